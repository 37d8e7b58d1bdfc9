def find(x, k, value):
    places = []
    for i, row in enumerate(xcorr(x, k).tolist()):
        for j, number in enumerate(row):
            if round(number, 3) == value:
                places.append([i, j])
    return places


def products(x, k, i, j):
    return [[x[i + m, j + n].item() * k[m, n].item() for n in range(k.shape[1])] for m in range(k.shape[0])]
