"""Records what CPython does with strings and numbers, for TextReplayTests.swift and FormattingReplayTests.swift.

    /usr/bin/python3 Tests/InterpreterTests/record_text.py     (3.11; writes TextRecordings/*.txt beside itself)

One case a line, fields between spaces. A text field shows visible ASCII as it is, a space as `\\_` and everything
else, the backslash included, as its code point in hex, `\\e9;`, with the count of a long run, `\\30*4301;`; the empty
text is `\\;`. Floats are the hex of their bits. An expected error is `!Type` and its message.
"""

import _string
import itertools
import pathlib
import random
import struct
import sys

FOLDER = pathlib.Path(__file__).parent / "TextRecordings"


def text(value):
    def shown(c):
        return c if "!" <= c <= "~" and c != "\\" else "\\_" if c == " " else "\\%x;" % ord(c)

    runs = [(c, len(list(run))) for c, run in itertools.groupby(value)]
    return "".join(shown(c) * n if n < 8 else "\\%x*%d;" % (ord(c), n) for c, n in runs) or "\\;"


def bits(value):
    return struct.pack(">d", value).hex()


def floating(pattern):
    return struct.unpack(">d", struct.pack(">Q", pattern))[0]


def outcome(function, show=text):
    try:
        return show(function())
    except (ValueError, TypeError, OverflowError) as error:
        return "!%s %s" % (type(error).__name__, text(str(error)))


def write(name, lines):
    unique = list(dict.fromkeys(lines))
    (FOLDER / name).write_text("\n".join(unique) + "\n")
    print(name, len(unique), "cases", (FOLDER / name).stat().st_size, "bytes")


# --- Strings ---------------------------------------------------------------------------------------------------

