def neuron(picture, weights, bias):
    relu = lambda z: z if z > 0 else 0.0
    return [[relu(s + bias) for s in row] for row in xcorr(picture, weights).tolist()]
