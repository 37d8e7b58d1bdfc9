from statistics import NormalDist, StatisticsError

n = NormalDist(100, 15)
print(n, n.mean, n.median, n.mode, n.stdev, n.variance)
print(n.cdf(120), n.pdf(90), n.inv_cdf(0.3), n.inv_cdf(0.999), n.inv_cdf(1e-20), n.zscore(110))
print(n.quantiles(5), n.overlap(NormalDist(90, 10)), n.overlap(NormalDist(90, 15)))
print(n + 5, 2 * n, n - n, -n, +n, n / 3, 5 - n, n + NormalDist(1, 2))
print(n == NormalDist(100, 15), n != NormalDist(), hash(n) == hash(NormalDist(100, 15)), NormalDist.from_samples([1, 2, 4, 7]))
print(n.samples(3, seed=5))
for bad in (lambda: NormalDist(1, -1), lambda: n.inv_cdf(0), lambda: NormalDist(1, 0).pdf(1)):
    try:
        bad()
    except StatisticsError as error:
        print(error)
