"""Axes: what is drawn between one pair of them, and how it is labelled.

Every method adds a *mark*, a dict that `_drawing` reads when the figure is shown.
"""

import _drawing
from matplotlib._artists import Artist, BarContainer, _Image, _Line, _Quiet, Text
from matplotlib._looks import (
    _array, _check, _colour_scale, _DASHED, _is_text, _marker, _parse, _shown, _strings)

# What matplotlib has and is not here, and what takes its place

_ABSENT = {
    "pie": ": bar shows shares", "boxplot": ": hist shows how numbers lie", "violinplot": ": hist shows how numbers lie",
    "quiver": "", "streamplot": "", "polar": "", "plot_surface": ": contourf shows a surface from above", "stem": ": bar shows single values",
    "stackplot": ": bar(bottom=) stacks", "hexbin": ": scatter shows points", "hist2d": ": imshow shows counts",
    "twinx": ": subplots gives two axes", "twiny": ": subplots gives two axes", "imread": ": load_image reads pictures",
    "inset_axes": "", "arrow": ": annotate writes beside a place", "table": ": show(x, kind=\"numbers\") shows numbers",
    "axhspan": ": fill_between fills", "axvspan": ": fill_between fills", "fill": ": fill_between fills",
}


def _series(x):
    """The series of a histogram: the lists of a list, the columns of a matrix, or all numbers as one."""
    if isinstance(x, (list, tuple)) and any(
            isinstance(part, (list, tuple)) or len(getattr(part, "shape", ())) > 0 for part in x):
        return [_drawing.numbers(part) for part in x]
    flat = _drawing.numbers(x)
    shape = _drawing.shape(x)
    return [flat[start::shape[1]] for start in range(shape[1])] if len(shape) == 2 else [flat]


