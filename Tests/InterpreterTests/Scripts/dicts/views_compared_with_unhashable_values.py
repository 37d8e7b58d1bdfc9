# Only the side that is looked into must hash what is looked for.
d = {"a": 1, "b": [2]}
print(d.items() >= {("a", 1)}, d.items() > {("a", 1)}, d.items() >= {("a", 1), ("z", 0), ("y", 0)})
print(d.items() == {("a", 1)}, d.items() != {("a", 1)}, d.items() == d.items(), d.items() <= dict(d).items())
print({("a", 1)} <= d.items(), d.keys() == {"a", "b"}, d.keys() < {"a", "b", "c"}, d.keys() != {"a"})
try:
    d.items() <= {("a", 1), ("b", 2)}
except TypeError as error:
    print(error)
