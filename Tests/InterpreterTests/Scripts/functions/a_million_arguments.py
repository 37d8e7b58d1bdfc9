# Spread arguments are limited by memory alone.
def count(*values, scale=1):
    return len(values) * scale


many = range(1_100_000)
print(max(*many))
print(count(*many, scale=2))
try:
    (lambda a: a)(*many)
except TypeError as error:
    print(error)
