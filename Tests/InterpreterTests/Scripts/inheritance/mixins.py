class ReprMixin:
    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in sorted(vars(self).items()))})"


class CompareMixin:
    def key(self):
        raise NotImplementedError

    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __hash__(self):
        return hash(self.key())


class CountMixin:
    made = 0

    def __init__(self, *args, **kwargs):
        type(self).made += 1
        super().__init__(*args, **kwargs)


class Item:
    def __init__(self, name, price):
        self.name, self.price = name, price


class Product(CountMixin, ReprMixin, CompareMixin, Item):
    def key(self):
        return self.price, self.name


class Other(CountMixin, Item):
    pass


items = [Product("b", 2), Product("a", 2), Product("c", 1)]
print(sorted(items), min(items), max(items), items.index(Product("a", 2)), len({*items, Product("c", 1)}))
Other("x", 1)
print(Product.made, Other.made, CountMixin.made, vars(CountMixin)["made"])
try:
    CompareMixin().key()
except NotImplementedError as error:
    print(repr(error))
