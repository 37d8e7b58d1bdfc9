# Tensors, parameters and modules as objects: data that is replaced, copies, places, names and refusals, as PyTorch.
import copy
import torch
import torch.nn as nn
import torch.nn.functional as F


def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error).split("\n")[0])


def kind(body):
    """Only the class of what is raised, where the words differ."""
    try:
        body()
        print("nothing")
    except Exception as error:
        print(type(error).__name__)


def leaf():
    return torch.tensor([[-2.0, 3.0], [4.0, -5.0]], requires_grad=True)


# Integers in even steps.
print(torch.arange(2 ** 62, 2 ** 62 + 3), torch.arange(2 ** 53, 2 ** 53 + 5) - 2 ** 53)
print(torch.arange(5, 0, -2), torch.arange(0, 10, 3), torch.arange(-2 ** 63, -2 ** 63 + 2), torch.arange(3, 3))
raises(lambda: torch.arange(0, 5, -1))

# Other numbers for the same tensor.
x = leaf()
other = torch.zeros(3)
x.data = other
x.data += 1
print(x, other, x.is_leaf)
x.data = torch.ones(2).double()
print(x.dtype, x.shape)
(x * 3).sum().backward()
print(x.grad)


def integers():
    x.data = torch.tensor([1, 2])


def nothing():
    x.data = [1]


raises(integers)
raises(nothing)
whole = torch.zeros(2, 2)
part = whole[0]
part.data = torch.ones(3)
part += 1
whole.data = torch.ones(1)
print(whole, part)
x = leaf()
y = x * 2
y.data = torch.ones(2, 2)
y.sum().backward()
print(y, x.grad)


def own():
    x.grad = x


def flag():
    x.requires_grad = "yes"


raises(own)
raises(flag)

# Modules in another type.
first, second = nn.Linear(2, 2), nn.Linear(2, 2)
second.weight = first.weight
net = nn.Sequential(first, second, nn.BatchNorm1d(2))
weight = first.weight
net(torch.ones(4, 2)).sum().backward()
gradient = weight.grad
print(net.double() is net, first.weight is second.weight, first.weight is weight, len(list(net.parameters())))
print(weight.dtype, weight.grad.dtype, gradient.dtype, net[2].running_mean.dtype, net[2].num_batches_tracked.dtype)
print(net.to(torch.float32)[0].weight.dtype, net.float()[2].running_var.dtype)
net.add_module("itself", net)
kind(net.double)

# Copies.
x = leaf()
x.grad = torch.ones(2, 2)
near, far = copy.copy(x), copy.deepcopy(x)
near.data[0, 0] = 9
print(x.detach(), far, near.grad, far.grad, far.grad is x.grad)
row = torch.arange(4.0)
copies = copy.deepcopy([row, row[1:3], row])
copies[0][1] = 9
print(copies, copies[0] is copies[2], row)
print(copy.deepcopy(nn.Parameter(torch.zeros(2), requires_grad=False)), copy.copy(nn.Parameter(torch.ones(1))))
kind(lambda: copy.deepcopy(x * 2))
print(copy.copy(x * 2))
twin = copy.deepcopy(nn.Sequential(first, second))
print(twin, twin[0].weight is twin[1].weight, twin[0].weight is weight, torch.equal(twin[0].weight, weight))
norm = nn.BatchNorm2d(2)
apart = copy.deepcopy(norm)
apart(torch.ones(2, 2, 1, 1))
print(norm.running_mean, apart.running_mean, copy.copy(norm).weight is norm.weight)
loop = nn.Sequential(nn.Linear(1, 1))
loop.add_module("itself", loop)
again = copy.deepcopy(loop)
print(again.itself is again, again[0].weight is loop[0].weight)
print(list(copy.deepcopy(nn.Linear(1, 1).state_dict())), copy.deepcopy((torch.float32, row.shape)))

# In place of what is given.
x = torch.tensor([-1.0, 2.0])
print(F.relu(x, inplace=True) is x, x)
for layer in [nn.ReLU(True), nn.LeakyReLU(0.1, True), nn.ELU(1.0, True), nn.Hardtanh(inplace=True), nn.SiLU(inplace=True),
              nn.ReLU6(inplace=True), nn.CELU(inplace=True), nn.Hardswish(True)]:
    x = torch.tensor([[-1.0, 2.0]])
    print(layer, layer(x) is x, x)
