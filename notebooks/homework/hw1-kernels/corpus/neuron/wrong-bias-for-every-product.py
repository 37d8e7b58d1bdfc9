# expect: 5
def neuron(x, k, b):
    out = zeros(x.shape[0] - k.shape[0] + 1, x.shape[1] - k.shape[1] + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (x[i:i + k.shape[0], j:j + k.shape[1]] * k + b).sum()
    return out.relu()
