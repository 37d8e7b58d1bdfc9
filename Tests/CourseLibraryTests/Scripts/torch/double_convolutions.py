# Convolutions in double precision and of integers, of every width: forward, back to the input and back to the weight.
import torch
import torch.nn.functional as F


def numbers(*shape):
    count = 1
    for size in shape:
        count *= size
    return ((torch.arange(count) * 37 % 101) - 50.0).double().reshape(shape) / 16


def show(convolve, x, w):
    x, w = x.requires_grad_(), w.requires_grad_()
    y = convolve(x, w)
    (y * numbers(*y.shape)).sum().backward()
    for t in (y.detach(), x.grad, w.grad):
        flat = t.flatten()
        print(tuple(t.shape), round(flat.sum().item(), 6), round((flat * numbers(flat.numel())).sum().item(), 6),
              [round(v, 6) for v in flat[:: max(1, flat.numel() // 5)].tolist()])


for channels, outputs in ((1, 1), (3, 5), (2, 8), (4, 11), (9, 17)):
    show(lambda x, w: F.conv2d(x, w, padding=1), numbers(2, channels, 6, 5), numbers(outputs, channels, 3, 3))
    show(lambda x, w: F.conv2d(x, w, stride=(2, 3), padding=(2, 1), dilation=(1, 2)), numbers(2, channels, 9, 8),
         numbers(outputs, channels, 3, 2))
    show(lambda x, w: F.conv_transpose2d(x, w, stride=2, padding=1, output_padding=1), numbers(1, outputs, 4, 3),
         numbers(outputs, channels, 3, 3))
    show(lambda x, w: F.conv1d(x, w, stride=2, dilation=3), numbers(3, channels, 12), numbers(outputs, channels, 3))
show(lambda x, w: F.conv2d(x, w, groups=3), numbers(2, 6, 5, 5), numbers(9, 2, 3, 3))
show(lambda x, w: F.conv2d(x, w, groups=10, padding=1), numbers(1, 10, 4, 4), numbers(10, 1, 3, 3))
show(lambda x, w: F.conv2d(x, w, groups=2), numbers(2, 18, 4, 4), numbers(20, 9, 1, 1))
show(lambda x, w: F.conv2d(x.permute(0, 3, 1, 2), w, numbers(11)), numbers(2, 5, 6, 3), numbers(11, 3, 2, 2))
show(lambda x, w: F.conv2d(x[:, :, ::2], w.transpose(2, 3), stride=5), numbers(1, 3, 9, 7), numbers(9, 3, 2, 3))
print(F.conv2d(torch.arange(2 * 25).reshape(1, 2, 5, 5), torch.arange(9 * 2 * 4).reshape(9, 2, 2, 2) - 30, stride=2)[0, ::4])
