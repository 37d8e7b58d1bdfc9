# expect: 5
def neuron(x, k, b):
    return (xcorr(x, k) - b).relu()
