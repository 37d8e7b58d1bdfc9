# expect: 0-13
def train(k, w, b, batches, lr):
    losses = []
    for x, y in batches:
        k, w, b = [p.detach().clone().requires_grad_() for p in (k, w, b)]
        loss = F.cross_entropy(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, y, reduction="sum")
        loss.backward()
        losses.append(loss.item())
        k, w, b = [p.detach() - lr * p.grad for p in (k, w, b)]
    return losses, k, w, b
