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

# %% [markdown]
# # Lesson 3: Filters
#
# Lesson 2 slid one kernel over one picture. But which numbers belong in a kernel? This lesson
# collects some that earned their fame: parts of a letter, steps of brightness, lines at an angle as
# the cells of a cat's brain look for them. At the end we throw them all away and let a program find
# its own.

# %% [markdown]
# ## 1. Computers are literal
#
# Here are two letters, each a 9 x 9 grid: 1 where there is ink, -1 where there is paper. You call
# both an X without thinking. Now compare them as a program would, cell by cell.

# %% See: two letters items="B5"
clean, sloppy = datasets.clean_x(), datasets.deformed_x()
show(clean > 0, title="an X")
show(sloppy > 0, title="an X, too?")
check("two grids of 9 x 9", (clean.shape, sloppy.shape), ((9, 9), (9, 9)))

# %% Compute: how many cells agree? items="B5 A18"
same = (clean == sloppy).sum().item()
print(same, "of", clean.numel(), "cells are equal,", clean.numel() - same,
      "differ")
check("65 of 81 cells agree", same, 65)

# %% [markdown]
# Multiply two such grids cell by cell: 1 where they agree, -1 where they differ. So the sum of the
# products, their **dot product**, counts agreements minus disagreements. A kernel does nothing
# else: it is a small template, and its answer says how well the patch agrees with it.

# %% Predict: the dot product of the two letters items="B5 A18"
predict("65 cells agree, 16 differ. What is the dot product of the two grids?",
        65 - 16)
check("agreements minus disagreements", (clean * sloppy).sum().item(), 49.0)
check("an X with itself: all 81 agree", (clean * clean).sum().item(), 81.0)

# %% [markdown]
# 49 out of 81 is a poor match for two pictures of the same letter. And look what gets a better one:

# %% Compute: a worse picture with a better score items="B5"
blank = full((9, 9), -1.0)
score = (clean * blank).sum().item()
print("X and deformed X:", (clean * sloppy).sum().item(),
      "  X and a blank sheet:", score)
check("the blank sheet agrees with all the paper of the X", score, 55.0)

# %% [markdown]
# An empty sheet of paper is "more X" than an X drawn by a shaky hand. To compare whole pictures
# cell by cell is too literal. We would like to know an X when it is shifted, shrunk, turned or
# bent.

# %% [markdown]
# ## 2. Parts of an X
#
# The shaky X has the same *parts* as the clean one: short strokes in both directions and a
# crossing. They only stand elsewhere. So look for the parts, each with a kernel of 3 x 3.

# %% See: three kernels items="B6"
F1 = tensor([[1.0, -1.0, -1.0], [-1.0, 1.0, -1.0], [-1.0, -1.0, 1.0]])
F2 = tensor([[1.0, -1.0, 1.0], [-1.0, 1.0, -1.0], [1.0, -1.0, 1.0]])
F3 = tensor([[-1.0, -1.0, 1.0], [-1.0, 1.0, -1.0], [1.0, -1.0, -1.0]])
show(F1, kind="numbers", title="F1: a stroke falling to the right")
show(F2, kind="numbers", title="F2: a crossing")
show(F3, kind="numbers", title="F3: a stroke falling to the left")
check("F3 is F1 in a mirror", F3, F1.flip([1]))

# %% Predict: a perfect patch items="B6"
predict("Nine cells of a patch, and all nine agree with the kernel. "
        "What is the answer?", 9)
perfect = explain(F1, clean, at=(1, 1))
check("the patch at (1, 1) is F1 itself", perfect.patch, F1)
check("and so the answer is 9", perfect.sum, 9.0)

# %% Compute: the map of F1 items="B6"
map1, map2, map3 = xcorr(clean, F1), xcorr(clean, F2), xcorr(clean, F3)
show(map1, kind="numbers", title="F1 on the clean X")
check("its first row", map1[0].tolist(), [7, -1, 1, 3, 5, -1, 3])

# %% [markdown]
# Nine cells can agree at most 9 times. Divided by 9 the answer is a share: 1 for a perfect match,
# -1 for the exact opposite.

# %% See: where each part is found items="B6"
print("first row of F1's map / 9:",
      [round(value, 2) for value in (map1[0] / 9).tolist()])
