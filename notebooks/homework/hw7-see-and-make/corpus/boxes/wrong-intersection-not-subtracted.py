# expect: 5
def overlap(a, b):
    w, h = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    both = w * h if w > 0 and h > 0 else 0
    return both / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]))


def suppress(boxes, scores, limit):
    taken = []
    for n in sorted(range(len(boxes)), key=lambda n: scores[n], reverse=True):
        if not any(overlap(boxes[n], boxes[m]) > limit for m in taken):
            taken.append(n)
    return taken
