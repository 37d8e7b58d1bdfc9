class Animal:
    legs = 4
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def describe(self):
        return f"{type(self).__name__} with {self.legs} legs: {self.speak()}"


class Dog(Animal):
    sound = "woof"


class Bird(Animal):
    legs = 2
    sound = "tweet"

    def __init__(self, name, can_fly=True):
        super().__init__(name)
        self.can_fly = can_fly

    def speak(self):
        return super().speak() + ("!" if self.can_fly else "?")


class Penguin(Bird):
    def __init__(self, name):
        Bird.__init__(self, name, can_fly=False)

    def speak(self):
        return Animal.speak(self).upper()


for animal in (Animal("a"), Dog("Rex"), Bird("Tweety"), Penguin("Pingu")):
    print(animal.describe(), vars(animal))
print(Penguin.__mro__, Penguin.__bases__, Penguin.__base__ is Bird)
print([issubclass(Penguin, c) for c in (Penguin, Bird, Animal, Dog, object)], isinstance(Dog("x"), Animal))
Animal.legs = 6
print(Dog("x").legs, Bird("x").legs, "legs" in vars(Dog), Dog.speak is Animal.speak, Bird.speak is Animal.speak)
print(Dog.speak.__qualname__, Bird("b").speak.__qualname__, Penguin.describe.__qualname__, Animal.__subclasses__() == [Dog, Bird])
