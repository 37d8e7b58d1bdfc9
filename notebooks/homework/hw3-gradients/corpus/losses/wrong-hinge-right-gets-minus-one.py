# expect: 23
def relu_backward(x, dout):
    return torch.where(x > 0, dout, 0.0 * dout)


def softmax_loss(scores, y):
    shifted = scores - scores.max(dim=1, keepdim=True).values
    p = shifted.exp() / shifted.exp().sum(dim=1, keepdim=True)
    N = scores.shape[0]
    rows = torch.arange(N)
    loss = -(shifted[rows, y] - shifted.exp().sum(dim=1).log()).mean().item()
    p[rows, y] -= 1
    return loss, p / N


def hinge_loss(scores, y):
    N = scores.shape[0]
    rows = torch.arange(N)
    margins = (scores - scores[rows, y].reshape(-1, 1) + 1).clamp(min=0)
    margins[rows, y] = 0
    d = (margins > 0).float()
    d[rows, y] = -1
    return margins.sum().item() / N, d / N
