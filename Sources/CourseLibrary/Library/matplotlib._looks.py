"""The words of looks: markers, colour scales, formats such as "r--o", and the keywords that are let pass."""

import _drawing

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


def _shown(label):
    """The label, unless it begins with "_", which keeps it out of the legend."""
    return None if label is None or label == "" or str(label).startswith("_") else str(label)
