def one_hot(y, classes):
    return (y.reshape(-1, 1) == torch.arange(classes).reshape(1, -1)).float()


def relu_backward(x, dout):
    return dout * (x > 0)


def softmax_loss(scores, y):
    hot = one_hot(y, scores.shape[1])
    p = torch.softmax(scores.double(), dim=1)
    log_p = scores.double() - scores.double().max(dim=1, keepdim=True).values
    log_p = log_p - log_p.exp().sum(dim=1, keepdim=True).log()
    return -(hot * log_p).sum().item() / len(y), (p - hot) / len(y)


def hinge_loss(scores, y):
    hot = one_hot(y, scores.shape[1])
    right = (scores * hot).sum(dim=1, keepdim=True)
    margins = (scores - right + 1).relu() * (1 - hot)
    loses = (margins > 0).float()
    return margins.sum() / len(y), (loses - hot * loses.sum(dim=1, keepdim=True)) / len(y)
