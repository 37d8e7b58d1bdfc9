"""The safetensors package's functions for PyTorch: named tensors in a file that many programs read."""

import _torch


def save_file(tensors, filename, metadata=None):
    """Writes a dict of tensors, and a dict of texts about them: whole, or not at all.

    >>> save_file({"weight": torch.ones(2, 2)}, "weights.safetensors")
    """
    for name, tensor in tensors.items():
        if not isinstance(tensor, _torch.Tensor):
            raise ValueError(f"Key `{name}` is invalid, expected torch.Tensor but received {type(tensor)}")
    _torch._write_tensors(
        filename, list(tensors), [tensor.detach() for tensor in tensors.values()], list((metadata or {}).items()))


def load_file(filename, device="cpu"):
    """The tensors of a file, by name.

    >>> save_file({"weight": torch.ones(2, 2)}, "weights.safetensors")
    >>> load_file("weights.safetensors")
    {'weight': tensor([[1., 1.],
            [1., 1.]])}
    """
    _torch.zeros(0, device=device)
    tensors, texts = _torch._read_tensors(filename)
    return dict(tensors)
