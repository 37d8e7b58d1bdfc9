class Dog:
    def __init__(self, name):
        self.name = name

    def speak(self, sound):
        return f"{self.name} says {sound}"


rex = Dog("Rex")
print(rex.speak("woof"), Dog.speak(rex, "grr"))
print(Dog.speak("woof"))
