# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
# ---

# %% [markdown] nbgrader={"grade": false, "grade_id": "intro", "locked": true, "schema_version": 3, "solution": false}
# # Homework 2: Sizes and counts
#
# Six parts, 100 points, no pictures: what size comes out of a layer, how many numbers it learns, how
# far a unit sees. They follow lessons 4, 5 and 16.
#
# - Write your answer where it says `raise NotImplementedError`. Keep the names and the arguments.
# - The cell below each answer checks it. What these checks show counts 40 of 100; the other 60 are
#   hidden checks with other numbers.
# - Answers are whole numbers (`int`), unless the part says otherwise.
# - Where a part says *not allowed*, using the name in that part gives 0 points for it.

# %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
import numpy as np
import torch
from convbook import *

# %% [markdown] nbgrader={"grade": false, "grade_id": "size-text", "locked": true, "schema_version": 3, "solution": false}
# ## 1. The size of anything (25 points)
#
# `out_size(w, k, s=1, p=0, d=1)`: how many numbers come out along one axis, when a kernel of `k`
# with stride `s` and dilation `d` slides over `w` pixels with `p` zeros on each side. A dilated
# kernel spans d(k - 1) + 1 pixels. Count places, and forget pixels for which there is no whole step
# left: 7 pixels, k = 3, s = 3 give 2 places, and the last column stays unseen.
#
# *Not allowed:* the library's `conv_out`, `why`, `xcorr`, nor a layer.

# %% nbgrader={"grade": false, "grade_id": "size", "locked": false, "schema_version": 3, "solution": true}
def out_size(w, k, s=1, p=0, d=1):
    """The number of places for a kernel of k on w pixels, with stride s, padding p, dilation d."""
    ### BEGIN SOLUTION
    return (w + 2 * p - d * (k - 1) - 1) // s + 1
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "size-tests", "locked": true, "points": 25, "schema_version": 3, "solution": false} convbook={"part": "size", "answers": ["out_size"], "forbidden": ["conv_out", "why", "xcorr", "conv2d_true", "conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d", "locally_connected1d", "locally_connected2d", "Module", "Layer", "unfold", "scan", "build"]}
check("7, k = 3: 5", out_size, conv_out, args=(7, 3), points=2)
check("7, k = 3, s = 2: 3", out_size, conv_out, args=(7, 3, 2), points=2)
check("with p = 1: 7", out_size, conv_out, args=(7, 3, 1, 1), points=1)
check("with p = 1 and s = 2, 3: 4, 3", lambda: [out_size(7, 3, s, 1) for s in [2, 3]], [4, 3], args=(), points=1)
check("8, k = 3, s = 2: 3, one column is not seen", out_size, conv_out, args=(8, 3, 2), points=2,
      hint="3.5 places are 3: half a step is none")
check("7, k = 3, d = 2: 3", out_size, conv_out, args=(7, 3), kwargs={"d": 2}, points=2, hint="3 taps, one hole each: 5 pixels")
### BEGIN HIDDEN TESTS
def layers(number, dilated, widest):
    """Random settings, of which none divides; most leave at least half a step over."""
    found = []
    while len(found) < number:
        k, s = int(rng.integers(2, 8)), int(rng.integers(2, 6))
        # The first has more padding than a step, so that padding shows.
        p = int(rng.integers(0, 4) if found else rng.integers(5, 9))
        d = int(rng.integers(2, 5)) if dilated else 1
        span = d * (k - 1) + 1
        w = span + int(rng.integers(1, widest))
        over = (w + 2 * p - span) % s
        if over > 0 and (over * 2 >= s or len(found) > number - 4):
            found.append((w, k, s, p, d))
    return found


def sizes(size):
    return lambda settings: [size(*setting) for setting in settings]


for name, number, dilated, widest, points in [("strides that do not divide", 12, False, 30, 6),
                                              ("dilation", 10, True, 40, 5), ("large sizes", 8, True, 5000, 4)]:
    check(name, sizes(out_size), sizes(solution.out_size), args=(layers(number, dilated, widest),), points=points,
          category=name)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "same-text", "locked": true, "schema_version": 3, "solution": false}
# ## 2. Padding that keeps the size (10 points)
#
# `same_padding(k, d=1)`: with stride 1 and an odd kernel, how many zeros on *each* side make as many
# numbers come out as go in? For k = 3 one, for k = 5 two. Do not forget dilation.

