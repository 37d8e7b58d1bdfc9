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
# # Lesson 2: A kernel slides
#
# Lesson 1 ended with two facts about pictures: what belongs together lies close together, and what
# is true in one corner is true in another. This lesson builds the tool that uses both. A small
# table of weights, the **kernel**, is laid on a patch of the picture, gives one number, moves on by
# a step, and gives the next. All of a convolutional network rests on this one move, so we take it
# slowly: you will see it, compute it by hand, and write it.

# %% [markdown]
# ## 1. Is there a moose, and where?
#
# Suppose somebody gave you a classifier that looks at a small region and says how much it looks
# like a moose. How do you search a wide landscape with it? Cut the landscape into regions and ask
# the same question of each. The answers, side by side, say not only *whether* there is a moose but
# *where*.

# %% See: a landscape with a moose in it items="A15"
moose = glyphs.draw("moose", size=16)
landscape = zeros(16, 64)
landscape = glyphs.place(landscape, glyphs.draw("X", size=16), 0, 0)
landscape = glyphs.place(landscape, glyphs.draw("triangle", size=16), 0, 16)
landscape = glyphs.place(landscape, moose, 0, 32)
landscape = glyphs.place(landscape, glyphs.draw("O", size=16), 0, 48)
show(landscape, title="far left, centre left, centre right, far right")

# %% Compute: the classifier, slid over four regions items="A15"
def looks_like_a_moose(region):
    """The fraction of pixels that agree with a drawn moose, 1.0 if all do."""
    return (region == moose).float().mean().item()


scores = scan(looks_like_a_moose, landscape, size=16, step=16)
regions = ["far left", "centre left", "centre right", "far right"]
show({name: score for name, score in zip(regions, scores[0].tolist())},
     kind="bars", title="moose?")

check("one row of four scores", scores.shape, (1, 4))
check("the moose is in region 2, centre right", scores.argmax().item(), 2)
check("there the match is perfect", scores[0, 2].item(), 1.0)

# %% Change: put the moose elsewhere items="A15"
place = 1  # 0, 1, 2 or 3

moved = glyphs.place(zeros(16, 64), moose, 0, 16 * place)
answers = scan(looks_like_a_moose, moved, size=16, step=16)
print([round(score, 2) for score in answers[0].tolist()])
check("the best score moves along", answers.argmax().item(), place)

# %% [markdown]
# That was, in essence, a convolution: **one** detector, applied **everywhere**, its answers
# arranged like the picture they came from. What remains is to make the detector simple enough to
# learn. A finer step finds a moose that does not stand exactly in a region.

# %% Predict: a finer step items="A15"
predict("Regions are 16 columns wide, the landscape 64. How many scores with a "
        "step of 4 instead of 16?", 13)
finer = scan(looks_like_a_moose, landscape, size=16, step=4)
check("thirteen scores", finer.shape, (1, 13))
check("the best is the ninth, at column 32", finer.argmax().item() * 4, 32)

# %% [markdown]
# ## 2. Weigh the patch
#
# The simplest detector multiplies every pixel of a patch by a weight of its own and adds up the
# products. The weights are called a **filter** or **kernel** (the words mean the same). In a
# network this is a neuron connected to one patch and blind to the rest. A filter of 4 x 4 has 16
# weights, no matter how large the picture is. Let one walk over a 28 x 28 picture, two pixels at a
# time.

# %% Compute: sixteen weights, a step of two items="A16"
clothes, labels = datasets.fashion_mnist(limit=10)
picture = clothes[0].float()
weights = tensor([[-1.0, -1.0, 1.0, 1.0]] * 4)
check("16 weights", weights.numel(), 16)

walked = scan(lambda patch: (patch * weights).sum().item(), picture, size=4,
              step=2)
print("a picture of", picture.shape, "gives", walked.shape)
check("28 x 28 becomes 13 x 13", walked.shape, (13, 13))
check("xcorr is this walk in one word", xcorr(picture, weights, stride=2),
      walked, tol=1e-3)

