"""Linear algebra: equations, inverses, norms and decompositions, computed in float64.

Most take one matrix, or a stack of them in the last two axes. The signs of eigenvectors and singular vectors are free,
and may differ from LAPACK's.
"""

import _numpy
from collections import namedtuple as _named

_asarray, _zeros = _numpy.asarray, _numpy.zeros


QRResult = _named("QRResult", ["Q", "R"])
EighResult = _named("EighResult", ["eigenvalues", "eigenvectors"])
SVDResult = _named("SVDResult", ["U", "S", "Vh"])
SlogdetResult = _named("SlogdetResult", ["sign", "logabsdet"])


class LinAlgError(ValueError):
    """A matrix that an operation cannot be done with."""


def _checked(a, square=True):
    a = _asarray(a)
    if a.ndim < 2:
        raise LinAlgError(f"{a.ndim}-dimensional array given. Array must be at least two-dimensional")
    if square and a.shape[-1] != a.shape[-2]:
        raise LinAlgError("Last 2 dimensions of the array must be square")
    return a


def _kind(*arrays):
    """float32 where all are, else float64."""
    return _numpy.float32 if all(a.dtype == "float32" for a in arrays) else _numpy.float64


def _each(function, a, *others):
    """The function of every matrix of a stack; results are stacked."""
    if a.ndim == 2:
        return function(a, *others)
    rows = [_each(function, *parts) for parts in zip(a, *others)]
    if isinstance(rows[0], tuple):
        return tuple(_stacked(column) for column in zip(*rows))
    return _stacked(rows)


def _stacked(rows):
    return _numpy.array([row for row in rows])


def solve(a, b):
    """x with a @ x == b: (N, N) and (N,) or (N, M)."""
    a, b = _checked(a), _asarray(b)
    kind = _kind(a, b)
    column = b.ndim == 1
    if (b.shape[0] if column else b.shape[-2]) != a.shape[-1]:
        raise ValueError("solve: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                         f"(m,m),(m{'' if column else ',n'})->(m{'' if column else ',n'}) "
                         f"(size {b.shape[0] if column else b.shape[-2]} is different from {a.shape[-1]})")
    right = b.reshape((-1, 1)) if column else b
    if a.ndim > 2:
        right = _numpy.broadcast_to(right, a.shape[:-2] + right.shape[-2:])

    def one(a, b):
        x = _numpy._solve(a, b)
        if x is None:
            raise LinAlgError("Singular matrix")
        return x

    x = _each(one, a, right).astype(kind)
    return x[..., 0] if column else x


def inv(a):
    """The inverse: inv(a) @ a is the identity."""
    a = _checked(a)
    return solve(a, _numpy.eye(a.shape[-1], dtype=_kind(a)))


def det(a):
    """The determinant of a square matrix."""
    a = _checked(a)
    made = _each(lambda m: _kind(a)(_numpy._det(m)), a)
    return made


def slogdet(a):
    """The sign of the determinant and the logarithm of its magnitude."""
    value = det(a)
    return SlogdetResult(_numpy.sign(value), _numpy.log(_numpy.absolute(value)))


def matrix_power(a, n):
    """A square matrix times itself, n times; a negative n takes the inverse."""
    a = _checked(a)
    if n < 0:
        a, n = inv(a), -n
    result = _numpy.eye(a.shape[-1], dtype=a.dtype)
    while n:
        if n & 1:
            result = result @ a
        a, n = a @ a, n >> 1
    return result


