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
# # Lesson 4: Size, stride, padding, dilation
#
# Most error messages that you will get from a convolutional network are about sizes. This lesson
# makes you the one who knows before the program does. There is one formula to learn, with five
# letters in it. We earn the letters one by one: first the step, then the frame around the picture,
# then the holes in the kernel.

# %% [markdown]
# ## 1. Stride: how far to step
#
# A kernel of 3 x 3 slides over a picture of 7 x 7. So far it moved on by one pixel. The **stride**
# is the length of its step. With stride 2 it looks at every other place, right and down, and the
# output is about half as large each way. Why would you want that? It is less work, and a picture
# with half the columns is soon seen as a whole.

# %% Predict: three strides items="C7"
predict("7 columns, a kernel of 3, stride 1. How many places?", 5)
predict("The same with stride 2: the window starts at columns 0, 2, 4. How many places?", 3)
predict("With stride 3?", 2)

square = (arange(49).reshape(7, 7) % 5).float()
ones3 = ones(3, 3)
sizes = [xcorr(square, ones3, stride=stride).shape for stride in (1, 2, 3)]
check("5 x 5, 3 x 3, 2 x 2", sizes, [(5, 5), (3, 3), (2, 2)])

# %% See: stride 2, its first windows items="C7"
slide(ones3, square, stride=2, frames=2)
check("nine windows", xcorr(square, ones3, stride=2).numel(), 9)

# %% [markdown]
# Stride 3 deserves a closer look. The windows start at columns 0 and 3; the next would start at 6
# and hang over the edge. It is left out. So which pixels does the kernel see at all? Count for each
# pixel in how many windows it lies.

# %% See: how often each pixel is seen items="C7"
def times_seen(size, kernel, stride):
    """For each pixel of a square picture: in how many windows it lies."""
    count = zeros(size, size)
    for row in range(0, size - kernel + 1, stride):
        for column in range(0, size - kernel + 1, stride):
            count[row:row + kernel, column:column + kernel] += 1
    return count


for stride in (1, 2, 3):
    show(times_seen(7, 3, stride), kind="numbers", title=f"7 x 7, kernel 3, stride {stride}")
check("stride 1: the middle is seen nine times, a corner once",
      (times_seen(7, 3, 1)[3, 3].item(), times_seen(7, 3, 1)[0, 0].item()), (9, 1))
check("stride 3: row 6 and column 6 are never seen",
      (times_seen(7, 3, 3)[6].sum().item(), times_seen(7, 3, 3)[:, 6].sum().item()), (0, 0))

# %% Compute: the library notices items="C7 C8"
import torch.nn as nn

unseen = uncovered(nn.Conv2d(1, 1, 3, stride=3), (1, 7, 7))
check("used 6 of 7: row 6 and column 6 are lost", (unseen.rows, unseen.columns), ([6], [6]))

# %% [markdown]
# A lecture warns of it in half a sentence: with certain strides, not all of the input is covered.
# Nothing crashes, the answers look fine, and a stripe of every picture is ignored. That is why
# `why` and `uncovered` say so.

# %% Predict: 8 columns items="C8"
predict("8 columns, a kernel of 3, stride 2. How many places?", 3)
predict("How many columns are never seen?", 1)
eight = uncovered(nn.Conv2d(1, 1, 3, stride=2), (1, 8, 8))
check("three places", conv_out(8, 3, 2), 3)
check("the last column is lost", eight.columns, [7])

# %% Change: find a stride that wastes nothing items="C8"
width, kernel = 12, 3  # try others

for stride in (1, 2, 3, 4):
    lost = (width - kernel) % stride
    print(f"stride {stride}: {conv_out(width, kernel, stride)} places, {lost} columns lost at the edge")

# %% [markdown]
# (With stride 4 and a kernel of 3 there are gaps *between* the windows as well. `uncovered` finds
# those too.)

