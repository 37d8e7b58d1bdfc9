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
# # Homework 7: See and make
#
# Five parts, 100 points: what a network looks at, the patches that a filter likes, boxes that overlap,
# noise added and taken away, and learning new things without forgetting. They follow lessons 15, 18, 19b
# and 20.
#
# - Write your answer where it says `raise NotImplementedError`. Keep the names and the arguments.
# - The cell below each answer checks it. What these checks show counts 40 of 100; the other 60 are
#   hidden checks with other pictures and numbers.
# - Where a part says *not allowed*, using the name in that part gives 0 points for it; so does the gradient of what was
#   computed outside its answer.

# %% Set-up nbgrader={"grade": false, "grade_id": "setup", "locked": true, "schema_version": 3, "solution": false}
import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *

# %% [markdown] nbgrader={"grade": false, "grade_id": "occlusion-text", "locked": true, "schema_version": 3, "solution": false}
# ## 1. Cover, and see what happens (20 points)
#
# `occlusion_map(score, image, size, step)`: `score` is a function that gives a number for a picture of rows
# and columns. Cover a square of `size` x `size` with zeros and ask again. The map holds the *drop*: the
# score of the whole picture less that of the covered one. Squares begin at row and column 0, `step`, 2
# `step`, ..., as long as they fit.
#
# A classifier that is sure to 0.95 of an elephant, and to 0.75 when its head is covered, drops by 0.20.
#
# *Not allowed:* `occlusion`, `scan`.

# %% nbgrader={"grade": false, "grade_id": "occlusion", "locked": false, "schema_version": 3, "solution": true}
def occlusion_map(score, image, size, step):
    """How much the score drops when a square is covered: a table with a number for each place of the square."""
    ### BEGIN SOLUTION
    whole = score(image)
    rows, columns = (image.shape[0] - size) // step + 1, (image.shape[1] - size) // step + 1
    drops = zeros(rows, columns)
    for i in range(rows):
        for j in range(columns):
            covered = image.clone()
            covered[i * step:i * step + size, j * step:j * step + size] = 0
            drops[i, j] = whole - score(covered)
    return drops
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "occlusion-tests", "locked": true, "points": 20, "schema_version": 3, "solution": false} convbook={"part": "occlusion", "answers": ["occlusion_map"], "forbidden": ["occlusion", "scan"]}
def elephant(picture):
    """0.15 for nothing, 0.60 for the body (rows and columns 2, 3), 0.20 for the head (rows 0, 1, columns 4, 5)."""
    return 0.15 + 0.15 * float(picture[2:4, 2:4].sum()) + 0.05 * float(picture[0:2, 4:6].sum())


def sized(score, size, step):
    """The shape of the map."""
    return lambda picture: np.array(occlusion_map(score, picture, size, step)).shape


check("4 x 6, squares of 2, steps of 1: 3 x 5", sized(elephant, 2, 1), (3, 5), args=(ones(4, 6),), points=3)
check("0.20 where the head is covered, 0.60 where the body is", lambda picture: occlusion_map(elephant, picture, 2, 2),
      [[0, 0, 0.2], [0, 0.6, 0]], args=(ones(4, 6),), tol=1e-4, points=5,
      hint="0.95 less 0.75; and is only one square covered at a time?")
### BEGIN HIDDEN TESTS
rows, columns = int(rng.integers(7, 9)), int(rng.integers(10, 12))
scene = tensor(rng.uniform(0.2, 1, (rows, columns))).float()
tastes = tensor(rng.standard_normal((rows, columns))).float()


def taste(picture):
    return float((picture * tastes).sum()) + 3


check("shape", sized(taste, 3, 2), ((rows - 3) // 2 + 1, (columns - 3) // 2 + 1), args=(scene,), points=5,
      category="the map's shape, steps that do not divide")
check("drops", lambda picture: occlusion_map(taste, picture, 3, 2),
      lambda picture: solution.occlusion_map(taste, picture, 3, 2),
      args=(scene,), tol=1e-3, points=7, category="the drops, another score and scene")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "patches-text", "locked": true, "schema_version": 3, "solution": false}
# ## 2. What a filter likes best (15 points)
#
# `top_patches(pictures, k, n)`: of all patches of all `pictures` (N, H, W), the `n` to which the kernel `k`
# answers most (xcorr): a list of `(picture, row, column)`, whole numbers counted from 0, of the patches'
# first pixels, the strongest answer first. The library's `xcorr` may be used.
#
# *Not allowed:* the library's `top_patches`.

