# expect: 5
def begin(k, w, b):
    return [p.clone().requires_grad_() for p in (k, w, b)]


def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, y)


def train(k, w, b, batches, lr):
    k, w, b = begin(k, w, b)
    optimizer = torch.optim.SGD([k, w, b], lr=lr)
    losses = []
    for x, y in batches:
        loss = loss_of(k, w, b, x, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, k.detach(), w.detach(), b.detach()
