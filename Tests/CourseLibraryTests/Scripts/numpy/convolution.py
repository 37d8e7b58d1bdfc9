# The convolution of the lecture, written in loops, by windows, and as products with shifted pictures.
import numpy as np

image = np.zeros((7, 8))
image[2:5, 3:6] = 1
image[3, 4] = 0.5
kernel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])


def convolve(x, k, stride=1, padding=0):
    x = np.pad(x, padding)
    h = (x.shape[0] - k.shape[0]) // stride + 1
    w = (x.shape[1] - k.shape[1]) // stride + 1
    out = np.zeros((h, w))
    for i in range(h):
        for j in range(w):
            patch = x[i * stride:i * stride + k.shape[0], j * stride:j * stride + k.shape[1]]
            out[i, j] = np.sum(patch * k)
    return out


out = convolve(image, kernel)
print(out)
print(convolve(image, kernel, stride=2, padding=1))
windows = np.lib.stride_tricks.sliding_window_view(image, (3, 3))
print(np.allclose(np.einsum("ijkl,kl->ij", windows, kernel), out), np.allclose((windows * kernel).sum(axis=(2, 3)), out))
total = np.zeros((5, 6))
for u in range(3):
    for v in range(3):
        total += kernel[u, v] * image[u:u + 5, v:v + 6]
print((total == out).all(), np.abs(out).max(), np.unravel_index(out.argmax(), out.shape))


def pool(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).max(axis=(1, 3))


print(pool(out), np.maximum(out, 0).mean())
