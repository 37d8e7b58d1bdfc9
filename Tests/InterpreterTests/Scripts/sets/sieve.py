def primes(limit):
    candidates = set(range(2, limit))
    n = 2
    while n * n < limit:
        if n in candidates:
            candidates -= set(range(n * n, limit, n))
        n += 1
    return sorted(candidates)


print(primes(60), len(primes(2000)), primes(2), primes(3))
