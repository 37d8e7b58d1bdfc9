# Functions with a backward of their own, as PyTorch has them: `check_with_torch.py` holds the expectations to it.
import torch


def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error).split(":")[0].split(" [")[0][:90])


def function(forward, backward):
    return type(
        "Made", (torch.autograd.Function,), {"forward": staticmethod(forward), "backward": staticmethod(backward)})


def leaf():
    return torch.tensor([2.0, 3.0], requires_grad=True)


def run(forward, backward, *more):
    x = leaf()
    result = function(forward, backward).apply(x * 2, *more)
    print(result)
    (result if isinstance(result, torch.Tensor) else result[0]).sum().backward()
    print(x.grad)


# Several results, some of them no tensors, some not reached.
def both(ctx, x, factor):
    ctx.factor = factor
    return x * factor, x + factor


def both_back(ctx, product, total):
    return product * ctx.factor + total, None


Both = function(both, both_back)
x = leaf()
a, b = Both.apply(x, 5)
(a * 2 + b).sum().backward()
print(x.grad, a, b)
a, b = Both.apply(x, 5)
b.sum().backward()
print(x.grad)
a, b = Both.apply(x, 5)
a.sum().backward(retain_graph=True)
(a + b).sum().backward()
print(x.grad)
run(lambda ctx, x: (x * 2, "text", 7), lambda ctx, g, one, two: (print(one, two), g)[1])
run(lambda ctx, x: (x * 2, x.argmax()), lambda ctx, g, index: (print(index), g)[1])
run(lambda ctx, x: x, lambda ctx, g: g * 5)
print(function(lambda ctx, x: "text", None).apply(leaf()))


def unreached(ctx, x):
    ctx.set_materialize_grads(False)
    return x * 3, x * 4


def apart(ctx, x):
    marked = x * 2
    ctx.mark_non_differentiable(marked)
    return x * 3, marked


run(unreached, lambda ctx, g, h: (print(h), g * 3)[1])
run(lambda ctx, x: (x * 3, x * 4), lambda ctx, g, h: (print(h), g * 3)[1])
run(apart, lambda ctx, g, h: g + h)


# What is saved.
def square(ctx, x):
    print(ctx.needs_input_grad, ctx.saved_tensors)
    ctx.save_for_backward(x, None)
    return x * x


def square_back(ctx, g):
    x, nothing = ctx.saved_tensors
    return g * 2 * x


Square = function(square, square_back)
x = leaf()
y = Square.apply(x)
y.sum().backward(retain_graph=True)
y.sum().backward()
print(x.grad)
raises(lambda: y.sum().backward())
middle = x * 1
y = Square.apply(middle)
middle.add_(1)
raises(lambda: y.sum().backward())
raises(lambda: function(lambda ctx, x: ctx.save_for_backward("text"), None).apply(leaf()))
y = Square.apply(leaf())
for number in range(30000):
    items = [number]
    items.append(items)
y.sum().backward()


class Scaled(torch.autograd.Function):
    @staticmethod
    def forward(x, factor):
        return x * factor

    @staticmethod
    def setup_context(ctx, inputs, output):
        ctx.factor = inputs[1]
        ctx.save_for_backward(output)

    @staticmethod
    def backward(ctx, g):
        output, = ctx.saved_tensors
        return g * ctx.factor * output, None


x = leaf()
Scaled.apply(x, 3).sum().backward()
print(x.grad, Scaled.apply(x, 3), Scaled.apply(x.detach(), 3))
with torch.no_grad():
    print(Scaled.apply(x, 3))


# In place.
def more(ctx, x):
    x.add_(1)
    ctx.mark_dirty(x)
    return x


More = function(more, lambda ctx, g: g * 3)
x = leaf()
middle = x * 1
y = More.apply(middle)
print(y is middle, middle.grad_fn.name(), y)
y.sum().backward()
print(x.grad)
try:
    More.apply(leaf())
except RuntimeError:
    print("RuntimeError")
raises(lambda: function(lambda ctx, x: (ctx.mark_dirty(x), x * 1)[1], None).apply(leaf() * 1))

