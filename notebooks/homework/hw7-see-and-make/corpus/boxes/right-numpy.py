def overlap(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    sides = np.maximum(0, np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]))
    both = np.prod(sides)
    return float(both / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - both))


def suppress(boxes, scores, limit):
    order, keep = np.argsort(-np.array(scores)).tolist(), []
    while len(order) > 0:
        first = order.pop(0)
        keep.append(first)
        order = [n for n in order if overlap(boxes[first], boxes[n]) <= limit]
    return keep
