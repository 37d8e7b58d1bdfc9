# expect: 0
def top_patches(pictures, k, n):
    places = [(v, m, i, j) for m, p in enumerate(pictures.tolist()) for i, row in enumerate(p) for j,
              v in enumerate(row)]
    return [place[1:] for place in sorted(places, reverse=True)[:n]]
