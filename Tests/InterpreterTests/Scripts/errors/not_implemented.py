def relu(x):
    raise NotImplementedError


relu(1)
