# The training loop of every tutorial, on points by formula, with accuracy and evaluation.
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset

t = torch.arange(60).float()
X = torch.stack([torch.sin(t), torch.cos(t * 1.3)], dim=1)
y = (X[:, 0] * X[:, 1] > 0).long()
train, test = TensorDataset(X[:40], y[:40]), TensorDataset(X[40:], y[40:])


class MLP(nn.Module):
    def __init__(self):
        super(MLP, self).__init__()
        self.net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 2))

    def forward(self, x):
        return self.net(x)


model = MLP()
with torch.no_grad():
    for p in model.parameters():
        p.copy_(torch.sin(torch.arange(p.numel()).float() * 1.7 + 0.3).reshape(p.shape))
criterion = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
for epoch in range(4):
    model.train()
    running_loss, correct, total = 0.0, 0, 0
    for inputs, targets in DataLoader(train, batch_size=10):
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, targets)
        loss.backward()
        optimizer.step()
        running_loss += loss.item() * inputs.size(0)
        _, predicted = torch.max(outputs, 1)
        total += targets.size(0)
        correct += (predicted == targets).sum().item()
    scheduler.step()
    print(f"epoch {epoch + 1}: loss {running_loss / total:.3f} accuracy {correct / total:.2%} lr {scheduler.get_last_lr()[0]:.4f}")
model.eval()
with torch.no_grad():
    logits = torch.cat([model(x) for x, _ in DataLoader(test, batch_size=8)])
print(logits.shape, (logits.argmax(1) == y[40:]).float().mean())
total_norm = nn.utils.clip_grad_norm_(model.parameters(), max_norm=0.01)
print(f"{total_norm:.3f}", f"{torch.sqrt(sum((p.grad ** 2).sum() for p in model.parameters())):.4f}")
