def neuron(x, k, b):
    high, wide = k.shape
    out = []
    for i in range(x.shape[0] - high + 1):
        out.append([])
        for j in range(x.shape[1] - wide + 1):
            total = b
            for m in range(high):
                for n in range(wide):
                    total = total + x[i + m, j + n].item() * k[m, n].item()
            out[-1].append(max(total, 0.0))
    return tensor(out)
