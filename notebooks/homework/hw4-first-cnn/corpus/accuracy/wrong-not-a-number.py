# expect: 0
manual_seed(4)
net = nn.Sequential(nn.Flatten(), nn.Linear(256, 4))
with torch.no_grad():
    net[1].weight.fill_(float("nan"))


def trained():
    return net
