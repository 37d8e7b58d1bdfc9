# Tensors as PyTorch has them. `check_with_torch.py` beside this file holds the expectations to PyTorch itself.
from convbook import *


def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


# Made from nested lists.
print(tensor([[1, 2], [3, 4]]).dtype, tensor([1, 2.5]).dtype, tensor([True]).dtype)  # -> torch.int64 torch.float32 torch.bool
print(tensor([[1, True], [2.5, 0]]))  # -> tensor([[1.0000, 1.0000],
#                                       # ->         [2.5000, 0.0000]])
print(tensor([]), tensor([[]]).shape)  # -> tensor([]) torch.Size([1, 0])
print(tensor([tensor(1.0), tensor(2.0)]), tensor((1, 2), dtype=int))  # -> tensor([1., 2.]) tensor([1, 2])
print(tensor([1.7, -1.5], dtype=int64), tensor([-1], dtype=uint8))  # -> tensor([ 1, -1]) tensor([255], dtype=torch.uint8)
raises(lambda: tensor([[1, 2, 3], [1, 2]]))  # -> ValueError: expected sequence of length 3 at dim 1 (got 2)
raises(lambda: tensor([[1, 2], 3]))  # -> TypeError: not a sequence
raises(lambda: tensor([1, [2]]))  # -> TypeError: 'list' object cannot be interpreted as an integer
raises(lambda: tensor("a"))  # -> TypeError: new(): invalid data type 'str'
raises(lambda: tensor([None]))  # -> RuntimeError: Could not infer dtype of NoneType
raises(lambda: tensor([256], dtype=uint8))  # -> RuntimeError: value cannot be converted to type uint8 without overflow
raises(lambda: tensor([tensor([1.0, 2.0])]))  # -> ValueError: only one element tensors can be converted to Python scalars

# Made by shape.
print(zeros(2).shape, ones((2, 3)).shape, full((2,), 7), zeros(2, dtype=uint8))  # -> torch.Size([2]) torch.Size([2, 3]) tensor([7, 7]) tensor([0, 0], dtype=torch.uint8)
print(arange(3), arange(1, 4), arange(1, 2, 0.25))  # -> tensor([0, 1, 2]) tensor([1, 2, 3]) tensor([1.0000, 1.2500, 1.5000, 1.7500])
raises(lambda: zeros("a"))  # -> TypeError: zeros(): argument 'size' (position 1) must be tuple of ints, not str
raises(lambda: zeros(2, "a"))  # -> TypeError: zeros(): argument 'size' failed to unpack the object at pos 2 with error "type must be tuple of ints,but got str"
raises(lambda: zeros(2, dtype=5))  # -> TypeError: zeros(): argument 'dtype' must be torch.dtype, not int
raises(lambda: zeros(2, foo=1))  # -> TypeError: zeros() got an unexpected keyword argument 'foo'

# Shapes are tuples with a name.
x = arange(12).reshape(3, 4)
rows, columns = x.shape
print(rows, columns, x.shape == (3, 4), len(x.shape), x.shape[-1], tuple(x.shape))  # -> 3 4 True 2 4 (3, 4)