x = torch.ones(2)
print(nn.Dropout(1.0, True)(x) is x, x)
x = leaf()
middle = x * 2
result = F.leaky_relu(middle, 0.1, True)
result.sum().backward()
print(result is middle, result.grad_fn is None, x.grad)
kind(lambda: F.relu(leaf(), inplace=True))
middle = leaf().sigmoid()
F.relu(middle, inplace=True)
kind(lambda: middle.sum().backward())

# Containers.
net = nn.Sequential(nn.Linear(1, 1), nn.ReLU(), nn.Tanh())
del net[0]
net.insert(1, nn.Sigmoid())
print(net, net.pop(0), len(net))
layers = nn.ModuleList([nn.ReLU(), nn.Linear(1, 1)])
layers.insert(0, nn.Tanh())
layers += [nn.Sigmoid()]
del layers[1]
print(layers, [name for name, parameter in layers.named_parameters()])
raises(lambda: nn.ModuleList([1]))
raises(lambda: nn.Sequential(nn.ReLU()).insert(5, nn.ReLU()))

# Names.
net = nn.Linear(2, 1)
for body in [
    lambda: net.register_buffer("a.b", torch.zeros(1)), lambda: net.register_buffer("", torch.zeros(1)),
    lambda: net.register_buffer("weight", torch.zeros(1)), lambda: net.register_buffer("b", 5),
    lambda: net.register_parameter("b", 5), lambda: net.register_parameter("forward", None),
    lambda: net.register_parameter("b.c", None), lambda: net.add_module("x", 5), lambda: net.add_module("a.b", nn.ReLU()),
    lambda: net.train("a"), lambda: net.load_state_dict([1]),
    lambda: net.load_state_dict({"weight": "a", "bias": torch.ones(1)}),
]:
    raises(body)
norm = nn.BatchNorm1d(4)
norm.num_batches_tracked = None
norm(torch.ones(3, 4))
print(norm.running_mean)
norm.running_mean = None
raises(lambda: norm(torch.ones(3, 4)))


def text():
    norm.running_var = "text"


raises(text)
raises(lambda: nn.BatchNorm1d(4, eps=0)(torch.ones(3, 4)))

# Arguments that do not fit.
print(F.one_hot(torch.tensor([0, 2])), F.one_hot(torch.tensor([], dtype=torch.int64), 3))
for body in [
    lambda: F.one_hot(torch.tensor([-1])), lambda: F.one_hot(torch.tensor([-1, 1]), 3),
    lambda: F.one_hot(torch.tensor([3]), 2), lambda: F.one_hot(torch.tensor([1]), 0),
    lambda: F.one_hot(torch.tensor([], dtype=torch.int64)), lambda: F.gelu(torch.ones(1), approximate="x"),
    lambda: F.dropout(torch.ones(3), float("nan")), lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([0.0, 1.0])),
    lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([True, False])),
    lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([[0], [1]])),
    lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 1]), weight=torch.tensor([1, 2, 3])),
    lambda: F.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1])),
    lambda: F.smooth_l1_loss(torch.ones(3), torch.ones(3), beta=-1),
    lambda: F.huber_loss(torch.ones(3), torch.ones(3), delta=0),
    lambda: F.prelu(torch.ones(3, 4), torch.ones(4, 1)),
    lambda: F.layer_norm(torch.ones(3, 4), 4), lambda: nn.init.dirac_(torch.empty(2, 3)),
]:
    raises(body)
kind(lambda: F.cross_entropy(torch.ones(2, 3), torch.tensor([0, 1]), label_smoothing=2.0))
kind(lambda: F.cross_entropy(torch.ones(2, 3, 4), torch.zeros(2, 5, dtype=torch.int64)))
kind(lambda: F.cross_entropy(torch.ones(2, 3, 4), torch.zeros(3, 4, dtype=torch.int64)))
kind(lambda: F.cross_entropy(torch.ones(2, 3, 2, 2), torch.zeros(2, 2, 3, dtype=torch.int64)))
kind(lambda: F.layer_norm(torch.ones(3, 4), (4,), torch.ones(4).double()))
kind(lambda: F.batch_norm(torch.ones(3, 4), torch.zeros(4).double(), torch.ones(4)))
kind(lambda: F.embedding(torch.tensor([1.0]), torch.ones(3, 2)))

