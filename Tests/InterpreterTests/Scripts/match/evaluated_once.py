def subject():
    print("subject")
    return [1, [2, 3]]


match subject():
    case [1, [5, _]]:
        print("never")
    case [1, [x, *_]] if print("guard", x):
        print("never")
    case [1, rest] if rest.append(4) or rest:
        print(rest)

# The subject is kept although a guard rebinds the variable.
x = [1, 2]
match x:
    case [a, b] if (x := "other") and a > b:
        print("never")
    case [a, b]:
        print(a, b, x)


def local(x):
    match x:
        case int(n) if (x := n + 1) > 10:
            return "big", x
        case int():
            return "small", x
        case str():
            pass
        case _:
            y = "default"
            return y
    return x


print(local(3), local(30), local("s"), local(None))


def unbound(x):
    match x:
        case [a]:
            pass
        case {"a": a}:
            pass
    return a


print(unbound([1]), unbound({"a": 2}))
try:
    unbound(5)
except UnboundLocalError as error:
    print(error)


def closure(x):
    match x:
        case [a, *b]:
            return lambda: (a, b)


print(closure([1, 2, 3])())
def in_loop(items):
    for item in items:
        match item:
            case "stop": break
            case "skip": continue
            case ["call", f, *args]: yield f(*args)
            case other: yield other
    else:
        yield "end"
print(list(in_loop([1, "skip", ["call", max, 3, 4], "stop", 2])), list(in_loop([])))
