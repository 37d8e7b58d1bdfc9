from statistics import fmean, mean, median, pvariance, variance

inf, nan = float("inf"), float("nan")
print(mean([inf, 1]), mean([inf, -inf]), mean([nan, 1]), fmean([1, inf]), median([inf, 1, 2]))
print(variance([inf, 1]), pvariance([nan, 1.5]), mean([1e308, 1e308]), mean([5e-324] * 3))