def norm(x, ord=None, axis=None, keepdims=False):
    """The length of a vector, or a norm of a matrix.

    ord is None (the root of the sum of squares), 1, 2, inf, -inf, another number, "fro" or "nuc".
    """
    x = _asarray(x)
    if x.dtype.kind != "f":
        x = x.astype("float64")
    if axis is None:
        if ord is None or (ord in ("f", "fro") and x.ndim == 2) or (ord == 2 and x.ndim == 1):
            flat = x.ravel()
            made = _numpy.sqrt(_numpy.dot(flat, flat))
            return made.reshape((1,) * x.ndim) if keepdims else made
        axis = tuple(range(x.ndim))
    axes = axis if isinstance(axis, tuple) else (axis,)
    infinity = float("inf")
    if len(axes) == 1:
        if ord == infinity:
            return _numpy.absolute(x).max(axes[0], keepdims=keepdims)
        if ord == -infinity:
            return _numpy.absolute(x).min(axes[0], keepdims=keepdims)
        if ord == 0:
            return (x != 0).astype(x.dtype).sum(axes[0], keepdims=keepdims)
        if ord == 1:
            return _numpy.absolute(x).sum(axes[0], keepdims=keepdims)
        if ord is None or ord == 2:
            return _numpy.sqrt((x * x).sum(axes[0], keepdims=keepdims))
        if isinstance(ord, str):
            raise ValueError(f"Invalid norm order '{ord}' for vectors")
        return _numpy.power((_numpy.absolute(x) ** ord).sum(axes[0], keepdims=keepdims), 1 / ord)
    if len(axes) != 2:
        raise ValueError("Improper number of dimensions to norm.")
    if ord in (None, "fro", "f"):
        return _numpy.sqrt((x * x).sum(axes, keepdims=keepdims))
    rows = _numpy.moveaxis(x, list(axes), [-2, -1])
    if ord in (1, -1):
        sums = _numpy.absolute(rows).sum(-2)
        made = sums.max(-1) if ord == 1 else sums.min(-1)
    elif ord in (infinity, -infinity):
        sums = _numpy.absolute(rows).sum(-1)
        made = sums.max(-1) if ord == infinity else sums.min(-1)
    elif ord in (2, -2, "nuc"):
        values = svd(rows, compute_uv=False)
        made = values.sum(-1) if ord == "nuc" else values.max(-1) if ord == 2 else values.min(-1)
    else:
        raise ValueError("Invalid norm order for matrices.")
    if keepdims:
        made = _asarray(made).reshape([1 if d in [a % x.ndim for a in axes] else s for d, s in enumerate(x.shape)])
    return made


def vector_norm(x, axis=None, keepdims=False, ord=2):
    """The length of a vector, of all elements or along an axis."""
    x = _asarray(x)
    return norm(x.ravel() if axis is None else x, ord, 0 if axis is None else axis, keepdims)


def matrix_norm(x, ord="fro", keepdims=False):
    """A norm of the matrices in the last two axes."""
    return norm(x, ord, (-2, -1), keepdims)


def qr(a, mode="reduced"):
    """q with orthonormal columns and an upper triangle r, with q @ r == a."""
    a = _checked(a, square=False)
    kind = _kind(a)
    q, r = _each(_numpy._qr, a)
    if mode == "r":
        return r.astype(kind)
    if mode != "reduced":
        raise ValueError(f"Unrecognized mode '{mode}': 'reduced' and 'r' are here")
    return QRResult(q.astype(kind), r.astype(kind))


def cholesky(a):
    """The lower triangle l with l @ l.T == a, of a symmetric positive definite matrix."""
    a = _checked(a)

    def one(m):
        l = _numpy._cholesky(m)
        if l is None:
            raise LinAlgError("Matrix is not positive definite")
        return l

    return _each(one, a).astype(_kind(a))


