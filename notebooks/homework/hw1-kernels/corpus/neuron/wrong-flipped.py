# expect: 6
# says: kernel flipped
def neuron(x, k, b):
    return (conv2d_true(x, k) + b).relu()
