class Registry(dict):
    def lookup(self, name):
        return self[name]


r = Registry(a=1)
print(r.lookup("a"))
r.lookup("b")
