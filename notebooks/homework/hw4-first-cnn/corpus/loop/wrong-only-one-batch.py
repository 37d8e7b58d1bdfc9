# expect: 5
def begin(k, w, b):
    return [p.clone().requires_grad_() for p in (k, w, b)]


def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, y)


def train(k, w, b, batches, lr):
    k, w, b = begin(k, w, b)
    x, y = batches[0]
    loss = loss_of(k, w, b, x, y)
    loss.backward()
    return [loss.item()], k.detach() - lr * k.grad, w.detach() - lr * w.grad, b.detach() - lr * b.grad
