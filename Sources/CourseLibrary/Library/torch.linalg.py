"""Lengths of vectors and matrices, linear equations, inverses and determinants, as PyTorch's `torch.linalg`."""

import math
import _torch


class LinAlgError(RuntimeError):
    """A matrix has no inverse, so its equations have no solution or many."""


def _solved(operation, *operands):
    """The result of an operation that refuses singular matrices."""
    try:
        return operation(*operands)
    except RuntimeError as error:
        if "singular" in str(error):
            raise LinAlgError(str(error)) from None
        raise


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


def solve(A, B, *, left=True):
    """X with A @ X == B; with left=False, X @ A == B. B is one vector or the columns of matrices.

    >>> torch.linalg.solve(torch.tensor([[2.0, 0.0], [0.0, 4.0]]), torch.ones(2))
    tensor([0.5000, 0.2500])
    """
    if not left:
        return solve(A.mT, B.mT).mT
    if B.dim() == 1 or A.dim() - 1 == B.dim() and A.shape[:-1] == B.shape:
        return _solved(_torch._solve, A, B.unsqueeze(-1)).squeeze(-1)
    return _solved(_torch._solve, A, B)


def inv(A):
    """The matrix whose product with A is 1.

    >>> torch.linalg.inv(torch.tensor([[2.0, 0.0], [0.0, 4.0]]))
    tensor([[0.5000, 0.0000],
            [0.0000, 0.2500]])
    """
    return _solved(lambda matrix: matrix.inverse(), A)


def det(A):
    """The determinants of square matrices.

    >>> torch.linalg.det(torch.tensor([[2.0, 1.0], [0.0, 4.0]]))
    tensor(8.)
    """
    return A.det()


def slogdet(A):
    """The signs of determinants, and the logarithms of their magnitudes: `sign` and `logabsdet`."""
    return _torch._linalg_slogdet(A)


def matrix_power(A, n):
    """A square matrix multiplied by itself n times; below 0, its inverse."""
    return A.matrix_power(n)


def matmul(input, other):
    """The matrix product, as `input @ other`."""
    return input @ other


def cross(input, other, *, dim=-1):
    """The vectors at right angles to two of three numbers each.

    >>> torch.linalg.cross(torch.tensor([1.0, 0.0, 0.0]), torch.tensor([0.0, 1.0, 0.0]))
    tensor([0., 0., 1.])
    """
    if input.shape[dim] != 3 or other.shape[dim] != 3:
        raise RuntimeError(
            "linalg.cross: inputs dimension {} must have length 3. Got {} and {}".format(
                dim, input.shape[dim], other.shape[dim]))
    return (input.roll(-1, dim) * other.roll(-2, dim)) - (input.roll(-2, dim) * other.roll(-1, dim))
