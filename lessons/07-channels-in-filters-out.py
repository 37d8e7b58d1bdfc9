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
# # Lesson 7: Volumes
#
# So far one kernel met one grey picture and left one map. A network works with *volumes*: several
# pictures of the same size, stacked like the pages of a book. A colour photograph is a volume of
# three pages. So is what a layer leaves behind: one page, called **channel**, for each of its
# filters. This lesson follows the third axis in and out. It has one formula, and everything else
# is bookkeeping; most mistakes of this trade are made there.

# %% [markdown]
# ## 1. What grey cannot see
#
# We make a picture with a red disk and a green square on a grey ground. All three have the same
# mean of red, green and blue: 0.4.

# %% See: a disk and a square in colour items="B23"
rows = arange(32).float().reshape(32, 1)
columns = arange(32).float().reshape(1, 32)
disk = (rows - 10) ** 2 + (columns - 9) ** 2 < 36
square = zeros(32, 32) > 0
square[17:28, 17:28] = True

grey, red, green = [0.4, 0.4, 0.4], [0.8, 0.2, 0.2], [0.2, 0.8, 0.2]
volume = stack([where(disk, red[c], where(square, green[c], grey[c])) for c in range(3)])
show(volume, title="a red disk and a green square")
check("three channels of 32 x 32", volume.shape, (3, 32, 32))

# %% See: the volume unravelled, channel after channel items="C22"
show(volume, kind="maps", title="red, green, blue")
show(volume.mean(dim=0), range=(0, 1), title="their mean: a grey picture")
check("the mean is 0.4 at every pixel", volume.mean(dim=0), full((32, 32), 0.4))

# %% [markdown]
# The grey picture is empty. In the red channel the disk is bright and the square dark, in the green
# one it is the other way round, in the blue one both are dark. A detector of red things must look
# at all channels **at once**: much red, and little else.
#
# ## 2. One filter, as deep as its input
#
# So a filter gets one kernel for each channel of its input: C_in kernels of K x K. Its depth is not
# a choice; it is whatever comes in. Every kernel slides over its own channel, and the results are
# **added**. One filter, however deep, leaves one flat map. In small whole numbers:

# %% Compute: two channels and one sum items="B23"
small = tensor([[[1.0, 2.0, 0.0], [0.0, 1.0, 3.0], [2.0, 0.0, 1.0]],
                [[0.0, 1.0, 1.0], [2.0, 0.0, 1.0], [1.0, 1.0, 0.0]]])
deep = tensor([[[1.0, 0.0], [0.0, 1.0]],
               [[-1.0, 0.0], [0.0, 2.0]]])

pixel = explain(deep, small, at=(0, 0))
check("channel 0 gives 1 + 1, channel 1 gives 0 + 0", pixel.products.sum(dim=(1, 2)), tensor([2, 0]))
check("their sum", pixel.sum, 2.0)

# %% Predict: the next place items="B23"
predict("At (0, 1): 2 + 3 from channel 0, -1 * 1 + 2 * 1 from channel 1. The sum?", 6)
answer = xcorr(small, deep)
show(answer, kind="numbers", title="one filter, one map")
check("channels in, no channel out", answer.shape, (2, 2))
check("2 6 / 0 2", answer, tensor([[2, 6], [0, 2]]))

# %% Compute: it is the sum of what each channel gives items="B23"
separately = [xcorr(small[c], deep[c]) for c in range(2)]
for c in range(2):
    print("channel", c, "gives", separately[c].tolist())
check("added up, the same map", separately[0] + separately[1], answer)

# %% [markdown]
# Now the detector of red: a mean of 3 x 3 pixels, counted once for red and minus a half for green
# and for blue. On grey the three cancel, whatever the brightness.

# %% See: redness items="B23"
redness = stack([full((3, 3), weight / 9) for weight in [1.0, -0.5, -0.5]])
red_map = xcorr(volume, redness)
show(redness, kind="kernel", title="one filter: three kernels of 3 x 3")
show(red_map, kind="signed", title="its map: the disk above 0, the square below")

