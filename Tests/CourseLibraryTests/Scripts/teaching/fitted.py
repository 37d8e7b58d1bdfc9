# `fit` is the loop that one would write, with what it costs before and the curve after.
import torch
import torch.nn as nn
from convbook import *


def raises(call):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def net():
    torch.manual_seed(3)
    return nn.Sequential(nn.Conv2d(1, 4, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(64, 3))


torch.manual_seed(0)
x = torch.randn(48, 1, 8, 8)
y = torch.arange(48) % 3
x = x + (y - 1).float().view(-1, 1, 1, 1)

model = net()
history = fit(model, x, y, epochs=3, batch_size=16, lr=0.01, validation=(x[:8], y[:8]), curve=False)
print(sorted(history.history), len(history.epoch), model.training)

# The same by hand, in the same order.
other = net()
rule = torch.optim.Adam(other.parameters(), 0.01)
generator = torch.Generator().manual_seed(0)
loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(x, y), batch_size=16, shuffle=True, generator=generator)
next(iter(loader))
losses = []
for epoch in range(3):
    total = 0.0
    for a, b in loader:
        rule.zero_grad()
        loss = nn.functional.cross_entropy(other(a), b)
        loss.backward()
        rule.step()
        total += loss.item() * len(b)
    losses.append(total / 48)
print(all(abs(a - b) < 1e-6 for a, b in zip(losses, history.history["loss"])), losses[-1] < losses[0])
print(all(torch.equal(a, b) for a, b in zip(model.parameters(), other.parameters())))

line = nn.Linear(2, 1)
data = torch.utils.data.TensorDataset(torch.ones(4, 2), torch.zeros(4, 1))
print(sorted(fit(line, data, loss="l1", optimizer="sgd", lr=0.1, epochs=1).history))
print(sorted(fit(line, torch.utils.data.DataLoader(data, batch_size=2), optimizer=torch.optim.SGD(line.parameters(), 0.1), epochs=1).history))

raises(lambda: fit(line, torch.ones(4, 2)))
raises(lambda: fit(line, torch.ones(4, 2), torch.ones(3, 1)))
raises(lambda: fit(line, data, loss="mes"))
raises(lambda: fit(line, data, optimizer="adan"))
raises(lambda: fit(line, data, epochs=0))
raises(lambda: fit(lambda x: x, data))
raises(lambda: fit(line, data, optimizer=torch.optim.SGD(line.parameters(), 0.1), lr=1))
raises(lambda: fit(line, torch.zeros(0, 2), torch.zeros(0, 1)))
