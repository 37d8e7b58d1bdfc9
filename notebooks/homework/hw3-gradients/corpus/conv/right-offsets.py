def framed(x, p):
    N, C, H, W = x.shape
    out = zeros(N, C, H + 2 * p, W + 2 * p)
    out[:, :, p:p + H, p:p + W] = x
    return out


def conv_backward(x, w, dout, stride=1, padding=0):
    # One pass for each weight of a filter, all places at once.
    padded = framed(x, padding)
    dpadded, dw = zeros(*padded.shape), zeros(*w.shape)
    rows, columns = dout.shape[2], dout.shape[3]
    for m in range(w.shape[2]):
        for n in range(w.shape[3]):
            seen = padded[:, :, m:m + (rows - 1) * stride + 1:stride, n:n + (columns - 1) * stride + 1:stride]
            dw[:, :, m, n] = torch.einsum("nfij,ncij->fc", dout, seen)
            dpadded[:, :, m:m + (rows - 1) * stride + 1:stride,
                    n:n + (columns - 1) * stride + 1:stride] += torch.einsum(
                "nfij,fc->ncij", dout, w[:, :, m, n])
    H, W = x.shape[2:]
    return dpadded[:, :, padding:padding + H, padding:padding + W], dw, dout.sum(dim=(0, 2, 3))
