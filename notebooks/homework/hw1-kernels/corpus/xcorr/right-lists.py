def xcorr2d(x, k):
    picture, weights = x.tolist(), k.tolist()
    result = []
    for i in range(len(picture) - len(weights) + 1):
        row = []
        for j in range(len(picture[0]) - len(weights[0]) + 1):
            total = 0
            for m in range(len(weights)):
                for n in range(len(weights[0])):
                    total += picture[i + m][j + n] * weights[m][n]
            row.append(total)
        result.append(row)
    return result
