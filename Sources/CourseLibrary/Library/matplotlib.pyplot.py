"""Figures as `matplotlib.pyplot` makes them: a figure holds axes, axes hold what is drawn.

    import matplotlib.pyplot as plt
    fig, (left, right) = plt.subplots(1, 2, figsize=(8, 3))
    left.imshow(image, cmap="gray")
    right.plot(losses, "o-", label="train")
    right.legend()
    plt.show()

A terminal shows a figure in characters, a notebook as an image; `savefig` writes .png, .ppm or .pgm where files are
granted. What a cell has drawn and not shown is shown when the cell ends. Colours are Convbook's, which readers who
confuse red and green can tell apart: 'gray' is grey, 'coolwarm' and its kin run from blue over white to orange, 'tab10'
and its kin give classes their colours, every other scale runs from dark blue over green to light yellow.
"""

import _drawing
import matplotlib
from matplotlib import rcParams

_MARKERS = {"o": "disc", ".": "dot", ",": "dot", "s": "square", "^": "triangle", "v": "triangle", "<": "triangle",
            ">": "triangle", "D": "diamond", "d": "diamond", "+": "plus", "P": "plus", "x": "cross", "X": "cross",
            "*": "plus", "p": "disc", "h": "disc", "8": "disc", "|": "dot", "_": "dot"}
_DASHED = ("--", ":", "-.", "dashed", "dotted", "dashdot")
_SCALES = {
    "gray": "gray grey binary_r Greys_r gist_gray bone",
    "gray_r": "gray_r grey_r binary Greys gist_yarg bone_r",
    "signed": "coolwarm bwr seismic RdBu RdBu_r RdYlBu RdYlBu_r RdYlGn RdYlGn_r PiYG PRGn BrBG PuOr Spectral "
              "Spectral_r coolwarm_r bwr_r seismic_r",
    "classes": "tab10 tab20 tab20b tab20c Set1 Set2 Set3 Paired Accent Dark2 Pastel1 Pastel2",
    "sequential": "viridis plasma inferno magma cividis hot jet turbo afmhot copper cool summer winter spring autumn "
                  "rainbow gist_heat YlOrRd YlGnBu hsv gnuplot gnuplot2 cubehelix ocean terrain",
    "sequential_r": "viridis_r plasma_r inferno_r magma_r cividis_r hot_r jet_r Blues Reds Greens Oranges Purples "
                    "YlGn BuGn GnBu OrRd PuBu RdPu",
}
_SCALE_OF = {name: scale for scale, names in _SCALES.items() for name in names.split()}
_LOOKS = {"linewidth", "lw", "markersize", "ms", "alpha", "zorder", "s", "edgecolor", "edgecolors", "ec", "linewidths",
          "markeredgecolor", "mec", "markerfacecolor", "mfc", "fontsize", "fontweight", "weight", "size", "ha", "va",
          "horizontalalignment", "verticalalignment", "rotation", "pad", "y", "x", "loc", "family", "fontfamily", "hatch",
          "antialiased", "drawstyle", "markeredgewidth", "mew", "clip_on", "rasterized", "picker", "transform", "bbox",
          "labelpad", "backgroundcolor", "style", "color", "c"}


def _colour_scale(cmap):
    """The scale that a colour map's name stands for here, and its colours where it is a list of them."""
    if cmap is None:
        return "sequential", None
    colors = getattr(cmap, "colors", None)
    if colors is not None:
        return "classes", colors
    name = str(cmap)
    if name not in _SCALE_OF:
        near = _drawing.nearest(name, list(_SCALE_OF))
        hint = f"; did you mean {near!r}?" if near else ""
        raise ValueError(f"{name!r} is not a valid value for cmap{hint}")
    return _SCALE_OF[name], None


class _Colormaps:
    """`plt.cm.gray` is the colour map of that name."""

    def __getattr__(self, name):
        if name.startswith("_") or name not in _SCALE_OF:
            raise AttributeError(f"there is no colour map {name!r}; try gray, viridis, coolwarm or tab10")
        return name


cm = _Colormaps()


def get_cmap(name="viridis", lut=None):
    """The colour map of that name."""
    _colour_scale(name)
    return name


def _check(function, options, known=()):
    """Refuses keywords that no plot has; those of looks that are not drawn are let pass."""
    for name in options:
        if name not in _LOOKS and name not in known:
            near = _drawing.nearest(name, sorted(_LOOKS) + ["label", "marker", "linestyle", "cmap", "width", "height", "bins"])
            hint = f". Did you mean {near!r}?" if near else ""
            raise TypeError(f"{function}() got an unexpected keyword argument {name!r}{hint}")


def _marker(name):
    """How a marker is drawn; None for none."""
    if not isinstance(name, str) or name in ("None", "none", "", " "):
        return None
    if name not in _MARKERS:
        raise ValueError(f"Unrecognized marker style {name!r}; there are " + " ".join(_MARKERS))
    return _MARKERS[name]


