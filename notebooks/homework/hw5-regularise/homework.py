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
# # Homework 5: Regularise and tune
#
# Five parts, 100 points: what keeps weights small, dropout, three update rules, learning rates, and a
# network that must not learn its wrong labels by heart. They follow lessons 13 and 14.
#
# - Write your answer where it says `raise NotImplementedError`. Keep the names and the arguments.
# - The cell below each answer checks it. What these checks show counts 40 of 100; the other 60 are
#   hidden checks with other shapes and numbers.
# - Tensors come in and go out. Never change what you are given.

# %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *

W = tensor([[1.0, -2.0], [3.0, 0.0]])

# Points of two half moons. A quarter of the labels are wrong.
points, labels = datasets.moons(120, seed=5)
labels = datasets.label_noise(labels, 0.25, classes=2, seed=6)

# %% [markdown] nbgrader={"grade": false, "grade_id": "penalties-text", "locked": true, "schema_version": 3, "solution": false}
# ## 1. Prices for weights (30 points)
#
# The first three give `(price, gradient)`: what the weights `w`, of any shape, add to the loss, and the
# gradient of that, of w's shape. For W = 1 -2 / 3 0:
#
# - `l2(w, lam)`: half of lam times the sum of squares; with lam = 1 that is 7.
# - `l1(w, lam)`: lam times the sum of absolute values; with lam = 1 that is 6. At 0 the slope is 0.
# - `elastic(w, lam1, lam2)`: lam1 times the sum of absolute values plus lam2 times the sum of squares,
#   here *without* a half, as the lecture prints it; with 0.1 and 0.01 that is 0.74.
#
# - `max_norm(w, c)` gives weights: each *filter* `w[f]` whose sum of squares is above `c` is scaled so
#   that it becomes `c`; the other filters stay.

# %% nbgrader={"grade": false, "grade_id": "penalties", "locked": false, "schema_version": 3, "solution": true}
def l2(w, lam):
    """Half lam times the sum of squares, and its gradient."""
    ### BEGIN SOLUTION
    return 0.5 * lam * (w ** 2).sum().item(), lam * w
    ### END SOLUTION


def l1(w, lam):
    """lam times the sum of absolute values, and its gradient."""
    ### BEGIN SOLUTION
    return lam * w.abs().sum().item(), lam * w.sign()
    ### END SOLUTION


def elastic(w, lam1, lam2):
    """lam1 times the sum of absolute values plus lam2 times the sum of squares, and the gradient."""
    ### BEGIN SOLUTION
    return lam1 * w.abs().sum().item() + lam2 * (w ** 2).sum().item(), lam1 * w.sign() + 2 * lam2 * w
    ### END SOLUTION


def max_norm(w, c):
    """w with every filter w[f] scaled down to a sum of squares of at most c."""
    ### BEGIN SOLUTION
    out = w.clone()
    for f in range(w.shape[0]):
        squares = (w[f] ** 2).sum().item()
        if squares > c:
            out[f] = w[f] * math.sqrt(c / squares)
    return out
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "penalties-tests", "locked": true, "points": 30, "schema_version": 3, "solution": false} convbook={"part": "penalties", "answers": ["l2", "l1", "elastic", "max_norm"], "forbidden": ["backward", "grad", "L1", "L2", "L1L2", "MaxNorm"]}
check("l2 of W: 7, and W itself", lambda w, lam: list(l2(w, lam)), [7, W.tolist()], args=(W, 1.0), tol=1e-5, points=6,
      hint="half of 1 + 4 + 9; the slope of half a square is the number itself")
check("l1 of W: 6, and the signs", lambda w, lam: list(l1(w, lam)), [6, [[1, -1], [1, 0]]], args=(W, 1.0), tol=1e-5,
      points=1)
check("elastic, 0.1 and 0.01: 0.74", lambda *given: elastic(*given)[0], 0.74, args=(W, 0.1, 0.01), tol=1e-5, points=1)
check("max_norm of one filter, c = 7: times the root of a half", max_norm, [[[0.7071068, -1.4142136], [2.1213203, 0]]],
      args=(W.reshape(1, 2, 2), 7.0), tol=1e-5, points=2)
