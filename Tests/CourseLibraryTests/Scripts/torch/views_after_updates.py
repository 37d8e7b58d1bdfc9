# Views that show an element several times, used after their base was changed in place; and expand, whose result is
# always another tensor.
import torch


def attempt(name, body):
    try:
        print(name, body())
    except RuntimeError as error:
        print(name, "!!", error)


def slope(shape, view, change, weigh=False):
    """The gradient of x, where h = x and a view of h is summed after h was changed."""
    x = torch.zeros(shape, requires_grad=True)
    h = x * 1
    rows = view(h)
    change(h)
    rows = rows * torch.arange(float(rows.numel())).reshape(rows.shape) if weigh else rows
    rows.sum().backward()
    return x.grad


def added(h): h += 1
def tripled(h): h.mul_(3)
def first(h): h[0].mul_(2)
def last(h): h[-1:].add_(1)


views = {
    "expand": lambda h: h.expand(4, 3),
    "expand of one": lambda h: h[:1].expand(5),
    "part of expand": lambda h: h.expand(4, 3)[1:, ::2].unsqueeze(0),
    "expand turned": lambda h: h.expand(2, 2, 3).transpose(0, 2),
    "broadcast_to": lambda h: torch.broadcast_to(h, (4, 3)),
    "broadcast_tensors": lambda h: torch.broadcast_tensors(h, torch.zeros(2, 3))[0],
    "meshgrid": lambda h: torch.meshgrid(h, torch.arange(2.0), indexing="ij")[0],
    "unfold": lambda h: h.unfold(0, 2, 1),
    "unfold apart": lambda h: h.unfold(0, 1, 2),
    "as_strided": lambda h: h.as_strided((2, 2), (1, 1)),
    "as_strided twice": lambda h: h.as_strided((2, 2, 2), (1, 0, 1)),
    "as_strided of expand": lambda h: h.expand(4, 3).as_strided((3,), (1,)),
    "same": lambda h: h.expand(3),
    "slice": lambda h: h[1:],
}
for name, view in views.items():
    for change in (added, tripled, first, last):
        attempt(f"{name}, {change.__name__}:", lambda: slope((3,), view, change))
        attempt(f"{name}, {change.__name__}, weighed:", lambda: slope((3,), view, change, True))
print(slope((2, 4), lambda h: h.unfold(1, 3, 1)[1], tripled))
print(slope((2, 3, 3), lambda h: h.unfold(1, 2, 1).unfold(2, 2, 1), tripled))
x = torch.arange(4.0, requires_grad=True)
y = x * 1
windows = y.unfold(0, 2, 1)
y.mul_(2)
windows.sum().backward()
print(x.grad)

# A leaf that shows elements several times: each element's gradient in equal shares.
leaf = torch.ones(3).expand(4, 3).requires_grad_()
leaf.as_strided((3,), (1,)).sum().backward()
print(leaf.grad)

# One of several views that one operation gave has no history any more when its base was changed.
several = {
    "unbind": lambda h: h.unbind(0)[1],
    "expand of unbind": lambda h: h.unbind(0)[1].expand(4, 3),
    "split": lambda h: h.split(1)[1],
    "chunk": lambda h: h.chunk(2)[1],
    "tensor_split": lambda h: h.tensor_split(2)[1],
    "index": lambda h: h[1],
}
for name, view in several.items():
    for change in (tripled, first):
        attempt(f"{name}, {change.__name__}:", lambda: slope((2, 3), view, change))
plain = torch.ones(2, 3)
row, part = plain.unbind(0)[1], plain[1]
plain.mul_(torch.full((3,), 2.0, requires_grad=True))
attempt("unbind of numbers without a history:", lambda: row.sum().backward())
attempt("index of numbers without a history:", lambda: part.sum().backward())

# A view that was made without gradients has no history that an update could go on.
def without(change):
    a = torch.ones(2, 3, requires_grad=True)
    b = a * 1
    with torch.no_grad():
        row = b[0]
    change(b, row)
    b.sum().backward()
    return a.grad


for change in (lambda b, row: row.mul_(2), lambda b, row: row.zero_(), lambda b, row: row.copy_(b[1]),
               lambda b, row: row.exp_(), lambda b, row: b[0].mul_(2), lambda b, row: b.mul_(2)):
    attempt("made without gradients:", lambda: without(change))


# What expand gives is another tensor, also where the shape is the same.
a = torch.ones(3, requires_grad=True)
for same in (a.expand(3), a.expand(-1), torch.broadcast_to(a, (3,)), a.expand_as(a), a.t(), a.view(3), a.movedim(0, 0)):
    print(same is a, same.is_leaf, same.requires_grad, same.data_ptr() == a.data_ptr())
b = a.expand(3)
b.register_hook(lambda gradient: gradient * 10)
(a + b).sum().backward()
print(a.grad)
t = torch.ones(3)
t.expand(3).requires_grad_()
torch.broadcast_to(t, (3,)).unsqueeze_(0)
print(t.requires_grad, t.shape)
t.expand(3)[0] = 5
print(t)

# A leaf that is a view is a leaf no more when its base got a history.
numbers, factor = torch.ones(4), torch.full((4,), 2.0, requires_grad=True)
leaf = numbers[:2].requires_grad_()
part = leaf[1:]
print(leaf.is_leaf, part.is_leaf)
numbers.mul_(factor)
print(leaf.is_leaf, leaf.requires_grad, part.requires_grad)
(leaf * 2).sum().backward(retain_graph=True)
print(leaf.grad, factor.grad)
(part * 3).sum().backward()
print(leaf.grad, factor.grad)
numbers, leaf = torch.ones(4), None
leaf = numbers[:2].requires_grad_()
numbers.mul_(3)
with torch.no_grad():
    numbers.mul_(factor)
(leaf * 2).sum().backward()
print(leaf.is_leaf, leaf.grad)
