# Arguments that PyTorch refuses or takes, where it is not obvious.
import torch

T = torch.tensor


def attempt(body):
    try:
        print(body())
    except (RuntimeError, IndexError) as error:
        print(type(error).__name__, error)


def places(*shape):
    return torch.zeros(shape, dtype=torch.int64)


x = torch.ones(2, 3)
for reduce in ("multiply", "add"):
    attempt(lambda: x.scatter(1, places(2, 2), torch.ones(1, 2), reduce=reduce))
    attempt(lambda: x.scatter(1, places(3, 2), torch.ones(3, 2), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2, 4), torch.full((2, 4), 2.0), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2, 4), torch.ones(2, 3), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2), torch.ones(2, 3), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2, 2), torch.ones(2, 2, dtype=torch.float64), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2, 2) + 3, torch.ones(2, 2), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2, 0), torch.ones(2, 2), reduce=reduce))
    attempt(lambda: x.scatter(1, places(2, 2), 3.0, reduce=reduce))
attempt(lambda: x.scatter(1, places(2, 2), torch.ones(1, 2)))
attempt(lambda: x.scatter_add(1, places(2, 2), torch.ones(1, 2)))
attempt(lambda: x.scatter(1, places(3, 2), 1.0))
attempt(lambda: x.gather(1, places(3, 2)))

floats, ints, truths = torch.ones(2), T([1, 2]), T([True, False])
for a, b in [(floats, truths), (truths, floats), (ints, truths), (truths, ints), (truths, truths), (floats, True)]:
    for factor in (1, 2, True):
        attempt(lambda: torch.sub(a, b, alpha=factor))
    attempt(lambda: a.clone().sub_(b, alpha=2))
    attempt(lambda: torch.add(a, b, alpha=2))

q = torch.arange(24).reshape(2, 3, 4)
attempt(lambda: torch.equal(q[..., ...], q))
attempt(lambda: q[..., None, ...].shape)
attempt(lambda: q[..., 0, ...])
attempt(lambda: q[..., ..., ...].shape)
attempt(lambda: q[0, 1, 2, ..., ...])
attempt(lambda: q[..., [0, 1], ...].shape)
attempt(lambda: q[None, ..., None, ...].shape)
q[..., 0, ...] = 7
print(q)

edges = T([1.0, 3.0, 5.0])
for order in (T([0, 1, 3]), T([0, 1, -1]), T([0.0, 1.0, 2.0]), T([0, 1, 2], dtype=torch.uint8), T([2, 1, 0])):
    attempt(lambda: torch.searchsorted(edges, edges, sorter=order))
print(torch.searchsorted(torch.ones(0), edges, sorter=places(0)))
print(torch.block_diag(), torch.block_diag().dtype)
attempt(lambda: floats.mean(dtype=torch.int64))
attempt(lambda: floats.mean(0, dtype=torch.bool))
attempt(lambda: ints.mean(dtype=torch.int64))
attempt(lambda: ints.mean())
attempt(lambda: ints.mean(dtype=torch.float64))