check("two filters, c = 7: the first has 5 and stays", max_norm, [[1, -2], [2.6457513, 0]], args=(W, 7.0), tol=1e-5,
      points=2,
      hint="each filter by itself")
### BEGIN HIDDEN TESTS
def weights(*shape):
    return tensor(rng.standard_normal(shape)).float()


filters = weights(int(rng.integers(3, 6)), int(rng.integers(2, 4)), 3, 3)
check("l2", lambda *g: list(l2(*g)), lambda *g: list(solution.l2(*g)), args=(filters, float(rng.uniform(0.01, 2))),
      tol=1e-3, points=5, category="l2 of filters")
sparse = filters * (filters > 0.3).float()
check("l1", lambda *g: list(l1(*g)), lambda *g: list(solution.l1(*g)), args=(sparse, float(rng.uniform(0.01, 2))),
      tol=1e-3, points=1, category="l1, some weights 0")
check("elastic", lambda *g: list(elastic(*g)), lambda *g: list(solution.elastic(*g)), tol=1e-3, points=2,
      args=(filters, float(rng.uniform(0.1, 1)), float(rng.uniform(0.1, 1))), category="elastic, price and gradient")
# Filters of very different size: some above the limit, some below.
scale = torch.arange(1, 6).float() * float(rng.uniform(0.4, 0.6))
check("filters", max_norm, solution.max_norm, args=(weights(5, 2, 3, 3) * scale.reshape(5, 1, 1, 1), 20.0), tol=1e-4,
      points=6, category="max_norm, several filters")
check("small filters", max_norm, solution.max_norm, args=(weights(4, 3) * tensor([[0.1], [0.1], [9.0], [0.1]]), 4.0),
      tol=1e-4, points=4, category="max_norm, filters below the limit")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "dropout-text", "locked": true, "schema_version": 3, "solution": false}
# ## 2. Dropout (20 points)
#
# - `drop(x, p, training, u)`: `u` holds one random number from 0 to 1 for each number of `x`. While
#   training, those with `u < p` become 0, and the others are divided by 1 - p, so that the mean stays.
#   In use (`training=False`) nothing happens.
# - `drop_backward(dout, p, training, u)`: the gradient by `x`, where `dout` came back.
#
# With p = 0.25, a 3 becomes 4 or 0.
#
# *Not allowed:* the library's `dropout`.

# %% nbgrader={"grade": false, "grade_id": "dropout", "locked": false, "schema_version": 3, "solution": true}
def drop(x, p, training, u):
    """x with dropout: off where u < p."""
    ### BEGIN SOLUTION
    return x * (u >= p).float() / (1 - p) if training else x
    ### END SOLUTION


def drop_backward(dout, p, training, u):
    """The gradient of x, from dout."""
    ### BEGIN SOLUTION
    return dout * (u >= p).float() / (1 - p) if training else dout
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "dropout-tests", "locked": true, "points": 20, "schema_version": 3, "solution": false} convbook={"part": "dropout", "answers": ["drop", "drop_backward"], "forbidden": ["dropout", "dropout1d", "dropout2d", "Dropout", "Dropout1d", "Dropout2d", "SpatialDropout1D", "SpatialDropout2D", "GaussianDropout", "AlphaDropout", "backward", "grad"]}
three, chance = full((4,), 3.0), tensor([0.1, 0.9, 0.3, 0.24])
check("training, p = 0.25: 0 4 4 0", drop, [0, 4, 4, 0], args=(three, 0.25, True, chance), tol=1e-5, points=3,
      hint="those that stay are divided by 1 - p: 3 / 0.75")
check("in use: 3 3 3 3", drop, [3, 3, 3, 3], args=(three, 0.25, False, chance), tol=1e-5, points=3)
check("backwards, training and in use", lambda *g: [drop_backward(g[0], g[1], True, g[2]),
                                                    drop_backward(g[0], g[1], False, g[2])],
      [[0, 2, 2, 0], [1.5, 1.5, 1.5, 1.5]], args=(full((4,), 1.5), 0.25, chance), tol=1e-5, points=2)
