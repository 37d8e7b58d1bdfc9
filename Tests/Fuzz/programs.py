"""Random programs by grammar.

A program is a prelude and many snippets. A snippet is a function without arguments; the prelude's `check`
calls it and prints one line: its number, and what it returned or raised. So one process tries hundreds of
operations, each alone, and a crash can be reduced by leaving snippets out.

Values come as expressions from a pool of odd ones (empty, huge, negative, nan, nested, cyclic). Objects with
hooks are what breaks interpreters: `hook()` stands in the special methods of the class Odd, and changes the
very containers that the operation at hand works on, raises, or leaves the generator that runs.
"""

import collections
import warnings

warnings.simplefilter("ignore")

PRELUDE = '''
import bisect, collections, copy, functools, heapq, itertools, json, math, operator, random, statistics, string, sys, textwrap
from collections import deque, OrderedDict, defaultdict, Counter, namedtuple
victims = []
left = 0
action = None

def hook():
    global left
    left -= 1
    if left < 0 or action is None:
        return
    for victim in victims:
        action(victim)

def refuse(victim):
    raise KeyError("refused")

def empty(victim):
    if hasattr(victim, "clear"):
        victim.clear()

def grow(victim):
    if hasattr(victim, "append"):
        for number in range(9):
            victim.append(number)
    elif hasattr(victim, "add"):
        for number in range(100, 130):
            victim.add(number)
    elif hasattr(victim, "items"):
        for number in range(100, 130):
            victim[number] = number

def shrink(victim):
    if hasattr(victim, "popitem"):
        if victim:
            victim.popitem()
    elif hasattr(victim, "pop"):
        if victim:
            victim.pop()

def turn(victim):
    if hasattr(victim, "sort") and len(victim) > 1:
        victim[:] = victim[::-1]

def renew(victim):
    empty(victim)
    grow(victim)

def check(number, snippet):
    global left, action
    left = 20
    action = None
    victims.clear()
    try:
        result = snippet()
        action = None
        print("#%d" % number, type(result).__name__, shown(result))
    except RecursionError:
        action = None
        print("#%d RecursionError" % number)
    except MemoryError:
        action = None
        print("#%d MemoryError" % number)
    except BaseException as error:
        action = None
        print("#%d" % number, type(error).__name__, shown(error))
    victims.clear()

def shown(value):
    try:
        text = repr(value)
    except BaseException as error:
        text = "unshown " + type(error).__name__
    return text[:300].replace("\\n", "|")

class Plain:
    kind = 1
    def __init__(self, *values, **named):
        self.values = values
        self.__dict__.update(named)
    def __repr__(self):
        return "Plain%r" % (self.values,)

class Odd:
    def __init__(self, answer=1):
        self.answer = answer
    def __repr__(self):
        hook()
        return "Odd()"

class OddInt(int):
    def __repr__(self): hook(); return "OddInt"
class OddList(list):
    def __getitem__(self, index): hook(); return super().__getitem__(index)
class OddText(str):
    def __str__(self): hook(); return "odd"
class OddDict(dict):
    def __missing__(self, key): hook(); return key
class OddError(Exception):
    def __str__(self): hook(); return "odd error"
class Manager:
    def __init__(self, quiet=False): self.quiet = quiet
    def __enter__(self): hook(); return self
    def __exit__(self, *all): hook(); return self.quiet
class Slots:
    __slots__ = ("a", "b")
Point = namedtuple("Point", "x y", defaults=[7])
def odd_method(name):
    def method(self, *arguments):
        hook()
        answer = self.answer
        return answer(*arguments) if callable(answer) else answer
    method.__name__ = name
    setattr(Odd, name, method)
for name in "eq ne lt le gt ge hash len iter next contains getitem setitem delitem bool index int float add radd sub rsub mul rmul truediv floordiv mod rmod pow lshift rshift and or xor neg pos abs invert iadd imul call enter exit reversed round trunc floor ceil format missing divmod matmul getattr".split():
    odd_method("__" + name + "__")
def looped_list():
    value = [1, 2]; value.append(value); return value
def looped_dict():
    value = {1: 2}; value[2] = value; return value
def looped_pair():
    value = [1]; value.append((value, {3: value})); return value
def deep(depth, wrap):
    value = []
    for _ in range(depth): value = wrap(value)
    return value
def counted(count):
    for number in range(count):
        hook()
        answer = yield number
        if answer is not None:
            yield answer
    return "end"
def careful():
    try:
        got = yield 1
        yield got
    except ValueError as error:
        yield str(error)
    finally:
        hook()
'''

INTS = ("0 1 -1 2 3 5 7 -2 10 63 64 65 255 100 -100 1000 2**40 2**62 2**63-1 2**63 -2**63 -2**63-1 2**64 10**20 "
        "-10**20 3**100 True False").split()
HUGE = "10**18 sys.maxsize -sys.maxsize-1 10**30 -10**30 2**10000 2**63 -2**63 2**62 10**12".split()
SMALL = "0 1 -1 2 3 4 5 -2 -3 7 True".split()
FLOATS = ("0.0 -0.0 1.0 1.5 -2.5 0.1 1e16 1e22 1e300 -1e300 5e-324 float('inf') float('-inf') float('nan') 2.0**53 "
          "1e-7 123456789.125 0.5 2.675").split()
