# What shares memory with what.
import torch

a = torch.zeros(2, 3)
for name, b in [("view", a.view(6)), ("reshape", a.reshape(3, 2)), ("t", a.t()), ("slice", a[0]), ("expand", a[:, :1].expand(2, 3)), ("permute", a.permute(1, 0)), ("squeeze", a.unsqueeze(0).squeeze(0)), ("detach", a.detach()), ("flatten", a.flatten()),
                ("clone", a.clone()), ("contiguous", a.t().contiguous()), ("mask", a[a == 0]), ("index", a[[0, 1]]), ("plus", a + 0), ("to", a.to(torch.float32)), ("double", a.double()), ("chunk", a.chunk(2)[1]), ("diagonal", a.diagonal()), ("narrow", a.narrow(1, 0, 2))]:
    before = a.clone()
    b.fill_(1)
    print(name, not torch.equal(a, before))
    a.zero_()
x = torch.arange(6)
y = x.view(2, 3)
y[0, 0] = 10
x[5] = 50
print(x, y)
z = y.clone()
z += 1
print(y[0, 0], z[0, 0])
print(x.data_ptr() == y.data_ptr(), x.storage_offset(), y[1].storage_offset(), y.stride(), y.t().stride())
print(y.is_contiguous(), y.t().is_contiguous(), y[:, 1].is_contiguous(), y.t().contiguous().stride())
w = torch.ones(2, 2)
v = w
v += 1
print(w)
v = v + 1
print(w, v)
print(torch.as_strided(torch.arange(9), (2, 2), (3, 1)), torch.arange(4).reshape(2, 2).flatten().data_ptr() != 0)
conv = torch.nn.Conv2d(1, 2, 3)(torch.zeros(1, 1, 5, 5))
print(conv.shape, conv.view(1, -1).shape, conv.view(1, 2, 9).shape)
