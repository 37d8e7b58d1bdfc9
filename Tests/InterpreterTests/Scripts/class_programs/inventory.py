class Item:
    def __init__(self, name, price, quantity=1):
        self.name, self.price, self.quantity = name, price, quantity

    def __repr__(self):
        return f"Item({self.name!r}, {self.price}, {self.quantity})"

    @property
    def total(self):
        return self.price * self.quantity

    def __eq__(self, other):
        return isinstance(other, Item) and vars(self) == vars(other)


class Inventory:
    def __init__(self):
        self._items = {}

    def __setitem__(self, name, value):
        price, quantity = value
        if name in self._items:
            self._items[name].quantity += quantity
            self._items[name].price = price
        else:
            self._items[name] = Item(name, price, quantity)

    def __getitem__(self, name):
        return self._items[name]

    def __delitem__(self, name):
        del self._items[name]

    def __contains__(self, name):
        return name in self._items

    def __iter__(self):
        return iter(self._items.values())

    def __len__(self):
        return sum(item.quantity for item in self)

    def report(self, key="name", reverse=False):
        for item in sorted(self, key=lambda i: getattr(i, key), reverse=reverse):
            print(f"{item.name:<8}{item.quantity:>4} x {item.price:>7.2f} = {item.total:>8.2f}")
        print("-" * 32, f"{'total':<21}{sum(i.total for i in self):>11.2f}", sep="\n")


stock = Inventory()
stock["apple"] = 0.5, 100
stock["pear"] = 0.75, 10
stock["kiwi"] = 0.25, 40
stock["apple"] = 0.6, 20
stock.report()
stock.report("total", reverse=True)
print(len(stock), "kiwi" in stock, "plum" in stock, stock["pear"], [i.name for i in stock], stock["kiwi"] == Item("kiwi", 0.25, 40))
del stock["pear"]
stock["kiwi"].quantity -= 40
print(len(stock), [i for i in stock if not i.quantity])
try:
    stock["plum"] = 5
except TypeError as error:
    print(error)
del stock["plum"]