def _array(numbers):
    """Numbers as an array of NumPy where that is there."""
    try:
        import numpy
    except ImportError:
        return numbers
    return numpy.array(numbers)


def _strings(x):
    return isinstance(x, (list, tuple)) and len(x) > 0 and isinstance(x[0], str)


def _is_text(x):
    return isinstance(x, str)


def _parse(text):
    """A format such as "r--o": its colour, whether there is a line and is dashed, and its marker."""
    rest, color, line, dashed, marker = text, None, False, False, None
    for style in ("--", "-.", "-", ":"):
        if style in rest:
            rest = rest.replace(style, "", 1)
            line, dashed = True, style != "-"
            break
    while rest:
        if rest[0] == "C" and rest[1:2].isdigit():
            color, rest = rest[:2], rest[2:]
        elif rest[0] in "bgrcmykw":
            color, rest = rest[0], rest[1:]
        elif rest[0] in _MARKERS:
            marker, rest = _MARKERS[rest[0]], rest[1:]
        else:
            _drawing.colour(text)
            return text, True, False, None
    return color, line or marker is None, dashed, marker


class Artist:
    """Something drawn."""

    def __init__(self, kind, mark=None):
        self._kind = kind
        self._mark = mark if mark is not None else {}

    def __repr__(self):
        return f"<matplotlib.{self._kind}>"

    def __getattr__(self, name):
        if name.startswith("set_"):
            return lambda *args, **kwargs: None
        raise AttributeError(f"{self!r} has no attribute {name!r}")

    def set_label(self, label):
        self._mark["label"] = label

    def set_color(self, color):
        self._mark["color"] = color

    def get_label(self):
        return self._mark.get("label")


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

    def __init__(self, mark, count):
        self._mark = mark
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


