class Json(dict): pass
class Arr(list): pass
class Txt(str): pass
class Num(float): pass


def encode(value):
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    if isinstance(value, dict):
        return "{" + ", ".join(f"{encode(k)}: {encode(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple, set)):
        return "[" + ", ".join(map(encode, value)) + "]"
    raise TypeError(f"cannot encode {type(value).__name__}")


data = Json(name=Txt('a "b"'), xs=Arr([1, Num(2.5), None, True, (3,)]), inner={"k": Arr()})
print(encode(data))
print(data)


def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item


print(list(flatten(Arr([1, [2, Arr([3, [4]])], 5]))))
match data:
    case {"name": str(name), "xs": [first, *rest]}:
        print(name, first, rest)
match Arr([1, 2]):
    case Arr([a, b]):
        print("Arr", a, b)
match Num(2.5):
    case int():
        print("int")
    case float(x):
        print("float", x)
try:
    encode(Json(bad=encode))
except TypeError as error:
    print(error)