# %% nbgrader={"grade": false, "grade_id": "patches", "locked": false, "schema_version": 3, "solution": true}
def top_patches(pictures, k, n):
    """The n places where k answers most: [(picture, row, column), ...]."""
    ### BEGIN SOLUTION
    found = []
    for number in range(pictures.shape[0]):
        answers = xcorr(pictures[number], k)
        for i in range(answers.shape[0]):
            for j in range(answers.shape[1]):
                found.append((answers[i, j].item(), number, i, j))
    found.sort(key=lambda place: -place[0])
    return [place[1:] for place in found[:n]]
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "patches-tests", "locked": true, "points": 15, "schema_version": 3, "solution": false} convbook={"part": "patches", "answers": ["top_patches"], "forbidden": ["top_patches"]}
three = zeros(3, 4, 5)
three[0, 1, 2] = 1
three[1, 2, 1] = 3
three[2, 0, 3] = -5
dot = tensor([[0.0, 1.0], [0.0, 0.0]])
check("the brightest dot is in picture 1", top_patches, [(1, 2, 0)], args=(three, dot, 1), points=3,
      hint="the kernel looks at the upper right pixel of its patch")
check("then the one in picture 0; dark dots last", top_patches, [(1, 2, 0), (0, 1, 1)], args=(three, dot, 2), points=3)
### BEGIN HIDDEN TESTS
def album(count):
    """Pictures whose answers are all different."""
    return tensor(rng.standard_normal((count, int(rng.integers(5, 7)), int(rng.integers(8, 10))))).float()


check("several", top_patches, solution.top_patches, points=5, category="several pictures, a rectangular kernel",
      args=(album(3), tensor(rng.standard_normal((2, 3))).float(), int(rng.integers(4, 8))))
check("many", top_patches, solution.top_patches, points=4, category="more patches of one picture than of another",
      args=(album(4) * tensor([1.0, 0.5, 4.0, 2.0]).reshape(4, 1, 1), tensor(rng.standard_normal((3, 2))).float(), 12))
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "boxes-text", "locked": true, "schema_version": 3, "solution": false}
# ## 3. Boxes (20 points)
#
# A box is `(left, top, right, bottom)`.
#
# - `overlap(a, b)`: intersection over union: the area that both share, divided by the area that they
#   cover together. 0 where they do not meet.
# - `suppress(boxes, scores, limit)`: take the box with the best score, throw away all others that overlap
#   it by more than `limit`, take the best of the rest, and so on. Returns the numbers of the boxes
#   taken, best score first.
#
# *Not allowed:* `iou`, `nms`, `box_iou`.

# %% nbgrader={"grade": false, "grade_id": "boxes", "locked": false, "schema_version": 3, "solution": true}
def overlap(a, b):
    """The intersection of two boxes over their union."""
    ### BEGIN SOLUTION
    width = min(a[2], b[2]) - max(a[0], b[0])
    height = min(a[3], b[3]) - max(a[1], b[1])
    shared = max(0, width) * max(0, height)
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)
    ### END SOLUTION


def suppress(boxes, scores, limit):
    """The numbers of the boxes that stay, best score first."""
    ### BEGIN SOLUTION
    order = sorted(range(len(boxes)), key=lambda n: -scores[n])
    taken = []
    for n in order:
        if all(overlap(boxes[n], boxes[m]) <= limit for m in taken):
            taken.append(n)
    return taken
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "boxes-tests", "locked": true, "points": 20, "schema_version": 3, "solution": false} convbook={"part": "boxes", "answers": ["overlap", "suppress"], "forbidden": ["nms", "box_iou"]}
check("two squares of 4 that share one: 1 / 7", overlap, 1 / 7, args=((0, 0, 2, 2), (1, 1, 3, 3)), points=3,
      hint="4 + 4 - 1: the shared square is counted once")
check("far apart: 0", overlap, 0, args=((0, 0, 2, 2), (5, 6, 8, 9)), points=2)
check("of three boxes the second best falls", suppress, [1, 0], points=3, hint="the best score first",
      args=([(20, 20, 30, 30), (0, 0, 10, 10), (2, 0, 12, 10)], [0.6, 0.9, 0.8], 0.5))
### BEGIN HIDDEN TESTS
def box():
    left, top = [float(v) for v in rng.uniform(0, 10, 2)]
    return left, top, left + float(rng.uniform(3, 9)), top + float(rng.uniform(3, 9))


pairs = []
while len(pairs) < 8:
    pair = box(), box()
    if 0.05 < solution.overlap(*pair) < 0.8:
        pairs.append(pair)
