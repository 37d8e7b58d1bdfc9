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
# # Homework 1: Kernels
#
# Six small functions, 100 points. They follow lessons 2, 3 and 4.
#
# - Write your answer where it says `raise NotImplementedError`. Keep the names and the arguments.
# - The cell below each answer checks it. What these checks show counts 40 of 100; the other 60 are
#   hidden checks of the same kind on other pictures: other sizes, other numbers, not square.
# - Every part is graded by itself. If one does not work, go on with the next.
# - Pictures and kernels are tensors with rows and columns: `rows, columns = x.shape`. Give back
#   tensors, too (NumPy arrays and nested lists are taken as well). Never change what you are given.
# - Where a part says *not allowed*, using the name in that part gives 0 points for it; so does the gradient of what was
#   computed outside its answer.

# %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
import numpy as np
import torch
from convbook import *

# The line detector of lesson 2: a vertical bar with a horizontal arm, and its kernel.
image = tensor([[0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 1.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 1.0, 1.0, 1.0, 1.0, 1.0],
                [0.0, 1.0, 0.0, 0.0, 0.0, 0.0],
                [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]])
kernel = tensor([[-1.0, 2.0, -1.0]] * 3)

# Two bright bars, at columns 0-1 and 6-7.
two_bars = tensor([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 8)

# The 5 x 5 picture and the filter of the nine frames.
square = tensor([[1.0, 1.0, 1.0, 0.0, 0.0],
                 [0.0, 1.0, 1.0, 1.0, 0.0],
                 [0.0, 0.0, 1.0, 1.0, 1.0],
                 [0.0, 0.0, 1.0, 1.0, 0.0],
                 [0.0, 1.0, 1.0, 0.0, 0.0]])
cross = tensor([[1.0, 0.0, 1.0],
                [0.0, 1.0, 0.0],
                [1.0, 0.0, 1.0]])

# A filter that looks different whichever way it is turned.
corner = tensor([[3.0, 2.0, 1.0],
                 [0.0, 0.0, -4.0]])

# %% [markdown] nbgrader={"grade": false, "grade_id": "xcorr-text", "locked": true, "schema_version": 3, "solution": false}
# ## 1. A kernel slides (30 points)
#
# `xcorr2d(x, k)`: lay the kernel `k` on every patch of the picture `x` that it fits on, multiply
# each pixel by the weight on top of it, add up. Output (i, j) belongs to the patch whose first
# pixel is `x[i, j]`. A picture of 5 x 6 and a kernel of 3 x 3 give 3 x 4 numbers. Neither need be
# square.
#
# *Not allowed:* the library's `xcorr`, `conv2d`, `conv2d_true`, `scan`, `unfold`, `as_strided`, `correlate`,
# `convolve`, `explain`, `slide`, `as_matrix`, nor a layer.

# %% nbgrader={"grade": false, "grade_id": "xcorr", "locked": false, "schema_version": 3, "solution": true}
def xcorr2d(x, k):
    """The sums of patch * kernel, for every place of k on x: a tensor of rows and columns."""
    ### BEGIN SOLUTION
    rows, columns = x.shape
    high, wide = k.shape
    out = zeros(rows - high + 1, columns - wide + 1)
    for i in range(rows - high + 1):
        for j in range(columns - wide + 1):
            out[i, j] = (x[i:i + high, j:j + wide] * k).sum()
    return out
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "xcorr-tests", "locked": true, "points": 30, "schema_version": 3, "solution": false} convbook={"part": "xcorr", "answers": ["xcorr2d"], "forbidden": ["xcorr", "conv2d_true", "conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d", "locally_connected1d", "locally_connected2d", "Module", "Layer", "scan", "slide", "explain", "as_matrix", "unfold", "fold", "sliding_window_view", "as_strided", "correlate", "convolve"]}
check("the line detector: 3 -1 0 0 / 5 -2 0 0 / 3 -1 0 0", xcorr2d, xcorr, args=(image, kernel), points=4,
      hint="5 x 6 with a kernel of 3 x 3: 5 - 3 + 1 rows and 6 - 3 + 1 columns")
