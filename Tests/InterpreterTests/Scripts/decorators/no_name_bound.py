def bad(f):
    raise KeyError(f.__name__)
try:
    @bad
    def function(x):
        return x
except KeyError as error:
    print(repr(error))
try:
    function
except NameError as error:
    print(error)
def function(): return "old"
try:
    @bad
    def function(x):
        return x
except KeyError as error:
    pass
print(function())
