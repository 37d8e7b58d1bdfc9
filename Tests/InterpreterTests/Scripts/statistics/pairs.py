from statistics import correlation, covariance, linear_regression

x = [1, 2, 3, 4, 5, 6, 7, 8, 9]
y = [1.1, 2.3, 2.9, 4.2, 5.1, 5.8, 7.2, 8.1, 8.8]
print(covariance(x, y), correlation(x, y), correlation(x, x[::-1]))
line = linear_regression(x, y)
print(line, line.slope, line[1], linear_regression(x, y, proportional=True))
slope, intercept = line
print(round(slope * 10 + intercept, 3))