# %% [markdown]
# ## 2. The formula
#
# Call the width w, the kernel k, the stride s. The first window starts at 0, the last possible
# start is w - k. Between them fit as many steps as s goes into w - k, and the first place comes on
# top:
#
# $$w_{out} = \left\lfloor \frac{w - k}{s} \right\rfloor + 1$$
#
# The half brackets mean: round **down**, forget the remainder. The remainder is just what is never
# seen. Lectures differ here: one prints square brackets, in which the reader has to guess "round
# down"; another has no brackets at all, and is right only when the division comes out even.

# %% Compute: three strides, with and without rounding items="C7 C9"
for stride in (1, 2, 3):
    exact = (7 - 3) / stride + 1
    print(f"stride {stride}: (7 - 3)/{stride} + 1 = {exact:.2f}, so {conv_out(7, 3, stride)}")
check("2.33 places are 2 places", (round((7 - 3) / 3 + 1, 2), conv_out(7, 3, 3)), (2.33, 2))
check("conv_out knows the formula", [conv_out(7, 3, stride) for stride in (1, 2, 3)], [5, 3, 2])

# %% [markdown]
# Padding is the next letter: p extra pixels on each side make the picture w + 2p wide. The complete
# formula, also for the height:
#
# $$w_{out} = \left\lfloor \frac{w + 2p - k}{s} \right\rfloor + 1$$

# %% Predict: a frame of one pixel items="C7 C9"
predict("7 columns, padding 1, kernel 3, stride 1. How many places?", 7)
predict("And with stride 2?", 4)
predict("And with stride 3?", 3)
framed = [xcorr(square, ones3, stride=stride, padding=1).shape for stride in (1, 2, 3)]
check("7, 4, 3", framed, [(7, 7), (4, 4), (3, 3)])
check("so says conv_out", [conv_out(7, 3, stride, 1) for stride in (1, 2, 3)], [7, 4, 3])

# %% Compute: why prints it with the numbers in place items="C9"
account = why(nn.Conv2d(1, 1, 3, stride=3, padding=1), (1, 7, 7))
check("1 map of 3 x 3", account.output, (1, 3, 3))
check("the formula with numbers", "floor((7 + 2*1 - 3)/3) + 1 = 3" in account.text)

# %% [markdown]
# Read `why` as a friend who does the sum aloud. The lines on parameters and MACs (multiplications)
# are for lesson 5.

# %% Exercise 4.1: the size of anything items="C9"
def out_size(w, k, s=1, p=0):
    """How many places a kernel of k has on w pixels, with stride s and padding p."""
    ### BEGIN SOLUTION
    return (w + 2 * p - k) // s + 1
    ### END SOLUTION


layers = [(5, 3, 1, 0, 3), (28, 5, 1, 0, 24), (28, 5, 1, 2, 28), (28, 4, 2, 0, 13),
          (32, 3, 1, 1, 32), (32, 2, 2, 0, 16), (7, 3, 2, 0, 3), (7, 3, 3, 0, 2),
          (8, 3, 2, 0, 3), (227, 11, 4, 0, 55), (224, 7, 2, 3, 112), (224, 16, 16, 0, 14)]
for w, k, s, p, right in layers:
    check(f"{w} pixels, kernel {k}, stride {s}, padding {p}", out_size(w, k, s, p), right,
          hint="round down, with //, and do not forget the first place")

# %% [markdown]
# **Hint.** `//` divides and rounds down: `7 // 3` is 2. What is left to write is the formula.

# %% [markdown]
# **Second hint.** The padding counts twice, once for each side: `w + 2 * p - k`. Divide that by s,
# rounding down, and add 1.

# %% [markdown]
# Did you recognise some? 28 with a kernel of 5 and padding 2 is how LeNet begins, 227 with 11 and
# stride 4 is AlexNet, 224 with 7, stride 2, padding 3 is ResNet.

# %% [markdown]
# ## 3. Padding: do not lose the edge
#
# Without padding each layer with a kernel of 3 costs two rows and two columns. That adds up.

# %% Predict: the shrinking picture items="C11 B10"
predict("Kernels of 5, no padding. How much does each layer take off the width?", 4)
widths = [28]
while widths[-1] >= 5:
    widths.append(conv_out(widths[-1], 5))
print("kernel 5:", *widths)
widths3 = [28]
while widths3[-1] >= 3:
    widths3.append(conv_out(widths3[-1], 3))
