# expect: 2
def begin(k, w, b):
    return [p.clone().requires_grad_() for p in (k, w, b)]


def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, y)


def train(k, w, b, batches, lr):
    losses = [loss_of(k, w, b, x, y).item() for x, y in batches]
    return losses, k, w, b
