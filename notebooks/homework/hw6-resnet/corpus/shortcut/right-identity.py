def shortcut(cin, cout, stride):
    if cin != cout or stride != 1:
        layers = [nn.Conv2d(cin, cout, kernel_size=(1, 1), stride=(stride, stride), bias=False), nn.BatchNorm2d(cout)]
        return nn.Sequential(*layers)
    return nn.Identity()