### BEGIN HIDDEN TESTS
def dropping(training):
    shape = (int(rng.integers(3, 6)), int(rng.integers(4, 8)))
    x, u = tensor(rng.standard_normal(shape)).float(), tensor(rng.uniform(0, 1, shape)).float()
    return x, float(rng.uniform(0.3, 0.8)), training, u


check("training", drop, solution.drop, args=dropping(True), tol=1e-4, points=5, category="while training")
check("in use", drop, solution.drop, args=dropping(False), tol=1e-4, points=5, category="in use")
x, p, _, u = dropping(True)
check("backwards", lambda *g: [drop_backward(x, p, True, u), drop_backward(x, p, False, u)],
      lambda *g: [solution.drop_backward(x, p, True, u), solution.drop_backward(x, p, False, u)], args=(x, p, u),
      tol=1e-4, points=2, category="backwards")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "rules-text", "locked": true, "schema_version": 3, "solution": false}
# ## 3. Three update rules (25 points)
#
# Each function gets the weights `w` and a list of gradients, one a step, and gives the list of the
# weights after each step. Everything that a rule remembers begins with zeros.
#
# - `momentum(w, grads, lr, mu)`: v = mu v + g, then w = w - lr v.
# - `rmsprop(w, grads, lr, rho, eps)`: s = rho s + (1 - rho) g², then w = w - lr g / (√s + eps).
# - `adam(w, grads, lr, b1, b2, eps)`: m = b1 m + (1 - b1) g and v = b2 v + (1 - b2) g². Both begin too
#   small, so in step t (the first is 1) divide them by 1 - b1ᵗ and 1 - b2ᵗ. Then w = w - lr m / (√v +
#   eps), with the divided ones.
#
# *Not allowed:* ready-made optimizers.

# %% nbgrader={"grade": false, "grade_id": "rules", "locked": false, "schema_version": 3, "solution": true}
def momentum(w, grads, lr, mu):
    """The weights after each step of gradient descent with momentum."""
    ### BEGIN SOLUTION
    v, after = torch.zeros_like(w), []
    for g in grads:
        v = mu * v + g
        w = w - lr * v
        after.append(w)
    return after
    ### END SOLUTION


def rmsprop(w, grads, lr, rho, eps):
    """The weights after each step of RMSprop."""
    ### BEGIN SOLUTION
    s, after = torch.zeros_like(w), []
    for g in grads:
        s = rho * s + (1 - rho) * g ** 2
        w = w - lr * g / (s.sqrt() + eps)
        after.append(w)
    return after
    ### END SOLUTION


def adam(w, grads, lr, b1, b2, eps):
    """The weights after each step of Adam."""
    ### BEGIN SOLUTION
    m, v, after = torch.zeros_like(w), torch.zeros_like(w), []
    for t, g in enumerate(grads, 1):
        m = b1 * m + (1 - b1) * g
        v = b2 * v + (1 - b2) * g ** 2
        w = w - lr * (m / (1 - b1 ** t)) / ((v / (1 - b2 ** t)).sqrt() + eps)
        after.append(w)
    return after
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "rules-tests", "locked": true, "points": 25, "schema_version": 3, "solution": false} convbook={"part": "rules", "answers": ["momentum", "rmsprop", "adam"], "forbidden": ["Optimizer"]}
begin, two = tensor([1.0, -2.0]), [tensor([0.5, -1.0]), tensor([0.25, 1.0])]
check("momentum: 0.95 -1.9, then 0.88 -1.91", momentum, [[0.95, -1.9], [0.88, -1.91]], args=(begin, two, 0.1, 0.9),
      tol=1e-5, points=2)
check("RMSprop: 0.6838 -1.6838, then 0.5363 -1.9132", rmsprop, [[0.683772, -1.683772], [0.536330, -1.913188]],
      args=(begin, two, 0.1, 0.9, 1e-8), tol=1e-4, points=2)
check("Adam: 0.9 -1.9, then 0.8068 -1.9053", adam, [[0.9, -1.9], [0.806782, -1.905263]],
      args=(begin, two, 0.1, 0.9, 0.999, 1e-8), tol=1e-4, points=6,
      hint="Adam's first step is lr in size, whatever the gradient: m and v are divided by 1 - b1ᵗ and 1 - b2ᵗ")
