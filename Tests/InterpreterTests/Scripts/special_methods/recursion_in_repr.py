class Person:
    def __init__(self, name):
        self.name = name
        self.friends = []

    def __repr__(self):
        return f"{self.name} with {self.friends}"


ann, bob = Person("Ann"), Person("Bob")
ann.friends.append(bob)
print(ann)
bob.friends.append(ann)
print([p.name for p in ann.friends + bob.friends])
print(ann)
