# A set whose keys' __eq__ adds and removes keys while one is looked for.


class Adding:
    def __init__(self, group):
        self.group = group

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.group.add(len(self.group) + 100)
        return False


group = set()
group.add(Adding(group))
for _ in range(12):
    print(1 in group, len(group))
group.add(1)
print(1 in group, len(group))
group.discard(1)


class Removing:
    def __init__(self, group, name):
        self.group, self.name = group, name

    def __hash__(self):
        return 2

    def __eq__(self, other):
        if isinstance(other, Removing):
            return self is other
        self.group.discard(self)
        return False


group = set()
for name in "abc":
    group.add(Removing(group, name))
print(len(group), 2 in group, len(group), 2 in group)
group.add(2)
print(group)
