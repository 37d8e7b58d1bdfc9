def edge_filters():
    vertical = np.outer(np.ones(3), [0, -1, 1])
    return vertical, vertical.transpose()
