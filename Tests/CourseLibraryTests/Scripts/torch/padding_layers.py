# Layers that pad, fold and resize.
import torch
import torch.nn as nn

x = torch.arange(4.0).reshape(1, 1, 2, 2)
y = torch.arange(9.0).reshape(1, 1, 3, 3)
print(nn.ZeroPad2d(1)(x), nn.ConstantPad2d((1, 0, 0, 1), 7.0)(x), nn.ReflectionPad2d(1)(y), nn.ReplicationPad2d((1, 0, 2, 0))(x), nn.CircularPad2d(1)(x))
print(nn.ReflectionPad1d(2)(torch.arange(4.0)[None, None]), nn.ReplicationPad1d((1, 2))(torch.arange(3.0)[None, None]), nn.ConstantPad1d(1, 5)(torch.zeros(1, 1, 2)), nn.ZeroPad1d(1)(torch.ones(1, 1, 2)), nn.CircularPad1d(1)(torch.arange(3.0)[None, None]))
print(nn.Unfold(2)(y), nn.Fold((3, 3), 2)(torch.ones(1, 4, 4)), nn.PixelShuffle(2)(torch.arange(4.0).reshape(1, 4, 1, 1)), nn.PixelUnshuffle(2)(x).flatten(), nn.ChannelShuffle(2)(torch.arange(4.0).reshape(1, 4, 1, 1)).flatten())
print(nn.Upsample(scale_factor=2)(x), nn.Upsample(size=(3, 3), mode="bilinear", align_corners=True)(x), nn.UpsamplingNearest2d(scale_factor=2)(x).shape, nn.UpsamplingBilinear2d(scale_factor=2)(x))
print(nn.Flatten()(torch.zeros(2, 3, 4)).shape, nn.Flatten(0)(torch.zeros(2, 3)).shape, nn.Unflatten(1, (2, 3))(torch.zeros(4, 6)).shape, nn.Identity()(x) is x)
pool, unpool = nn.MaxPool2d(2, stride=2, return_indices=True), nn.MaxUnpool2d(2, stride=2)
out, where = pool(torch.arange(16.0).reshape(1, 1, 4, 4))
print(out, where, unpool(out, where))
print(nn.LPPool2d(2, 2)(torch.tensor([[[[3.0, 4.0], [0.0, 0.0]]]])), nn.LPPool1d(1, 2)(torch.ones(1, 1, 4)), nn.AdaptiveAvgPool2d((1, 2))(torch.arange(16.0).reshape(1, 1, 4, 4)), nn.AdaptiveMaxPool1d(2)(torch.arange(6.0)[None]), nn.AdaptiveAvgPool1d(3)(torch.arange(6.0)[None]))
conv = nn.Conv2d(1, 1, 3, padding=1, padding_mode="reflect", bias=False)
nn.init.ones_(conv.weight)
print(conv(y), nn.Softmax2d()(torch.zeros(1, 2, 1, 1)))
