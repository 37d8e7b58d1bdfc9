for i = 0:
    pass
