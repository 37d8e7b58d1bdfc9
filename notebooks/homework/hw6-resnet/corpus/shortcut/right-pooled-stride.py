def shortcut(cin, cout, stride):
    # A pool of 1 x 1 with a stride leaves out rows and columns, as the convolution's stride would.
    layers = nn.Sequential()
    if stride > 1:
        layers.append(nn.MaxPool2d(1, stride))
    if stride > 1 or cin != cout:
        layers.append(nn.Conv2d(cin, cout, 1, bias=False))
        layers.append(nn.BatchNorm2d(cout))
    return layers
