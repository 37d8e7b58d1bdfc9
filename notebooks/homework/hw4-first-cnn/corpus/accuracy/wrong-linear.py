# expect: 0-10
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
net = nn.Sequential(nn.Flatten(), nn.Linear(256, 4))
fitted(net, torch.optim.Adam(net.parameters(), lr=0.003), rounds=8)


def trained():
    return net