check("overlaps", lambda: [overlap(*pair) for pair in pairs], [solution.overlap(*pair) for pair in pairs], args=(),
      tol=1e-6, points=4, category="overlaps of other boxes")
apart = [(20.0 * n, 5.0 * n, 20.0 * n + 6, 5.0 * n + 8) for n in range(6)]
scores = [float(s) for s in rng.permutation([0.3, 0.9, 0.5, 0.7, 0.2, 0.95])]
if scores == sorted(scores, reverse=True):
    scores.reverse()
check("apart", suppress, solution.suppress, args=(apart, scores, 0.3), points=3, category="boxes that do not meet")


def crowd():
    """Boxes of two sizes around a few places; which stay depends on their union, and on the order of their scores."""
    while True:
        boxes = []
        for place in range(3):
            x, y = 30.0 * place, float(rng.uniform(0, 5))
            for n in range(4):
                dx, dy = [float(v) for v in rng.uniform(0, 5, 2)]
                boxes.append((x + dx, y + dy, x + dx + 10, y + dy + 10))
        scores = [float(s) for s in rng.permutation(12) / 12 + 0.05]
        found = solution.suppress(boxes, scores, 0.4)
        harsh = solution.suppress(boxes, scores, 0.25)
        late = solution.suppress(boxes, scores, 0.667)
        if found != sorted(found) and len(found) < 10 and found != late and found != harsh:
            return boxes, scores, 0.4


check("crowd", suppress, solution.suppress, args=crowd(), points=5, category="crowds of boxes")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "noise-text", "locked": true, "schema_version": 3, "solution": false}
# ## 4. Noise, there and back (25 points)
#
# Diffusion adds noise in steps t = 0, 1, ..., with variances `betas` (a tensor). With alpha = 1 - beta:
#
# - `alpha_bars(betas)`: for each t the product of all alphas up to and with t. For 1000 betas from 0.0001
#   to 0.02 the last one is 0.00004036.
# - `add_noise(x0, t, bars, noise)`: all steps at once: the root of bars[t] times x0, plus the root of
#   1 - bars[t] times `noise`.
# - `step_back(x, t, guess, betas, noise)`: one step from t to t - 1, where a network `guess`es the noise in
#   x: (x - beta / √(1 - bar) * guess) / √alpha, all three at t; then, but *not* in the last step t = 0,
#   plus √beta times `noise`.

# %% nbgrader={"grade": false, "grade_id": "noise", "locked": false, "schema_version": 3, "solution": true}
def alpha_bars(betas):
    """The products of 1 - beta up to each step."""
    ### BEGIN SOLUTION
    return torch.cumprod(1 - betas, dim=0)
    ### END SOLUTION


def add_noise(x0, t, bars, noise):
    """x0 after all steps up to t."""
    ### BEGIN SOLUTION
    return bars[t].sqrt() * x0 + (1 - bars[t]).sqrt() * noise
    ### END SOLUTION


def step_back(x, t, guess, betas, noise):
    """x one step earlier than t."""
    ### BEGIN SOLUTION
    bar = torch.cumprod(1 - betas, dim=0)[t]
    earlier = (x - betas[t] / (1 - bar).sqrt() * guess) / (1 - betas[t]).sqrt()
    return earlier + betas[t].sqrt() * noise if t > 0 else earlier
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "noise-tests", "locked": true, "points": 25, "schema_version": 3, "solution": false} convbook={"part": "noise", "answers": ["alpha_bars", "add_noise", "step_back"], "forbidden": []}
check("1000 steps from 0.0001 to 0.02: 0.00004036", lambda betas: float(np.array(alpha_bars(betas))[-1]) * 1e5, 4.036,
      tol=0.01, args=(torch.linspace(0.0001, 0.02, 1000),), points=3)
check("bar 0.64: 0.8 * 3 - 0.6 * 1", add_noise, [1.8, 0.6], args=(tensor([3.0, 0.0]), 1, tensor([0.9, 0.64]),
                                                                  tensor([-1.0, 1.0])),
      tol=1e-5, points=4)
check("a step back from t = 1: 1.5258", step_back, [1.525781],
      args=(tensor([1.0]), 1, tensor([0.5]), tensor([0.19, 0.36]), tensor([1.0])), tol=1e-4, points=3,
      hint="bar is 0.81 * 0.64: (1 - 0.36 / √0.4816 * 0.5) / 0.8 + 0.6")
### BEGIN HIDDEN TESTS
def schedule():
    return tensor(rng.uniform(0.02, 0.3, int(rng.integers(8, 14)))).float()


def picture():
    return tensor(rng.standard_normal((3, 4))).float()


