def xcorr2d(x, k):
    def row_by_row(i):
        if i > x.shape[0] - k.shape[0]:
            return []
        line = [float((x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum()) for j in range(x.shape[1] - k.shape[1] + 1)]
        return [line] + row_by_row(i + 1)

    return tensor(row_by_row(0))