# %% nbgrader={"grade": false, "grade_id": "same", "locked": false, "schema_version": 3, "solution": true}
def same_padding(k, d=1):
    """The zeros on each side that keep the size, for odd k, stride 1 and dilation d."""
    ### BEGIN SOLUTION
    return d * (k - 1) // 2
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "same-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "same", "answers": ["same_padding"], "forbidden": ["conv_out", "why"]}
check("k = 3: 1", same_padding, 1, args=(3,), points=1)
check("k = 5: 2", same_padding, 2, args=(5,), points=1)
check("k = 7: 3", same_padding, 3, args=(7,), points=1)
check("k = 3, d = 2: 2", same_padding, lambda k, d: [conv_out(99, k, 1, p, d) for p in range(99)].index(99),
      args=(3, 2), points=1, hint="3 taps, one hole each: 5 pixels")
### BEGIN HIDDEN TESTS
odd = [2 * int(n) + 1 for n in rng.permutation(40)[:6]] + [1]
check("odd kernels", lambda: [same_padding(k) for k in odd], [(k - 1) // 2 for k in odd], args=(), points=3,
      category="other odd kernels")
holes = [(2 * int(rng.integers(1, 8)) + 1, int(rng.integers(2, 9))) for n in range(6)]
check("dilation", lambda: [same_padding(k, d) for k, d in holes], [solution.same_padding(k, d) for k, d in holes],
      args=(), points=3, category="dilated kernels")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "counts-text", "locked": true, "schema_version": 3, "solution": false}
# ## 3. Ten or 372? (25 points)
#
# How many numbers does a layer learn? Weights, and with `bias=True` the biases, too.
#
# - `conv_params(c_in, c_out, kh, kw, bias=True)`: `c_out` filters of `kh` x `kw`, each as deep as its
#   input; one bias a filter. One filter of 3 x 3 on a grey picture: 9 + 1 = 10.
# - `dense_params(n_in, n_out, bias=True)`: every output weighs every input, one bias an output. 30
#   pixels, 12 outputs: 360 + 12 = 372.
# - `local_params(c_in, c_out, h, w, kh, kw, bias=True)`: a locally connected layer on a picture of `h`
#   x `w`, stride 1, no padding: like a convolution, but every place has weights and a bias of its
#   own. 5 x 6 pixels, one 3 x 3 filter: 12 places of 9 + 1, that is 120.
#
# *Not allowed:* `count_params`, `parameters`, `numel`, nor a layer.

# %% nbgrader={"grade": false, "grade_id": "counts", "locked": false, "schema_version": 3, "solution": true}
def conv_params(c_in, c_out, kh, kw, bias=True):
    """The numbers learned by a convolution."""
    ### BEGIN SOLUTION
    return c_out * (c_in * kh * kw + (1 if bias else 0))
    ### END SOLUTION


def dense_params(n_in, n_out, bias=True):
    """The numbers learned by a fully connected layer."""
    ### BEGIN SOLUTION
    return n_out * (n_in + (1 if bias else 0))
    ### END SOLUTION


def local_params(c_in, c_out, h, w, kh, kw, bias=True):
    """The numbers learned by a locally connected layer: no weight is used at two places."""
    ### BEGIN SOLUTION
    places = (h - kh + 1) * (w - kw + 1)
    return places * c_out * (c_in * kh * kw + (1 if bias else 0))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "counts-tests", "locked": true, "points": 25, "schema_version": 3, "solution": false} convbook={"part": "counts", "answers": ["conv_params", "dense_params", "local_params"], "forbidden": ["count_params", "parameters", "named_parameters", "numel", "nelement", "build", "Module", "Layer"]}
check("one 3 x 3 filter: 10", conv_params, 10, args=(1, 1, 3, 3), points=2, hint="nine weights and one bias")
check("without bias: 9", conv_params, 9, args=(1, 1, 3, 3, False), points=2)
check("30 pixels, 12 outputs: 372", dense_params, 372, args=(30, 12), points=2)
check("without biases: 360", dense_params, 360, args=(30, 12, False), points=2)
check("no sharing: 120", local_params, 120, args=(1, 1, 5, 6, 3, 3), points=1)
check("no sharing, no biases: 108", local_params, 108, args=(1, 1, 5, 6, 3, 3, False), points=1)
### BEGIN HIDDEN TESTS
def some(low, high, number):
    return [int(n) for n in rng.integers(low, high, number)]


def checked(name, mine, theirs, settings, bias, points):
    check(name, lambda: [mine(*numbers, bias=bias) for numbers in settings],
          [theirs(*numbers, bias=bias) for numbers in settings], args=(), points=points, category=name)


