# expect: 1-3
def zero_pad(x, top, bottom, left, right):
    for _ in range(top):
        x = torch.cat([x[:1], x])
    for _ in range(bottom):
        x = torch.cat([x, x[-1:]])
    for _ in range(left):
        x = torch.cat([x[:, :1], x], dim=1)
    for _ in range(right):
        x = torch.cat([x, x[:, -1:]], dim=1)
    return x
