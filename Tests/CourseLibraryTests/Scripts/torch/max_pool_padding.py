# The padding of a max pooling is judged by the kernel without its dilation, whatever the batch.
import torch
from torch import nn
import torch.nn.functional as F


def attempt(name, body):
    try:
        print(name, body().shape)
    except RuntimeError as error:
        print(name, "!!", error)


for axes, layer in ((1, nn.MaxPool1d), (2, nn.MaxPool2d)):
    for name, lead in (("batch", (2, 3)), ("one", (3,)), ("no pictures", (0, 3))):
        x = torch.zeros(lead + (8,) * axes)
        for numbers in ((3, 2, 1, 2), (3, 2, 2, 2), (2, 2, 1, 3), (2, 1, 2, 5), (1, 1, 1, 4)):
            attempt(f"{axes}, {name}, {numbers}:", lambda: layer(*numbers)(x))
            attempt(f"{axes}, {name}, {numbers}, places:", lambda: layer(*numbers, return_indices=True)(x)[0])
    empty = torch.zeros((2, 0) + (8,) * axes)
    attempt(f"{axes}, no channels:", lambda: layer(2)(empty))
x = torch.zeros(1, 1, 8, 8)
attempt("height", lambda: F.max_pool2d(x, (2, 4), 2, (2, 2), (4, 1)))
attempt("width", lambda: F.max_pool2d(x, (4, 2), 2, (2, 2), (1, 4)))
attempt("without dilation", lambda: F.max_pool2d(x, 3, 2, 2))
attempt("without dilation, means", lambda: F.avg_pool2d(x, 3, 2, 2))
attempt("sequence", lambda: F.max_pool1d(x[0], 3, 2, 2))
attempt("sequence with a gradient", lambda: F.max_pool1d(x[0].clone().requires_grad_(), 3, 2, 2, 2))
