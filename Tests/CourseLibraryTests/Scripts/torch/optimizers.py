# Two steps of every optimizer on a quadratic, parameter groups, state, text.
import torch
import torch.nn as nn

for make in (lambda p: torch.optim.SGD(p, lr=0.1), lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9, nesterov=True), lambda p: torch.optim.SGD(p, lr=0.1, weight_decay=0.5),
             lambda p: torch.optim.Adam(p, lr=0.1), lambda p: torch.optim.Adam(p, lr=0.1, weight_decay=0.1), lambda p: torch.optim.AdamW(p, lr=0.1), lambda p: torch.optim.RMSprop(p, lr=0.1), lambda p: torch.optim.RMSprop(p, lr=0.1, momentum=0.9, centered=True),
             lambda p: torch.optim.Adagrad(p, lr=0.1), lambda p: torch.optim.Adadelta(p)):
    w = torch.tensor([1.0, -2.0], requires_grad=True)
    optimizer = make([w])
    for _ in range(3):
        optimizer.zero_grad()
        (w ** 2).sum().backward()
        optimizer.step()
    print(type(optimizer).__name__, w.detach())
net = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))
opt = torch.optim.SGD([{"params": net[0].parameters(), "lr": 0.5}, {"params": net[1].parameters()}], lr=0.1, momentum=0.9)
print(len(opt.param_groups), [g["lr"] for g in opt.param_groups], [len(g["params"]) for g in opt.param_groups], opt.param_groups[0]["momentum"])
opt.param_groups[1]["lr"] = 0.2
print([g["lr"] for g in opt.param_groups])
opt.zero_grad()
print(net[0].weight.grad)
net(torch.ones(1, 2)).sum().backward()
print(net[0].weight.grad is None, net[1].bias.grad)
opt.zero_grad()
print(net[1].bias.grad)
w = nn.Parameter(torch.ones(2))
opt = torch.optim.Adam([w], lr=0.01)


def closure():
    opt.zero_grad()
    loss = (w ** 2).sum()
    loss.backward()
    return loss


print(opt.step(closure), w)
print(opt.defaults["lr"], opt.defaults["betas"])
for body in (lambda: torch.optim.SGD([], lr=0.1), lambda: torch.optim.SGD([w], lr=-1), lambda: torch.optim.SGD(w, lr=0.1), lambda: torch.optim.SGD([w * 2], lr=0.1), lambda: torch.optim.Adam([w], betas=(1.0, 0.9)), lambda: torch.optim.SGD([w], lr=0.1, nesterov=True),
             lambda: torch.optim.Adam(["a"]), lambda: torch.optim.SGD([{"params": [w]}, {"params": [w]}], lr=0.1)):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", error)
