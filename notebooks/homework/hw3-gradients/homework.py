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
# # Homework 3: Forwards and backwards
#
# Four parts, 100 points: layers backwards, by hand. They follow lessons 8, 9 and 13.
#
# A layer turns `x` into `out`. Later layers tell it `dout`: for each number of `out`, how fast the loss
# grows with it. The layer's task is to say the same of its own numbers: `dx`, of `x`'s shape, and
# `dw`, `db` of the shapes of its weights and biases. The rule is one: whoever added to an output gets
# its share of that output's gradient, and what comes from several outputs is added up.
#
# - Write your answer where it says `raise NotImplementedError`. Keep the names and the arguments.
# - The cell below each answer checks it. What these checks show counts 40 of 100; the other 60 are
#   hidden checks with other shapes and numbers.
# - Tensors come in and go out. Never change what you are given.
# - *Not allowed* in any part: automatic gradients (`backward`, `grad`, `requires_grad_`), and layers'
#   functions that do the part's work. Using such a name in a part gives 0 points for it.

# %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
import math

import numpy as np
import torch
from convbook import *

# The line detector: one picture of one channel, 1 x 1 x 5 x 6, and one filter, 1 x 1 x 3 x 3.
image = zeros(1, 1, 5, 6)
image[0, 0, 1:4, 1] = 1
image[0, 0, 2, 1:6] = 1
kernel = tensor([[[[-1.0, 2.0, -1.0]] * 3]])

# The 4 x 4 picture of the pooling slide.
small = tensor([[1.0, 1.0, 2.0, 4.0], [5.0, 6.0, 7.0, 8.0], [3.0, 2.0, 1.0, 0.0], [1.0, 2.0, 3.0, 4.0]])

# %% [markdown] nbgrader={"grade": false, "grade_id": "conv-text", "locked": true, "schema_version": 3, "solution": false}
# ## 1. Convolution backwards (35 points)
#
# `conv_backward(x, w, dout, stride=1, padding=0)` returns `(dx, dw, db)`.
#
# - `x`: N pictures of C channels, (N, C, H, W); `padding` zeros were put on all four sides of each.
# - `w`: F filters, (F, C, kh, kw); there was one bias a filter.
# - `dout`: (N, F, rows, columns). Output (n, f, i, j) was the sum of filter f times the patch of
#   picture n that begins at row `i * stride`, column `j * stride` of the padded picture, plus bias f.
# - `dx` has the shape of `x` (without the padding), `dw` that of `w`, and `db` has F numbers.
#
# For the line detector and a `dout` of ones, `dw` is 4 5 4 / 5 6 4 / 4 5 4: how much light each
# weight has seen.

# %% nbgrader={"grade": false, "grade_id": "conv", "locked": false, "schema_version": 3, "solution": true}
def conv_backward(x, w, dout, stride=1, padding=0):
    """The gradients (dx, dw, db) of a convolution, from dout."""
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    F, _, kh, kw = w.shape
    padded = zeros(N, C, H + 2 * padding, W + 2 * padding)
    padded[:, :, padding:padding + H, padding:padding + W] = x
    dpadded, dw = zeros(*padded.shape), zeros(*w.shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows = slice(i * stride, i * stride + kh)
            columns = slice(j * stride, j * stride + kw)
            for n in range(N):
                for f in range(F):
                    dw[f] += dout[n, f, i, j] * padded[n, :, rows, columns]
                    dpadded[n, :, rows, columns] += dout[n, f, i, j] * w[f]
    dx = dpadded[:, :, padding:padding + H, padding:padding + W]
    return dx, dw, dout.sum(dim=(0, 2, 3))
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "conv-tests", "locked": true, "points": 35, "schema_version": 3, "solution": false} convbook={"part": "conv", "answers": ["conv_backward"], "forbidden": ["backward", "grad", "requires_grad", "requires_grad_", "jacobian", "GradientTape", "conv1d", "conv2d", "conv_transpose1d", "conv_transpose2d", "locally_connected1d", "locally_connected2d", "Module", "Layer", "unfold", "fold", "correlate", "convolve", "explain", "gradcheck"]}
def gradient(number, **settings):
    """Only one of the three gradients: 0 is dx, 1 is dw, 2 is db."""
    return lambda x, w, dout: conv_backward(x, w, dout, **settings)[number]


