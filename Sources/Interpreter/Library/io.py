"""Text files in memory."""

__all__ = ["StringIO", "SEEK_SET", "SEEK_CUR", "SEEK_END"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class StringIO:
    """A text that is read and written like a file."""

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._pieces = [initial_value or ""]
        self._place = 0
        self._at_end = not initial_value
        self.closed = False

    def _text(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0]

    def write(self, s, /):
        """Writes a text at the place where the file stands."""
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got {type(s).__name__!r}")
        if self._at_end and not self.closed:
            # Many small pieces at the end are joined only when somebody looks.
            self._pieces.append(s)
            self._place += len(s)
            return len(s)
        text = self._text().ljust(self._place, "\0")
        self._pieces = [text[:self._place] + s + text[self._place + len(s):]]
        self._place += len(s)
        self._at_end = self._place >= len(self._pieces[0])
        return len(s)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def getvalue(self):
        """All of the text."""
        return self._text()

    def read(self, size=-1, /):
        text = self._text()
        end = len(text) if size is None or size < 0 else min(len(text), self._place + size)
        piece = text[self._place:end]
        self._move(self._place + len(piece))
        return piece

    def readline(self, size=-1, /):
        text = self._text()
        end = text.find("\n", self._place) + 1 or len(text)
        if size is not None and size >= 0:
            end = min(end, self._place + size)
        line = text[self._place:end]
        self._move(self._place + len(line))
        return line

    def readlines(self, hint=-1, /):
        return list(self)

    def _move(self, place):
        self._place = place
        self._at_end = place == len(self._text())

    def seek(self, pos, whence=0, /):
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence != 0 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        self._move(pos if whence == 0 else self._place if whence == 1 else len(self._text()))
        return self._place

    def tell(self):
        self._text()
        return self._place

    def truncate(self, size=None, /):
        size = self._place if size is None else size
        self._pieces = [self._text()[:size]]
        self._at_end = self._place == len(self._pieces[0])
        return size

    def close(self):
        self.closed = True

    def flush(self):
        self._text()

    def readable(self):
        return True

    writable = seekable = readable

    def isatty(self):
        return False

    def __enter__(self):
        self._text()
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line