convolutions = [some(2, 100, 2) + some(2, 12, 2) for n in range(4)] + [[3, 96, 3, 3]]
checked("convolutions with biases", conv_params, solution.conv_params, convolutions, True, 3)
checked("convolutions without", conv_params, solution.conv_params, convolutions, False, 2)
denses = [some(2, 5000, 2) for n in range(5)]
checked("dense layers with biases", dense_params, solution.dense_params, denses, True, 2)
checked("dense layers without", dense_params, solution.dense_params, denses, False, 2)
locals_ = [some(2, 20, 2) + some(12, 60, 2) + some(2, 12, 2) for n in range(4)] + [[3, 6, 32, 32, 5, 5]]
checked("locally connected layers with biases", local_params, solution.local_params, locals_, True, 3)
checked("locally connected layers without", local_params, solution.local_params, locals_, False, 3)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "figure-text", "locked": true, "schema_version": 3, "solution": false}
# ## 4. Read the figure (10 points)
#
# A figure in a book shows a stack of maps, a bank of square filters, and the stack that comes out.
# Here a figure is a dictionary: `{"in": 3, "kernel": 3, "out": 96}` shows 3 maps going in, filters
# of 3 x 3, and 96 maps coming out. Where the figure does not show how many come out, it says
# `"out": None`.
#
# - `weights_per_filter(figure)`: how many weights has one filter (no bias)? Here 27.
# - `filters_in_bank(figure)`: how many filters are there? Here 96. Answer `"can't say"` where the
#   figure does not tell.

# %% nbgrader={"grade": false, "grade_id": "figure", "locked": false, "schema_version": 3, "solution": true}
def weights_per_filter(figure):
    """The weights of one filter of the figure, without a bias."""
    ### BEGIN SOLUTION
    return figure["in"] * figure["kernel"] ** 2
    ### END SOLUTION


def filters_in_bank(figure):
    """The number of filters of the figure, or "can't say"."""
    ### BEGIN SOLUTION
    return "can't say" if figure["out"] is None else figure["out"]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "figure-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "figure", "answers": ["weights_per_filter", "filters_in_bank"], "forbidden": []}
check("3 x 3 filters on 3 maps: 27 weights", weights_per_filter, 27, args=({"in": 3, "kernel": 3, "out": 96},),
      points=1)
check("a bank of 96", filters_in_bank, 96, args=({"in": 3, "kernel": 3, "out": 96},), points=1)
check("on 96 maps: 864 weights", weights_per_filter, 864, args=({"in": 96, "kernel": 3, "out": None},), points=1,
      hint="a filter is as deep as its input")
check("a figure that does not say", filters_in_bank, "can't say", args=({"in": 96, "kernel": 3, "out": None},),
      points=1)
### BEGIN HIDDEN TESTS
figures = [{"in": int(rng.integers(2, 300)), "kernel": int(rng.integers(4, 12)), "out": int(rng.integers(301, 600))}
           for n in range(5)]
check("weights", lambda: [weights_per_filter(f) for f in figures], [solution.weights_per_filter(f) for f in figures],
      args=(), points=3, category="weights of a filter, other figures")
check("filters", lambda: [filters_in_bank(f) for f in figures], [f["out"] for f in figures], args=(), points=2,
      category="filters in a bank, other figures")
check("can't say", lambda: filters_in_bank(dict(figures[0], out=None)), "can't say", args=(), points=1,
      category="figures that do not tell")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "field-text", "locked": true, "schema_version": 3, "solution": false}
# ## 5. How far does a unit see? (20 points)
#
# `field(layers)`: the receptive field of one unit after the last layer, in pixels along one axis of
# the picture. `layers` is a list of `(k, s, d)`: kernel, stride, dilation, from the picture on;
# pooling layers are layers like any other. A layer adds its span minus one, in steps of what lies
# one step apart in the picture by then: the product of all strides *before* it.
#
# The network of lesson 12 has 7, pool 2, 5, pool 2, 3: its units see 7, 8, 16, 18, 26 pixels.
#
# *Not allowed:* `receptive_field`, `trace_to_pixels`, `why`, `backward`, `grad`.

# %% nbgrader={"grade": false, "grade_id": "field", "locked": false, "schema_version": 3, "solution": true}
def field(layers):
    """The pixels along one axis that one unit after layers, a list of (k, s, d), can see."""
    ### BEGIN SOLUTION
    seen, apart = 1, 1
    for k, s, d in layers:
        seen += d * (k - 1) * apart
        apart *= s
    return seen
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "field-tests", "locked": true, "points": 20, "schema_version": 3, "solution": false} convbook={"part": "field", "answers": ["field"], "forbidden": ["receptive_field", "trace_to_pixels", "why", "backward", "grad", "requires_grad", "requires_grad_", "jacobian", "GradientTape", "build"]}
check("two layers of 3 see 5", field, 5, args=([(3, 1, 1), (3, 1, 1)],), points=2)
check("dilations 1, 2, 4 see 15", field, 15, args=([(3, 1, 1), (3, 1, 2), (3, 1, 4)],), points=2)
check("7, pool 2, 5, pool 2, 3: 26", field, 26, args=([(7, 1, 1), (2, 2, 1), (5, 1, 1), (2, 2, 1), (3, 1, 1)],),
      points=2,
      hint="after two pools, neighbouring units lie 4 pixels apart")
