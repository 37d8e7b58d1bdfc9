def parse(log):
    found = {}
    for line in log:
        words = line.split()
        found.setdefault(words[0], {})[int(words[2])] = (float(words[4]), float(words[6]))
    return found


def report(log):
    answer = {}
    for name, epochs in parse(log).items():
        best = max(test for loss, test in epochs.values())
        answer[name] = (epochs[max(epochs)][0], best, min(e for e in epochs if epochs[e][1] == best))
    return answer


def learns(log):
    return sorted(name for name, epochs in parse(log).items() if epochs[max(epochs)][0] < 0.5 * epochs[min(epochs)][0])
