"""Damaged programs: the recorded scripts with lines, tokens and bytes changed.

What a person mistypes is near a valid program, and so is most of what a parser or compiler overlooks. Some of the
damage is large on purpose: brackets nested a thousand deep, a line repeated ten thousand times.
"""

import re

TOKEN = re.compile(r"\s+|\w+|\"[^\"\n]*\"|'[^'\n]*'|[-+*/%@&|^<>=!:.~]=|\*\*|//|->|.", re.S)
NUMBERS = ["0", "-1", "1e400", "2**63", "10**30", "0x", "1_000", "0777", "9" * 5000, "1j", ".5", "1..real", "0b12", "1e", "3.e5"]
WORDS = ["if", "else", "lambda", "yield", "await", "async", "return", "*", "**", ":=", "(", ")", "[", "]", "{", "}", ":", ",", ".", "...", "=", "==", "->", "@",
         "\\", "\n", "\t", " ", "'", '"', '"""', "f'", "f'{", "}'", "rb''", "#", ";", "None", "match", "case", "_", "is", "not", "in", "for", "while",
         "break", "continue", "try:", "finally:", "except:", "with", "as", "global", "nonlocal", "class", "def", "del", "import", "from", "pass", "raise", "assert", "\x00",
         "\ufeff", "\u2028", "é", "😀", "\r", "\f", "$", "?", "!", "`", "f'{x!r:{y}}'", "print", "super()", "self", "__class__", "(yield)", "*a, b", "x := 1"]
OPENERS = ["(", "[", "{", "(lambda: ", "not ", "-", "~", "f'{", "a[", "a(", "a.", "x if y else ", "lambda: ", "{1: ", "await ", "*", "1 + ", "1 ** ", "a and ", "a < ", "[x for x in ", "@a\n",
           "if 1:\n ", "(yield ", "a = ", "a, ", "del (", "for x in (", "print((", "match x:\n case [", "x: ", "'a' "]


def damaged(random, sources):
    """One source with one to five changes; as bytes, for some are not UTF-8."""
    source = random.choice(sources)
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        source = random.choice((lines, lines, tokens, tokens, tokens, splice, characters, nested, indented))(random, source, sources)
    data = source.encode("utf-8", "surrogatepass")
    if random.randrange(12) == 0:
        place = random.randrange(len(data) + 1)
        data = data[:place] + bytes(random.randrange(256) for _ in range(random.randint(1, 4))) + data[place:]
    return data


def lines(random, source, sources):
    parts = source.split("\n")
    place, other = random.randrange(len(parts)), random.randrange(len(parts))
    roll = random.randrange(5)
    if roll == 0:
        del parts[place]
    elif roll == 1:
        parts.insert(other, parts[place])
    elif roll == 2:
        parts[place], parts[other] = parts[other], parts[place]
    elif roll == 3:
        del parts[place:place + random.randint(1, 9)]
    else:
        parts[place:place + 1] = [parts[place]] * random.choice((2, 50, 3000))
    return "\n".join(parts)


def tokens(random, source, sources):
    parts = TOKEN.findall(source)
    if not parts:
        return source
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(parts))
        roll = random.randrange(7)
        if roll == 0:
            parts[place] = ""
        elif roll == 1:
            parts[place] = random.choice(WORDS)
        elif roll == 2:
            parts[place] = random.choice(parts)
        elif roll == 3:
            parts[place] += " " * random.randrange(2) + random.choice(WORDS)
        elif roll == 4:
            digits = [index for index, part in enumerate(parts) if part.isdigit()]
            parts[random.choice(digits) if digits else place] = random.choice(NUMBERS)
        elif roll == 5:
            names = [index for index, part in enumerate(parts) if part.isidentifier()]
            if names:
                parts[random.choice(names)] = parts[random.choice(names)]
        else:
            parts[place] *= random.choice((2, 3, 40))
    return "".join(parts)


def splice(random, source, sources):
    """A piece of another script between the lines of this one."""
    parts, other = source.split("\n"), random.choice(sources).split("\n")
    start = random.randrange(len(other))
    piece = other[start:start + random.randint(1, 12)]
    place = random.randrange(len(parts))
    indent = parts[place][: len(parts[place]) - len(parts[place].lstrip())]
    parts[place:place] = [indent + line for line in piece]
    return "\n".join(parts)


def characters(random, source, sources):
    place = random.randrange(len(source) + 1)
    roll = random.randrange(3)
    if roll == 0:
        return source[:place]
    if roll == 1:
        return source[:place] + source[place + random.randint(1, 20):]
    return source[:place] + random.choice(["\x00", "\u0661", "\u202e", "(", "'", "\\", "\\N{", "\\u12", "\U0010ffff", chr(random.randrange(32, 1000))]) + source[place:]


def nested(random, source, sources):
    opener = random.choice(OPENERS) * random.choice((2, 90, 250, 5000, 100000))
    place = random.choice([match.start() for match in TOKEN.finditer(source)] or [0])
    return source[:place] + opener + source[place:]


def indented(random, source, sources):
    parts = source.split("\n")
    place = random.randrange(len(parts))
    parts[place] = random.choice(["\t", " ", "        ", ""]) + random.choice((parts[place], parts[place].lstrip()))
    return "\n".join(parts)
