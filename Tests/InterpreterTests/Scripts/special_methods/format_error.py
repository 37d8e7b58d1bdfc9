class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
print(f"{p.x:>5}|{p.y:<5}|")
print(f"at {p:>10}")
