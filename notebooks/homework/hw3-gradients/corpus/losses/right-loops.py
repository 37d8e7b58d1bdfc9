def relu_backward(x, dout):
    dx = dout.clone()
    dx[x <= 0] = 0
    return dx


def softmax_loss(scores, y):
    total, rows = 0.0, []
    for line, right in zip(scores.tolist(), y.tolist()):
        top = max(line)
        e = [math.exp(s - top) for s in line]
        total += math.log(sum(e)) - (line[right] - top)
        rows.append([(p / sum(e) - (c == right)) / len(y) for c, p in enumerate(e)])
    return total / len(y), rows


def hinge_loss(scores, y):
    total, rows = 0.0, []
    for line, right in zip(scores.tolist(), y.tolist()):
        slope = [0.0] * len(line)
        for c in range(len(line)):
            margin = line[c] - line[right] + 1
            if c != right and margin > 0:
                total += margin
                slope[c] += 1 / len(y)
                slope[right] -= 1 / len(y)
        rows.append(slope)
    return total / len(y), rows
