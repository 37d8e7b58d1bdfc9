def top_patches(pictures, k, n):
    answers = torch.stack([xcorr(picture, k) for picture in pictures])
    found = []
    for _ in range(n):
        at = answers.argmax().item()
        at, j = divmod(at, answers.shape[2])
        m, i = divmod(at, answers.shape[1])
        found.append([m, i, j])
        answers[m, i, j] = float("-inf")
    return found
