whlie x:
    pass
