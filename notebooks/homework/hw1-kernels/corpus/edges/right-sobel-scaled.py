def edge_filters():
    # Sobel weighs the middle row double; three quarters of it make 3 instead of 4.
    v = 0.75 * tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    return v, v.T