print("kernel 3:", *widths3)
check("six layers of 5 and nothing is left to see", widths, [28, 24, 20, 16, 12, 8, 4])
check("a kernel of 3 takes 2 each time", [a - b for a, b in zip(widths3, widths3[1:])], [2] * 13)

# %% [markdown]
# And it is not only the size. You have seen the counts above: a corner pixel lies in one window, a
# pixel in the middle in nine. What stands at the edge hardly counts. **Padding** puts the picture
# into a frame of zeros first.

# %% See: 7 x 7 in a frame of zeros items="B10"
picture = full((7, 7), 5.0)
framed_picture = zeros(9, 9)
framed_picture[1:8, 1:8] = picture
show(framed_picture, kind="numbers", title="7 x 7 in a frame: 9 x 9")
check("padding=1 is this frame", xcorr(picture, ones3, padding=1), xcorr(framed_picture, ones3))
check("and 7 x 7 comes out", xcorr(picture, ones3, padding=1).shape, (7, 7))

# %% [markdown]
# The two bars of lesson 3 again, with `1 -1`. A kernel of two columns costs one column. Put a
# column of zeros to the right, or to the left, and eight come out of eight. But look at the
# numbers.

# %% Predict: a column of zeros to the right, to the left items="B10"
bars = tensor([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 8)
left_minus_right = tensor([[1.0, -1.0]])
column = zeros(8, 1)

predict("The last pixel of a row is 1, the new column is 0. What does 1 -1 say there?", 1)
right = xcorr(cat([bars, column], dim=1), left_minus_right)
left = xcorr(cat([column, bars], dim=1), left_minus_right)
print("zeros right:", right[0].long().tolist())
print("zeros left: ", left[0].long().tolist())
check("8 x 8 both times", (right.shape, left.shape), ((8, 8), (8, 8)))
check("zeros to the right", right, tensor([[0, 1, 0, 0, 0, -1, 0, 1]] * 8))
check("zeros to the left", left, tensor([[-1, 0, 1, 0, 0, 0, -1, 0]] * 8))

# %% [markdown]
# The 1 at the end of the first row is an edge that does not exist: the picture goes on bright, and
# the frame is black. Padding keeps the pixels at the border in play and pays with false edges
# there. See it on a real picture.

# %% See: a frame makes edges items="B10"
lincoln = datasets.lincoln().float()
sobel_y = tensor([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])
inside, whole = xcorr(lincoln, sobel_y), xcorr(lincoln, sobel_y, padding=1)
show(inside, kind="signed", title="no padding: 14 x 10")
show(whole, kind="signed", title="padding 1: 16 x 12, and strong edges at top and bottom")
check("16 x 12 again", whole.shape, (16, 12))
check("the inside is the same", whole[1:-1, 1:-1], inside)
check("inside, nothing is above 739", inside.max().item(), 739.0)
check("the largest answer is now 860", whole.max().item(), 860.0)
check("in the bottom row, where the portrait meets the frame", whole[15].max().item(), 860.0)

# %% [markdown]
# ## 4. The same size
#
# Which frame gives back the size that came in? With stride 1 the formula says w + 2p - k + 1 = w,
# so 2p = k - 1:
#
# $$p = \frac{k - 1}{2}$$
#
# For k = 3 that is 1. The very deep VGG networks use nothing but k = 3, s = 1, p = 1, so that no
# layer changes the size and only pooling does.

# %% Compute: 3, 1, 1 keeps every width items="C10"
kept = [conv_out(w, 3, 1, 1) == w for w in range(1, 1001)]
print("widths tried:", len(kept), " kept:", sum(kept))
check("all widths from 1 to 1,000", all(kept))
check("a single pixel, too", xcorr(tensor([[7.0]]), ones3, padding=1), tensor([[7]]))

# %% [markdown]
# One lecture writes that "width-1 padding" keeps the size. Read the little line as a minus, width
# less one, and it is wrong: for K = 3 the formula says 1, not 2. Read it as a hyphen, a padding one
# pixel wide, and it is right, for K = 3. The lecture goes on with 2 for K = 5, so the hyphen is
# meant. (An even K cannot get the same frame on both sides: K - 1 is odd.)

# %% Exercise 4.2: which padding keeps the size? items="C11"
def same_padding(k):
    """The padding that keeps the size, for stride 1 and an odd kernel k."""
    ### BEGIN SOLUTION
    return (k - 1) // 2
    ### END SOLUTION


check("k = 3", same_padding(3), 1)
check("k = 5", same_padding(5), 2)
check("k = 7", same_padding(7), 3)
check("k = 1 needs none", same_padding(1), 0)
check("k = 19", same_padding(19), 9)

# %% [markdown]
# **Hint.** A kernel of k loses k - 1 columns. Give half of them back on each side.

# %% [markdown]
# **Second hint.** `(k - 1) // 2`, a whole number: `/` would give 1.0.

# %% Compute: the library's word for it, same items="C11"
for k in (3, 5, 7):
    layer = nn.Conv2d(1, 1, k, padding="same")
    print(f"k = {k}:", tuple(layer(zeros(1, 1, 20, 20)).shape), f"like padding={(k - 1) // 2}")
same = [xcorr(square, ones(k, k), padding=(k - 1) // 2).shape for k in (3, 5, 7)]
check("7 x 7 stays 7 x 7 for k = 3, 5, 7", same, [(7, 7)] * 3)
kept = [nn.Conv2d(1, 1, k, padding="same")(zeros(1, 1, 20, 20)).shape for k in (3, 5, 7)]
check("and so with the word", kept, [(1, 1, 20, 20)] * 3)

# %% Predict: half the size, exactly items="C8 C10"
predict("k = 3, p = 1, s = 2 on 32 columns: how many come out?", 16)
check("every even width is halved", [conv_out(w, 3, 2, 1) for w in range(2, 101, 2)], list(range(1, 51)))

# %% [markdown]
# ## 5. Volumes
#
# A layer rarely has one filter. Each filter makes a map of its own, and the maps are stacked: with
# d filters the output is a block h x w x d, its **depth** being the number of filters. PyTorch
# writes the depth first, Keras last. The sizes are the same.

# %% Compute: one layer in two spellings items="C12"
import keras

torch_layer = nn.Conv2d(1, 8, (3, 5), stride=2)
keras_layer = keras.layers.Conv2D(filters=8, kernel_size=(3, 5), strides=2)
torch_shape = torch_layer(zeros(1, 1, 28, 28)).shape
keras_shape = keras_layer(zeros(1, 28, 28, 1)).shape
print("PyTorch, depth first:", tuple(torch_shape), "  Keras, depth last:", tuple(keras_shape))

check("rows: floor((28 - 3)/2) + 1 = 13", conv_out(28, 3, 2), 13)
check("columns: floor((28 - 5)/2) + 1 = 12", conv_out(28, 5, 2), 12)
check("PyTorch: (batch, d, h, w)", torch_shape, (1, 8, 13, 12))
check("Keras: (batch, h, w, d)", tuple(keras_shape), (1, 13, 12, 8))

# %% [markdown]
# The first number is the **batch**: how many pictures go through at a time. It comes first in both
# spellings, and no layer changes it.
#
# A lecture's exercise in bookkeeping: two layers of ten 3 x 3 filters, without padding, stride 1,
# each followed by pooling 2 x 2 (the best of every four, halving the size). Follow a picture of 28
# x 28 through it.

# %% Predict: follow the sizes items="C16"
net = nn.Sequential(nn.Conv2d(1, 10, 3), nn.MaxPool2d(2), nn.Conv2d(10, 10, 3), nn.MaxPool2d(2), nn.Flatten())
predict("28 x 28 after the first layer of 3 x 3: how many rows?", 26)
predict("After pooling 2 x 2?", 13)
predict("After the second layer of 3 x 3?", 11)
predict("After the second pooling (11 is odd!)?", 5)
predict("Ten maps of 5 x 5, laid in one line: how many numbers?", 250)
account = why(net, (1, 28, 28))
check("every size", [row["output"] for row in account.rows],
      [(10, 26, 26), (10, 13, 13), (10, 11, 11), (10, 5, 5), (250,)])

# %% Compute: parameters, and the batch items="C16"
check("first layer: 10 filters of 9 weights and a bias", count_params(net[0]), 100)
check("second layer: 10 filters of 10 x 9 weights and a bias", count_params(net[2]), 910)
check("a batch of 32 stays a batch of 32", net(zeros(32, 1, 28, 28)).shape, (32, 250))

# %% [markdown]
# The second layer has 910 parameters, not 100, for it looks at *ten* maps: each of its filters has
# ten layers of 3 x 3 weights. Lessons 5 and 7 count such things. Notice too what `why` says about
# the last pooling: 11 is odd, so row 10 is never seen.

# %% [markdown]
# ### With letters
#
# Formulas may keep their letters. A lecture describes a layer of k1 filters of size l x l on a
# picture of w x h with one channel. `build` makes a network from words, and letters are allowed in
# them.

# %% Compute: symbolic sizes items="C17"
first = why(build("conv k1 lxl"), (1, "h", "w"))
check("k1 maps of h - l + 1 rows and w - l + 1 columns", first.output, ("k1", "h - l + 1", "w - l + 1"))
check("k1 filters of l*l weights and a bias", first.params, "k1*l^2 + k1")

# %% [markdown]
# The lecture draws the maps as large as the picture, w x h. That is right only with "same" padding,
# which it does not mention. A second layer of k2 filters then needs k1 layers in each of its
# filters:

# %% Compute: two layers, sizes kept items="C17"
second = why(build("conv k1 lxl same, conv k2 lxl same"), (1, "h", "w"))
check("after the first: h x w x k1", second.rows[0]["output"], ("k1", "h", "w"))
check("after the second: h x w x k2", second.output, ("k2", "h", "w"))
check("its filters have k1 layers: k2*(k1*l*l + 1)", "k2*(k1*l*l + 1)" in second.text)

# %% [markdown]
# ## 6. Dilation: a kernel with holes
#
# A last letter. To see more of the picture you could use a larger kernel, at the price of more
# weights. Or you pull the weights apart: **dilation** d leaves d - 1 pixels between neighbours.
# Nine weights, spread over 5 x 5 pixels:

# %% See: which pixels a dilated kernel looks at items="D13"
dot = zeros(9, 9)
dot[4, 4] = 1
for d in (1, 2):
    show(xcorr(dot, ones3, padding=d, dilation=d), title=f"kernel 3, dilation {d}: the pixels it looks at")
check("nine pixels, spread over 5 x 5", xcorr(dot, ones3, padding=2, dilation=2).sum().item(), 9.0)

# %% Predict: how wide is it? items="D13"
predict("Kernel 3, dilation 2: how many columns from its first weight to its last?", 5)
spans = [1 + (3 - 1) * d for d in (1, 2, 4, 8)]
print("dilation 1, 2, 4, 8 spans", spans)
check("3, 5, 9, 17", spans, [3, 5, 9, 17])
check("the output shrinks as with a kernel of that width", [conv_out(20, 3, 1, 0, d) for d in (1, 2, 4, 8)],
      [20 - span + 1 for span in spans])

# %% Exercise 4.3: the width of a dilated kernel items="D13"
def effective_size(k, d):
    """How many pixels a kernel of k weights spans when they stand d pixels apart."""
    ### BEGIN SOLUTION
    return k + (k - 1) * (d - 1)
    ### END SOLUTION


check("dilation 1 is the plain kernel", effective_size(3, 1), 3)
check("k = 3, d = 2", effective_size(3, 2), 5, hint="between 3 weights there are 2 gaps")
check("k = 3, d = 4", effective_size(3, 4), 9)
check("k = 3, d = 8", effective_size(3, 8), 17)
check("k = 5, d = 3", effective_size(5, 3), 13)
check("a single weight has no gaps", effective_size(1, 7), 1)

# %% [markdown]
# **Hint.** k weights have k - 1 gaps between them, and each gap holds d - 1 pixels that are
# skipped.

# %% [markdown]
# **Second hint.** The weights themselves plus the skipped pixels: `k + (k - 1) * (d - 1)`.

# %% [markdown]
# A dilated kernel is nothing new: it is a larger kernel most of whose weights are zero. Stuff a 3 x
# 3 kernel with zeros and compare.

# %% Compute: the same as a kernel stuffed with zeros items="D13"
manual_seed(4)
x, k = randn(12, 15), randn(3, 3)
for d in (2, 4):
    wide = zeros(1 + 2 * d, 1 + 2 * d)
    wide[::d, ::d] = k
    check(f"dilation {d}: a kernel of {1 + 2 * d} x {1 + 2 * d} with 9 weights that are not zero",
          xcorr(x, k, dilation=d), xcorr(x, wide), tol=1e-5)

# %% [markdown]
# Now stack them. Three layers of kernel 3 with dilations 1, 2 and 4: each doubles the reach of the
# one before. An output of the last depends on 15 x 15 pixels, its **receptive field**, with 27
# weights. Plain layers of 3 would need seven for that.

# %% Compute: three layers see 15 pixels items="D13"
manual_seed(4)
stack_of_three = nn.Sequential(
    nn.Conv2d(1, 1, 3, dilation=1), nn.Conv2d(1, 1, 3, dilation=2), nn.Conv2d(1, 1, 3, dilation=4))
field = receptive_field(stack_of_three, (1, 32, 32))
check("the three layers see 3, 7 and 15 pixels", [layer[0] for layer in field.layers.values()], [3, 7, 15])
check("32 columns lose 14: a window of 15", stack_of_three(zeros(1, 1, 32, 32)).shape, (1, 1, 18, 18))

dark = zeros(1, 1, 15, 15)
matters = zeros(15, 15)
for row in range(15):
    for column in range(15):
        light = dark.clone()
        light[0, 0, row, column] = 1
        if stack_of_three(light).item() != stack_of_three(dark).item():
            matters[row, column] = 1
print("of 15 x 15 pixels,", matters.sum().long().item(), "make a difference to the one output")
check("all of them", matters, ones(15, 15))

# %% [markdown]
# ## 7. All letters together
#
# $$w_{out} = \left\lfloor \frac{w + 2p - d(k - 1) - 1}{s} \right\rfloor + 1$$
#
# | letter | is | more of it makes the output |
# |---|---|---|
# | w | pixels that come in | larger |
# | k | weights of the kernel | smaller |
# | p | zeros on each side | larger |
# | s | length of a step | smaller, about w / s |
# | d | distance of the kernel's weights | smaller |

# %% Compute: the formula against the real thing items="C9"
tried = 0
for w in (5, 8, 13, 20):
    for k in (1, 2, 3, 5):
        for s in (1, 2, 3):
            for p in (0, 1, 2):
                for d in (1, 2):
                    if w + 2 * p >= 1 + (k - 1) * d:
                        real = xcorr(zeros(w, w), ones(k, k), stride=s, padding=p, dilation=d).shape[0]
                        assert real == conv_out(w, k, s, p, d) == (w + 2 * p - d * (k - 1) - 1) // s + 1
                        tried += 1
print("layers built and measured:", tried)
check("the formula was right every time", tried > 200)

# %% Change: design a layer items="C9"
w, k, s, p, d = 100, 3, 1, 1, 1  # make 50 come out; then 100 with k = 5; then 1

print(f"{w} pixels come in,", conv_out(w, k, s, p, d), "come out")

# %% [markdown]
# ## What you know now
#
# - Stride s: step by s. It divides the size by about s, and what remains of the division is never
#   seen.
# - Padding p: a frame of zeros. p = (k - 1)/2 keeps the size; the price is false edges at the
#   border.
# - Dilation d: holes in the kernel. It spans k + (k - 1)(d - 1) pixels and has no more weights.
# - Round down. `conv_out` computes, `why` explains, `uncovered` warns.
# - As many maps come out as there are filters; PyTorch writes the depth first, Keras last.
#
# You can now size any layer. But why this construction and not any other? [Lesson
# 5](05-why-convolution.py) counts what it saves.
