from enum import Enum


class Base(Enum):
    def shout(self):
        return self.name.upper() + "!"

    @property
    def twice(self):
        return self.value * 2


class Word(Base):
    hello = "h"
    bye = "b"


print(Word.hello.shout(), Word.bye.twice, issubclass(Word, Base), Word.__mro__[1:3], list(Base))
try:
    class More(Word):
        again = "a"
except TypeError as error:
    print(error)


class Mixin:
    def describe(self):
        return f"{type(self).__name__} {self.name} = {self.value}"


class Level(Mixin, Enum):
    LOW = 1
    HIGH = 2


print(Level.LOW.describe(), Level.HIGH)
try:
    class Wrong(Enum, Mixin):
        A = 1
except TypeError as error:
    print(error)


class Weekday(Enum):
    MONDAY = 1
    SUNDAY = 7

    def __lt__(self, other):
        return self.value < other.value

    @classmethod
    def from_number(cls, n):
        return cls(n)


print(sorted(Weekday, reverse=True), Weekday.from_number(7), min(Weekday))
