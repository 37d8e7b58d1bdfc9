# expect: 15
def train(k, w, b, batches, lr):
    k, w, b = [p.clone().requires_grad_() for p in (k, w, b)]
    optimizer = torch.optim.SGD([k, w, b], lr=lr)
    losses = []
    for x, y in batches:
        p = torch.softmax(F.relu(F.conv2d(x, k)).flatten(1) @ w + b, dim=1)
        loss = F.cross_entropy(p, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses, k.detach(), w.detach(), b.detach()
