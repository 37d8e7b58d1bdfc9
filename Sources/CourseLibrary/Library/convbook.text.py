"""How explanations are set: sums written out, numbers that agree, lines of at most 80 columns."""

import operator
import _teaching

WIDTH = 80
MOST_TERMS = 8


def number(value):
    """A number in as few digits as give it again."""
    return _teaching.shortest(float(value))


def place(index):
    """`[1, 0]`"""
    return "[" + ", ".join(str(i) for i in index) + "]"


def whole(number):
    """The int that a number of any library stands for; None where it is none."""
    try:
        return operator.index(number)
    except TypeError:
        return None


def place_of(at, name):
    """A place as it is written, an int or several, as a tuple of ints; `name` begins the error of what is none."""
    numbers = (whole(at),)
    if numbers[0] is None:
        try:
            numbers = tuple(whole(number) for number in at)
        except TypeError:
            pass
    if None in numbers:
        raise TypeError(f"{name} must hold ints, got {at}")
    return numbers


def joined(texts):
    """`2 + 1 - 3`"""
    line = ""
    for n, text in enumerate(texts):
        if n == 0:
            line = text
        elif text.startswith("-"):
            line += " - " + text[1:]
        else:
            line += " + " + text
    return line


def chunks(texts, opening=""):
    """The same in pieces of some terms, which a line may break between."""
    pieces = []
    for start in range(0, len(texts), MOST_TERMS):
        part = joined(texts[start:start + MOST_TERMS])
        if start == 0:
            part = opening + part
        elif part.startswith("-"):
            part = "- " + part[1:]
        else:
            part = "+ " + part
        pieces.append(part)
    return pieces


def wrapped(pieces, width):
    """Pieces in lines of at most `width` columns."""
    lines = []
    for piece in pieces:
        if lines and len(lines[-1]) + 1 + len(piece) <= width:
            lines[-1] += " " + piece
        else:
            lines.append(piece)
    return lines


def steps(pairs, width=WIDTH):
    """Labelled steps, `("sum", ["2 + 1", "= 3"])`, one below the other."""
    indent = max([len(label) for label, pieces in pairs], default=0) + 2
    lines = []
    for label, pieces in pairs:
        for n, line in enumerate(wrapped(pieces, width - indent)):
            lines.append(((label if n == 0 else "").ljust(indent) + line).rstrip())
    return lines


def sentence(text, width=WIDTH, indent=""):
    """A sentence broken at blanks."""
    return [line if n == 0 else indent + line for n, line in enumerate(wrapped(text.split(" "), width - len(indent)))]


def sum_of(rows, groups=None):
    """A sum of rows of numbers, written out row by row as far as that can be read; then row sums and the total.

    `groups`: how many rows make a channel.
    """
    columns = max((len(row) for row in rows), default=0)
    terms = [value for row in rows for value in row]
    if not terms:
        return ["0"]
    sums = [_total(row) for row in rows]
    total = _total(sums)
    channels = []
    if groups and groups > 1 and len(rows) > groups:
        channels = [_total(sums[start:start + groups]) for start in range(0, len(sums), groups)]
    texts = _teaching.column(terms + sums + channels + [total])
    last = "= " + texts[-1]
    if len(terms) == 1:
        return [texts[0]]
    row_texts = texts[len(terms):len(terms) + len(sums)]
    channel_texts = texts[len(terms) + len(sums):-1]
    if len(rows) == 1:
        return chunks(texts[:len(terms)]) + [last]
    if columns == 1:
        pieces = chunks(row_texts)
    elif columns <= MOST_TERMS and len(rows) <= MOST_TERMS:
        written = []
        start = 0
        for row in rows:
            written.append(joined(texts[start:start + len(row)]))
            start += len(row)
        pieces = [f"({line})" if n == 0 else f"+ ({line})" for n, line in enumerate(written)]
        pieces += chunks(row_texts, "= ")
    elif channels:
        pieces = chunks(channel_texts)
        pieces[0] = "of the channels: " + pieces[0]
        return (pieces if len(channels) <= 64 else [f"of {len(channels)} channels"]) + [last]
    else:
        pieces = chunks(row_texts)
        pieces[0] = "of the rows: " + pieces[0]
        if len(rows) > 64:
            pieces = [f"of {len(rows)} rows"]
    if channels:
        pieces += chunks(channel_texts, "= ")
    return pieces + [last]


def _total(values):
    total = 0.0
    for value in values:
        total += value
    return total


def table(cells, columns, width=WIDTH):
    """Rows of cells in columns under one another."""
    return _teaching.table(cells, columns, width)


def beside(blocks, width=WIDTH):
    """Blocks of lines side by side."""
    return _teaching.beside(blocks, width)


def columns_of(header, rows):
    """Rows of texts under a header, in columns as wide as they need; the first one to the left, others to the right."""
    widths = [max(len(str(line[n])) for line in [header] + rows) for n in range(len(header))]
    lines = []
    for line in [header] + rows:
        texts = [str(text).ljust(w) if n == 0 else str(text).rjust(w) for n, (text, w) in enumerate(zip(line, widths))]
        lines.append("  ".join(texts).rstrip())
    return lines


def shape_text(tensor):
    """`(3, 4)`"""
    return tuple_text(tensor.shape)


def tuple_text(values):
    """`(3, 4)` of any row of numbers."""
    return str(tuple(values)) if isinstance(values, (tuple, list)) else str((values,))


def numbers_of(tensor):
    """The numbers of a tensor in row-major order."""
    return [float(v) for v in tensor.reshape(-1).tolist()]
