# expect: 0
def places_of(pictures, k, value=lambda v: v):
    return [(value(v), m, i, j) for m in range(pictures.shape[0])
            for i, row in enumerate(xcorr(pictures[m], k).tolist()) for j, v in enumerate(row)]


def top_patches(pictures, k, n):
    return [place[1:] for place in sorted(places_of(pictures, k, abs), reverse=True)[:n]]