TRICKY = [
    "", "a", "aaa", "Hello World", "hello, wORLD's 2nd day", " \t\nx  y\x1c\u2003z\xa0", "ß", "ﬁﬂ", "ŉ ǰ ΐ", "ΑΣ", "ΑΣ.",
    "Σ", "ὈΔΥΣΣΕΎΣ ΣΑΣ Σ'Σ", "A\u0301Σ\u0301", "İIıi", "ǅ ǆ Ǆ", "ᾳ ᾼ ΑΙ", "naïve", "€uro", "😀x😀", "\ud800a", "a\udfff\ud800",
    "it's", 'say "hi"', "'\"", "tab\tx\ty\t", "\t\ta\n\tb\r\tc", "l1\nl2\r\nl3\rl4\x0b5\x0c6\x1c7\x1d8\x1e9\x8510\u202811\u2029",
    "\n", "\r\n\r\n", "1٣²Ⅷ½", "12", "²", "٣٤", "½", "_id9", "9id", "ªº", "a\x00b\x7f\xa0\xad\u200b\ufeff\U000e0001", "\\n", "Title Case",
    "Title case", "TITLE", "a-b-c", "ἈΙ", "Ꭰꭰ", "ẞ", "ſ", "\u0345", "中文 字", "\U0001d7ce\U0001d49c", "+12", "-7", "+", "Ａｂ", "\xff\u0100", "µ",
    "\u1e9e\xdf", "Ⅷ ⅷ ⓐⒶ", "x" * 40, "\U000107a0 new", "\u0378", "\ue000",
]
UNARY = ["upper", "lower", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip"]
QUESTIONS = [
    "isalpha", "isdigit", "isdecimal", "isnumeric", "isalnum", "isspace", "isupper", "islower", "istitle", "isidentifier",
    "isprintable", "isascii",
]


def methods(r):
    def word(alphabet, longest):
        return "".join(r.choice(alphabet) for _ in range(r.randint(0, longest)))

    alphabets = ["ab", "aab ", "ab\xe9€😀", "aA bBßΣσς\t\n", "xyz\u2028\r\n \x1c"]
    pool = TRICKY + [word(a, 14) for a in alphabets for _ in range(3)]
    for s in pool:
        for name in UNARY:
            yield f"{name} {text(s)} {text(getattr(s, name)())}"
        yield f"repr {text(s)} {text(repr(s))}"
        yield f"ascii {text(s)} {text(ascii(s))}"
        yield f"questions {text(s)} " + "".join("01"[getattr(s, q)()] for q in QUESTIONS)
        for keep in (False, True):
            yield f"splitlines {text(s)} {int(keep)} " + " ".join(map(text, s.splitlines(keep)))
        for limit in (-1, 1):
            yield f"words {text(s)} {limit} " + " ".join(map(text, s.split(None, limit)))
            yield f"rwords {text(s)} {limit} " + " ".join(map(text, s.rsplit(None, limit)))
    for _ in range(180):
        alphabet = r.choice(alphabets)
        s, needle = word(alphabet, 12), word(alphabet, r.choice([1, 1, 2, 3]))
        start, end = r.choice([0, 1, -2, 5, 20, -20]), r.choice([sys.maxsize, 3, -1, 8, -20, 20])
        found = (s.find(needle, start, end), s.rfind(needle, start, end), s.count(needle, start, end))
        edges = (int(s.startswith(needle, start, end)), int(s.endswith(needle, start, end)), int(needle in s))
        yield f"search {text(s)} {text(needle)} {start} {end} " + " ".join(map(str, found + edges))
        other = word(r.choice(alphabets), 3)
        limit = r.choice([-1, -1, 0, 1, 2])
        yield f"replace {text(s)} {text(needle)} {text(other)} {limit} {text(s.replace(needle, other, limit))}"
        if needle:
            yield f"split {text(s)} {text(needle)} {limit} " + " ".join(map(text, s.split(needle, limit)))
            yield f"rsplit {text(s)} {text(needle)} {limit} " + " ".join(map(text, s.rsplit(needle, limit)))
            yield f"partition {text(s)} {text(needle)} " + " ".join(map(text, s.partition(needle) + s.rpartition(needle)))
        edges = (s.strip(needle), s.lstrip(needle), s.rstrip(needle), s.removeprefix(needle), s.removesuffix(needle))
        yield f"edges {text(s)} {text(needle)} " + " ".join(map(text, edges))
        yield f"compare {text(s)} {text(other)} {(s > other) - (s < other)}"
    for _ in range(110):
        s = word(r.choice(alphabets), 8)
        width, fill = r.randint(-2, 14), r.choice(" *€é")
        for name in ("center", "ljust", "rjust"):
            yield f"{name} {text(s)} {width} {text(fill)} {text(getattr(s, name)(width, fill))}"
        s = r.choice(["", "+", "-", "--", " "]) + word("12", 4)
        yield f"zfill {text(s)} {width} {text(s.zfill(width))}"
        s = word("a\t\n\r€", 10)
        yield f"expandtabs {text(s)} {width} {text(s.expandtabs(width))}"
        pieces = [word(r.choice(alphabets), 4) for _ in range(r.randint(0, 4))]
        yield f"join {text(fill)} {text(fill.join(pieces))} " + " ".join(map(text, pieces))
    for _ in range(200):
        s = word(r.choice(alphabets), 10)
        bound = [None, 0, 1, 3, 7, 12, -1, -3, -9, -15]
        start, stop, step = slice(r.choice(bound), r.choice(bound), r.choice([1, 1, 2, 3, -1, -2, 10**18, -(10**18)])).indices(len(s))
        yield f"slice {text(s)} {start} {stop} {step} {text(s[slice(*indices(start, stop, step))])}"


def indices(start, stop, step):
    """What `slice.indices` gave, as a slice again: -1 there means before the front."""
    return (None if start < 0 else start, None if stop < 0 else stop, step) if not (start < 0 and step < 0) else (0, 0, 1)


# --- Every code point ------------------------------------------------------------------------------------------


def runs(everything, question):
    """The lengths of the runs of code points that answer no, yes, no…"""
    lengths = [len(list(run)) for _, run in itertools.groupby(map(question, everything))]
    return " ".join(map(str, [0] * question(everything[0]) + lengths))


def unicode():
    everything = [chr(code) for code in range(sys.maxunicode + 1)]
    for name in QUESTIONS:
        yield f"{name} " + runs(everything, lambda c: getattr(c, name)())
    yield "continues " + runs(everything, lambda c: ("a" + c).isidentifier())
    # How a code point behaves beside others: whether a word goes on after it, and whether a sigma looks past it.
    yield "cased " + runs(everything, lambda c: (c + "a").title().endswith("a"))
    yield "ignored " + runs(everything, lambda c: ("A\u03a3" + c + "A").lower()[1] == "\u03c3" and (c + "a").title().endswith("A"))
    digits = [c for c in everything if c.isdecimal()]
    yield "decimal " + " ".join(f"{ord(c)}:{int(c)}" for c in digits if int(c) == 0)
    for name in ("upper", "lower", "title", "casefold", "swapcase"):
        changed = [(c, getattr(c, name)()) for c in everything if getattr(c, name)() != c]
        previous, fields = 0, []
        for c, mapped in changed:
            # Most mappings are a step: the distance to the last changed one, and to the new one.
            fields.append("%d:%s" % (ord(c) - previous, ",".join(str(ord(m) - ord(c)) for m in mapped)))
            previous = ord(c)
        yield f"{name} " + " ".join(fields)


# --- Numbers ---------------------------------------------------------------------------------------------------

FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.1, 0.5, 1.5, 2.5, 0.125, 2.675, 1e-4, 1e-5, 0.00012345, 9.9999, 9.5, 99.5, 999999.5, 123456789.125, 1e15, 1e16, 1e17,
    9999999999999998.0, 2.0**53, 2.0**53 + 2, 2.0**54, 1e22, 1e23, 1.7976931348623157e308, 5e-324, 2.2250738585072014e-308, 1 / 3, 2 / 3, 1e100,
    12345678901234567890.0, 0.1 + 0.2, 1e300, 5e-310, 4.35, 1.005, -1234.5678, 1e-7, float("inf"), float("-inf"), float("nan"),
]


