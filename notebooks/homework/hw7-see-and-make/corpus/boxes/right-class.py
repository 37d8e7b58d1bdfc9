class Box:
    def __init__(self, left, top, right, bottom):
        self.left, self.top, self.right, self.bottom = left, top, right, bottom

    @property
    def area(self):
        return (self.right - self.left) * (self.bottom - self.top)

    def meets(self, other):
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return 0 if width <= 0 or height <= 0 else width * height


def overlap(a, b):
    one, two = Box(*a), Box(*b)
    return one.meets(two) / (one.area + two.area - one.meets(two))


def suppress(boxes, scores, limit):
    taken = []
    for n in sorted(range(len(boxes)), key=lambda n: scores[n], reverse=True):
        if not any(overlap(boxes[n], boxes[m]) > limit for m in taken):
            taken.append(n)
    return taken
