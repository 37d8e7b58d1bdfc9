class Box:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


class Sub(Box):
    pass


print(Box[int], Box[1, 2], Box["k":3], Sub[...], type(vars(Box)["__class_getitem__"]).__name__)
try:
    Box()[0]
except TypeError as error:
    print(error)


class Plain:
    pass


try:
    Plain[int]
except TypeError as error:
    print(error)
try:
    Plain[int] = 5
except TypeError as error:
    print(error)
print(list[int], dict[str, list[int]], tuple[int, ...])


class Grid:
    def __getitem__(self, key):
        return key

    @classmethod
    def __class_getitem__(cls, key):
        return ("class", key)


print(Grid[1], Grid()[1])
