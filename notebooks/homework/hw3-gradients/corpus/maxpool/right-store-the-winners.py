def pool_and_winners(x, k, s):
    out, winners = [], {}
    for i in range((x.shape[0] - k) // s + 1):
        row = []
        for j in range((x.shape[1] - k) // s + 1):
            window = x[i * s:i * s + k, j * s:j * s + k].flatten().tolist()
            top = max(window)
            place = window.index(top)
            winners[i, j] = (i * s + place // k, j * s + place % k)
            row.append(top)
        out.append(row)
    return tensor(out), winners


def max_pool(x, k, s):
    return pool_and_winners(x, k, s)[0]


def max_pool_backward(x, k, s, dout):
    dx = zeros(x.shape[0], x.shape[1])
    for (i, j), place in pool_and_winners(x, k, s)[1].items():
        dx[place] += dout[i, j]
    return dx
