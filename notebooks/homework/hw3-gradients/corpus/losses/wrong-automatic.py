# expect: 0
def relu_backward(x, dout):
    return torch.where(x > 0, dout, 0.0 * dout)


def softmax_loss(scores, y):
    scores = scores.clone().requires_grad_()
    loss = torch.nn.functional.cross_entropy(scores, y)
    loss.backward()
    return loss.item(), scores.grad


def hinge_loss(scores, y):
    N = scores.shape[0]
    rows = torch.arange(N)
    margins = (scores - scores[rows, y].reshape(-1, 1) + 1).clamp(min=0)
    margins[rows, y] = 0
    d = (margins > 0).float()
    d[rows, y] = -d.sum(dim=1)
    return margins.sum().item() / N, d / N
