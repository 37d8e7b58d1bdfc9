def one_softmax(s, right):
    s = s - s.max()
    p = s.exp() / s.exp().sum()
    hot = zeros(len(s))
    hot[right] = 1
    return (s.exp().sum().log() - s[right]).item(), p - hot


def one_hinge(s, right):
    slope, loss = zeros(len(s)), 0.0
    for wrong in [c for c in range(len(s)) if c != right]:
        if s[wrong] + 1 > s[right]:
            loss += (s[wrong] + 1 - s[right]).item()
            slope[wrong] = 1
            slope[right] -= 1
    return loss, slope


def mean_of(one, scores, y):
    pairs = [one(scores[n], int(y[n])) for n in range(len(y))]
    return sum(p[0] for p in pairs) / len(pairs), torch.stack([p[1] for p in pairs]) / len(pairs)


def softmax_loss(scores, y):
    return mean_of(one_softmax, scores, y)


def hinge_loss(scores, y):
    return mean_of(one_hinge, scores, y)


def relu_backward(x, dout):
    return dout * torch.sign(x).clamp(min=0)
