class Friendly(Exception):
    pass


class Store:
    data = {"a": 1}

    def get(self, key):
        try:
            return self.data[key]
        except KeyError:
            raise Friendly(f"there is no {key}") from None


print(Store().get("a"))
Store().get("b")