# What backward may give.
times = lambda ctx, x: x * x
run(times, lambda ctx, g: torch.ones(4, 2))
run(times, lambda ctx, g: g.double())
run(times, lambda ctx, g: (g, None))
run(times, lambda ctx, g: None)
for given in [torch.zeros(7), "text", [torch.zeros(2)], (torch.zeros(2), torch.zeros(2))]:
    raises(lambda: run(times, lambda ctx, g: given))
raises(lambda: run(lambda ctx, x, k: x * k, lambda ctx, g: (g, g), 3))
raises(lambda: run(lambda ctx, x, k: x * k, lambda ctx, g: g, 3))
x, y = leaf(), leaf()
raises(lambda: torch.autograd.grad((x * 2).sum(), [x, y]))

# Hooks that nothing else holds.
x = leaf()
x.register_hook((lambda factors: lambda g: g * factors[0])([3.0]))
for number in range(30000):
    items = [number]
    items.append(items)
(x * x).sum().backward()
print(x.grad)

# What PyTorch prints.
# -> tensor([11., 11.]) tensor([10., 15.], grad_fn=<MadeBackward>) tensor([7., 8.], grad_fn=<MadeBackward>)
# -> tensor([12., 12.])
# -> tensor([23., 23.])
# -> (tensor([ 8., 12.], grad_fn=<MadeBackward>), 'text', 7)
# -> None None
# -> tensor([2., 2.])
# -> (tensor([ 8., 12.], grad_fn=<MadeBackward>), tensor(1))
# -> tensor(0)
# -> tensor([2., 2.])
# -> tensor([4., 6.], grad_fn=<MadeBackward>)
# -> tensor([10., 10.])
# -> text
# -> (tensor([12., 18.], grad_fn=<MadeBackward>), tensor([16., 24.], grad_fn=<MadeBackward>))
# -> None
# -> tensor([6., 6.])
# -> (tensor([12., 18.], grad_fn=<MadeBackward>), tensor([16., 24.], grad_fn=<MadeBackward>))
# -> tensor([0., 0.])
# -> tensor([6., 6.])
# -> (tensor([12., 18.], grad_fn=<MadeBackward>), tensor([ 8., 12.]))
# -> tensor([2., 2.])
# -> (True,) ()
# -> tensor([ 8., 12.])
# -> RuntimeError: Trying to backward through the graph a second time (or directly access saved tensors after
# -> (True,) ()
# -> RuntimeError: one of the variables needed for gradient computation has been modified by an inplace opera
# -> TypeError: save_for_backward can only save variables, but argument 0 is of type str
# -> (True,) ()
# -> tensor([18., 27.]) tensor([6., 9.], grad_fn=<ScaledBackward>) tensor([6., 9.])
# -> tensor([6., 9.])
# -> True MadeBackward tensor([3., 4.], grad_fn=<MadeBackward>)
# -> tensor([3., 3.])
# -> RuntimeError
# -> RuntimeError: Some elements marked as dirty during the forward method were not returned as output. The i
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> tensor([8., 8.])
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> tensor([2., 2.])
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> tensor([2., 2.])
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> None
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> RuntimeError: Function MadeBackward returned an invalid gradient at index 0 - got
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> RuntimeError: expected Variable or None (got str)
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> RuntimeError: expected Variable or None (got list)
# -> tensor([16., 36.], grad_fn=<MadeBackward>)
# -> RuntimeError: function MadeBackward returned an incorrect number of gradients (expected 1, got 2)
# -> tensor([12., 18.], grad_fn=<MadeBackward>)
# -> RuntimeError: function MadeBackward returned a gradient different than None at position 2, but the corre
# -> tensor([12., 18.], grad_fn=<MadeBackward>)
# -> RuntimeError: function MadeBackward returned an incorrect number of gradients (expected 2, got 1)
# -> RuntimeError: The differentiated Tensor at index 1 appears to not have been used in the graph. Set allow
# -> tensor([12., 18.])
