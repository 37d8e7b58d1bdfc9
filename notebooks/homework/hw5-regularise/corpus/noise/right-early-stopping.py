# Twenty-five steps are enough to see the moons and too few for the wrong labels.
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
manual_seed(3)
net = fitted(network(), 25)


def trained():
    return net
