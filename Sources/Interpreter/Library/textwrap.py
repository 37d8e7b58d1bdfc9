"""Paragraphs broken into lines.

A text is cut into chunks: words, white space between them, and the parts of hyphenated words, behind whose hyphens
a line may end. Lines are then filled greedily with chunks.
"""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


def _is_word(character):
    return character.isalnum() or character == "_"


def _is_letter(character):
    return _is_word(character) and not character.isdecimal()


def _ends_word(character):
    """Whether a dash may follow: `word--word`, `"word"--word`."""
    return _is_word(character) or character in "!\"'&.,?"


def _behind_dashes(text, place):
    """The place behind a run of two or more dashes that a word follows; None where there is no such run."""
    end = place
    while end < len(text) and text[end] == "-":
        end += 1
    return end if end - place >= 2 and end < len(text) and _is_word(text[end]) else None


def _breaks_behind_hyphen(text, place):
    """Whether the hyphen at a place joins parts of a word of two letters or more: `pre-war`, `e-mail-list`."""
    before, after = text[max(place - 3, 0):place], text[place + 1:place + 4]
    if not before or not _is_letter(before[-1]) or not after or not _is_letter(after[0]):
        return False
    if not _is_letter(after[1:2] or " ") and not (after[1:2] == "-" and _is_letter(after[2:3] or " ")):
        return False
    return len(before) >= 2 and _is_letter(before[-2]) or (
        len(before) == 3 and before[1] == "-" and _is_letter(before[0]))


def _chunks(text, on_hyphens):
    """The words of a text and the white space between them, each a chunk."""
    chunks, start, size = [], 0, len(text)
    while start < size:
        end = start + 1
        if text[start] in _SPACE:
            while end < size and text[end] in _SPACE:
                end += 1
        elif on_hyphens and start > 0 and _ends_word(text[start - 1]) and _behind_dashes(text, start):
            end = _behind_dashes(text, start)
        else:
            while end < size and text[end] not in _SPACE:
                if on_hyphens and text[end] == "-":
                    if _breaks_behind_hyphen(text, end):
                        end += 1
                        break
                    if _ends_word(text[end - 1]) and _behind_dashes(text, end):
                        break
                end += 1
        chunks.append(text[start:end])
        start = end
    return chunks


class TextWrapper:
    """Breaks paragraphs into lines in one way, given when it is made."""

    unicode_whitespace_trans = dict.fromkeys(map(ord, _SPACE), ord(" "))

    def __init__(
        self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
        fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
        tabsize=8, *, max_lines=None, placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        """The lines of one paragraph."""
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(self.unicode_whitespace_trans)
        chunks = _chunks(text, self.break_on_hyphens is True)
        if self.fix_sentence_endings:
            self._widen_sentence_ends(chunks)
        return self._lines(chunks)

    def fill(self, text):
        """The lines of one paragraph, joined."""
        return "\n".join(self.wrap(text))

    def _widen_sentence_ends(self, chunks):
        for place in range(len(chunks) - 1):
            word = chunks[place]
            if word[-1] in "\"'":
                word = word[:-1]
            if chunks[place + 1] == " " and word[-1:] in (".", "!", "?") and "a" <= word[-2:-1] <= "z":
                chunks[place + 1] = "  "

    def _lines(self, chunks):
        if self.width <= 0:
            raise ValueError("invalid width %r (must be > 0)" % self.width)
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if lines and self.drop_whitespace and not chunks[-1].strip():
                chunks.pop()
            line = self._take_line(chunks, width)
            if not line:
                continue
            is_last = not chunks or (
                self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (
                    is_last and sum(map(len, line)) <= width):
                lines.append(indent + "".join(line))
            else:
                self._shorten(lines, line, indent, width)
                break
        return lines

    def _take_line(self, chunks, width):
        """Takes the chunks of the next line from the end of `chunks`."""
        line, size = [], 0
        while chunks and size + len(chunks[-1]) <= width:
            size += len(chunks[-1])
            line.append(chunks.pop())
        if chunks and len(chunks[-1]) > width:
            self._take_long_word(chunks, line, 1 if width < 1 else width - size)
        if self.drop_whitespace and line and not line[-1].strip():
            line.pop()
        return line

    def _take_long_word(self, chunks, line, room):
        """Takes as much of a word that fits no line as there is room for, or the whole of it."""
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        word, end = chunks[-1], room
        if self.break_on_hyphens and len(word) > room:
            hyphen = word.rfind("-", 0, room)
            if hyphen > 0 and word[:hyphen].strip("-"):
                end = hyphen + 1
        line.append(word[:end])
        chunks[-1] = word[end:]

    def _shorten(self, lines, line, indent, width):
        """Ends the last line that may be with the placeholder."""
        while line:
            if line[-1].strip() and sum(map(len, line)) + len(self.placeholder) <= width:
                lines.append(indent + "".join(line) + self.placeholder)
                return
            line.pop()
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())


def wrap(text, width=70, **kwargs):
    """The lines, at most `width` long, of one paragraph."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """One paragraph with line breaks."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """A text on one line, its end left out where it is too long."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    """A text without the white space that all its lines begin with."""
    lines = [line if line.strip(" \t") else "" for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        own = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = own
        while not own.startswith(margin):
            margin = margin[:-1]
    return "\n".join(line[len(margin):] if line else line for line in lines)


def indent(text, prefix, predicate=None):
    """A text with a prefix before the lines that are not blank, or that the predicate chooses."""
    if predicate is None:
        predicate = str.strip
    return "".join(prefix + line if predicate(line) else line for line in text.splitlines(True))