check("to two digits", (map1[0] / 9).tolist(),
      [.78, -.11, .11, .33, .56, -.11, .33], tol=0.006)
for name, found in [("F1", map1), ("F2", map2), ("F3", map3)]:
    show(found, kind="signed", title=f"{name} on the clean X")

# %% [markdown]
# The maps draw the X again, sorted by part: F1 finds the stroke that falls to the right, F3 the
# other one, F2 the crossing. *Where* exactly do they find a perfect match?

# %% Exercise 3.1: where does a filter answer most? items="B6"
def best_places(picture, kernel):
    """The (row, column) of all places where the kernel's map is largest."""
    ### BEGIN SOLUTION
    found = xcorr(picture, kernel)
    largest = found.max().item()
    places = []
    for row in range(found.shape[0]):
        for column in range(found.shape[1]):
            if found[row, column].item() == largest:
                places.append((row, column))
    return places
    ### END SOLUTION


check("F1: four places down the stroke", best_places(clean, F1),
      [(1, 1), (2, 2), (4, 4), (5, 5)],
      hint="rows first; places of the map, not of the picture")
check("F2: only the crossing", best_places(clean, F2), [(3, 3)])
check("F3: four places down the other stroke", best_places(clean, F3),
      [(1, 5), (2, 4), (4, 2), (5, 1)])
check("the largest answer need not be 9", best_places(sloppy, F1),
      [(1, 0), (5, 6)], hint="compare with the largest value of this very map")

# %% [markdown]
# **Hint.** First the map: `found = xcorr(picture, kernel)`. Its largest value is
# `found.max().item()`. Then visit every place with two loops, as in exercise 1.1.

# %% [markdown]
# **Second hint.** `found.shape` gives the rows and columns to loop over. Collect `(row, column)`
# whenever `found[row, column].item()` equals the largest value.

# %% [markdown]
# ### The same parts in the shaky X
#
# Why is (3, 3) missing from F1's list? Because the crossing has two strokes, and F1 wants one: there
# it gets 5. Now the second letter. Keep of each map only its *largest* answer: "this part is there,
# somewhere". To keep the largest of many is called **max-pooling**; lesson 8 is about it.

# %% Compute: the best answer of each part items="B6"
def best_answers(picture):
    return [xcorr(picture, kernel).max().item() for kernel in (F1, F2, F3)]


plus = full((9, 9), -1.0)
plus[1:8, 4] = 1
plus[4, 1:8] = 1
show(plus > 0, title="a third letter, for comparison: a plus")
for name, letter in [("clean X", clean), ("shaky X", sloppy), ("plus", plus),
                     ("blank", blank)]:
    best = best_answers(letter)
    print(f"{name:8}", best, " as shares of 9:",
          [round(value / 9, 2) for value in best])

check("the clean X has all three parts, perfectly", best_answers(clean),
      [9, 9, 9])
check("the shaky X: its strokes nearly, its crossing perfectly",
      best_answers(sloppy), [7, 9, 7])
check("at the same place as before, (3, 3)", xcorr(sloppy, F2).argmax().item(),
      3 * 7 + 3)

# %% [markdown]
# Literally, the shaky X lost to a blank sheet. By its parts it has 7, 9, 7 of 9, 9, 9, and plus and
# blank are far behind. That is the whole idea of a convolutional network in three steps: match
# small parts everywhere, keep the best answers, decide by them.

# %% Change: make it shakier items="B6"
# this cell of the clean X turns into its opposite; try others
row, column = 2, 2

damaged = clean.clone()
damaged[row, column] = -damaged[row, column]
show(damaged > 0, title="one cell changed")
print("cells equal:", (damaged == clean).sum().item(), "  best answers:",
      best_answers(damaged))
assert (damaged == clean).sum().item() == 80

# %% [markdown]
# The best answers stay 9, 9, 9, and that is the point: the damaged stroke is still found, perfectly,
# at its three other places. Of the crossing there is only one. Damage any of its cells, rows and
# columns 3 to 5, and the middle answer falls to 7.

# %% [markdown]
# ## 3. Two numbers that see edges
#
# The smallest filter of all has two weights: `1 -1`, left minus right. It answers where brightness
# changes. A third lecture lets it walk over 8 x 8 pixels of two bars, and then a second filter, the
# same standing upright.