only_one = zeros(1, 1, 3, 4)
only_one[0, 0, 1, 0] = 2
# A filter that looks different whichever way it is turned.
corner = tensor([[[[3.0, 2.0, 1.0], [0.0, 0.0, -4.0], [5.0, 0.0, 0.0]]]])
laid_there = zeros(1, 1, 5, 6)
laid_there[0, 0, 1:4, 0:3] = 2 * corner[0, 0]
check("dw: 4 5 4 / 5 6 4 / 4 5 4", gradient(1), [[[[4, 5, 4], [5, 6, 4], [4, 5, 4]]]],
      args=(image, kernel, ones(1, 1, 3, 4)), points=5, hint="sum over all twelve places, do not average")
check("db: 12 places for each of two filters", gradient(2), [12, 12], points=2,
      args=(image, tensor([kernel[0].tolist()] * 2), ones(1, 2, 3, 4)))
check("dx, where only output (1, 0) has a gradient, 2: twice the kernel, laid there", gradient(0), laid_there,
      args=(image, corner, only_one), points=5, hint="the filter lies as it stands")
check("the shapes of dx and dw", lambda *given: [np.array(g).shape for g in conv_backward(*given)[:2]],
      [(2, 3, 6, 7), (4, 3, 3, 2)], args=(ones(2, 3, 6, 7), ones(4, 3, 3, 2), ones(2, 4, 4, 6)), points=2)
### BEGIN HIDDEN TESTS
def randoms(*shape):
    return tensor(rng.standard_normal(shape)).float()


def case(stride, padding):
    """x, w and dout that fit; with a stride, a row and a column may stay unseen."""
    n, c, f = [int(m) for m in rng.integers(2, 4, 3)]
    h, w = int(rng.integers(5, 7)), int(rng.integers(7, 9))
    kh, kw = int(rng.integers(2, 4)), int(rng.integers(2, 4))
    rows, columns = (h + 2 * padding - kh) // stride + 1, (w + 2 * padding - kw) // stride + 1
    return randoms(n, c, h, w), randoms(f, c, kh, kw), randoms(n, f, rows, columns)


def theirs(number, **settings):
    return lambda x, w, dout: solution.conv_backward(x, w, dout, **settings)[number]


plain, strided, framed = case(1, 0), case(2, 0), case(1, 2)
check("dx", gradient(0), theirs(0), args=plain, tol=1e-4, points=4,
      category="dx, several pictures, channels and filters")
check("dw", gradient(1), theirs(1), args=plain, tol=1e-3, points=4,
      category="dw, several pictures, channels and filters")
check("db", gradient(2), theirs(2), args=plain, tol=1e-3, points=3, category="db, several pictures and filters")
check("dx, stride", gradient(0, stride=2), theirs(0, stride=2), args=strided, tol=1e-4, points=3, category="dx, stride")
check("dw, stride", gradient(1, stride=2), theirs(1, stride=2), args=strided, tol=1e-3, points=2, category="dw, stride")
check("dx, padding", gradient(0, padding=2), theirs(0, padding=2), args=framed, tol=1e-4, points=3,
      category="dx, padding")
check("dw, padding", gradient(1, padding=2), theirs(1, padding=2), args=framed, tol=1e-3, points=2,
      category="dw, padding")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "maxpool-text", "locked": true, "schema_version": 3, "solution": false}
# ## 2. Max pooling, forwards and backwards (25 points)
#
# One picture of rows and columns, windows of `k` x `k`, `s` apart, no padding; with s < k windows
# overlap.
#
# - `max_pool(x, k, s)`: the largest number of every window.
# - `max_pool_backward(x, k, s, dout)`: `dx`. All of an output's gradient goes to the pixel that won; in
#   a tie to the first one, row by row. A pixel that wins in several windows gets the sum.

# %% nbgrader={"grade": false, "grade_id": "maxpool", "locked": false, "schema_version": 3, "solution": true}
def max_pool(x, k, s):
    """The largest number of every k x k window, s apart."""
    ### BEGIN SOLUTION
    rows, columns = (x.shape[0] - k) // s + 1, (x.shape[1] - k) // s + 1
    out = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            out[i, j] = x[i * s:i * s + k, j * s:j * s + k].max()
    return out
    ### END SOLUTION


