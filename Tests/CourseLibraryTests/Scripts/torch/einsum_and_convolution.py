# A convolution four ways: loops, unfold, matrix, function.
import torch
import torch.nn.functional as F

x = torch.arange(30.0).reshape(5, 6)
k = torch.tensor([[1.0, 0, -1], [2, 0, -2], [1, 0, -1]])


def loops(x, k):
    h, w = x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1
    out = torch.zeros(h, w)
    for i in range(h):
        for j in range(w):
            out[i, j] = (x[i:i + 3, j:j + 3] * k).sum()
    return out


a = loops(x, k)
b = F.conv2d(x[None, None], k[None, None])[0, 0]
patches = x.unfold(0, 3, 1).unfold(1, 3, 1)
c = torch.einsum("ijkl,kl->ij", patches, k)
columns = F.unfold(x[None, None], 3)
d = (k.reshape(1, 9) @ columns[0]).reshape(3, 4)
print(a)
print(torch.allclose(a, b), torch.allclose(a, c), torch.allclose(a, d), patches.shape, columns.shape)
M = torch.zeros(12, 30)
for i in range(3):
    for j in range(4):
        for p in range(3):
            for q in range(3):
                M[i * 4 + j, (i + p) * 6 + j + q] = k[p, q]
print(torch.allclose(M @ x.flatten(), a.flatten()), (M != 0).sum().item(), M.unique())
flipped = F.conv2d(x[None, None], k.flip(0, 1)[None, None])[0, 0]
print(torch.equal(flipped, -a))
t = torch.randn(4, 3, 8, 8)
w = torch.randn(5, 3, 1, 1)
print(torch.allclose(F.conv2d(t, w), torch.einsum("nchw,oc->nohw", t, w[:, :, 0, 0]), atol=1e-5))
