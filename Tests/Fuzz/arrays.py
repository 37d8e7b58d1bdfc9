#!/usr/bin/env python3
"""Compares random expressions over arrays with NumPy: what both print, line by line.

    BINARY=.build/release/convbook PYTHON=python3 Tests/Fuzz/arrays.py [--count 2000] [--seed 1] [--show 20]

PYTHON names a Python that has NumPy 2. Expressions are built from small arrays of all types by operators, functions,
methods and indices, chosen so that no result depends on the instruction set (NumPy is held to its plain loops).
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile

PROLOGUE = """import numpy as np

def t(number, f):
    try:
        value = f()
        print(number, repr(value))
        print(number, value)
    except Exception as error:
        print(number, type(error).__name__, error)

"""

TYPES = ["bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "float16", "float32", "float64"]
COMMON = ["int64", "float64", "float64", "float32", "bool", "uint8", "int32"]
UNARY = ["np.sqrt", "np.floor", "np.ceil", "np.rint", "np.trunc", "np.sign", "np.abs", "np.square", "np.negative",
         "np.isnan", "np.isfinite", "np.logical_not", "np.exp", "np.log", "np.sin", "np.cos", "np.tanh", "np.sort",
         "np.ravel", "np.transpose", "np.flip", "np.cumsum", "np.cumprod", "np.argsort", "np.unique", "np.nonzero",
         "np.argwhere", "np.atleast_2d", "np.squeeze", "np.diff", "np.median", "np.zeros_like", "np.ones_like",
         "np.count_nonzero", "np.nan_to_num", "np.flatnonzero", "np.fliplr", "np.flipud", "np.rot90", "np.tril",
         "np.triu", "np.ptp", "np.isinf", "np.array", "np.size", "np.ndim", "np.shape"]
REDUCTIONS = ["sum", "prod", "max", "min", "mean", "std", "var", "any", "all", "argmax", "argmin"]
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", "<=", ">", ">=", "&", "|", "^", "@"]
BINARY = ["np.maximum", "np.minimum", "np.add", "np.subtract", "np.multiply", "np.divide", "np.power", "np.arctan2",
          "np.hypot", "np.logical_and", "np.logical_or", "np.logical_xor", "np.dot", "np.outer", "np.inner",
          "np.array_equal", "np.isclose", "np.allclose", "np.append", "np.isin", "np.fmax", "np.fmod", "np.copysign"]
SCALARS = ["0", "1", "2", "-3", "0.5", "2.0", "-1.5", "True", "7", "1e-3", "100", "np.float32(1.5)", "np.int64(3)",
           "np.float64(0.25)", "np.uint8(3)", "np.bool_(True)", "np.int8(5)", "np.float16(0.1)"]


class Maker:
    """Makes expressions; all randomness comes from one generator."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def shape(self):
        return self.pick((), (1,), (2,), (3,), (4,), (2, 3), (3, 2), (3, 3), (1, 3), (2, 1), (2, 2, 2), (2, 3, 2), (0,),
                         (2, 0), (3, 4), (12,))

    def number(self, type):
        r = self.random
        if type == "bool":
            return r.choice(["True", "False"])
        if type.startswith("uint"):
            return str(r.choice([0, 1, 2, 3, 7, 100, 200, 255]))
        if type.startswith("int"):
            return str(r.choice([0, 1, -1, 2, -2, 3, 5, -7, 10, 100, -128, 127]))
        choices = [0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -3.25, 0.1, 1 / 3, 100.0, 1e-3, 12345.678, 7.0]
        if r.random() < 0.1:
            choices += [float("nan"), float("inf"), float("-inf"), 1e-6, 1e10, 6.02e23, 1e-12]
        value = r.choice(choices)
        if r.random() < 0.4:
            value = round(r.uniform(-10, 10), r.choice([0, 1, 2, 3, 6, 9]))
        if value != value:
            return "np.nan"
        return repr(value) if abs(value) != float("inf") else "np.inf" if value > 0 else "-np.inf"

    def literal(self):
        type = self.pick(*(COMMON if self.random.random() < 0.75 else TYPES))
        shape = self.shape()
        total = 1
        for size in shape:
            total *= size
        if total > 4 and self.random.random() < 0.3:
            return f"np.arange({total}).reshape({shape}).astype('{type}')"
        values = ", ".join(self.number(type) for _ in range(total))
        made = f"np.array([{values}], dtype='{type}')"
        return made if len(shape) == 1 else f"{made}.reshape({shape})"

    def axis(self):
        return self.pick("0", "1", "-1", "None", "0", "-1", "2", "(0, 1)")

    def slice(self):
        r = self.random
        part = lambda: r.choice(["", "", "0", "1", "2", "-1", "-2", "5"])
        return f"{part()}:{part()}" + r.choice(["", "", ":1", ":2", ":-1", ":-2"])

    def index(self):
        entry = lambda: self.pick("0", "1", "-1", "2", self.slice(), self.slice(), "...", "None", "[0, 1]", "[0, -1, 0]",
                                  "np.array([1, 0])", "[True, False]", "np.int64(1)", ":", "[]", "[[0, 1], [1, 0]]")
        return ", ".join(entry() for _ in range(self.pick(1, 1, 1, 2, 2, 3)))

    def expression(self, depth):
        if depth <= 0:
            return self.literal()
        inner = lambda: self.expression(depth - 1 - self.random.randrange(2))
        kind = self.random.randrange(17)
        if kind <= 2:
            return f"({inner()} {self.pick(*OPERATORS)} {inner()})"
        if kind == 3:
            sides = [inner(), self.pick(*SCALARS)]
            self.random.shuffle(sides)
            return f"({sides[0]} {self.pick(*OPERATORS[:-1])} {sides[1]})"
        if kind == 4:
            return f"{self.pick(*UNARY)}({inner()})"
        if kind == 5:
            return f"{self.pick(*BINARY)}({inner()}, {inner()})"
        if kind <= 7:
            name = self.pick(*REDUCTIONS)
            axis = self.axis()
            if axis.startswith("(") and name.startswith("arg"):
                axis = "0"
            keep = self.pick("", "", ", keepdims=True")
            return f"{inner()}.{name}({axis}{keep})" if self.random.random() < 0.5 else f"np.{name}({inner()}, axis={axis}{keep})"
        if kind <= 9:
            return f"{inner()}[{self.index()}]"
        if kind == 10:
            return f"{self.pick('-', '+', '~', 'abs')}({inner()})"
        if kind == 11:
            return f"{inner()}.astype('{self.pick(*TYPES)}')"
        if kind == 12:
            return f"{inner()}.reshape({self.pick('-1', '(2, -1)', '(3, 2)', '(-1, 1)', '(1, -1)', '6', '(2, 2)')})"
        if kind == 13:
            return f"np.{self.pick('concatenate', 'stack', 'vstack', 'hstack', 'column_stack', 'dstack')}([{inner()}, {inner()}])"
        if kind == 14:
            return f"np.where({inner()}, {inner()}, {self.pick(inner(), self.pick(*SCALARS))})"
        if kind == 15:
            return self.pick(
                f"np.round({inner()}, {self.pick('0', '1', '2', '-1')})", f"np.clip({inner()}, -1, 2)",
                f"np.roll({inner()}, {self.pick('1', '-1', '2')})", f"np.tile({inner()}, {self.pick('2', '(2, 1)')})",
                f"np.repeat({inner()}, 2, axis={self.pick('None', '0', '-1')})", f"np.pad({inner()}, 1)",
                f"np.percentile({inner()}, {self.pick('25', '50', '[10, 90]')})", f"np.sort({inner()}, axis={self.pick('0', '-1', 'None')})",
                f"np.expand_dims({inner()}, {self.pick('0', '-1', '1')})", f"np.swapaxes({inner()}, 0, -1)",
                f"np.cumsum({inner()}, axis={self.pick('0', '-1')})", f"np.take({inner()}, [0, 1])",
                f"np.unique({inner()}, return_counts=True)", f"np.full((2, 2), {inner()})",
                f"np.linspace(0, {inner()}, 3)", f"np.broadcast_to({inner()}, (2, 3))", f"np.nanmean({inner()}, axis={self.pick('None', '0')})",
                f"np.average({inner()}, axis={self.pick('None', '0')})", f"np.histogram({inner()}, bins=3)",
                f"np.median({inner()}, axis={self.pick('0', '-1')})", f"np.einsum('ij->j', {inner()})",
                f"np.diag({inner()})", f"np.trace({inner()})", f"np.convolve({inner()}, {inner()})",
                f"np.add.reduce({inner()})", f"np.maximum.accumulate({inner()})", f"np.moveaxis({inner()}, 0, -1)")
        return self.pick(f"{inner()}.T", f"{inner()}.copy()", f"{inner()}.ravel()")

    def statement(self):
        """An expression, now and then one whose value is no array."""
        made = self.expression(self.pick(1, 1, 2, 2, 3))
        if self.random.random() < 0.85:
            return made
        return self.pick(f"{made}.tolist()", f"{made}.dtype", f"{made}.shape", f"{made}.size", f"{made}.item()",
                         f"len({made})", f"float({made})", f"int({made})", f"bool({made})", f"list({made})",
                         f"sum({made})", f"round({made}, 1)", f"format({made}, '.3f')", f"str({made})")


