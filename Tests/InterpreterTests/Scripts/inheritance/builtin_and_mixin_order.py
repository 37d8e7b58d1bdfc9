class Logged:
    def append(self, item):
        self.log = getattr(self, "log", 0) + 1
        super().append(item)

    def __setitem__(self, key, value):
        super().__setitem__(key, value * 10)


class LoggedList(Logged, list):
    pass


class Unlogged(list, Logged):
    pass


class LoggedDict(Logged, dict):
    pass


xs, ys, d = LoggedList([1]), Unlogged([1]), LoggedDict(a=1)
xs.append(2)
ys.append(2)
xs[0] = 7
ys[0] = 7
d["b"] = 2
print(xs, xs.log, ys, hasattr(ys, "log"), d, LoggedList.__mro__)
try:
    d.append(5)
except AttributeError as error:
    print(error)
try:
    Logged().append(5)
except AttributeError as error:
    print(error)


class Text(str):
    def upper(self):
        return "<" + super().upper() + ">"

    def __len__(self):
        return super().__len__() * 100


class Loud(Text):
    def upper(self):
        return super().upper() + "!"


print(Loud("abc").upper(), len(Loud("abc")), Loud("abc").lower(), super(Loud, Loud("q")).upper(), super(Text, Loud("q")).upper())
