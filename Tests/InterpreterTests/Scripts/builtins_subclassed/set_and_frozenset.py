class Tags(set):
    def add(self, tag):
        super().add(tag.lower())
        return self

    def shown(self):
        return sorted(self)


t = Tags(["b", "A"])
t.add("C").add("c")
t.update({"Q"})
t |= {"z"}
print(t.shown(), len(t), "c" in t, "C" in t, type(t).__name__, isinstance(t, set), t == {"b", "A", "c", "Q", "z"}, {"b"} <= t, t >= {"b"}, bool(Tags()))
print([type(x).__name__ for x in (t | {"x"}, {"x"} | t, t & {"b"}, t - {"b"}, t ^ {"b"}, t.copy(), t.union("x"), t.intersection("b"), t.difference("b"), set(t))])
print(repr(Tags([1])), str(Tags()), repr(Tags()), f"{Tags([2])}", [Tags([3])], Tags([1]) == {1}, {1} == Tags([1]), Tags([1]) != {2})
t.discard("nope")
t.remove("Q")
t.note = 1
print(sorted(t), vars(t), sorted(t & {"b", "z"}), t.isdisjoint({"y"}), sorted(x for x in t), sum(Tags([1, 2])), max(Tags([1, 2])))


class Frozen(frozenset):
    def __contains__(self, x):
        return super().__contains__(x % 10)

    def __iter__(self):
        return iter(["replaced"])


f = Frozen([1, 2])
print(11 in f, 13 in f, list(f), len(f), f == {1, 2}, hash(f) == hash(frozenset([1, 2])), {frozenset([1, 2]): "found"}[f], f in {frozenset([1, 2])}, repr(Frozen([5])), repr(frozenset([5])))


class Group(frozenset):
    pass


print(Group([3]), [Group()], {Group([1]): "g"}, type(Group([1]) | {2}).__name__, type(Group([1]).copy()).__name__, Group("a") | {"a"})
for bad in (lambda: hash(t), lambda: t.remove("nope"), lambda: f.add(1), lambda: Tags(5), lambda: t + t, lambda: {t}, lambda: Tags([[]])):
    try:
        bad()
    except (TypeError, KeyError, AttributeError) as error:
        print(type(error).__name__, error)