# What PyTorch refuses as something else than one would think.
x = torch.arange(6.0).reshape(1, 1, 2, 3)
print(F.pad(x, (-1, 0, 1, -1)), F.pad(x, (2, -2)))
for body in [
    lambda: x["a"], lambda: torch.tensor([1, "a"]), lambda: torch.tensor(["a"]), lambda: torch.arange(2 ** 63),
    lambda: x[0, 0, 0, 2 ** 63], lambda: torch.where(torch.tensor([0, 1]), 1.0, 2.0), lambda: x.fill_(torch.zeros(2)),
    lambda: F.conv2d(x, torch.ones(1, 1, 1, 1), stride=(1, 2, 3)), lambda: F.pad(torch.ones(3), (1, 1, 1, 1)),
    lambda: nn.Hardtanh(1, -1), lambda: nn.Embedding(3, 2, padding_idx=7), lambda: nn.init.eye_(torch.empty(2)),
]:
    raises(body)
kind(lambda: F.max_pool2d(torch.ones(4, 4), 2))
kind(lambda: F.pad(x, (1, 0), mode="reflect"))
kind(lambda: F.pad(x, (-9, 0)))
try:
    torch.zeros(10 ** 12)
except RuntimeError:
    print("RuntimeError")

# What PyTorch prints.
# -> tensor([4611686018427387904, 4611686018427387905, 4611686018427387906]) tensor([0, 1, 2, 3, 4])
# -> tensor([5, 3, 1]) tensor([0, 3, 6, 9]) tensor([-9223372036854775808, -9223372036854775807]) tensor([], dtype=torch.int64)
# -> RuntimeError: upper bound and lower bound inconsistent with step sign
# -> tensor([1., 1., 1.], requires_grad=True) tensor([1., 1., 1.]) True
# -> torch.float64 torch.Size([2])
# -> tensor([3., 3.], dtype=torch.float64)
# -> RuntimeError: data set to a tensor that requires gradients must be floating point or complex dtype
# -> TypeError: Variable data has to be a tensor, but got list
# -> tensor([1.]) tensor([2., 2., 2.])
# -> tensor([[1., 1.],
# ->         [1., 1.]], grad_fn=<MulBackward0>) tensor([[2., 2.],
# ->         [2., 2.]])
# -> RuntimeError: can't assign Variable as its own grad
# -> RuntimeError: requires_grad must be a bool
# -> True True True 5
# -> torch.float64 torch.float64 torch.float64 torch.float64 torch.int64
# -> torch.float32 torch.float32
# -> RecursionError
# -> tensor([[ 9.,  3.],
# ->         [ 4., -5.]]) tensor([[-2.,  3.],
# ->         [ 4., -5.]], requires_grad=True) None tensor([[1., 1.],
# ->         [1., 1.]]) False
# -> [tensor([0., 9., 2., 3.]), tensor([9., 2.]), tensor([0., 9., 2., 3.])] True tensor([0., 1., 2., 3.])
# -> Parameter containing:
# -> tensor([0., 0.]) Parameter containing:
# -> tensor([1.], requires_grad=True)
# -> RuntimeError
# -> tensor([[ 18.,   6.],
# ->         [  8., -10.]], requires_grad=True)
# -> Sequential(
# ->   (0): Linear(in_features=2, out_features=2, bias=True)
# ->   (1): Linear(in_features=2, out_features=2, bias=True)
# -> ) True False True
# -> tensor([0., 0.]) tensor([0.1000, 0.1000]) True
# -> True False
# -> ['weight', 'bias'] (torch.float32, torch.Size([4]))
# -> True tensor([0., 2.])
# -> ReLU(inplace=True) True tensor([[0., 2.]])
# -> LeakyReLU(negative_slope=0.1, inplace=True) True tensor([[-0.1000,  2.0000]])
# -> ELU(alpha=1.0, inplace=True) True tensor([[-0.6321,  2.0000]])
# -> Hardtanh(min_val=-1.0, max_val=1.0, inplace=True) True tensor([[-1.,  1.]])
# -> SiLU(inplace=True) True tensor([[-0.2689,  1.7616]])
# -> ReLU6(inplace=True) True tensor([[0., 2.]])
# -> CELU(alpha=1.0, inplace=True) True tensor([[-0.6321,  2.0000]])
# -> Hardswish() True tensor([[-0.3333,  1.6667]])
# -> True tensor([0., 0.])
# -> True False tensor([[0.2000, 2.0000],
# ->         [2.0000, 0.2000]])
# -> RuntimeError
# -> RuntimeError
# -> Sequential(
# ->   (0): Sigmoid()
# ->   (1): Tanh()
# -> ) ReLU() 2
# -> ModuleList(
# ->   (0): Tanh()
# ->   (1): Linear(in_features=1, out_features=1, bias=True)
# ->   (2): Sigmoid()
# -> ) ['1.weight', '1.bias']
# -> TypeError: int is not a Module subclass
# -> IndexError: Index out of range: 5
# -> KeyError: 'buffer name can\'t contain "."'
# -> KeyError: 'buffer name can\'t be empty string ""'
# -> KeyError: "attribute 'weight' already exists"
# -> TypeError: cannot assign 'int' object to buffer 'b' (torch Tensor or None required)
# -> TypeError: cannot assign 'int' object to parameter 'b' (torch.nn.Parameter or None required)
# -> KeyError: "attribute 'forward' already exists"
# -> KeyError: 'parameter name can\'t contain "."'
# -> TypeError: int is not a Module subclass
# -> KeyError: 'module name can\'t contain ".", got: a.b'
# -> ValueError: training mode is expected to be boolean
# -> TypeError: Expected state_dict to be dict-like, got <class 'list'>.
# -> RuntimeError: Error(s) in loading state_dict for Linear:
# -> tensor([0.1000, 0.1000, 0.1000, 0.1000])
# -> ValueError: running_mean and running_var must either both be None or neither be None
# -> TypeError: cannot assign 'str' as buffer 'running_var' (torch.nn.Buffer, torch.Tensor or None expected)
# -> ValueError: batch_norm eps must be positive during training, but got 0
# -> tensor([[1, 0, 0],
# ->         [0, 0, 1]]) tensor([], size=(0, 3), dtype=torch.int64)
# -> RuntimeError: Class values must be non-negative.
# -> RuntimeError: Class values must be non-negative.
# -> RuntimeError: Class values must be smaller than num_classes.
# -> RuntimeError: Class values must be smaller than num_classes.
# -> RuntimeError: Can not infer total number of classes from empty tensor.
# -> RuntimeError: approximate argument must be either none or tanh.
# -> RuntimeError: dropout probability has to be between 0 and 1, but got nan
# -> RuntimeError: expected target dtype to be Long or Byte, but got Float
# -> RuntimeError: expected target dtype to be Long or Byte, but got Bool
# -> RuntimeError: 0D or 1D target tensor expected, multi-target not supported
# -> RuntimeError: expected scalar type Float but found Long
# -> RuntimeError: Found dtype Long but expected Float
# -> RuntimeError: smooth_l1_loss does not support negative values for beta.
# -> RuntimeError: huber_loss does not support non-positive values for delta.
# -> RuntimeError: prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = 2
# -> TypeError: layer_norm(): argument 'normalized_shape' (position 2) must be tuple of ints, not int
# -> ValueError: Only tensors with 3, 4, or 5 dimensions are supported
# -> RuntimeError
# -> RuntimeError
# -> ValueError
# -> RuntimeError
# -> RuntimeError
# -> RuntimeError
# -> RuntimeError
# -> tensor([[[[0., 0.],
# ->           [1., 2.]]]]) tensor([[[[0., 0., 0.],
# ->           [0., 0., 3.]]]])
# -> TypeError: new(): invalid data type 'str'
# -> TypeError: new(): invalid data type 'str'
# -> ValueError: too many dimensions 'str'
# -> RuntimeError: value cannot be converted to type int64_t without overflow
# -> ValueError: Overflow when unpacking long long
# -> RuntimeError: where expected condition to be a boolean tensor, but got a tensor with dtype Long
# -> RuntimeError: fill_ only supports 0-dimension value tensor but got tensor with 1 dimensions.
# -> RuntimeError: expected stride to be a single integer value or a list of 2 values to match the convolution dimensions, but got stride=[1, 2, 3]
# -> RuntimeError: Padding length should be less than or equal to two times the input dimension but got padding length 4 and input of dimension 1
# -> AssertionError: max_val (-1) must be greater than min_val (1)
# -> AssertionError: Padding_idx must be within num_embeddings
# -> ValueError: Only tensors with 2 dimensions are supported
# -> RuntimeError
# -> NotImplementedError
# -> RuntimeError
# -> RuntimeError
