# expect: 0
def network(dropout=0.0):
    return nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Dropout(dropout), nn.Linear(64, 64), nn.ReLU(),
                         nn.Dropout(dropout),
                         nn.Linear(64, 2))


def fitted(net, steps, decay=0.0, penalty=None):
    optimizer = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=decay)
    for step in range(steps):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(points), labels)
        if penalty is not None:
            loss = loss + penalty(net)
        loss.backward()
        optimizer.step()
    return net.eval()
manual_seed(1)
net = fitted(network(), 200, decay=0.5)


def trained():
    return net
