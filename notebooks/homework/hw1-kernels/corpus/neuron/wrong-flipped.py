# expect: 5
# says: kernel flipped
def neuron(x, k, b):
    return (conv2d_true(x, k) + b).relu()
