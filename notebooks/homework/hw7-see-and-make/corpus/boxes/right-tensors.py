def overlap(a, b):
    a, b = tensor(list(a)).double(), tensor(list(b)).double()
    shared = (torch.minimum(a[2:], b[2:]) - torch.maximum(a[:2], b[:2])).clamp(min=0).prod()
    union = (a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod() - shared
    return (shared / union).item()


def suppress(boxes, scores, limit):
    alive = [True] * len(boxes)
    taken = []
    for n in tensor(list(scores)).argsort(descending=True).tolist():
        if alive[n]:
            taken.append(n)
            for m in range(len(boxes)):
                if overlap(boxes[n], boxes[m]) > limit:
                    alive[m] = False
    return taken
