from statistics import fmean, geometric_mean, harmonic_mean, mean

for data in ([1, 2, 3], [1, 2, 3, 4], [1.5, 2.5, 4], [0.1] * 10, [1e50, 1, -1e50] * 10, [True, False, 1], [2**70, 3], (1, 2.0)):
    print(mean(data), type(mean(data)).__name__, fmean(data))
print(geometric_mean([54, 24, 36]), harmonic_mean([40, 60]), harmonic_mean([40, 60], weights=[5, 30]), harmonic_mean([3]))
print(fmean([90, 80], [1, 3]), mean(x * x for x in range(4)), harmonic_mean([1, 0, 2]), mean({1: "a", 5: "b"}))
