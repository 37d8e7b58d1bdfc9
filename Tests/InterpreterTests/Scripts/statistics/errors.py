import statistics

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)



for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low", "median_high", "median_grouped", "mode", "stdev", "pstdev", "variance", "pvariance", "quantiles"):
    attempt(lambda: getattr(statistics, name)([]))
attempt(lambda: statistics.stdev([1]))
attempt(lambda: statistics.mean(["a"]))
attempt(lambda: statistics.mean(5))
attempt(lambda: statistics.mean())
attempt(lambda: statistics.geometric_mean([1, -1]))
attempt(lambda: statistics.harmonic_mean([1, -1]))
attempt(lambda: statistics.correlation([1, 2], [3]))
attempt(lambda: statistics.correlation([1, 1], [1, 2]))
attempt(lambda: statistics.linear_regression([1, 1], [1, 2]))
attempt(lambda: statistics.linear_regression([1], [1]))
attempt(lambda: statistics.fmean([1], [0]))
attempt(lambda: statistics.median(["a", 1]))
attempt(lambda: statistics.multimode([[1]]))
print(issubclass(statistics.StatisticsError, ValueError), statistics.StatisticsError)
