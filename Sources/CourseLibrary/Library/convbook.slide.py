"""The window step by step: `slide`."""

import time
import torch
import torch.nn as nn
import torch.nn.functional as F
import _teaching
import convbook.following as following
import convbook.kinds as kinds
import convbook.text as text
import convbook.values
import convbook.windows as windows
from convbook.asking import as_tensor, is_kernel, run
from convbook.telling import tell

# Frames that are told in full, lines of further ones, and how many of those stand at the end.
MOST_TOLD = 12
MOST_LINES = 50
LAST_LINES = 10


def slide(layer, x, stride=1, padding=0, bias=0.0, activation=None, frames=None, *, dilation=1, map=None):
    """A kernel, a convolution or a pooling slid over the picture x, one frame a place of the window.

        slide(kernel, picture)                      # every place: patch, kernel, products, sum
        slide(nn.MaxPool2d(2), x, frames=4)
        slide(nn.Conv2d(3, 8, 3), x, map=5)         # one filter of several

    At a prompt it waits after each frame: n (or Enter) next, b back, p play on, j N jump to frame N, q quit. Where nobody
    can answer, more than a dozen frames take a line each behind the first one. Gives the output.
    """
    x = as_tensor(x, "x", "slide")
    if frames is not None and (not isinstance(frames, int) or frames < 0):
        raise ValueError(f"slide: frames must be 0 or more, got {frames}")
    if is_kernel(layer):
        kernel = as_tensor(layer, "layer", "slide")
        if kernel.dim() == 4:
            kernel = kernel[map or 0]
        film = _KernelFilm(kernel, x, stride, padding, dilation, bias, activation)
    else:
        if (stride, padding, dilation, bias, activation) != (1, 0, 1, 0.0, None):
            raise ValueError("slide: stride, padding, dilation, bias and activation belong to a bare kernel; a layer "
                             "has its own")
        if not callable(layer):
            raise TypeError(f"slide(): argument 'layer' must be a layer or a kernel, not {type(layer).__name__}")
        film = _LayerFilm(layer, x, map)
    _play(film, frames)
    return film.output()


def _play(film, frames):
    total = len(film)
    shown = total if frames is None else min(total, frames)
    asks = frames is None and _teaching.can_ask()
    told = shown if asks or shown <= MOST_TOLD else 1
    number = 0
    playing = False
    while number < told:
        print("\n".join(film.frame(number)) + "\n")
        if not asks:
            number += 1
            continue
        if playing:
            number += 1
            _pause()
            continue
        if number + 1 >= shown and shown == 1:
            break
        number = _asked(number, shown)
        if number is None:
            break
        if number < 0:
            playing = True
            number = -number
    if told < shown:
        print("\n".join(_lines(film, told, shown)) + "\n")
    print("\n".join(film.formula()))


def _lines(film, first, end):
    """The frames from `first` on, a line each; of very many those at both ends."""
    head = end if end - first <= MOST_LINES else first + MOST_LINES - LAST_LINES
    tail = max(head, end - LAST_LINES)
    numbers = list(range(first, head)) + list(range(tail, end))
    rows = [film.line(number) for number in numbers]
    values = _teaching.column([value for _, value, _ in rows])
    widths = max(len(place) for place, _, _ in rows), max(len(value) for value in values)
    lines = []
    for number, (place, _, where), value in zip(numbers, rows, values):
        if number == tail and tail > head:
            lines.append(f"… {tail - head} frames more")
        lines.append(f"{place.ljust(widths[0])} = {value.rjust(widths[1])}   {where}")
    return lines


def _asked(number, shown):
    """The next frame that the student wants; negative: play on from it; None: no more."""
    while True:
        last = number + 1 >= shown
        keys = "b back, j N jump, q quit  " if last else "n next, b back, p play, j N jump, q quit  "
        reply = _teaching.ask(keys)
        if reply is None:
            return None
        reply = reply.strip().lower()
        word, rest = reply[:1], reply[1:].strip()
        if word == "q" or (last and word in ("", "n", "p")):
            return None
        if word in ("", "n"):
            return number + 1
        if word in ("p", "a"):
            return -(number + 1)
        if word == "b":
            if number == 0:
                print("this is the first frame")
                continue
            return number - 1
        if word == "j" or reply.isdigit():
            wanted = rest if word == "j" else reply
            if wanted.isdigit() and 1 <= int(wanted) <= shown:
                return int(wanted) - 1
            print(f"frames go from 1 to {shown}")
            continue
        print("n, b, p, j 5 or q")