class Axes:
    """One pair of axes: what is drawn there, and how it is labelled."""

    def __init__(self, figure, place):
        self.figure = figure
        self._place = place
        self._clear()

    def _clear(self):
        self._marks = []
        self._title = None
        self._x = {}
        self._y = {}
        self._frame = True
        self._grid = False
        self._legend = False
        self._colorbar = False
        self._equal = False
        self._colors = 0
        self._names = {}

    clear = cla = _clear

    def __repr__(self):
        return "<Axes: >" if self._title is None else f"<Axes: title={{'center': {self._title!r}}}>"

    def __getattr__(self, name):
        if name in _ABSENT:
            raise AttributeError(f"matplotlib's Axes.{name} is not here{_ABSENT[name]}")
        if name in ("spines", "xaxis", "yaxis"):
            return _Quiet()
        raise AttributeError(f"'Axes' object has no attribute {name!r}")

    def _spec(self):
        return {"place": self._place, "title": self._title, "x": self._x, "y": self._y, "marks": self._marks,
                "frame": self._frame, "grid": self._grid, "legend": self._legend, "colorbar": self._colorbar,
                "equal": self._equal}

    def _next(self):
        self._colors += 1
        return self._colors - 1

    def _along(self, values, axis):
        """Places of names along an axis: each name's number in order of appearance."""
        names = self._names.setdefault(id(axis), [])
        for value in values:
            if value not in names:
                names.append(value)
        axis["ticks"] = list(range(len(names)))
        axis["names"] = list(names)
        return [names.index(value) for value in values]

    def _xs(self, x):
        return self._along(list(x), self._x) if _strings(x) else _drawing.numbers(x)

    def _ys(self, y):
        return self._along(list(y), self._y) if _strings(y) else _drawing.numbers(y)

    # Lines and points

    def plot(self, *args, label=None, color=None, c=None, linestyle=None, ls=None, marker=None, **options):
        """Lines: plot(y), plot(x, y), plot(x, y, "r--o"), several groups at once; a matrix y is a line a column.

            ax.plot(epochs, losses, "o-", label="train")
        """
        _check("plot", options)
        groups = []
        rest = list(args)
        while rest:
            given = [rest.pop(0)]
            if rest and not _is_text(rest[0]):
                given.append(rest.pop(0))
            groups.append((given, rest.pop(0) if rest and _is_text(rest[0]) else ""))
        lines = []
        for given, text in groups:
            for xs, ys in self._columns(given):
                own, line, dashed, shape = _parse(text)
                style = linestyle if linestyle is not None else ls
                if style is not None:
                    line, dashed = style not in ("", "None", "none", " "), style in _DASHED
                if marker is not None:
                    shape = _marker(marker)
                chosen = color or c or own
                name = label[len(lines)] if isinstance(label, (list, tuple)) else label
                mark = {"mark": "line", "x": xs, "y": ys, "label": _shown(name), "index": self._next(),
                        "color": chosen, "line": line, "dashed": dashed, "marker": shape}
                self._marks.append(mark)
                lines.append(Artist("lines.Line2D", mark))
        return lines

    def _columns(self, given):
        y = given[-1]
        shape = (len(y),) if _strings(y) else _drawing.shape(y)
        if len(shape) > 2:
            raise ValueError(f"x and y can be no greater than 2D, but have shapes {shape} and {shape}")
        if len(shape) == 2:
            flat = _drawing.numbers(y)
            columns = [flat[start::shape[1]] for start in range(shape[1])]
        else:
            columns = [self._ys(y)]
        xs = list(range(len(columns[0]) if columns else 0)) if len(given) == 1 else self._xs(given[0])
        for column in columns:
            if len(xs) != len(column):
                raise ValueError(f"x and y must have same first dimension, but have shapes ({len(xs)},) and ({len(column)},)")
        return [(xs, column) for column in columns]

    def semilogy(self, *args, **options):
        """`plot` with a logarithmic y axis."""
        self._y["log"] = True
        return self.plot(*args, **options)

    def semilogx(self, *args, **options):
        """`plot` with a logarithmic x axis."""
        self._x["log"] = True
        return self.plot(*args, **options)

    def loglog(self, *args, **options):
        """`plot` with two logarithmic axes."""
        self._x["log"] = self._y["log"] = True
        return self.plot(*args, **options)

    def step(self, x, y, *args, where="pre", **options):
        """A line that runs level from place to place."""
        xs, ys = self._xs(x), self._ys(y)
        stairs = [(a, b) for i, (a, b) in enumerate(zip(xs, ys))
                  for a, b in ([(a, ys[i - 1] if where == "post" else b)] if i and where == "post" else []) + [(a, b)]]
        if where != "post":
            stairs = [pair for i, (a, b) in enumerate(zip(xs, ys)) for pair in ([(xs[i - 1], b)] if i else []) + [(a, b)]]
        return self.plot([a for a, _ in stairs], [b for _, b in stairs], *args, **options)

    def scatter(self, x, y, s=None, c=None, marker=None, cmap=None, vmin=None, vmax=None, label=None, color=None,
                **options):
        """Points; c= gives each a class, a number on a scale, or a colour.

            ax.scatter(points[:, 0], points[:, 1], c=labels)
        """
        _check("scatter", options)
        if cmap is not None:
            _colour_scale(cmap)
        mark = {"mark": "points", "x": self._xs(x), "y": self._ys(y), "label": _shown(label), "index": self._next(),
                "color": color, "marker": _marker(marker)}
        if _is_text(c) or (isinstance(c, tuple) and len(c) in (3, 4) and len(mark["x"]) != len(c)):
            mark["color"] = c
        elif c is not None:
            mark["colors"] = list(c) if _strings(c) else _drawing.numbers(c)
        self._marks.append(mark)
        return Artist("collections.PathCollection", mark)

    def errorbar(self, x, y, yerr=None, xerr=None, fmt="", label=None, color=None, capsize=None, ecolor=None, **options):
        """A line with a bar for the error of each point."""
        line = self.plot(x, y, fmt, label=label, color=color, **options)[0]
        mark = line._mark
        ends = {"mark": "segments", "x": [], "y": [], "index": mark["index"], "color": ecolor or mark["color"]}
        for error, along in ((yerr, "y"), (xerr, "x")):
            if error is None:
                continue
            sizes = _drawing.numbers(error)
            count = len(mark["x"])
            low = sizes * count if len(sizes) == 1 else sizes[:count]
            high = low if len(sizes) < 2 * count else sizes[count:]
            for a, b, down, up in zip(mark["x"], mark["y"], low, high):
                ends["x"] += [a, a] if along == "y" else [a - down, a + up]
                ends["y"] += [b - down, b + up] if along == "y" else [b, b]
        self._marks.append(ends)
        return line

    def fill_between(self, x, y1, y2=0, where=None, color=None, label=None, facecolor=None, step=None, interpolate=False,
                     **options):
        """The area between two curves over x."""
        _check("fill_between", options)
        if where is not None:
            raise NotImplementedError("fill_between(where=) is not here; call it once for each stretch")
        xs, upper, lower = self._xs(x), _drawing.numbers(y1), _drawing.numbers(y2)
        upper = upper * len(xs) if len(upper) == 1 else upper
        lower = lower * len(xs) if len(lower) == 1 else lower
        mark = {"mark": "area", "x": xs, "y": upper, "base": lower, "label": _shown(label), "index": self._colors,
                "color": color or facecolor}
        self._marks.append(mark)
        return Artist("collections.PolyCollection", mark)

    def _rule(self, at, horizontal, color, c, linestyle, ls, label, options):
        _check("axhline" if horizontal else "axvline", options, ("xmin", "xmax", "ymin", "ymax"))
        mark = {"mark": "rule", "at": at, "horizontal": horizontal, "color": color or c or "C0", "x": [], "y": [],
                "dashed": (linestyle or ls) in _DASHED, "label": _shown(label), "index": 0}
        self._marks.append(mark)
        return Artist("lines.Line2D", mark)

    def axhline(self, y=0, color=None, c=None, linestyle=None, ls=None, label=None, **options):
        """A level line from end to end."""
        return self._rule(y, True, color, c, linestyle, ls, label, options)

    def axvline(self, x=0, color=None, c=None, linestyle=None, ls=None, label=None, **options):
        """An upright line from end to end."""
        return self._rule(x, False, color, c, linestyle, ls, label, options)

    def hlines(self, y, xmin, xmax, colors=None, label="", **options):
        """Level lines from xmin to xmax."""
        return self._straight(y, xmin, xmax, True, colors, label)

    def vlines(self, x, ymin, ymax, colors=None, label="", **options):
        """Upright lines from ymin to ymax."""
        return self._straight(x, ymin, ymax, False, colors, label)

    def _straight(self, at, low, high, level, colors, label):
        at, low, high = _drawing.numbers(at), _drawing.numbers(low), _drawing.numbers(high)
        low = low * len(at) if len(low) == 1 else low
        high = high * len(at) if len(high) == 1 else high
        along = [end for pair in zip(low, high) for end in pair]
        across = [place for place in at for _ in range(2)]
        mark = {"mark": "segments", "x": along if level else across, "y": across if level else along,
                "label": _shown(label), "index": self._colors, "color": colors}
        self._marks.append(mark)
        return Artist("collections.LineCollection", mark)

    # Bars

    def bar(self, x, height, width=0.8, bottom=None, align="center", color=None, label=None, tick_label=None, yerr=None,
            **options):
        """Standing bars; x may be names.

            ax.bar(["cat", "dog"], [0.8, 0.2])
        """
        _check("bar", options, ("capsize",))
        return self._bars(x, height, width, bottom, align, color, label, tick_label, False, yerr)

    def barh(self, y, width, height=0.8, left=None, align="center", color=None, label=None, tick_label=None, xerr=None,
             **options):
        """Lying bars; y may be names."""
        _check("barh", options, ("capsize",))
        return self._bars(y, width, height, left, align, color, label, tick_label, True, xerr)

    def _bars(self, places, lengths, thickness, base, align, color, label, names, horizontal, error):
        axis = self._y if horizontal else self._x
        at = self._along([places], axis) if _is_text(places) else self._ys(places) if horizontal else self._xs(places)
        lengths = _drawing.numbers(lengths)
        lengths = lengths * len(at) if len(lengths) == 1 else lengths
        if len(at) != len(lengths):
            raise ValueError(f"shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 "
                             f"with shape ({len(at)},) and arg 1 with shape ({len(lengths)},).")
        if align == "edge":
            at = [place + thickness / 2 for place in at]
        if names is not None:
            axis["ticks"], axis["names"] = at, list(names)
        base = [] if base is None else _drawing.numbers(base)
        mark = {"mark": "bars", "x": at, "y": lengths, "width": thickness, "horizontal": horizontal,
                "base": base * len(at) if len(base) == 1 else base, "label": _shown(label), "index": self._next()}
        if isinstance(color, (list, tuple)) and color and not isinstance(color[0], (int, float)):
            for place, length, own in zip(at, lengths, color):
                self._marks.append(dict(mark, x=[place], y=[length], color=own))
        else:
            self._marks.append(dict(mark, color=color))
        if error is not None:
            sizes = _drawing.numbers(error)
            sizes = sizes * len(at) if len(sizes) == 1 else sizes
            along = [end for length, size in zip(lengths, sizes) for end in (length - size, length + size)]
            across = [place for place in at for _ in range(2)]
            self._marks.append({"mark": "segments", "x": along if horizontal else across,
                                "y": across if horizontal else along, "color": "black", "index": 0})
        return BarContainer(mark, len(at))

    def bar_label(self, container, labels=None, fmt="%g", **options):
        """Writes each bar's length at its end."""
        mark = container._mark
        for i, (place, length) in enumerate(zip(mark["x"], mark["y"])):
            text = labels[i] if labels is not None else fmt % length if "%" in fmt else fmt.format(length)
            x, y = (length, place) if mark["horizontal"] else (place, length)
            self.text(x, y, text)

    def hist(self, x, bins=10, range=None, density=False, weights=None, label=None, color=None, histtype="bar",
             orientation="vertical", **options):
        """Counts of numbers in bins; gives counts, edges and bars.

            counts, edges, bars = ax.hist(weights, bins=20)
        """
        _check("hist", options, ("rwidth", "align", "stacked", "cumulative"))
        if weights is not None:
            raise NotImplementedError("hist(weights=) is not here")
        low, high = (None, None) if range is None else range
        counts, edges = _drawing.histogram(x, bins, low, high)
        if density:
            total = sum(counts)
            counts = [count / total / (b - a) if total and b > a else 0.0 for count, a, b in zip(counts, edges, edges[1:])]
        index = self._next()
        mark = {"mark": "bars", "x": [(a + b) / 2 for a, b in zip(edges, edges[1:])], "y": counts,
                "width": edges[1] - edges[0], "label": _shown(label), "index": index, "color": color,
                "horizontal": orientation == "horizontal", "base": []}
        self._marks.append(mark)
        return _array(counts), _array(edges), BarContainer(mark, len(counts))

    # Images

    def imshow(self, X, cmap=None, vmin=None, vmax=None, extent=None, origin="upper", aspect=None, alpha=None,
               interpolation=None, norm=None, **options):
        """An image: (H, W) by colour scale, (H, W, 3) in colour; pixels are never blurred.

            ax.imshow(x[0], cmap="gray", vmin=0, vmax=1)
        """
        _check("imshow", options, ("interpolation_stage", "filternorm", "resample"))
        scale, colors = _colour_scale(cmap)
        mark = {"mark": "image", "x": X, "scale": scale, "colors": colors, "vmin": vmin, "vmax": vmax, "extent": extent,
                "origin": origin, "alpha": alpha}
        self._marks.append(mark)
        self._equal = aspect != "auto"
        return Artist("image.AxesImage", mark)

    matshow = imshow

    def pcolormesh(self, *args, cmap=None, vmin=None, vmax=None, shading=None, alpha=None, **options):
        """A grid of values in colour: pcolormesh(C) or pcolormesh(X, Y, C)."""
        _check("pcolormesh", options)
        X, Y, C = args if len(args) == 3 else (None, None, args[0])
        scale, colors = _colour_scale(cmap)
        return self._field(X, Y, C, {"scale": scale, "colors": colors, "vmin": vmin, "vmax": vmax, "alpha": alpha})

    pcolor = pcolormesh

    def contourf(self, *args, levels=None, cmap=None, colors=None, alpha=None, vmin=None, vmax=None, extend=None,
                 **options):
        """Filled levels of a grid, contourf(X, Y, Z): decision regions where Z holds classes.

            ax.contourf(xx, yy, predicted, alpha=0.3)
        """
        _check("contourf", options)
        X, Y, Z, levels = self._grid_of(args, levels)
        flat = _drawing.numbers(Z)
        kinds = sorted(set(flat))
        scale, listed = _colour_scale(cmap)
        listed = list(colors) if colors is not None else listed
        if listed is not None and not _is_text(listed) and len(listed) > 0 and levels is not None and not isinstance(levels, int):
            edges = _drawing.numbers(levels)
            flat = [sum(value >= edge for edge in edges[1:-1]) for value in flat]
            vmin, vmax = 0, len(edges) - 2
        elif len(kinds) <= 10 and all(value == int(value) for value in kinds if value == value):
            scale = "classes" if scale == "sequential" and cmap is None else scale
        else:
            edges = self._edges(kinds, levels)
            flat = [self._middle(value, edges) for value in flat]
        rows, columns = _drawing.shape(Z)
        grid = [flat[row * columns:(row + 1) * columns] for row in range(rows)]
        return self._field(X, Y, grid, {"scale": scale, "colors": listed, "vmin": vmin, "vmax": vmax, "alpha": None})

    @staticmethod
    def _grid_of(args, levels):
        if len(args) in (2, 4):
            levels = args[-1]
            args = args[:-1]
        X, Y, Z = args if len(args) == 3 else (None, None, args[0])
        if len(_drawing.shape(Z)) != 2:
            raise TypeError(f"Input z must be 2D, not {len(_drawing.shape(Z))}D")
        return X, Y, Z, levels

    @staticmethod
    def _edges(values, levels):
        if levels is not None and not isinstance(levels, int):
            return _drawing.numbers(levels)
        finite = [value for value in values if value - value == 0]
        low, high, count = (min(finite), max(finite), levels or 8) if finite else (0.0, 1.0, 1)
        return [low + (high - low) * i / count for i in range(count + 1)]

    @staticmethod
    def _middle(value, edges):
        for a, b in zip(edges, edges[1:]):
            if value <= b:
                return (a + b) / 2
        return edges[-1]

    def contour(self, *args, levels=None, colors=None, cmap=None, linewidths=None, linestyles=None, alpha=None, **options):
        """Lines of equal value of a grid, contour(X, Y, Z, levels=[0.5])."""
        _check("contour", options)
        X, Y, Z, levels = self._grid_of(args, levels)
        edges = self._edges(_drawing.numbers(Z), levels)
        for level, points in zip(edges, _drawing.contour(X, Y, Z, edges)):
            color = colors if _is_text(colors) or colors is None else colors[0]
            self._marks.append({"mark": "segments", "x": [x for x, _ in points], "y": [y for _, y in points],
                                "index": self._colors, "color": color or "black"})
        return Artist("contour.QuadContourSet")

    def _field(self, X, Y, grid, look):
        rows, columns = _drawing.shape(grid)
        left, right = self._ends(X, columns, True)
        bottom, top = self._ends(Y, rows, False)
        mark = {"mark": "image", "x": grid, "extent": [left, right, bottom, top], "origin": "lower"}
        mark.update(look)
        self._marks.append(mark)
        return Artist("contour.QuadContourSet", mark)

    @staticmethod
    def _ends(values, count, is_x):
        if values is None:
            return 0, count - 1 if count > 1 else 1
        numbers = _drawing.numbers(values)
        return min(numbers), max(numbers)

    def add_patch(self, patch):
        """Adds a `matplotlib.patches.Rectangle`."""
        if not hasattr(patch, "_mark"):
            raise NotImplementedError(f"add_patch takes a Rectangle here, not {type(patch).__name__}")
        self._marks.append(patch._mark())
        return patch

    def text(self, x, y, s, color=None, **options):
        """A text at a place."""
        self._marks.append({"mark": "text", "x": x, "y": y, "text": str(s), "color": color})
        return Text(x, y, s)

    def annotate(self, text, xy, xytext=None, arrowprops=None, color=None, **options):
        """A text beside a place, without an arrow."""
        x, y = xy if xytext is None else xytext
        return self.text(x, y, text, color=color)

    # Labels, limits, looks

    def set_title(self, label, **options):
        self._title = str(label)
        return Text(0.5, 1.0, label)

    def set_xlabel(self, label, **options):
        self._x["label"] = str(label)
        return Text(0.5, 0, label)

    def set_ylabel(self, label, **options):
        self._y["label"] = str(label)
        return Text(0, 0.5, label)

    def _limit(self, axis, low, high):
        if high is None and low is not None and not isinstance(low, (int, float)):
            low, high = low
        if low is not None:
            axis["low"] = low
        if high is not None:
            axis["high"] = high
        return axis.get("low"), axis.get("high")

    def set_xlim(self, left=None, right=None, **options):
        return self._limit(self._x, options.get("xmin", left), options.get("xmax", right))

    def set_ylim(self, bottom=None, top=None, **options):
        return self._limit(self._y, options.get("ymin", bottom), options.get("ymax", top))

    def _ticks(self, axis, ticks, labels):
        if ticks is not None:
            axis["ticks"] = _drawing.numbers(ticks)
            axis.pop("names", None)
        if labels is not None:
            axis["names"] = [str(label) for label in labels]

    def set_xticks(self, ticks=None, labels=None, **options):
        self._ticks(self._x, ticks, labels)

    def set_yticks(self, ticks=None, labels=None, **options):
        self._ticks(self._y, ticks, labels)

    def set_xticklabels(self, labels, **options):
        self._ticks(self._x, self._x.get("ticks", list(range(len(labels)))), labels)

    def set_yticklabels(self, labels, **options):
        self._ticks(self._y, self._y.get("ticks", list(range(len(labels)))), labels)

    def set_xscale(self, value, **options):
        self._x["log"] = value == "log"

    def set_yscale(self, value, **options):
        self._y["log"] = value == "log"

    def set_aspect(self, aspect, **options):
        self._equal = aspect == "equal" or aspect == 1

    def set_axis_off(self):
        self._frame = False

    def set_axis_on(self):
        self._frame = True

    def axis(self, arg=None, **options):
        """axis("off") hides the frame, axis("equal") makes units alike, axis([x0, x1, y0, y1]) sets both limits."""
        if arg in ("off", False):
            self._frame = False
        elif arg in ("on", True):
            self._frame = True
        elif arg in ("equal", "scaled", "image", "square"):
            self._equal = True
        elif arg is not None and not _is_text(arg):
            x0, x1, y0, y1 = arg
            self.set_xlim(x0, x1)
            self.set_ylim(y0, y1)
        return self._x.get("low"), self._x.get("high"), self._y.get("low"), self._y.get("high")

    def invert_yaxis(self):
        self._y["low"], self._y["high"] = self._y.get("high"), self._y.get("low")

    def grid(self, visible=True, **options):
        self._grid = bool(visible)

    def legend(self, *args, labels=None, handles=None, **options):
        """Names the series: by their labels, or by those given."""
        names = args[-1] if args else labels
        if names is not None and _strings(list(names)):
            named = [mark for mark in self._marks if mark["mark"] not in ("image", "text", "box")]
            for mark, name in zip(named, names):
                mark["label"] = name
        self._legend = True
        return Artist("legend.Legend")

    def get_legend_handles_labels(self):
        named = [mark for mark in self._marks if mark.get("label")]
        return [Artist("lines.Line2D", mark) for mark in named], [mark["label"] for mark in named]

    def get_title(self):
        return self._title or ""

    def get_xlabel(self):
        return self._x.get("label", "")

    def get_ylabel(self):
        return self._y.get("label", "")

    def set(self, **options):
        """Several settings at once: set(title="loss", xlabel="epoch", ylim=(0, 1))."""
        for name, value in options.items():
            setter = getattr(self, "set_" + name)
            if name in ("xlim", "ylim"):
                setter(*value)
            else:
                setter(value)

    def tick_params(self, *args, **options):
        if options.get("labelbottom") is False or options.get("bottom") is False:
            self._x["ticks"] = []
        if options.get("labelleft") is False or options.get("left") is False:
            self._y["ticks"] = []

    def margins(self, *args, **options):
        pass

    def set_facecolor(self, color):
        pass

    def get_figure(self):
        return self.figure


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
        return iter(self._items)

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


