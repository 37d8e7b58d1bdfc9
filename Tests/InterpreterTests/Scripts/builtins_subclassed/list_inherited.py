class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        return self[-1] if self else None


s = Stack([1, 2])
s.push(3).push(4)
s.extend([5])
s.insert(0, 0)
print(s, repr(s), str(s), len(s), s.peek(), s.pop(), s[0], s[1:3], s[::-1], 3 in s, s.index(2), s.count(1), s == [0, 1, 2, 3, 4], [0] == Stack([0]), s != [1], s < [1], sum(s), max(s))
print([type(x).__name__ for x in (s, s[:], s + [1], [1] + s, s * 2, s.copy(), list(s), sorted(s), s[1:], reversed(s))])
s += [9]
s *= 1
print(s, type(s).__name__, isinstance(s, list), bool(Stack()), Stack().peek(), Stack("ab"), Stack(range(2)), [*s], (*s,), {*s} == {0, 1, 2, 3, 4, 9})
s[0] = "zero"
s[1:3] = [10, 20, 30]
del s[-1]
print(s, f"{s}", "%s %r" % (s, s), list(enumerate(s))[:2], list(zip(s, s))[0], list(map(str, s)), [x for x in s if x == 20])
s.note = "x"
print(vars(s), s.note, s.sort(key=str), s, s.reverse(), s, s.remove(30), s.clear(), s)
nested = Stack([Stack([1]), [Stack([2])]])
print(nested, nested == [[1], [[2]]], nested[0].peek(), nested + nested)
nested.append(nested)
print(nested)
a, *b = Stack([1, 2, 3])
print(a, b, type(b).__name__, ",".join(Stack("abc")), "x".join(Stack()), dict(Stack([("k", 1)])), tuple(Stack([1])), any(Stack([0, 1])))
for bad in (lambda: hash(s), lambda: s[5], lambda: s + (1,), lambda: Stack(5), lambda: s.push(), lambda: s < 5, lambda: {s: 1}):
    try:
        bad()
    except (TypeError, IndexError) as error:
        print(error)
