# State dicts and checkpoints to a file and back.
import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
with torch.no_grad():
    net[0].weight.copy_(torch.arange(6.0).reshape(3, 2))
    net[0].bias.fill_(0.5)
torch.save(net.state_dict(), "net.pt")
state = torch.load("net.pt", weights_only=True)
print(type(state).__name__, list(state))
print(state["0.weight"])
other = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
print(other.load_state_dict(torch.load("net.pt", weights_only=True)))
print(torch.equal(other[0].weight, net[0].weight))
opt = torch.optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
torch.save({"epoch": 5, "model": net.state_dict(), "loss": 0.25, "history": [1.0, 0.5], "name": "run", "done": False, "nothing": None, "shape": (2, 3)}, "checkpoint.pt")
checkpoint = torch.load("checkpoint.pt")
print(checkpoint["epoch"], checkpoint["loss"], checkpoint["history"], checkpoint["name"], checkpoint["done"], checkpoint["nothing"], checkpoint["shape"])
net.load_state_dict(checkpoint["model"])
torch.save(torch.tensor([1, 2, 3]), "tensor.pt")
print(torch.load("tensor.pt"))
torch.save([torch.zeros(2), {"a": torch.ones(1, dtype=torch.float64)}], "list.pt")
print(torch.load("list.pt"))
try:
    torch.load("missing.pt")
except FileNotFoundError as error:
    print(type(error).__name__)
