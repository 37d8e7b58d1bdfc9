# expect: 0-8
def rows_of(log):
    rows = {}
    for line in log:
        words = line.split()
        rows.setdefault(words[0], []).append((int(words[2]), float(words[4]), float(words[6])))
    return rows


def report(log):
    return {name: (rows[-1][1], max(r[2] for r in rows), max(rows, key=lambda r: r[2])[0])
            for name, rows in rows_of(log).items()}


def learns(log):
    return sorted(name for name, rows in rows_of(log).items() if rows[-1][1] < rows[0][1] / 2)
