# expect: 0
def neuron(x, k, b):
    return (xcorr(x, k) + b).abs()