def max_pool_backward(x, k, s, dout):
    """The gradient of x, from dout."""
    ### BEGIN SOLUTION
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            winner = int(x[i * s:i * s + k, j * s:j * s + k].argmax())
            dx[i * s + winner // k, j * s + winner % k] += dout[i, j]
    return dx
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "maxpool-tests", "locked": true, "points": 25, "schema_version": 3, "solution": false} convbook={"part": "maxpool", "answers": ["max_pool", "max_pool_backward"], "forbidden": ["backward", "grad", "requires_grad", "requires_grad_", "jacobian", "GradientTape", "Module", "Layer", "max_pool1d", "max_pool2d", "adaptive_max_pool1d", "adaptive_max_pool2d", "max_unpool1d", "max_unpool2d"]}
check("forwards: 6 8 / 3 4", max_pool, [[6, 8], [3, 4]], args=(small, 2, 2), points=2)
check("backwards, ones come back", max_pool_backward, [[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 0], [0, 0, 0, 1]],
      args=(small, 2, 2, ones(2, 2)), points=4)
check("backwards, 1 2 / 3 -4 come back", max_pool_backward, [[0, 0, 0, 0], [0, 1, 0, 2], [3, 0, 0, 0], [0, 0, 0, -4]],
      args=(small, 2, 2, tensor([[1.0, 2.0], [3.0, -4.0]])), points=4,
      hint="the winner of window (i, j) gets dout[i, j]")
### BEGIN HIDDEN TESTS
def distinct(rows, columns):
    """Numbers of both signs, no two alike."""
    return tensor(rng.permutation(rows * columns).reshape(rows, columns)).float() * 0.5 - rows * columns / 4


x = distinct(int(rng.integers(6, 8)), int(rng.integers(8, 11)))
check("forwards", max_pool, solution.max_pool, args=(x - 50, 3, 2), points=3, category="forwards, negative numbers")
x = distinct(6, 9)
check("backwards", max_pool_backward, solution.max_pool_backward, tol=1e-5, points=4,
      category="backwards, windows side by side", args=(x, 3, 3, tensor(rng.standard_normal((2, 3))).float()))
# The largest number stands where four windows meet, so it wins more than once.
x = distinct(7, 9)
x[int(rng.integers(2, 5)), int(rng.integers(2, 6))] = 99
check("overlap", max_pool_backward, solution.max_pool_backward, tol=1e-5, points=4,
      category="backwards, overlapping windows", args=(x, 3, 1, tensor(rng.uniform(0.5, 2, (5, 7))).float()))
level = tensor(rng.integers(0, 3, (6, 6))).float() * 0
level[3:, 3:] = distinct(3, 3)
# Whoever swaps rows and columns must not be lucky: the winner does not stand on the diagonal.
level[3, 4 + int(rng.integers(0, 2))] = 99
check("ties", max_pool_backward, solution.max_pool_backward, tol=1e-5, points=4, category="backwards, ties",
      args=(level, 3, 3, tensor(rng.uniform(0.5, 2, (2, 2))).float()))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "pools-text", "locked": true, "schema_version": 3, "solution": false}
# ## 3. Two other pools, backwards (15 points)
#
# Windows of `k` x `k`, side by side.
#
# - `avg_pool_backward(x, k, dout)`: the output was the mean of the window.
# - `l2_pool_backward(x, k, dout)`: the output was the root of the sum of squares. For 3 4 / 0 0 it is
#   5, and each pixel's share is pixel / 5: 0.6 0.8 / 0 0. Where a whole window is 0, so is its gradient.

# %% nbgrader={"grade": false, "grade_id": "pools", "locked": false, "schema_version": 3, "solution": true}
def avg_pool_backward(x, k, dout):
    """The gradient of x, where dout came back through the means of k x k windows."""
    ### BEGIN SOLUTION
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            dx[i * k:i * k + k, j * k:j * k + k] = dout[i, j] / (k * k)
    return dx
    ### END SOLUTION