def some_float(r):
    return r.choice([
        lambda: floating(r.getrandbits(64)),
        lambda: round(r.uniform(-1000, 1000), r.randint(0, 6)),
        lambda: r.randint(0, 10**17) / 2 ** r.randint(0, 60),
        lambda: r.choice(FLOATS),
        lambda: r.randint(1, 999) / 8,
        lambda: float(r.randint(-(10**16), 10**16)),
    ])()


def numbers(r):
    for value in FLOATS + [some_float(r) for _ in range(300)]:
        yield f"repr {bits(value)} {repr(value)}"
    for value in FLOATS + [some_float(r) for _ in range(100)]:
        if value == value:
            yield f"hash {bits(value)} {hash(value)}"
    for _ in range(500):
        value, digits = some_float(r), r.choice([0, 1, 2, 3, 5, 10, 15, -1, -2, -5, 20, 322, 323, 324, -308, -309, -300])
        yield f"round {bits(value)} {digits} " + outcome(lambda: round(value, digits), bits)
    integers = [0, 1, -1, -2, 2**61 - 1, 2**61, -(2**61), 2**63, -(2**63), 2**64, 10**30, -(10**30), 2**1023, 2**53 + 1, 2**54 + 2, 2**54 + 6,
                2**1024 - 2**970, 2**1024 - 2**970 - 1, -(2**1024) + 2**970 + 1, 2**2000, (1 << 63) - 1, (1 << 63) - 512, (2**53 + 1) * 2**40 + 1]
    integers += [r.getrandbits(r.randint(1, 160)) * r.choice([1, -1]) for _ in range(40)]
    for value in integers:
        yield f"inthash {value} {hash(value)}"
        yield f"intfloat {value} " + outcome(lambda: float(value), bits)
        yield f"intbases {value} {value:b} {value:o} {value:x}"
    pieces = ["0", "1", "9", "12", "_", "_", " ", "\t", "+", "-", "0x", "0b", "0o", "0X", "f", "z", "٣", "\u2003", "\xa0", "\x1c", ".", "e", "é", "\0", "\ud800"]
    fixed = ["a" * 300, "'" * 150 + "x", "0" * 4301, "0" * 4300 + "_", "7" * 4301 + "x", "-" + "0" * 4299 + "1", "1_" * 99 + "1", "9223372036854775807", "9223372036854775808",
             "-9223372036854775808", "-9223372036854775809", "0_0", "00", "012", "0x_1f", "0_x1", "_1", "1__2", "0x", "0b2", "", " ", "\n 42 \r"]
    for base in (10, 0, 2, 3, 8, 16, 36, 1, 37, -1):
        for numeral in fixed + ["".join(r.choice(pieces) for _ in range(r.randint(1, 4))) for _ in range(22)]:
            if len(numeral) < 100 or base in (10, 16):
                yield f"int {base} {text(numeral)} " + outcome(lambda: int(numeral, base), lambda value: "%x" % value)
    pieces = ["0", "1", "9", "12", "5", "_", ".", ".", "e", "E", "e-", "e+", " ", "\n", "+", "-", "inf", "NaN", "٣", "\u2003", "x", "é"]
    fixed = ["1.5", " 1.5 ", "1_0.5", "1_.5", "1._5", "1.5_", ".5", "5.", ".", "e5", "1e", "1e+", "inf", "-inf", "Infinity", "+InFiNiTy", "nan", "-nan", "nan(1)", "0x1p3",
             "1e400", "-1e400", "1e-400", "1e99999999999999999999", "1e-99999999999999999999", "0e99999999999999999999", "", "1" * 400, "0." + "0" * 400 + "1", "1e2_0", "1e_5", "2.2250738585072011e-308",
             "0.500000000000000166533453693773481063544750213623046875", "9007199254740993", "9007199254740993.00000000000000000001", "1.7976931348623159e308", "in_f", "4.9e-324",
             "2.4703282292062327e-324", "2.4703282292062328e-324", "100000000000000016777215", "100000000000000016777216", "é" * 100, "_", "1,5", "1\0"]
    for numeral in fixed + ["".join(r.choice(pieces) for _ in range(r.randint(1, 6))) for _ in range(300)]:
        yield f"float {text(numeral)} " + outcome(lambda: float(numeral), lambda value: "nan" if value != value else bits(value))


