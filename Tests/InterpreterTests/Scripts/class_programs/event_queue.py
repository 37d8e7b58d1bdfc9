class Event:
    counter = 0

    def __init__(self, time, action, *args):
        Event.counter += 1
        self.time, self.order, self.action, self.args = time, Event.counter, action, args

    def __lt__(self, other):
        return (self.time, self.order) < (other.time, other.order)


class Heap:
    def __init__(self):
        self.items = []

    def push(self, item):
        xs = self.items
        xs.append(item)
        i = len(xs) - 1
        while i and xs[i] < xs[(i - 1) // 2]:
            xs[i], xs[(i - 1) // 2] = xs[(i - 1) // 2], xs[i]
            i = (i - 1) // 2

    def pop(self):
        xs = self.items
        xs[0], xs[-1] = xs[-1], xs[0]
        top = xs.pop()
        i = 0
        while (child := 2 * i + 1) < len(xs):
            if child + 1 < len(xs) and xs[child + 1] < xs[child]:
                child += 1
            if not xs[child] < xs[i]:
                break
            xs[i], xs[child] = xs[child], xs[i]
            i = child
        return top

    def __bool__(self):
        return bool(self.items)


class Simulation:
    def __init__(self):
        self.now, self.heap, self.log = 0, Heap(), []

    def at(self, delay, action, *args):
        self.heap.push(Event(self.now + delay, action, *args))

    def run(self, until):
        while self.heap:
            event = self.heap.pop()
            if event.time > until:
                break
            self.now = event.time
            event.action(*event.args)
        return self


class Customer:
    def __init__(self, sim, name):
        self.sim, self.name = sim, name

    def arrive(self):
        self.sim.log.append((self.sim.now, self.name, "arrives"))
        self.sim.at(len(self.name), self.leave)

    def leave(self):
        self.sim.log.append((self.sim.now, self.name, "leaves"))


sim = Simulation()
for t, name in ((3, "Bob"), (0, "Ann"), (3, "Cleo"), (90, "Late")):
    sim.at(t, Customer(sim, name).arrive)
for entry in sim.run(50).log:
    print(*entry)
h = Heap()
for x in (5, 2, 9, 1, 7, 1):
    h.push(x)
print([h.pop() for _ in range(6)], bool(h))
h.pop()