# %% See: two bars items="B9"
bars = tensor([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 8)
left_minus_right = tensor([[1.0, -1.0]])
upper_minus_lower = tensor([[1.0], [-1.0]])
show(bars, title="8 x 8: bright, dark, bright")

# %% Predict: sizes items="B9"
predict("A kernel of 1 row and 2 columns on 8 x 8: how many columns are left?",
        7)
predict("And a kernel of 2 rows and 1 column: how many rows are left?", 7)
first, second = xcorr(bars, left_minus_right), xcorr(bars, upper_minus_lower)
check("8 rows of 7", first.shape, (8, 7))
check("7 rows of 8", second.shape, (7, 8))

# %% Compute: both outputs items="B9"
show(first, kind="numbers", title="left minus right")
show(second, kind="numbers", title="upper minus lower")
check("1 where light ends, -1 where it begins", first,
      tensor([[0, 1, 0, 0, 0, -1, 0]] * 8))
check("nothing changes from row to row", second, zeros(7, 8))

# %% [markdown]
# (The lecture's print has lost a row of each: it shows 7 of the first output's 8 rows and 6 of the
# second's 7. The formula of lesson 2 tells you so without running anything.)
#
# The filter is not symmetric, so it also notices which operation you use. True convolution flips
# the kernel, and every sign turns round. The X filters would not: turn any of them by half a turn
# and it is the same.

# %% Compute: flipped or not? items="B9"
print("cross-correlation:", first[0].long().tolist())
print("true convolution: ",
      conv2d_true(bars, left_minus_right)[0].long().tolist())
check("all signs turn round", conv2d_true(bars, left_minus_right),
      tensor([[0, -1, 0, 0, 0, 1, 0]] * 8))
for name, k in [("F1", F1), ("F2", F2), ("F3", F3)]:
    check(f"{name} cannot tell", conv2d_true(clean, k), xcorr(clean, k))

# %% [markdown]
# ## 4. Sobel
#
# Differences of neighbouring pixels are nervous: a speck of noise looks like an edge. Irwin Sobel's
# filter of 1968 keeps a row between the two that it compares, and averages along them, the middle
# pixel counting twice. Averaging one way and differencing the other makes a calm edge detector that
# is still in use.

# %% See: the kernel, and what it is made of items="B14"
sobel_y = tensor([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])
sobel_x = sobel_y.T
difference, average = tensor([[1.0], [0.0], [-1.0]]), tensor([[1.0, 2.0, 1.0]])
show(sobel_y, kind="numbers", title="1 2 1 across times 1 0 -1 downwards")
check("a column of differences times a row of averages", difference @ average,
      sobel_y)

# %% [markdown]
# A lecture calls exactly these numbers the "vertical Sobel". Careful: they compare what is *above*
# with what is *below*. So they take the derivative in the vertical direction, along y, and
# therefore answer to **horizontal** edges. Both namings are in use; we say `sobel_y` and look at
# what it does.

# %% Predict: three test pictures items="B14"
step_along_y = zeros(6, 6)
step_along_y[3:, :] = 1
step_along_x = step_along_y.T
predict("Dark above, bright below, a step of 1. "
        "How large an answer, sign aside?", 4)
show(xcorr(step_along_y, sobel_y), kind="numbers",
     title="a step along y (a horizontal edge)")
show(xcorr(step_along_x, sobel_y), kind="numbers",
     title="a step along x (a vertical edge)")

check("a constant picture answers 0", xcorr(full((6, 6), 200.0), sobel_y),
      zeros(4, 4))
check("a step along y, dark to bright: -4", xcorr(step_along_y, sobel_y),
      tensor([[0] * 4, [-4] * 4, [-4] * 4, [0] * 4]))
check("bright to dark: 4", xcorr(1 - step_along_y, sobel_y).max().item(), 4.0)
check("a step along x: 0 everywhere", xcorr(step_along_x, sobel_y), zeros(4, 4))
check("sobel_x does it the other way round", xcorr(step_along_x, sobel_x),
      xcorr(step_along_y, sobel_y).T)

# %% See: Lincoln's edges items="B14"
lincoln = datasets.lincoln().float()
lincoln_edges = xcorr(lincoln, sobel_y)
show(lincoln_edges, kind="signed", title="sobel_y on the portrait")
print("from", lincoln_edges.min().item(), "to", lincoln_edges.max().item())
check("the lowest answer", lincoln_edges.min().item(), -898.0)
check("the highest", lincoln_edges.max().item(), 739.0)

# %% [markdown]
# Two filters, one for each direction, and you can measure an edge at any angle: take their answers
# as the two sides of a right angle and compute the long side. It is the strength of the edge,
# whatever its direction.

# %% See: a shoe, edges along y, along x, and all edges items="B14"
which = 0  # 0 is an ankle boot; try 1 to 9

clothes, labels = datasets.fashion_mnist(limit=10)
shoe = clothes[which].float()
along_y, along_x = xcorr(shoe, sobel_y), xcorr(shoe, sobel_x)
strength = (along_y ** 2 + along_x ** 2).sqrt()
show(shoe, title="the picture")
show(along_y, kind="signed", title="sobel_y")
show(along_x, kind="signed", title="sobel_x")
show(strength, title="the strength of edges in any direction")
check("strength is never less than either one",
      bool((strength >= along_y.abs()).all()
           and (strength >= along_x.abs()).all()))

# %% [markdown]
# Now design one. Lesson 2 met a lecture's filter for horizontal edges, printed without its minus
# signs. Yours shall have the right signs, and another virtue: the row in the middle must not count,
# so that the filter looks at the pixels above and below a place without preferring either.

# %% Exercise 3.2: design a filter for horizontal edges items="B14"
def horizontal_filter():
    """A 3x3 kernel: 765 where dark (0) turns to bright (255) downwards,
    -765 the other way round."""
    ### BEGIN SOLUTION
    return tensor([[-1.0, -1.0, -1.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]])
    ### END SOLUTION


thin_line = zeros(3, 8)
thin_line[1, :] = 255
check("it is 3 x 3", horizontal_filter(), lambda k: k.shape == (3, 3))
check("an even picture answers 0", horizontal_filter(),
      lambda k: xcorr(full((6, 6), 200.0), k).abs().max().item() == 0,
      hint="the nine weights must sum to 0: "
           "this is what the lecture's print violates")
check("dark above bright answers 765", horizontal_filter(),
      lambda k: xcorr(255 * step_along_y, k).max().item() == 765,
      hint="three columns, each of which contributes 255")
check("bright above dark answers -765", horizontal_filter(),
      lambda k: xcorr(255 - 255 * step_along_y, k).min().item() == -765)
check("a vertical edge answers 0", horizontal_filter(),
      lambda k: xcorr(255 * step_along_x, k).abs().max().item() == 0)
check("light in the middle row does not count", horizontal_filter(),
      lambda k: xcorr(thin_line, k).abs().max().item() == 0,
      hint="which weights meet the middle row?")

# %% [markdown]
# **Hint.** Below minus above. The upper row gets one sign, the lower row the other, the middle row
# nothing. Sobel's kernel has this form, but its answers are 4 x 255.

# %% [markdown]
# **Second hint.** `tensor([[a, a, a], [0.0, 0.0, 0.0], [b, b, b]])`, with a and b such that a dark
# upper row and a bright lower row give +255 in each column.

# %% [markdown]
# ## 5. Filters on filters: a corner
#
# A corner is a place where an upright line ends *and* a level line begins. Two line detectors give
# two maps. What looks at the two maps together and says "and"? Another kernel! It has two layers,
# one for each map: one wants an upright line above, the other a level line below. Each line answers
# 3 at its best. A bias of -4 sees to it that no single line is enough.

# %% See: an L, and its two line maps items="A10"
letter_l = zeros(9, 9)
letter_l[2:8, 2] = 1
letter_l[7, 2:8] = 1
upright, level = zeros(3, 3), zeros(3, 3)
upright[:, 1] = 1
level[1, :] = 1
line_maps = stack([xcorr(letter_l, upright), xcorr(letter_l, level)])
show(letter_l, title="an L")
show(line_maps, kind="maps", title="upright lines, level lines")
check("two maps of 7 x 7", line_maps.shape, (2, 7, 7))

# %% Compute: both lines, and so the corner items="A10"
both = zeros(2, 3, 3)
both[0, 0, 1] = 1  # in the map of upright lines: one place above the middle
both[1, 2, 1] = 1  # in the map of level lines: one place below the middle


def corners(picture):
    """Two layers: lines, then corners; ReLU(answer - 4)."""
    lines = stack([xcorr(picture, upright), xcorr(picture, level)])
    return relu(xcorr(lines, both) - 4)


found = corners(letter_l)
show(found, kind="numbers", title="the corner detector's answers")
check("it fires at one place only", (found > 0).sum().item(), 1)
check("the one that sees the corner: rows 4 to 8, columns 0 to 4",
      found.argmax().item(), 4 * 5 + 0)

# %% Predict: do single lines suffice? items="A10"
only_upright, only_level = zeros(9, 9), zeros(9, 9)
only_upright[2:8, 2] = 1
only_level[7, 2:8] = 1
predict("A single upright line: "
        "at how many places does the corner detector fire?", 0)
check("an upright line alone: silence", corners(only_upright).max().item(), 0.0)
check("a level line alone: silence", corners(only_level).max().item(), 0.0)

# %% [markdown]
# The second kernel never saw a pixel. It speaks about lines, in a window of 3 x 3 *answers*, which
# come from 5 x 5 pixels. Lines make corners, corners make shapes, shapes make faces: each layer
# combines what the one below has found.

# %% [markdown]
# ## 6. Orientation: what a cat sees
#
# Around 1960 David Hubel and Torsten Wiesel listened to single cells in the visual cortex of a cat.
# Some cells, shown a bar of light, fired wildly when the bar stood at one angle and fell silent as
# it turned away. They called them **simple cells**. A good model of one is a kernel: a wave under a
# bell curve, called a **Gabor filter**. Bright stripe in the middle, dark stripes to both sides.

# %% See: a Gabor filter, and a bar items="A11"
from math import cos, exp, pi, sin


def gabor(degrees, size=15, wavelength=8.0, sigma=3.0):
    """A wave under a bell, with mean 0 and length 1; its stripes stand
    upright at 0 degrees."""
    middle, turn = (size - 1) / 2, degrees * pi / 180
    wave = zeros(size, size)
    for row in range(size):
        for column in range(size):
            x, y = column - middle, row - middle
            across = x * cos(turn) + y * sin(turn)
            bell = exp(-(x ** 2 + y ** 2) / (2 * sigma ** 2))
            wave[row, column] = bell * cos(2 * pi * across / wavelength)
    wave = wave - wave.mean()
    return wave / (wave ** 2).sum().sqrt()


cell = gabor(0)
show(cell, kind="signed", title="a simple cell for upright bars")
show(datasets.oriented_bar(30), title="a bar of light at 30 degrees")
check("an even light leaves it cold: its weights sum to 0", cell.sum().item(),
      0.0, tol=1e-5)

# %% Compute: turn the bar items="A11"
def answer(kernel, degrees):
    return (kernel * datasets.oriented_bar(degrees)).sum().item()


angles = list(range(-90, 91, 15))
tuning = [answer(cell, angle) for angle in angles]
for angle, value in zip(angles, tuning):
    print(f"{angle:4} degrees {value:5.2f} " + "#" * round(20 * value))

# Measured once with this engine: 1.923, 1.524, .902, .457, .053.
check("0 degrees", answer(cell, 0), 1.92, tol=0.006)
check("15 degrees to either side", [answer(cell, 15), answer(cell, -15)],
      [1.52, 1.52], tol=0.006)
check("30 degrees to either side", [answer(cell, 30), answer(cell, -30)],
      [0.90, 0.90], tol=0.006)
check("45 degrees", answer(cell, 45), 0.46, tol=0.006)
check("90 degrees", answer(cell, 90), 0.05, tol=0.006)
falling = [answer(cell, angle) for angle in range(0, 91, 15)]
check("it falls from angle to angle",
      all(a > b for a, b in zip(falling, falling[1:])))

# %% Predict: another cell items="A11"
import matplotlib.pyplot as plt

predict("A cell for 60 degrees. "
        "At which angle, from -90 to 90, does it answer most?", 60)
other = [answer(gabor(60), angle) for angle in angles]
plt.plot(angles, tuning, label="cell for 0 degrees")
plt.plot(angles, other, label="cell for 60 degrees")
plt.xlabel("angle of the bar in degrees")
plt.legend()
plt.show()
check("its own angle", angles[other.index(max(other))], 60)

# %% [markdown]
# A detail that costs people days: *how the bar is drawn*. Ours has soft edges: a pixel that the bar
# covers by half is half bright. Draw it hard, every pixel that it touches fully on, and a slanted
# bar lights more pixels than an upright one does. Then the cell seems to prefer the wrong angle.

# %% Compute: a bar with hard edges misleads items="A11"
def hard_answer(degrees):
    return (cell * (datasets.oriented_bar(degrees) > 0).float()).sum().item()


for angle in [0, 15, 30]:
    print(f"{angle:2} degrees: soft {answer(cell, angle):.2f}, hard "
          f"{hard_answer(angle):.2f}")
check("with hard edges, 15 degrees beats 0", hard_answer(15) > hard_answer(0))

# %% [markdown]
# ### Complex cells
#
# Hubel and Wiesel found a second kind. A **complex cell** also wants its angle, but does not care
# where in its field the bar is. The model: simple cells everywhere, that is, a map; and the complex
# cell takes the largest answer. You have done it already, with the parts of the X.

# %% Compute: move the bar items="A11"
shifts = [-3, 0, 1, 2]
simple, complex_cell = [], []
for shift in shifts:
    field = datasets.oriented_bar(0, size=31, shift=shift)
    answers = xcorr(field, cell)
    simple.append(answers[8, 8].item())
    complex_cell.append(answers.max().item())
    print(f"moved by {shift:2}: simple cell {simple[-1]:5.2f}, complex cell "
          f"{complex_cell[-1]:.2f}")

check("the complex cell says the same wherever the bar is", complex_cell,
      [complex_cell[1]] * 4, tol=1e-5)
check("namely what the simple cell says at its best", complex_cell[1], 1.92,
      tol=0.006)
check("the simple cell is strict about the place", simple[0] < 0.5 * simple[1])

# %% [markdown]
# ## 7. Learn a filter
#
# So far people chose the weights. Now hide Sobel's filter in a box. All we see is what goes in (ten
# pictures) and what comes out (ten edge maps). Can a program find the nine numbers?
#
# A **layer** is a kernel that can learn. `nn.Conv2d(1, 1, 3, bias=False)` makes one: one map in,
# one map out, 3 x 3, random weights. `fit` shows it the pictures again and again. After every two
# of them it asks for each weight: would a little more make the error smaller or larger? And it
# moves each a little the better way. That is **stochastic gradient descent**, here with momentum,
# which means that it keeps some of its speed from step to step. Lesson 9 opens it up.
#
# Before it starts, `fit` says what the training will cost. A **MAC** (multiply and accumulate) is one
# product, added to a sum: a kernel of 9 weights on 26 x 26 places makes 6,084 of them. A MAC is 2
# operations, and finding out who is to blame takes twice as long as answering, so 3 times the MACs in
# all. `3 x 2 x 2 x 5 x 1` is 3, times 2, times 2 pictures in a batch, 5 batches, 1 time through all
# the pictures (an **epoch**).

# %% See: before learning items="B15"
import torch.nn as nn

pictures = clothes.float().unsqueeze(1) / 255
wanted = xcorr(pictures, sobel_y.reshape(1, 1, 3, 3))

manual_seed(3)
learner = nn.Conv2d(1, 1, 3, bias=False)


def weights():
    return learner.weight.detach()[0, 0]


print(weights())
check("nine weights", weights().numel(), 9)
check("not yet Sobel", (weights() - sobel_y).abs().max().item() > 0.5)

# %% Compute: learn items="B15"
history = fit(learner, pictures, wanted, optimizer="momentum", lr=0.2, epochs=1,
              batch_size=2)
print("after one look at each picture:", weights(), sep="\n")
history = fit(learner, pictures, wanted, optimizer="momentum", lr=0.2,
              epochs=100, batch_size=2)

# %% See: what was learned items="B15"
print(weights())
show(weights(), kind="numbers", title="learned")
off_by = (weights() - sobel_y).abs().max().item()
print(f"no weight is off by more than {off_by:.6f}")
# measured .00001 to .0008 over seeds 0 to 4
check("Sobel to 1e-2", off_by < 1e-2)

# %% [markdown]
# Nobody told it to average along the rows and to subtract across them. It follows from the
# examples. And had we asked for another map, it would have found another filter. Which raises the
# question that deep learning answers with yes: need we know the right filter at all?

# %% Change: hide another filter in the box items="B15"
# put yours in its place
secret = tensor([[0.0, -1.0, 0.0], [-1.0, 4.0, -1.0], [0.0, -1.0, 0.0]])

manual_seed(4)
learner = nn.Conv2d(1, 1, 3, bias=False)
fit(learner, pictures, xcorr(pictures, secret.reshape(1, 1, 3, 3)),
    optimizer="momentum", lr=0.2, epochs=100, batch_size=2, curve=False)
show(weights(), kind="numbers", title="found")

# %% [markdown]
# ## 8. Learn the parts of an X
#
# Back to the letters, with nobody naming parts this time. A generator draws X's and O's as hands
# do: moved, shrunk, turned, slanted, bent. A **template** for each letter, the clean drawing, is
# laid over a picture; the better match wins. Against it a small network: eight filters of 3 x 3,
# sixteen filters on top of their maps, and one last step that weighs it all. None of its filters is
# given.

# %% See: X's and O's as hands draw them items="B7"
letters, names = glyphs.deformed(600, ["X", "O"], seed=7)
test_letters, test_names = glyphs.deformed(400, ["X", "O"], seed=8)
show(letters[:8], title="X, O, X, O, ... moved, shrunk, turned, bent")
check("600 to learn from, 400 to be tested on",
      (len(letters), len(test_letters)), (600, 400))

# %% Compute: the template items="B7"
template_x, template_o = glyphs.draw("X") - 0.5, glyphs.draw("O") - 0.5


def by_template(pictures):
    """0 for X, 1 for O: the template that agrees more."""
    ink = pictures[:, 0] - 0.5
    like_o = (ink * template_o).sum(dim=(1, 2))
    like_x = (ink * template_x).sum(dim=(1, 2))
    return (like_o > like_x).long()


template_right = (by_template(test_letters) == test_names).float().mean().item()
print(f"templates are right for {100 * template_right:.1f} % "
      "of the test letters")

# %% Compute: the network items="B7"
manual_seed(0)
network = nn.Sequential(
    nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(64, 2))
history = fit(network, letters, names, lr=0.005, epochs=6,
              validation=(test_letters, test_names))

# %% See: the result, and the filters that it made for itself items="B7"
by_network = network(test_letters).argmax(dim=1)
network_right = (by_network == test_names).float().mean().item()
print(f"template {100 * template_right:.1f} %, network "
      f"{100 * network_right:.1f} %")
show(network[0].weight.detach(), kind="filters",
     title="the eight filters of the first layer, learned")

# Measured over seeds 0 to 4: the network .9975 to 1, the template .90 to .92.
check("the network is right for 97 % or more", network_right >= 0.97)
check("the template is worse", template_right < network_right)

# %% See: letters that the template got wrong items="B7"
wrong = by_template(test_letters) != test_names
saved = wrong & (by_network == test_names)
print(wrong.sum().item(), "of 400 fool the template;", saved.sum().item(),
      "of them do not fool the network")
show(test_letters[saved][:8], title="eight of them")

# %% [markdown]
# Look at the filters. One or the other is a short stroke or a slanted edge, much like F1 and F3;
# most have no name. The network does not care whether we have a word for what helps it. Lesson 10
# builds such networks from the ground up.

# %% [markdown]
# ## What you know now
#
# - A kernel is a template; with values of 1 and -1 its answer counts agreements minus
#   disagreements.
# - Comparing whole pictures is too literal. Comparing parts, and keeping the best answer of each,
#   forgives a shaky hand.
# - Sobel averages along an edge and subtracts across it. `sobel_y` sees horizontal edges, whatever
#   it is called.
# - Kernels on maps of kernels find combinations: two lines, one corner.
# - A simple cell is a Gabor filter; a complex cell is the largest answer of many.
# - Filters can be learned from examples: Sobel to a hundredth, and parts of letters without a name.
#
# Before we build networks of them, we need to know what sizes come out: [lesson 4](04-sizes.py).
