# expect: 0-5
def begin(k, w, b):
    return [p.clone().requires_grad_() for p in (k, w, b)]


def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, y)


def train(k, w, b, batches, lr):
    losses = []
    for x, y in batches:
        k, w, b = begin(k.detach(), w.detach(), b.detach())
        loss = loss_of(k, w, b, x, y)
        loss.backward()
        losses.append(loss.item())
        k, w, b = [p.detach() + lr * p.grad for p in (k, w, b)]
    return losses, k, w, b