check("nine frames: 4 3 4 / 2 4 3 / 2 3 4", xcorr2d, xcorr, args=(square, cross), points=4)
check("a corner: 2 1 3 / -1 2 1 / -3 -1 6 / -3 3 5", xcorr2d, xcorr, args=(square, corner), points=4,
      hint="4 rows and 3 columns; the kernel lies as it stands, its 3 on x[i, j]")
### BEGIN HIDDEN TESTS
flat = tensor(rng.standard_normal((rng.integers(5, 8), rng.integers(9, 13)))).float()
check("a wide picture", xcorr2d, solution.xcorr2d, tol=1e-4, points=4, category="rectangular pictures",
      args=(flat, tensor(rng.standard_normal((3, 3))).float()))
high, wide = rng.integers(4, 6), rng.integers(2, 4)
check("a tall kernel", xcorr2d, solution.xcorr2d, tol=1e-4, points=5, category="rectangular kernels",
      args=(tensor(rng.standard_normal((10, 8))).float(), tensor(rng.standard_normal((high, wide))).float()))
check("bars and 1 -1", xcorr2d, solution.xcorr2d, points=4, category="kernels that a flip would change",
      args=(two_bars[:rng.integers(2, 8)], tensor([[1.0, -1.0]]) * rng.integers(1, 9)))
size = rng.integers(6, 12)
check("a random square", xcorr2d, solution.xcorr2d, tol=1e-4, points=3, category="random numbers",
      args=(tensor(rng.uniform(-9, 9, (size, size))).float(), tensor(rng.uniform(-1, 1, (4, 4))).float()))
exact = tensor(rng.integers(1, 9, (rng.integers(2, 5), rng.integers(5, 7)))).float()
check("a kernel as large as the picture", xcorr2d, solution.xcorr2d, points=2, category="the smallest output",
      args=(exact, tensor(rng.integers(1, 9, tuple(exact.shape))).float()))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "neuron-text", "locked": true, "schema_version": 3, "solution": false}
# ## 2. The neuron (15 points)
#
# `neuron(x, k, b)`: at every place weigh the patch and sum, add the bias `b` (one number, once for
# each output), then the ReLU: what is below zero becomes zero. The library's `xcorr` may do the
# first step.
#
# With b = -4 the line detector fires at one place only: 0 0 0 0 / 1 0 0 0 / 0 0 0 0.
#
# *Not allowed:* `conv2d`, nor a layer.

# %% nbgrader={"grade": false, "grade_id": "neuron", "locked": false, "schema_version": 3, "solution": true}
def neuron(x, k, b):
    """relu(xcorr of x with k, plus b), a tensor of rows and columns."""
    ### BEGIN SOLUTION
    return (xcorr(x, k) + b).clamp(min=0)
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "neuron-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "neuron", "answers": ["neuron"], "forbidden": ["conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d", "locally_connected1d", "locally_connected2d", "Module", "Layer", "linear"]}
check("b = 0: 3 0 0 0 / 5 0 0 0 / 3 0 0 0", neuron, lambda x, k, b: (xcorr(x, k) + b).relu(),
      args=(image, kernel, 0.0), points=1)
check("b = 0 on the two bars: 0 1 0 0 0 0 0", neuron, lambda x, k, b: (xcorr(x, k) + b).relu(),
      args=(two_bars, tensor([[1.0, -1.0]]), 0.0), points=1)
check("b = -4: only the middle of the bar is left", neuron, lambda x, k, b: (xcorr(x, k) + b).relu(),
      args=(image, kernel, -4.0), points=4, hint="sum, then bias, then ReLU: 5 - 4 is 1, 3 - 4 is below 0")
### BEGIN HIDDEN TESTS
def picture_and_kernel():
    return (tensor(rng.standard_normal((rng.integers(6, 9), rng.integers(9, 12)))).float(),
            tensor(rng.standard_normal((3, rng.integers(2, 5)))).float())


