"""Records what CPython 3.11 makes of the snippets beside this file: `/usr/bin/python3 record.py` rewrites the
recordings that SyntaxTests compare with.

snippets-valid.txt -> trees.txt: the tree of each snippet, in the outline form of Sources/Syntax/Dump.swift.
snippets-faulty.txt -> errors.txt: class, message, start and end of the error of each snippet.

A line of `%%%` comes before each snippet; after `%%% json` the snippet is a JSON string, for characters that an
editor would not show. An empty line before a separator belongs to the snippet.
"""

import ast
import json
import pathlib
import re
import sys
import warnings

HERE = pathlib.Path(__file__).parent
OPERATORS = {
    "Add": "+", "Sub": "-", "Mult": "*", "MatMult": "@", "Div": "/", "FloorDiv": "//", "Mod": "%", "Pow": "**",
    "LShift": "<<", "RShift": ">>", "BitAnd": "&", "BitOr": "|", "BitXor": "^", "Not": "not", "USub": "-",
    "UAdd": "+", "Invert": "~", "And": "and", "Or": "or", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=",
    "Eq": "==", "NotEq": "!=", "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in",
}


def snippets(name):
    for part in re.split(r"^%%%", (HERE / name).read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, text = part.partition("\n")
        text = text[:-1] if text.endswith("\n") else text
        yield json.loads(text) if head.strip() == "json" else text


def operator(node):
    return OPERATORS[type(node).__name__]


def quoted(points):
    return '"' + "".join(
        "\\" + chr(p) if p in (0x22, 0x5C) else chr(p) if 0x20 <= p <= 0x7E else "\\u{%x}" % p for p in points) + '"'


class Outline:
    def __init__(self, text):
        self.source = text
        self.lines = []
        self.depth = 0

    def line(self, label, head, node=None):
        place = ""
        if node is not None:
            place = f" {node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
        self.lines.append("  " * self.depth + (f"{label}: " if label else "") + head + place)

    def inside(self, *actions):
        self.depth += 1
        for action, *arguments in actions:
            action(*arguments)
        self.depth -= 1

    def block(self, label, body):
        if body:
            self.line(None, label + ":")
            self.inside(*((self.statement, each) for each in body))

    def each(self, label, nodes):
        for node in nodes:
            self.expression(label, node)

    def statement(self, node):
        getattr(self, "statement_" + type(node).__name__)(node)

    def simple(self, head, node, *parts):
        self.line(None, head, node)
        self.inside(*((self.expression, label, part) for label, part in parts))

    def statement_Expr(self, n):
        self.simple("expression", n, (None, n.value))

    def statement_Assign(self, n):
        self.simple("assign", n, *(("target", t) for t in n.targets), ("value", n.value))

    def statement_AugAssign(self, n):
        self.simple(f"augmented {operator(n.op)}=", n, ("target", n.target), ("value", n.value))

    def statement_AnnAssign(self, n):
        self.simple("annotated", n, ("target", n.target), ("annotation", n.annotation), ("value", n.value))

    def statement_Delete(self, n):
        self.simple("del", n, *((None, t) for t in n.targets))

    def statement_Pass(self, n):
        self.simple("pass", n)

    def statement_Break(self, n):
        self.simple("break", n)

    def statement_Continue(self, n):
        self.simple("continue", n)

    def statement_Return(self, n):
        self.simple("return", n, (None, n.value))

    def statement_Raise(self, n):
        self.simple("raise", n, (None, n.exc), ("cause", n.cause))

    def statement_Assert(self, n):
        self.simple("assert", n, ("test", n.test), ("message", n.msg))

    def statement_Global(self, n):
        self.simple("global " + ", ".join(n.names), n)

    def statement_Nonlocal(self, n):
        self.simple("nonlocal " + ", ".join(n.names), n)

    @staticmethod
    def aliases(names):
        return ", ".join(f"{a.name} as {a.asname}" if a.asname else a.name for a in names)

    def statement_Import(self, n):
        self.simple("import " + self.aliases(n.names), n)

    def statement_ImportFrom(self, n):
        self.simple(f"from {'.' * n.level}{n.module or ''} import {self.aliases(n.names)}", n)

    def test_and_blocks(self, head, n):
        self.line(None, head, n)
        self.inside((self.expression, "test", n.test), (self.block, "body", n.body), (self.block, "else", n.orelse))

    def statement_If(self, n):
        self.test_and_blocks("if", n)

    def statement_While(self, n):
        self.test_and_blocks("while", n)

    def statement_For(self, n):
        self.line(None, "for", n)
        self.inside(
            (self.expression, "target", n.target), (self.expression, "in", n.iter), (self.block, "body", n.body),
            (self.block, "else", n.orelse))

    def statement_Try(self, n):
        self.line(None, "try", n)
        self.inside(
            (self.block, "body", n.body), *((self.handler, h) for h in n.handlers), (self.block, "else", n.orelse),
            (self.block, "finally", n.finalbody))

    def handler(self, n):
        self.line(None, f"except as {n.name}" if n.name else "except", n)
        self.inside((self.expression, None, n.type), (self.block, "body", n.body))

    def statement_With(self, n):
        self.line(None, "with", n)
        parts = []
        for item in n.items:
            parts += [(self.expression, "with", item.context_expr), (self.expression, "as", item.optional_vars)]
        self.inside(*parts, (self.block, "body", n.body))

    def statement_FunctionDef(self, n):
        self.line(None, f"def {n.name}", n)
        self.inside((self.function, n.decorator_list, n.args, n.returns, n.body))

    def function(self, decorators, a, returns, body):
        self.each("decorator", decorators)
        positional = a.posonlyargs + a.args
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        for index, (each, default) in enumerate(zip(positional, defaults)):
            self.parameter("positional-only" if index < len(a.posonlyargs) else "parameter", each, default)
        if a.vararg:
            self.parameter("*", a.vararg, None)
        for each, default in zip(a.kwonlyargs, a.kw_defaults):
            self.parameter("keyword-only", each, default)
        if a.kwarg:
            self.parameter("**", a.kwarg, None)
        self.expression("returns", returns)
        self.block("body", body)

    def parameter(self, label, a, default):
        self.line(label, a.arg)
        self.inside((self.expression, "annotation", a.annotation), (self.expression, "default", default))

    def arguments(self, positional, keywords):
        for node in sorted(positional + keywords, key=lambda n: (n.lineno, n.col_offset)):
            if isinstance(node, ast.Starred):
                self.expression("*", node.value)
            elif isinstance(node, ast.keyword):
                self.expression(f"{node.arg}=" if node.arg else "**", node.value)
            else:
                self.expression(None, node)

    def statement_ClassDef(self, n):
        self.line(None, f"class {n.name}", n)
        self.inside(
            (self.each, "decorator", n.decorator_list), (self.arguments, n.bases, n.keywords),
            (self.block, "body", n.body))

    def statement_Match(self, n):
        self.line(None, "match", n)
        self.inside((self.expression, "subject", n.subject), *((self.case, c) for c in n.cases))

    def case(self, n):
        self.line(None, "case")
        self.inside((self.pattern, None, n.pattern), (self.expression, "if", n.guard), (self.block, "body", n.body))

    def pattern(self, label, n):
        kind = type(n).__name__
        if kind in ("MatchValue", "MatchSingleton"):
            self.line(label, "value", n)
            value = n.value
            if kind == "MatchSingleton":
                value = ast.copy_location(ast.Constant(n.value), n)
            self.inside((self.expression, None, value))
        elif kind == "MatchStar":
            self.line(label, f"star {n.name or '_'}", n)
        elif kind == "MatchSequence":
            self.line(label, "sequence", n)
            self.inside(*((self.pattern, None, p) for p in n.patterns))
        elif kind == "MatchOr":
            self.line(label, "or", n)
            self.inside(*((self.pattern, None, p) for p in n.patterns))
        elif kind == "MatchAs":
            self.line(label, f"as {n.name}" if n.pattern else f"capture {n.name or '_'}", n)
            if n.pattern:
                self.inside((self.pattern, None, n.pattern))
        elif kind == "MatchMapping":
            self.line(label, f"mapping **{n.rest}" if n.rest else "mapping", n)
            parts = []
            for key, value in zip(n.keys, n.patterns):
                parts += [(self.expression, "key", key), (self.pattern, "value", value)]
            self.inside(*parts)
        else:
            self.line(label, "class", n)
            self.inside(
                (self.expression, None, n.cls), *((self.pattern, None, p) for p in n.patterns),
                *((self.pattern, a + "=", p) for a, p in zip(n.kwd_attrs, n.kwd_patterns)))

    def expression(self, label, n):
        if n is None:
            return
        head, parts = getattr(self, "expression_" + type(n).__name__)(n)
        self.line(label, head, n)
        self.inside(*(p if callable(p[0]) else (self.expression, *p) for p in parts))

    def expression_Constant(self, n):
        v = n.value
        if v is None or v is True or v is False:
            head = repr(v)
        elif v is ...:
            head = "..."
        elif isinstance(v, int):
            written = str(v)
            if v >= 2 ** 63:
                written = ast.get_source_segment(self.source, n).lower().replace("_", "")
            head = "int " + written
        elif isinstance(v, float):
            head = f"float {v!r}"
        elif isinstance(v, complex):
            head = f"imaginary {v.imag!r}"
        elif isinstance(v, str):
            head = quoted(map(ord, v))
        else:
            head = "b" + quoted(v)
        return "constant " + head, []

    def expression_Name(self, n):
        return f"name {n.id}", []

    def expression_List(self, n):
        return "list", [(None, e) for e in n.elts]

    def expression_Tuple(self, n):
        return "tuple", [(None, e) for e in n.elts]

    def expression_Set(self, n):
        return "set", [(None, e) for e in n.elts]

    def expression_Dict(self, n):
        parts = []
        for key, value in zip(n.keys, n.values):
            parts += [("key", key), ("value" if key else "**", value)]
        return "dict", parts

    def expression_UnaryOp(self, n):
        return f"unary {operator(n.op)}", [(None, n.operand)]

    def expression_BinOp(self, n):
        return f"binary {operator(n.op)}", [(None, n.left), (None, n.right)]

    def expression_BoolOp(self, n):
        return f"boolean {operator(n.op)}", [(None, v) for v in n.values]

    def expression_Compare(self, n):
        return "compare " + ", ".join(map(operator, n.ops)), [(None, v) for v in [n.left] + n.comparators]

    def expression_IfExp(self, n):
        return "conditional", [("test", n.test), ("body", n.body), ("else", n.orelse)]

    def expression_Lambda(self, n):
        value = ast.copy_location(ast.Return(n.body), n.body)
        return "lambda", [(self.function, [], n.args, None, [value])]

    def expression_Call(self, n):
        return "call", [("callee", n.func), (self.arguments, n.args, n.keywords)]

    def expression_Attribute(self, n):
        return f"attribute .{n.attr}", [(None, n.value)]

    def expression_Subscript(self, n):
        return "subscript", [(None, n.value), ("index", n.slice)]

    def expression_Slice(self, n):
        return "slice", [("lower", n.lower), ("upper", n.upper), ("step", n.step)]

    def expression_Starred(self, n):
        return "starred", [(None, n.value)]

    def clauses(self, generators):
        for g in generators:
            self.expression("for", g.target)
            self.expression("in", g.iter)
            self.each("if", g.ifs)

    def expression_ListComp(self, n):
        return "comprehension list", [(None, n.elt), (self.clauses, n.generators)]

    def expression_SetComp(self, n):
        return "comprehension set", [(None, n.elt), (self.clauses, n.generators)]

    def expression_GeneratorExp(self, n):
        return "comprehension generator", [(None, n.elt), (self.clauses, n.generators)]

    def expression_DictComp(self, n):
        return "comprehension dict", [("key", n.key), ("value", n.value), (self.clauses, n.generators)]

    def expression_JoinedStr(self, n):
        return "formatted", [(self.pieces, n.values)]

    def pieces(self, values):
        for v in values:
            if isinstance(v, ast.Constant):
                self.line(None, "text " + quoted(map(ord, v.value)))
            else:
                self.line(None, f"field !{chr(v.conversion)}" if v.conversion != -1 else "field")
                spec = v.format_spec.values if v.format_spec else []
                self.inside((self.expression, None, v.value), (self.pieces, spec))

    def expression_NamedExpr(self, n):
        return f"assignment {n.target.id}", [(None, n.value)]

    def expression_Yield(self, n):
        return "yield", [(None, n.value)]

    def expression_YieldFrom(self, n):
        return "yield from", [(None, n.value)]


def tree(text):
    outline = Outline(text)
    for each in ast.parse(text).body:
        outline.statement(each)
    return "\n".join(outline.lines)


def error(text):
    try:
        ast.parse(text)
    except SyntaxError as e:
        end_line, end = e.end_lineno, e.end_offset
        if end_line is None:
            end_line = e.lineno
        if end in (None, 0, -1) or (end_line == e.lineno and end == e.offset):
            end_line, end = e.lineno, e.offset + 1
        return f"{type(e).__name__}|{e.msg}|{e.lineno}:{e.offset}-{end_line}:{end}"
    except ValueError as e:
        return f"ValueError|{e}"
    return "valid"


if __name__ == "__main__":
    sys.setrecursionlimit(100000)
    warnings.simplefilter("ignore")
    for name, record, target in [("snippets-valid.txt", tree, "trees.txt"), ("snippets-faulty.txt", error, "errors.txt")]:
        with open(HERE / target, "w", encoding="utf-8") as out:
            for text in snippets(name):
                out.write("%%%\n" + record(text) + "\n")
