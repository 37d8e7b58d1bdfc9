"""Named tensors in files: `safetensors.torch`."""
