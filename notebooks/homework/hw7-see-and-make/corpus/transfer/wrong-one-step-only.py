# expect: 15
def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).mean(dim=(2, 3)) @ w + b, y)


def transfer(k, w, b, x, y, lr, steps):
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    loss_of(k, w, b, x, y).backward()
    return k, w.detach() - lr * w.grad, b.detach() - lr * b.grad
