class Rule:
    def __init__(self, w):
        self.w, self.t, self.m, self.v, self.after = w, 0, torch.zeros_like(w), torch.zeros_like(w), []

    def move(self, change):
        self.w = self.w - change
        self.after.append(self.w)


def momentum(w, grads, lr, mu):
    rule = Rule(w)
    for g in grads:
        rule.m = mu * rule.m + g
        rule.move(lr * rule.m)
    return rule.after


def rmsprop(w, grads, lr, rho, eps):
    rule = Rule(w)
    for g in grads:
        rule.v = rho * rule.v + (1 - rho) * g ** 2
        rule.move(lr * g / (rule.v.sqrt() + eps))
    return rule.after


def adam(w, grads, lr, b1, b2, eps):
    rule = Rule(w)
    for g in grads:
        rule.t += 1
        rule.m, rule.v = b1 * rule.m + (1 - b1) * g, b2 * rule.v + (1 - b2) * g ** 2
        rate = lr / (1 - b1 ** rule.t)
        rule.move(rate * rule.m / (rule.v.sqrt() / math.sqrt(1 - b2 ** rule.t) + eps))
    return rule.after
