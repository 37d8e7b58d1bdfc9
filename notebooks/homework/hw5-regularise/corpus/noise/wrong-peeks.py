# expect: 0
manual_seed(1)
more_points, more_labels = datasets.moons(600, seed=7)
net = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for step in range(100):
    optimizer.zero_grad()
    F.cross_entropy(net(more_points), more_labels).backward()
    optimizer.step()


def trained():
    return net