def _running(numbers, backwards):
    """Sums of all numbers up to each, or of all from each on."""
    sums, total = [], 0.0
    for number in reversed(numbers) if backwards else numbers:
        total += number
        sums.append(total)
    return sums[::-1] if backwards else sums


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
        self._legend_title = None
        # The marks that the legend shows; None for all that have a label.
        self._handled = None
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
        marks = self._marks
        if self._handled is not None:
            marks = [mark if any(mark is named for named in self._handled) else dict(mark, label=None)
                     for mark in marks]
        return {"place": self._place, "title": self._title, "x": self._x, "y": self._y, "marks": marks,
                "frame": self._frame, "grid": self._grid, "legend": self._legend, "legend_title": self._legend_title,
                "colorbar": self._colorbar, "equal": self._equal}

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
                lines.append(_Line("lines.Line2D", mark))
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
            drawn = [dict(mark, x=[place], y=[length], color=own, label=None)
                     for place, length, own in zip(at, lengths, color)]
        else:
            drawn = [dict(mark, color=color)]
        for first in drawn[:1]:
            first["label"] = mark["label"]
        self._marks += drawn
        if error is not None:
            sizes = _drawing.numbers(error)
            sizes = sizes * len(at) if len(sizes) == 1 else sizes
            along = [end for length, size in zip(lengths, sizes) for end in (length - size, length + size)]
            across = [place for place in at for _ in range(2)]
            self._marks.append({"mark": "segments", "x": along if horizontal else across,
                                "y": across if horizontal else along, "color": "black", "index": 0})
        return BarContainer(mark, len(at), drawn[0] if drawn else None)

    def bar_label(self, container, labels=None, fmt="%g", **options):
        """Writes each bar's length at its end."""
        mark = container._all
        for i, (place, length) in enumerate(zip(mark["x"], mark["y"])):
            text = labels[i] if labels is not None else fmt % length if "%" in fmt else fmt.format(length)
            x, y = (length, place) if mark["horizontal"] else (place, length)
            self.text(x, y, text)

    def hist(self, x, bins=10, range=None, density=False, weights=None, cumulative=False, bottom=None, histtype="bar",
             align="mid", orientation="vertical", rwidth=None, log=False, color=None, label=None, stacked=False,
             **options):
        """Counts of numbers in bins; gives counts, edges and bars. A list of lists, or a matrix by its columns, has
        bars for each, side by side or stacked.

            counts, edges, bars = ax.hist(weights, bins=20)
            ax.hist([before, after], label=["before", "after"])
        """
        _check("hist", options)
        if weights is not None or bottom is not None:
            raise NotImplementedError(f"hist({'bottom' if weights is None else 'weights'}=) is not here")
        if align not in ("mid", "left", "right"):
            raise ValueError(f"{align!r} is not a valid value for align; supported values are 'left', 'mid', 'right'")
        stacked = stacked or histtype == "barstacked"
        several = _series(x)
        low, high = (None, None) if range is None else range
        edges = _drawing.histogram([value for values in several for value in values], bins, low, high)[1]
        widths = [b - a for a, b in zip(edges, edges[1:])]
        tops = [_drawing.histogram(values, edges)[0] for values in several]
        if stacked:
            tops = [[sum(column) for column in zip(*tops[:number + 1])] for number, _ in enumerate(tops)]
        if density:
            totals = [sum(tops[-1])] * len(tops) if stacked else [sum(counts) for counts in tops]
            tops = [[count / total / width if total and width > 0 else 0.0 for count, width in zip(counts, widths)]
                    for counts, total in zip(tops, totals)]
        if cumulative:
            tops = [_running([count * width for count, width in zip(counts, widths)] if density else counts,
                             cumulative < 0) for counts in tops]
        if log:
            (self._x if orientation == "horizontal" else self._y)["log"] = True
        beside = 1 if stacked else len(several)
        share = rwidth if rwidth is not None else 0.8 if beside > 1 else 1.0
        names = label if isinstance(label, (list, tuple)) else [label]
        colors = color if isinstance(color, (list, tuple)) and beside + stacked > 1 else [color] * len(several)
        bars, below = [], []
        for number, counts in enumerate(tops):
            along = (number + 0.5) / beside - 0.5 if beside > 1 else 0
            along = along * share + {"left": -0.5, "mid": 0, "right": 0.5}[align]
            mark = {"mark": "bars", "x": [(a + b) / 2 + along * (b - a) for a, b in zip(edges, edges[1:])],
                    "y": [count - base for count, base in zip(counts, below)] if below else counts,
                    "width": widths[0] * share / beside,
                    "label": _shown(names[number]) if number < len(names) else None, "index": self._next(),
                    "color": colors[number] if number < len(colors) else None,
                    "horizontal": orientation == "horizontal", "base": below}
            below = counts if stacked else []
            self._marks.append(mark)
            bars.append(BarContainer(mark, len(counts)))
        if len(several) == 1:
            return _array(tops[0]), _array(edges), bars[0]
        return _array(tops), _array(edges), bars

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
        return _Image("image.AxesImage", mark)

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
        if low is not None and high is not None:
            axis["reversed"] = False

    def set_xlim(self, left=None, right=None, **options):
        """Sets the ends of the x axis, and gives them."""
        self._limit(self._x, options.get("xmin", left), options.get("xmax", right))
        return self.get_xlim()

    def set_ylim(self, bottom=None, top=None, **options):
        """Sets the ends of the y axis, and gives them."""
        self._limit(self._y, options.get("ymin", bottom), options.get("ymax", top))
        return self.get_ylim()

    def get_xlim(self):
        """The ends of the x axis: those that were set, else those of the data with a little room."""
        return _drawing.limits(self._spec())[:2]

    def get_ylim(self):
        """The ends of the y axis: those that were set, else those of the data with a little room."""
        return _drawing.limits(self._spec())[2:]

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
        return _drawing.limits(self._spec())

    def invert_xaxis(self):
        """Turns the x axis round."""
        self._x["reversed"] = not self._x.get("reversed", False)

    def invert_yaxis(self):
        """Turns the y axis round."""
        self._y["reversed"] = not self._y.get("reversed", False)

    def grid(self, visible=True, **options):
        self._grid = bool(visible)

    def legend(self, *args, labels=None, handles=None, title=None, **options):
        """Names the series: by their labels, by those given in their order, or legend(handles, labels)."""
        if len(args) == 2:
            handles, labels = args
        elif args:
            labels = args[0]
        if handles is not None:
            named = [handle[0] if isinstance(handle, list) else handle for handle in handles]
            named = [handle._mark for handle in named if isinstance(handle, (Artist, BarContainer))]
            self._handled = named
        else:
            named = [mark for mark in self._marks if mark["mark"] not in ("image", "text", "box")]
        for mark, name in zip(named, labels if labels is not None else []):
            mark["label"] = str(name)
        self._legend_title = None if title is None else str(title)
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
