# Functions of two operands whose first is a number, and powers of truths.
import torch

a = torch.tensor([1, 2, -3])
f = torch.tensor([1.5, -2.0, 3.0])
u = torch.tensor([1, 2, 3], dtype=torch.uint8)
b = torch.tensor([True, False, True])

print(torch.remainder(2, a), torch.remainder(2.5, f), torch.remainder(True, a))
print(torch.pow(2, a), torch.pow(2, f), torch.pow(2.0, u), torch.pow(2, exponent=u), torch.pow(2, b))
print(torch.pow(input=a, exponent=2), a.pow(exponent=2))
print(torch.add(2, a), torch.add(2, a, alpha=3), torch.sub(2, a), torch.mul(2, a))
print(torch.div(2, a), torch.true_divide(2, a), torch.div(7, a, rounding_mode="floor"), torch.floor_divide(7, a))
print(torch.bitwise_and(2, a), torch.bitwise_or(2, a), torch.bitwise_xor(2, a))
print(torch.bitwise_left_shift(2, a), torch.bitwise_right_shift(8, u))
print(torch.xlogy(2, f), torch.xlogy(0, f), torch.xlogy(2, u))

print(torch.fmod(f, -2), torch.fmod(-f, 2), torch.fmod(a, 2), torch.fmod(torch.tensor([1e20]), 3), torch.fmod(f, 0))
x = torch.tensor([5.5, -7.25], requires_grad=True)
y = torch.tensor([2.0, 3.0], requires_grad=True)
rest = torch.fmod(x, y)
print(rest, torch.fmod(x, 2))
rest.sum().backward()
print(x.grad, y.grad)

print(b ** True, b ** False, b ** 2, b ** 1.5, 2 ** b, torch.pow(b, True))
for call in (lambda: b ** b, lambda: torch.fmod(2, a), lambda: torch.fmod(b, b), lambda: torch.fmod(a, 0),
             lambda: torch.remainder("2", a)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__)
