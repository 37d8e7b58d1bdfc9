# Maps brought to other sizes: every mode, its gradients, and what it refuses.
import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(3)
base = (torch.arange(2 * 3 * 5.0) * 7 % 11).reshape(1, 2, 3, 5)


def show(mode, x=base, **settings):
    x = x.clone().requires_grad_()
    result = F.interpolate(x, mode=mode, **settings)
    weights = torch.arange(float(result.numel())).reshape(result.shape) % 5 - 2
    (result * weights).sum().backward()
    print(mode, tuple(result.shape), type(result.grad_fn).__name__ if x.dim() == 4 else "")
    print((result.detach() * 1000).round() / 1000 + 0.0)
    print((x.grad * 1000).round() / 1000 + 0.0)


for settings in ({"size": (4, 7)}, {"scale_factor": 2}, {"scale_factor": (0.7, 1.3)}, {"size": (2, 2)},
                 {"scale_factor": 1.3, "recompute_scale_factor": True}):
    show("nearest-exact", **settings)
    show("bicubic", **settings)
    show("area", **settings)
show("bicubic", size=(4, 7), align_corners=True)
show("bicubic", size=(1, 1), align_corners=True)
show("bicubic", base.double(), size=6)
show("bilinear", scale_factor=1.3, recompute_scale_factor=True)
show("area", base[0], size=3)
show("nearest-exact", base[0], size=7)
show("trilinear", base[:, :, None].repeat(1, 1, 2, 1, 1), size=(3, 2, 4))
print(nn.Upsample(scale_factor=2, mode="bicubic"), nn.Upsample(size=4, mode="area")(base).shape)


def attempt(**settings):
    x = settings.pop("x", base)
    try:
        print(F.interpolate(x, **settings).shape)
    except (NotImplementedError, ValueError, RuntimeError) as error:
        print(type(error).__name__, error)


attempt(scale_factor=2, mode="linear")
attempt(x=base[0], scale_factor=2, mode="bilinear")
attempt(scale_factor=2, mode="trilinear")
attempt(x=base[0], scale_factor=2, mode="bicubic")
attempt(scale_factor=2, mode="cubic")
attempt(scale_factor=2, mode="nearest", align_corners=True)
attempt(scale_factor=2, mode="area", align_corners=False)
attempt(x=base[0, 0], size=7)
attempt()
attempt(size=2, scale_factor=2)
# A scale that gives the size, or twice the size: the nearest pixel of a map is found without it.
for size, factor in ((3, 2.3), (5, 2.1), (3, 1.3), (4, 1.2), (4, 2.0), (5, 1.5), (7, 0.6)):
    x = torch.arange(float(size * size)).reshape(1, 1, size, size).requires_grad_()
    y = F.interpolate(x, scale_factor=factor)
    (y * y).sum().backward()
    print(size, factor, y[0, 0, 0].tolist(), y[0, 0, :, 0].tolist(), x.grad.flatten().tolist())
    x = torch.arange(float(size))
    print(F.interpolate(x.reshape(1, 1, size), scale_factor=factor).flatten().tolist())
    maps = x.expand(1, 2, size, size).contiguous(memory_format=torch.channels_last)
    print(F.interpolate(maps, scale_factor=factor)[0, 1, 0].tolist())
    print(F.interpolate(maps, scale_factor=(1.5, factor), mode="nearest-exact")[0, 1, 0].tolist())
    volume = x.reshape(1, 1, size, 1, 1).expand(1, 1, size, 2, size)
    print(F.interpolate(volume, scale_factor=factor)[0, 0, :, 0, 0].tolist())
