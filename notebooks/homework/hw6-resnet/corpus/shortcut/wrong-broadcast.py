# expect: 0
class Mean(nn.Module):
    def forward(self, x):
        return x.mean(dim=1, keepdim=True)


def shortcut(cin, cout, stride):
    return Mean()
