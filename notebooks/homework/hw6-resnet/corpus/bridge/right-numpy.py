def bridge(skip, up):
    skip, up = skip.numpy(), up.numpy()
    h, w = up.shape[2], up.shape[3]
    i, j = (skip.shape[2] - h) // 2, (skip.shape[3] - w) // 2
    return np.concatenate([skip[:, :, i:i + h, j:j + w], up], axis=1)