# Arithmetic, with Python's numbers and with broadcasting.
print(2 - tensor([1, 2]), tensor([1, 2]) / 2, 2 ** tensor([1, 2]), -tensor([1.5]))  # -> tensor([1, 0]) tensor([0.5000, 1.0000]) tensor([2, 4]) tensor([-1.5000])
print(tensor([7, -7]) // 2, tensor([7, -7]) % 3, tensor([1, 2]) @ tensor([3, 4]))  # -> tensor([ 3, -4]) tensor([1, 2]) tensor(11)
print(tensor([[1], [2]]) + tensor([10, 20]))  # -> tensor([[11, 21],
#                                               # ->         [12, 22]])
print(tensor([250], dtype=uint8) + 10, ~tensor([True]))  # -> tensor([4], dtype=torch.uint8) tensor([False])
print(tensor([1, 2]) == None, tensor([1, 2]) == tensor([1, 3]), 1 < tensor([1, 2]))  # -> False tensor([ True, False]) tensor([False,  True])
raises(lambda: tensor([1, 2]) + "a")  # -> TypeError: unsupported operand type(s) for +: 'Tensor' and 'str'
raises(lambda: tensor([1, 2]) + tensor([1, 2, 3]))  # -> RuntimeError: The size of tensor a (2) must match the size of tensor b (3) at non-singleton dimension 0
same = view = zeros(2)
same += 1
print(view)  # -> tensor([1., 1.])

# Truth, numbers, text.
print(bool(tensor([3])), float(tensor(2.5)), int(tensor([2.7])), abs(tensor(-1)))  # -> True 2.5 2 tensor(1)
print(f"{tensor(3.14159):.2f}", f"{tensor(3):>5}", f"{tensor([1])}", str(tensor(3)))  # -> 3.14     3 tensor([1]) tensor(3)
print(sum([tensor(1.0), tensor(2.0)]), max([tensor(1.0), tensor(2.0)]), len(x))  # -> tensor(3.) tensor(2.) 3
print(5 in x, 50 in x, x[0] in x)  # -> True False True
raises(lambda: bool(tensor([1, 2])))  # -> RuntimeError: Boolean value of Tensor with more than one value is ambiguous
raises(lambda: f"{tensor([1.0, 2.0]):.2f}")  # -> TypeError: unsupported format string passed to Tensor.__format__
raises(lambda: len(tensor(3)))  # -> TypeError: len() of a 0-d tensor
raises(lambda: list(tensor(3)))  # -> TypeError: iteration over a 0-d tensor
raises(lambda: tensor([1, 2])())  # -> TypeError: 'Tensor' object is not callable
raises(lambda: tensor([1, 2]).foo)  # -> AttributeError: 'Tensor' object has no attribute 'foo'

# Items.
print(x[1], x[1, 2], x[-1][0], x[:2, ::2].tolist())  # -> tensor([4, 5, 6, 7]) tensor(6) tensor(8) [[0, 2], [4, 6]]
print(x[..., None].shape, x[None].shape, x[x > 9], x[[0, 2], [1, 1]])  # -> torch.Size([3, 4, 1]) torch.Size([1, 3, 4]) tensor([10, 11]) tensor([1, 9])
print([row.sum().item() for row in x], x[tensor(1)][0], x[True].shape)  # -> [6, 22, 38] tensor(4) torch.Size([1, 3, 4])
y = zeros(3, 2)
y[0] = 1
y[1:, 0] = tensor([7, 8])
y[y == 0] = -1
print(y.tolist())  # -> [[1.0, 1.0], [7.0, -1.0], [8.0, -1.0]]
raises(lambda: x[5])  # -> IndexError: index 5 is out of bounds for dimension 0 with size 3
raises(lambda: x[0, 0, 0])  # -> IndexError: too many indices for tensor of dimension 2
raises(lambda: x[1.5])  # -> IndexError: only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got float)
raises(lambda: x[0:1.5])  # -> TypeError: slice indices must be integers or None or have an __index__ method


def assign(value):
    y[0] = value


raises(lambda: assign("a"))  # -> TypeError: can't assign a str to a torch.FloatTensor
raises(lambda: assign([1, 2]))  # -> TypeError: can't assign a list to a torch.FloatTensor

# Methods.
f = x.float()
print(f.sum(), f.mean(dim=0), f.sum(1, keepdim=True).shape, f.std().item() > 3.6)  # -> tensor(66.) tensor([4., 5., 6., 7.]) torch.Size([3, 1]) True
print(f.max(), f.argmax().item(), f.max(dim=1).values, f.min(0)[1])  # -> tensor(11.) 11 tensor([ 3.,  7., 11.]) tensor([0, 0, 0, 0])
print(tensor([[1.0, 2.0]]).max(dim=1))  # -> torch.return_types.max(
#                                         # -> values=tensor([2.]),
#                                         # -> indices=tensor([1]))
print(x.T.shape, x.permute(1, 0).stride(), x.transpose(0, 1).is_contiguous(), x.numel())  # -> torch.Size([4, 3]) (1, 4) False 12
print(x.unsqueeze(0).shape, x[None].squeeze().shape, x.flatten()[-1], x.reshape(-1, 6).shape)  # -> torch.Size([1, 3, 4]) torch.Size([3, 4]) tensor(11) torch.Size([2, 6])
print(arange(4).flip(0), arange(4).flip([0]), arange(4).roll(1), f.clamp(2, 3)[0])  # -> tensor([3, 2, 1, 0]) tensor([3, 2, 1, 0]) tensor([3, 0, 1, 2]) tensor([2., 2., 2., 3.])
print(f.to(uint8).dtype, f.to(int).dtype, f.double().dtype, f.long().dtype)  # -> torch.uint8 torch.int64 torch.float64 torch.int64
print(tensor([1.0, 4.0]).sqrt(), tensor([0.0]).exp(), tensor([-1.5, 2.5]).round())  # -> tensor([1., 2.]) tensor([1.]) tensor([-2.,  2.])
print(tensor([1.0, 2.0]).std(unbiased=False), tensor([1, 0]).any(), tensor([1, 0]).all())  # -> tensor(0.5000) tensor(True) tensor(False)
print(tensor(2.5).item(), tensor([[1.5]]).tolist(), tensor(3).tolist())  # -> 2.5 [[1.5]] 3
raises(lambda: x.mean())  # -> RuntimeError: mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: Long
raises(lambda: x.reshape(5))  # -> RuntimeError: shape '[5]' is invalid for input of size 12
raises(lambda: x.sum(dim=3))  # -> IndexError: Dimension out of range (expected to be in range of [-2, 1], but got 3)
raises(lambda: x.item())  # -> RuntimeError: a Tensor with 12 elements cannot be converted to Scalar
raises(lambda: x.reshape("a"))  # -> TypeError: reshape(): argument 'shape' (position 1) must be tuple of ints, not str

# Functions.
print(stack([arange(2), arange(2)], dim=1).tolist(), cat([arange(2), arange(1)]))  # -> [[0, 0], [1, 1]] tensor([0, 1, 0])
print(equal(tensor([1]), tensor([1.0])), equal(tensor([1]), tensor([1, 2])), allclose(tensor([1.0]), tensor([1.000001])))  # -> True False True
print(relu(tensor([-1.0, 2.0])), softmax(tensor([0.0, 0.0]), dim=0), where(tensor([True, False]), 1, 2.5))  # -> tensor([0., 2.]) tensor([0.5000, 0.5000]) tensor([1.0000, 2.5000])
raises(lambda: relu([1, 2]))  # -> TypeError: relu(): argument 'input' (position 1) must be Tensor, not list
raises(lambda: stack([1, 2]))  # -> TypeError: expected Tensor as element 0 in argument 0, but got int
raises(lambda: stack(1))  # -> TypeError: stack(): argument 'tensors' (position 1) must be tuple of Tensors, not int
