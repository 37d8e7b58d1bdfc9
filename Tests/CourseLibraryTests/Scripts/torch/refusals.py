# What is refused before it could do harm: rows that are none, and probabilities that are none.
import torch
import torch.nn.functional as F

T = torch.tensor


def attempt(body):
    try:
        print(body())
    except (RuntimeError, AssertionError) as error:
        print(type(error).__name__, error)


def rows(padding):
    table = torch.ones(3, 2, requires_grad=True)
    F.embedding(T([0, 1, 2]), table, padding_idx=padding).sum().backward()
    return table.grad


for padding in (7, 3, 2, 0, -1, -3, -4, None):
    attempt(lambda: rows(padding))
    attempt(lambda: torch.nn.Embedding(3, 2, padding_idx=padding).padding_idx)

for repeating in (False, True):
    for weights in ([0.0, 0.0], [-1.0, 2.0], [float("nan"), 0.5], [float("inf"), 0.5], [1, 2], [[1.0, 0.0], [0.0, 0.0]],
                    1.0, [[[1.0]]]):
        attempt(lambda: torch.multinomial(T(weights), 1, repeating))
    for count in (0, -1):
        attempt(lambda: torch.multinomial(T([1.0, 2.0]), count, repeating))
    attempt(lambda: torch.multinomial(torch.zeros(0, 3), 1, repeating))
attempt(lambda: torch.multinomial(T([1.0, 0.0]), 3))
attempt(lambda: torch.multinomial(torch.zeros(2, 0), 1))
attempt(lambda: torch.multinomial(T([0.0, 3.0, 0.0]), 4, True))
attempt(lambda: torch.normal(0.0, 1.0, (2,), dtype=torch.float64).dtype)
attempt(lambda: torch.randint(0, 5, (2,), dtype=torch.float32, requires_grad=True).requires_grad)
attempt(lambda: torch.set_num_threads(0))
attempt(lambda: torch.normal(0.0, -0.5, (2,)))
attempt(lambda: torch.normal(torch.zeros(2), T([1.0, -1.0])))
attempt(lambda: torch.zeros(2).normal_(0, -0.5))
attempt(lambda: T([[0, 1], [2, 0]]).nonzero(as_tuple=True))
attempt(lambda: T(3.0).nonzero(as_tuple=True))
attempt(lambda: T([[0, 1], [2, 0]]).nonzero())
