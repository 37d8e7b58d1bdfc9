s = {3, 1, 2, 3, 1}
print(len(s), 2 in s, 5 not in s, sorted(s), set(), bool(set()), {1} == {1.0, True}, {1, 2} == {2, 1}, len({(1, 2), (1, 2)}), sorted(set("banana")))
s.add(10); s.add(1); s.discard(99); s.discard(2); s.remove(3); print(sorted(s))
s.update([5, 6], (7,), "x"); s.discard("x"); print(sorted(s), len(s))
t = s.copy(); t.clear(); print(len(s), t, {7}.pop(), sorted([sorted(x) for x in ({3, 1}, {2})]))
print(sorted({n % 3 for n in range(10)}), len({*"ab", *"bc"}), isinstance({1}, set), type({}).__name__, sum({1, 2, 3}), max({4, 9}), any({0}), None in {None})
total = 0
for n in {10, 20, 30}:
    total += n
print(total)