check("no bias", neuron, solution.neuron, tol=1e-4, args=(*picture_and_kernel(), 0.0), points=3, category="bias 0")
check("a bias below 0", neuron, solution.neuron, tol=1e-4, args=(*picture_and_kernel(), -rng.uniform(0.5, 1.5)),
      points=3, category="a negative bias")
check("a bias above 0", neuron, solution.neuron, tol=1e-4, args=(*picture_and_kernel(), rng.uniform(0.5, 1.5)),
      points=3, category="a positive bias")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "edges-text", "locked": true, "schema_version": 3, "solution": false}
# ## 3. Design two edge filters (15 points)
#
# `edge_filters()` returns two kernels of 3 x 3, `(vertical, horizontal)`.
#
# - `vertical` answers to vertical edges: on the patch 0 0 255 / 0 0 255 / 0 0 255 it gives 765. A
#   step of height h, dark on the left, gives 3h where it is strongest, and nowhere less than 0; a
#   step down gives -3h, and nowhere more than 0.
# - `horizontal` does the same for horizontal edges, dark above and bright below.
# - Neither answers (0) to the other kind of edge, and neither to a patch of one colour.
#
# The lecture's slide prints a horizontal filter that has lost its minus signs. Think before you
# copy.

# %% nbgrader={"grade": false, "grade_id": "edges", "locked": false, "schema_version": 3, "solution": true}
def edge_filters():
    """Two tensors of 3 x 3: the filter for vertical edges, the filter for horizontal edges."""
    ### BEGIN SOLUTION
    vertical = tensor([[0.0, -1.0, 1.0]] * 3)
    return vertical, vertical.T
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "edges-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "edges", "answers": ["edge_filters"], "forbidden": []}
def answers_to(filters, number, picture):
    """What filter 0 (vertical) or 1 (horizontal) answers on a picture; it must be 3 x 3."""
    k = tensor(np.array(filters[number])).float()
    if tuple(k.shape) != (3, 3):
        raise ValueError("a filter of " + " x ".join(str(n) for n in k.shape) + ", not of 3 x 3")
    return xcorr(tensor(picture).float(), k)


edge = [[0, 0, 255]] * 3
turned = [[0, 0, 0], [0, 0, 0], [255, 255, 255]]
check("vertical: 765 on its edge", lambda: answers_to(edge_filters(), 0, edge), [[765]], tol=1e-3, args=(), points=2,
      hint="255 + 255 + 255: the column on the right weighs 1 in every row")
check("horizontal: 765 on its edge", lambda: answers_to(edge_filters(), 1, turned), [[765]], tol=1e-3, args=(),
      points=2)
check("vertical: nothing on a horizontal edge", lambda: answers_to(edge_filters(), 0, turned), [[0]], tol=1e-3, args=(),
      points=1, hint="the weights of each row add up to 0")
check("horizontal: nothing on a vertical edge", lambda: answers_to(edge_filters(), 1, edge), [[0]], tol=1e-3, args=(),
      points=1)
### BEGIN HIDDEN TESTS
def steps(turn):
    """A picture with one step up, at a random place: bright on the right, or (turned) below; and its height."""
    height, base = int(rng.integers(20, 150)), int(rng.integers(0, 100))
    at, rows = rng.integers(3, 7), rng.integers(4, 8)
    picture = np.full((rows, 10), base)
    picture[:, at:] += height
    return height, (picture.T if turn else picture).tolist()


def extremes(number, picture):
    out = answers_to(edge_filters(), number, picture)
    return [out.min().item(), out.max().item()]


def strength(number, picture):
    return answers_to(edge_filters(), number, picture).abs().max().item()


