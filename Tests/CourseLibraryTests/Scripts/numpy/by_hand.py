import numpy as np


def conv2d(image, kernel, stride=1, pad=0):
    if pad:
        image = np.pad(image, ((pad, pad), (pad, pad)))
    kh, kw = kernel.shape
    oh = (image.shape[0] - kh) // stride + 1
    ow = (image.shape[1] - kw) // stride + 1
    out = np.zeros((oh, ow), dtype=np.result_type(image, kernel))
    for i in range(oh):
        for j in range(ow):
            out[i, j] = np.sum(image[i * stride:i * stride + kh, j * stride:j * stride + kw] * kernel)
    return out


image = np.zeros((8, 8)); image[2:6, 3:5] = 1.0
sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
print(conv2d(image, sobel))
print(conv2d(image, sobel.T, pad=1).astype(int))
print(conv2d(image, np.ones((3, 3)) / 9, stride=2).round(3))


def im2col(x, k):
    n, c, h, w = x.shape
    windows = np.lib.stride_tricks.sliding_window_view(x, (k, k), axis=(2, 3))
    return windows.transpose(0, 2, 3, 1, 4, 5).reshape(n * (h - k + 1) * (w - k + 1), c * k * k)


x = np.arange(2 * 3 * 5 * 5, dtype=np.float32).reshape(2, 3, 5, 5)
w = np.linspace(-1, 1, 4 * 3 * 3 * 3, dtype=np.float32).reshape(4, 3, 3, 3)
cols = im2col(x, 3)
out = (cols @ w.reshape(4, -1).T).reshape(2, 3, 3, 4).transpose(0, 3, 1, 2)
print(cols.shape, out.shape, out.dtype, np.round(out[0, 0], 1), out.sum(dtype=np.float64).round(-1))


class MaxPool:
    def __init__(self, size):
        self.size = size

    def forward(self, x):
        n, c, h, w = x.shape
        s = self.size
        blocks = x.reshape(n, c, h // s, s, w // s, s)
        out = blocks.max(axis=(3, 5))
        self.mask = blocks == out[:, :, :, None, :, None]
        return out

    def backward(self, d):
        return (self.mask * d[:, :, :, None, :, None]).reshape(d.shape[0], d.shape[1], d.shape[2] * self.size, -1)


p = MaxPool(2)
y = p.forward(np.sin(np.arange(32.0)).reshape(1, 2, 4, 4))
print(y.round(3), p.backward(np.ones_like(y))[0, 1].astype(int))


def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


logits = np.array([[2.0, 1.0, 0.1], [1.0, 3.0, 0.2]])
s = softmax(logits)
labels = np.array([0, 2])
print(s, -np.log(s[np.arange(2), labels]).mean(), s.argmax(axis=1), (s.argmax(1) == labels).mean())
g = s.copy(); g[np.arange(len(labels)), labels] -= 1
print(g / 2, np.eye(3)[labels], np.eye(3, dtype=int)[labels].tolist())
cm = np.zeros((3, 3), dtype=int)
np.add.at(cm, (labels, s.argmax(1)), 1)
print(cm, cm.trace() / cm.sum(), np.diag(cm))
gray = np.dot(np.arange(12.0).reshape(2, 2, 3), [0.299, 0.587, 0.114])
print(gray, gray.shape)
k = np.exp(-(np.arange(-2, 3) ** 2) / 2); k = np.outer(k, k); k /= k.sum()
print(np.array2string(k, precision=3, suppress_small=True), np.convolve([1, 2, 3], [1, 0, -1], mode="same"), np.correlate([1, 2, 3], [0, 1, 0.5]))
with np.printoptions(precision=2, suppress=True):
    print(np.array([1e-6, 123.456]), s)
np.set_printoptions(precision=3, threshold=6, edgeitems=2, linewidth=40)
print(np.linspace(0, 1, 20), s)
print(np.zeros((10, 10)))
