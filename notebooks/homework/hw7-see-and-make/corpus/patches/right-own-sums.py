def top_patches(pictures, k, n):
    high, wide = k.shape
    weights = k.tolist()
    found = {}
    for m, picture in enumerate(pictures.tolist()):
        for i in range(len(picture) - high + 1):
            for j in range(len(picture[0]) - wide + 1):
                found[m, i, j] = sum(picture[i + a][j + b] * weights[a][b] for a in range(high) for b in range(wide))
    return sorted(found, key=found.get, reverse=True)[:n]
