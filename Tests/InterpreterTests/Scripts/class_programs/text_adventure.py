class Thing:
    def __init__(self, name, weight=1):
        self.name, self.weight = name, weight

    def __repr__(self):
        return self.name


class Room:
    def __init__(self, name, *things):
        self.name, self.things, self.exits = name, list(things), {}

    def connect(self, direction, room, back={"north": "south", "east": "west"}):
        self.exits[direction] = room
        room.exits[back[direction]] = self


class Player:
    strength = 5

    def __init__(self, room):
        self.room, self.bag = room, []

    def do_go(self, direction):
        if direction not in self.room.exits:
            return f"no way {direction}"
        self.room = self.room.exits[direction]
        return f"you are in the {self.room.name}"

    def do_take(self, name):
        thing = next((t for t in self.room.things if t.name == name), None)
        if thing is None:
            return f"there is no {name}"
        if sum(t.weight for t in self.bag) + thing.weight > self.strength:
            return f"the {thing} is too heavy"
        self.room.things.remove(thing)
        self.bag.append(thing)
        return f"taken: {thing}"

    def do_look(self):
        return f"{self.room.things} exits: {sorted(self.room.exits)} bag: {self.bag}"

    def command(self, line):
        verb, *args = line.split()
        method = getattr(self, "do_" + verb, None)
        if method is None:
            known = [n.removeprefix("do_") for n in dir(self) if n.startswith("do_")]
            return f"cannot {verb}; try {', '.join(known)}"
        try:
            return method(*args)
        except TypeError as error:
            return f"? {error}"


hall, kitchen = Room("hall", Thing("lamp"), Thing("piano", 90)), Room("kitchen", Thing("knife"))
hall.connect("north", kitchen)
player = Player(hall)
for line in ("look", "take lamp", "take piano", "take sword", "go east", "go north", "take", "go north south", "dance", "take knife", "look", "go south", "look"):
    print(f"> {line}\n{player.command(line)}")
player.command("")