def l2_pool_backward(x, k, dout):
    """The gradient of x, where dout came back through the L2 norms of k x k windows."""
    ### BEGIN SOLUTION
    dx = zeros(*x.shape)
    for i in range(dout.shape[0]):
        for j in range(dout.shape[1]):
            window = x[i * k:i * k + k, j * k:j * k + k]
            norm = (window ** 2).sum().sqrt()
            if norm > 0:
                dx[i * k:i * k + k, j * k:j * k + k] = window / norm * dout[i, j]
    return dx
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "pools-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "pools", "answers": ["avg_pool_backward", "l2_pool_backward"], "forbidden": ["backward", "grad", "requires_grad", "requires_grad_", "jacobian", "GradientTape", "Module", "Layer", "avg_pool1d", "avg_pool2d", "adaptive_avg_pool1d", "adaptive_avg_pool2d", "lp_pool1d", "lp_pool2d"]}
check("means: a quarter to each of four", avg_pool_backward, [[0.25, 0.25, 1, 1], [0.25, 0.25, 1, 1]],
      args=(small[:2], 2, tensor([[1.0, 4.0]])), points=2)
check("3 4 / 0 0: 0.6 0.8 / 0 0", l2_pool_backward, [[0.6, 0.8], [0, 0]],
      args=(tensor([[3.0, 4.0], [0.0, 0.0]]), 2, ones(1, 1)), points=2)
check("a window of zeros has no slope", l2_pool_backward, [[0, 0], [0, 0]], args=(zeros(2, 2), 2, ones(1, 1)), points=2,
      hint="do not divide by 0")
### BEGIN HIDDEN TESTS
def pool_case(k):
    rows, columns = int(rng.integers(2, 4)), int(rng.integers(3, 5))
    return (tensor(rng.standard_normal((rows * k, columns * k))).float(), k,
            tensor(rng.standard_normal((rows, columns))).float())


check("means", avg_pool_backward, solution.avg_pool_backward, args=pool_case(3), tol=1e-5, points=3,
      category="means, other windows")
check("norms", l2_pool_backward, solution.l2_pool_backward, args=pool_case(3), tol=1e-5, points=4,
      category="norms, other windows")
x, k, dout = pool_case(2)
x[2:4, 2:4] = 0
check("norms with a dark window", l2_pool_backward, solution.l2_pool_backward, args=(x, k, dout), tol=1e-5, points=2,
      category="norms, a window of zeros among others")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "losses-text", "locked": true, "schema_version": 3, "solution": false}
# ## 4. ReLU and two losses (25 points)
#
# - `relu_backward(x, dout)`: `dx`; where x is 0 the slope is taken as 0.
# - `softmax_loss(scores, y)`: `(loss, dscores)`. Scores are (N, classes), `y` holds N classes. The loss
#   is the mean over the N examples of -log of the right class's probability. Scores may be as large as
#   1000: shift them first.
# - `hinge_loss(scores, y)`: `(loss, dscores)`. For one example the sum over the wrong classes of
#   max(0, score - score of the right class + 1); the loss is the mean over the examples.
#
# For the scores 3.2 5.1 -1.7 and class 0 they are 2.0404 and 2.9.

# %% nbgrader={"grade": false, "grade_id": "losses", "locked": false, "schema_version": 3, "solution": true}
def relu_backward(x, dout):
    """The gradient of x, where dout came back through a ReLU."""
    ### BEGIN SOLUTION
    return dout * (x > 0).float()
    ### END SOLUTION


def softmax_loss(scores, y):
    """The mean cross-entropy of softmax, and its gradient by the scores."""
    ### BEGIN SOLUTION
    N = scores.shape[0]
    shifted = scores - scores.max(dim=1, keepdim=True).values
    log_p = shifted - shifted.exp().sum(dim=1, keepdim=True).log()
    dscores = log_p.exp()
    loss = 0.0
    for n in range(N):
        loss -= log_p[n, int(y[n])].item()
        dscores[n, int(y[n])] -= 1
    return loss / N, dscores / N
    ### END SOLUTION


