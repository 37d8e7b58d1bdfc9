# The type in which functions compute: exact integers, numbers that do not fit a narrow type, types that are asked for.
import torch

T = torch.tensor
big = 2 ** 60 + 1


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


# Divisions of whole numbers.
x = T([big, -big, 7, -7, 0])
print(torch.div(x, T([1, 1, 2, 2, 3]), rounding_mode="trunc").tolist())
print(torch.div(x, T([1, 1, 2, 2, 3]), rounding_mode="floor").tolist())
print(torch.div(x, -2, rounding_mode="trunc").tolist(), x.div(2, rounding_mode="trunc").dtype)
print(torch.div(T([7, 255], dtype=torch.uint8), 2, rounding_mode="trunc"))
print(torch.div(T([True, False]), 1, rounding_mode="trunc"))
print(torch.div(T([7.5, -7.5]), 2, rounding_mode="trunc"), torch.div(T([7, -7]), 2.0, rounding_mode="trunc"))
attempt(lambda: torch.div(T([1, 2]), T([1, 0]), rounding_mode="trunc"))
attempt(lambda: torch.div(T([1, 2]), 0, rounding_mode="trunc"))
attempt(lambda: torch.div(T([1, 2]), 0, rounding_mode="floor"))
attempt(lambda: torch.div(T([1.0, -2.0]), 0, rounding_mode="trunc"))
attempt(lambda: torch.div(T([True]), T([True]), rounding_mode="trunc"))
attempt(lambda: torch.div(T([1, 2]), 2, rounding_mode="up"))
x = T([3.0, -4.0], requires_grad=True)
y = torch.div(x, 2, rounding_mode="trunc")
y.sum().backward()
print(x.grad)

# Reductions in a type that is asked for.
x = T([200, 100, 1])
for kind in (torch.uint8, torch.bool, torch.int64, torch.float32, torch.float64):
    print(x.sum(dtype=kind), x.prod(dtype=kind))
    attempt(lambda: x.cumsum(0, dtype=kind))
    attempt(lambda: x.cumprod(0, dtype=kind))
    print(x.reshape(1, 3).sum(1, dtype=kind), x.reshape(1, 3).prod(1, dtype=kind), torch.sum(x, dtype=kind))
print(T([True, True]).sum(), T([True, True]).cumsum(0), T([1, 2], dtype=torch.uint8).cumprod(0).dtype)
print(T([1.7, 2.7]).sum(dtype=torch.int64), T([0.5, 0.5]).sum(dtype=torch.bool))
attempt(lambda: T([1, 2]).mean())

# Numbers beside a narrow type.
u = T([200, 3], dtype=torch.uint8)
print(torch.add(T([1, 2]), u, alpha=2), torch.sub(T([1.0, 2.0]), u, alpha=2), torch.add(u, u, alpha=2))
print(torch.add(T([0.5]), T([3]), alpha=0.5), torch.sub(T([1.0], dtype=torch.float64), T([0.1]), alpha=3))
print(torch.addcmul(T([1, 2]), u, u, value=2), torch.addcmul(T([1.0, 2.0]), u, u, value=2))
print(torch.addcdiv(T([1.0, 2.0]), T([1.0, 3.0]), T([2.0, 2.0]), value=0.5))
print(torch.addcmul(T([0.0], dtype=torch.float64), T([0.1]), T([0.1]), value=3))
attempt(lambda: torch.add(T([1]), T([2]), alpha=0.5))
attempt(lambda: torch.add(T([True]), T([True]), alpha=2))
attempt(lambda: torch.add(T([1]), T([2]), alpha=True))
attempt(lambda: torch.addcmul(T([1]), T([2]), T([3]), value=0.5))
attempt(lambda: torch.addcdiv(T([1]), T([2]), T([3])))
attempt(lambda: T([1.0]).add_(T([2]), alpha=0.25))
attempt(lambda: T([1, 2]).add_(u, alpha=2))
x = T([1.0, 2.0], requires_grad=True)
torch.add(T([1.0, 1.0], dtype=torch.float64), x, alpha=3).sum().backward()
print(x.grad)

# Two types meet before anything is computed.
print(torch.xlogy(T([2, 0]), T([3, 0])), torch.xlogy(T([1.0], dtype=torch.float64), T([3])))
print(torch.xlogy(T([0.1]), T([3.0], dtype=torch.float64)), torch.xlogy(2, T([3.0])), torch.xlogy(T([3]), 2))
print(torch.xlogy(T([1.0], dtype=torch.float64), T([0.1])), torch.xlogy(T([0.0]), T([float("nan")])))
print(torch.logaddexp(T([0.1]), T([0.2], dtype=torch.float64)), torch.logaddexp(T([1.0, 1.0]), T([1.0])))
attempt(lambda: torch.logaddexp(T([1]), T([2])))

# The norm of gradients has their type.
p = torch.zeros(2, dtype=torch.float64, requires_grad=True)
p.grad = T([3.0, 4.0], dtype=torch.float64)
print(torch.nn.utils.clip_grad_norm_([p], 1.0), p.grad)
q = torch.zeros(2, requires_grad=True)
q.grad = T([3.0, 4.0])
print(torch.nn.utils.clip_grad_norm_([q], 10.0), torch.nn.utils.clip_grad_norm_([p, q], 10.0))
print(torch.nn.utils.clip_grad_norm_([], 1.0), torch.nn.utils.clip_grad_norm_([p], 1.0, float("inf")))
