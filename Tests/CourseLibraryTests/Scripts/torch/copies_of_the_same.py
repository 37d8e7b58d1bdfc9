# Results that are equal to what they were made from, and have memory of their own or not.
import torch
import torch.nn.functional as F

x = torch.arange(24.0).reshape(2, 3, 2, 2)
whole = torch.arange(6).reshape(2, 3)
cases = {
    "repeat": x.repeat(1, 1, 1, 1), "tile": x.tile(1), "roll": x.roll(0), "flip": x.flip([]), "cat": torch.cat([x]),
    "pad": F.pad(x, (0, 0)), "reflect": F.pad(x, (0, 0, 0, 0), mode="reflect"), "interpolate": F.interpolate(x, size=2),
    "pixel_shuffle": F.pixel_shuffle(x, 1), "channel_shuffle of one group": F.channel_shuffle(x, 1),
    "channel_shuffle of groups of one": F.channel_shuffle(x, 3),
    "channel_shuffle": F.channel_shuffle(torch.cat([x, x], 1), 3), "clamp": x.clamp(max=99), "rot90": x.rot90(0),
    "diff": torch.diff(x, n=0), "dropout": F.dropout(x, 0.5, False), "max_pool2d": F.max_pool2d(x, 1),
    "hstack": torch.hstack([x]), "tril": x.tril(9), "einsum": torch.einsum("abcd->abcd", x),
    "round": whole.round(), "floor": whole.floor(), "ceil": whole.ceil(), "trunc": whole.trunc(), "abs": whole.abs(),
    "matrix_power": torch.linalg.matrix_power(x[0, 0], 1), "matrix_power of two": torch.linalg.matrix_power(x[0, 0], 2),
    "matrix_power of no matrices": torch.linalg.matrix_power(x[:0], 1),
    "sum": x[0, 0, 0, 0].sum(), "amax": x[:1].amax(0), "power": x ** 1, "where": torch.where(x >= 0, x, x),
    "expand": x.expand(2, 3, 2, 2), "broadcast_tensors": torch.broadcast_tensors(x, x)[0], "reshape": x.reshape(2, 12),
    "movedim": x.movedim(0, 0), "t": whole[0].t(), "unfold": x.unfold(0, 1, 1), "as_tensor": torch.as_tensor(x),
}
for name, result in cases.items():
    source = x if result.is_floating_point() else whole
    first, size = source.data_ptr(), source.numel() * source.element_size()
    print(name, result is source, first <= result.data_ptr() < first + size, result.shape, result.sum())
w = torch.ones(2, requires_grad=True)
print(torch.diff(w, n=0).is_leaf, torch.diff(w.bool(), n=0), torch.diff(w, n=2).shape)
wide = torch.zeros(3, 2)
a, b = torch.broadcast_tensors(w, wide)
print(a is w, b is wide, a.is_leaf)