def _shown(label):
    """The label, unless it begins with "_", which keeps it out of the legend."""
    return None if label is None or label == "" or str(label).startswith("_") else str(label)


# The current figure and its axes

_figures = {}
_current = []


_FIGURE_WORDS = ["facecolor", "edgecolor", "frameon", "clear", "layout", "tight_layout", "constrained_layout",
                 "linewidth", "subplotpars"]


def figure(num=None, figsize=None, dpi=None, **options):
    """A new figure that drawing goes to; a number or a name that was there before brings that one back.

        plt.figure(figsize=(8, 3))
    """
    for word in options:
        if word not in _FIGURE_WORDS:
            near = _drawing.nearest(word, ["num", "figsize", "dpi", *_FIGURE_WORDS])
            raise AttributeError(f"Figure.set() got an unexpected keyword argument {word!r}"
                                 + (f". Did you mean {near!r}?" if near else ""))
    if num is None:
        num = max([key for key in _figures if isinstance(key, int)], default=0) + 1
    if num not in _figures:
        _figures[num] = Figure(figsize, dpi)
    _make_current(num)
    return _figures[num]


def _make_current(num):
    if num in _current:
        _current.remove(num)
    _current.append(num)


def gcf():
    """The current figure; made where there is none."""
    return _figures[_current[-1]] if _current else figure()