betas = schedule()
late = int(rng.integers(3, 7))
check("bars", alpha_bars, solution.alpha_bars, args=(betas,), tol=1e-5, points=5, category="products of other betas")
check("there", add_noise, solution.add_noise, args=(picture(), late, solution.alpha_bars(betas), picture()), tol=1e-4,
      points=3, category="noise added, other pictures")
check("back", step_back, solution.step_back, args=(picture(), late, picture(), betas, picture()), tol=1e-4, points=2,
      category="a step back")
check("last", step_back, solution.step_back, args=(picture(), 0, picture(), betas, picture()), tol=1e-4, points=5,
      category="the last step back")
### END HIDDEN TESTS

# %% [markdown] nbgrader={"grade": false, "grade_id": "transfer-text", "locked": true, "schema_version": 3, "solution": false}
# ## 5. Learn on, without forgetting (20 points)
#
# A network has learned kernels `k`; for a new task it gets a new head `w`, `b`:
#
#     scores = relu(conv2d(x, k)), the mean over rows and columns of each map, @ w + b
#
# `transfer(k, w, b, x, y, lr, steps)`: train *only the head* by gradient descent: `steps` times the gradient
# of the mean softmax cross-entropy over all of x, and `lr` times that off w and b. Return `(k, w, b)`. The
# kernels are frozen: they must come back as they were, bit for bit.

# %% nbgrader={"grade": false, "grade_id": "transfer", "locked": false, "schema_version": 3, "solution": true}
def transfer(k, w, b, x, y, lr, steps):
    """The kernels as they were, and the head after its training."""
    ### BEGIN SOLUTION
    features = F.relu(F.conv2d(x, k)).mean(dim=(2, 3))
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    optimizer = torch.optim.SGD([w, b], lr=lr)
    for step in range(steps):
        optimizer.zero_grad()
        F.cross_entropy(features @ w + b, y).backward()
        optimizer.step()
    return k, w.detach(), b.detach()
    ### END SOLUTION

# %% nbgrader={"grade": true, "grade_id": "transfer-tests", "locked": true, "points": 20, "schema_version": 3, "solution": false} convbook={"part": "transfer", "answers": ["transfer"], "forbidden": []}
def head(k, w, b, x, y, lr, steps):
    """The head after training; it must have learned something."""
    _, *trained = transfer(k, w, b, x, y, lr, steps)
    return trained


def frozen(k, w, b, x, y, lr, steps):
    """How many numbers of the kernels have changed, while the head has."""
    kernels, w_after, _ = transfer(k, w, b, x, y, lr, steps)
    if np.abs(np.array(w_after) - np.array(w)).max() < 1e-6:
        raise ValueError("the head has not changed")
    return int((np.array(kernels) != np.array(k)).sum())


def one_step(k, w, b, x, y, lr, steps):
    w, b = w.clone().requires_grad_(), b.clone().requires_grad_()
    loss = F.cross_entropy(F.relu(F.conv2d(x, k)).mean(dim=(2, 3)) @ w + b, y)
    return [p.detach() - lr * g for p, g in zip([w, b], torch.autograd.grad(loss, [w, b]))]


manual_seed(7)
task = randn(3, 1, 3, 3), randn(3, 4) * 0.5, zeros(4), randn(8, 1, 6, 6), tensor([0, 1, 2, 3, 0, 1, 2, 3])
check("one step of the head", head, one_step, args=(*task, 0.5, 1), tol=1e-4, points=2)
check("three steps: no kernel has changed", frozen, 0, args=(*task, 0.5, 3), points=6,
      hint="give the optimizer only w and b")
### BEGIN HIDDEN TESTS
def new_task():
    maps, classes, n = int(rng.integers(3, 5)), int(rng.integers(3, 5)), int(rng.integers(8, 12))
    shapes = [(maps, 1, 3, 3), (maps, classes), (classes,), (n, 1, 6, 7)]
    return (*[tensor(rng.standard_normal(shape)).float() for shape in shapes], tensor(rng.integers(0, classes, n)))


def their_head(*given):
    return list(solution.transfer(*given)[1:])


lr = float(rng.uniform(0.5, 1))
check("one step", head, their_head, args=(*new_task(), lr, 1), tol=1e-4, points=3, category="the head after one step")
check("many steps", head, their_head, args=(*new_task(), lr, int(rng.integers(15, 25))), tol=1e-3, points=5,
      category="the head after many steps")
check("frozen", frozen, 0, args=(*new_task(), lr, 5), points=4, category="frozen kernels")
### END HIDDEN TESTS
