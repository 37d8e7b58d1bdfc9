def report(log):
    last, best = {}, {}
    for line in log:
        name, _, epoch, _, loss, _, test = line.split(" ")
        epoch, loss, test = int(epoch), float(loss), float(test)
        if name not in last or epoch > last[name][0]:
            last[name] = (epoch, loss)
        if name not in best or (test, -epoch) > best[name]:
            best[name] = (test, -epoch)
    return {name: (last[name][1], best[name][0], -best[name][1]) for name in last}


def learns(log):
    first, last = {}, {}
    for line in log:
        name, _, epoch, _, loss, _, _ = line.split(" ")
        pair = (int(epoch), float(loss))
        first[name] = min(first.get(name, pair), pair)
        last[name] = max(last.get(name, pair), pair)
    return sorted([name for name in first if last[name][1] < first[name][1] / 2])
