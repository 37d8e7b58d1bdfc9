# expect: 2
def shortcut(cin, cout, stride):
    return nn.Identity()
