class Name(str):
    def initials(self):
        return "".join(w[0] for w in self.split())

    def __add__(self, other):
        return Name(str(self) + str(other))


n = Name("ada lovelace")
print(n, repr(n), n.initials(), len(n), n[0], n[-1], n[:3], n[::-1], n.upper(), n.title(), "love" in n, n == "ada lovelace", n != "x", n < "b", hash(n) == hash("ada lovelace"))
print([type(x).__name__ for x in (n[0], n[:], n.upper(), n + "x", n * 2, "x" + n, n.strip(), n.replace("a", "b"), n.split()[0], n % (), str(n), f"{n}", n.format(), n.lower(), "".join([n]))])
print({"ada lovelace": 1}[n], {n: 2}["ada lovelace"], n in {"ada lovelace"}, ["ada lovelace"].index(n), sorted([n, "b", "a"]), ", ".join([n, Name("x")]), n.join("ab"))
print(f"{n:>15}|{n!r:>16}|{n:.3}", "%s|%5.2s|%r" % (n, n, n), "{0} {0!r} {0:^14}".format(n), n.startswith(Name("ad")), "x-y".split(Name("-")), "abc".replace(Name("b"), n))
print(list(Name("abc")), [c for c in Name("xy")], dict.fromkeys(Name("ab")), set(Name("a")), max(n), sum(1 for c in n if c == "a"), list(enumerate(Name("ab"))), int(Name("12")) + float(Name("1.5")))
print(isinstance(n, str), type(n), Name(), Name(5), Name([1]), Name(Name("x")), bool(Name("")), getattr("abc", Name("upper"))(), ord(Name("a")))
n.extra = 1
print(n.extra, vars(n), Name("a") is Name("a"))
print(*Name("abc"), Name("%d-%s") % (1, Name("z")), Name("{}-{k}").format(1, k=n))
a, b = Name("pq")
print(a, b, type(a).__name__)
try:
    n[0] = "x"
except TypeError as error:
    print(error)
try:
    n + 1
    Name("a") < 5
except TypeError as error:
    print(error)
