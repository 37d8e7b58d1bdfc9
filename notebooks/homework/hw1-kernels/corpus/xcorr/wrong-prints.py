# expect: 0
def xcorr2d(x, k):
    for i in range(x.shape[0] - k.shape[0] + 1):
        for j in range(x.shape[1] - k.shape[1] + 1):
            print((x[i:i + k.shape[0], j:j + k.shape[1]] * k).sum().item(), end=" ")
        print()
