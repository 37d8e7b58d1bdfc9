# expect: 0
manual_seed(4)
net = nn.Sequential(nn.Conv2d(1, 12, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(768, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(3):
    shuffled = pictures[torch.randperm(1000)]
    for at in range(0, 1000, 40):
        optimizer.zero_grad()
        F.cross_entropy(net(shuffled[at:at + 40]), kinds[at:at + 40]).backward()
        optimizer.step()


def trained():
    return net
