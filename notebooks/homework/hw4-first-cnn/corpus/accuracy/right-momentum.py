def fitted(net, optimizer, rounds=10, size=40, x=pictures, y=kinds):
    for epoch in range(rounds):
        order = torch.randperm(len(x))
        for at in range(0, len(x), size):
            batch = order[at:at + size]
            optimizer.zero_grad()
            F.cross_entropy(net(x[batch]), y[batch]).backward()
            optimizer.step()
    return net.eval()
manual_seed(4)
net = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1),
                    nn.ReLU(),
                    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(256, 4))
net = fitted(net, torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9), rounds=12)


def trained():
    return net
