counts = {"a": None}
counts["a"] += 1
