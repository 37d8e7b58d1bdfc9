from statistics import pstdev, pvariance, stdev, variance

for data in ([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5], [1, 2, 3, 4], [0.1] * 3, [2, 4], [10**20, 10**20 + 1], [1e-200, 3e-200], range(10)):
    print(variance(data), pvariance(data), stdev(data), pstdev(data))
print(variance([1, 2, 3, 4], 2.5), pvariance([1, 2, 3], mu=2), stdev([1, 2, 3], xbar=2), pstdev([7]))
print(type(variance([1, 3])).__name__, variance([1, 3]), stdev([True, False]))
