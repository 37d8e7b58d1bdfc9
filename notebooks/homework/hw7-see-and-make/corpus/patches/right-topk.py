def top_patches(pictures, k, n):
    answers = torch.stack([xcorr(p, k) for p in pictures])
    return [tuple(int(v) for v in np.unravel_index(at, tuple(answers.shape)))
            for at in answers.reshape(-1).topk(n).indices.tolist()]