# --- Formats ---------------------------------------------------------------------------------------------------

INTEGERS = [0, 1, -1, 5, 65, 255, -255, 999, 1000, -1000, 1234567, -1234567, 2**63 - 1, -(2**63), 2**63, 10**25, -(10**25), 0x20AC, 0x110000, 2**31]
STRINGS = ["", "a", "abc", "naïve", "€", "😀😀", "x\ny"]


def specification(r):
    def maybe(chance, *choices):
        return r.choice(choices) if r.random() < chance else ""

    align = maybe(0.4, "<", ">", "^", "=")
    fill = maybe(0.5, "*", "0", "€", "é", "<", "{") if align else ""
    return (fill + align + maybe(0.25, "+", "-", " ") + maybe(0.08, "z") + maybe(0.15, "#") + maybe(0.2, "0")
            + maybe(0.6, "1", "5", "8", "12", "13", "20", "21", "31") + maybe(0.2, ",", "_") + maybe(0.45, ".0", ".1", ".2", ".3", ".6", ".10", ".17", ".25", ".340")
            + maybe(0.85, *"bcdoxXneEfFgG%sdfgsefe"))


def formats(r):
    wrong = ["q", "é", "\x01", "5q5", "xx", ",_", "_,", ",,", ".", ".x", "99999999999999999999", ".99999999999999999999", ".2147483648f", "５", "z z", "+ ", "##", ", ",
             ",é", "_\x01", "010.2ff", "<<<5", "=", "==5", "^", "^^9", "0=9", "=09", "<09", "{", "}", "5.2147483647s"]
    kinds = {int: ("i", str), float: ("f", bits), str: ("s", text)}
    for value, spec in itertools.product([7, -7.25, "seven"], wrong):
        kind, show = kinds[type(value)]
        yield f"{kind} {show(value)} {text(spec)} " + outcome(lambda: format(value, spec))
    for _ in range(1200):
        value = r.choice([lambda: some_float(r), lambda: r.choice(INTEGERS), lambda: r.choice(FLOATS), lambda: r.choice(INTEGERS), lambda: r.choice(STRINGS)])()
        kind, show = kinds[type(value)]
        spec = specification(r)
        yield f"{kind} {show(value)} {text(spec)} " + outcome(lambda: format(value, spec))