TEXTS = [repr(text) for text in (
    "", "a", "abc", "  padded ", "Äöü ß", "日本語", "😀x", "a,b,,c", "line\nbreak\r\n", "%s %d", "{} {0}", "{a.b[0]!r:>5}", "12", "-7",
    " 3.5e2 ", "nan", "x" * 70, "tab\tthe\\re", "\x00\x7f", "İıſ", "e\u0301", "_9", "0x1F", "1_000", "aXbXc", "'\"")]
LISTS = ["[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "[[1], [2]]", "['a', 'b', 'c']", "list(range(20))", "[None, 1, 'x']", "[1.5, -0.0]",
         "[(1, 2), (3, 4)]", "looped_list()", "looped_pair()", "OddList([1, 2, 3])", "[float('nan')] * 3", "[Odd(), 2, Odd()]",
         "deep(300, lambda v: [v])", "[True, 0, -1]"]
TUPLES = ["()", "(1,)", "(1, 2)", "('a', 2, None)", "((1, 2), [3])", "Point(1, 2)", "tuple(range(12))", "(Odd(), Odd())", "(1, 2, 3)"]
DICTS = ["{}", "{1: 2}", "{'a': 1, 'b': [2]}", "{1: {2: 3}}", "looped_dict()", "OddDict(a=1)", "defaultdict(list, {1: [2]})",
         "Counter('abca')", "OrderedDict([(1, 2), (3, 4)])", "{(1, 2): 3, None: 4, 1.5: 5}", "{Odd(): 1, 2: Odd()}"]
SETS = ["set()", "{1, 2, 3}", "{1}", "frozenset([1, 2])", "{3, 4, 5, 6, 7, 8}", "frozenset()", "{Odd(), 2}", "{frozenset([1])}"]
LAZY = ["range(5)", "range(0, 10**20, 3)", "range(10, -10, -3)", "range(0)", "range(2**63 - 2, 2**63 + 2)", "iter([1, 2, 3])",
        "map(str, [1, 2])", "filter(None, [0, 1])", "zip([1, 2], 'ab')", "enumerate('ab')", "reversed([1, 2])", "counted(3)",
        "careful()", "(x for x in range(3))", "{1: 2}.keys()", "{1: 2}.values()", "{'a': 2}.items()", "itertools.count(3)",
        "itertools.islice(itertools.cycle([1, 2]), 5)", "itertools.chain([1], 'a')", "deque([1, 2, 3], 3)", "deque()",
        "iter({1: 2})", "iter(counted(2).__next__, 1)", "itertools.accumulate([1, 2])", "itertools.groupby([1, 1, 2])"]
OTHERS = ["None", "...", "NotImplemented", "int", "Plain", "Plain()", "Plain(1, a=2)", "object()", "len", "print", "str.upper", "[].append",
          "lambda *a: a", "lambda x, y=2: x", "ValueError('v')", "OddError(1)", "slice(1, None, -2)", "slice(None)", "Slots()", "Manager()",
          "Manager(True)", "type", "OddInt(5)", "OddText('xyz')", "functools.partial(max, 1)", "property(len)", "Point", "math",
          "KeyError()", "Exception", "functools.cmp_to_key(lambda a, b: 0)", "random.Random(3)", "staticmethod(len)", "super"]
SAFE_ANSWERS = ["0", "1", "-1", "True", "None", "'a'", "[]", "10**30", "lambda *a: a", "NotImplemented", "3", "1.5", "(1, 2)", "iter([1, 2])",
                "2**63", "-5", "''", "object()", "{}"]
ACTIONS = ["refuse", "empty", "grow", "shrink", "turn", "renew"]

BUILTINS = ("abs all any bin bool callable chr dict divmod enumerate filter float format frozenset getattr hasattr hex "
            "int isinstance issubclass iter len list map max min next oct ord pow range repr reversed round set slice "
            "sorted str sum tuple type zip setattr delattr vars property classmethod staticmethod super object").split()
MODULES = {
    "math": ("ceil comb copysign cos degrees dist erf exp expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot isclose "
             "isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nextafter perm pow prod radians "
             "remainder sin sinh sqrt tan tanh trunc ulp atan2").split(),
    "itertools": ("accumulate chain combinations combinations_with_replacement compress count cycle dropwhile filterfalse groupby "
                  "islice pairwise permutations product repeat starmap takewhile tee zip_longest chain.from_iterable").split(),
    "functools": "reduce partial lru_cache cache cmp_to_key total_ordering wraps update_wrapper singledispatch cached_property".split(),
    "operator": ("add sub mul truediv floordiv mod neg pos abs not_ truth is_ eq lt le contains countOf indexOf getitem setitem "
                 "delitem itemgetter attrgetter methodcaller concat iadd imul index xor or_ and_ inv matmul").split(),
    "collections": "deque namedtuple OrderedDict defaultdict Counter".split(),
    "heapq": "heappush heappop heapify heapreplace heappushpop nlargest nsmallest merge".split(),
    "bisect": "bisect bisect_left bisect_right insort insort_left insort_right".split(),
    "copy": "copy deepcopy".split(),
    "json": "dumps loads".split(),
    "statistics": "mean median mode stdev pstdev variance pvariance fmean multimode quantiles median_low harmonic_mean".split(),
    "textwrap": "wrap fill dedent indent shorten".split(),
    "string": "capwords Template".split(),
    "random.Random(7)": "random uniform randint choice choices sample shuffle gauss randrange seed".split(),
}
# What a method can be called on, and the names of the methods.
UNCALLED = {"__class__", "__reduce__", "__reduce_ex__", "__getstate__", "__sizeof__", "__init_subclass__", "__subclasshook__", "__dir__",
            "__doc__", "__new__", "encode", "to_bytes", "from_bytes", "__getnewargs__", "__class_getitem__", "translate", "maketrans",
            "__alloc__", "__setstate__", "__getformat__", "__hash__", "__setformat__", "__length_hint__", "imag", "real", "__init__",
            "__getattribute__", "__setattr__", "__delattr__", "__deepcopy__", "__copy__", "conjugate", "__str__", "__format__", "__module__",
            "_asdict", "__orig_bases__", "_make", "__weakref__", "__dict__", "__slots__", "__match_args__", "__getnewargs_ex__"}


