"""Derivatives of functions as tensors."""

import _torch
from torch.autograd import grad


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False, strategy="reverse-mode"):
    """How every element of the result changes with every element of the input.

    >>> torch.autograd.functional.jacobian(lambda x: x ** 2, torch.tensor([1.0, 2.0]))
    tensor([[2., 0.],
            [0., 4.]])
    """
    if create_graph:
        _torch._refuse_second_order()
    single = isinstance(inputs, _torch.Tensor)
    given = [x.detach().clone().requires_grad_() for x in ([inputs] if single else inputs)]
    result = func(*given)
    rows = []
    for place in range(result.numel()):
        seed = _torch.zeros(result.numel(), dtype=result.dtype)
        seed[place] = 1.0
        rows.append(grad(result, given, seed.reshape(result.shape), retain_graph=True, allow_unused=True))
    found = []
    for number, x in enumerate(given):
        parts = [_torch.zeros_like(x) if row[number] is None else row[number] for row in rows]
        found.append(_torch.stack(parts).reshape(result.shape + x.shape))
    return found[0] if single else tuple(found)
