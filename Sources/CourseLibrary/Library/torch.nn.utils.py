"""Tools for parameters: clipping of gradients, all parameters as one vector."""

import _torch
from torch.autograd import no_grad


def clip_grad_norm_(parameters, max_norm, norm_type=2.0):
    """Scales all gradients together so that their norm is at most `max_norm`; gives the norm before."""
    parameters = [parameters] if isinstance(parameters, _torch.Tensor) else list(parameters)
    return _torch._clip_norm(parameters, max_norm, norm_type)


def clip_grad_value_(parameters, clip_value):
    """Brings every number of every gradient between -clip_value and clip_value."""
    parameters = [parameters] if isinstance(parameters, _torch.Tensor) else list(parameters)
    _torch._clip_value(parameters, clip_value)


def parameters_to_vector(parameters):
    """All parameters, one after the other, as one long vector."""
    return _torch.cat([parameter.reshape(-1) for parameter in parameters])


def vector_to_parameters(vector, parameters):
    """Copies a long vector into the parameters, one after the other."""
    start = 0
    with no_grad():
        for parameter in parameters:
            count = parameter.numel()
            parameter.copy_(vector[start:start + count].reshape(parameter.shape))
            start += count
