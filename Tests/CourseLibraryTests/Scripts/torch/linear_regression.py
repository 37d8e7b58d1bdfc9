# Gradient descent by hand, then with autograd, then with nn.
import torch
import torch.nn as nn

x = torch.linspace(0, 1, 11)
y = 3 * x + 2
w, b = torch.zeros(1), torch.zeros(1)
for step in range(100):
    error = w * x + b - y
    w -= 0.5 * (2 * error * x).mean()
    b -= 0.5 * (2 * error).mean()
print(w, b)
w = torch.zeros(1, requires_grad=True)
b = torch.zeros(1, requires_grad=True)
for step in range(100):
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    with torch.no_grad():
        w -= 0.5 * w.grad
        b -= 0.5 * b.grad
        w.grad.zero_()
        b.grad.zero_()
print(w, b, loss)
model = nn.Linear(1, 1)
nn.init.zeros_(model.weight)
nn.init.zeros_(model.bias)
optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
for step in range(100):
    loss = nn.functional.mse_loss(model(x.unsqueeze(1)), y.unsqueeze(1))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
print(model.weight, model.bias, loss.item() < 0.01)
print(model.weight.data, model.weight.grad.shape)
A = torch.stack([x, torch.ones(11)], dim=1)
print((A.T @ A) @ torch.tensor([3.0, 2.0]) - A.T @ y)
