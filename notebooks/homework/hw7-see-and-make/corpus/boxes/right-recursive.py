def area(box):
    return max(0, box[2] - box[0]) * max(0, box[3] - box[1])


def overlap(a, b):
    both = area((max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])))
    return both / (area(a) + area(b) - both)


def suppress(boxes, scores, limit, numbers=None):
    numbers = list(range(len(boxes))) if numbers is None else numbers
    if len(numbers) == 0:
        return []
    best = sorted(numbers, key=lambda n: scores[n])[-1]
    others = [n for n in numbers if n != best and not overlap(boxes[best], boxes[n]) > limit]
    return [best] + suppress(boxes, scores, limit, others)
