# expect: 0-5
def zero_pad(x, top, bottom, left, right):
    return torch.cat([zeros(left, x.shape[1] + top + bottom), torch.cat([zeros(x.shape[0], top), x, zeros(
        x.shape[0], bottom)], dim=1), zeros(right, x.shape[1] + top + bottom)])
