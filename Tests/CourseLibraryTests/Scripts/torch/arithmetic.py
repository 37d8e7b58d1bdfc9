# Operators, broadcasting, type promotion and elementwise functions.
import math
import torch

a = torch.tensor([1.0, 2.0, 3.0])
b = torch.tensor([[10.0], [20.0]])
print(a + b, a - 1, 2 * a, a / 2, a ** 2, 2 ** a, -a)
print(7 // torch.tensor([2, 3, -2]), torch.tensor([7, -7]) % 3, torch.tensor([7.5]) // 2, torch.tensor([-7]) // 2)
print(torch.tensor([1, 2]) / torch.tensor([2, 4]), torch.tensor([1, 2]) + 0.5, torch.tensor([True, False]) + 1)
print((torch.tensor([1, 2]) + torch.tensor([1.0, 2.0])).dtype, (torch.tensor([1], dtype=torch.uint8) + torch.tensor([1])).dtype)
print((torch.tensor([1.0], dtype=torch.float64) + torch.tensor([1.0])).dtype, (torch.ones(2) * 2.0).dtype)
print(a > 2, a == torch.tensor([1.0, 0.0, 3.0]), (a > 1) & (a < 3), (a > 1) | (a < 3), ~(a > 1))
print(torch.exp(a), torch.log(a), torch.sqrt(a), torch.abs(-a), torch.sign(torch.tensor([-2.0, 0.0, 5.0])))
print(torch.sin(a), torch.cos(a), torch.tan(a), torch.tanh(a), torch.sigmoid(a))
print(torch.exp2(a), torch.log2(a), torch.log10(a), torch.log1p(a), torch.expm1(a), torch.rsqrt(a), a.reciprocal())
print(torch.asin(a / 4), torch.acos(a / 4), torch.atan(a), torch.atan2(a, torch.ones(3)), torch.sinh(a), torch.cosh(a))
print(torch.erf(a), torch.floor(a / 2), torch.ceil(a / 2), torch.trunc(a / 2), torch.frac(a / 2), torch.round(a / 2))
print(torch.clamp(a, 1.5, 2.5), a.clip(max=2), torch.maximum(a, torch.tensor(2.0)), torch.minimum(a, torch.full((3,), 2.0)))
print(torch.add(a, 1, alpha=2), torch.sub(a, a, alpha=0.5), torch.mul(a, 3), torch.div(a, 2), torch.pow(a, 3))
print(torch.div(torch.tensor([7, -7]), 2, rounding_mode="floor"), torch.div(torch.tensor([7, -7]), 2, rounding_mode="trunc"))
print(torch.fmod(torch.tensor([7.0, -7.0]), 3), torch.remainder(torch.tensor([7.0, -7.0]), 3))
print(torch.logical_and(a > 1, a < 3), torch.logical_not(torch.tensor([0, 1, 2])), torch.logical_xor(torch.tensor([0, 1]), torch.tensor([1, 1])))
print(torch.isnan(torch.tensor([1.0, float("nan")])), torch.isinf(torch.tensor([1.0, math.inf])), torch.isfinite(torch.tensor([1.0, math.inf])))
print(torch.isclose(torch.tensor([1.0, 2.0]), torch.tensor([1.0 + 1e-7, 2.1])))
print(torch.lerp(torch.zeros(2), torch.ones(2), 0.25), torch.addcmul(a, a, a, value=0.1), torch.hypot(torch.tensor(3.0), torch.tensor(4.0)))
print(torch.bitwise_and(torch.tensor([6]), torch.tensor([3])), torch.tensor([6]) | 1, torch.tensor([6]) ^ 3, torch.tensor([1]) << 3)
print(torch.nan_to_num(torch.tensor([float("nan"), 1.0])), torch.square(a), torch.neg(a), torch.deg2rad(torch.tensor([180.0])))
print(a.eq(2), a.ne(2), a.lt(2), a.le(2), a.gt(2), a.ge(2))
print(torch.outer(a, a), torch.dot(a, a), torch.cross if False else a @ a)
print(a.add(1).mul(2).sub(1).div(3).pow(2))
x = torch.ones(3)
x += 1
x *= 3
x -= 0.5
x /= 2
x **= 2
print(x)
x.add_(1).mul_(2).sub_(1).div_(2).clamp_(0, 8).sqrt_().neg_().abs_().exp_().log_().round_()
print(x)
print(torch.zeros(3).fill_(2), torch.ones(2, 2).zero_(), torch.empty(2).copy_(torch.tensor([1.0, 2.0])))
for body in (lambda: torch.zeros(2, 3) + torch.zeros(3, 2), lambda: torch.zeros(2, 3) @ torch.zeros(2, 3), lambda: torch.zeros(3) @ torch.zeros(4),
             lambda: torch.tensor([1, 2]).mean(), lambda: torch.tensor([True]) - torch.tensor([True]), lambda: bool(torch.zeros(2)),
             lambda: torch.ones(2, dtype=torch.int64).add_(0.5), lambda: torch.tensor([1, 2]) ** -1, lambda: torch.zeros(2) + "a", lambda: torch.zeros(2, 2).item()):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", error)
