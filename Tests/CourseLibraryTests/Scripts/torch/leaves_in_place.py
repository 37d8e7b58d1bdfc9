# Leaves that are views of other numbers are leaves; and slopes that are 0 stay 0 whatever comes.
import torch

T = torch.tensor


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


def put(change):
    x = torch.arange(6.0).reshape(2, 3).requires_grad_(True)
    def run():
        change(x)
        return x
    attempt(run)


def first(x): x[0] = 1
def whole(x): x[:] = 1
def corner(x): x[0, 1] = 5
def added(x): x[0] += 1
def turned(x): x.t().mul_(2)
def flat(x): x.view(-1).zero_()
def part(x): x[:, 1:].fill_(3)
def row(x): y = x[0]; y.zero_()
def filled(x): x.fill_(3)
def masked(x): x[x > 2] = 0
def deep(x): x.view(3, 2)[0].add_(1)
def turned_twice(x): x.transpose(0, 1).unsqueeze(0)[0, 0].sub_(1)
def expanded(x): x.unsqueeze(0).squeeze(0).copy_(torch.zeros(2, 3))
def unguarded(x):
    with torch.no_grad():
        x[0] = 9
        x.t()[0] += 1


for change in (first, whole, corner, added, turned, flat, part, row, filled, masked, deep, turned_twice, expanded,
               unguarded):
    put(change)

# The numbers behind the leaf are no leaf, and what is written there shows in it.
numbers = torch.arange(6.0)
x = numbers.reshape(2, 3).requires_grad_()
numbers[0] = 7
print(x, x.is_leaf, x.requires_grad)
(x * 2).sum().backward()
print(x.grad, x.is_leaf)
numbers = torch.zeros(4)
half = numbers[:2].requires_grad_()
numbers[2:] = 1
print(numbers, half, half.is_leaf)
attempt(lambda: half.mul_(2))
attempt(lambda: half[:1].mul_(2))

# A result is no leaf: its views may be written to.
x = torch.arange(6.0).reshape(2, 3).requires_grad_()
y = x * 1
y[0] = 1
y.t()[0] *= 3
y.sum().backward()
print(y, x.grad)

# detach_
x = T([1.0, 2.0], requires_grad=True)
y = x.detach_()
print(x.requires_grad, x.is_leaf, y is x)
x.add_(1)
print(x)
print(T([1.0]).detach_())

# Slopes that are 0, before infinite gradients; the magnitude's at 0.
for name in ("round", "floor", "ceil", "trunc", "sign", "sgn"):
    x = T([0.2, -0.2, 0.0, 1.5], requires_grad=True)
    getattr(x, name)().log().sum().backward()
    print(name, x.grad)
x = T([0.2, -2.0, 0.0], requires_grad=True)
x.floor().mul(float("inf")).sum().backward()
print(x.grad)
for numbers in ([1.0, -1.0, 0.0, float("nan"), float("inf"), -float("inf"), -0.0],):
    x = T(numbers, requires_grad=True)
    x.abs().sum().backward()
    print(x.grad)
    x = T(numbers, requires_grad=True)
    (x.abs() * float("inf")).sum().backward()
    print(x.grad)
    x = T(numbers, requires_grad=True)
    (x.abs() * float("nan")).sum().backward()
    print(x.grad)
    x = T(numbers, dtype=torch.float64, requires_grad=True)
    x.abs().sqrt().sum().backward()
    print(x.grad)
x = T([0.0, 2.0], requires_grad=True)
(x.abs().log()).sum().backward()
print(x.grad)