def gca():
    """The current axes; made where there are none."""
    return gcf().gca()


def sca(ax):
    """Makes axes the ones that drawing goes to."""
    for num, fig in _figures.items():
        if fig is ax.figure:
            _make_current(num)
    ax.figure._current = ax


def subplots(nrows=1, ncols=1, figsize=None, dpi=None, squeeze=True, sharex=False, sharey=False, num=None, **options):
    """A figure and its axes: one, or an array of them.

        fig, axes = plt.subplots(2, 3, figsize=(9, 6))
        axes[0, 1].imshow(x)
    """
    fig = figure(num, figsize, dpi)
    return fig, fig.subplots(nrows, ncols, squeeze, sharex, sharey)


def subplot(*args, **options):
    """Axes in place `index` (from 1) of a grid of the current figure: subplot(2, 3, 1) or subplot(231)."""
    return gcf().add_subplot(*args, **options)


def axes(*args, **options):
    """The current axes, or new ones that fill the figure."""
    return gcf()._add((0, 0, 1, 1)) if gcf()._current is None else gca()


def show(*args, **options):
    """Shows every open figure, and closes it."""
    for num in list(_figures):
        fig = _figures[num]
        close(num)
        if fig.axes or fig._title:
            fig.show()


def close(fig=None):
    """Closes the current figure, one given by number or as such, or "all"."""
    if fig == "all":
        _figures.clear()
        _current.clear()
    elif fig is None:
        if _current:
            close(_current[-1])
    elif isinstance(fig, Figure):
        _close(fig)
    elif fig in _figures:
        del _figures[fig]
        _current.remove(fig)


