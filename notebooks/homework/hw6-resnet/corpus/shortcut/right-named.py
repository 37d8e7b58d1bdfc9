from collections import OrderedDict


def shortcut(cin, cout, stride):
    needed = stride > 1 or cin != cout
    parts = [("conv", nn.Conv2d(cin, cout, 1, stride=stride, bias=False)),
             ("norm", nn.BatchNorm2d(cout))] if needed else []
    return nn.Sequential(OrderedDict(parts))