def _pause():
    try:
        time.sleep(0.4)
    except (PermissionError, OSError, AttributeError, RuntimeError):
        pass


def _where(taps):
    return ", ".join(windows.stretch(word, tap) for word, tap in zip(windows.axis_words(len(taps)), taps))


class _KernelFilm:
    """A bare kernel over a picture."""

    def __init__(self, kernel, x, stride, padding, dilation, bias, activation):
        self.walk = windows.Walk(kernel, x, stride, padding, dilation, "slide")
        self.bias = float(bias)
        self.activation = activation
        self.picture = _Picture(self.walk)

    def __len__(self):
        count = 1
        for size in self.walk.sizes:
            count *= size
        return count

    def place(self, number):
        place = []
        for size in reversed(self.walk.sizes):
            place.insert(0, number % size)
            number //= size
        return place

    def frame(self, number):
        place = self.place(number)
        told = self.walk.told(place, self.picture.block(place))
        windows.finish_kernel(told, self.bias, self.activation, self.walk)
        where = told.title.split(" on ", 1)[1]
        head = f"frame {number + 1} of {len(self)}: output{text.place(place)}, {where}"
        self.last = told
        return [head] + told.lines + text.steps(told.steps)

    def line(self, number):
        """The frame in short: its output, the value there, and where the window lies."""
        place = self.place(number)
        told = self.walk.told(place)
        windows.finish_kernel(told, self.bias, self.activation, self.walk)
        return "output" + text.place(place), told.value, _where(self.walk.taps(place))

    def formula(self):
        told = self.walk.told([0] * self.walk.axes)
        windows.finish_kernel(told, self.bias, self.activation, self.walk)
        return told.formula

    def output(self):
        walk = self.walk
        values = [float(walk.patch(self.place(n)).mul(walk.kernel).to(torch.float64).sum()) for n in range(len(self))]
        name, function = windows.activation_of(self.activation)
        whole = not walk.kernel.is_floating_point() and self.bias == 0 and function is None
        values = [v + self.bias for v in values]
        if function is not None:
            values = [function(v) for v in values]
        result = torch.tensor(values).reshape(walk.sizes)
        return result.to(walk.kernel.dtype) if whole else result.to(
            walk.kernel.dtype if walk.kernel.is_floating_point() else torch.float32)


