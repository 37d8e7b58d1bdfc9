# Functions with a backward of their own.
import torch
from torch.autograd import Function


class MyReLU(Function):
    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return input.clamp(min=0)

    @staticmethod
    def backward(ctx, grad_output):
        input, = ctx.saved_tensors
        grad_input = grad_output.clone()
        grad_input[input < 0] = 0
        return grad_input


class Scale(Function):
    @staticmethod
    def forward(ctx, x, factor):
        ctx.factor = factor
        return x * factor

    @staticmethod
    def backward(ctx, grad):
        return grad * ctx.factor, None


x = torch.tensor([-1.0, 0.5, 2.0], requires_grad=True)
y = MyReLU.apply(x)
print(y)
y.sum().backward()
print(x.grad)
z = Scale.apply(x, 3.0)
print(z)
z.backward(torch.ones(3))
print(x.grad)
a = torch.randn(3, dtype=torch.float64, requires_grad=True)
print(torch.autograd.gradcheck(torch.sin, (a,)))
print(torch.autograd.functional.jacobian(lambda t: t ** 2, torch.tensor([1.0, 2.0])))
g = torch.autograd.grad(outputs=(x ** 2).sum(), inputs=x)
print(g)
w = torch.tensor([2.0], requires_grad=True)
loss = (w ** 2).sum()
loss.backward(retain_graph=True)
loss.backward()
print(w.grad)
