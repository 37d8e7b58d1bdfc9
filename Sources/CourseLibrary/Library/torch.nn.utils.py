"""Tools for parameters: clipping of gradients, all parameters as one vector."""

import _torch
from torch.autograd import no_grad


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    """Scales all gradients together so that their norm is at most `max_norm`; gives the norm before.

    `error_if_nonfinite` refuses a norm that is infinite or no number, before anything is scaled.
    """
    parameters = [parameters] if isinstance(parameters, _torch.Tensor) else list(parameters)
    moving = [parameter for parameter in parameters if parameter.grad is not None]
    # What is infinite or no number does not differ from itself by 0.
    if error_if_nonfinite and not all((parameter.grad - parameter.grad == 0).all() for parameter in moving):
        raise RuntimeError(
            f"The total norm of order {float(norm_type)} for gradients from `parameters` is non-finite, so it cannot "
            "be clipped. To disable this error and scale the gradients by the non-finite norm anyway, set "
            "`error_if_nonfinite=False`")
    return _torch._clip_norm(moving, max_norm, norm_type)


def clip_grad_value_(parameters, clip_value):
    """Brings every number of every gradient between -clip_value and clip_value."""
    parameters = [parameters] if isinstance(parameters, _torch.Tensor) else list(parameters)
    _torch._clip_value(parameters, clip_value)


def get_total_norm(tensors, norm_type=2.0):
    """The norm of all tensors together, as if they were one vector."""
    tensors = [tensors] if isinstance(tensors, _torch.Tensor) else list(tensors)
    if not tensors:
        return _torch.tensor(0.0)
    return _torch.stack([tensor.norm(norm_type) for tensor in tensors]).norm(norm_type)


def clip_grads_with_norm_(parameters, max_norm, total_norm):
    """Scales all gradients by max_norm / total_norm where that is below 1."""
    parameters = [parameters] if isinstance(parameters, _torch.Tensor) else list(parameters)
    factor = (max_norm / (total_norm + 1e-6)).clamp_max(1.0)
    for parameter in parameters:
        if parameter.grad is not None:
            parameter.grad.mul_(factor)


def fuse_conv_bn_eval(conv, bn, transpose=False):
    """One convolution that does what a convolution and its batch norm do in evaluation.

    w' = w g / sqrt(var + eps), b' = (b - mean) g / sqrt(var + eps) + beta.
    """
    import copy
    assert not (conv.training or bn.training), "Fusion only for eval!"
    fused = copy.deepcopy(conv)
    with no_grad():
        scale = bn.weight * (bn.running_var + bn.eps).rsqrt()
        bias = bn.running_mean * 0 if conv.bias is None else conv.bias
        fused.weight = _torch.Parameter(conv.weight * scale.reshape(-1, *[1] * (conv.weight.dim() - 1)))
        fused.bias = _torch.Parameter((bias - bn.running_mean) * scale + bn.bias)
    return fused


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