class _LayerFilm:
    """A layer that slides, of one map: its convolution or pooling, and what is done to single values after it."""

    def __init__(self, layer, x, map):
        self.trail, given = run(layer, x)
        steps = [s for s in self.trail.steps if s.layer.kind in (
            "conv", "upconv", "maxpool", "avgpool", "lppool", "adaptiveavg", "adaptivemax")]
        if not steps:
            raise ValueError(f"slide: {following.name_of(layer)} has no window that slides")
        if len(steps) > 1:
            raise ValueError(f"slide: {following.name_of(layer)} has {len(steps)} layers with windows: "
                             f"slide one of them ({', '.join(s.name for s in steps)})")
        self.step = self.trail.steps[self.trail.output.number]
        self.window = steps[0]
        shape = tuple(self.step.output.value.shape)
        if len(shape) != len(tuple(steps[0].output.value.shape)):
            self.step = steps[0]
            shape = tuple(self.step.output.value.shape)
        self.sizes = shape[2:]
        self.map = 0 if map is None else map
        if text.whole(self.map) is None or not -shape[1] <= self.map < shape[1]:
            raise IndexError(f"slide: map={map} is outside the output, which has {shape[1]} maps")
        self.map %= shape[1]
        self.several = shape[1] > 1

    def __len__(self):
        count = 1
        for size in self.sizes:
            count *= size
        return count

    def _index(self, number):
        place = []
        for size in reversed(self.sizes):
            place.insert(0, number % size)
            number //= size
        return (0, self.map) + tuple(place)

    def frame(self, number):
        index = self._index(number)
        told = tell(self.trail, self.step, index)
        head = f"frame {number + 1} of {len(self)}: output{text.place(index[1:])}, {told.title}"
        lines = text.sentence(head, indent="  ")
        self._told = told
        block = self._block(index)
        if block is not None:
            lines += block
        return lines + told.lines + text.steps(told.steps)

    def line(self, number):
        """The frame in short: its output, the value there, and where the window lies."""
        index = self._index(number)
        return "output" + text.place(index[1:]), float(self.step.output.value[index]), _where(self._taps(index))

    def _taps(self, index):
        """The places of the input, along each axis, under the window."""
        layer = self.window.layer
        if layer.kind == "upconv":
            return tell(self.trail, self.window, index).parts["inputs"]
        if layer.kind != "conv":
            return windows.window_of(self.window, index)
        sizes = tuple(self.window.sources[0].value.shape)[2:]
        pairs = windows.pairs_of(layer.padding, sizes, layer.kernel, layer.stride, layer.dilation)
        return [[i * s + t * d - p[0] for t in range(k)] for i, s, d, k, p
                in zip(index[2:], layer.stride, layer.dilation, layer.kernel, pairs)]

    def _block(self, index):
        """The picture with the window, where there is one channel and the numbers fit."""
        x = self.window.sources[0].value.detach()
        if self.window.layer.kind == "upconv" or x.dim() != 4:
            return None
        channel = self.map if self.window.layer.kind != "conv" else 0
        if self.window.layer.kind == "conv" and x.shape[1] > 1:
            return None
        plane = x[0, channel]
        taps = self._taps(index)
        window = (taps[0][0], taps[1][0], taps[0][-1] - taps[0][0] + 1, taps[1][-1] - taps[1][0] + 1)
        if max(plane.shape) <= 14:
            cells = _teaching.column([float(v) for v in plane.reshape(-1).tolist()])
            if plane.shape[1] * (max(len(cell) for cell in cells) + 2) <= text.WIDTH:
                return _teaching.table(cells, plane.shape[1], text.WIDTH, 14, window) + [""]
        return _teaching.shades(plane, window) + [""]

    def formula(self):
        return tell(self.trail, self.step, self._index(0)).formula or [f"{len(self)} places"]

    def output(self):
        value = self.trail.output.raw.detach()
        return value if self.trail.batched else value[0]


class _Picture:
    """The picture that the window moves over: numbers where they fit, else ten shades."""

    def __init__(self, walk):
        self.walk = walk
        self.cells = None
        self.shades = False
        if walk.has_channels or walk.picture.numel() == 0:
            return
        if walk.axes == 1:
            shape = (1, walk.padded.shape[0])
        else:
            shape = tuple(walk.padded.shape)
        if max(shape) <= 14:
            texts = _teaching.column([float(v) for v in walk.padded.reshape(-1).tolist()])
            cells = []
            for number, cell in enumerate(texts):
                place = (number // shape[1], number % shape[1])[-walk.axes:]
                inside = all(0 <= p - pair[0] < size for p, pair, size in zip(place, walk.pairs, walk.picture_size))
                cells.append(cell if inside else f"({cell})")
            if shape[1] * (max(len(cell) for cell in cells) + 2) <= text.WIDTH:
                self.cells = cells
                self.columns = shape[1]
                # A bracket at the right end would push what stands beside the picture: room for it in every frame.
                self.width = max(len(line) for line in text.table(cells, shape[1])) + 1
                return
        self.shades = walk.axes == 2

    def block(self, place):
        walk = self.walk
        if self.cells is not None:
            tops = [i * s for i, s in zip(place, walk.stride)]
            spans = [d * (k - 1) + 1 for k, d in zip(walk.kernel_size, walk.dilation)]
            if walk.axes == 1:
                tops, spans = [0] + tops, [1] + spans
            lines = _teaching.table(self.cells, self.columns, text.WIDTH, 40, (tops[0], tops[1], spans[0], spans[1]))
            return ("picture", [lines[0].ljust(self.width)] + lines[1:])
        if self.shades:
            tops = [i * s - pair[0] for i, s, pair in zip(place, walk.stride, walk.pairs)]
            return ("picture", _teaching.shades(
                walk.picture, (tops[0], tops[1], walk.kernel_size[0], walk.kernel_size[1])))
        return None
