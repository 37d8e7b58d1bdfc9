print({n: n * n for n in range(4)}, {k: v for v, k in enumerate("ab")}, {k.upper(): v for k, v in {"a": 1}.items() if v}, {c: "banana".count(c) for c in "banana"}, {i: {j for j in range(i)} for i in (0, 1)})
print(sorted({n % 3 for n in range(10)}), {x for x in []}, {a: b for a in (1, 2) for b in (3, 4)}, {(i, j): i ^ j for i in range(2) for j in range(2)}, len({c.lower() for c in "AaBb"}))
order = []
def t(x):
    order.append(x)
    return x
print({t(k): t(-k) for k in (1, 2)}, order)
primes = {n for n in range(2, 40) if all(n % d for d in range(2, n))}
print(sorted(primes), {n: [d for d in sorted(primes) if n % d == 0] for n in (30, 77)})
