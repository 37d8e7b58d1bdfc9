# The numbers that explanations end in, for every kind of layer. The expected output beside this file was printed by
# PyTorch (record_values.py, where `explain` just computes the layer), so explained sums are held to its layers.
import contextlib
import io
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import explain


def filled(layer):
    """The layer with parameters that need no random numbers."""
    with torch.no_grad():
        for number, parameter in enumerate(layer.parameters()):
            count = torch.arange(parameter.numel()).reshape(parameter.shape).float()
            parameter.copy_(torch.sin(count * 0.9 + number) * 0.5 + 0.1)
        for buffer in layer.buffers():
            if buffer.dim() == 1:
                buffer.copy_(torch.arange(buffer.numel()).float() * 0.3 + 0.5)
    return layer


def picture(*shape):
    count = 1
    for size in shape:
        count *= size
    return torch.sin(torch.arange(count).float() * 1.7).reshape(shape) * 2


def tell(layer, x, *places, **keywords):
    for at in places:
        with contextlib.redirect_stdout(io.StringIO()):
            pixel = explain(layer, x, at=at, **keywords)
        name = type(layer).__name__ if isinstance(layer, nn.Module) else layer.__name__
        print(f"{name} {at} {pixel.value:.3f}")


x = picture(4, 7, 8)
tell(filled(nn.Conv2d(4, 6, 3)), x, (0, 0, 0), (5, 4, 5), (2, 3, 1))
tell(filled(nn.Conv2d(4, 6, (2, 3), stride=(2, 1), padding=(1, 2), dilation=(1, 2), groups=2)), x, (0, 0, 0), (4, 3, 7))
tell(filled(nn.Conv2d(4, 4, 3, padding=1, groups=4, bias=False)), x, (3, 0, 0), (1, 6, 7))
for mode in ("reflect", "replicate", "circular"):
    tell(filled(nn.Conv2d(4, 2, 3, padding=1, padding_mode=mode)), x, (0, 0, 0), (1, 6, 7))
tell(filled(nn.Conv2d(4, 2, 4, padding="same")), x, (0, 0, 0), (1, 6, 7))
tell(filled(nn.Conv1d(3, 2, 3, stride=2, padding=1, dilation=2)), picture(3, 11), (0, 0), (1, 4))
tell(filled(nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1, groups=2)), x, (0, 0, 0), (5, 13, 15), (2, 3, 4))
tell(filled(nn.ConvTranspose1d(3, 2, 4, stride=3, dilation=2)), picture(3, 5), (0, 0), (1, 9))
tell(nn.MaxPool2d(3, 2, 1), x, (0, 0, 0), (3, 3, 3))
tell(nn.MaxPool2d(2, ceil_mode=True), x, (1, 3, 2))
tell(nn.MaxPool2d(2, stride=1, dilation=2), x, (1, 3, 2))
tell(nn.MaxPool1d(2), picture(3, 7), (2, 1))
tell(nn.AvgPool2d(3, 2, 1), x, (0, 0, 0), (3, 3, 3))
tell(nn.AvgPool2d(3, 2, 1, count_include_pad=False), x, (0, 0, 0))
tell(nn.AvgPool2d(2, ceil_mode=True), x, (0, 3, 3))
tell(nn.AvgPool2d(3, 2, ceil_mode=True, padding=1), x, (0, 3, 4))
tell(nn.AvgPool2d(2, divisor_override=3), x, (0, 1, 1))
tell(nn.LPPool2d(2, 2), x.abs(), (0, 1, 1))
tell(nn.LPPool2d(3, 2), x.abs(), (0, 1, 1))
tell(nn.AdaptiveAvgPool2d((2, 3)), x, (0, 0, 0), (3, 1, 2))
tell(nn.AdaptiveMaxPool2d((2, 3)), x, (0, 0, 0), (3, 1, 2))
tell(filled(nn.Linear(12, 5)), picture(12), 3, 0)
tell(filled(nn.Linear(12, 5)), picture(2, 12), (1, 3))
tell(nn.Flatten(), x, (0,), (100,))
tell(filled(nn.BatchNorm2d(4)).eval(), x, (0, 1, 1), (3, 6, 7))
tell(filled(nn.BatchNorm2d(4)).train(), picture(2, 4, 3, 3), (0, 0, 1, 1), (1, 3, 2, 2))
tell(filled(nn.LayerNorm(8)), x, (1, 2, 3))
tell(filled(nn.LayerNorm((7, 8))), x, (1, 2, 3))
tell(filled(nn.GroupNorm(2, 4)), picture(2, 4, 3, 3), (1, 2, 0, 1))
tell(filled(nn.InstanceNorm2d(4, affine=True)), x, (2, 2, 2))
tell(nn.LocalResponseNorm(3, alpha=0.2, beta=0.75, k=2.0), picture(1, 5, 2, 2), (0, 0, 1, 1), (0, 3, 0, 1))
tell(filled(nn.PReLU(4)), picture(1, 4, 3), (0, 2, 1))
for activation in (nn.ReLU(), nn.ReLU6(), nn.LeakyReLU(0.2), nn.ELU(), nn.SELU(), nn.GELU(), nn.SiLU(), nn.Mish(),
                   nn.Sigmoid(), nn.Tanh(), nn.Softplus(), nn.Softsign(), nn.Hardsigmoid(), nn.Hardswish(),
                   nn.Hardtanh(), nn.LogSigmoid(), nn.Softmax(dim=1), nn.LogSoftmax(dim=1), nn.Dropout(0.5).eval()):
    tell(activation, picture(2, 5), (0, 2), (1, 3))
tell(F.relu, picture(2, 5), (0, 1))
tell(nn.Upsample(scale_factor=2), x, (1, 5, 5))
tell(nn.Upsample(scale_factor=2, mode="bilinear"), x, (1, 5, 5), (0, 0, 0))
tell(nn.Upsample(size=(9, 11), mode="bilinear"), x, (1, 4, 5))
tell(nn.PixelShuffle(2), picture(1, 4, 2, 3), (0, 0, 3, 4))
tell(nn.ZeroPad2d(1), x, (0, 0, 0), (2, 3, 3))
tell(nn.Sequential(filled(nn.Conv2d(4, 2, 3)), filled(nn.BatchNorm2d(2)), nn.ReLU()).eval(), x, (0, 0, 0), (1, 3, 3))

scores, labels = picture(3, 4), torch.tensor([1, 0, 3])
tell(F.cross_entropy, scores, None, target=labels)
tell(nn.CrossEntropyLoss(reduction="sum"), scores, None, target=labels)
tell(nn.CrossEntropyLoss(reduction="none"), scores, (2,), target=labels)
tell(nn.NLLLoss(), F.log_softmax(scores, dim=1), None, target=labels)
tell(nn.MSELoss(), scores, None, target=scores * 0.5)
tell(nn.L1Loss(), scores, None, target=scores * 0.5)
tell(nn.SmoothL1Loss(), scores, None, target=scores * -0.5)
tell(nn.HuberLoss(delta=0.5), scores, None, target=scores * -0.5)
tell(nn.BCELoss(), scores.abs() / 3, None, target=(scores > 0).float())
tell(nn.BCEWithLogitsLoss(), scores, None, target=(scores > 0).float())
tell(nn.MultiMarginLoss(), scores, None, target=labels)
