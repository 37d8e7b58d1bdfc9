class ParseError(Exception):
    def __init__(self, message, position):
        super().__init__(f"{message} at {position}")
        self.position = position


class Lexer:
    def __init__(self, text):
        self.text, self.pos = text, 0

    def __iter__(self):
        while self.pos < len(self.text):
            c = self.text[self.pos]
            if c.isspace():
                self.pos += 1
            elif c.isdigit():
                start = self.pos
                while self.pos < len(self.text) and (self.text[self.pos].isdigit() or self.text[self.pos] == "."):
                    self.pos += 1
                yield "number", float(self.text[start:self.pos]), start
            elif c in "+-*/()^":
                self.pos += 1
                yield c, c, self.pos - 1
            else:
                raise ParseError(f"unexpected {c!r}", self.pos)
        yield "end", None, self.pos


class Parser:
    def __init__(self, text):
        self.tokens = iter(Lexer(text))
        self.advance()

    def advance(self):
        self.kind, self.value, self.position = next(self.tokens)

    def accept(self, *kinds):
        if self.kind in kinds:
            kind = self.kind
            self.advance()
            return kind

    def parse(self):
        result = self.sum()
        if self.kind != "end":
            raise ParseError(f"unexpected {self.value!r}", self.position)
        return result

    def sum(self):
        left = self.product()
        while op := self.accept("+", "-"):
            right = self.product()
            left = left + right if op == "+" else left - right
        return left

    def product(self):
        left = self.power()
        while op := self.accept("*", "/"):
            right = self.power()
            left = left * right if op == "*" else left / right
        return left

    def power(self):
        base = self.atom()
        return base ** self.power() if self.accept("^") else base

    def atom(self):
        if self.accept("-"):
            return -self.atom()
        if self.accept("("):
            inner = self.sum()
            if not self.accept(")"):
                raise ParseError("missing )", self.position)
            return inner
        if self.kind != "number":
            raise ParseError(f"expected a number, not {self.kind}", self.position)
        value = self.value
        self.advance()
        return value


for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-4 / (2 - 1.5)", "1 +", "2 * (3", "4 $ 4", "7 7", "", "1 / 0", "1.2.3"):
    try:
        print(text, "=", Parser(text).parse())
    except (ParseError, ZeroDivisionError, ValueError) as error:
        print(f"{text!r}: {type(error).__name__}: {error}")
Parser("3 * (2 + )").parse()
