def max_pool(x, k, s):
    x = x.numpy()
    rows, columns = (x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1
    layers = [x[m:m + rows * s:s, n:n + columns * s:s][:rows, :columns] for m in range(k) for n in range(k)]
    return np.max(np.stack(layers), axis=0)


def max_pool_backward(x, k, s, dout):
    x, dout = x.numpy(), dout.numpy()
    dx = np.zeros(x.shape)
    for i, j in np.ndindex(*dout.shape):
        m, n = np.unravel_index(np.argmax(x[i * s:i * s + k, j * s:j * s + k]), (k, k))
        dx[i * s + m, j * s + n] += dout[i, j]
    return dx
