"""Figures: axes in a grid, under one title."""

import _drawing
from matplotlib._artists import Artist, Text
from matplotlib._axes import Axes


class AxesGrid:
    """The axes that `subplots` gives: indexed, iterated and flattened as an array."""

    def __init__(self, items, shape):
        self._items = items
        self.shape = shape
        self.size = len(items)
        self.ndim = len(shape)

    def __len__(self):
        return self.shape[0]

    def __iter__(self):
        return (self[i] for i in range(self.shape[0]))

    def __getitem__(self, key):
        if self.ndim == 1:
            found = self._items[key]
            return AxesGrid(found, (len(found),)) if isinstance(found, list) else found
        row, column = key if isinstance(key, tuple) else (key, slice(None))
        rows, columns = range(self.shape[0])[row], range(self.shape[1])[column]
        many = isinstance(rows, range), isinstance(columns, range)
        picked = [self._items[r * self.shape[1] + c] for r in (rows if many[0] else [rows])
                  for c in (columns if many[1] else [columns])]
        if many == (False, False):
            return picked[0]
        if many == (True, True):
            return AxesGrid(picked, (len(rows), len(columns)))
        return AxesGrid(picked, (len(picked),))

    def flatten(self):
        return AxesGrid(list(self._items), (self.size,))

    ravel = flatten

    @property
    def flat(self):
        return self.flatten()

    def reshape(self, *shape):
        """The same axes in rows and columns, or in one row: reshape(-1)."""
        shape = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (list, tuple)) else shape
        known = 1
        for size in shape:
            known *= 1 if size == -1 else size
        if known > 0 and list(shape).count(-1) == 1:
            shape = tuple(self.size // known if size == -1 else size for size in shape)
        count = 1
        for size in shape:
            count *= size
        if count != self.size or min(shape) < 0 or len(shape) not in (1, 2):
            raise ValueError(f"cannot reshape array of size {self.size} into shape {shape}")
        return AxesGrid(list(self._items), shape)

    def tolist(self):
        return list(self._items) if self.ndim == 1 else [list(row) for row in self]

    def __repr__(self):
        return f"<{'x'.join(map(str, self.shape))} axes>"


class Figure:
    """A figure: axes in a grid, under one title."""

    def __init__(self, figsize=None, dpi=None):
        self._size = tuple(figsize) if figsize is not None else (6.4, 4.8)
        self._title = None
        self._rows = self._columns = 1
        self.axes = []
        self._current = None

    def __repr__(self):
        width, height = (int(side * 100) for side in self._size)
        return f"<Figure size {width}x{height} with {len(self.axes)} Axes>"

    def _picture(self):
        return _drawing.figure({"title": self._title, "size": [side * 100 for side in self._size], "rows": self._rows,
                                "columns": self._columns, "panels": [axes._spec() for axes in self.axes]})

    def _ipython_display_(self):
        from matplotlib.pyplot import _close
        self.show()
        _close(self)

    def _add(self, place):
        axes = Axes(self, place)
        self.axes.append(axes)
        self._current = axes
        return axes

    def gca(self):
        """The axes that drawing goes to; made where there are none."""
        return self._current or self._add((0, 0, 1, 1))

    def add_subplot(self, *args, **options):
        """Axes in place `index` (from 1) of a grid: add_subplot(2, 3, 1) or add_subplot(231)."""
        rows, columns, index = _place(args)
        first, last = index if isinstance(index, tuple) else (index, index)
        if not 1 <= first <= last <= rows * columns:
            raise ValueError(f"num must be an integer with 1 <= num <= {rows * columns}, not {index!r}")
        if (rows, columns) != (self._rows, self._columns):
            self._rescale(rows, columns)
        row, column = divmod(first - 1, columns)
        end_row, end_column = divmod(last - 1, columns)
        place = (row, column, end_row - row + 1, end_column - column + 1)
        for axes in self.axes:
            if axes._place == place:
                self._current = axes
                return axes
        return self._add(place)

    def _rescale(self, rows, columns):
        """Brings a figure of several grids to the finer one."""
        if not self.axes:
            self._rows, self._columns = rows, columns
            return
        rows, columns = max(rows, self._rows), max(columns, self._columns)
        self._rows, self._columns = rows, columns

    def subplots(self, nrows=1, ncols=1, squeeze=True, sharex=False, sharey=False, gridspec_kw=None, **options):
        """Axes in a grid of rows and columns."""
        if nrows < 1 or ncols < 1:
            raise ValueError(f"Number of {'rows' if nrows < 1 else 'columns'} must be a positive integer, not "
                             f"{nrows if nrows < 1 else ncols}")
        self._rows, self._columns = nrows, ncols
        items = [self._add((row, column, 1, 1)) for row in range(nrows) for column in range(ncols)]
        self._current = items[-1]
        if squeeze and nrows * ncols == 1:
            return items[0]
        if squeeze and (nrows == 1 or ncols == 1):
            return AxesGrid(items, (nrows * ncols,))
        return AxesGrid(items, (nrows, ncols))

    def suptitle(self, t, **options):
        """The title over all axes."""
        self._title = str(t)
        return Text(0.5, 0.98, t)

    def colorbar(self, mappable=None, ax=None, cax=None, **options):
        """Draws the scale of colours beside the axes."""
        for axes in [ax] if isinstance(ax, Axes) else [self.gca()] if ax is None else list(ax):
            axes._colorbar = True
        return Artist("colorbar.Colorbar")

    def legend(self, *args, **options):
        return self.gca().legend(*args, **options)

    def savefig(self, fname, **options):
        """Writes the figure to a .png, .ppm or .pgm file, where files are granted."""
        from convbook import save
        save(self._picture(), str(fname))

    def show(self, **options):
        from convbook import show as show_picture
        show_picture(self._picture())

    def clf(self, **options):
        self.axes.clear()
        self._current = None
        self._title = None

    clear = clf

    def tight_layout(self, *args, **options):
        pass

    def subplots_adjust(self, *args, **options):
        pass

    def set_size_inches(self, w, h=None, **options):
        self._size = tuple(w) if h is None else (w, h)

    def autofmt_xdate(self, *args, **options):
        pass

    def delaxes(self, ax):
        self.axes.remove(ax)


def _place(args):
    if len(args) == 0:
        return 1, 1, 1
    if len(args) == 1:
        number = int(args[0])
        if not 111 <= number <= 999:
            raise ValueError(f"Integer subplot specification must be a three-digit number, not {args[0]!r}")
        return number // 100, number // 10 % 10, number % 10
    if len(args) != 3:
        raise TypeError(f"subplot() takes 1 or 3 positional arguments but {len(args)} were given")
    return args
