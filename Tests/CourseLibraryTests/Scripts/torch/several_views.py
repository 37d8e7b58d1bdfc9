# Updates in place of views of which one operation gave several, and of views of those.
import torch


def attempt(name, body):
    try:
        print(name, "->", body())
    except RuntimeError as error:
        print(name, "!!", error)


w = torch.ones(3, requires_grad=True)
sources = {
    "graph": lambda: torch.ones(4, 3, requires_grad=True) * 1,
    "leaf": lambda: torch.ones(4, 3, requires_grad=True),
    "plain": lambda: torch.ones(4, 3),
}
views = {
    "unbind": lambda a: a.unbind(0)[1],
    "split": lambda a: a.split(2)[1],
    "split into sizes": lambda a: a.split([1, 3])[1],
    "chunk": lambda a: a.chunk(2)[1],
    "iteration": lambda a: list(a)[2],
    "slice of unbind": lambda a: a.unbind(0)[1][:2],
    "chunk of slice": lambda a: a[1:].chunk(1)[0],
    "unbind of chunk": lambda a: a.chunk(1)[0].unbind(0)[1],
    "tensor_split": lambda a: a.tensor_split(2)[1],
    "vsplit": lambda a: a.vsplit(2)[1],
    "index": lambda a: a[1],
}


def number(x):
    return x.mul_(2).sum()


def wanting(x):
    return x.mul_(w[: x.shape[-1]]).sum()


def item(x):
    x[0] = 5.0
    return x.sum()


def zeros(x):
    return x.zero_().sum()


def copied(x):
    return x.copy_(torch.full((3,), 2.0)[: x.shape[-1]]).sum()


def detached(x):
    return x.detach().mul_(2).sum()


updates = [number, wanting, item, zeros, copied, detached]
for source_name, source in sources.items():
    for view_name, view in views.items():
        for update in updates:
            attempt(f"{source_name}, {view_name}, {update.__name__}:", lambda: update(view(source())).item())

# Without gradients, and out of place, nothing is refused.
x = torch.arange(6.0).reshape(2, 3)
for row in x:
    row.mul_(2)
first, second = x.chunk(2)
first += 1
print(x)
a = torch.ones(2, 3, requires_grad=True)
with torch.no_grad():
    for row in a:
        row.add_(1)
    a.unbind(1)[0].zero_()
print(a)
first, second = (a * 3).split(1)
(first * second).sum().backward()
print(a.grad)
