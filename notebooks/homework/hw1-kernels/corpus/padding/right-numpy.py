def zero_pad(x, top, bottom, left, right):
    x = x.numpy()
    out = np.zeros((top + x.shape[0] + bottom, left + x.shape[1] + right))
    out[top:out.shape[0] - bottom, left:out.shape[1] - right] = x
    return out
