from torch.utils.data import DataLoader, TensorDataset

manual_seed(6)
net = nn.Sequential(nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(), nn.Flatten(),
                    nn.Linear(256, 4))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(8):
    for x, y in DataLoader(TensorDataset(pictures, kinds), batch_size=40, shuffle=True):
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), y)
        loss.backward()
        optimizer.step()


def trained():
    net.eval()
    return net
