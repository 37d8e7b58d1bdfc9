def fitted(net, optimizer, rounds=10, size=40, x=pictures, y=kinds):
    for epoch in range(rounds):
        order = torch.randperm(len(x))
        for at in range(0, len(x), size):
            batch = order[at:at + size]
            optimizer.zero_grad()
            F.cross_entropy(net(x[batch]), y[batch]).backward()
            optimizer.step()
    return net.eval()
manual_seed(1)
net = nn.Sequential(nn.Conv2d(1, 10, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(10, 20, 5, padding=2),
                    nn.ReLU(),
                    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(320, 4))
net = fitted(net, torch.optim.Adam(net.parameters(), lr=0.005), rounds=8)


def trained():
    return net
