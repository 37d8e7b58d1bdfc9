d = {"a": 1}
def delete(k):
    del d[k]
def put(k):
    d[k] = 1
for f in (lambda: d["b"], lambda: d[1], lambda: {}[None], lambda: d[1, "x"], lambda: d[2.5], lambda: d["it's"], lambda: d[[1]], lambda: put({}), lambda: put({1}), lambda: {[]: 1}, lambda: [] in d,
          lambda: delete("q"), lambda: d.pop("q"), lambda: {}.popitem(), lambda: dict([1]), lambda: dict(["abc"]), lambda: dict(5), lambda: dict([(1, 2, 3)]), lambda: d.update(5), lambda: d.get(), lambda: d.get([]),
          lambda: d.a, lambda: d.has_key("a"), lambda: d + d, lambda: d < d, lambda: dict(**{1: 2}), lambda: d(), lambda: d.setdefault(), lambda: d.keys()[0], lambda: {**5}, lambda: dict.fromkeys(5), lambda: d[None:1]):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ":", error)
