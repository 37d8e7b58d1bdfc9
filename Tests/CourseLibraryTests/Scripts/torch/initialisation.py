# nn.init and what the defaults are like.
import math
import torch
import torch.nn as nn

w = torch.empty(3, 5)
nn.init.constant_(w, 0.3)
print(w[0])
print(nn.init.eye_(torch.empty(2, 3)), nn.init.ones_(torch.empty(2)), nn.init.zeros_(torch.empty(2)))
print(nn.init.dirac_(torch.empty(2, 2, 3, 3))[0, 0])
torch.manual_seed(0)
w = torch.empty(200, 300)
for f, bound in [(lambda: nn.init.uniform_(w, -0.1, 0.1), 0.1), (lambda: nn.init.xavier_uniform_(w), math.sqrt(6 / 500)), (lambda: nn.init.kaiming_uniform_(w, nonlinearity="relu"), math.sqrt(6 / 300)), (lambda: nn.init.kaiming_uniform_(w, a=math.sqrt(5)), 1 / math.sqrt(300))]:
    f()
    print(bool(w.abs().max() <= bound), bool(w.abs().max() > 0.98 * bound), abs(w.mean().item()) < 0.01)
for f, std in [(lambda: nn.init.normal_(w, std=0.02), 0.02), (lambda: nn.init.xavier_normal_(w), math.sqrt(2 / 500)), (lambda: nn.init.kaiming_normal_(w, mode="fan_out", nonlinearity="relu"), math.sqrt(2 / 200))]:
    f()
    print(abs(w.std().item() / std - 1) < 0.02)
q = nn.init.orthogonal_(torch.empty(3, 5))
print(torch.allclose(q @ q.T, torch.eye(3), atol=1e-5))
print(nn.init.trunc_normal_(torch.empty(1000), std=1.0, a=-0.5, b=0.5).abs().max() <= 0.5)
print(nn.init.calculate_gain("relu"), nn.init.calculate_gain("tanh"), nn.init.calculate_gain("leaky_relu", 0.2))
layer = nn.Linear(100, 50)
print(bool(layer.weight.abs().max() <= 0.1), bool(layer.bias.abs().max() <= 0.1), nn.Conv2d(4, 8, 3).weight.abs().max() <= 1 / 6)
print(nn.BatchNorm2d(2).weight, nn.LayerNorm(2).bias, abs(nn.Embedding(1000, 10).weight.std().item() - 1) < 0.05)
print(nn.init._calculate_fan_in_and_fan_out(torch.empty(8, 4, 3, 3)))
try:
    nn.init.xavier_uniform_(torch.empty(3))
except ValueError as error:
    print(error)


def init_weights(m):
    if isinstance(m, (nn.Conv2d, nn.Linear)):
        nn.init.kaiming_normal_(m.weight)
        if m.bias is not None:
            m.bias.data.fill_(0.01)


net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Flatten(), nn.Linear(2, 2))
net.apply(init_weights)
print(net[0].bias, net[2].bias)
