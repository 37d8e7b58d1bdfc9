"""What drawing functions give back: lines, images, bars and texts that can be changed until they are shown."""

import _drawing



# What would change the numbers of something drawn, not its looks.
_DATA = {"set_data", "set_xdata", "set_ydata", "set_array", "set_offsets", "set_xy", "set_height", "set_width",
         "set_segments", "set_verts", "set_paths", "set_center", "set_radius", "set_bounds"}


class Artist:
    """Something drawn."""

    def __init__(self, kind, mark=None):
        self._kind = kind
        self._mark = mark if mark is not None else {}

    def __repr__(self):
        return f"<matplotlib.{self._kind}>"

    def __getattr__(self, name):
        if name in _DATA:
            raise NotImplementedError(f"{self!r}.{name} is not here: draw anew with the numbers that changed")
        if name.startswith("set_"):
            return lambda *args, **kwargs: None
        raise AttributeError(f"{self!r} has no attribute {name!r}")

    def set_label(self, label):
        self._mark["label"] = label

    def set_color(self, color):
        self._mark["color"] = color

    def get_label(self):
        return self._mark.get("label")


class _Line(Artist):
    """A line, whose numbers may be set anew before it is shown."""

    def set_data(self, x, y=None):
        x, y = x if y is None else (x, y)
        self.set_xdata(x)
        self.set_ydata(y)

    def set_xdata(self, x):
        self._mark["x"] = _drawing.numbers(x)

    def set_ydata(self, y):
        self._mark["y"] = _drawing.numbers(y)


class _Image(Artist):
    """An image, whose numbers may be set anew before it is shown."""

    def set_data(self, A):
        self._mark["x"] = A

    set_array = set_data

    def set_clim(self, vmin=None, vmax=None):
        if vmin is not None:
            self._mark["vmin"] = vmin
        if vmax is not None:
            self._mark["vmax"] = vmax


class Text:
    """A title or a label, as the functions that set it give it back."""

    def __init__(self, x, y, text):
        self._x = x
        self._y = y
        self._text = text

    def __repr__(self):
        return f"Text({self._x}, {self._y}, {self._text!r})"

    def get_text(self):
        return self._text


class BarContainer:
    """The bars of one call of `bar`, `barh` or `hist`."""

    def __init__(self, mark, count, named=None):
        self._all = mark
        # What a legend names: the mark itself, or the first of those that it was drawn as.
        self._mark = mark if named is None else named
        self._count = count

    def __len__(self):
        return self._count

    def __repr__(self):
        return f"<BarContainer object of {self._count} artists>"


class _Quiet:
    """Takes every call about looks that are not drawn here."""

    def __getattr__(self, name):
        return lambda *args, **kwargs: None

    def __getitem__(self, key):
        return self
