class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = {}
        self.hits = self.misses = 0

    def __getitem__(self, key):
        value = self.data.pop(key)
        self.data[key] = value
        return value

    def __setitem__(self, key, value):
        self.data.pop(key, None)
        if len(self.data) >= self.capacity:
            del self.data[next(iter(self.data))]
        self.data[key] = value

    def __contains__(self, key):
        return key in self.data

    def __repr__(self):
        return f"LRU({', '.join(f'{k!r}: {v!r}' for k, v in self.data.items())})"

    def __call__(self, function):
        def wrapper(*args):
            try:
                result = self[args]
                self.hits += 1
            except KeyError:
                self.misses += 1
                result = self[args] = function(*args)
            return result
        wrapper.cache = self
        return wrapper


c = LRU(2)
c["a"], c["b"] = 1, 2
c["a"]
c["c"] = 3
print(c, "a" in c, "b" in c)
try:
    c["b"]
except KeyError as error:
    print("KeyError", error)


@LRU(capacity=100)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache.hits, fib.cache.misses, len(fib.cache.data))


@LRU(1)
def shout(text):
    print("computing", text, end="; ")
    return text.upper()


print(shout("a"), shout("a"), shout("b"), shout("a"), shout.cache.hits)
shout([])
