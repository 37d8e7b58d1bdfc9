def top_patches(pictures, k, n):
    places = []
    for m, picture in enumerate(pictures):
        for i, row in enumerate(xcorr(picture, k).tolist()):
            places += [(value, m, i, j) for j, value in enumerate(row)]
    return [(m, i, j) for value, m, i, j in sorted(places, reverse=True)[:n]]
