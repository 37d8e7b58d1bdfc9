# expect: 5
# says: activation before bias
def neuron(x, k, b):
    return xcorr(x, k).relu() + b
