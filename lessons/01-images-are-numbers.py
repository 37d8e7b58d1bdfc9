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
# # Lesson 1: Images are numbers
#
# You look at a photograph and see a face. A program gets a table of numbers and has to *work out*
# that there is a face. This lesson is about that table: how it is stored, what can go wrong with
# it, what we ask of it, and why pictures are special enough to deserve their own kind of neural
# network.
#
# Run the cells in order. Five kinds of cell return in every lesson:
#
# - **See**: a picture.
# - **Compute**: the numbers behind it.
# - **Predict**: a question to answer *before* you look.
# - **Change**: an experiment. Edit the cell, run it again, see what moves.
# - **Exercise**: your turn. The dots `...` are yours to replace; an exercise left alone stays open
#   and breaks nothing. Two hints follow each exercise. Try before you read them.

# %% [markdown]
# ## 1. A face of 192 numbers
#
# Our first picture is tiny: 16 rows of 12 pixels. It is the portrait of Abraham Lincoln that many
# lectures open with. Each pixel is one whole number from 0 (black) to 255 (white). There are 256
# levels because a pixel is stored in one byte, eight bits, and $2^8 = 256$.

# %% See: the portrait items="A1"
lincoln = datasets.lincoln()
show(lincoln, title="Lincoln, 16 rows of 12 pixels")

# %% See: the same picture as the computer has it items="A1"
show(lincoln, kind="numbers")

# %% [markdown]
# Nothing else is stored: no face, no beard, no edge. Step back from your screen and squint at the
# first picture; your own visual system does from there what this course teaches a program to do.
#
# Five words that the code of every lesson uses:
#
# - A **tensor** is a table of numbers with any number of axes; a grey picture has two. `shape` says
#   how long each axis is.
# - `dtype` is the kind of its numbers: `uint8` is a byte, `int64` a whole number, `float32` a number
#   with a point, `float64` the same with more digits. `.long()`, `.float()`, `.double()` and
#   `.to(uint8)` change the kind.
# - `.sum()`, `.mean()`, `.min()` and `.max()` make one number of all of them. It is still a tensor;
#   `.item()` takes the number out.
# - `print` prints, `show` draws.
# - `check(name, value, expected)` compares and prints a tick. Where the two differ the cell stops and
#   says what is wrong.

# %% Compute: shape, range, sum and mean items="A1"
print("shape", lincoln.shape, " dtype", lincoln.dtype)
print("darkest", lincoln.min().item(), " brightest", lincoln.max().item())
print("sum", lincoln.sum().item(), " mean",
      round(lincoln.double().mean().item(), 3))

check("16 rows of 12 pixels", lincoln.shape, (16, 12))
check("the darkest pixel is 0, the brightest 255",
      (lincoln.min().item(), lincoln.max().item()), (0, 255))
check("all 192 numbers add up to 27,773", lincoln.sum().item(), 27773)
check("the mean is 144.651", lincoln.double().mean().item(), 144.651, tol=0.001)

# %% [markdown]
# `lincoln[row, column]` reads one pixel. Rows count **downwards** from the top and columns to the
# right, both from 0. It is the order of a matrix, not the (x, y) of a graph, and mixing the two up
# is the most common mistake in this trade.

# %% Predict: one pixel items="A1"
predict("The first row begins 157 153 174 168. What is lincoln[0, 2]?",
        lincoln[0, 2].item())
predict("Which row holds the last line of the table?", 15)
assert lincoln[0, 2].item() == 174 and lincoln[15, 11].item() == 218

# %% [markdown]
# ### A picture is a look-up table
#
# To draw a picture is to replace every number by something that looks as bright as the number is
# large. Ten characters are enough: a blank for the darkest tenth, `@` for the brightest. `value *
# 10 // 256` turns 0..255 into 0..9. Each character is printed twice because letters are about twice
# as tall as they are wide.

