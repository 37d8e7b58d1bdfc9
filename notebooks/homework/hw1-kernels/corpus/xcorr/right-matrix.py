def xcorr2d(x, k):
    # Every patch flattened into a row of a table; one product of table and kernel.
    high, wide = k.shape
    rows, columns = x.shape[0] - high + 1, x.shape[1] - wide + 1
    table = torch.stack([x[i:i + high, j:j + wide].reshape(-1) for i in range(rows) for j in range(columns)])
    return (table @ k.reshape(-1)).reshape(rows, columns)
