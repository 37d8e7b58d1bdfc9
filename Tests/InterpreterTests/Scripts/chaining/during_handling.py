try:
    {}["size"]
except KeyError:
    print(1 / 0)
