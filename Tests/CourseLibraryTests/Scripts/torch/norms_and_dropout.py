# Batch norm in training and evaluation, other norms, dropout's two modes.
import torch
import torch.nn as nn

x = torch.arange(24.0).reshape(2, 3, 2, 2)
bn = nn.BatchNorm2d(3)
print(bn.running_mean, bn.running_var, bn.num_batches_tracked, bn.weight, bn.bias)
y = bn(x)
print(y.mean((0, 2, 3)).abs().max() < 1e-5, y.std((0, 2, 3)))
print(bn.running_mean, bn.running_var, bn.num_batches_tracked)
bn.eval()
print(bn(x)[0, 0], bn.num_batches_tracked)
print(list(bn.state_dict()), [n for n, _ in bn.named_parameters()], [n for n, _ in bn.named_buffers()])
bn1 = nn.BatchNorm1d(2, momentum=0.5, eps=1e-3)
print(bn1(torch.tensor([[1.0, 2.0], [3.0, 6.0]])), bn1.running_mean, bn1.running_var)
print(nn.BatchNorm2d(3, affine=False).weight, nn.BatchNorm2d(3, track_running_stats=False).running_mean)
print(nn.LayerNorm(4)(torch.arange(8.0).reshape(2, 4)), nn.LayerNorm([2, 2])(x)[0, 0])
print(nn.GroupNorm(3, 3)(x)[1, 2], nn.InstanceNorm2d(3)(x)[0, 1], nn.RMSNorm(2)(torch.tensor([[3.0, 4.0]])), nn.LocalResponseNorm(2)(x)[0, :, 0, 0])
torch.manual_seed(0)
drop = nn.Dropout(0.5)
ones = torch.ones(10000)
out = drop(ones)
print(sorted(set(out.tolist())), abs(out.mean() - 1) < 0.05)
drop.eval()
print(torch.equal(drop(ones), ones), nn.Dropout(0)(ones).sum(), nn.Dropout(1.0)(ones).sum())
maps = nn.Dropout2d(0.5)(torch.ones(1, 100, 2, 2))
print(set(maps.sum((0, 2, 3)).tolist()) <= {0.0, 8.0})
for body in (lambda: nn.BatchNorm2d(3)(torch.ones(2, 3)), lambda: nn.BatchNorm2d(3)(torch.ones(1, 4, 2, 2)), lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)), lambda: nn.Dropout(1.5), lambda: nn.GroupNorm(2, 3), lambda: nn.LayerNorm(3)(torch.ones(2, 4))):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", str(error)[:120])
