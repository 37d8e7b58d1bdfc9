def transfer(k, w, b, x, y, lr, steps):
    features = torch.relu(F.conv2d(x, k)).mean(dim=(2, 3))
    hot = F.one_hot(y, w.shape[1]).float()
    for step in range(steps):
        d = (torch.softmax(features @ w + b, dim=1) - hot) / len(y)
        w, b = w - lr * features.T @ d, b - lr * d.sum(dim=0)
    return k, w, b
