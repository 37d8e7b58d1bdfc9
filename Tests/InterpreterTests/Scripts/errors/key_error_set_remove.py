seen = set()
seen.remove((1, 2))
