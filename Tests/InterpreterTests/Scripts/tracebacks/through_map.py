def parse(text):
    return int(text)


numbers = list(map(parse, ["1", "two"]))