def _close(fig):
    for num in [num for num in _figures if _figures[num] is fig]:
        close(num)


def _at_cell_end(shows):
    if shows:
        show()
    else:
        close("all")


_drawing.at_cell_end(_at_cell_end)


def savefig(fname, **options):
    """Writes the current figure to a .png, .ppm or .pgm file, where files are granted."""
    gcf().savefig(fname, **options)


def imsave(fname, arr, cmap=None, **options):
    """Writes an image to a file, pixel for pixel: (H, W), (3, H, W)."""
    from convbook import save
    save(arr, str(fname))


def suptitle(t, **options):
    """The title over all axes."""
    return gcf().suptitle(t, **options)


def colorbar(mappable=None, cax=None, ax=None, **options):
    """Draws the scale of colours beside the axes."""
    return gcf().colorbar(mappable, ax, cax, **options)


def clf():
    """Clears the current figure."""
    gcf().clf()


def cla():
    """Clears the current axes."""
    gca().cla()


def tight_layout(*args, **options):
    """Nothing to do: labels have their room."""


subplots_adjust = tight_layout


def pause(interval):
    """Shows what is drawn so far."""
    show()


def ion():
    """Nothing to do: figures are shown by `show`, or when the cell ends."""


ioff = draw = ion


class style:
    """`plt.style.use(...)` takes the name of a style and changes nothing."""

    available = ["Solarize_Light2", "bmh", "classic", "dark_background", "default", "fast", "fivethirtyeight", "ggplot",
                 "grayscale", "seaborn-v0_8", "tableau-colorblind10"]

    @staticmethod
    def use(name):
        """Accepted: pictures look the same in every style."""
        for each in name if isinstance(name, (list, tuple)) else [name]:
            if isinstance(each, str) and each not in style.available and not each.startswith("seaborn"):
                near = _drawing.nearest(each, style.available)
                raise OSError(f"{each!r} is not a valid package style"
                              + (f"; did you mean {near!r}?" if near else "; there are " + ", ".join(style.available)))


