# Steps and bounds at the ends of what a machine integer holds.
edges = [2**63 - 1, -2**63, -2**63 + 1, 2**62, 2**63, -2**64]
for step in edges:
    items = [1, 2, 3]
    del items[::step]
    print(items, [1, 2, 3][::step], "abc"[::step], (1, 2, 3)[::step])
for bound in edges:
    items = [1, 2, 3]
    del items[bound:]
    print(items, [1, 2, 3][bound:], [1, 2, 3][:bound], "abc"[bound:-1])
    items = [1, 2, 3]
    items[bound:] = [9]
    print(items)
