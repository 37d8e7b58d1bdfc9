class State:
    def __init__(self, machine):
        self.machine = machine

    def coin(self):
        return self

    def push(self):
        return self

    def __repr__(self):
        return type(self).__name__.lower()


class Locked(State):
    def coin(self):
        self.machine.coins += 1
        return Unlocked(self.machine)


class Unlocked(State):
    def coin(self):
        print("(coin returned)", end=" ")
        return self

    def push(self):
        self.machine.passed += 1
        return Locked(self.machine)


class Turnstile:
    def __init__(self):
        self.coins = self.passed = 0
        self.state = Locked(self)

    def handle(self, event):
        old = self.state
        self.state = getattr(self.state, event)()
        print(f"{old} --{event}--> {self.state}")
        return self


t = Turnstile()
for event in ("push", "coin", "coin", "push", "push"):
    t.handle(event)
print(t.coins, t.passed)


class TrafficLight:
    transitions = {"green": ("yellow", 3), "yellow": ("red", 1), "red": ("green", 2)}

    def __init__(self, colour="red"):
        self.colour = colour

    def __iter__(self):
        while True:
            following, seconds = self.transitions[self.colour]
            yield self.colour, seconds
            self.colour = following


for step, (colour, seconds) in enumerate(TrafficLight()):
    print(colour, seconds, end="; " if step < 4 else "\n")
    if step == 4:
        break
t.handle("kick")
