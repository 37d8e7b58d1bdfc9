# expect: 15
def begin(k, w, b):
    return [p.clone().requires_grad_() for p in (k, w, b)]


def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, y)


def train(k, w, b, batches, lr):
    losses = []
    for x, y in batches:
        k, w, _ = begin(k.detach(), w.detach(), b)
        loss = loss_of(k, w, b, x, y)
        loss.backward()
        losses.append(loss.item())
        k, w = k.detach() - lr * k.grad, w.detach() - lr * w.grad
    return losses, k, w, b