for number, name in [(0, "vertical"), (1, "horizontal")]:
    grey = rng.integers(50, 250)
    check(name + " on a flat patch", lambda: strength(number, [[grey] * 6] * 5), 0, tol=1e-3, args=(), points=1,
          category=f"the {name} filter on one colour")
    height, picture = steps(turn=number == 1)
    check(name + " on its steps", lambda: extremes(number, picture), [0, 3 * height], tol=1e-2, args=(),
          points=2, category=f"the {name} filter's strength on its own edges")
    height, picture = steps(turn=number == 0)
    check(name + " on the other steps", lambda: strength(number, picture), 0, tol=1e-2, args=(), points=1,
          category=f"the {name} filter on the other kind of edge")
height, picture = steps(turn=False)
check("a step down", lambda: extremes(0, [row[::-1] for row in picture]), [-3 * height, 0], tol=1e-2, args=(), points=1,
      category="the sign on a step down")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "true-text", "locked": true, "schema_version": 3, "solution": false}
# ## 4. Convolution in the strict sense (15 points)
#
# `convolve_true(x, k)`: first turn the kernel by half a turn (top to bottom *and* left to right),
# then slide as before. On the two bars, `1 -1` now gives 0 -1 0 0 0 1 0. The library's `xcorr` may
# do the sliding.
#
# *Not allowed:* `conv2d_true`, `convolve`.

# %% nbgrader={"grade": false, "grade_id": "true", "locked": false, "schema_version": 3, "solution": true}
def convolve_true(x, k):
    """The convolution of x with k, where they overlap completely."""
    ### BEGIN SOLUTION
    return xcorr(x, k.flip([0, 1]))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "true-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "true", "answers": ["convolve_true"], "forbidden": ["conv2d_true", "convolve"]}
check("1 -1 on two bars: 0 -1 0 0 0 1 0", convolve_true, conv2d_true, args=(two_bars, tensor([[1.0, -1.0]])), points=2)
check("a corner: 1 2 -1 / 3 1 2 / 3 5 -1 / 5 3 -3", convolve_true, conv2d_true, args=(square, corner), points=2,
      hint="turned, the corner is -4 0 0 / 1 2 3")
check("the line detector does not notice", convolve_true, conv2d_true, args=(image, kernel), points=2,
      hint="its kernel looks the same after half a turn")
### BEGIN HIDDEN TESTS
for name, shape in [("square", (3, 3)), ("tall", (4, 2)), ("wide", (2, 5))]:
    check(name, convolve_true, solution.convolve_true, tol=1e-4, points=3, category=name + " kernels",
          args=(tensor(rng.standard_normal((rng.integers(6, 9), rng.integers(9, 12)))).float(),
                tensor(rng.standard_normal(shape)).float()))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "trace-text", "locked": true, "schema_version": 3, "solution": false}
# ## 5. Where does the 5 come from? (10 points)
#
# - `find(x, k, value)`: all places `(i, j)` of the output of `xcorr(x, k)` that hold `value`, row by
#   row, counted from 0: a list of pairs of whole numbers. In the line detector's output the 5
#   stands at one place: `[(1, 0)]`.
# - `products(x, k, i, j)`: the table patch * kernel that output (i, j) is the sum of. For the 5 it is
#   0 2 0 / 0 2 -1 / 0 2 0.
#
# *Not allowed:* `explain`, `slide`.

# %% nbgrader={"grade": false, "grade_id": "trace", "locked": false, "schema_version": 3, "solution": true}
def find(x, k, value):
    """The places of the output that hold value: [(i, j), ...], row by row."""
    ### BEGIN SOLUTION
    out = xcorr(x, k)
    rows, columns = out.shape
    return [(i, j) for i in range(rows) for j in range(columns) if abs(out[i, j].item() - value) < 1e-3]
    ### END SOLUTION


def products(x, k, i, j):
    """The patch that output (i, j) looks at, times the kernel: a tensor of the kernel's shape."""
    ### BEGIN SOLUTION
    high, wide = k.shape
    return x[i:i + high, j:j + wide] * k
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "trace-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "trace", "answers": ["find", "products"], "forbidden": ["explain", "slide"]}
check("the 5 stands at row 1, column 0", find, [(1, 0)], args=(image, kernel, 5), points=2)
check("its products: 0 2 0 / 0 2 -1 / 0 2 0", products, [[0, 2, 0], [0, 2, -1], [0, 2, 0]], args=(image, kernel, 1, 0),
      points=1)
