def rows(log):
    for line in log:
        name, _, rest = line.partition(" epoch ")
        epoch, _, rest = rest.partition(" loss ")
        loss, _, test = rest.partition(" test ")
        yield name, int(epoch), float(loss), float(test)


def report(log):
    answer = {}
    for name in {row[0] for row in rows(log)}:
        own = sorted(row[1:] for row in rows(log) if row[0] == name)
        tests = [test for _, _, test in own]
        answer[name] = [own[-1][1], max(tests), own[tests.index(max(tests))][0]]
    return answer


def learns(log):
    names = []
    for name in sorted({row[0] for row in rows(log)}):
        own = sorted(row[1:] for row in rows(log) if row[0] == name)
        if own[-1][1] * 2 < own[0][1]:
            names.append(name)
    return names
