for f in (lambda: {[]}, lambda: {1, {2}}, lambda: {{}}, lambda: set(5), lambda: set(1, 2), lambda: {1}.remove(2), lambda: {1}.remove("k"), lambda: set().pop(), lambda: {1} + {2}, lambda: {1} | [2], lambda: {1} & 5,
          lambda: {1} < [1], lambda: set([1])[0], lambda: {1}.add([]), lambda: {1}.add(), lambda: {1}.append(2), lambda: [] in {1}, lambda: hash({1}), lambda: {1}.union(5), lambda: {1} - [1], lambda: -{1}, lambda: {*5}):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 100)
except RuntimeError as error:
    print(error)