def methods_of(kind):
    return [name for name in dir(kind) if name not in UNCALLED]


RECEIVERS = [(INTS, methods_of(int)), (FLOATS, methods_of(float)), (TEXTS, methods_of(str)), (LISTS, methods_of(list)),
             (TUPLES, methods_of(tuple)), (DICTS, methods_of(dict)), (SETS, methods_of(set)), (["range(5)", "range(9, 0, -2)"], methods_of(range)),
             (["deque([1, 2, 3])", "deque([1, 2, 3], 2)", "deque()"], methods_of(collections.deque)), (["Counter('aab')"], methods_of(collections.Counter)),
             (["OrderedDict([(1, 2), (3, 4)])"], methods_of(collections.OrderedDict)),
             (["counted(3)", "careful()"], ["send", "throw", "close", "__next__", "__iter__"]),
             (["Point(1, 2)"], ["_replace", "index", "count", "__getitem__"]), (["{1: 2}.keys()", "{1: 2}.items()"], methods_of(type({}.keys())))]
BINARY = "+ - * / // % & | ^ == != < <= > >= in is @ and or".split() + ["not in", "is not"]
AUGMENTED = "+= -= *= /= //= %= &= |= ^= @=".split()
SPECS = ["", "d", "x", "#b", "08.3f", ">10", "^+12,.2f", "_", ",", "e", "G", "%", "*<5", "=+8", "#o", "c", "n", "s", ".0f", "010", "!r", "z.1f", "é^9",
         "1000", ".50g", ".400f", "-", "+", " ", "#.3g", "_x", ",x", "<<3", "5.", "9" * 25, ".", "0", "{}", "{}.{}"]
PERCENTS = ["%s", "%d", "%5.2f", "%r", "%x", "%-8s|", "%+d", "%c", "%%", "%(a)s", "%*d", "%.3s", "%e", "%g", "%", "%y", "%#o", "%.*f", "%99999999999d", "%i %s"]


