# The gradient that a tensor keeps, which is no leaf, is that of its latest numbers; and what copy_ leaves of the old ones.
import torch
import torch.nn.functional as F


def kept(change, view=lambda b: b, loss=lambda b, v: (v * v).sum()):
    """The gradients kept by b, or a view of it, and by the leaf, where b was changed after it was asked for them."""
    a = torch.ones(3, requires_grad=True)
    b = a * 2
    v = view(b)
    v.retain_grad()
    change(b, v)
    loss(b, v).backward()
    return v.grad, a.grad


def item(b, v): b[0] = 7.0
def masked(b, v): b[b > 1] = 7.0


def without(b, v):
    with torch.no_grad():
        b.mul_(3)


def half(b): return b[:2]
def of_base(b, v): return (b * b).sum()


print(kept(lambda b, v: b.mul_(3)))
print(kept(lambda b, v: b.mul_(3).add_(1)))
print(kept(item))
print(kept(masked))
print(kept(without))
print(kept(lambda b, v: b[1:].mul_(3)))
print(kept(lambda b, v: b.zero_()))
print(kept(lambda b, v: b.fill_(2)))
print(kept(lambda b, v: b.copy_(torch.ones(3))))
print(kept(lambda b, v: b.copy_(torch.ones(3, requires_grad=True))))
print(kept(lambda b, v: F.relu(b, inplace=True)))
print(kept(lambda b, v: F.elu_(b)))
print(kept(lambda b, v: b.exp_()))
print(kept(lambda b, v: b.mul_(3), half))
print(kept(lambda b, v: v.mul_(3), half))
print(kept(lambda b, v: v.mul_(3), half, of_base))
print(kept(lambda b, v: b.mul_(3), half, of_base))
a = torch.ones(3, requires_grad=True)
b = a * 2
b.retain_grad()
b.mul_(3)
b.retain_grad()
b.sum().backward()
print(b.grad, a.grad)


def copied(change):
    """The gradients of both leaves, where numbers that came from one were replaced, and of what the result is."""
    first, second = torch.ones(3, requires_grad=True), torch.ones(3, requires_grad=True)
    b = first * 2
    change(b, second)
    (b * torch.arange(3.0)).sum().backward()
    return first.grad, second.grad, b.is_leaf


def hooked(b, other):
    b.copy_(other)
    b.register_hook(lambda gradient: gradient * 10)


def whole(b, other): b[:] = other
def all_of_it(b, other): b[...] = other * 2
def first_only(b, other): b[0] = other[0]


print(copied(lambda b, other: b.copy_(other)))
print(copied(lambda b, other: b.copy_(other * 2)))
print(copied(lambda b, other: b.copy_(other[1])))
print(copied(lambda b, other: b.copy_(other.double())))
print(copied(lambda b, other: b.copy_(torch.ones(3))))
print(copied(lambda b, other: b.copy_(b)))
print(copied(lambda b, other: b.fill_(other[1])))
print(copied(lambda b, other: b[:2].copy_(other[1:])))
print(copied(lambda b, other: b.zero_()))
print(copied(lambda b, other: b.uniform_()))
for change in (hooked, whole, all_of_it, first_only):
    print(copied(change))
for dtype in (torch.float32, torch.float64):
    a = torch.ones(3, requires_grad=True)
    rows = torch.zeros(2, 3, dtype=dtype)
    rows.copy_(a)
    print(rows, rows.is_leaf)
    rows.sum().backward()
    print(a.grad)

# What was copied is another tensor, with a gradient and hooks of its own.
w = torch.ones(2, requires_grad=True)
z = torch.zeros(2)
z.copy_(w)
print(torch.autograd.grad(z.sum() * 3 + w.sum(), [z, w]))
z = torch.zeros(2)
z.copy_(w)
z.register_hook(lambda gradient: gradient * 10)
z.mul_(2)
(z + w).sum().backward()
print(z.is_leaf, w.grad)

# Numbers that were made for inference are not saved for a way back.
@torch.inference_mode()
def made():
    return torch.ones(2) * 3


def attempt(name, body):
    try:
        print(name, body())
    except RuntimeError as error:
        print(name, "!!", error)


def slope(body):
    x = torch.full((2,), 2.0, requires_grad=True)
    body(x).sum().backward()
    return x.grad


with torch.inference_mode():
    inferred, outer = torch.ones(2) * 3, torch.ones(2)
    with torch.inference_mode(False):
        inner = torch.ones(2) * 3
attempt("product", lambda: slope(lambda x: inferred * x))
attempt("product with a view", lambda: slope(lambda x: inferred[1:] * x))
attempt("product with what a function gave", lambda: slope(lambda x: made() * x))
attempt("power", lambda: slope(lambda x: x ** inferred))
attempt("sum", lambda: slope(lambda x: inferred + x))
attempt("product with a copy", lambda: slope(lambda x: inferred.clone() * x))
attempt("product with what is computed later", lambda: slope(lambda x: (inferred * 2) * x))
attempt("product with what the mode does not hold for", lambda: slope(lambda x: inner * x))
attempt("product with an array's", lambda: slope(lambda x: torch.from_numpy(inferred.numpy()) * x))
attempt("linear", lambda: slope(lambda x: torch.nn.functional.linear(x, outer.reshape(1, 2))))
with torch.no_grad():
    plain = torch.ones(2) * 3
attempt("product, without gradients", lambda: slope(lambda x: plain * x))
