"""The writer of JSON texts as a class, to derive from: `default` says what to write for other objects."""

from _json import encode as _encode


class JSONEncoder:
    """Writes values as JSON texts in one way, given when it is made."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
        indent=None, separators=None, default=None
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What is written in place of an object that JSON has no text for."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON text of a value."""
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(
            o, self.default, indent, self.item_separator, self.key_separator, bool(self.skipkeys),
            bool(self.ensure_ascii), bool(self.check_circular), bool(self.allow_nan), bool(self.sort_keys))

    def iterencode(self, o):
        """The same in pieces: here in one."""
        yield self.encode(o)