# The current axes' functions

def _of_axes(name, sets=None):
    method = getattr(Axes, sets or name)

    def function(*args, **options):
        return getattr(gca(), sets or name)(*args, **options)

    function.__name__ = name
    function.__doc__ = method.__doc__ or f"Calls `{sets or name}` of the current axes."
    return function


plot = _of_axes("plot")
semilogy = _of_axes("semilogy")
semilogx = _of_axes("semilogx")
loglog = _of_axes("loglog")
step = _of_axes("step")
scatter = _of_axes("scatter")
errorbar = _of_axes("errorbar")
fill_between = _of_axes("fill_between")
axhline = _of_axes("axhline")
axvline = _of_axes("axvline")
hlines = _of_axes("hlines")
vlines = _of_axes("vlines")
bar = _of_axes("bar")
barh = _of_axes("barh")
bar_label = _of_axes("bar_label")
hist = _of_axes("hist")
imshow = _of_axes("imshow")
matshow = _of_axes("matshow")
pcolormesh = _of_axes("pcolormesh")
pcolor = _of_axes("pcolor")
contourf = _of_axes("contourf")
contour = _of_axes("contour")
text = _of_axes("text")
annotate = _of_axes("annotate")
axis = _of_axes("axis")
grid = _of_axes("grid")
legend = _of_axes("legend")
margins = _of_axes("margins")
tick_params = _of_axes("tick_params")
title = _of_axes("title", "set_title")
xlabel = _of_axes("xlabel", "set_xlabel")
ylabel = _of_axes("ylabel", "set_ylabel")
xlim = _of_axes("xlim", "set_xlim")
ylim = _of_axes("ylim", "set_ylim")
xticks = _of_axes("xticks", "set_xticks")
yticks = _of_axes("yticks", "set_yticks")
xscale = _of_axes("xscale", "set_xscale")
yscale = _of_axes("yscale", "set_yscale")


