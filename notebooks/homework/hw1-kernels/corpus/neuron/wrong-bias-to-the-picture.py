# expect: 5-11
def neuron(x, k, b):
    return xcorr(x + b, k).relu()
