class Person:
    def __repr__(self):
        return f"me: {self}"


print(Person())
