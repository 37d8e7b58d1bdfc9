for keywords in ({"sep": 1, "foo": 2}, {"bar": 1, "foo": 2}, {"sep": 1}, {"end": 2}, {"sep": None, "end": None}):
    try:
        print("a", "b", **keywords)
    except TypeError as error:
        print(error)
