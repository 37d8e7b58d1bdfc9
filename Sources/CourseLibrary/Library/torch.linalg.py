"""Lengths of vectors and matrices, as PyTorch's `torch.linalg`."""

import math
import _torch


def vector_norm(x, ord=2, dim=None, keepdim=False):
    """(sum of |x| ** ord) ** (1 / ord) of all elements, or along dimensions.

    >>> torch.linalg.vector_norm(torch.tensor([3.0, 4.0]))
    tensor(5.)
    """
    return x.norm(ord, dim, keepdim)


def matrix_norm(A, ord="fro", dim=(-2, -1), keepdim=False):
    """The length of a matrix: "fro" is the root of the sum of squares; inf and 1 the greatest sum of a row or column.

    >>> torch.linalg.matrix_norm(torch.ones(2, 2))
    tensor(2.)
    """
    if ord == "fro":
        return A.norm(2, dim, keepdim)
    rows, columns = dim
    sums = {math.inf: columns, -math.inf: columns, 1: rows, -1: rows}
    if ord not in sums:
        raise NotImplementedError(f"torch.linalg.matrix_norm of order {ord!r} is not here: 'fro', 1 and inf are")
    values = A.abs().sum(sums[ord], keepdim=True)
    other = rows if sums[ord] == columns else columns
    found = values.amax(other, keepdim=True) if ord > 0 else values.amin(other, keepdim=True)
    return found if keepdim else found.squeeze(dim)


def norm(A, ord=None, dim=None, keepdim=False):
    """The length of a vector or matrix; without `ord`, the root of the sum of all squares.

    >>> torch.linalg.norm(torch.tensor([[3.0, 0.0], [0.0, 4.0]]))
    tensor(5.)
    """
    if ord is None:
        return A.norm(2, dim, keepdim)
    if isinstance(dim, (tuple, list)) and len(dim) == 2:
        return matrix_norm(A, ord, tuple(dim), keepdim)
    if dim is None and A.dim() == 2:
        return matrix_norm(A, ord, (0, 1), keepdim)
    return vector_norm(A, ord, dim, keepdim)


def multi_dot(tensors):
    """The matrix product of several matrices, one after the other."""
    result = tensors[0]
    for tensor in tensors[1:]:
        result = result @ tensor
    return result


def diagonal(A, *, offset=0, dim1=-2, dim2=-1):
    """The diagonal of matrices, as a view."""
    return A.diagonal(offset, dim1, dim2)


def vecdot(x, y, *, dim=-1):
    """The sums of products along a dimension."""
    return (x * y).sum(dim)