### BEGIN HIDDEN TESTS
def steps(number):
    shape = (int(rng.integers(2, 4)), int(rng.integers(3, 5)))
    w, *grads = [tensor(rng.standard_normal(shape)).float() for n in range(number + 1)]
    return w, grads


lr = float(rng.uniform(0.01, 0.1))
check("momentum", momentum, solution.momentum, args=(*steps(5), lr, float(rng.uniform(0.5, 0.95))), tol=1e-4, points=3,
      category="momentum, several steps")
check("rmsprop", rmsprop, solution.rmsprop, args=(*steps(5), lr, float(rng.uniform(0.8, 0.95)), 1e-3), tol=1e-4,
      points=3, category="RMSprop, several steps")
check("adam", adam, solution.adam, args=(*steps(2), lr, 0.9, 0.99, 1e-8), tol=1e-4, points=3,
      category="Adam, two steps")
check("adam", adam, solution.adam, args=(*steps(6), lr, float(rng.uniform(0.7, 0.9)), 0.95, 1e-2), tol=1e-4, points=6,
      category="Adam, several steps, other settings")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "rates-text", "locked": true, "schema_version": 3, "solution": false}
# ## 4. Rates that fall, weights that decay (10 points)
#
# - `step_rate(lr, t, every, factor)`: the rate in step t: multiplied by `factor` after each `every` steps.
#   0.1, halved every 10 steps, is 0.025 in step 29.
# - `cosine_rate(lr, t, total)`: half of lr times (1 + the cosine of pi t / total).
# - `decay_step(w, b, dw, db, lr, lam)`: one step of plain gradient descent with weight decay: `(w, b)`
#   after it. Weights become (1 - lr lam) w - lr dw. Biases do not decay. (The lecture's slide has lost an
#   lr on the way; think.)

# %% nbgrader={"grade": false, "grade_id": "rates", "locked": false, "schema_version": 3, "solution": true}
def step_rate(lr, t, every, factor):
    """The rate in step t (from 0), multiplied by factor after each `every` steps."""
    ### BEGIN SOLUTION
    return lr * factor ** (t // every)
    ### END SOLUTION


def cosine_rate(lr, t, total):
    """The rate in step t on the way from lr to 0 along half a cosine."""
    ### BEGIN SOLUTION
    return lr / 2 * (1 + math.cos(math.pi * t / total))
    ### END SOLUTION


def decay_step(w, b, dw, db, lr, lam):
    """Weights and biases after one step with weight decay."""
    ### BEGIN SOLUTION
    return (1 - lr * lam) * w - lr * dw, b - lr * db
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "rates-tests", "locked": true, "points": 10, "schema_version": 3, "solution": false} convbook={"part": "rates", "answers": ["step_rate", "cosine_rate", "decay_step"], "forbidden": ["Optimizer", "LRScheduler", "LearningRateSchedule"]}
def decayed(number):
    """A weight of 1 after so many steps of rate 0.1 and decay 0.01, without a gradient."""
    w = tensor([1.0])
    for step in range(number):
        w = tensor(np.array(decay_step(w, tensor([0.0]), tensor([0.0]), tensor([0.0]), 0.1, 0.01)[0])).float()
    return w


check("steps and cosine: 0.025 in step 29, 0.05 half way",
      lambda: [step_rate(0.1, 29, 10, 0.5), cosine_rate(0.1, 50, 100)], [0.025, 0.05], args=(), points=2)
check("0.999 to the 1000th: 0.3677", decayed, [0.3677], args=(1000,), tol=1e-3, points=1)
check("with gradients: 0.899 -0.101, the bias 0.8", lambda *given: list(decay_step(*given)), [[0.899, -0.101], [0.8]],
      args=(tensor([1.0, 0.0]), tensor([1.0]), tensor([1.0, 1.01]), tensor([2.0]), 0.1, 0.01), tol=1e-5, points=1,
      hint="the rate stands before the gradient, too")