# What matplotlib has and is not here, and what takes its place

_ABSENT = {
    "pie": ": bar shows shares", "boxplot": ": hist shows how numbers lie", "violinplot": ": hist shows how numbers lie",
    "quiver": "", "streamplot": "", "polar": "", "plot_surface": ": contourf shows a surface from above", "stem": ": bar shows single values",
    "stackplot": ": bar(bottom=) stacks", "hexbin": ": scatter shows points", "hist2d": ": imshow shows counts",
    "twinx": ": subplots gives two axes", "twiny": ": subplots gives two axes", "imread": ": load_image reads pictures",
    "inset_axes": "", "arrow": ": annotate writes beside a place", "table": ": show(x, kind=\"numbers\") shows numbers",
    "axhspan": ": fill_between fills", "axvspan": ": fill_between fills", "fill": ": fill_between fills",
}


def _absent(name):
    def function(*args, **options):
        raise NotImplementedError(f"matplotlib.pyplot.{name} is not here{_ABSENT[name]}")

    function.__name__ = name
    function.__doc__ = f"Not here{_ABSENT[name]}."
    return function


pie, boxplot, violinplot, stem = _absent("pie"), _absent("boxplot"), _absent("violinplot"), _absent("stem")
quiver, streamplot, polar, hexbin = _absent("quiver"), _absent("streamplot"), _absent("polar"), _absent("hexbin")
stackplot, hist2d, twinx, imread = _absent("stackplot"), _absent("hist2d"), _absent("twinx"), _absent("imread")
axhspan, axvspan, fill, arrow = _absent("axhspan"), _absent("axvspan"), _absent("fill"), _absent("arrow")
