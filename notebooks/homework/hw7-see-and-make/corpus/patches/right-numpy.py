def top_patches(pictures, k, n):
    answers = np.stack([np.asarray(xcorr(p, k)) for p in pictures])
    order = np.argsort(-answers, axis=None)[:n]
    m, i, j = np.unravel_index(order, answers.shape)
    return np.stack([m, i, j], axis=1).tolist()