### BEGIN HIDDEN TESTS
lr = float(rng.uniform(0.1, 1))
some_steps = [int(t) for t in rng.integers(0, 90, 6)] + [30]
check("step", lambda: [step_rate(lr, t, 15, 0.7) for t in some_steps],
      [solution.step_rate(lr, t, 15, 0.7) for t in some_steps], args=(), points=1, category="rates in steps")
check("cosine", lambda: [cosine_rate(lr, t, 90) for t in some_steps],
      [solution.cosine_rate(lr, t, 90) for t in some_steps], args=(), points=1, category="rates along a cosine")


def shaped(*shape):
    return tensor(rng.standard_normal(shape)).float()


given = shaped(3, 4), shaped(3), shaped(3, 4), shaped(3), float(rng.uniform(0.05, 0.3)), float(rng.uniform(0.1, 0.5))
check("weights", lambda *g: decay_step(*g)[0], lambda *g: solution.decay_step(*g)[0], args=given, tol=1e-4, points=2,
      category="decay, weights")
check("biases", lambda *g: decay_step(*g)[1], lambda *g: solution.decay_step(*g)[1], args=given, tol=1e-4, points=2,
      category="decay, biases")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "noise-text", "locked": true, "schema_version": 3, "solution": false}
# ## 5. Do not believe everything (15 points)
#
# A quarter of the 120 `labels` are wrong. A network of 2, 64, 64 and 2 units (ReLU between them), trained
# 400 steps on all points with Adam at 0.01, learns most of them by heart, wrong ones and all: of new points
# with right labels it knows 69 to 81 of 100.
#
# Train one of at least this size (4,482 numbers) in this cell, once, on `points` and `labels`, and let
# `trained()` give it back: an `nn.Module` from points (N, 2) to two scores each. 82 of 100 new points right
# give 7 points, 85 all 15. Use what the lesson offers.
#
# *Not allowed:* more points from `datasets.moons`.

# %% nbgrader={"grade": false, "grade_id": "noise", "locked": false, "schema_version": 3, "solution": true}
### BEGIN SOLUTION
manual_seed(1)
net = nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 2))
optimizer = torch.optim.Adam(net.parameters(), lr=0.01, weight_decay=0.01)
for step in range(200):
    optimizer.zero_grad()
    F.cross_entropy(net(points), labels).backward()
    optimizer.step()
### END SOLUTION


def trained():
    """The trained network."""
    ### BEGIN SOLUTION
    return net.eval()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "noise-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "noise", "answers": ["trained"], "forbidden_anywhere": ["moons"]}
def part_right(x, y):
    """The part of the points that the trained network is right about; it must have 4,482 numbers or more."""
    network = trained()
    numbers = sum(p.numel() for p in network.parameters())
    if numbers < 4482:
        raise ValueError(f"{numbers:,} numbers to learn; at least 4,482 are asked for")
    scores = np.array(network(x).detach())
    if scores.shape != (len(y), 2) or not np.isfinite(scores).all():
        raise ValueError(f"two scores for each point are wanted: {(len(y), 2)}, not {scores.shape}")
    return round(float((scores.argmax(axis=1) == np.array(y)).mean()), 3)


more_points, more_labels = datasets.moons(600, seed=7)
check("82% of 600 points", lambda: min(part_right(more_points, more_labels), 0.82), 0.82, args=(), points=3)
check("85% of 600 points", lambda: min(part_right(more_points, more_labels), 0.85), 0.85, args=(), points=3)
### BEGIN HIDDEN TESTS
# The solution is right about .89 to .91 of them, with manual_seed(1) to (5).
unseen, unseen_labels = datasets.moons(2000, seed=int(rng.integers(1000, 1000000)))
mixed = [int(i) for i in rng.permutation(2000)]
unseen, unseen_labels = unseen[mixed], unseen_labels[mixed]
for wanted, points_given in [(0.82, 4), (0.85, 5)]:
    check(f"{wanted:.0%} of 2000 points", lambda: min(part_right(unseen, unseen_labels), wanted), wanted, args=(),
          points=points_given, category=f"{wanted:.0%} of unseen points")
### END HIDDEN TESTS
