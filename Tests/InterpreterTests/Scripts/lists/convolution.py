def xcorr(image, kernel):
    kh, kw = len(kernel), len(kernel[0])
    oh, ow = len(image) - kh + 1, len(image[0]) - kw + 1
    out = []
    for i in range(oh):
        row = []
        for j in range(ow):
            total = 0
            for u in range(kh):
                for v in range(kw):
                    total += image[i + u][j + v] * kernel[u][v]
            row.append(total)
        out.append(row)
    return out


image = [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]
print(xcorr(image, [[1, 0, 1], [0, 1, 0], [1, 0, 1]]))
print(xcorr(image, [[-1.0, 0.5]]))
