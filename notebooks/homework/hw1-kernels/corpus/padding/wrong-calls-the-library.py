# expect: 0
def zero_pad(x, top, bottom, left, right):
    return torch.nn.functional.pad(x, (left, right, top, bottom))
