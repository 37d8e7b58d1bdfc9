import torch
import torch.nn.functional as F


def slopes(shape, function, others):
    """The gradient where the result was given other numbers."""
    w = (torch.arange(float(torch.Size(shape).numel())).reshape(shape) / 10).requires_grad_()
    y = function(w)
    y.data = others
    try:
        (y * torch.arange(y.numel()).reshape(y.shape)).sum().backward()
        return w.grad.flatten()[:6], w.grad.dtype
    except RuntimeError as error:
        return error


kernel = torch.ones(1, 1, 3, 3)
map_shape = (1, 1, 6, 6)
functions = [
    ("conv2d", map_shape, lambda w: F.conv2d(w, kernel)), ("pool", map_shape, lambda w: F.max_pool2d(w, 2)),
    ("mean pool", map_shape, lambda w: F.avg_pool2d(w, 2)), ("pad", map_shape, lambda w: F.pad(w, (1, 1))),
    ("interpolate", map_shape, lambda w: F.interpolate(w, scale_factor=2.0)),
    ("batch norm", map_shape, lambda w: F.batch_norm(w, None, None, training=True)),
    ("group norm", (1, 4, 2, 2), lambda w: F.group_norm(w, 2)), ("layer norm", (2, 6), lambda w: F.layer_norm(w, (6,))),
    ("relu", (6,), torch.relu), ("times", (6,), lambda w: w * 3), ("exp", (6,), torch.exp),
    ("sum", (2, 3), lambda w: w.sum(1)), ("softmax", (2, 3), lambda w: w.softmax(1)),
    ("cat", (6,), lambda w: torch.cat([w, w])), ("view", (6,), lambda w: w[:-1]),
    ("reshape", (6,), lambda w: w.reshape(2, 3)), ("expand", (6,), lambda w: w.expand(2, 6)),
    ("sort", (6,), lambda w: w.sort()[0]), ("cumsum", (6,), lambda w: w.cumsum(0)), ("flip", (6,), lambda w: w.flip(0)),
    ("index", (6,), lambda w: w[torch.arange(6)]), ("gather", (6,), lambda w: w.gather(0, torch.arange(6))),
    ("matmul", (2, 3), lambda w: w @ torch.ones(3, 2)), ("linear", (2, 3), lambda w: F.linear(w, torch.ones(5, 3))),
    ("stack", (6,), lambda w: torch.stack([w, w])), ("where", (6,), lambda w: torch.where(w > 0.2, w, w * 2)),
    ("clone", (6,), lambda w: w.clone()),
    ("amax", (2, 3), lambda w: w.amax(1)), ("var", (2, 3), lambda w: w.var(1)), ("prod", (2, 3), lambda w: w.prod(1)),
    ("topk", (6,), lambda w: w.topk(3)[0]), ("unfold", map_shape, lambda w: F.unfold(w, 2)),
    ("embedding", (3, 2), lambda w: F.embedding(torch.tensor([1, 2]), w)),
    ("scalar", (3,), lambda w: w.sum()),
]
for name, shape, function in functions:
    # No product of the shape's numbers fits a result of these.
    print(name, "of another shape:", slopes(shape, function, torch.ones(7)))
    size = function(torch.ones(shape)).shape
    print(name, "of another type:", slopes(shape, function, torch.ones(size, dtype=torch.float64)))


def written(change):
    """Results that were written to, and then given other numbers."""
    w = torch.arange(6.0, requires_grad=True)
    y = torch.zeros(6)
    change(y, w)
    y.data = torch.ones(4)
    try:
        y.sum().backward()
        return w.grad
    except RuntimeError as error:
        return error


def first(y, w):
    y[0] = w[0]


def part(y, w):
    y[2:] = w[2:]


print(written(first), written(part))

# The gradient that the way back begins with belongs to the numbers of before, too.
x = torch.ones(3, requires_grad=True)
y = x * 2
y.data = torch.ones(4)
for begin in [lambda: y.backward(torch.ones(4)), lambda: torch.autograd.grad(y, x, torch.ones(4))]:
    try:
        begin()
    except RuntimeError as error:
        print(error)
# Where the numbers of before would be repeated to fit the new ones, their gradients are summed.
y = x * 2
y.data = torch.ones(2, 3)
y.sum().backward()
print(x.grad)
y = (x * 2).sum()
y.data = torch.ones(4)
y.backward(torch.ones(4))
print(x.grad)


# A gradient of a custom function's is looked at only where one is wanted.
class Careless(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x, y):
        return x + y

    @staticmethod
    def backward(ctx, gradient):
        return gradient, torch.ones(7)


for makes in [lambda x: Careless.apply(x, torch.ones(3)), lambda x: Careless.apply(torch.ones(3), x)]:
    x = torch.ones(3, requires_grad=True)
    try:
        makes(x).sum().backward()
        print(x.grad)
    except RuntimeError as error:
        print(error)
