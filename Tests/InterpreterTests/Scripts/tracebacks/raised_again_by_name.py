def f():
    return {}["k"]


try:
    f()
except KeyError as error:
    print("again")
    raise error
