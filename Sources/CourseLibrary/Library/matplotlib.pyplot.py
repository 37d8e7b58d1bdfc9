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
from matplotlib._artists import Artist, BarContainer, Text
from matplotlib._axes import _ABSENT, Axes
from matplotlib._figure import AxesGrid, Figure
from matplotlib._looks import cm, get_cmap

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
