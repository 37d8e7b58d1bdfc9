tests = [
    lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + (2,), lambda: (1,) + [2], lambda: None + 1, lambda: {} + {}, lambda: "a" - "b", lambda: "a" * "b",
    lambda: [1] * 1.5, lambda: "a" * 2.0, lambda: 1 < "a", lambda: [] < 1, lambda: None > None, lambda: {} < {}, lambda: (1, "a") < (1, 2),
    lambda: -"a", lambda: +[], lambda: ~"x", lambda: "a" / 2, lambda: "a" // 2, lambda: [] % 2, lambda: 1 & 2.0, lambda: "a" | 1,
    lambda: 1 in 5, lambda: 1 in "abc", lambda: 2 ** "a", lambda: 1 @ 2, lambda: "a" << 1, lambda: {1} + {2}, lambda: [1] - [1],
    lambda: len + 1, lambda: print - (lambda: 0), lambda: range(3) + 1, lambda: None * 3, lambda: {1: 2} | [1], lambda: -None, lambda: not_here,
]
for test in tests:
    try:
        print(test())
    except Exception as error:
        print(type(error).__name__ + ":", error)
