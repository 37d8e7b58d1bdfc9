# expect: 15
def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).mean(dim=(2, 3)) @ w + b, y)


def transfer(k, w, b, x, y, lr, steps):
    kernels = k
    k, w, b = [p.clone().requires_grad_() for p in (k, w, b)]
    optimizer = torch.optim.SGD([k, w, b], lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        loss_of(k, w, b, x, y).backward()
        optimizer.step()
    return kernels, w.detach(), b.detach()
