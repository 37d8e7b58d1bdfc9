import textwrap

print(textwrap.shorten("Hello  world!", width=12), textwrap.shorten("Hello  world!", width=11), textwrap.shorten("Hello world", width=10, placeholder="..."))
text = """
    def f(x):
        return x

      odd
    \t
    end"""
print(repr(textwrap.dedent(text)))
print(repr(textwrap.dedent("  a\n\tb")), repr(textwrap.dedent("  a\n b\n")), repr(textwrap.dedent("")))
print(textwrap.indent("one\n\n  two\nthree", "> "))
print(repr(textwrap.indent("a\n\nb\n", "+", lambda line: True)))