by_channel = sum(xcorr(volume[c], redness[c]) for c in range(3))
check("one flat map", red_map.shape, (30, 30))
check("the sum of three maps, one for each channel", red_map, by_channel, tol=1e-6)
check("0.8 - 0.1 - 0.1 inside the disk", red_map[9, 8].item(), 0.6, tol=1e-6)
check("0.2 - 0.4 - 0.1 inside the square", red_map[21, 21].item(), -0.3, tol=1e-6)
check("nothing on the ground", red_map[0, 29].item(), 0.0, tol=1e-6)

# %% Change: look for another colour items="B23"
weights = [-0.5, 1.0, -0.5]  # try [0, 0, 1], [1, -1, 0], [1/3, 1/3, 1/3]

detector = stack([full((3, 3), weight / 9) for weight in weights])
found = xcorr(volume, detector)
show(found, kind="signed", title=f"red, green and blue weighed {weights}")
assert found.shape == (30, 30)

# %% [markdown]
# What if the depths differ? Then there is no answer: a fourth kernel has no channel to slide over.
# This is the most common error message of the trade, so learn to read it. It names both numbers.

# %% Compute: a filter of the wrong depth items="B23"
import textwrap
import torch
from torch import nn

messages = []
for attempt in [lambda: xcorr(volume, zeros(4, 3, 3)), lambda: nn.Conv2d(4, 1, 3)(volume)]:
    try:
        attempt()
    except RuntimeError as error:
        messages.append(str(error))
        print(textwrap.fill(str(error), 78))

check("both refuse", len(messages), 2)
check("and name the 3 channels there are and the 4 expected",
      all("3 channels" in message and "4" in message for message in messages))

# %% [markdown]
# ## 3. One neuron, three sums
#
# Call the block of input under the filter $x^r$, for region r, the weights W and the bias b. The
# neuron's answer is
#
# $$h^r = \sum_{i}\sum_{j}\sum_{k} x^r_{ijk} \, W_{ijk} + b,$$
#
# where i runs over the channels, j over the rows and k over the columns of the block. Lesson 2's
# formula had two sums; the third is all that is new.

# %% Predict: the weights of one neuron items="B21"
predict("A neuron sees 3 channels, 5 rows and 5 columns. How many weights has it?", 75)
predict("And numbers to learn, with its bias?", 76)
neuron = nn.Conv2d(3, 1, 5)
check("75 weights", neuron.weight.numel(), 75)
check("and one bias", count_params(neuron), 76)

# %% Exercise 7.1: the neuron of a volume items="B21"
def h(x, W, b, row, column):
    """The answer of one filter W (C, K, L) with bias b at (row, column) of x (C, H, W): a number."""
    ### BEGIN SOLUTION
    channels, high, wide = W.shape
    total = b
    for i in range(channels):
        for j in range(high):
            for k in range(wide):
                total += x[i, row + j, column + k].item() * W[i, j, k].item()
    return total
    ### END SOLUTION


check("the small volume at (0, 0)", h(small, deep, 0.0, 0, 0), 2.0)
check("and at (1, 0)", h(small, deep, 0.0, 1, 0), 0.0, hint="the block begins at x[i, row, column]")
check("with a bias of 10, added once", h(small, deep, 10.0, 0, 1), 16.0,
      hint="6 + 10: one bias for the neuron, not one for each channel or weight")
check("a filter of 2 rows and 1 column", h(small, deep[:, :, :1], 0.0, 1, 2), 2.0,
      hint="its rows and columns need not be as many: W.shape tells both")
check("redness inside the disk", h(volume, redness, 0.0, 9, 8), 0.6, tol=1e-5)

# %% [markdown]
# **Hint.** Three loops, one inside the other, over the sizes in `W.shape`. The weight `W[i, j, k]`
# meets the pixel `x[i, row + j, column + k]`.

# %% [markdown]
# **Second hint.** Start with `total = b` before the loops and add each product's `.item()` to it.
# Or let the library do all three sums: cut the block out with a slice of three axes, multiply it
# with `W`, and sum.

# %% Compute: the formula at every place is the layer items="B21"
manual_seed(7)
neuron = nn.Conv2d(3, 1, 5)
patchwork = rand(3, 8, 9)
by_layer = neuron(patchwork).detach()


def block_sum(r, c):
    return (patchwork[:, r:r + 5, c:c + 5] * neuron.weight[0]).sum().item() + neuron.bias.item()


