import torch
from torch import nn, optim
from torch.utils.data import DataLoader, TensorDataset, random_split, Subset
import torch.nn.functional as F


def formula(*shape):
    n = 1
    for s in shape:
        n *= s
    return torch.sin(torch.arange(n, dtype=torch.float32) * 0.37 + 0.1).reshape(shape)


class LeNet(nn.Module):
    def __init__(self, num_classes=4):
        super(LeNet, self).__init__()
        self.features = nn.Sequential(
            nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 12, kernel_size=3), nn.ReLU(), nn.MaxPool2d(kernel_size=2, stride=2))
        self.classifier = nn.Sequential(nn.Flatten(), nn.Linear(12 * 3 * 3, 20), nn.ReLU(), nn.Linear(20, num_classes))

    def forward(self, x):
        return self.classifier(self.features(x))


device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = LeNet().to(device)
with torch.no_grad():
    for p in model.parameters():
        p.copy_(formula(*p.shape) * 0.2)
X = formula(40, 1, 16, 16) + torch.arange(40).view(-1, 1, 1, 1) % 4
y = torch.arange(40) % 4
dataset = TensorDataset(X, y)
train_set, test_set = Subset(dataset, range(32)), Subset(dataset, list(range(32, 40)))
train_loader = DataLoader(train_set, batch_size=8, shuffle=False)
test_loader = DataLoader(test_set, batch_size=8)
criterion = nn.CrossEntropyLoss()
optimizer = optim.SGD(model.parameters(), lr=0.05, momentum=0.9, weight_decay=1e-4)
scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=2, gamma=0.5)
print(optimizer)
for epoch in range(5):
    model.train()
    running_loss, correct, total = 0.0, 0, 0
    for i, (inputs, labels) in enumerate(train_loader):
        inputs, labels = inputs.to(device), labels.to(device)
        optimizer.zero_grad()
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), max_norm=5.0)
        optimizer.step()
        running_loss += loss.item() * inputs.size(0)
        _, predicted = torch.max(outputs.data, 1)
        total += labels.size(0)
        correct += (predicted == labels).sum().item()
    scheduler.step()
    print(f"Epoch [{epoch + 1}/5], Loss: {running_loss / total:.3f}, Accuracy: {100 * correct / total:.2f}%, lr: {scheduler.get_last_lr()}")
model.eval()
with torch.no_grad():
    for inputs, labels in test_loader:
        out = model(inputs)
        prob = F.softmax(out, dim=1)
        pred = out.argmax(dim=1, keepdim=True)
        print(pred.view(-1), pred.eq(labels.view_as(pred)).sum().item(), prob.sum(1))
        print(prob.topk(2, dim=1).indices.shape, prob.max(dim=1).values.shape)
print(len(train_loader), len(train_loader.dataset), len(dataset), dataset[0][0].shape, dataset[3][1])
a, b = random_split(dataset, [30, 10], generator=torch.Generator().manual_seed(42))
print(len(a), len(b), type(a).__name__, sorted(a.indices + b.indices) == list(range(40)))
c, d = random_split(dataset, [0.75, 0.25])
print(len(c), len(d))
batch = next(iter(DataLoader(dataset, batch_size=16, drop_last=True)))
print([t.shape for t in batch], type(batch).__name__)
for name, module in model.named_modules():
    print(name or "(root)", type(module).__name__)
print(optimizer.param_groups[0]["lr"], optimizer.state_dict()["param_groups"][0]["momentum"], sorted(optimizer.param_groups[0]))
print(model.classifier[-1].weight.grad.shape, round(model.classifier[3].bias.grad.norm().item(), 3))
print(scheduler.state_dict()["last_epoch"], scheduler.last_epoch)
