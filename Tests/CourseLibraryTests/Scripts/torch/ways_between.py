import torch


def leaf(*numbers):
    return torch.tensor(numbers, requires_grad=True)


# Only what lies between the outputs and the inputs is gone through and freed.
x = leaf(1.0, 2.0)
h = x.exp()
g, = torch.autograd.grad((h * h).sum(), h)
h.backward(g)
print(g, x.grad)

x = leaf(1.0, 2.0)
a = x.exp()
b = a.exp()
print(torch.autograd.grad(b.sum(), a))
print(torch.autograd.grad(a.sum(), x))
try:
    torch.autograd.grad(b.sum(), a)
except RuntimeError as error:
    print(str(error)[:50])


# Hooks see what passes by, and what is kept is what came by.
def hooked(names):
    seen = []
    x = leaf(1.0, 2.0)
    w = leaf(3.0, 4.0)
    y = x * 2
    z = y * w
    tensors = {"x": x, "y": y, "w": w, "z": z}
    for name in tensors:
        tensors[name].register_hook(lambda gradient, name=name: seen.append(name))
    y.retain_grad()
    z.retain_grad()
    found = torch.autograd.grad(z.sum(), [tensors[name] for name in names])
    return found, sorted(seen), y.grad, z.grad, x.grad, w.grad


for names in ["w", "y", "x", "xy", "z", "zw", "xw"]:
    print(names, hooked(names))


# A backward that is not on the way does not run; what is stale there does no harm.
class Loud(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return x * 1

    @staticmethod
    def backward(ctx, gradient):
        print("Loud runs")
        return gradient


x, w = leaf(1.0, 2.0), leaf(3.0, 4.0)
y = Loud.apply(x)
print(torch.autograd.grad((y * w).sum(), w))
print(torch.autograd.grad((y * w).sum(), x))
y = x.exp()
z = (y * 3 * w).sum()
y.add_(1)
print(torch.autograd.grad(z, w))

# Outputs that do not lead to any input, and one that is the input.
x, w = leaf(1.0, 2.0), leaf(3.0, 4.0)
a, b = (x.exp() * x).sum(), (w.exp() * w).sum()
print(torch.autograd.grad([a, b], [w]))
print(torch.autograd.grad(a, [w], allow_unused=True))
print(torch.autograd.grad(a, a))
a.backward()
print(x.grad, w.grad)

# The same where gradients are added to the inputs' own.
x, w = leaf(1.0, 2.0), leaf(3.0, 4.0)
h = x.exp()
(h * w).sum().backward(inputs=[w])
print(x.grad, w.grad)
h.sum().backward()
print(x.grad, w.grad)
