# expect: 18-20
def relu_backward(x, dout):
    return torch.where(x > 0, dout, 0.0 * dout)


def softmax_loss(scores, y):
    shifted = scores - scores.max(dim=1, keepdim=True).values
    p = shifted.exp() / shifted.exp().sum(dim=1, keepdim=True)
    rows = torch.arange(len(y))
    loss = -(shifted[rows, y] - shifted.exp().sum(dim=1).log()).mean().item() / math.log(10)
    p[rows, y] -= 1
    return loss, p / len(y)


def hinge_loss(scores, y):
    N = scores.shape[0]
    rows = torch.arange(N)
    margins = (scores - scores[rows, y].reshape(-1, 1) + 1).clamp(min=0)
    margins[rows, y] = 0
    d = (margins > 0).float()
    d[rows, y] = -d.sum(dim=1)
    return margins.sum().item() / N, d / N