# %% See: drawn by hand with ten characters items="A1"
ramp = " .:-=+*#%@"
rows = ["".join(ramp[value * 10 // 256] * 2 for value in row)
        for row in lincoln.tolist()]
for row in rows:
    print(row)

check("one line of text for each of the 16 rows", len(rows), 16)
check("two characters for each of the 12 pixels", len(rows[0]), 24)

# %% [markdown]
# ### The negative, and a trap
#
# Arithmetic works on all pixels at once. `255 - lincoln` swaps dark and bright, like the negative
# of a film.

# %% Predict: the sum of the negative items="A1"
predict("The picture sums to 27,773. To what does its negative sum? "
        "(192 * 255 = 48,960)", 48960 - 27773)
negative = 255 - lincoln
show(negative, title="the negative")
check("the sum of the negative", negative.sum().item(), 21187)

# %% [markdown]
# Now the trap. A byte has no room for 256: it wraps round to 0, like the mileage counter of an old
# car. Brightening a byte picture by plain addition turns the *brightest* pixels dark. The cure is
# to go to a type with room, add, cut off at 255 (`clamp`), and only then come back to bytes.

# %% Change: brighten the picture, wrongly and rightly items="A1"
amount = 60  # try 10, 100, 200

wrapped = lincoln + amount
clamped = (lincoln.long() + amount).clamp(0, 255).to(uint8)
show(wrapped, title=f"bytes + {amount}: bright pixels wrapped round to dark")
show(clamped, title="the same, in a wider type and cut off at 255")

brightest = tensor([255], dtype=uint8)
print("255 + 1 in a byte is", (brightest + 1).item())
assert (brightest + 1).item() == 0
assert bool((clamped >= lincoln).all())

# %% [markdown]
# ### On disk: PGM
#
# PGM ("portable grey map") is about the simplest picture file there is: the letters `P5`, the
# width, the height, the largest value, and then one byte a pixel. You could write one by hand.
# `save` and `load_image` write and read it; a PGM or PPM picture of your own opens the same way:
# `show(load_image("mine.pgm"))`.

# %% Predict: how long is the file? items="A1"
header = "P5\n12 16\n255\n"
predict("The header takes 13 bytes. How long is the whole file of our 16x12 "
        "picture, in bytes?", len(header) + lincoln.numel())
assert len(header) + lincoln.numel() == 205

# %% Compute: to the file and back items="A1"
save(lincoln, "lincoln.pgm")
again = load_image("lincoln.pgm")
check("the picture comes back from its file exactly", equal(again, lincoln))
check("as bytes", again.dtype, uint8)

# The same file as its bytes, unread: 13 of header, then the pixels row by row.
import numpy as np
raw = np.fromfile("lincoln.pgm", dtype=np.uint8)
print("the first 13 bytes are", repr("".join(chr(byte) for byte in raw[:13])))
check("205 bytes", len(raw), 205)
check("behind the header the pixels", raw[13:].tolist(),
      lincoln.flatten().tolist())

# %% [markdown]
# ## 2. Do not trust your data
#
# The lecture that this portrait comes from prints its table of numbers three times. Are all three
# the same?

# %% Compute: compare the three copies items="A2"
second = datasets.lincoln(copy=2)
third = datasets.lincoln(copy=3)
different = third != lincoln

print("copy 2 equals copy 1:", equal(lincoln, second))
print("copy 3 differs from copy 1 in", different.sum().item(), "of",
      lincoln.numel(), "cells")
check("copies 1 and 2 are equal", equal(lincoln, second))
check("copy 3 differs in 49 cells", different.sum().item(), 49)

# %% See: where they differ items="A2"
show(different.to(uint8) * 255, title="white: copy 3 differs from copy 1")
print("row 0 of copy 1:", lincoln[0].tolist())
print("row 0 of copy 3:", third[0].tolist())

# %% [markdown]
# Nearly every row is touched, most changes are small (157 became 167, 150 became 160), and the face
# would still look like a face. It has the look of digits misread by eye or by machine: a 5 taken
# for a 6, a 0 for a 3. So it goes with real data: damage that you cannot see, found by counting.
#
# Two pixels, however, hold values that no picture of this kind *can* hold. Find them.

# %% Exercise 1.1: find the two impossible pixels items="A2"
def impossible_pixels(picture):
    """The (row, column, value) of all pixels outside 0..255, row by row."""
    ### BEGIN SOLUTION
    found = []
    values = picture.tolist()
    for row in range(len(values)):
        for column in range(len(values[row])):
            value = values[row][column]
            if value < 0 or value > 255:
                found.append((row, column, value))
    return found
    ### END SOLUTION


check("copy 1 has none", impossible_pixels(lincoln), [])
check("copy 3 has two", impossible_pixels(third), lambda found: len(found) == 2,
      hint="0 and 255 themselves are allowed")
check("their rows, columns and values", impossible_pixels(third),
      [(4, 3, 257), (13, 10, 266)],
      hint="each entry is (row, column, value), "
           "rows and columns counted from 0")
check("-1 and 256 are the first beyond the ends",
      impossible_pixels(tensor([[0, -1], [255, 256]])),
      [(0, 1, -1), (1, 1, 256)], hint="a byte holds 0 to 255, both included")

# %% [markdown]
# **Hint.** `picture.tolist()` is a list of rows, each a list of numbers. Two loops, one inside the
# other, visit every pixel: `for row in range(len(values)):` and inside it `for column in
# range(len(values[row])):`.

# %% [markdown]
# **Second hint.** Start with `found = []`. Inside both loops, take `value = values[row][column]`,
# and when it is below 0 or above 255, `found.append((row, column, value))`. Return `found` after
# the loops, not inside them.

# %% Compute: the library's own check, and why it matters items="A2"
bad = validate_image(third)
check("validate_image finds the same two", [tuple(entry) for entry in bad],
      [(4, 3, 257), (13, 10, 266)])

squeezed = third.to(uint8)
print("squeezed into bytes, 257 becomes", squeezed[4, 3].item(),
      "and 266 becomes", squeezed[13, 10].item())
assert squeezed[4, 3].item() == 1 and squeezed[13, 10].item() == 10

# %% [markdown]
# That last line is the reason to check *before* converting: once squeezed into bytes, two pixels
# brighter than white are almost black, and nothing will ever complain. From here on we use copy 1.

# %% [markdown]
# ## 3. Colour: three numbers a pixel
#
# A colour picture has three numbers at each place: how much red, how much green, how much blue.
# They are called its **channels**. A square photograph of 1080 by 1080 pixels is therefore a block
# of 1080 x 1080 x 3 numbers.

# %% Predict: the size of a photograph items="A3"
predict("How many numbers are in a 1080 x 1080 RGB picture?", 1080 * 1080 * 3)
photograph = zeros(1080, 1080, 3, dtype=uint8)
check("3,499,200 numbers", photograph.numel(), 3499200)

# %% [markdown]
# In which order do the three axes stand? Two habits exist, and both are alive:
#
# - **HWC** (height, width, channel): the three numbers of a pixel lie side by side. Picture files
#   and Keras do this.
# - **CHW** (channel, height, width): first the whole red picture, then the green, then the blue.
#   PyTorch does this, and so do we unless we say otherwise.
#
# `permute` re-orders axes: `permute(2, 0, 1)` says "first what was axis 2, then what was axis 0,
# then axis 1".

# %% Compute: from HWC to CHW and back items="A3"
red, white, blue = [200, 30, 40], [250, 250, 250], [30, 60, 180]
flag_hwc = tensor([[red] * 8, [red] * 8, [white] * 8, [white] * 8,
                   [blue] * 8, [blue] * 8], dtype=uint8)
flag = flag_hwc.permute(2, 0, 1)
back = flag.permute(1, 2, 0)

print("HWC", flag_hwc.shape, "  CHW", flag.shape)
check("six rows, eight columns, three channels", flag_hwc.shape, (6, 8, 3))
check("three channels first", flag.shape, (3, 6, 8))
check("there and back is exact", equal(back, flag_hwc))
check("and so is the other way round", equal(back.permute(2, 0, 1), flag))

# %% See: the flag, and its red channel alone items="A3"
show(flag, title="red, white and blue")
show(flag[0],
     title="only its red channel: the white stripe is bright in it too")
check("from top to bottom 200, 250, 30",
      flag[0, ::2, 0].tolist(), [200, 250, 30])

# %% [markdown]
# Memory is one long line of numbers, so a block has to be laid out flat. In a CHW picture of size
# (channels, height, width), row after row, channel after channel, the number at (c, h, w) stands at
#
# $$\text{index} = (c \cdot \text{height} + h) \cdot \text{width} + w.$$
#
# In words: skip c whole channels, then h whole rows, then w pixels.

# %% Exercise 1.2: where does a pixel's number move to? items="A3"
def hwc_to_chw(index, channels, height, width):
    """Where number `index` of a flat HWC picture is in a flat CHW one."""
    ### BEGIN SOLUTION
    c = index % channels
    pixel = index // channels
    h = pixel // width
    w = pixel % width
    return (c * height + h) * width + w
    ### END SOLUTION


check("the first number stays first", hwc_to_chw(0, 3, 6, 8), 0)
check("number 1 is the green of the first pixel: after 48 reds",
      hwc_to_chw(1, 3, 6, 8), 48, hint="index % channels is the channel")
check("number 3 is the red of the second pixel", hwc_to_chw(3, 3, 6, 8), 1)
check("the last number stays last", hwc_to_chw(143, 3, 6, 8), 143,
      hint="the width is the length of a row: divide the pixel's number by it")
check("number 1,000,000 of the photograph", hwc_to_chw(1000000, 3, 1080, 1080),
      1499733)

flat_hwc, flat_chw = flag_hwc.flatten().tolist(), flag.flatten().tolist()
moved = [hwc_to_chw(i, 3, 6, 8) for i in range(144)]
check("the first place, the last, and how many are different",
      None if None in moved else (min(moved), max(moved), len(set(moved))),
      (0, 143, 144), hint="whole numbers throughout: // and %, never /")
check("all 144 numbers of the flag",
      None if None in moved else [flat_chw[int(to)] for to in moved], flat_hwc)

# %% [markdown]
# **Hint.** Take the index apart first. In HWC the channel changes fastest: `c = index % channels`,
# and `pixel = index // channels` says which pixel it is, counted row by row.

# %% [markdown]
# **Second hint.** A row has `width` pixels, so `h = pixel // width` and `w = pixel % width`. Then
# put c, h and w into the formula above.

# %% [markdown]
# ## 4. What we ask of a picture: a number or a name
#
# Two kinds of question cover most of computer vision:
#
# - **Regression**: the answer is a number on a scale. How far away is the car? At which angle
#   should we steer?
# - **Classification**: the answer is one name out of a list. Is it Lincoln, Washington, Jefferson
#   or Obama?
#
# A classifier rarely just names a name. It gives a probability to *each* name on the list, and the
# probabilities sum to 1. For our portrait a lecture's classifier answered like this.

# %% See: class probabilities items="A5"
presidents = {"Lincoln": 0.8, "Washington": 0.1, "Jefferson": 0.05,
              "Obama": 0.05}
show(presidents, kind="bars", title="who is it?")
check("they sum to 1", sum(presidents.values()), 1.0)

# %% [markdown]
# Where do such numbers come from? A network ends in plain **scores**, one for each class, of any
# size and sign. The **softmax** turns scores into probabilities: raise e to each score (now all are
# positive), divide by the total (now they sum to 1):
#
# $$p_i = \frac{e^{s_i}}{\sum_j e^{s_j}}$$
#
# (e is a number, 2.718...; e to the power 0 is 1, and each step of 1 multiplies by e. In Python it is
# `exp(s)`. The **logarithm** is the way back: `log(p)` is the power to which e must be raised to
# give p, so log(1) is 0, and probabilities, being below 1, have negative logarithms.) If the scores
# are the logarithms of probabilities, the two steps cancel and softmax gives the probabilities back.

# %% Compute: softmax of the logarithms items="A5"
probabilities = tensor([0.8, 0.1, 0.05, 0.05])
scores = probabilities.log()
print("scores ", [round(score, 3) for score in scores.tolist()])
print("softmax", [round(p, 3) for p in softmax(scores).tolist()])

check("softmax(log p) is p", softmax(scores), probabilities, tol=1e-6)
check("the sum is 1", softmax(scores).sum().item(), 1.0, tol=1e-6)

# %% Change: only differences between scores matter items="A5"
shift = 5.0  # try -3, 100, 1000

show(softmax(scores + shift), kind="bars",
     title=f"every score raised by {shift}: the same bars")
show(softmax(scores * 3), kind="bars",
     title="every score tripled: surer of itself")
check("adding the same to all scores changes nothing", softmax(scores + shift),
      probabilities, tol=1e-3)

# %% Exercise 1.3: softmax of four numbers items="A5"
from math import exp


def my_softmax(scores):
    """The softmax of a list of numbers, as a list; not by the library's."""
    ### BEGIN SOLUTION
    largest = max(scores)
    powers = [exp(score - largest) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
    ### END SOLUTION


check("four equal scores share evenly", my_softmax,
      [0.25, 0.25, 0.25, 0.25], args=([0.0, 0.0, 0.0, 0.0],),
      without=["softmax", "log_softmax", "Softmax", "LogSoftmax"])
check("the four presidents", my_softmax(scores.tolist()),
      [0.8, 0.1, 0.05, 0.05], hint="divide each power by the sum of all powers")
check("3, 1, 0, -1", my_softmax([3.0, 1.0, 0.0, -1.0]),
      [0.830953, 0.112457, 0.041371, 0.015219], tol=1e-5)
check("huge scores do not overflow",
      my_softmax([1000.0, 1000.0, 1000.0, 1000.0]), [0.25, 0.25, 0.25, 0.25])

# %% [markdown]
# **Hint.** `powers = [exp(score) for score in scores]` is the first step; `sum(powers)` is what to
# divide by.

# %% [markdown]
# **Second hint.** `exp(1000)` does not fit in a computer's numbers. But you have just seen that
# adding the same amount to every score changes nothing, so subtract the largest score from all of
# them first: then the largest power is `exp(0)`, which is 1.

# %% [markdown]
# ### Two heads on one body
#
# Regression and classification differ only at the very end of a network, in its **head**, and in
# how a wrong answer is punished, the **loss**:
#
# | | head gives | loss for one picture |
# |---|---|---|
# | regression | one number y | squared error, (y - target)^2 |
# | classification | one score a class, softmax | cross-entropy, -log(probability of the right class) |

# %% Compute: both losses by hand items="A4"
from math import log

answers, targets = tensor([2.5, 0.0, 7.0]), tensor([3.0, 0.0, 6.0])
mean_squared_error = ((answers - targets) ** 2).mean().item()
print("squared errors", ((answers - targets) ** 2).tolist(), " mean",
      round(mean_squared_error, 4))
check("(0.25 + 0 + 1) / 3", mean_squared_error, 1.25 / 3, tol=1e-6)

print("it is Lincoln, and we gave him 0.8: loss", round(-log(0.8), 4))
print("it is Obama, and we gave him 0.05: loss", round(-log(0.05), 4))
check("sure and right costs little", -log(0.8), 0.2231, tol=1e-4)
check("sure and wrong costs much", -log(0.05), 2.9957, tol=1e-4)

# %% [markdown]
# Let us see both heads learn from the same features. The pictures hold one bright vertical bar; it
# may fall between two columns, and then it lights both. The shared body is as plain as can be: the
# brightness of each of the eight columns. One head is asked *where* the bar is (a number from 0 to
# 7), the other *which half* it is in (left or right).
#
# More words for the code: `rand` draws numbers from 0 to 1, and after `manual_seed(1)` the same ones
# in every run. `stack` lays tensors on top of each other, along a new first axis. `dim=0` lets a mean
# or a sum run along axis 0 only: of a picture it leaves one number a column. `a @ b` multiplies each
# row of a by each column of b, number by number, and adds up the products; `a.T` is a with rows and
# columns exchanged.

# %% See: bars, and the features that both heads share items="A4"
manual_seed(1)
places = [round(place, 2) for place in (rand(40) * 7).tolist()]


def bar_picture(place):
    picture = zeros(8, 8)
    left = int(place)
    picture[:, left] = 1 - (place - left)
    if left < 7:
        picture[:, left + 1] = place - left
    return picture


def body(picture):
    return picture.mean(dim=0)


features = stack([body(bar_picture(place)) for place in places])
show(bar_picture(2.25),
     title="a bar at 2.25: column 2 gets three quarters of the light, "
           "column 3 one quarter")
print("its features", body(bar_picture(2.25)).tolist())
check("40 pictures, 8 features each", features.shape, (40, 8))
check("the features of a bar at 2.25", body(bar_picture(2.25)),
      tensor([0, 0, 0.75, 0.25, 0, 0, 0, 0]))

# %% [markdown]
# Both heads are trained by **gradient descent**: compute the loss, work out for each weight in
# which direction the loss grows, and take a small step the other way. Lesson 9 derives the two
# gradient lines; here it is enough that each says "prediction minus truth, times the feature".

# %% Compute: the regression head learns where the bar is items="A4"
where_is_it = tensor(places)
w = zeros(8)
regression_losses = []
for step in range(60):
    error = features @ w - where_is_it
    regression_losses.append((error ** 2).mean().item())
    w = w - 1.0 * (2 * error @ features / 40)

print(f"loss at the start {regression_losses[0]:.3f}, after 60 steps "
      f"{regression_losses[-1]:.3f}")
print("a weight for each column:", [round(weight, 1) for weight in w.tolist()])
check("the squared error fell by half or more",
      regression_losses[-1] <= 0.5 * regression_losses[0])

# %% [markdown]
# Read the weights: they rise from left to right. Nobody told the head that column 5 means 5; it
# found that out from forty examples.

# %% Compute: the classification head learns which half it is in items="A4"
truth = tensor([[1.0, 0.0] if place < 3.5 else [0.0, 1.0] for place in places])
V = zeros(8, 2)
classification_losses = []
for step in range(60):
    p = softmax(features @ V, dim=1)
    classification_losses.append(-(truth * p.log()).sum(dim=1).mean().item())
    V = V - 4.0 * (features.T @ (p - truth) / 40)

right = (p.argmax(dim=1) == truth.argmax(dim=1)).sum().item()
print(f"loss at the start {classification_losses[0]:.3f}, after 60 steps "
      f"{classification_losses[-1]:.3f}")
print("right answers:", right, "of 40")
check("it starts at log 2: two classes, no idea", classification_losses[0],
      log(2), tol=1e-5)
check("the cross-entropy fell by half or more",
      classification_losses[-1] <= 0.5 * classification_losses[0])

# %% Change: what the two heads say about one picture items="A4"
place = 3.2  # try 0, 3.5, 6.9

seen = body(bar_picture(place))
left, right_half = softmax(seen @ V).tolist()
print(f"the bar is at {place}")
print(f"regression says {(seen @ w).item():.2f}")
show({"left": left, "right": right_half}, kind="bars",
     title="classification says")

# %% [markdown]
# ## 5. Features by hand
#
# How would *you* tell a car from a house? Probably by parts. A face has eyes, a nose and a mouth; a
# car has wheels, a licence plate and headlights; a house has a door, windows and steps. For decades
# this was how computer vision was done: people wrote a detector for each part, and the parts voted.
# We do the same with parts of a few pixels.

# %% See: nine parts, drawn as text items="A6"
def drawing(*lines):
    return tensor([[1.0 if character == "#" else 0.0 for character in line]
                   for line in lines])


eye = drawing(".##.", "#..#", ".##.")
nose = drawing("..#", ".##", "###")
mouth = drawing("#....#", ".####.")
wheel = drawing(".##.", "####", "####", ".##.")
plate = drawing("######", "#.##.#", "######")
headlight = drawing("###", "#.#", "###")
door = drawing("####", "#..#", "#.##", "#..#", "#..#")
window = drawing("#####", "#.#.#", "#####", "#.#.#", "#####")
steps = drawing("##....", "####..", "######")

parts = {
    "face": {"eye": eye, "nose": nose, "mouth": mouth},
    "car": {"wheel": wheel, "licence plate": plate, "headlight": headlight},
    "house": {"door": door, "window": window, "steps": steps},
}
show(window, title="a window")
show(wheel, title="a wheel")

# %% See: pictures put together from parts items="A6"
def compose(*placed):
    """A 16x16 picture from (part, row, column) triples."""
    picture = zeros(16, 16)
    for part, row, column in placed:
        picture = glyphs.place(picture, part, row, column)
    return picture


def sample(name, down=0, across=0):
    """A face, car or house, moved by a few pixels."""
    if name == "face":
        return compose((eye, 2 + down, 2 + across), (eye, 2 + down, 9 + across),
                       (nose, 6 + down, 6 + across),
                       (mouth, 11 + down, 5 + across))
    if name == "car":
        return compose((headlight, 3 + down, 1 + across),
                       (headlight, 3 + down, 11 + across),
                       (plate, 7 + down, 5 + across),
                       (wheel, 11 + down, 1 + across),
                       (wheel, 11 + down, 10 + across))
    return compose((window, 1 + down, 2 + across),
                   (window, 1 + down, 9 + across), (door, 7 + down, 9 + across),
                   (steps, 12 + down, 8 + across))


for name in parts:
    show(sample(name), title="a " + name)

# %% [markdown]
# A part detector looks at every place of the picture and asks: which fraction of the pixels agrees
# with my part? Its answer is the best place. `scan` does the looking; lesson 2 opens it up.

# %% Compute: one part detector items="A6"
def found(part, picture):
    """How well the part fits at its best place: 1.0 is a perfect fit."""
    height, width = part.shape
    fits = scan(lambda patch: (patch == part).float().mean().item(), picture,
                (height, width), 1)
    return fits.max().item()


print("a wheel in the car:  ", found(wheel, sample("car")))
print("a wheel in the house:", round(found(wheel, sample("house")), 3))
check("the car has a wheel", found(wheel, sample("car")), 1.0)
check("the house has none", found(wheel, sample("house")) < 1.0)

# %% Compute: the parts vote items="A6"
def vote(picture):
    """For each class the mean answer of its part detectors."""
    votes = {}
    for name in parts:
        answers = [found(part, picture) for part in parts[name].values()]
        votes[name] = sum(answers) / len(answers)
    return votes


def winner(votes):
    return max(votes, key=lambda name: votes[name])


show(vote(sample("house")), kind="bars", title="a house is shown")
correct = 0
for name in parts:
    for down, across in [(0, 0), (1, 2), (0, -1)]:
        correct += winner(vote(sample(name, down, across))) == name
print("right:", correct, "of 9, three places for each")
check("every face, car and house is recognised, wherever it stands", correct, 9)

# %% [markdown]
# It works, and it is easy to explain. It is also brittle: the parts were drawn for *these*
# pictures.

# %% Change: make it fail items="A6"
name = "face"  # try "car", "house"

shown = sample(name)
versions = {"as drawn": shown, "mirrored": shown.flip([1]),
            "upside down": shown.flip([0]), "negative": 1 - shown}
for version in versions:
    votes = vote(versions[version])
    print(f"{version:12}", {key: round(votes[key], 2) for key in votes}, "->",
          winner(votes))

check("as drawn, all its parts fit perfectly", vote(shown)[name], 1.0)
check("in the negative they no longer do", vote(1 - shown)[name] < 0.95)

# %% [markdown]
# The wrong picture costs votes at once. Mirrored, the face loses its nose; upside down, also its
# mouth. In the negative, which you recognise without effort, every detector guesses, and the face
# is called a car. A larger wheel, a tilted window or a new kind of door would do the same. Somebody
# would have to write a detector for every part at every size, angle and light. Neural networks take
# another way: they *learn* the parts from examples.

# %% [markdown]
# There is a second way to use hand-made features, and it was the usual one: describe the picture by
# a few numbers, put them in a row (a **feature vector**), and let a linear classifier, like the
# head of section 4, *learn* what they mean. Six numbers for the letters X, O, T and L: how bright
# is the picture, its top, its left edge, its middle; how much changes when it is mirrored left to
# right, and top to bottom?

# %% See: letters, and six features of each items="A7"
alphabet = ["X", "O", "T", "L"]


def six_features(pictures):
    """(N, 16, 16) -> (N, 6)"""
    return stack([pictures.mean(dim=(1, 2)), pictures[:, :5].mean(dim=(1, 2)),
                  pictures[:, :, :5].mean(dim=(1, 2)),
                  pictures[:, 6:10, 6:10].mean(dim=(1, 2)),
                  (pictures - pictures.flip([2])).abs().mean(dim=(1, 2)),
                  (pictures - pictures.flip([1])).abs().mean(dim=(1, 2))],
                 dim=1)


drawn = stack([glyphs.draw(name) for name in alphabet])
show(drawn, columns=2)
print("       bright   top  left middle left-right top-bottom")
for name, row in zip(alphabet, six_features(drawn).tolist()):
    print(f"{name}    " + "".join(f"{value:7.2f}" for value in row))
check("a drawn X is its own mirror image, both ways",
      six_features(drawn)[0, 4:].tolist(), [0.0, 0.0])

# To learn from: 400 letters, moved by up to a pixel and with noise. Even a moved X is no longer its
# own mirror image: their features scatter around the ones above.
letters, which = glyphs.batch(400, alphabet, shift=1, noise=0.05, seed=0)
show(letters[:4].clip(0, 1), columns=2)
check("400 letters, six numbers each", six_features(letters).shape, (400, 6))

# %% Compute: the classifier learns what they mean items="A7"
known = six_features(letters)
middle, spread = known.mean(dim=0), known.std(dim=0)


def described(pictures):
    """The features, each with mean 0 and spread 1 over the letters learned
    from, and a 1 for the bias."""
    return cat([(six_features(pictures) - middle) / spread,
                ones(len(pictures), 1)], dim=1)


wanted = stack([(which == number).float() for number in range(4)], dim=1)
weights = zeros(7, 4)
for step in range(200):
    p = softmax(described(letters) @ weights, dim=1)
    weights = weights - 1.0 * (described(letters).T @ (p - wanted) / 400)


def right_part(pictures, answers):
    guesses = (described(pictures) @ weights).argmax(dim=1)
    return (guesses == answers).float().mean().item()


new_letters, new_which = glyphs.batch(200, alphabet, shift=1, noise=0.05,
                                      seed=1)
print("right on 200 new letters:", right_part(new_letters, new_which))
# measured 1.0 over seeds 0 to 4
check("95 of 100 or more", right_part(new_letters, new_which) >= 0.95)

# %% [markdown]
# Perfect, with 28 numbers. Now let the world change a little, in ways that you would hardly notice.

# %% Compute: what six features do not survive items="A7"
small, small_which = glyphs.batch(200, alphabet, size=10, shift=1, noise=0.05,
                                  seed=2)
smaller = zeros(200, 16, 16)
smaller[:, 3:13, 3:13] = small
turned, turned_which = glyphs.deformed(200, alphabet, shift=0.0, rotation=40.0,
                                       slant=0.0, bend=0.0, seed=3)
moved, moved_which = glyphs.batch(200, alphabet, shift=3, noise=0.05, seed=4)
results = {
    "as learned": right_part(new_letters, new_which),
    "moved by up to 3": right_part(moved, moved_which),
    "turned by up to 40 degrees": right_part(turned[:, 0], turned_which),
    "smaller, 10 for 16": right_part(smaller, small_which),
    "black for white": right_part(1 - new_letters, new_which),
}
for name, value in results.items():
    print(f"{name:28}{value:.2f}")
# measured over five seeds: moved .67 to .74, turned .51 to .58, smaller .41 to .45, black for white .25
check("moved: worse than nine of ten", results["moved by up to 3"] < 0.9)
check("turned: below seven of ten", results["turned by up to 40 degrees"] < 0.7)
check("smaller: below six of ten", results["smaller, 10 for 16"] < 0.6)
check("black for white: a blind guess, one of four", results["black for white"],
      0.25, tol=0.05)

# %% [markdown]
# The classifier is not to blame, it was given the wrong numbers. The brightness of a small letter
# is not that of a large one, and no one told the features that. One can mend each failure by one
# more clever feature, and many people spent their careers on it. Or let the features be learned.

# %% [markdown]
# ## 6. Features upon features
#
# One lecture explains learned features with a driving question: should I turn left? That depends on
# whether the road in front is clear, which depends on whether the thing over there is a moose,
# which is a matter of head and antlers, and in the end of short lines in small patches. We tell a
# network only the final answer, right or wrong. That "is the front clear?" is a useful thing to
# know in between, it has to discover by itself.

# %% See: six questions, each resting on simpler ones items="A9"
needs = {
    "turn left?": ["front is clear?"],
    "front is clear?": ["is it a moose?"],
    "is it a moose?": ["is this a head?", "is this an antler?"],
    "is this a head?": ["is this a line?"],
    "is this an antler?": ["is this a line?"],
    "is this a line?": [],
}


def outline(question, depth=0):
    print("    " * depth + question)
    for simpler in needs[question]:
        outline(simpler, depth + 1)


def height_of(question):
    return 1 + max([height_of(simpler) for simpler in needs[question]],
                   default=0)


outline("turn left?")
check("six different questions", len(needs), 6)
check("five levels from lines to the decision", height_of("turn left?"), 5)

# %% Change: answer them from the bottom up items="A9"
lines_in_head_patch = 3    # try 0
lines_in_antler_patch = 5  # try 1

head = lines_in_head_patch >= 2
antler = lines_in_antler_patch >= 4
moose = head and antler
front_is_clear = not moose
turn_left = not front_is_clear
print("head", head, " antler", antler, " moose", moose)
print("front is clear", front_is_clear, " turn left", turn_left)

# %% [markdown]
# The thresholds 2 and 4 were our choice. In a network they are weights, and they are learned. Note
# the direction of travel: simple and local at the bottom, complex and global at the top.
# Convolutional networks are built on it.

# %% [markdown]
# ## 7. What is special about pictures?
#
# A network could treat a picture as any list of numbers. But pictures have two properties worth
# exploiting:
#
# 1. **Locality.** Pixels that lie close together belong together; far apart, they have little to do
#    with each other.
# 2. **Spatial invariance.** What holds in one corner holds in another: an edge is an edge wherever
#    it is.
#
# Both can be measured. We take 500 pictures of clothes from Fashion-MNIST (28 x 28 pixels each) and
# ask how well a pixel predicts its neighbour d columns to the right: their **correlation**, 1 for
# perfectly, 0 for not at all.

# %% See: a few of the pictures items="A12"
clothes, labels = datasets.fashion_mnist(limit=500)
show(clothes[:8], title="eight of them")
print(clothes.shape, clothes.dtype)
check("500 pictures of 28 x 28", clothes.shape, (500, 28, 28))

# %% Compute: near pixels agree, far pixels do not items="A12"
def correlation(a, b):
    a = a - a.mean()
    b = b - b.mean()
    return ((a * b).mean() / ((a * a).mean() * (b * b).mean()).sqrt()).item()


def agreement(pictures, distance):
    """Correlation of all pairs of pixels `distance` columns apart in a row."""
    return correlation(pictures[:, :, :-distance], pictures[:, :, distance:])


pictures = clothes.double()
for distance in [1, 2, 4, 7, 10, 14]:
    print(f"{distance:3} columns apart: correlation "
          f"{agreement(pictures, distance):6.3f}")

near, far = agreement(pictures, 1), agreement(pictures, 14)
check("neighbours agree more than far pixels", near > far)

# %% [markdown]
# On the real clothes neighbours correlate at about 0.84 and pixels 14 columns apart hardly at all.
# So a small window around a pixel tells nearly all that there is to know about it. That is
# *locality*.
#
# For *spatial invariance* we measure the same thing in each quarter of the picture. The four
# numbers nearly agree: one rule serves everywhere.

# %% Compute: the same statistic in every quarter items="A12"
for top in [0, 14]:
    for left in [0, 14]:
        quarter = pictures[:, top:top + 14, left:left + 14]
        print(f"rows {top:2} to {top + 13}, columns {left:2} to {left + 13}: "
              f"{agreement(quarter, 1):.3f}")

# %% [markdown]
# A last experiment. Deal the 784 pixels of every picture like cards onto 98 piles and pick the
# piles up one after another: each picture keeps all its pixels, in a new order that is the same for
# all of them. To a network that sees only a list of numbers this changes nothing. To you it
# destroys the picture, and locality with it.

# %% Change: shuffle the pixels like cards items="A12"
piles = 98  # try 2, 4, 8

dealt = clothes.reshape(500, 784 // piles, piles)
shuffled = dealt.permute(0, 2, 1).reshape(500, 28, 28)
show(shuffled[:4], title="the first four pictures, shuffled")
print("neighbours now correlate at", round(agreement(shuffled.double(), 1), 3))
check("no pixel was lost", shuffled.long().sum().item(),
      clothes.long().sum().item())

# %% [markdown]
# ## 8. How far this goes
#
# Some landmarks that the lectures name, to place what you are about to learn:
#
# - **CIFAR-10**: 60,000 colour pictures of 32 x 32 pixels, ten classes. In its files each picture
#   is one byte of label and 3 x 32 x 32 = 3,072 bytes of pixels, red first, then green, then blue:
#   a CHW picture.
# - **ImageNet**: 14 million pictures. The contest held on it uses 1,000 of its labels, so a network
#   for it ends in a head of 1,000 scores.
# - **2012**: AlexNet, a convolutional network, wins that contest, and the era of deep learning
#   begins.
# - **2016**: the year that the lecture gives for machines naming ImageNet pictures more accurately
#   than people do.

# %% Compute: a CIFAR-10 record, and a head for 1,000 classes items="F13 A3"
truck = 9
record = [truck] + [220] * 1024 + [120] * 1024 + [40] * 1024
np.array(record, dtype=np.uint8).tofile("one_truck.bin")

data = np.fromfile("one_truck.bin", dtype=np.uint8)
label, picture = int(data[0]), tensor(data[1:].reshape(3, 32, 32))
print("the file has", len(data), "bytes; label", label, "; picture",
      picture.shape)
show(picture, title="an orange truck, seen from very near")
check("1 + 3,072 bytes", len(data), 3073)
check("the label, as it was written", label, truck)
check("red first, then green, then blue",
      picture.float().mean(dim=(1, 2)).tolist(), [220.0, 120.0, 40.0])

head_parameters = count_params(build("dense 1000"), (4096,))
print("a head from 4,096 features to 1,000 scores has", head_parameters,
      "parameters")
check("4,096 weights and one bias for each of 1,000 scores", head_parameters,
      4097000)

# %% Predict: the loss of a network that knows nothing items="F13"
predict("Each of 1,000 classes gets 1/1000. Is the loss, -log(1/1000), "
        "about 3, 7 or 1000?", 7)
check("log 1000", -log(1 / 1000), 6.9078, tol=1e-4)

# %% [markdown]
# ## What you know now
#
# - An image is an array of numbers, rows first; bytes wrap round; check data before converting it.
# - Colour adds an axis, and HWC and CHW are the same numbers in another order.
# - Regression and classification share a body and differ in head and loss; softmax turns scores
#   into probabilities.
# - Features made by hand work until the world changes; networks learn theirs, simple ones first.
# - Pictures are local and the same rules hold everywhere in them.
#
# The last point asks for a special tool: something small that looks at a patch and is moved over
# the whole picture. It is called a kernel, and it is [lesson 2](02-a-kernel-slides.py).