class Writer:
    """Writes snippets with the random numbers of one seed."""

    def __init__(self, random):
        self.random = random
        self.kind = ""

    def pick(self, values):
        return self.random.choice(values)

    def chance(self, one_in):
        return self.random.randrange(one_in) == 0

    # Values

    def value(self):
        pools = (INTS, FLOATS, TEXTS, LISTS, TUPLES, DICTS, SETS, LAZY, OTHERS, SMALL, LISTS)
        roll = self.random.randrange(14)
        if roll < len(pools):
            return self.pick(pools[roll])
        return self.odd() if roll == 11 else self.pick(SMALL)

    def odd(self):
        return "Odd(%s)" % self.pick(SAFE_ANSWERS)

    def index(self):
        return self.pick([self.pick(SMALL), self.pick(SMALL), self.pick(HUGE), self.odd(), "None", self.slice()])

    def slice(self):
        edges = ["2**63 - 1", "-2**63", "-2**63 + 1", "2**62"]
        parts = [self.pick(SMALL + ["", "", "None"] + HUGE[:5] + edges + [self.odd()]) for _ in range(self.random.choice((2, 3)))]
        return ":".join(parts)

    def arguments(self, most=3):
        words = [self.value() for _ in range(self.random.randint(0, most))]
        if self.chance(12):
            words.append("*" + self.value())
        if self.chance(15):
            words.append("%s=%s" % (self.pick(["key", "default", "start", "reverse", "sep", "maxlen", "x", "strict"]), self.value()))
        return ", ".join(words)

    def spread(self):
        """A call with more arguments than a frame has registers for, of objects that run code."""
        callee = self.pick(["print", "max", "sorted", "str", "[].append", "lambda a: a", "lambda *a: a", "Plain", "OddInt", "zip", "'{}'.format", "dict", "set().union"])
        kind = self.pick(["OddInt(i)", "Plain(i)", "[i]", "(x for x in [i])", "str(i)"])
        return ["return (%s)(*[%s for i in range(%s)])" % (callee, kind, self.pick(["3", "15", "16", "17", "40", "300"]))]

    # Snippets: each method gives the lines of a function's body.

    def snippet(self):
        makers = [self.operation, self.operation, self.comparison, self.subscript, self.method, self.method, self.method, self.builtin,
                  self.builtin, self.module, self.module, self.formatting, self.victim, self.victim, self.victim, self.signature, self.unpacking,
                  self.matching, self.generator, self.comprehension, self.flow, self.flow, self.inheritance, self.power, self.callback,
                  self.spread]
        maker = self.pick(makers)
        self.kind = maker.__name__
        return maker()

    def operation(self):
        if self.chance(6):
            return ["return %s(%s)" % (self.pick(["-", "+", "~", "not ", "abs", "bool", "len", "iter", "hash(1) and str"]), self.value())]
        operator = self.pick(BINARY)
        if self.chance(5):
            return ["x = y = " + self.value(), "x %s %s" % (self.pick(AUGMENTED), self.value()), "return x, y"]
        return ["return (%s) %s (%s)" % (self.value(), operator, self.value())]

    def power(self):
        if self.chance(2):
            return ["return (%s) ** (%s)" % (self.pick(SMALL + FLOATS + [self.value()]), self.pick(SMALL + FLOATS))]
        if self.chance(2):
            return ["return (%s) %s (%s)" % (self.pick(INTS + ["0"]), self.pick(["<<", ">>"]), self.pick(SMALL + ["70", "-10**30", "1000"]))]
        if self.chance(2):
            return ["return (%s) >> (%s)" % (self.pick(INTS), self.pick(HUGE + INTS))]
        return ["return pow(%s, %s, %s)" % (self.pick(INTS), self.pick(INTS), self.pick(INTS))]

    def comparison(self):
        value = self.value()
        return self.pick([
            ["x = %s" % value, "y = %s" % value, "return x == y, x != y, x is y"],
            ["return (%s) < (%s) <= (%s)" % (self.value(), self.value(), self.value())],
            ["return sorted([%s, %s, %s])" % (self.value(), self.value(), self.value())],
            ["return {%s: 1}.get(%s)" % (self.value(), self.value())],
            ["return hash(%s) == hash(%s)" % (value, value)]])

    def subscript(self):
        lines = ["x = " + self.value()]
        roll = self.random.randrange(4)
        if roll == 0:
            return lines + ["return x[%s]" % self.index()]
        if roll == 1:
            return lines + ["x[%s] = %s" % (self.index(), self.value()), "return x"]
        if roll == 2:
            return lines + ["del x[%s]" % self.index(), "return x"]
        return lines + ["x[%s] += %s" % (self.index(), self.value()), "return x"]

    def method(self):
        receivers, names = self.pick(RECEIVERS)
        name = self.pick(names)
        arguments = self.arguments() if not self.chance(3) else self.pick([self.pick(SMALL), self.pick(TEXTS), self.pick(LISTS)])
        if name in ("__mul__", "__rmul__", "__imul__", "__pow__", "__lshift__", "__rpow__", "__rlshift__", "ljust", "rjust", "zfill", "center", "expandtabs"):
            arguments = ", ".join([self.pick(SMALL)] + [self.pick(TEXTS)] * self.chance(3))
        self.kind = "method " + name
        return ["x = " + self.pick(receivers), "r = x.%s(%s)" % (name, arguments), "return r, x"]

    def bounded(self, call):
        return "list(itertools.islice(%s, 9))" % call

    def builtin(self):
        name = self.pick(BUILTINS)
        self.kind = "builtin " + name
        call = "%s(%s)" % (name, self.arguments())
        if name == "pow":
            call = "pow(%s, %s)" % (self.value(), self.pick(SMALL))
        if name in ("list", "tuple", "set", "sorted", "sum", "max", "min", "all", "any", "frozenset", "dict") and self.chance(2):
            call = "%s(%s)" % (name, self.value())
        if "itertools.count" in call or "10**20, 3" in call:
            call = name + "(counted(3))"
        if name in ("map", "zip", "filter", "enumerate", "reversed", "iter"):
            call = self.bounded(call)
        return ["return " + call]

    def module(self):
        module = self.pick(list(MODULES))
        name = self.pick(MODULES[module])
        self.kind = "%s.%s" % (module, name)
        if module == "math" and not self.chance(4):
            arguments = ", ".join(self.pick(FLOATS + SMALL + INTS[:18]) for _ in range(self.random.randint(1, 3)))
            if name in ("factorial", "comb", "perm", "prod", "pow"):
                arguments = ", ".join(self.pick(SMALL + ["60", "2.0"]) for _ in range(self.random.randint(1, 2)))
        elif module in ("heapq", "bisect", "statistics", "json", "copy") and not self.chance(4):
            arguments = ", ".join([self.pick([self.pick(LISTS), self.pick(TUPLES), self.value()])] + [self.value() for _ in range(self.random.randint(0, 1))])
        elif name in ("combinations", "permutations", "product", "combinations_with_replacement"):
            arguments = "%s, %s" % (self.pick(LISTS + TEXTS[:6] + TUPLES), self.pick(SMALL + ["repeat=2"]))
        else:
            arguments = self.arguments()
        if "itertools.count" in arguments or "10**20, 3" in arguments or name == "randrange":
            arguments = self.pick(SMALL)
        call = "%s.%s(%s)" % (module, name, arguments)
        return ["x = " + call, "return " + (self.bounded("x") if module == "itertools" else "x")]

    def formatting(self):
        spec = self.pick(SPECS)
        roll = self.random.randrange(5)
        if roll == 0:
            return ["return format(%s, %r)" % (self.value(), spec)]
        if roll == 1:
            return ["v = %s" % self.value(), "w = %s" % self.pick(SMALL + TEXTS + HUGE),
                    "return f'{v%s:%s}'" % (self.pick(["", "!r", "!s", "!a", "="]), self.pick(SPECS[:-1] + ["{w}", ">{w}", ".{w}f"]).replace("'", ""))]
        if roll == 2:
            words = "".join(self.pick(PERCENTS) for _ in range(self.random.randint(1, 3)))
            return ["return %r %% (%s)" % (words, self.pick([self.value(), "%s, %s" % (self.value(), self.value()), "%s, %s, %s" % (self.pick(SMALL), self.pick(FLOATS), self.value())]))]
        if roll == 3:
            field = self.pick(["{}", "{0}", "{1!r}", "{0:>10}", "{x}", "{0.real}", "{0[0]}", "{0[a]}", "{", "}", "{{}}", "{:{}}", "{!z}", "{:" + spec + "}", "{0[}", "{99999999999999999999}"])
            return ["return %r.format(%s)" % (field + self.pick(["", "{}", " x"]), self.arguments())]
        return ["v = %s" % self.value(), "return str(v), repr(v), '%s %r' % (v, v), f'{v}'"]

    def victim(self):
        """A container that is changed by the hooks of what it holds, while it is worked on."""
        self.kind = "victim"
        answers = ["True", "False", "0", "1", "NotImplemented", "lambda *a: True", "lambda *a: False", "3"]
        odd = ["Odd(%s)" % self.pick(answers) for _ in range(3)]
        shape = self.random.randrange(5)
        if shape == 0:
            made = "[%s, 2, %s, 4, %s]" % tuple(odd)
            uses = ["x.sort()", "x.sort(key=lambda v: (hook(), 1)[1])", "x.index(%s)" % odd[0], "x.remove(9)", "x.count(%s)" % odd[1], "x == [1, 2, %s, 4, 5]" % odd[0],
                    "x < [%s, 2, 3]" % odd[1], "repr(x)", "x[%s]" % odd[0], "x[%s:%s]" % (odd[0], odd[1]), "x.insert(%s, 1)" % odd[0], "x.pop(%s)" % odd[1],
                    "x * %s" % odd[0], "x.extend(%s)" % odd[0], "x.__setitem__(slice(%s, None, %s), [1, 2])" % (odd[0], odd[1]),
                    "x.__delitem__(slice(%s, %s, %s))" % (odd[0], odd[1], odd[2]), "x.__setitem__(slice(0, 3), (hook() for _ in range(4)))", "9 in x", "max(x)", "min(x, key=lambda v: hook())",
                    "sum(x)", "x.extend(hook() for _ in range(5))", "sorted(x)", "heapq.heapify(x)", "heapq.heappop(x)", "heapq.heappush(x, 1)", "bisect.insort(x, 3)", "bisect.bisect(x, %s)" % odd[1],
                    "json.dumps(x, default=lambda v: hook())", "copy.deepcopy(x)", "all(x)", "any(x)", "list(map(lambda v: hook(), x))", "','.join(x)", "[hook() for _ in x]",
                    "list(zip(x, (hook() for _ in range(9))))", "x.__iadd__(hook() for _ in range(4))", "tuple(x)", "list(reversed(x))", "functools.reduce(lambda a, b: hook(), x)",
                    "x.insert(1, %s)" % odd[0], "'%s' % x", "x.__imul__(%s)" % odd[0], "heapq.nsmallest(2, x)", "heapq.heapreplace(x, 1)", "heapq.heappushpop(x, %s)" % odd[1],
                    "list(itertools.islice(x, %s))" % odd[0], "random.Random(1).shuffle(x)", "random.Random(1).choices(x, k=%s)" % odd[0], "print(end='') or hook() or x", "f'{x}'", "list(itertools.combinations(x, %s))" % odd[0],
                    "list(itertools.groupby(x, lambda v: hook()))", "x.sort(reverse=%s)" % odd[0]]
        elif shape == 1:
            made = "{%s: 1, 2: %s, 3: 4}" % (odd[0], odd[1])
            uses = ["x.get(%s)" % odd[0], "x[%s]" % odd[0], "x.pop(%s, 0)" % odd[0], "x.setdefault(%s, 3)" % odd[0], "x.update({%s: 2})" % odd[1], "x == {1: 1, 2: %s, 3: 4}" % odd[0], "repr(x)",
                    "x | {%s: 2}" % odd[0], "x.__ior__({%s: 2})" % odd[1], "%s in x" % odd[0], "x.update((hook(), 1) for _ in range(3))", "[hook() for _ in x]", "[hook() for _ in x.items()]",
                    "x.keys() & {%s, 2}" % odd[0], "x.keys() == {1, 2, %s}" % odd[0], "x.items() - {(1, %s)}" % odd[0], "dict(x)", "copy.deepcopy(x)", "json.dumps(x)", "%s in x.values()" % odd[0],
                    "x.__setitem__(%s, 1)" % odd[0], "x.__delitem__(%s)" % odd[0], "x.keys().isdisjoint([%s, 1])" % odd[1], "{**x, %s: 2}" % odd[0], "x.items() == {(2, %s)}" % odd[0], "(lambda **k: k)(**x)", "list(map(lambda k: hook(), x.values()))",
                    "dict.fromkeys((hook() for _ in range(4)), 1)", "sorted(x.values())", "x.popitem()", "list(reversed(x))", "x.copy()", "Counter(x)", "Counter(x) + Counter({%s: 2})" % odd[0], "x.keys() ^ {%s}" % odd[1]]
        elif shape == 2:
            made = "{%s, 2, %s, 5}" % (odd[0], odd[1])
            uses = ["%s in x" % odd[0], "x.add(%s)" % odd[1], "x.discard(%s)" % odd[0], "x.remove(%s)" % odd[1], "x | {%s, 3}" % odd[0], "x & {%s, 2}" % odd[0], "x - {%s}" % odd[0], "x ^ {%s, 2}" % odd[1],
                    "x == {1, 2, %s, 5}" % odd[0], "x <= {1, 2, %s, 5}" % odd[0], "x.update([%s, 3])" % odd[0], "x.update(hook() for _ in range(4))", "x.intersection_update([%s, 2])" % odd[0],
                    "x.difference_update([%s, 2])" % odd[1], "x.symmetric_difference_update([%s, 2])" % odd[1], "x.isdisjoint([%s])" % odd[0], "[hook() for _ in x]", "repr(x)", "x.issubset([%s, 2, 3])" % odd[0], "frozenset(x)",
                    "x.issuperset(hook() for _ in range(3))", "x.union(hook() for _ in range(3))", "x.pop()", "x.copy()", "copy.deepcopy(x)", "x.__ior__({%s})" % odd[0], "x.__isub__(x)", "x.__ixor__(x)", "sorted(x)", "min(x)"]
        elif shape == 3:
            made = "deque([%s, 2, %s, 4], %s)" % (odd[0], odd[1], self.pick(["None", "4", "5"]))
            uses = ["x.index(9)", "x.count(%s)" % odd[0], "x.remove(%s)" % odd[0], "x == deque([1, %s, 3, 4])" % odd[0], "x < deque([%s])" % odd[1], "repr(x)", "[hook() for _ in x]", "x.extend(hook() for _ in range(3))", "x.insert(%s, 1)" % odd[0],
                    "x[%s]" % odd[0], "x.rotate(%s)" % odd[0], "x * %s" % odd[0], "x.extendleft(hook() for _ in range(3))", "copy.copy(x)", "copy.deepcopy(x)", "x + x", "9 in x", "x.__delitem__(%s)" % odd[0], "x.__setitem__(%s, 2)" % odd[1], "[hook() for _ in reversed(x)]", "x.__iadd__(x)"]
        else:
            made = "OrderedDict([(1, %s), (2, 3), (%s, 5)])" % (odd[0], odd[1])
            uses = ["x.move_to_end(%s)" % odd[0], "x == OrderedDict([(1, 1), (2, 3)])", "repr(x)", "[hook() for _ in x]", "x.pop(%s, 1)" % odd[0], "x.popitem(last=%s)" % odd[0], "x | {%s: 1}" % odd[0], "x.update({%s: 2})" % odd[1], "list(reversed(x))"]
        use = self.pick(uses)
        self.kind = "victim " + use.replace(odd[0], "o").replace(odd[1], "o").replace(odd[2], "o")
        return ["global action", "x = " + made, "victims.append(x)", "action = " + self.pick(ACTIONS), "r = " + use, "return r, x"]

    def signature(self):
        names = ["a", "b", "c", "d"]
        words, used = [], 0
        for name in names[: self.random.randint(0, 3)]:
            words.append(name + ("=%s" % self.pick(SMALL) if any("=" in word for word in words) or self.chance(2) else ""))
        used = len(words)
        if words and self.chance(3):
            words.insert(self.random.randint(1, len(words)), "/")
        if self.chance(2):
            words.append(self.pick(["*rest", "*, e", "*, e=1, g"]))
        if self.chance(3):
            words.append("**named")
        call = []
        for _ in range(self.random.randint(0, 4)):
            call.append(self.pick([self.value(), "*" + self.pick([self.pick(LISTS), self.pick(TUPLES), self.value()])]))
        for name in self.random.sample(["a", "b", "e", "g", "z"], self.random.randint(0, 2)):
            call.append("%s=%s" % (name, self.value()))
        if self.chance(4):
            call.append("**" + self.pick(["{'a': 1}", "{'e': 2, 'g': 3}", "{1: 2}", self.value()]))
        return ["def f(%s):" % ", ".join(words), "    return [%s]" % ", ".join(
            [word.split("=")[0] for word in words[:9] if word[0] in "abcd"] + ["rest"] * any(w == "*rest" for w in words) + ["named"] * any(w == "**named" for w in words)),
            "return f(%s)" % ", ".join(call)]

    def unpacking(self):
        targets = self.pick(["a, b", "a, *b", "*a, b", "a, (b, c)", "[a, *b, c]", "a, b, c, d, e", "*a,", "(a, b), *c", "a, x[%s]" % self.index(), "x.n, *x.m"])
        if self.chance(3):
            return ["x = %s" % self.value(), "r = []", "for %s in %s:" % (targets, self.pick(LISTS + LAZY[4:14])), "    r.append(1)", "    if len(r) > 9: break", "return r, x"]
        return ["x = %s" % self.pick(["Plain()", "[1, 2, 3]", "{}"]), "%s = %s" % (targets, self.value()), "return x"]

    def pattern(self, depth=0):
        if depth > 2:
            return self.pick(["_", "1", "'a'", "None", "-1.5"])
        inner = lambda: self.pattern(depth + 1)
        roll = self.random.randrange(9)
        if roll == 0: return "[%s, *_]" % inner()
        if roll == 1: return "(%s, %s)" % (inner(), inner())
        if roll == 2: return "{%s: %s, **rest}" % (self.pick(["1", "'a'", "None"]), inner()) if depth == 0 else "{1: %s}" % inner()
        if roll == 3: return "%s(%s)" % (self.pick(["int", "str", "list", "Plain", "Point", "dict", "Odd", "float", "len"]), self.pick(["", inner(), "x=%s" % inner()]))
        if roll == 4: return "%s | %s" % (self.pick(["1", "'a'", "[]", "None"]), self.pick(["2", "()", "str()"]))
        if roll == 5: return self.pick(["1", "'a'", "None", "True", "-1", "1.5", "''"])
        if roll == 6: return "_"
        if roll == 7: return "Plain.kind"
        return "[*_, %s]" % inner()

    def matching(self):
        lines = ["match %s:" % self.pick([self.value(), "(%s, %s)" % (self.value(), self.value())])]
        for number in range(self.random.randint(1, 4)):
            pattern = self.pattern()
            if pattern == "_": continue
            lines += ["    case %s%s: return %d" % (pattern, self.pick(["", "", " if %s" % self.value()]), number)]
        return lines + ["    case other: return 'other', other"]

    def generator(self):
        body = []
        for _ in range(self.random.randint(1, 4)):
            body += self.pick([["got.append((yield %s))" % self.value()], ["yield from %s" % self.pick(LISTS + LAZY[:14]).replace("10**20", "4")],
                               ["try:", "    yield 1", "except ValueError as e:", "    yield 2", "finally:", "    got.append(3)"],
                               ["try:", "    yield 1", "finally:", "    yield 2"], ["with Manager(%s):" % self.pick(["0", "1"]), "    yield 4"],
                               ["yield next(me)"], ["me.close()", "yield 8"], ["return %s" % self.value()], ["raise %s" % self.pick(["ValueError(1)", "StopIteration(2)", "GeneratorExit"])],
                               ["yield (yield)"], ["for i in range(3):", "    yield i"], ["yield me.send(1)"], ["yield list(me)"], ["yield sum(me)"]])
        lines = ["got = []", "def g():"] + ["    " + line for line in body] + ["    yield 0", "me = g()"]
        for _ in range(self.random.randint(1, 5)):
            use = self.pick(["next(me)", "me.send(%s)" % self.pick(SMALL + ["None"]), "me.throw(%s)" % self.pick(["ValueError", "ValueError('x')", "KeyError, 1", "GeneratorExit", self.value()]),
                             "me.close()", "list(itertools.islice(me, 9))", "next(me, 5)", "zip(me, me).__next__()", "max(itertools.islice(me, 3))"])
            lines += ["try: got.append(%s)" % use, "except BaseException as e: got.append((type(e).__name__, shown(e)))"]
        return lines + ["return got"]

    def comprehension(self):
        source = self.pick(LISTS + TUPLES + TEXTS + LAZY[:16] + DICTS).replace("10**20, 3", "9")
        shape = self.pick(["[%s for i in %s]", "{%s for i in %s}", "{i: %s for i in %s}", "list(%s for i in %s)", "[%s for i in %s if i]", "[[%s for j in (i, 2)] for i in %s]", "sum(%s for i in %s)", "max((%s for i in %s), default=0)"])
        return ["return " + shape % (self.pick(["i", "(i, i)", "i + 1", "i * 2", "i[0]", "(y := i)", "str(i)", "lambda: i", "-i", "i == i", self.value()]), source)]

    def block(self, depth):
        """Statements that go in and out of loops and tries, noting where they pass."""
        lines = []
        for _ in range(self.random.randint(1, 3)):
            mark = self.random.randrange(100)
            roll = self.random.randrange(9) if depth < 4 else 8
            inner = lambda: ["    " + line for line in self.block(depth + 1)]
            if roll == 0:
                lines += ["for i%d in range(3):" % depth] + inner() + self.pick([[], ["else:", "    log.append(%d)" % mark]])
            elif roll == 1:
                lines += ["n%d = 0" % depth, "while n%d < 3:" % depth, "    n%d += 1" % depth] + inner()
            elif roll == 2:
                lines += ["try:"] + inner() + ["except %s:" % self.pick(["ValueError", "(KeyError, TypeError)", "Exception as e", "LookupError as e"])] + inner() + self.pick([[], ["finally:"] + inner()])
            elif roll == 3:
                lines += ["try:"] + inner() + ["finally:"] + inner()
            elif roll == 4:
                lines += ["with Manager(%s) as m:" % self.pick(["True", "False"])] + inner()
            elif roll == 5:
                lines += ["if %s:" % self.pick(["len(log) % 2", "len(log) > 3", "i", self.pick(SMALL)])] + inner() + self.pick([[], ["else:"] + inner()])
            elif roll == 6:
                lines += self.inner_function(depth)
            elif roll == 7:
                lines += ["try:"] + inner() + ["except Exception as e:", "    log.append(type(e).__name__)", "else:"] + inner()
            else:
                lines.append(self.pick(["log.append(%d)" % mark, "log.append(%d)" % mark, "return %d" % mark, "raise ValueError(%d)" % mark, "raise KeyError", "1 / 0", "x = %s" % self.value(), "x += 1",
                                        "pass", "del x", "raise", "log.append(x)", "assert x, log", "raise ValueError from KeyError(%d)" % mark]
                                       + (["break", "continue"] * 2 if depth and self.in_loop else [])))
        return lines

    def inner_function(self, depth):
        looped, self.in_loop = self.in_loop, False
        body = ["    " + line for line in self.block(depth + 1)]
        self.in_loop = looped
        return ["def f%d():" % depth] + ["    nonlocal x"] * self.chance(2) + body + ["log.append(f%d())" % depth]

    def flow(self):
        self.in_loop = self.chance(2)
        body = ["    " * (1 + self.in_loop) + line for line in self.block(1)]
        head = ["    for i in range(3):"] if self.in_loop else []
        return ["log = []", "x = i = 1", "def run():", "    nonlocal x, i"] + head + body + [
            "try:", "    log.append(run())", "except BaseException as e:",
            "    while e is not None and len(log) < 50:", "        log.append(shown(e))", "        e = e.__cause__ or e.__context__", "return log"]

    def inheritance(self):
        bases = self.pick(["", "int", "str", "list", "dict", "tuple", "set", "float", "Plain", "Odd", "Exception", "Plain, list", "list, Plain", "int, str", "OddList, Plain", "frozenset", "Point", "Slots", "bool", "object, Plain", "deque", "OddError, KeyError"])
        names = self.random.sample(["__init__", "__new__", "__eq__", "__hash__", "__len__", "__iter__", "__getitem__", "__repr__", "__str__", "__bool__", "__add__", "__getattr__", "__setattr__", "__call__", "__contains__", "__index__", "__format__", "__lt__", "__next__", "__enter__", "__missing__", "__getattribute__", "__delattr__", "__radd__", "__iadd__", "__set_name__", "__init_subclass__", "__class_getitem__", "__get__", "__set__", "__slots__", "__instancecheck__", "__dict__", "__class__", "__doc__", "__reversed__", "__mro_entries__"], self.random.randint(1, 4))
        lines = ["class C(%s):" % bases]
        for name in names:
            lines.append("    " + self.pick(["def %s(self, *a): return %s" % (name, self.pick([self.value(), self.pick(SAFE_ANSWERS)])), "def %s(self, *a): return super().%s(*a)" % (name, name), "%s = %s" % (name, self.value()),
                                             "def %s(self, *a): raise ValueError(%r)" % (name, name)]))
        uses = ["C(%s)" % self.arguments(2), "repr(C())", "C() == C()", "C() + 1", "1 + C()", "len(C())", "list(itertools.islice(C(), 5))", "C()[0]", "hash(C()) and 1", "bool(C())", "C().x", "setattr(C(), 'x', 1)", "C()(1)", "1 in C()", "format(C(), '>5')",
                "sorted([C(), C()])", "{C(): 1}", "[1, 2, 3][C()]", "isinstance(C(), C)", "copy.copy(C())", "copy.deepcopy([C(), 1])", "json.dumps([C()])", "f'{C()!s:>4}'", "C.x", "'%s %d' % (C(), C())", "range(C())", "str(C())", "dict(C())", "int(C())", "float(C())",
                "sum([C(), C()])", "max(C(), C())", "print(C(), end='')", "issubclass(C, int)", "C[int]", "del_it(C())", "vars(C())", "C.__mro__", "type(C())", "abs(C())", "next(C())", "raise_it(C())", "'a'.join(C())", "reversed(C())", "'ab' * C()", "divmod(C(), 2)"]
        return lines + ["def del_it(c): del c.x", "def raise_it(c): raise c", "r = []"] + [line for _ in range(3) for line in ("try: r.append(shown(%s))" % self.pick(uses), "except Exception as e: r.append((type(e).__name__, shown(e)))")] + ["return r"]

    def callback(self):
        """Deep recursion through native code."""
        return self.pick([
            ["def f(x): return sorted([x], key=f)", "return f(1)"], ["def f(x): return list(map(f, [x]))", "return f(1)"], ["def f(): yield from f()", "return list(f())"],
            ["class C:", "    def __repr__(self): return repr(self)", "return repr(C())"], ["class C:", "    def __eq__(self, o): return self == o", "return C() == C()"],
            ["class C:", "    def __getattr__(self, n): return getattr(self, n + 'x')", "return C().a"], ["class C:", "    def __hash__(self): return hash(self)", "return {C()}"],
            ["class C:", "    def __add__(self, o): return self + o", "return C() + 1"], ["class C:", "    def __iter__(self): return iter(self)", "return list(C())"],
            ["class C:", "    def __len__(self): return len(self)", "return len(C())"], ["class C:", "    def __str__(self): return f'{self}'", "return str(C())"],
            ["class C:", "    def __bool__(self): return not self", "return bool(C())"], ["class C:", "    def __init__(self): C()", "return C()"],
            ["class C:", "    @property", "    def p(self): return self.p", "return C().p"], ["class C:", "    def __call__(self): return self()", "return C()()"],
            ["class C:", "    def __lt__(self, o): return sorted([self, o])", "return sorted([C(), C()])"], ["class C:", "    def __contains__(self, x): return x in self", "return 1 in C()"],
            ["x = deep(%s, lambda v: %s)" % (self.pick(["900", "3000", "30000"]), self.pick(["[v]", "(v,)", "{1: v}", "Plain(v)", "[v, v][:1]", "deque([v])", "ValueError(v)", "(lambda: v)", "map(str, v)"])),
             "return " + self.pick(["len(repr(x)) > 5", "x == x", "len(json.dumps(x)) > 3", "len(str(x)) > 4", "x is not copy.deepcopy(x)", "hash(x) and 0", "x < x", "f'{x}' != ''", "1 in x", "len('%r' % x) > 4"])]])


def program(random, count):
    """A list of snippets, each a pair of its kind and its lines."""
    writer = Writer(random)
    snippets = []
    while len(snippets) < count:
        lines = writer.snippet()
        if is_valid(lines):
            snippets.append((writer.kind, lines))
    return snippets


def is_valid(lines):
    """Whether Python takes it: one syntax error would silence all other snippets."""
    try:
        compile("\n".join(["def t():"] + ["    " + line for line in lines]), "snippet", "exec")
        return True
    except (SyntaxError, ValueError):
        return False


def text_of(snippets):
    """The program: snippets as pairs of number and lines."""
    parts = [PRELUDE]
    for number, lines in snippets:
        parts.append("def t%d():\n%s\ncheck(%d, t%d)\n" % (number, "\n".join("    " + line for line in lines), number, number))
    return "\n".join(parts)
