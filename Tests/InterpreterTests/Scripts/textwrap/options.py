import textwrap

text = "averyveryverylongwordindeed and some short-ish words follow. here"
print(textwrap.wrap(text, 10))
print(textwrap.wrap(text, 10, break_long_words=False))
print(textwrap.wrap(text, 12, break_on_hyphens=False))
print(textwrap.wrap("one two  three", 9, drop_whitespace=False), textwrap.wrap("End. Next! ok", 30, fix_sentence_endings=True))
print(textwrap.wrap(text, 20, max_lines=2), textwrap.wrap(text, 20, max_lines=1, placeholder="..."))
print(textwrap.wrap("a\tb\n\nc", 20, expand_tabs=False, replace_whitespace=False), textwrap.wrap("a\tb", 20, tabsize=4))
w = textwrap.TextWrapper(width=12, initial_indent="> ")
print(w.wrap(text), w.fill("short"))
for width in (0, -1, 4):
    try:
        print(textwrap.wrap("some text", width, max_lines=1))
    except ValueError as error:
        print(error)