check("3, pool 2, 3, pool 2: 10", field, 10, args=([(3, 1, 1), (2, 2, 1), (3, 1, 1), (2, 2, 1)],), points=2)
### BEGIN HIDDEN TESTS
def stack(strides, dilations, number):
    return [(int(rng.integers(2, 8)), int(rng.integers(*strides)),
             int(rng.integers(*dilations))) for n in range(number)]


def fields(size, stacks):
    return [size(layers) for layers in stacks]


for name, strides, dilations, points in [("stacks without strides", (1, 2), (1, 2), 2), ("strides", (2, 4), (1, 2), 5),
                                         ("strides and dilations", (2, 4), (2, 4), 5)]:
    stacks = [stack(strides, dilations, number) for number in [3, 4, 5, 6]]
    check(name, lambda: fields(field, stacks), fields(solution.field, stacks), args=(), points=points, category=name)
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "alexnet-text", "locked": true, "schema_version": 3, "solution": false}
# ## 6. AlexNet's table (10 points)
#
# `alexnet(size)`: what comes out of each layer, for a picture of `size` x `size`: a dictionary from
# the layer's name to `(channels, height, width)`.
#
# | layer | kernel | stride | padding | filters |
# |---|---|---|---|---|
# | conv1 | 11 | 4 | 0 | 96 |
# | pool1 | 3 | 2 | 0 | |
# | conv2 | 5 | 1 | 2 | 256 |
# | pool2 | 3 | 2 | 0 | |
# | conv3 | 3 | 1 | 1 | 384 |
# | conv4 | 3 | 1 | 1 | 384 |
# | conv5 | 3 | 1 | 1 | 256 |
# | pool5 | 3 | 2 | 0 | |
#
# The paper says 224, but (224 - 11) / 4 + 1 = 54.25: its 55 needs 227 pixels. We begin with 227.
#
# *Not allowed:* `zoo.alexnet`, `build`, `why`, `conv_out`, nor a layer.

# %% nbgrader={"grade": false, "grade_id": "alexnet", "locked": false, "schema_version": 3, "solution": true}
def alexnet(size):
    """What comes out of each layer: {"conv1": (96, 55, 55), ...} for size 227."""
    ### BEGIN SOLUTION
    table, channels = {}, 3
    for name, k, s, p, filters in [("conv1", 11, 4, 0, 96), ("pool1", 3, 2, 0, None), ("conv2", 5, 1, 2, 256),
                                   ("pool2", 3, 2, 0, None), ("conv3", 3, 1, 1, 384), ("conv4", 3, 1, 1, 384),
                                   ("conv5", 3, 1, 1, 256), ("pool5", 3, 2, 0, None)]:
        size = (size + 2 * p - k) // s + 1
        channels = filters or channels
        table[name] = (channels, size, size)
    return table
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "alexnet-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "alexnet", "answers": ["alexnet"], "forbidden": ["alexnet", "build", "why", "conv_out", "conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d", "locally_connected1d", "locally_connected2d", "Module", "Layer"]}
check("conv1: 96 maps of 55 x 55", lambda: alexnet(227)["conv1"], (96, 55, 55), args=(), points=2,
      hint="54? 227 - 11 = 216 = 4 * 54: that is 54 steps, so 55 places")
check("pool1, conv2, pool2: 96 of 27, 256 of 27, 256 of 13",
      lambda: [alexnet(227)[name] for name in ["pool1", "conv2", "pool2"]],
      [(96, 27, 27), (256, 27, 27), (256, 13, 13)], args=(), points=2)
### BEGIN HIDDEN TESTS
# Sizes for which a row is left over everywhere, by the convolution and by every pool.
uneven = [size for size in range(240, 700)
          if size % 4 != 3 and all(solution.alexnet(size)[name][1] % 2 == 0 for name in ["conv1", "pool1", "pool2"])]
size = uneven[int(rng.integers(len(uneven)))]
for names, points in [(["pool1", "conv2", "pool2"], 2), (["conv3", "conv4", "conv5"], 2), (["pool5"], 2)]:
    check(names[0], lambda: [alexnet(size)[name] for name in names], [solution.alexnet(size)[name] for name in names],
          args=(), points=points, category=" ".join(names) + " of another picture")
### END HIDDEN TESTS
