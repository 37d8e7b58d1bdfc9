def report(log):
    table = {}
    for line in sorted(log, key=lambda line: int(line.split()[2])):
        name, epoch, loss, test = line.split()[::2]
        was = table.get(name, (None, -1.0, None))
        better = float(test) > was[1]
        table[name] = (float(loss), float(test) if better else was[1], int(line.split()[2]) if better else was[2])
    return table


def learns(log):
    first = {}
    for line in sorted(log, key=lambda line: int(line.split()[2])):
        first.setdefault(line.split()[0], float(line.split()[4]))
    return sorted(name for name, row in report(log).items() if row[0] < first[name] / 2)
