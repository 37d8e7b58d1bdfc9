# Probabilities are scores, too: the loss is taken of their logarithms.
manual_seed(5)
net = nn.Sequential(nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1),
                    nn.ReLU(),
                    nn.MaxPool2d(2), nn.Flatten(), nn.Linear(256, 4), nn.Softmax(dim=1))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01)
for epoch in range(8):
    order = torch.randperm(1000)
    for at in range(0, 1000, 40):
        batch = order[at:at + 40]
        optimizer.zero_grad()
        F.nll_loss((net(pictures[batch]) + 1e-9).log(), kinds[batch]).backward()
        optimizer.step()


def trained():
    return net
