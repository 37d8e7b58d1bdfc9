# expect: 10
def transfer(k, w, b, x, y, lr, steps):
    features = F.relu(F.conv2d(x, k)).flatten(2).max(dim=2).values
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    optimizer = torch.optim.SGD([w, b], lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(features @ w + b, y).backward()
        optimizer.step()
    return k, w.detach(), b.detach()
