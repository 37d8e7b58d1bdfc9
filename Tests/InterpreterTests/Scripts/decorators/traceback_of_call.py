def good(f):
    return f

def bad(f):
    raise ValueError("no " + f.__name__)

@good
@bad
@good
def function(x):
    return x