by_formula = tensor([[[block_sum(r, c) for c in range(5)] for r in range(4)]])
check("3 x 8 x 9 becomes 1 x 4 x 5", by_layer.shape, (1, 4, 5))
check("the formula gives all twenty", by_layer, by_formula, tol=1e-5)

# %% [markdown]
# `nn.Conv2d(3, 1, 5)` reads: 3 channels come in, 1 filter, 5 x 5. This is the spelling of PyTorch;
# `xcorr` computes the same, but a layer *owns* its weights. They begin at random, and training
# moves them.
#
# ## 4. Several neurons on one block: a column
#
# Two filters that look at the same block give two numbers, $h_1$ and $h_2$: each has 75 weights and
# a bias of its own. D filters give D numbers. They stand above one another, one in each output
# channel, at the place of the block: a **column**, 1 wide, 1 high and D deep.

# %% Compute: a column items="B22"
manual_seed(22)
layer = nn.Conv2d(3, 4, 5)
out = layer(volume).detach()
r, c = 9, 8
column = out[:, r, c]
show(column.reshape(4, 1), kind="numbers", title="four answers to the same block")

block = volume[:, r:r + 5, c:c + 5]
h1 = (block * layer.weight[0]).sum().item() + layer.bias[0].item()
h2 = (block * layer.weight[1]).sum().item() + layer.bias[1].item()
check("one number from each of the 4 filters", column.shape, (4,))
check("the first is h1", column[0].item(), h1, tol=1e-5)
check("the second is h2", column[1].item(), h2, tol=1e-5)

# %% Compute: four filters are four single-filter layers items="B22"
singles = [xcorr(volume, layer.weight[d]) + layer.bias[d] for d in range(4)]
together = stack(singles).detach()
check("each map is made by its own filter alone", out, together, tol=1e-5)

# %% [markdown]
# The filters do not know of one another. What they share is the block they look at; what they do
# not share is weights.
#
# ## 5. A new picture
#
# Repeat at every place, and the columns stand side by side: a volume. The classic example has a
# picture of 3 x 32 x 32 and six filters of 5 x 5.

# %% Predict: the new volume items="B25"
predict("32 x 32 and a kernel of 5 x 5: how many rows has each map?", 28)
predict("Six filters: how many channels has the result?", 6)
predict("How many numbers are learned? (6 filters, 75 weights and a bias each)", 456)

manual_seed(5)
six = nn.Conv2d(3, 6, 5)
new_picture = six(volume).detach()
check("a new picture of 28 x 28 with 6 channels", new_picture.shape, (6, 28, 28))
check("6 * 76 = 456", count_params(six), 456)

# %% See: the six filters, and the cube they make items="B25 C22"
show(six.weight, kind="filters", title="six filters of 3 x 5 x 5, untrained")
show(new_picture, kind="maps", title="the new picture, channel after channel")
assert len(new_picture) == 6

# %% [markdown]
# It has six channels and no colours: nobody knows what "channel 4" of it looks like until a filter
# has learned what to look for. But as far as the next layer is concerned it *is* a picture: three
# axes, channel, row, column.
#
# ## 6. The four axes of the weights
#
# All weights of the layer form one block with **four** axes, in this order:
#
# $$(C_{out}, \; C_{in}, \; K_{high}, \; K_{wide}),$$
#
# output depth, input depth, kernel height, kernel width. `kernel[1, 0, :, :]` is the 5 x 5 kernel
# with which filter 1 looks at channel 0. A colon says "all of this axis". (One lecture prints the four
# with the sign for "is proportional to" between them, where it means "times".)

# %% Compute: reading the block items="B24"
kernel = six.weight.detach()
print("all weights       ", kernel.shape)
print("filter 1          ", kernel[1].shape)
print("filter 1, channel 0", kernel[1, 0, :, :].shape)
check("six filters, three channels, 5 x 5", kernel.shape, (6, 3, 5, 5))
check("kernel[0, 0, :, :] is one kernel", kernel[0, 0, :, :].shape, (5, 5))
check("kernel[1, 0, :, :] is another", equal(kernel[0, 0, :, :], kernel[1, 0, :, :]), False)
check("colons at the end may be left out", kernel[1, 0], kernel[1, 0, :, :])

# %% Exercise 7.2: what filter o makes of channel c alone items="B24"
def contribution(kernel, x, o, c):
    """The map that filter o makes of channel c of x by itself, without bias: two axes."""
    ### BEGIN SOLUTION
    return xcorr(x[c], kernel[o, c, :, :])
    ### END SOLUTION


