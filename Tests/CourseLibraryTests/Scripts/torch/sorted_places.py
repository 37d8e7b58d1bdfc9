# Where numbers belong in sorted rows: searchsorted and bucketize.
import torch

T = torch.tensor


def attempt(body):
    try:
        print(body())
    except Exception as error:
        print(type(error).__name__, str(error).split("\n")[0])


row = T([1, 3, 5, 7, 9])
for right in (False, True):
    print(torch.searchsorted(row, T([[3, 6, 9], [0, 10, 5]]), right=right))
    print(torch.searchsorted(row, 3, right=right), torch.bucketize(T([[3, 6], [9, 0]]), row, right=right))
rows = T([[1, 3, 5, 7, 9], [2, 4, 6, 8, 10]])
print(torch.searchsorted(rows, T([[3, 6, 9], [3, 6, 9]])), torch.searchsorted(rows, T([[3], [3]]), right=True))
print(torch.searchsorted(rows, T([[3, 6, 9], [3, 6, 9]]), side="right"), torch.searchsorted(row, T([3]), side="left"))
deep = torch.arange(24.0).reshape(2, 3, 4)
print(torch.searchsorted(deep, torch.full((2, 3, 2), 9.5)))
print(torch.searchsorted(deep.transpose(1, 2), torch.full((2, 4, 1), 9.0)).squeeze(-1))
nan = float("nan")
print(torch.searchsorted(T([1.0, 2.0, nan]), T([nan, 0.0, 3.0])), torch.searchsorted(T([1.0]), nan, right=True))
print(torch.searchsorted(T([2 ** 60, 2 ** 60 + 1, 2 ** 60 + 2]), T([2 ** 60 + 1, 2 ** 60 + 2])))
print(torch.searchsorted(T([]), T([1.0, 2.0])), torch.searchsorted(T([1.0]), T([])))
print(torch.bucketize(3.5, T([1.0, 2.0, 4.0])), torch.bucketize(T(2), T([1, 2, 4]), right=True))
print(torch.searchsorted(T([3, 1, 2]), T([2, 3]), sorter=T([1, 2, 0])))
print(torch.bucketize(T([1, 2]), T([1, 2]), out_int32=False).dtype)
print(torch.searchsorted(torch.arange(100000.0), torch.arange(50000.0) * 2).sum())
attempt(lambda: torch.searchsorted(rows, T([3, 6, 9])))
attempt(lambda: torch.searchsorted(rows, T([[3, 6, 9]])))
attempt(lambda: torch.searchsorted(rows, 3))
attempt(lambda: torch.searchsorted(row, T([3]), right=True, side="left"))
attempt(lambda: torch.searchsorted(row, T([3]), side="middle"))
attempt(lambda: torch.searchsorted(row, T([3.0])))
attempt(lambda: torch.bucketize(T([3.0]), rows))
attempt(lambda: torch.bucketize(T([3.0]), row))
