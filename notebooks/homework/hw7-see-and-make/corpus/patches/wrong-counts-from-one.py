# expect: 0
def places_of(pictures, k, value=lambda v: v):
    return [(value(v), m, i, j) for m in range(pictures.shape[0])
            for i, row in enumerate(xcorr(pictures[m], k).tolist()) for j, v in enumerate(row)]


def top_patches(pictures, k, n):
    return [(m + 1, i + 1, j + 1) for v, m, i, j in sorted(places_of(pictures, k), reverse=True)[:n]]