check("those of a corner: 0 0 1 / 0 0 -4", products, [[0, 0, 1], [0, 0, -4]], args=(square, corner, 3, 0), points=1)
### BEGIN HIDDEN TESTS
coins = tensor(rng.integers(0, 3, (6, 11))).float()
ones_and = tensor([[1.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
several = xcorr(coins, ones_and)
wanted = int(several[rng.integers(2, 5), rng.integers(5, 9)].item())
check("a value that stands at several places", find, solution.find, args=(coins, ones_and, wanted), points=3,
      category="a value at several places")
numbers, weights = tensor(rng.integers(1, 9, (7, 12))).float(), tensor(rng.integers(1, 9, (2, 4))).float()
check("products of a rectangular kernel", products, solution.products, points=3,
      category="products, rectangular kernels",
      args=(numbers, weights, int(rng.integers(1, 5)), int(rng.integers(5, 9))))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "padding-text", "locked": true, "schema_version": 3, "solution": false}
# ## 6. A frame of zeros (15 points)
#
# `zero_pad(x, top, bottom, left, right)`: the picture with that many rows of zeros above and below,
# and columns of zeros to its left and right. Any of the four may be 0. A picture of 7 x 7 with 1 on
# every side becomes 9 x 9.
#
# *Not allowed:* `pad`, nor a padding layer.

# %% nbgrader={"grade": false, "grade_id": "padding", "locked": false, "schema_version": 3, "solution": true}
def zero_pad(x, top, bottom, left, right):
    """x in a frame of zeros: a tensor of (top + rows + bottom) x (left + columns + right)."""
    ### BEGIN SOLUTION
    rows, columns = x.shape
    out = zeros(top + rows + bottom, left + columns + right)
    out[top:top + rows, left:left + columns] = x
    return out
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "padding-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "padding", "answers": ["zero_pad"], "forbidden": ["pad", "Module", "Layer"]}
def padded(x, top, bottom, left, right):
    return torch.nn.functional.pad(x, (left, right, top, bottom))


def edges_of(pad):
    """What 1 -1 finds in the padded picture."""
    return lambda x, top, bottom, left, right: xcorr(
        tensor(np.array(pad(x, top, bottom, left, right))).float(), tensor([[1.0, -1.0]]))


check("7 x 7 in a frame: 9 x 9", zero_pad, padded, args=(two_bars[:7, :7], 1, 1, 1, 1), points=2)
check("a zero on the right keeps 8 columns: 0 1 0 0 0 -1 0 1", edges_of(zero_pad), edges_of(padded),
      args=(two_bars, 0, 0, 0, 1), points=2)
check("a zero on the left: -1 0 1 0 0 0 -1 0", edges_of(zero_pad), edges_of(padded), args=(two_bars, 0, 0, 1, 0),
      points=2)
### BEGIN HIDDEN TESTS
def random_picture():
    return tensor(rng.standard_normal((rng.integers(3, 6), rng.integers(6, 9)))).float()


sides = [int(n) for n in rng.permutation([1, 2, 3, 4])]
check("four different sides", zero_pad, solution.zero_pad, args=(random_picture(), *sides), points=4,
      category="four different sides")
check("rows only", zero_pad, solution.zero_pad, args=(random_picture(), 0, int(rng.integers(1, 4)), 0, 0), points=2,
      category="sides of width 0")
check("nothing at all", zero_pad, solution.zero_pad, args=(random_picture(), 0, 0, 0, 0), points=1,
      category="sides of width 0")
check("one amount all around", zero_pad, solution.zero_pad, args=(random_picture(), 2, 2, 2, 2), points=2,
      category="rectangular pictures")
### END HIDDEN TESTS
