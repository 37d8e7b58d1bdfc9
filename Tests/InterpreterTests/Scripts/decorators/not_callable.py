limit = 3

@limit
def function(x):
    return x