check("a flat map of 28 x 28", contribution(kernel, volume, 1, 0), lambda part: part.shape == (28, 28))
check("filter 1 on channel 0", contribution(kernel, volume, 1, 0), lambda part: allclose(
    part, xcorr(volume[0], six.weight[1, 0].detach())), hint="first the filter, then the channel: kernel[1, 0, :, :]")
check("the three of filter 4, and its bias, are map 4 of the layer",
      contribution(kernel, volume, 4, 0), lambda part: allclose(
          part + contribution(kernel, volume, 4, 1) + contribution(kernel, volume, 4, 2)
          + six.bias[4].item(), new_picture[4], atol=1e-5),
      hint="channel c of the picture must meet kernel[o, c]")

# %% [markdown]
# **Hint.** One channel of the picture is `x[c]`, one kernel is `kernel[o, c, :, :]`; both have two
# axes.

# %% [markdown]
# **Second hint.** `xcorr` of those two.

# %% [markdown]
# Keras writes the same four axes in another order: (height, width, in, out). The numbers are the
# same, and `permute(2, 3, 1, 0)` goes from one spelling to the other. Pictures change likewise,
# from (C, H, W) to (H, W, C). If you copy weights between two libraries, this is the line to get
# right.

# %% Compute: the same layer in Keras's order items="B24"
import keras

twin = keras.layers.Conv2D(6, (5, 5))
twin.build((None, 32, 32, 3))
print("Keras holds", [weights.shape for weights in twin.get_weights()])

as_keras = kernel.permute(2, 3, 1, 0)
twin.set_weights([as_keras.numpy(), six.bias.detach().numpy()])
channels_last = volume.permute(1, 2, 0).unsqueeze(0)
answer = tensor(twin(channels_last.numpy()).numpy())
check("height, width, in, out", as_keras.shape, (5, 5, 3, 6))
check("Keras's own shape is the same", tuple(twin.get_weights()[0].shape), (5, 5, 3, 6))
check("get_weights gives the layer's own in that order, too", tensor(six.get_weights(layout="keras")[0]), as_keras)
check("kernel[1, 0, :, :] is [:, :, 0, 1] there", as_keras[:, :, 0, 1], kernel[1, 0, :, :])
check("both layers give the same numbers", answer[0].permute(2, 0, 1), new_picture, tol=1e-5)

# %% [markdown]
# ## 7. A bank of filters
#
# Why several maps? Because one filter answers one question, and a picture deserves more. Four line
# filters ask in which direction it runs *here*. Each is a 3 x 3 kernel with light along one line
# and dark beside it, and sums to 0.

# %% See: four filters and their maps of one picture items="B26"
level = tensor([[-1.0, -1.0, -1.0], [2.0, 2.0, 2.0], [-1.0, -1.0, -1.0]])
falling = tensor([[2.0, -1.0, -1.0], [-1.0, 2.0, -1.0], [-1.0, -1.0, 2.0]])
bank = stack([level, level.T, falling, falling.flip([1])]).unsqueeze(1)

x_picture = glyphs.draw("X", size=16)
four_maps = relu(xcorr(x_picture.unsqueeze(0), bank))
show(bank, kind="filters", title="level, upright, falling, rising")
show(x_picture, title="the picture")
show(four_maps, kind="maps", title="four maps: an X is a falling and a rising line")

strength = four_maps.sum(dim=(1, 2))
print("summed up:", [round(value, 1) for value in strength.tolist()])
check("four filters, four maps", four_maps.shape, (4, 14, 14))
check("every filter ignores an even patch", bank.sum(dim=(1, 2, 3)), zeros(4))
check("the two diagonal filters answer most", strength[2:].min().item() > strength[:2].max().item())

# %% Predict: which filter likes which bar? items="B26"
predict("A bar from the lower left to the upper right: filter 0, 1, 2 or 3?", 3)
lines = {"level": zeros(9, 9), "upright": zeros(9, 9), "falling": zeros(9, 9), "rising": zeros(9, 9)}
for step in range(9):
    lines["level"][4, step] = 1
    lines["upright"][step, 4] = 1
    lines["falling"][step, step] = 1
    lines["rising"][8 - step, step] = 1

