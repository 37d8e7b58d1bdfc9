def table(log, name):
    rows = [line.split() for line in log if line.startswith(name + " ")]
    rows = np.array([[float(r[2]), float(r[4]), float(r[6])] for r in rows])
    return rows[np.argsort(rows[:, 0])]


def report(log):
    answer = {}
    for name in set(line.split()[0] for line in log):
        rows = table(log, name)
        best = int(np.argmax(rows[:, 2]))
        answer[name] = (float(rows[-1, 1]), float(rows[best, 2]), int(rows[best, 0]))
    return answer


def learns(log):
    names = sorted(set(line.split()[0] for line in log))
    return [name for name in names if table(log, name)[-1, 1] < table(log, name)[0, 1] / 2]
