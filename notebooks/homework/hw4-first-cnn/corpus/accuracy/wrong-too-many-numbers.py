# expect: 0
manual_seed(4)
net = nn.Sequential(nn.Flatten(), nn.Linear(256, 512), nn.ReLU(), nn.Linear(512, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=0.003)
for epoch in range(3):
    optimizer.zero_grad()
    F.cross_entropy(net(pictures), kinds).backward()
    optimizer.step()


def trained():
    return net