def hinge_loss(scores, y):
    """The mean multi-class hinge loss with margin 1, and its gradient by the scores."""
    ### BEGIN SOLUTION
    N, classes = scores.shape
    loss, dscores = 0.0, zeros(N, classes)
    for n in range(N):
        right = int(y[n])
        for c in range(classes):
            margin = (scores[n, c] - scores[n, right]).item() + 1
            if c != right and margin > 0:
                loss += margin
                dscores[n, c] += 1
                dscores[n, right] -= 1
    return loss / N, dscores / N
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "losses-tests", "locked": true, "points": 25, "schema_version": 3, "solution": false} convbook={"part": "losses", "answers": ["relu_backward", "softmax_loss", "hinge_loss"], "forbidden": ["backward", "grad", "requires_grad", "requires_grad_", "jacobian", "GradientTape", "Module", "Layer", "cross_entropy", "nll_loss", "log_softmax", "logsumexp", "multi_margin_loss", "hinge_loss", "multi_hinge_loss", "sparse_categorical_crossentropy", "categorical_crossentropy", "hinge", "categorical_hinge"]}
three = tensor([[3.2, 5.1, -1.7]])
check("ReLU: -1 0 2 lets 5 6 7 through as 0 0 7", relu_backward, [0, 0, 7],
      args=(tensor([-1.0, 0.0, 2.0]), tensor([5.0, 6.0, 7.0])), points=2)
check("softmax: 2.0404", lambda scores, y: softmax_loss(scores, y)[0], 2.0404, tol=1e-3, args=(three, tensor([0])),
      points=1)
check("three examples: the mean of 2.0404, 1.0986 and 0.0134 is 1.0508", lambda scores, y: softmax_loss(scores, y)[0],
      1.0508, tol=1e-3, args=(tensor([[3.2, 5.1, -1.7], [0.0, 0.0, 0.0], [5.0, 0.0, 0.0]]), tensor([0, 1, 0])), points=1)
check("softmax, gradient: -0.870 0.869 0.001", lambda scores, y: softmax_loss(scores, y)[1],
      [[-0.8700, 0.8690, 0.0010]],
      tol=1e-3, args=(three, tensor([0])), points=2, hint="probabilities, minus 1 at the right class")
check("hinge: 2.9", lambda scores, y: hinge_loss(scores, y)[0], 2.9, tol=1e-3, args=(three, tensor([0])), points=2,
      hint="max(0, 5.1 - 3.2 + 1) + max(0, -1.7 - 3.2 + 1); the right class does not count")
check("hinge, gradient: -1 1 0", lambda scores, y: hinge_loss(scores, y)[1], [[-1, 1, 0]], args=(three, tensor([0])),
      points=2)
### BEGIN HIDDEN TESTS
def batch():
    n, classes = int(rng.integers(4, 7)), int(rng.integers(4, 8))
    return tensor(rng.standard_normal((n, classes)) * 2).float(), tensor(rng.integers(0, classes, n))


x = tensor(rng.standard_normal((5, 7))).float()
x[2] = 0
check("ReLU", relu_backward, solution.relu_backward, args=(x, tensor(rng.standard_normal((5, 7))).float()), tol=1e-6,
      points=2, category="ReLU, tables with zeros")
given = batch()
check("softmax, loss", lambda *a: softmax_loss(*a)[0], lambda *a: solution.softmax_loss(*a)[0], args=given, tol=1e-4,
      points=2, category="softmax, the loss of several examples")
check("softmax, gradient", lambda *a: softmax_loss(*a)[1], lambda *a: solution.softmax_loss(*a)[1], args=given,
      tol=1e-4, points=2, category="softmax, the gradient of several examples")
large, y = batch()
large = large * 20 + tensor([[1000.0], [-1000.0]] * 3)[:large.shape[0]]
check("softmax at 1000, loss", lambda *a: softmax_loss(*a)[0], lambda *a: solution.softmax_loss(*a)[0], args=(large, y),
      tol=1e-2, points=3, category="softmax, large scores")
check("softmax at 1000, gradient", lambda *a: softmax_loss(*a)[1], lambda *a: solution.softmax_loss(*a)[1],
      args=(large, y), tol=1e-4, points=2, category="softmax, large scores")
given = batch()
check("hinge, loss", lambda *a: hinge_loss(*a)[0], lambda *a: solution.hinge_loss(*a)[0], args=given, tol=1e-4,
      points=2, category="hinge, the loss of several examples")
check("hinge, gradient", lambda *a: hinge_loss(*a)[1], lambda *a: solution.hinge_loss(*a)[1], args=given, tol=1e-4,
      points=2, category="hinge, the gradient of several examples")
### END HIDDEN TESTS