def percents(r):
    kinds = {int: ("i", str), float: ("f", bits), str: ("s", text)}

    def case(template, *values):
        shown = " ".join(f"{kinds[type(v)][0]} {kinds[type(v)][1](v)}" for v in values)
        return f"{text(template)} {len(values)} {shown} " .replace("  ", " ") + outcome(lambda: template % values)

    for template in ["", "abc", "%%", "a%%b", "%d|", "%5%", "%", "abc%", "%5", "%.", "%.5", "%#", "%l", "%ll", "%q", "%é", "%\x1f", "%\x01", "%\ud800", "%(a)s", "%99999999999999999999d",
                     "%.2147483648d", "%9223372036854775808d", "%hd", "%Ld", "%lld", "%hhd", "€%d😀", "%0*d"]:
        yield case(template, 5)
        yield case(template)
    for template in ["%*d", "%-*d|", "%.*f", "%*.*f|", "%0*d", "%*s", "%.*s"]:
        for first in (7, -7, 0, 2**70, "a"):
            for last in (5, -3.5, "word"):
                if ("s" in template or not isinstance(last, str)) and not isinstance(first, str):
                    yield case(template, *([first] * template.count("*")), last)
    for _ in range(900):
        flags = "".join(r.sample("-+ #0", r.choice([0, 0, 1, 1, 2, 3])))
        amount = r.choice(["", "", "5", "10", "14"]) + r.choice(["", "", ".", ".0", ".1", ".3", ".6", ".20"])
        code = r.choice("diuoxXeEfFgGcsra")
        if code in "sra":
            value = r.choice(STRINGS)
        elif code == "c":
            value = r.choice([65, 0x20AC, -1, 0x110000, "a", "€"])
        elif code in "diuoxX":
            value = r.choice(INTEGERS)
        else:
            value = some_float(r)
        yield case(r.choice(["", "x=", "é"]) + "%" + flags + amount + code + r.choice(["", "|", "%%"]), value)


def braces(r):
    """Pieces as `_string.formatter_parser` gives them: literal, name, specification, conversion; `-` for None."""
    pieces = ["{", "}", "{{", "}}", "{}", "{0}", "{a", "!", "r", ":", "x", ".", "[", "]", "€", "{a!r:>{w}}", "{0.b[c]}", " "]
    fixed = ["", "abc", "{}{}", "{0", "{0!", "{0!r", "{0!rx}", "{0!r:}", "{0:{", "{0:{}", "{0:{}}", "{a[}", "{a[0}", "{a[}]}", "{{}}", "}", "{", "{}}", "{:{:{}}}", "{0!}", "{a{b}}", "{!r:5}", "{:}"]
    for template in fixed + ["".join(r.choice(pieces) for _ in range(r.randint(1, 6))) for _ in range(400)]:
        fields = []
        try:
            for literal, name, spec, conversion in _string.formatter_parser(template):
                fields.append(text(literal))
                if name is not None:
                    fields += ["{", text(name), text(spec), text(conversion or "")]
        except ValueError as error:
            fields.append("!ValueError " + text(str(error)))
        yield f"template {text(template)} " + " ".join(fields)
    pieces = ["0", "12", "a", ".", "[", "]", "٣", "-1", "b", "[0]", ".x", "[k]", "99999999999999999999"]
    for name in ["0", "a", "0.x", "0[1]", "0[k].y[2][3]", "0]", "0..x", "0[", "0[]", "0[1]x", "-1", " 0"] + ["".join(r.choice(pieces) for _ in range(r.randint(1, 5))) for _ in range(250)]:
        fields = []
        try:
            first, rest = _string.formatter_field_name_split(name)
            if first == "":
                continue
            fields.append(f"{'#' if isinstance(first, int) else '$'} {text(str(first))}")
            for is_attribute, step in rest:
                fields.append(f"{'.' if is_attribute else '#' if isinstance(step, int) else '$'} {text(str(step))}")
        except ValueError as error:
            fields.append("!ValueError " + text(str(error)))
        yield f"name {text(name)} " + " ".join(fields)


if __name__ == "__main__":
    assert sys.version_info[:2] == (3, 11), "CPython 3.11 is the yardstick"
    FOLDER.mkdir(exist_ok=True)
    write("methods.txt", methods(random.Random(1)))
    write("unicode.txt", unicode())
    write("numbers.txt", numbers(random.Random(2)))
    write("formats.txt", formats(random.Random(3)))
    write("percents.txt", percents(random.Random(4)))
    write("braces.txt", braces(random.Random(5)))
