for call in (lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: len(x=1), lambda: abs(), lambda: ord(), lambda: chr(1, 2), lambda: isinstance(1), lambda: isinstance(1, 2), lambda: isinstance(1, (int, 2)), lambda: zip(1), lambda: zip([1], 5),
             lambda: map(), lambda: map(str), lambda: map(str, 5), lambda: list(map(5, [1])), lambda: filter(None), lambda: enumerate(), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: reversed(5), lambda: reversed({1}), lambda: iter(5), lambda: next([]),
             lambda: next(5), lambda: sum(), lambda: sum([1], [2]), lambda: sum("ab"), lambda: sum([], ""), lambda: any(5), lambda: all(), lambda: round(), lambda: divmod(1), lambda: pow(1), lambda: getattr(1), lambda: getattr(1, 2), lambda: hasattr(1), lambda: hash([]), lambda: callable(),
             lambda: min(1, key=5), lambda: max([1, 2], foo=1), lambda: max(1, 2, default=3), lambda: range(1, "a"), lambda: bin(), lambda: repr(), lambda: str(1, 2), lambda: float(1, 2), lambda: type(), lambda: int(1, 2, 3), lambda: bool(x=1), lambda: zip([1], strict=1, foo=2)):
    try:
        print(call())
    except TypeError as error:
        print(error)
