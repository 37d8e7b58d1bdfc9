# A ball in a box: attributes, methods that call methods, one class deriving from another.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def moved(self, dx, dy):
        return Point(self.x + dx, self.y + dy)

    def norm(self):
        return self.x * self.x + self.y * self.y


class Body:
    def __init__(self, place, mass):
        self.place = place
        self.mass = mass
        self.speed = Point(0.25, -0.5)

    def weight(self):
        return self.mass

    def step(self, time):
        self.place = self.place.moved(self.speed.x * time, self.speed.y * time)
        return self.energy()

    def energy(self):
        return self.weight() * self.speed.norm() / 2


class Ball(Body):
    def __init__(self, place, mass, radius):
        super().__init__(place, mass)
        self.radius = radius
        self.bounces = 0

    def step(self, time):
        energy = super().step(time)
        if self.place.norm() > 100.0 * self.radius:
            self.bounce()
        return energy

    def bounce(self):
        self.bounces += 1
        self.speed = Point(-self.speed.y, self.speed.x)


def main():
    balls = [Ball(Point(i, -i), 1.0 + i, 1.0 + i / 10) for i in range(10)]
    total = 0.0
    for _ in range(40000):
        for ball in balls:
            total += ball.step(0.125)
    print(total, sum(ball.bounces for ball in balls))


main()
