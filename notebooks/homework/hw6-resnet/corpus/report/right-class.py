class History:
    def __init__(self, name):
        self.name, self.loss, self.test = name, {}, {}

    def last(self):
        return self.loss[max(self.loss)]

    def best(self):
        return max(self.test.values())

    def when(self):
        return [epoch for epoch in sorted(self.test) if self.test[epoch] == self.best()][0]

    def learned(self):
        return self.last() < self.loss[min(self.loss)] / 2


def histories(log):
    found = {}
    for line in log:
        words = line.split()
        history = found.setdefault(words[0], History(words[0]))
        history.loss[int(words[2])] = float(words[4])
        history.test[int(words[2])] = float(words[6])
    return found.values()


def report(log):
    return {h.name: (h.last(), h.best(), h.when()) for h in histories(log)}


def learns(log):
    return sorted(h.name for h in histories(log) if h.learned())
