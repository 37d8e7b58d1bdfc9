"""Changes of pictures, as torchvision's `transforms`.

A picture is a tensor here: uint8 with channels first as the data sets give it, float32 after `ToTensor`. All work on the
last two dimensions, so a batch is changed at once, in one way.
"""

import math
import torch
import torch.nn.functional as F


def _pair(size):
    return (size[0], size[-1]) if isinstance(size, (tuple, list)) else (size, size)


class Compose:
    """Several transforms one after the other.

    >>> transforms.Compose([transforms.ToTensor(), transforms.Normalize((0.5,), (0.5,))])
    Compose(
        ToTensor()
        Normalize(mean=(0.5,), std=(0.5,))
    )
    """

    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for transform in self.transforms:
            img = transform(img)
        return img

    def __repr__(self):
        return "Compose(" + "".join(f"\n    {transform}" for transform in self.transforms) + "\n)"


class ToTensor:
    """A picture of bytes as numbers from 0 to 1: (C, H, W) float32."""

    def __call__(self, pic):
        if not isinstance(pic, torch.Tensor):
            pic = torch.as_tensor(pic)
            if pic.dim() == 3:
                pic = pic.permute(2, 0, 1)
        if pic.dim() == 2:
            pic = pic.unsqueeze(0)
        return pic.float() / 255 if pic.dtype is torch.uint8 else pic

    def __repr__(self):
        return "ToTensor()"


class Normalize:
    """(x - mean) / std for every channel.

    >>> transforms.Normalize((0.5,), (0.5,))(torch.tensor([[[0.0, 1.0]]]))
    tensor([[[-1.,  1.]]])
    """

    def __init__(self, mean, std, inplace=False):
        self.mean = mean
        self.std = std
        self.inplace = inplace

    def __call__(self, tensor):
        if not isinstance(tensor, torch.Tensor):
            raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
        if not tensor.is_floating_point():
            raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
        if tensor.dim() < 3:
            raise ValueError(
                "Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = "
                f"{tensor.size()}")
        mean = torch.tensor(self.mean, dtype=tensor.dtype).reshape(-1, 1, 1)
        std = torch.tensor(self.std, dtype=tensor.dtype).reshape(-1, 1, 1)
        if bool((std == 0).any()):
            raise ValueError(f"std evaluated to zero after conversion to {tensor.dtype}, leading to division by zero.")
        return tensor.sub_(mean).div_(std) if self.inplace else (tensor - mean) / std

    def __repr__(self):
        return f"Normalize(mean={self.mean}, std={self.std})"


def _weights(size, new):
    """The part of every old pixel in every new one, (new, size): triangles, wider where the picture shrinks."""
    scale = size / new
    width = max(1.0, scale)
    rows = []
    for place in range(new):
        centre = (place + 0.5) * scale
        row = [max(0.0, 1 - abs((k + 0.5 - centre) / width)) for k in range(size)]
        total = sum(row)
        rows.append([part / total for part in row])
    return torch.tensor(rows)


class Resize:
    """Another size; one number is the size of the shorter side. Pictures that shrink are smoothed on the way."""

    def __init__(self, size, interpolation="bilinear", max_size=None, antialias=True):
        self.size = size
        self.interpolation = interpolation
        self.max_size = max_size
        self.antialias = antialias

    def __call__(self, img):
        height, width = img.shape[-2:]
        if isinstance(self.size, int) or len(self.size) == 1:
            short = self.size if isinstance(self.size, int) else self.size[0]
            if height <= width:
                new = (short, int(short * width / height))
            else:
                new = (int(short * height / width), short)
        else:
            new = tuple(self.size)
        if new == (height, width):
            return img
        if min(new) < 1 or min(height, width) < 1:
            raise RuntimeError(f"Input and output sizes should be greater than 0, but got input (H: {height}, W: {width}) "
                               f"output (H: {new[0]}, W: {new[1]})")
        values = img.float()
        if self.antialias:
            values = _weights(height, new[0]) @ values @ _weights(width, new[1]).t()
        else:
            batch = values.reshape(-1, 1, height, width)
            values = F.interpolate(batch, new, mode="bilinear", align_corners=False).reshape(*img.shape[:-2], *new)
        return values.round().clamp(0, 255).byte() if img.dtype is torch.uint8 else values.to(img.dtype)

    def __repr__(self):
        return (f"Resize(size={self.size}, interpolation={self.interpolation}, max_size={self.max_size}, "
                f"antialias={self.antialias})")


class Pad:
    """A frame: one width, (left and right, top and bottom), or (left, top, right, bottom)."""

    def __init__(self, padding, fill=0, padding_mode="constant"):
        if padding_mode not in ("constant", "edge", "reflect"):
            raise ValueError("Padding mode should be either constant, edge, or reflect here")
        self.padding = padding
        self.fill = fill
        self.padding_mode = padding_mode

    def __call__(self, img):
        p = self.padding
        p = (p,) * 4 if isinstance(p, int) else (p[0], p[1], p[0], p[1]) if len(p) == 2 else tuple(p)
        left, top, right, bottom = p
        if self.padding_mode == "constant":
            return F.pad(img, (left, right, top, bottom), value=self.fill)
        mode = "replicate" if self.padding_mode == "edge" else "reflect"
        return F.pad(img.unsqueeze(0), (left, right, top, bottom), mode=mode).squeeze(0)

    def __repr__(self):
        return f"Pad(padding={self.padding}, fill={self.fill}, padding_mode={self.padding_mode})"


