def avg_pool_backward(x, k, dout):
    rows = []
    for line in dout.tolist():
        wide = [value / (k * k) for value in line for _ in range(k)]
        rows.extend([wide] * k)
    return tensor(rows)


def l2_pool_backward(x, k, dout):
    share = x.clone()
    for i in range(0, x.shape[0], k):
        for j in range(0, x.shape[1], k):
            length = float((x[i:i + k, j:j + k] ** 2).sum()) ** 0.5
            share[i:i + k, j:j + k] *= dout[i // k, j // k] / (length or 1.0)
    return share