# %% See: the picture, and what the filter made of it items="A16"
show(picture, title="28 x 28")
show(walked, kind="signed",
     title="13 x 13: where it gets brighter (or darker) to the right")

# %% See: step by step over a detail items="A16"
detail = picture[12:20, 8:20]
slide(weights, detail, stride=2, frames=2)
check("8 x 12 has room for 3 x 5 windows",
      xcorr(detail, weights, stride=2).shape, (3, 5))

# %% Predict: why 13? items="A16"
predict("The window starts at columns 0, 2, 4, ... "
        "Which is the last start with room for 4 columns of 28?", 24)
predict("So how many starts are there?", 24 // 2 + 1)
check("the formula agrees", conv_out(28, 4, 2), 13)

# %% [markdown]
# ## 3. A detector for vertical lines
#
# A moose is ambitious. A vertical line will do to begin with. The picture has 5 rows and 6 columns,
# zeros and ones; the kernel is 3 x 3. It wants light in its middle column and dark to both sides of
# it.

# %% See: picture and kernel items="B1"
image = zeros(5, 6)
image[1:4, 1] = 1
image[2, 1:6] = 1
kernel = tensor([[-1.0, 2.0, -1.0]] * 3)

show(image, kind="numbers",
     title="the picture: a vertical bar with a horizontal arm")
show(kernel, kind="numbers", title="the kernel")

# %% [markdown]
# Lay the kernel on the patch that begins at row 1, column 0. Multiply each pixel by the weight on
# top of it. Add the nine products. That is one number of the output, at row 1, column 0.

# %% Compute: one output pixel by hand items="B1"
patch = image[1:4, 0:3]
products = patch * kernel
show(patch, kind="numbers", title="patch")
show(products, kind="numbers", title="patch times kernel")
print("sum", products.sum().item())
check("the patch", patch, tensor([[0, 1, 0], [0, 1, 1], [0, 1, 0]]))
check("2 + (2 - 1) + 2", products.sum().item(), 5.0)

# %% Compute: the same with explain items="B1"
pixel = explain(kernel, image, at=(1, 0))
check("explain lays the same patch", pixel.patch,
      tensor([[0, 1, 0], [0, 1, 1], [0, 1, 0]]))
check("and finds the same sum", pixel.sum, 5.0)

# %% Predict: one step to the right items="B1"
predict("The next patch is 1 0 0 / 1 1 1 / 1 0 0. Times -1 2 -1 in every row: "
        "what is the sum?", -2)
pixel = explain(kernel, image, at=(1, 1))
check("-1 + (-1 + 2 - 1) - 1", pixel.sum, -2.0)

# %% Compute: all twelve positions items="B1"
response = xcorr(image, kernel)
show(response, kind="numbers", title="the output, 3 rows of 4")
show(response, kind="signed", title="as a picture")
check("the output", response,
      tensor([[3, -1, 0, 0], [5, -2, 0, 0], [3, -1, 0, 0]]))

# %% [markdown]
# Read the output. The vertical bar answers 3, 5, 3, strongest in its middle. One step beside it the
# answer is negative: there the light falls on a weight of -1. And the horizontal arm, bright as it
# is, answers 0: in each patch it crosses, it collects -1 + 2 - 1. The detector is not a light
# meter; it knows what it is looking for.

# %% [markdown]
# ### About this example
#
# In the lecture, picture and kernel exist only as images; what its text preserves is the output.
# Ours are therefore **reconstructed**: a kernel and a picture that give exactly that output. (Of
# all kernels with three equal rows of whole numbers up to 3 in size, only -1 2 -1 and -1 3 -2, and
# their negatives, can give it on a picture of zeros and ones.)
#
# There is also a trap in that text. Near its end stand the numbers `-1 0 0 -2 0 0 -1 0 0`, just
# nine of them, and it is tempting to read them as the kernel. They are not. They are the last three
# columns of the *output*, and `3 5 3` beside them is its first.

# %% Compute: both readings of the nine numbers items="B1"
nine = tensor([[-1.0, 0.0, 0.0], [-2.0, 0.0, 0.0], [-1.0, 0.0, 0.0]])

show(xcorr(image, nine), kind="numbers",
     title="read as a kernel: not the lecture's output")
check("as a kernel they miss the output", equal(xcorr(image, nine), response),
      False)
check("they are the output's columns 1 to 3", nine, response[:, 1:])
check("and 3 5 3 is its column 0", response[:, 0].tolist(), [3, 5, 3])

# %% [markdown]
# ## 4. The rule
#
# Now the rule for any picture x and any kernel k of K x K. All counting starts at 0.
#
# - **Value.** Output (i, j) is the sum of `x[i:i+K, j:j+K] * k`, the dot product of patch and
#   kernel.
# - **Size.** A window of K fits into W columns at W - K + 1 places. So W x H becomes (W - K + 1) x
#   (H - K + 1).

# %% Predict: sizes items="B2"
predict("A 3 x 3 kernel on 5 rows and 6 columns: how many rows come out?", 3)
predict("And how many columns?", 4)
predict("A 5 x 5 kernel on 28 x 28: how many rows come out?", 24)
check("3 x 4", response.shape, (conv_out(5, 3), conv_out(6, 3)))
check("24", conv_out(28, 5), 24)

# %% Compute: the rule holds at every place of random pictures items="B2"
manual_seed(2)
largest, places = 0.0, 0
for rows, columns, size in [(5, 6, 3), (9, 4, 2), (6, 11, 5), (7, 7, 1)]:
    x, k = randn(rows, columns), randn(size, size)
    out = xcorr(x, k)
    assert out.shape == (rows - size + 1, columns - size + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            by_rule = (x[i:i + size, j:j + size] * k).sum().item()
            largest = max(largest, abs(out[i, j].item() - by_rule))
            places += 1
print("compared at", places, "places; largest difference below 0.00001:",
      largest < 1e-5)
check("xcorr is the rule", largest < 1e-5)

# %% [markdown]
# Your turn: the most important function of the course, from scratch. The kernel need not be square,
# and neither need the picture.

# %% Exercise 2.1: write it yourself items="B2"
def my_xcorr(x, k):
    """Slide k over x: the tensor of the sums of patch * kernel.

    Your own loops, not the library's xcorr."""
    ### BEGIN SOLUTION
    rows, columns = x.shape
    high, wide = k.shape
    out = zeros(rows - high + 1, columns - wide + 1)
    for i in range(rows - high + 1):
        for j in range(columns - wide + 1):
            out[i, j] = (x[i:i + high, j:j + wide] * k).sum()
    return out
    ### END SOLUTION


two_bars = tensor([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 8)
tall = tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])

check("the line detector", my_xcorr, response, args=(image, kernel),
      without=["xcorr", "conv2d", "conv2d_true", "Conv2d", "Conv2D", "scan"])
check("the size is right on a tall picture", my_xcorr(tall, ones(2, 2)),
      lambda out: out.shape == (3, 1),
      hint="rows: 4 - 2 + 1, columns: 2 - 2 + 1")
check("and so are the values", my_xcorr(tall, ones(2, 2)),
      tensor([[10], [18], [26]]))
check("a kernel of 1 row and 2 columns",
      my_xcorr(two_bars, tensor([[1.0, -1.0]])),
      tensor([[0, 1, 0, 0, 0, -1, 0]] * 8),
      hint="swapped signs? Do not flip the kernel: its first weight meets "
           "the patch's first pixel")
check("a kernel of 2 rows and 1 column",
      my_xcorr(two_bars, tensor([[1.0], [-1.0]])), zeros(7, 8))
check("a kernel as large as the picture leaves one number",
      my_xcorr(kernel, kernel), tensor([[18]]))

# %% [markdown]
# **Hint.** Get the sizes first: `rows, columns = x.shape` and `high, wide = k.shape`. Make an
# output of zeros with `zeros(rows - high + 1, columns - wide + 1)` and fill it place by place with
# two loops.

# %% [markdown]
# **Second hint.** Inside the loops over `i` and `j` the patch is `x[i:i + high, j:j + wide]`. Its
# product with `k`, summed, goes to `out[i, j]`.

# %% [markdown]
# ## 5. Nine frames
#
# A classic exercise is small enough to do on paper: a 5 x 5 picture, a 3 x 3 filter, nine
# positions. (The lecture's slides have lost their numbers; these are the ones usually printed with
# this picture.) Do the first one in your head: count the ones of the picture that lie under a one
# of the filter.

# %% See: picture and filter items="B8"
square = tensor([[1.0, 1.0, 1.0, 0.0, 0.0],
                 [0.0, 1.0, 1.0, 1.0, 0.0],
                 [0.0, 0.0, 1.0, 1.0, 1.0],
                 [0.0, 0.0, 1.0, 1.0, 0.0],
                 [0.0, 1.0, 1.0, 0.0, 0.0]])
cross = tensor([[1.0, 0.0, 1.0],
                [0.0, 1.0, 0.0],
                [1.0, 0.0, 1.0]])
show(square, kind="numbers", title="picture")
show(cross, kind="numbers", title="filter")

# %% Predict: two of the nine items="B8"
predict("The filter in the top left corner: what is the sum?", 4)
predict("The filter one row further down, still at the left: what is the sum?",
        2)
assert explain(cross, square, at=(0, 0)).sum == 4
assert explain(cross, square, at=(1, 0)).sum == 2

# %% See: all nine items="B8"
slide(cross, square)

# %% Compute: the result items="B8"
nine_sums = xcorr(square, cross)
show(nine_sums, kind="numbers")
check("4 3 4 / 2 4 3 / 2 3 4", nine_sums,
      tensor([[4, 3, 4], [2, 4, 3], [2, 3, 4]]))

# %% [markdown]
# ## 6. One formula, two names
#
# With I for the image (the input), K for the kernel and S for the output, everything so far is
#
# $$S(i, j) = \sum_m \sum_n I(i + m, j + n) \, K(m, n).$$
#
# Lectures and libraries call this convolution. Strictly speaking its name is **cross-correlation**,
# hence our `xcorr`. What mathematicians call convolution first turns the kernel by half a turn
# (flips it top to bottom and left to right); here it is called `conv2d_true`.

# %% Compute: the formula, read literally items="B16"
def S(i, j):
    return sum(square[i + m, j + n].item() * cross[m, n].item()
               for m in range(3) for n in range(3))


literal = tensor([[S(i, j) for j in range(3)] for i in range(3)])
check("the double sum is xcorr", literal, xcorr(square, cross))

# %% Predict: flip the kernel items="B16"
difference = tensor([[1.0, -1.0]])
print("a row of the picture:", two_bars[0].long().tolist())
print("cross-correlated with 1 -1:",
      xcorr(two_bars, difference)[0].long().tolist())
predict("The flipped kernel is -1 1. Its answers begin with 0, too. Which "
        "number comes next?", -1)
print("convolved, strictly:",
      conv2d_true(two_bars, difference)[0].long().tolist())
check("cross-correlation", xcorr(two_bars, difference),
      tensor([[0, 1, 0, 0, 0, -1, 0]] * 8))
check("true convolution", conv2d_true(two_bars, difference),
      tensor([[0, -1, 0, 0, 0, 1, 0]] * 8))

# %% Compute: the identity that joins them items="B16"
manual_seed(16)
x, k = randn(9, 7), randn(3, 2)
check("true convolution is xcorr with the flipped kernel", conv2d_true(x, k),
      xcorr(x, k.flip([0, 1])))
check("on the line detector flipping changes nothing",
      conv2d_true(image, kernel), response)

# %% [markdown]
# The last check holds a lesson about testing. The line detector looks the same after half a turn,
# so it cannot tell the two operations apart; `1 -1` can. When you test your own code, choose an
# example that would *notice* the mistake.
#
# Does the flip matter to a network? No: it learns its weights, and would learn them flipped. It
# matters when you copy a kernel from a book.

# %% [markdown]
# ## 7. A detector for vertical edges
#
# A line is bright between dark; an **edge** is a step from dark to bright. A second lecture builds
# a filter for vertical edges: pixel on the right minus pixel in the middle, in three rows. The left
# column is ignored.

# %% Compute: a patch with an edge items="B11"
vertical = tensor([[0.0, -1.0, 1.0]] * 3)
edge_patch = tensor([[0.0, 0.0, 255.0]] * 3)

predict("The patch is 0 0 255 in each of three rows, the filter 0 -1 1 in "
        "each. What is the sum of all nine products?", 3 * 255)
found = explain(vertical, edge_patch, at=(0, 0))
check("255 + 255 + 255", found.sum, 765.0)

# %% [markdown]
# The lecture goes on with a patch that has *no* edge, to show a small answer. It prints the sum
#
#     200*-1 + 50*-1 + 200*-1  +  200*1 + 200*1 + 190*1
#
# which is **140**. Not so small! The 50 is almost certainly a misprint of 200: a pixel of 50
# between pixels of 200 would be a dark spot, not an even patch. With 200 the answer is **-10**,
# which makes the point that the lecture wants to make: nearly even, so nearly nothing. We compute
# both and take -10 as the right one.

# %% Compute: a patch without an edge, in both readings items="B11"
as_printed = tensor([[200.0, 200.0, 200.0],
                     [200.0, 50.0, 200.0],
                     [200.0, 200.0, 190.0]])
as_meant = tensor([[200.0, 200.0, 200.0],
                   [200.0, 200.0, 200.0],
                   [200.0, 200.0, 190.0]])

print("as printed", (as_printed * vertical).sum().item(), "  as meant",
      (as_meant * vertical).sum().item())
check("with the misprint", (as_printed * vertical).sum().item(), 140.0)
check("right: no edge, small answer", (as_meant * vertical).sum().item(), -10.0)

# %% [markdown]
# ## 8. The response map
#
# Slide the filter over a whole picture, write each answer down where it was found, and you have a
# picture again: the **response map**, also called **feature map** or **activation map** (`show` knows
# all three words). It has two axes, like the picture, and its values say how strongly each place
# answers. A bright square on a dark ground shows all that can happen.

# %% See: a square and its response map items="B12"
bright_square = zeros(12, 12)
bright_square[3:9, 3:9] = 255
response_map = xcorr(bright_square, vertical)
show(bright_square, title="the picture")
show(response_map, kind="response_map", title="its response map")

check("one filter, two axes", response_map.ndim, 2)
check("12 - 3 + 1 in both", response_map.shape, (10, 10))
check("the left edge answers 765", response_map.max().item(), 765.0)
check("the right edge, bright to dark, answers -765", response_map.min().item(),
      -765.0)

# %% [markdown]
# The left edge is found, the right edge gives the same with a minus sign, the even inside and the
# dark outside are silent, and so are the edges on top and below. Where the filter hangs over a
# corner it sees only one or two rows of edge, and answers 255 or 510.

# %% Predict: a weaker answer items="B12"
predict("At the top left corner of the square only one row of the filter sees "
        "the edge. The answer?", 255)
pixel = explain(vertical, bright_square, at=(1, 1))
check("one row of edge", pixel.sum, 255.0)

# %% Change: another picture items="B12"
which = 2  # 0 to 9

garment = clothes[which].float()
show(garment, title="a picture of the set")
show(xcorr(garment, vertical), kind="signed", title="its vertical edges")
assert xcorr(garment, vertical).shape == (26, 26)

# %% [markdown]
# ## 9. Vertical and horizontal
#
# A horizontal edge is a vertical edge with rows and columns exchanged, and so is its filter:
# `vertical.T`.
#
# The lecture prints the horizontal filter as `0 0 0 / 1 1 1 / 1 1 1`. Two of its three rows are
# right, but the minus signs got lost: exchanging rows and columns gives `0 0 0 / -1 -1 -1 / 1 1 1`.
# How would you notice? Give both an even patch. A detector of edges must answer nothing to it.

# %% Compute: the horizontal filter, as printed and as meant items="B13"
horizontal = vertical.T
printed = tensor([[0.0, 0.0, 0.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]])
flat = full((8, 8), 200.0)
show(horizontal, kind="numbers", title="as meant")

predict("An even patch of 200, and the filter as printed, six ones: "
        "what is the answer?", 6 * 200)
check("the signs", horizontal, tensor([[0, 0, 0], [-1, -1, -1], [1, 1, 1]]))
check("as printed, an even patch answers 1,200", xcorr(flat, printed),
      full((6, 6), 1200.0))
check("as meant, it answers 0", xcorr(flat, horizontal), zeros(6, 6))
check("the vertical filter answers 0 too", xcorr(flat, vertical), zeros(6, 6))

# %% See: two pictures, one edge each items="B13"
side_by_side = zeros(8, 8)
side_by_side[:, 4:] = 255
one_above_other = side_by_side.T
show(side_by_side, title="only a vertical edge")
show(one_above_other, title="only a horizontal edge")

# %% Compute: each filter on each picture items="B13"
own_vertical = xcorr(side_by_side, vertical)
cross_vertical = xcorr(one_above_other, vertical)
own_horizontal = xcorr(one_above_other, horizontal)
cross_horizontal = xcorr(side_by_side, horizontal)
show(own_vertical, kind="numbers", title="vertical filter, vertical edge")
show(own_horizontal, kind="numbers", title="horizontal filter, horizontal edge")

row_with_edge = tensor([0, 0, 765, 0, 0, 0])
check("the vertical filter answers 765 at its edge, 0 elsewhere", own_vertical,
      stack([row_with_edge] * 6))
check("and 0 everywhere on the other picture", cross_vertical, zeros(6, 6))
check("the horizontal one answers 765 at its edge, 0 elsewhere", own_horizontal,
      stack([row_with_edge] * 6).T)
check("and 0 everywhere on the other picture, too", cross_horizontal,
      zeros(6, 6))

# %% [markdown]
# The vertical filter answers a *rising* edge, dark to bright from left to right. Design its
# opposite.

# %% Exercise 2.2: design a filter for falling edges items="B13"
def falling_filter():
    """A 3x3 kernel: 765 where bright (255) turns dark (0) from left to right,
    never above 0 elsewhere."""
    ### BEGIN SOLUTION
    return tensor([[0.0, 1.0, -1.0]] * 3)
    ### END SOLUTION


falling_edge = 255 - side_by_side
check("it is 3 x 3", falling_filter(), lambda k: k.shape == (3, 3))
check("an even picture answers 0", falling_filter(),
      lambda k: xcorr(flat, k).abs().max().item() == 0,
      hint="what do all nine weights have to sum to?")
check("a falling edge answers 765", falling_filter(),
      lambda k: xcorr(falling_edge, k).max().item() == 765,
      hint="three rows, each of which contributes 255")
check("a rising edge answers nothing above 0", falling_filter(),
      lambda k: xcorr(side_by_side, k).max().item() <= 0)
check("a horizontal edge answers 0", falling_filter(),
      lambda k: xcorr(one_above_other, k).abs().max().item() == 0,
      hint="each row by itself has to sum to 0")

# %% [markdown]
# **Hint.** The rising filter computes right minus middle in each row. The falling one must give the
# same number when bright and dark change places.

# %% [markdown]
# **Second hint.** Middle minus right. A tensor of three equal rows is `tensor([[a, b, c]] * 3)`;
# write the numbers with a decimal point (`1.0`), because the pictures hold decimal numbers.

# %% [markdown]
# ## 10. A neuron
#
# Two more steps turn the weighted sum into a neuron of a network. In order:
#
# 1. **Weighted sum**: patch times kernel, added up.
# 2. **Bias**: add one number, the same at every place. It sets how much evidence is needed.
# 3. **Activation**: bend the result. The usual choice, ReLU, replaces everything below 0 by 0: "no
#    evidence" and "evidence against" become the same silence.

# %% Compute: three steps at two places items="B20"
strong = explain(kernel, image, at=(1, 0), bias=-3.0, activation="relu")
check("5 - 3 = 2, and 2 stays", strong.value, 2.0)

weak = explain(kernel, image, at=(1, 1), bias=-3.0, activation="relu")
check("the sum", weak.sum, -2.0)
check("-2 - 3 = -5, and ReLU makes it 0", weak.value, 0.0)

# %% Predict: the whole map items="B20"
predict("The map: 3 -1 0 0 / 5 -2 0 0 / 3 -1 0 0. "
        "How many stay above 0 after a bias of -3 and ReLU?", 1)
activated = relu(xcorr(image, kernel) - 3.0)
show(activated, kind="numbers")
check("only the middle of the bar is left", activated,
      tensor([[0, 0, 0, 0], [2, 0, 0, 0], [0, 0, 0, 0]]))

# %% Change: the bias is a threshold items="B20"
bias = -600.0  # try 0, -300, -765

fired = relu(response_map + bias) > 0
show(fired.to(uint8) * 255,
     title=f"where the edge detector fires with a bias of {bias}")
print("it fires at", fired.sum().item(), "of 100 places")
check("nowhere but where the answer is above minus the bias", fired,
      response_map > -bias)

# %% [markdown]
# Books count from 1, programs from 0, and a wrong start is the commonest slip of all. One lecture
# writes the weighted sum of the 4 x 4 neuron for the window at (p, q) so:
#
# $$\sum_{i=1}^{4} \sum_{j=1}^{4} w_{ij}\, x_{i+p,\,j+q} + b$$
#
# There the first pixel is $x_{11}$, so the window at (0, 0) begins with it. A program begins with
# `x[0, 0]`, and runs i and j from 0 to 3. The window is the same, and the bias is added **once**,
# not with each of the 16 products.

# %% Predict: the sum as printed, and as programmed items="B19"
def as_printed(x, w, b, p, q):
    """x and w are asked by names that count from 1."""
    pixel = {(row + 1, column + 1): x[row, column].item()
             for row in range(28) for column in range(28)}
    weight = {(row + 1, column + 1): w[row, column].item()
              for row in range(4) for column in range(4)}
    return sum(weight[i, j] * pixel[i + p, j + q]
               for i in range(1, 5) for j in range(1, 5)) + b


def as_programmed(x, w, b, p, q):
    return sum(w[i, j].item() * x[i + p, j + q].item()
               for i in range(4) for j in range(4)) + b


predict("The neuron at (24, 24) of 28 x 28, counting from 1: what is the last "
        "row that it sees?", 4 + 24)
for p, q in [(12, 8), (14, 12), (20, 16)]:
    print(f"({p:2}, {q:2}): printed "
          f"{as_printed(picture, weights, 10.0, p, q):8.1f}, "
          f"programmed {as_programmed(picture, weights, 10.0, p, q):8.1f}")
    check(f"the same at ({p}, {q})",
          as_programmed(picture, weights, 10.0, p, q),
          as_printed(picture, weights, 10.0, p, q))
check("a row of 25 such neurons is a row of the map",
      [as_programmed(picture, weights, 10.0, 12, q) for q in range(25)],
      (xcorr(picture, weights)[12] + 10.0).tolist(), tol=1e-3)
check("on an empty patch only the bias is left, once",
      as_programmed(zeros(28, 28), weights, 10.0, 0, 0), 10.0)

# %% Exercise 2.3: the neuron items="B20"
def neuron(patch, weights, bias):
    """Weighted sum, plus bias, through ReLU: one number."""
    ### BEGIN SOLUTION
    total = (patch * weights).sum().item() + bias
    return max(total, 0.0)
    ### END SOLUTION


check("an edge, no bias", neuron(edge_patch, vertical, 0.0), 765.0)
check("an edge, with a bias of -100", neuron(edge_patch, vertical, -100.0),
      665.0)
check("no edge", neuron(as_meant, vertical, 0.0), 0.0, hint="-10 is below zero")
check("no edge, but a bias of 25", neuron(as_meant, vertical, 25.0), 15.0,
      hint="first the bias, then ReLU: max(-10 + 25, 0)")
check("the line detector's middle", neuron(image[1:4, 0:3], kernel, -3.0), 2.0)

# %% [markdown]
# **Hint.** `(patch * weights).sum()` is a tensor with one number in it; `.item()` takes the number
# out.

# %% [markdown]
# **Second hint.** Add the bias to that number, and return the larger of the result and 0:
# `max(total, 0.0)`.

# %% [markdown]
# ## 11. Three principles
#
# Everything in this lesson follows three principles. The first and the last answer what lesson 1
# measured: locality and spatial invariance.
#
# 1. **Local features.** A neuron sees a small patch only, because neighbouring pixels belong
#    together.
# 2. **Several filters.** One filter finds one thing, so use many: each adds a map of its own.
# 3. **Shared weights.** A filter keeps its weights wherever it goes, because what matters here
#    matters there.

# %% Compute: the three principles as numbers items="A17"
bank = stack([vertical, horizontal]).unsqueeze(1)
maps = xcorr(bright_square.unsqueeze(0), bank)
print("filters", bank.shape, "  maps", maps.shape)
check("several filters: two maps of 10 x 10", maps.shape, (2, 10, 10))
check("the first is the vertical filter's", maps[0], response_map)
check("the second is the horizontal filter's", maps[1],
      xcorr(bright_square, horizontal))

places, seen = response.numel(), kernel.numel()
print("local: each of", places, "answers sees", seen, "of", image.numel(),
      "pixels")
print("shared:", seen, "weights make", places * seen, "products")
print("neither:", places, "answers that each see all pixels need",
      places * image.numel(), "weights")
check("9 weights, used 108 times", (seen, places * seen), (9, 108))
check("without locality and sharing, 360 weights", places * image.numel(), 360)

# %% See: two filters, two maps items="A17"
show(maps[0], kind="signed", title="vertical edges")
show(maps[1], kind="signed", title="horizontal edges")

# %% Compute: shared weights find the square wherever it is items="A17"
moved_square = bright_square.roll((1, 1), (0, 1))
moved_map = xcorr(moved_square, vertical)
show(moved_map, kind="signed",
     title="the square moved down and right by 1, and so did its map")
check("nothing changed but the place", moved_map,
      response_map.roll((1, 1), (0, 1)))

# %% [markdown]
# ## What you know now
#
# - A convolution applies one small detector everywhere and arranges the answers like the picture.
# - One output is a sum of products; W columns and a kernel of K give W - K + 1 places.
# - Lectures say convolution for what is strictly cross-correlation; a flipped kernel swaps the
#   signs of `1 -1`.
# - A good edge filter answers nothing to an even patch. That is how you catch a lost minus sign.
# - Weighted sum, bias, ReLU: a neuron. Local, several, shared: a convolutional layer.
#
# So far the kernels were given. What other kernels are there, and could a program find them by
# itself? That is [lesson 3](03-filters.py).