def eigh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix, rising, and its eigenvectors in columns."""
    a = _checked(a)
    kind = _kind(a)
    values, vectors = _each(_numpy._eigh, a if UPLO == "L" else a.mT)
    return EighResult(values.astype(kind), vectors.astype(kind))


def eigvalsh(a, UPLO="L"):
    """The eigenvalues of a symmetric matrix, rising."""
    return eigh(a, UPLO)[0]


def eig(a):
    """Not here: the eigenvalues of a matrix that is not symmetric may be complex."""
    raise NotImplementedError("np.linalg.eig is not here, because its results may be complex; "
                              "np.linalg.eigh takes symmetric matrices")


def svd(a, full_matrices=True, compute_uv=True):
    """u, s and vh with a == u * s @ vh; the singular values s fall."""
    a = _checked(a, square=False)
    kind = _kind(a)
    u, s, vh = _each(_numpy._svd, a)
    if not compute_uv:
        return s.astype(kind)
    if full_matrices and a.shape[-1] != a.shape[-2]:
        if a.ndim > 2:
            raise NotImplementedError("svd of a stack of matrices that are not square: give full_matrices=False")
        if a.shape[0] > a.shape[1]:
            u = _completed(u)
        else:
            vh = _completed(vh.T).T
    return SVDResult(u.astype(kind), s.astype(kind), vh.astype(kind))


def _completed(u):
    """Orthonormal columns and those that are missing to a square."""
    rows, columns = u.shape
    q = _numpy._qr(_numpy.concatenate([u, _numpy.eye(rows)], 1))[0]
    return _numpy.concatenate([u, q[:, columns:]], 1)


def svdvals(x):
    """The singular values, falling."""
    return svd(x, compute_uv=False)


def lstsq(a, b, rcond=None):
    """The x nearest to a @ x == b in the sum of squares; also the residuals, the rank and the singular values of a."""
    a, b = _checked(a, square=False), _asarray(b)
    kind = _kind(a, b)
    if a.shape[0] != b.shape[0]:
        raise LinAlgError("Incompatible dimensions")
    column = b.ndim == 1
    right = (b.reshape((-1, 1)) if column else b).astype("float64")
    rows, columns = a.shape
    core, target = a, right
    if rows > columns:
        # Reflections turn a into a triangle over zeros and lengthen nothing: as many equations as unknowns remain.
        both = _numpy._triangle(_numpy.concatenate([a.astype("float64"), right], 1))
        core, target = both[:columns, :columns], both[:columns, columns:]
    u, s, vh = _numpy._svd(core)
    if rcond is None:
        rcond = (2.0 ** -23 if kind is _numpy.float32 else 2.0 ** -52) * max(rows, columns)
    elif rcond == -1:
        rcond = 2.0 ** -52
    kept = s > rcond * (s[0] if s.size else 0.0)
    rank = int(kept.sum())
    scaled = (u.T @ target)[:rank] / s[:rank].reshape((-1, 1))
    x = vh[:rank].T @ scaled
    residuals = _zeros((0,), kind)
    if rank == columns and rows > columns:
        distance = right - a.astype("float64") @ x
        residuals = (distance * distance).sum(0).astype(kind)
    x = x.astype(kind)
    return (x[:, 0] if column else x), residuals, _numpy.int32(rank), s.astype(kind)


def pinv(a, rcond=None):
    """The pseudo-inverse: of all x with a @ x nearest to the identity the shortest."""
    a = _checked(a, square=False)
    kind = _kind(a)
    rcond = 1e-15 if rcond is None else rcond

    def one(m):
        u, s, vh = _numpy._svd(m)
        kept = s > rcond * (s[0] if s.size else 0.0)
        return (vh[kept].T / s[kept]) @ u[:, kept].T

    return _each(one, a).astype(kind)


def matrix_rank(A, tol=None):
    """How many singular values are not zero but for rounding."""
    A = _asarray(A)
    if A.ndim < 2:
        return int(not (A == 0).all())
    s = svd(A, compute_uv=False)
    if tol is None:
        tol = s.max() * max(A.shape) * 2.0 ** -52
    return (s > tol).sum()


def cond(x, p=None):
    """How much a matrix enlarges relative errors: the greatest singular value over the least."""
    if p in (None, 2):
        s = svd(x, compute_uv=False)
        return s[..., 0] / s[..., -1]
    return norm(x, p) * norm(inv(x), p)


def multi_dot(arrays):
    """The product of several matrices, from left to right."""
    result = _asarray(arrays[0])
    for a in arrays[1:]:
        result = _numpy.dot(result, a)
    return result


def trace(x, offset=0):
    """The sums of the diagonals of the last two axes."""
    return _numpy.trace(x, offset, -2, -1)


def outer(x1, x2):
    """The product of every element of x1 with every one of x2."""
    return _numpy.multiply(_asarray(x1).reshape((-1, 1)), _asarray(x2).reshape((1, -1)))
