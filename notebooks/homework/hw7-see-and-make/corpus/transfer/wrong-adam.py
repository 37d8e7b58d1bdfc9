# expect: 10
def loss_of(k, w, b, x, y):
    return F.cross_entropy(F.relu(F.conv2d(x, k)).mean(dim=(2, 3)) @ w + b, y)


def transfer(k, w, b, x, y, lr, steps):
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    optimizer = torch.optim.Adam([w, b], lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        loss_of(k, w, b, x, y).backward()
        optimizer.step()
    return k, w.detach(), b.detach()
