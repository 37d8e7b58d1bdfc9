# Text put together in the ways scripts do it: `+=`, f-strings, join, replace, slices, find.


def table(rows):
    out = ""
    for row in range(rows):
        out += f"{row:5d} | {row * row:10,d} | {row / 7:8.3f} |"
        out += " even" if row % 2 == 0 else " odd"
        out += "\n"
    return out


def csv(rows):
    lines = []
    for row in range(rows):
        lines.append(",".join([str(row), str(row % 17), "name" + str(row % 5), repr(row / 4)]))
    return "\n".join(lines)


def totals(source):
    sums = {}
    for line in source.split("\n"):
        number, group, name, quarter = line.split(",")
        sums[name] = sums.get(name, 0) + int(number) + int(group) + float(quarter)
    return sums


def caesar(source, shift):
    out = []
    for character in source:
        code = ord(character)
        if 97 <= code <= 122:
            out.append(chr((code - 97 + shift) % 26 + 97))
        else:
            out.append(character)
    return "".join(out)


def palindromes(limit):
    return sum(1 for number in range(limit) if str(number) == str(number)[::-1])


def main():
    text = table(100000)
    print(len(text), text.count("even"), text[-40:-1])
    source = csv(90000)
    print(len(source), sorted(totals(source).items()))
    secret = caesar(source[:200000], 3)
    print(secret[:40], secret.upper().find("QDPH4"), len(secret.replace("qdph", "n")))
    print(palindromes(300000))


main()