def run(command, script, environment=None):
    done = subprocess.run(command + [script], capture_output=True, text=True, env=environment, timeout=600)
    if done.stderr:
        print(command[0], "wrote to its standard error:", done.stderr[-2000:], file=sys.stderr)
    return answers(done.stdout)


def answers(text):
    """The lines of every expression by its number."""
    found, number = {}, None
    for line in text.split("\n"):
        head, _, rest = line.partition(" ")
        if head.startswith("#"):
            number = head
            found.setdefault(number, []).append(rest)
        elif number:
            found[number].append(line)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=20)
    options = parser.parse_args()
    maker = Maker(options.seed)
    expressions = [maker.statement() for _ in range(options.count)]
    lines = [PROLOGUE] + [f"t('#{number}', lambda: {text})" for number, text in enumerate(expressions)]
    plain = dict(os.environ, NPY_DISABLE_CPU_FEATURES="X86_V3 X86_V4 AVX512_ICL AVX512_SPR", OPENBLAS_NUM_THREADS="1")
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "arrays.py")
        with open(script, "w") as file:
            file.write("\n".join(lines) + "\n")
        theirs = run([os.environ.get("PYTHON", "python3"), "-W", "ignore"], script, plain)
        ours = run([os.environ.get("BINARY", ".build/release/convbook")], script)
    differing = [n for n in range(options.count) if theirs.get(f"#{n}") != ours.get(f"#{n}")]
    for number in differing[:options.show]:
        print(f"{expressions[number]}\n  NumPy: {chr(10).join(theirs.get(f'#{number}', ['(nothing)']))}"
              f"\n  here:  {chr(10).join(ours.get(f'#{number}', ['(nothing)']))}")
    print(f"{len(differing)} of {options.count} expressions differ (seed {options.seed})")
    sys.exit(1 if differing else 0)


if __name__ == "__main__":
    main()
