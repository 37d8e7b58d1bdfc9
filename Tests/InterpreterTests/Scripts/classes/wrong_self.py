class Dog:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name.upper()


class Cat:
    name = "Tom"


print(Dog.speak(Cat()))
Dog.speak(5)
