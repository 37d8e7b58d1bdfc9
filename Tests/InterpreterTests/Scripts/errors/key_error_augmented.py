counts = {}
for c in "abc":
    counts[c] += 1
