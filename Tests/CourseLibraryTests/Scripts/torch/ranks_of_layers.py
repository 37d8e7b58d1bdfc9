# How many axes layers take, and the errors of models that fail in their middle.
import torch
from torch import nn
import torch.nn.functional as F

T = torch.tensor
Z = torch.zeros


def attempt(body):
    try:
        print(body())
    except Exception as error:
        # PyTorch's longer words end with what it got.
        print(type(error).__name__, str(error).split("\n")[0].split(" for input")[0])


# One example without its batch, and what is neither.
print(nn.InstanceNorm2d(2)(torch.arange(8.0).reshape(2, 2, 2)))
print(nn.InstanceNorm1d(2)(torch.arange(6.0).reshape(2, 3)))
print(nn.InstanceNorm2d(2, affine=True)(torch.arange(16.0).reshape(2, 2, 2, 2)).shape)
print(nn.InstanceNorm1d(2, affine=True, track_running_stats=True).eval()(torch.arange(6.0).reshape(2, 3)).shape)
for layer, shape in [
        (nn.InstanceNorm2d(2), (2, 3)), (nn.InstanceNorm2d(2), (1, 2, 3, 3, 3)), (nn.InstanceNorm1d(2), (3,)),
        (nn.InstanceNorm1d(2), (1, 2, 3, 3)), (nn.InstanceNorm2d(2, affine=True), (1, 3, 2, 2)),
        (nn.InstanceNorm2d(2, affine=True), (3, 2, 2)), (nn.InstanceNorm1d(2, affine=True), (3, 2)),
        (nn.InstanceNorm2d(2), (1, 2, 1, 1)), (nn.InstanceNorm1d(2), (2, 1))]:
    attempt(lambda: layer(Z(shape)))
print(nn.InstanceNorm2d(2)(torch.ones(1, 3, 2, 2)).shape, nn.InstanceNorm2d(2)(torch.ones(3, 2, 2)).shape)
attempt(lambda: F.instance_norm(T([[1.0, 2.0, 3.0], [1.0, 2.0, 4.0]])))
attempt(lambda: F.instance_norm(T([1.0, 2.0, 3.0])))
attempt(lambda: F.instance_norm(torch.arange(6.0).reshape(1, 2, 3)))

for size in ((4,), (4, 4), (1, 4, 4), (1, 1, 4, 4), (1, 1, 1, 4, 4)):
    for layer in (nn.AvgPool1d(2), nn.AvgPool2d(2), nn.MaxPool1d(2), nn.MaxPool2d(2), nn.LPPool1d(2, 2),
                  nn.LPPool2d(2, 2), nn.AdaptiveAvgPool1d(2), nn.AdaptiveAvgPool2d(2), nn.AdaptiveMaxPool1d(2),
                  nn.AdaptiveMaxPool2d(2)):
        print(size, type(layer).__name__, end=" ")
        attempt(lambda: tuple(layer(torch.ones(size)).shape))
attempt(lambda: F.max_pool2d(Z(1, 1, 4, 4), 2, padding=2))
attempt(lambda: F.max_pool2d(Z(1, 1, 4, 4), (3, 5), padding=(1, 2)).shape)
attempt(lambda: F.avg_pool2d(Z(1, 1, 4, 4), 2, padding=2))
attempt(lambda: F.avg_pool1d(Z(1, 1, 4), 2, padding=2))

attempt(lambda: nn.ChannelShuffle(2)(Z(4)))
attempt(lambda: nn.ChannelShuffle(2)(Z(1, 4)))
attempt(lambda: F.channel_shuffle(Z(1, 4, 2, 2), 0))
attempt(lambda: F.channel_shuffle(Z(1, 4, 2, 2), -1))
attempt(lambda: F.channel_shuffle(Z(1, 4, 2, 2), 3))
attempt(lambda: F.channel_shuffle(torch.arange(4.0).reshape(1, 4, 1), 2).flatten())
attempt(lambda: torch.broadcast_tensors(Z(2), 3))
try:
    Z(2, 3)[..., ..., 0]
