import textwrap

text = "The quick brown fox -- a well-known e-mail-writing animal -- jumped over the lazy dog's back. Twice!  And    then it slept."
for width in (10, 24, 40, 70):
    print(textwrap.fill(text, width))
    print("-" * width)
print(textwrap.wrap(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("", 10), textwrap.wrap("   ", 10), textwrap.wrap("a\tb\nc", 20))