answers = stack([xcorr(line.unsqueeze(0), bank).amax(dim=(1, 2)) for line in lines.values()])
show(answers, kind="numbers", title="rows: bars, columns: filters")
check("each bar is liked most by its own filter", answers.argmax(dim=1).tolist(), [0, 1, 2, 3])
check("and answered with 6", answers.amax(dim=1), full((4,), 6.0))

# %% [markdown]
# ## 8. A sequence of layers
#
# The new picture goes into the next layer, whose filters must be **six** channels deep. In between
# stands an activation function such as ReLU (lesson 8 says why it must). A **convolutional
# network** is such a sequence. `nn.Sequential` runs its layers one after another.

# %% Predict: the second layer items="C20"
predict("Ten filters of 5 x 5 on 6 channels. How many weights has one of them?", 150)
predict("6 x 28 x 28 goes in. How many rows do its maps have?", 24)

manual_seed(20)
network = nn.Sequential(nn.Conv2d(3, 6, 5), nn.ReLU(), nn.Conv2d(6, 10, 5), nn.ReLU())
sketch(network, (3, 32, 32))
first, second = network[0], network[2]
check("one filter of the second layer", second.weight[0].numel(), 150)
check("456 + 10 * (150 + 1)", count_params(network), 1966)
check("10 x 24 x 24", network(volume).shape, (10, 24, 24))

# %% Compute: a sequence is one function inside another items="C20"
step1 = first(volume)
step2 = relu(step1)
step3 = second(step2)
step4 = relu(step3)
check("conv, ReLU, conv, ReLU by hand", step4, network(volume))

# %% See: every layer of the sequence, unravelled items="C22"
stages = []
picture = volume
for layer in network:
    picture = layer(picture).detach()
    stages.append(picture)
show(stages[1], kind="maps", title="after the first convolution and ReLU: 6 x 28 x 28")
show(stages[3], kind="maps", title="after the second: 10 x 24 x 24")

check("channels after each step", [len(stage) for stage in stages], [6, 6, 10, 10])
check("every channel of every layer can be drawn", sum(len(stage) for stage in stages), 32)

# %% [markdown]
# The channels are cut out of the cube and laid side by side, which is as close as one gets to
# seeing a volume. Mind what this does *not* mean: the second layer does not treat the six maps one
# by one. Each of its filters reads all six together and adds up.
#
# ## 9. A kernel of one pixel
#
# Can a kernel be 1 x 1? On a grey picture that would be a single weight: multiplication, nothing
# more. On a volume it is more interesting. The block under it is 1 high, 1 wide and C_in deep, so
# the filter mixes the **channels** of one pixel: a weighted sum of its column. D filters turn a
# column of C_in numbers into a column of D, by a matrix of D x C_in, and do the same at every
# pixel.

# %% Compute: mixing paints items="D16"
mixer = nn.Conv2d(3, 2, 1)
with torch.no_grad():
    mixer.weight.copy_(tensor([[1.0, -0.5, -0.5], [1 / 3, 1 / 3, 1 / 3]]).reshape(2, 3, 1, 1))
    mixer.bias.zero_()
mixed = mixer(volume).detach()
show(mixed, kind="maps", title="redness and mean brightness, pixel by pixel")
check("3 channels became 2, no pixel was lost", mixed.shape, (2, 32, 32))
check("a red pixel: 0.8 - 0.1 - 0.1, and 0.4", mixed[:, 10, 9], tensor([0.6, 0.4]), tol=1e-6)

# %% Exercise 7.3: a 1 x 1 convolution is a matrix times every column items="D16"
def one_by_one(x, matrix, bias):
    """x (C, H, W), matrix (D, C), bias (D,): what nn.Conv2d(C, D, 1) gives, (D, H, W), by a product of matrices."""
    ### BEGIN SOLUTION
    channels, height, width = x.shape
    columns = x.reshape(channels, height * width)
    return (matrix @ columns).reshape(len(matrix), height, width) + bias.reshape(len(matrix), 1, 1)
    ### END SOLUTION


manual_seed(16)
wide = nn.Conv2d(64, 16, 1)
deep_volume = rand(64, 7, 5)
matrix, offsets = wide.weight.detach().reshape(16, 64), wide.bias.detach()

