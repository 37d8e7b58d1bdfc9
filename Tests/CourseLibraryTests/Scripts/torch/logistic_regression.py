# Two classes, a sigmoid, binary cross entropy; then softmax regression by hand.
import torch
import torch.nn as nn

t = torch.arange(20).float()
X = torch.stack([torch.sin(t), torch.cos(2 * t)], 1)
y = (X.sum(1) > 0).float().unsqueeze(1)
w = torch.zeros(2, 1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for i in range(50):
    p = torch.sigmoid(X @ w + b)
    loss = -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()
    loss.backward()
    with torch.no_grad():
        w -= 1.0 * w.grad
        b -= 1.0 * b.grad
    w.grad, b.grad = None, None
print(loss, w, b, ((p > 0.5) == y).float().mean())
model = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())
for p in model.parameters():
    nn.init.zeros_(p)
opt = torch.optim.SGD(model.parameters(), lr=1.0)
bce = nn.BCELoss()
for i in range(50):
    opt.zero_grad()
    out = bce(model(X), y)
    out.backward()
    opt.step()
print(out, model[0].weight)
labels = (X[:, 0] > 0).long() + (X[:, 1] > 0).long()
W = torch.zeros(2, 3)
for i in range(30):
    s = X @ W
    P = torch.exp(s - s.max(1, keepdim=True).values)
    P = P / P.sum(1, keepdim=True)
    G = P.clone()
    G[range(20), labels] -= 1
    W -= 0.5 * X.T @ G / 20
print(W, -P[torch.arange(20), labels].log().mean())