class CenterCrop:
    """The middle of a picture; where that is larger than the picture, zeros around it."""

    def __init__(self, size):
        self.size = _pair(size)

    def __call__(self, img):
        height, width = self.size
        down, right = height - img.shape[-2], width - img.shape[-1]
        if down > 0 or right > 0:
            top, left = max(0, down) // 2, max(0, right) // 2
            img = F.pad(img, (left, max(0, right) - left, top, max(0, down) - top))
        top = int(round((img.shape[-2] - height) / 2.0))
        left = int(round((img.shape[-1] - width) / 2.0))
        return img[..., top:top + height, left:left + width]

    def __repr__(self):
        return f"CenterCrop(size={self.size})"


class RandomCrop:
    """A window anywhere in a picture, which is framed by zeros first where `padding` says so."""

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        self.size = _pair(size)
        self.padding = padding
        self.pad_if_needed = pad_if_needed
        self.fill = fill
        self.padding_mode = padding_mode

    def __call__(self, img):
        if self.padding is not None:
            img = Pad(self.padding, self.fill, self.padding_mode)(img)
        height, width = self.size
        if self.pad_if_needed:
            down, right = max(0, height - img.shape[-2]), max(0, width - img.shape[-1])
            if down or right:
                img = Pad((right, down), self.fill, self.padding_mode)(img)
        if img.shape[-2] < height or img.shape[-1] < width:
            raise ValueError(
                f"Required crop size {self.size} is larger than input image size {tuple(img.shape[-2:])}")
        top = int(torch.randint(0, img.shape[-2] - height + 1, (1,)))
        left = int(torch.randint(0, img.shape[-1] - width + 1, (1,)))
        return img[..., top:top + height, left:left + width]

    def __repr__(self):
        return f"RandomCrop(size={self.size}, padding={self.padding})"


class _RandomFlip:
    def __init__(self, p=0.5):
        self.p = p

    def __call__(self, img):
        return img.flip(self._axis) if float(torch.rand(1)) < self.p else img

    def __repr__(self):
        return f"{type(self).__name__}(p={self.p})"


class RandomHorizontalFlip(_RandomFlip):
    """Mirrored left to right with probability p."""

    _axis = -1


class RandomVerticalFlip(_RandomFlip):
    """Mirrored upside down with probability p."""

    _axis = -2


class RandomApply:
    """All of some transforms with probability p, else none."""

    def __init__(self, transforms, p=0.5):
        self.transforms = transforms
        self.p = p

    def __call__(self, img):
        return Compose(self.transforms)(img) if float(torch.rand(1)) < self.p else img

    def __repr__(self):
        return f"RandomApply(\n    p={self.p}" + "".join(f"\n    {one}" for one in self.transforms) + "\n)"


class RandomChoice:
    """One of some transforms, each as likely as the others."""

    def __init__(self, transforms, p=None):
        self.transforms = transforms
        self.p = p

    def __call__(self, img):
        weights = torch.ones(len(self.transforms)) if self.p is None else torch.tensor(self.p, dtype=torch.float64)
        return self.transforms[int(torch.multinomial(weights, 1))](img)

    def __repr__(self):
        return f"RandomChoice({self.transforms})(p={self.p})"


class RandomRotation:
    """Turned about the middle by up to so many degrees each way: every pixel is its nearest, zeros from outside."""

    def __init__(self, degrees):
        self.degrees = [-degrees, degrees] if isinstance(degrees, (int, float)) else list(degrees)

    def __call__(self, img):
        low, high = self.degrees
        angle = math.radians(float(torch.empty(1).uniform_(low, high)))
        height, width = img.shape[-2:]
        y = torch.arange(height).float().unsqueeze(1) - (height - 1) / 2
        x = torch.arange(width).float() - (width - 1) / 2
        down = y * math.cos(angle) + x * math.sin(angle) + (height - 1) / 2
        right = x * math.cos(angle) - y * math.sin(angle) + (width - 1) / 2
        row, column = down.round().long(), right.round().long()
        inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
        turned = img[..., row.clamp(0, height - 1), column.clamp(0, width - 1)]
        return torch.where(inside, turned, torch.zeros_like(turned))

    def __repr__(self):
        return f"RandomRotation(degrees={self.degrees}, interpolation=nearest, expand=False, fill=0)"


class Grayscale:
    """0.299 R + 0.587 G + 0.114 B, as one channel or as three alike."""

    def __init__(self, num_output_channels=1):
        self.num_output_channels = num_output_channels

    def __call__(self, img):
        if img.shape[-3] == 3:
            red, green, blue = img.unbind(-3)
            img = (0.2989 * red + 0.587 * green + 0.114 * blue).to(img.dtype).unsqueeze(-3)
        if self.num_output_channels == 3:
            return torch.cat([img, img, img], -3)
        return img

    def __repr__(self):
        return f"Grayscale(num_output_channels={self.num_output_channels})"


class Lambda:
    """A function of the script's own."""

    def __init__(self, lambd):
        if not callable(lambd):
            raise TypeError(f"Argument lambd should be callable, got {repr(type(lambd).__name__)}")
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)

    def __repr__(self):
        return "Lambda()"


class ToPILImage:
    """A picture of numbers from 0 to 1 as bytes: here a uint8 tensor."""

    def __init__(self, mode=None):
        self.mode = mode

    def __call__(self, pic):
        return (pic * 255).byte() if pic.is_floating_point() else pic

    def __repr__(self):
        return "ToPILImage()"
