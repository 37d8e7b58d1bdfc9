def top_patches(pictures, k, n):
    answers = torch.stack([xcorr(picture, k) for picture in pictures])
    rows, columns = answers.shape[1:]
    order = answers.flatten().argsort(descending=True)[:n].tolist()
    return [(at // (rows * columns), at // columns % rows, at % columns) for at in order]
