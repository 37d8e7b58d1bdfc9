# expect: 6
def report(log):
    return {"residual": (0.037, 0.962, 5), "plain": (0.268, 0.715, 5), "bare": (1.387, 0.25, 1)}


def learns(log):
    return ["plain", "residual"]
