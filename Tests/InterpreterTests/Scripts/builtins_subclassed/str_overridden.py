class CaseFree(str):
    def __eq__(self, other):
        return self.lower() == other.lower()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.lower())


k = CaseFree("Key")
print(k == "KEY", "key" == k, k != "kEY", k in ["KEY"], ["a", "kEy"].index(k), {k: 1}[CaseFree("KEY")], k in {"key"}, {CaseFree("A"), CaseFree("a")} == {CaseFree("a")})


class Shown(str):
    def __str__(self):
        return "str!"

    def __repr__(self):
        return "repr!"


class Formatted(str):
    def __format__(self, spec):
        return f"format({spec})"


s, f = Shown("raw"), Formatted("raw")
print(s, [s], {s: s}, f"{s} {s!r} {s!s}", "%s %r" % (s, s), "{} {!r}".format(s, s), s + "!", "".join([s, s]), s.upper(), len(s), str(s), format(s))
print(f, f"{f} {f:>5} {f!s:>5}", "{:x}".format(f), "%s" % f, format(f, "q"), str(f))


class Odd(str):
    def __len__(self):
        return 99

    def __getitem__(self, i):
        return "item"

    def __iter__(self):
        return iter(["x", "y"])

    def __contains__(self, x):
        return x == 5

    def __mod__(self, args):
        return ("mod", args)

    def upper(self):
        return "UP" + super().upper()


o = Odd("abc")
print(len(o), o[0], o[1:], list(o), [c for c in o], 5 in o, "a" in o, o % 3, o.upper(), o.lower(), "-".join(o), o.find("c"), "abcabc".count(o), list(map(str.upper, o)), o == "abc")
