class Record:
    def __init__(self, **fields):
        self.__dict__["fields"] = fields

    def __getattr__(self, name):
        return self.fields[name]


r = Record(a=1)
print(r.a)
print(r.a + r.b)
