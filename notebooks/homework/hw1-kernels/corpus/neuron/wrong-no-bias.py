# expect: 5
# says: bias missing
def neuron(x, k, b):
    return xcorr(x, k).relu()