check("the paints: shape", one_by_one(volume, mixer.weight.detach().reshape(2, 3), zeros(2)),
      lambda out: out.shape == (2, 32, 32))
check("the paints: values", one_by_one(volume, mixer.weight.detach().reshape(2, 3), zeros(2)), mixed, tol=1e-6)
check("64 channels to 16 on a picture that is not square", one_by_one(deep_volume, matrix, zeros(16)),
      lambda out: out.shape == (16, 7, 5), hint="reshape the product to (D, height, width), in this order")
check("with bias, equal to the layer", one_by_one(deep_volume, matrix, offsets), wide(deep_volume).detach(),
      tol=1e-6, hint="bias.reshape(D, 1, 1) adds its d-th number to the whole d-th map")

# %% [markdown]
# **Hint.** Lay the pixels out side by side: `x.reshape(channels, height * width)` has one column
# for each pixel. A matrix times that multiplies all columns at once.

# %% [markdown]
# **Second hint.** `(matrix @ columns).reshape(len(matrix), height, width)`, and add the bias in the
# shape (D, 1, 1).

# %% [markdown]
# So how is it *not* just multiplication? It is a multiplication by a matrix, a layer's worth of
# mixing, at the price of very few weights. Its chief use is to make a volume thinner before an
# expensive layer.

# %% Predict: 64 channels to 16 items="D16"
predict("From 64 to 16 channels, 1 x 1: how many numbers to learn? 16 * (64 + 1) =", 1040)
check("1,040", count_params(wide), 1040)

thick, thin = deep_volume.numel(), wide(deep_volume).numel()
print("numbers to store before:", thick, " after:", thin)
check("a quarter of the storage", thick / thin, 4.0)
check("a 3 x 3 convolution on 64 channels: 36,928 numbers", count_params(nn.Conv2d(64, 64, 3)), 36928)
check("to 16, 3 x 3, and back to 64: 4,448", count_params(
    nn.Sequential(wide, nn.Conv2d(16, 16, 3), nn.Conv2d(16, 64, 1))), 4448)

# %% [markdown]
# Two of them in a row? A matrix times a matrix is a matrix: without an activation in between the
# pair is *one* 1 x 1 convolution in disguise. With a ReLU in between it is not.

# %% Compute: two collapse into one, unless there is a ReLU items="D16"
manual_seed(61)
one, two = nn.Conv2d(3, 8, 1), nn.Conv2d(8, 4, 1)
A, B = one.weight.detach().reshape(8, 3), two.weight.detach().reshape(4, 8)
merged_matrix = B @ A
merged_bias = B @ one.bias.detach() + two.bias.detach()
merged = (merged_matrix @ volume.reshape(3, 1024)).reshape(4, 32, 32) + merged_bias.reshape(4, 1, 1)

plain = two(one(volume)).detach()
bent = two(relu(one(volume))).detach()
print("without ReLU, largest difference from one layer: below 0.000001?", (plain - merged).abs().max().item() < 1e-6)
print(f"with ReLU: {(bent - merged).abs().max().item():.3f}")
check("two 1 x 1 layers are one", plain, merged, tol=1e-6)
check("with ReLU between them they are not", (bent - merged).abs().max().item() > 0.05)

# %% Change: other weights, the same story items="D16"
seed = 0  # any number

manual_seed(seed)
one, two = nn.Conv2d(3, 8, 1), nn.Conv2d(8, 4, 1)
gap = (two(relu(one(volume))) - two(one(volume))).abs().max().item()
print(f"seed {seed}: ReLU changes the answer by up to {gap:.3f}")
assert gap > 0

# %% [markdown]
# ## What you know now
#
# - A filter is as deep as its input and leaves one flat map: products summed over channels, rows
#   and columns, plus one bias.
# - D filters leave D maps: a column at each place, a new picture altogether. 3 x 32 x 32 and six
#   filters of 5 x 5 make 6 x 28 x 28 with 456 numbers to learn.
# - Weights have four axes: (out, in, high, wide); Keras writes (high, wide, in, out).
# - Layers follow one another; each next filter is as deep as the layer before has filters.
# - A 1 x 1 convolution is a matrix applied to every pixel's column. It makes volumes thin.
#
# Twice we put a ReLU between two layers. What exactly does it do, and what would be lost without?
# [Lesson 8](08-nonlinearity-and-pooling.py) tells.