except IndexError:
    print("an index with two ellipses")
attempt(lambda: torch.block_diag(Z(1, 2, 2)))
attempt(lambda: torch.block_diag(T(3.0), T([1.0, 2.0]), torch.ones(1, 1)))

# rms_norm
for size in (4, 2):
    try:
        F.rms_norm(Z(2, 3), (size,))
    except RuntimeError as error:
        print(str(error).split(", expected")[0])
attempt(lambda: F.rms_norm(Z(3), (2, 3)))
attempt(lambda: F.rms_norm(Z(2, 3), (3,), torch.ones(2)))
attempt(lambda: F.rms_norm(Z(2, 3), ()))
print(F.rms_norm(T([1e-5, 0.0]), (2,)), F.rms_norm(T([1e-9, 0.0], dtype=torch.float64), (2,)))
print(F.rms_norm(torch.arange(6.0).reshape(2, 3), (2, 3)), nn.RMSNorm(2, eps=0.5)(T([3.0, 4.0])))

# Upsampling by a scale that leaves a size as it is: lines copy such an axis, the others move the pixels.
print(F.interpolate(torch.arange(3.0).reshape(1, 1, 3), scale_factor=1.2, mode="linear"))
print(F.interpolate(torch.arange(3.0).reshape(1, 1, 3), scale_factor=1.2, mode="nearest"))
print(F.interpolate(torch.arange(3.0).reshape(1, 1, 3), scale_factor=1.2, mode="linear", recompute_scale_factor=True))
print(F.interpolate(torch.arange(9.0).reshape(1, 1, 3, 3), scale_factor=(1.2, 2), mode="bilinear"))
print(F.interpolate(torch.arange(9.0).reshape(1, 1, 3, 3), scale_factor=1.2, mode="bilinear"))
print(F.interpolate(torch.arange(9.0).reshape(1, 1, 3, 3), scale_factor=1.2, mode="bicubic"))
print(F.interpolate(torch.arange(9.0).reshape(1, 1, 3, 3), (3, 4), mode="bilinear"))

# Parts of equal size.
attempt(lambda: torch.hsplit(Z(5), 2))
attempt(lambda: torch.hsplit(Z(2, 5), 2))
attempt(lambda: torch.vsplit(Z(5, 2), 2))
attempt(lambda: torch.dsplit(Z(2, 2, 5), 2))
attempt(lambda: torch.hsplit(T(1.0), 1))
attempt(lambda: torch.vsplit(Z(4), 2))
attempt(lambda: torch.dsplit(Z(4, 4), 2))
attempt(lambda: torch.hsplit(Z(2, 4), 0))
attempt(lambda: [tuple(part.shape) for part in torch.hsplit(Z(2, 4), 2) + torch.vsplit(Z(4, 2), [1, 3])])


# A module without children whose forward cannot be followed fails with its own words.
class Failing(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return self.body(x) @ Z(5, 2)


for body in (lambda x: x.sort(1)[0], lambda x: x.unique(), lambda x: x.nonzero().float(), lambda x: torch.cdist(x, x),
             lambda x: x.histc(3), lambda x: torch.linalg.inv(x[:, :2] + torch.eye(2)),
             lambda x: F.unfold(x.reshape(1, 1, 2, 3), 2), lambda x: F.cosine_similarity(x, x, 0)):
    attempt(lambda: Failing(body)(Z(2, 3)))
    attempt(lambda: nn.Sequential(nn.Linear(3, 3), Failing(body))(Z(2, 3)))
for layer, shape in ((nn.Unfold(5), (1, 1, 3, 3)), (nn.Fold((4, 4), 2), (1, 4, 5))):
    try:
        layer(Z(shape))
    except RuntimeError:
        print("refused by", type(layer).__name__)
attempt(lambda: nn.MaxUnpool2d(2)(Z(1, 1, 2, 2), Z(1, 1, 3, 3, dtype=torch.int64)))
attempt(lambda: nn.CosineSimilarity()(Z(2, 3), Z(2, 4)))
