from statistics import quantiles

data = [105, 129, 87, 86, 111, 111, 89, 81, 108, 92, 110, 100, 75, 105, 103, 109, 76, 119, 99, 91]
print(quantiles(data), quantiles(data, n=10))
print(quantiles(data, n=5, method="inclusive"), quantiles([1, 2]), quantiles([1.5, 2], n=1))
for keywords in ({"n": 0}, {"method": "x"}):
    try:
        quantiles(data, **keywords)
    except ValueError as error:
        print(type(error).__name__, error)
