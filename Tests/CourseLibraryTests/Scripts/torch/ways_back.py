import torch

# A way back inside a way back: the inner one has its own shares.
W = torch.tensor([1.0, 1.0], requires_grad=True)


class Asks(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x)
        return x * 1

    @staticmethod
    def backward(ctx, gradient):
        (x,) = ctx.saved_tensors
        with torch.enable_grad():
            inner = torch.autograd.grad((x.detach() * W * 10).sum(), W, allow_unused=True)
        print("inner", inner)
        return gradient


x = torch.tensor([1.0, 1.0], requires_grad=True)
y = Asks.apply(x)
((y + W * 2).sum()).backward()
print(W.grad, x.grad)
W.grad = None
z = Asks.apply(W * 1)
(z.sum() + (W * 2).sum()).backward()
print(W.grad)

# What is retained is added to, and nobody else's.
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x * 2
y.retain_grad()
z = y.sum()
z.backward(retain_graph=True)
z.backward()
print(y.grad, x.grad)
x = torch.ones(2, requires_grad=True)
a, b = x * 2, x * 3
a.retain_grad()
b.retain_grad()
(a + b).sum().backward()
a.grad.zero_()
print(a.grad, b.grad)

# A leaf that wants no gradient any more when it comes to it.
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = (x * x).sum()
x.requires_grad_(False)
y.backward()
print(x.grad)

# Products over nothing.
for left, right in [((2, 7, 0), (0,)), ((2, 7, 0), (0, 3)), ((0, 7, 2), (2, 3)), ((3, 0, 2), (2,)), ((0,), (0,))]:
    a, b = torch.zeros(left, requires_grad=True), torch.zeros(right, requires_grad=True)
    (a @ b).sum().backward()
    print(a.grad.shape, b.grad.shape, b.grad)
