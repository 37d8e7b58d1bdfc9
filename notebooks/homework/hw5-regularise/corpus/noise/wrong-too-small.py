# expect: 0
manual_seed(1)
net = nn.Linear(2, 2)
optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
for step in range(100):
    optimizer.zero_grad()
    F.cross_entropy(net(points), labels).backward()
    optimizer.step()


def trained():
    return net
