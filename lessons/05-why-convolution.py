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
# # Lesson 5: Why convolution
#
# You can slide a kernel, and you know what size comes out. Now the question that should have come
# first: why do it at all? Any network could take all pixels, give each its own weight for each of
# its units, and learn. We shall let it try. First we count what it would need, then we look at what
# a convolution leaves out, and at the end both learn from the same few pictures.

# %% [markdown]
# ## 1. Every pixel to every unit
#
# In a **fully connected** layer each unit has a weight for each pixel. A photograph of one
# megapixel has a million pixels; a modest first layer has a thousand units.

# %% Predict: the cost of a first layer items="A13"
predict("A million pixels, a thousand units, a weight for each pair. How many weights?", 1000000 * 1000)

# %% Compute: counted, not made items="A13"
huge = build("dense 1000")
account = why(huge, (1000000,))
check("with a bias for each unit", account.params, 1000001000)
check("without biases", count_params(build("dense 1000 nobias"), (1000000,)), 1000000000)
check("four bytes each: four gigabytes", 4 * account.params, 4000004000)

# %% [markdown]
# Four gigabytes for one layer. The cell was quick all the same: `build` makes a network out of
# words, and `why` counts its weights without making a single one. That is wise.
# (`nn.Linear(1000000, 1000)` would make them all. Please do not try.) And memory is the smaller
# trouble: every one of these numbers has to be learned from examples.

# %% [markdown]
# ## 2. 372 against 10
#
# To see what is going on, go back to the line detector of lesson 2: 30 pixels in, 12 numbers out. A
# fully connected layer could compute the same 12 numbers. What would it need?

# %% Predict: two layers for the same job items="C5"
predict("30 pixels, 12 outputs, a weight for each pair, 12 biases. How many numbers?", 30 * 12 + 12)
predict("A 3 x 3 kernel and one bias: how many?", 10)

import torch.nn as nn

check("fully connected: 30*12 + 12", count_params(nn.Linear(30, 12)), 372)
check("convolution: 9 + 1", count_params(nn.Conv2d(1, 1, 3)), 10)

# %% [markdown]
# Here are the 360 weights that make a fully connected layer compute the convolution: a table with a
# row for each output and a column for each pixel. A dot is a weight of zero, a letter a weight;
# equal letters are the same weight.

# %% See: the convolution as a table of weights items="B3"
image = zeros(5, 6)
image[1:4, 1] = 1
image[2, 1:6] = 1
kernel = tensor([[-1.0, 2.0, -1.0]] * 3)
table = as_matrix(kernel, (5, 6))

check("12 rows of 30", table.shape, (12, 30))
check("108 weights are not zero: 9 for each of 12 outputs", table.nonzeros, 108)
check("and they are copies of 9 weights", table.distinct, 9)

# %% [markdown]
# Two things meet the eye. Most of the table is **empty**: 252 of 360 weights are zero. And what is
# left is **the same** nine letters again and again, further to the right from row to row. Far
# pixels do not count, and every place is treated alike: locality and sharing. They are the whole
# difference between the two layers.
#
# If it is a table times a vector, the layer is *linear*: the picture twice as bright gives answers
# twice as strong, and the map of a sum is the sum of the maps.

# %% Compute: the table times the picture items="B3"
as_vector = image.reshape(30)
answers = (table.matrix @ as_vector).reshape(3, 4)
show(answers, kind="numbers")
check("the line detector's output", answers, tensor([[3, -1, 0, 0], [5, -2, 0, 0], [3, -1, 0, 0]]))

manual_seed(5)
x, y = randn(5, 6), randn(5, 6)
together = xcorr(2 * x - 3 * y, kernel)
apart = 2 * xcorr(x, kernel) - 3 * xcorr(y, kernel)
check("linear: conv(2x - 3y) = 2 conv(x) - 3 conv(y)", together, apart, tol=1e-5)

# %% [markdown]
# Add a bias, and it is no longer quite linear: twice the picture does not give twice the bias. Now
# build the table yourself. Output (i, j) stands in row i * 4 + j; pixel (r, c) in column r * 6 + c.

# %% Exercise 5.1: build the table items="B3"
def weight_table(k, rows, columns):
    """The matrix that turns a flattened rows x columns picture into its flattened map of the kernel k."""
    ### BEGIN SOLUTION
    high, wide = k.shape
    out_rows, out_columns = rows - high + 1, columns - wide + 1
    matrix = zeros(out_rows * out_columns, rows * columns)
    for i in range(out_rows):
        for j in range(out_columns):
            for m in range(high):
                for n in range(wide):
                    matrix[i * out_columns + j, (i + m) * columns + j + n] = k[m, n]
    return matrix
    ### END SOLUTION


counting = arange(9).reshape(3, 3).float() + 1
check("12 rows of 30", weight_table(kernel, 5, 6), lambda matrix: matrix.shape == (12, 30))
check("times the picture it gives the line detector's output", weight_table(kernel, 5, 6),
      lambda matrix: equal((matrix @ as_vector).reshape(3, 4), xcorr(image, kernel)),
      hint="output (i, j) sees pixel (i + m, j + n) through weight (m, n)")
check("108 weights that are not zero", weight_table(counting, 5, 6),
      lambda matrix: (matrix != 0).sum().item() == 108)
check("of nine kinds, and zero", weight_table(counting, 5, 6),
      lambda matrix: len(set(matrix.flatten().tolist())) == 10)
check("a kernel of 1 x 2 on 2 x 3", weight_table(tensor([[1.0, -1.0]]), 2, 3),
      tensor([[1, -1, 0, 0, 0, 0], [0, 1, -1, 0, 0, 0], [0, 0, 0, 1, -1, 0], [0, 0, 0, 0, 1, -1]]),
      hint="how many outputs has a row? columns - wide + 1, and not columns")

# %% [markdown]
# **Hint.** Start with `matrix = zeros(outputs, pixels)`. Four loops: over the places (i, j) of the
# output and the places (m, n) of the kernel. Each turn sets one cell of the matrix.

# %% [markdown]
# **Second hint.** With `out_columns = columns - wide + 1`, the cell is `matrix[i * out_columns + j,
# (i + m) * columns + (j + n)]`, and it gets `k[m, n]`.

# %% [markdown]
# ## 3. Locality: most weights are zero
#
# In one dimension the table is small enough to read. Seven inputs, a kernel of three:

# %% Predict: how many connections? items="C3"
predict("Kernel of 3. How many inputs does an output depend on?", 3)
predict("Of how many outputs does an input in the middle take part?", 3)
line = as_matrix(nn.Conv1d(1, 1, 3, bias=False), (1, 7))
used = (line.matrix != 0).long()
print("inputs of each output: ", used.sum(dim=1).tolist())
print("outputs of each input: ", used.sum(dim=0).tolist())
check("each output sees three inputs", used.sum(dim=1).tolist(), [3, 3, 3, 3, 3])
check("each input away from the ends reaches three outputs", used.sum(dim=0).tolist(), [1, 2, 3, 3, 3, 2, 1])

# %% [markdown]
# "Which inputs does this output depend on?" is a question to a **gradient**: how much would the
# output change if this pixel changed a little? `backward` computes it for all pixels at once;
# lesson 9 says how. Where it is zero, the pixel does not matter.

# %% See: what one output depends on items="C1"
pixels = image.clone().requires_grad_()
response = xcorr(pixels, kernel)
response[1, 2].backward()
show(pixels.grad, kind="numbers", title="how output (1, 2) changes with each pixel")
check("nine pixels matter", (pixels.grad != 0).sum().item(), 9)
check("rows 1 to 3, columns 2 to 4, and each by its weight", pixels.grad[1:4, 2:5], kernel)

# %% See: the same for two layers items="C1"
two_layers = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.Conv2d(4, 1, 3))
traced = trace_to_pixels(two_layers, zeros(1, 1, 9, 9), (0, 2, 2))
check("a window of 3 x 3 windows: 5 x 5 pixels", traced.rows[1] - traced.rows[0] + 1, 5)

# %% [markdown]
# So local layers do not stay short-sighted. Stack them, and the last one sees far, by way of what
# the others have found.

# %% [markdown]
# ## 4. Sharing: the same nine everywhere
#
# Locality alone would leave 108 weights: nine for each place, each free to be different. Such a
# layer exists, it is called **locally connected**. It makes sense where places differ, such as in a
# passport photograph with the eyes always in the same spot. But it has to learn what an edge is at
# each place anew.

# %% Compute: local, but not shared items="C4"
from convbook.nn import LocallyConnected2d

local = LocallyConnected2d(1, 1, (5, 6), 3)
print("fully connected  ", count_params(nn.Linear(30, 12)))
print("locally connected", count_params(local))
print("convolution      ", count_params(nn.Conv2d(1, 1, 3)))
check("12 places of nine weights and a bias", count_params(local), 120)
check("between 372 and 10", (count_params(nn.Linear(30, 12)), count_params(nn.Conv2d(1, 1, 3))), (372, 10))

# %% Predict: a colour picture, six filters items="C4"
predict("32 x 32, kernels of 5, no padding: how many columns come out?", 28)
predict("A filter of 5 x 5 on 3 channels, with bias: how many parameters?", 3 * 5 * 5 + 1)
big_local, shared = LocallyConnected2d(3, 6, (32, 32), 5), nn.Conv2d(3, 6, 5)
print("locally connected", count_params(big_local), "  convolution", count_params(shared))
check("28 * 28 places * 6 filters * 76", count_params(big_local), 28 * 28 * 6 * 76)
check("357,504", count_params(big_local), 357504)
check("6 * 76", count_params(shared), 456)

# %% [markdown]
# Give a locally connected layer the *same* weights at all places, and it is a convolution. Sharing
# is not another operation; it is a promise about the weights.

# %% Compute: equal weights make a convolution items="C4"
manual_seed(54)
conv = nn.Conv2d(1, 1, 3)
for row in range(3):
    for column in range(4):
        local.weight.data[0, 0, row, column] = conv.weight.data[0, 0]
local.bias.data[:] = conv.bias.data[0]
one_picture = image.reshape(1, 1, 5, 6)
check("the same output", local(one_picture).detach(), conv(one_picture).detach(), tol=1e-6)

# %% [markdown]
# What does sharing mean for learning? A shared weight takes part in all twelve outputs, so it hears
# from all of them: its gradient is the **sum** over the places. For the sum of all twelve outputs,
# weight (m, n) gets the sum of the pixels that it meets. One picture gives nine weights twelve
# lessons each.

# %% Predict: what a weight hears items="C2"
predict("How many of the picture's ones meet the weight in the middle of the kernel?", 6)
weight = kernel.clone().requires_grad_()
xcorr(image, weight).sum().backward()
show(weight.grad, kind="numbers", title="the gradient of the sum of all outputs")
check("4 5 4 / 5 6 4 / 4 5 4", weight.grad, tensor([[4, 5, 4], [5, 6, 4], [4, 5, 4]]))

by_hand = stack([image[i:i + 3, j:j + 3] for i in range(3) for j in range(4)]).sum(dim=0)
check("the sum of the twelve patches", weight.grad, by_hand)

# %% Compute: the fully connected layer hears it once items="C2"
free = nn.Linear(30, 12, bias=False)
free(as_vector).sum().backward()
show(free.weight.grad[0].reshape(5, 6), kind="numbers", title="the gradients of output 0's 30 weights")
check("360 weights of its own", free.weight.numel(), 360)
check("each hears of one pixel and one output", free.weight.grad, as_vector.reshape(1, 30).expand(12, 30))

# %% [markdown]
# ## 5. Counting parameters
#
# Two formulas are enough for most networks. A convolution with c channels in, f filters and kernels
# of k x k has, per filter, a weight for each channel and place, and a bias; a fully connected layer
# has, per output, a weight for each input, and a bias:
#
# $$f \, (c \, k \, k + 1) \qquad\qquad \text{out} \, (\text{in} + 1)$$
#
# The size of the picture does not occur in the first one. (One lecture's print has lost the end of it,
# "biases = the number of filters": without them the six filters below would count 450, not 456.)

# %% Exercise 5.2: count six layers items="C6"
def conv_params(channels, filters, k):
    """The parameters of a convolution, biases included."""
    ### BEGIN SOLUTION
    return filters * (channels * k * k + 1)
    ### END SOLUTION


def dense_params(inputs, outputs):
    """The parameters of a fully connected layer, biases included."""
    ### BEGIN SOLUTION
    return outputs * (inputs + 1)
    ### END SOLUTION


check("the line detector: 1 channel, 1 filter, 3 x 3", conv_params(1, 1, 3), 10)
check("six 5 x 5 filters on a colour picture", conv_params(3, 6, 5), 456,
      hint="a filter has weights for each channel")
check("64 filters of 3 x 3 on 32 channels", conv_params(32, 64, 3), 18496,
      hint="one bias a filter, not one a channel")
check("ten 3 x 3 filters on ten channels", conv_params(10, 10, 3), 910)
check("fully connected, 30 to 12", dense_params(30, 12), 372, hint="each output has a bias")
check("fully connected, 1,024 to 10", dense_params(1024, 10), 10250)

# %% [markdown]
# **Hint.** Count one filter first: channels times k times k weights, and one bias. Then there are
# `filters` of them.

# %% [markdown]
# **Second hint.** `filters * (channels * k * k + 1)`, and for the other `outputs * (inputs + 1)`.

# %% Compute: the formulas against eight random layers items="C6"
from random import Random

dice = Random(6)
agree = 0
for _ in range(8):
    c, f, k = dice.randint(1, 64), dice.randint(1, 64), dice.choice([1, 2, 3, 5, 7])
    agree += count_params(nn.Conv2d(c, f, k)) == f * (c * k * k + 1)
    agree += count_params(nn.Linear(c, f)) == f * (c + 1)
    print(f"{f:2} filters of {k} x {k} on {c:2} channels: {f * (c * k * k + 1)}")
check("eight of eight, and eight fully connected ones", agree, 16)

# %% [markdown]
# ### Flat or not
#
# A colour picture of CIFAR-10 is a block of 3 x 32 x 32. A fully connected layer wants a line of
# numbers, so the block is **flattened** into 3,072. No number is lost, and the way back is exact;
# but the layer no longer knows which numbers were neighbours.

# %% Predict: how far apart are neighbours? items="C15"
block = arange(3072).reshape(3, 32, 32)
flat = block.reshape(3072)
predict("In the flat line, how far from a pixel is the pixel below it?", 32)
predict("And the same pixel in the next colour?", 32 * 32)
check("below", (block[0, 11, 7] - block[0, 10, 7]).item(), 32)
check("the next channel", (block[1, 10, 7] - block[0, 10, 7]).item(), 1024)
check("3,072 numbers", flat.numel(), 3072)
check("and back, exactly", equal(flat.reshape(3, 32, 32), block))

# %% Compute: six maps of 28 x 28 from a colour picture items="C15"
maps = 6 * 28 * 28
print("convolution:    ", count_params(nn.Conv2d(3, 6, 5)))
print("fully connected:", count_params(nn.Linear(3072, maps)))
check("456", count_params(nn.Conv2d(3, 6, 5)), 456)
check("14,455,392 for the same 4,704 numbers", count_params(nn.Linear(3072, maps)), 14455392)

# %% [markdown]
# ### Two knowledge checks
#
# A lecture asks: *how many parameters does each filter have? 9, 27, 96 or 864?* and: *how many
# filters are in the bank? 3, 27, 96, or can't say?* (The print has the answer 27 twice in the first
# list.) The figure that goes with it is lost, and without it the questions have no answer. So we
# state ours. Figure A: a block of **3** channels
# goes in, filters of 3 x 3, a block of depth **96** comes out. Figure B: the next layer, of 3 x 3
# filters too, takes the 96 channels; how deep its output is, the figure does not show.

# %% Exercise 5.3: the knowledge checks items="C14"
def knowledge_check():
    """Weights per filter in A, filters in A, weights per filter in B, filters in B (or "can't say")."""
    ### BEGIN SOLUTION
    return [27, 96, 864, "can't say"]
    ### END SOLUTION


def answered(number):
    given = knowledge_check()
    return ... if given is None else given[number]


check("A: weights per filter", answered(0), 27,
      hint="a filter has a 3 x 3 kernel for each channel that goes in")
check("A: filters in the bank", answered(1), 96, hint="each filter makes one map")
check("B: weights per filter", answered(2), 864)
check("B: filters in the bank", answered(3), "can't say", hint="does the figure show how many maps come out?")

# %% [markdown]
# **Hint.** The depth of what goes in decides the size of a filter. The depth of what comes out is
# the number of filters.

# %% [markdown]
# **Second hint.** 3 * 3 * 3 for A; 96 * 3 * 3 for B. Return a list of four; the last is the text
# `"can't say"`.

# %% Compute: figure A as a layer items="C14"
figure_a = nn.Conv2d(3, 96, 3)
print("weights", figure_a.weight.shape, " biases", figure_a.bias.shape)
check("27 weights a filter", figure_a.weight[0].numel(), 27)
check("28 with its bias", count_params(figure_a) // 96, 28)
check("2,592 weights", figure_a.weight.numel(), 2592)
check("and 96 biases", count_params(figure_a), 2592 + 96)
check("figure B: 864 a filter", nn.Conv2d(96, 1, 3).weight.numel(), 864)

# %% [markdown]
# ### Many filters are cheap
#
# Later layers of large networks have 64 to about 1,024 filters. That sounds like a lot of work.
# Try.

# %% Compute: 1,024 filters items="B27"
from time import perf_counter

manual_seed(27)
many = nn.Conv2d(1, 1024, 3, padding=1)
began = perf_counter()
maps = many(rand(1, 1, 8, 8))
seconds = perf_counter() - began
print(count_params(many), "parameters make", tuple(maps.shape))
check("1,024 maps of 8 x 8", maps.shape, (1, 1024, 8, 8))
check("in less than a second", seconds < 1)

# %% [markdown]
# ## 6. Does it help?
#
# Fewer parameters are not a goal. Learning from few examples is. Two networks see the same few
# pictures of clothes, 500 of them (1,000 when you run the lesson with `--full`). The first connects
# every pixel with each of 64 units. The second has two layers of sixteen 3 x 3 filters. Both look
# at each picture ten times.

# %% See: the pictures items="A14"
count = 500 if fast else 1000  # --full takes 1,000
clothes, kinds = datasets.fashion_mnist("train", limit=count)
test_clothes, test_kinds = datasets.fashion_mnist("test", limit=2000)
pictures, test_pictures = clothes.float().unsqueeze(1), test_clothes.float().unsqueeze(1)
pictures, test_pictures = datasets.standardize(pictures, test_pictures)
show(clothes[:8], title="eight of them, of ten kinds")
check("pictures with one channel", pictures.shape, (count, 1, 28, 28))

# %% Compute: two networks items="A14"
def connected():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))


def convolutional():
    return nn.Sequential(
        nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(16, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(784, 10))


print("fully connected:", count_params(connected()), "parameters")
print("convolutional:  ", count_params(convolutional()), "parameters")
check("784*64 + 64 and 64*10 + 10", count_params(connected()), 50890)
check("160, 2,320 and 7,850", count_params(convolutional()), 10330)

# %% Compute: the fully connected network learns items="A14"
manual_seed(0)
dense_net = connected()
unseen = (test_pictures[:500], test_kinds[:500])
dense_history = fit(dense_net, pictures, kinds, lr=0.002, epochs=10, validation=unseen)

# %% Compute: the convolutional network learns items="A14"
manual_seed(0)
conv_net = convolutional()
conv_history = fit(conv_net, pictures, kinds, lr=0.003, epochs=10, validation=unseen)

# %% See: side by side items="A14"
show({"fully connected": dense_history.history["val_accuracy"],
      "convolutional": conv_history.history["val_accuracy"]},
     kind="curve", title="right answers on pictures that neither has seen", xlabel="times through the data")

# %% [markdown]
# One run proves little: start again from other random weights and both numbers move by a hundredth
# or two. So we repeat it three times. And we add the most telling experiment there is about
# locality: **shuffle the pixels**, in the same way for all pictures, to learn from and to be tested
# on. No information is lost. What will happen to each of the two networks?

# %% See: clothes, shuffled items="A14"
manual_seed(14)
order = rand(784).argsort()


def shuffled(pictures):
    return pictures.reshape(-1, 784)[:, order].reshape(-1, 1, 28, 28)


dealt = shuffled(clothes[:4])[:, 0]
show(dealt, title="four of the pictures, their pixels in another order")
check("the same numbers in another order", dealt.long().sum().item(), clothes[:4].long().sum().item())

# %% [markdown]
# For the fully connected network we can *prove* the answer. Shuffle its first weights in the same
# way: now each pixel meets the weight it met before.

# %% Compute: shuffled pixels, shuffled weights, the same answers items="A14"
manual_seed(1)
plain, rearranged = connected(), connected()
rearranged.load_state_dict(plain.state_dict())
rearranged[1].weight.data[:] = plain[1].weight.data[:, order]
before, after = plain(test_pictures[:100]).detach(), rearranged(shuffled(test_pictures[:100])).detach()
check("not one answer changes", after, before, tol=1e-4)

# %% [markdown]
# Since the first weights are random anyway, a shuffled start is as good as another. So the fully
# connected network learns the shuffled pictures just as well. It *never knew* which pixels were
# neighbours. Write down what you expect of the convolutional one. The next cell says in a few lines
# what training is: what `fit` does, without its report. The one after it trains twelve networks.

# %% Compute: what fit does items="A14"
import torch


def learn(make, images, rate, seed):
    """A network of random weights, taught by looking ten times at all pictures, 32 at a time."""
    manual_seed(seed)
    net = make()
    rule = torch.optim.Adam(net.parameters(), lr=rate)
    for epoch in range(10):
        for batch in torch.randperm(count).split(32):
            rule.zero_grad()
            nn.functional.cross_entropy(net(images[batch]), kinds[batch]).backward()
            rule.step()
    return net


def right(net, images):
    with torch.no_grad():
        return (net(images).argmax(dim=1) == test_kinds).float().mean().item()


manual_seed(0)
print("an untaught network is right for", right(connected(), test_pictures))
check("no better than a guess", right(connected(), test_pictures) < 0.3)

# %% Compute: three starts, both orders items="A14"
results = {}
for name, make, rate in [("fully connected", connected, 0.002), ("convolutional", convolutional, 0.003)]:
    for way, arrange in [("in order", lambda images: images), ("shuffled", shuffled)]:
        images, tests = arrange(pictures), arrange(test_pictures)
        scores = [right(learn(make, images, rate, seed), tests) for seed in range(3)]
        results[name, way] = sum(scores) / 3
        listed = "  ".join(f"{score:.3f}" for score in scores)
        print(f"{name:16} {way:9} {listed}   mean {results[name, way]:.3f}")

# %% See: what shuffling does items="A14"
show({f"{name}, {way}": score for (name, way), score in results.items()}, kind="bars",
     title="right answers, mean of three")
dense_change = results["fully connected", "shuffled"] - results["fully connected", "in order"]
conv_change = results["convolutional", "shuffled"] - results["convolutional", "in order"]
print(f"shuffled against in order: fully connected {dense_change:+.3f}, convolutional {conv_change:+.3f}")

# Measured over seeds 0 to 2 and 3 to 5. With 500 pictures: connected .786 and .783, shuffled .783
# and .784; convolutional .803 and .794, shuffled .760 and .750. With 1,000: connected .799 and
# .804; convolutional .818 and .808.
check("the fully connected network does not care: within 2 points", abs(dense_change) <= 0.02)
if results["fully connected", "in order"] < 0.95:
    check("shuffling costs the convolutional network 2 points or more", conv_change <= -0.02)
    check("in order it is at least as good as the other, with a fifth of the parameters",
          results["convolutional", "in order"] > results["fully connected", "in order"] - 0.01)
else:
    print("Drawn glyphs are too easy to tell the two networks apart; the clothes of Fashion-MNIST are not.")

# %% [markdown]
# The convolutional network bets that neighbours belong together and that what matters here matters
# there. On pictures the bet pays: as good answers or better ones from the same few examples, with a
# fifth of the parameters. Shuffled, the bet is lost. Locality and sharing are not tricks to save
# memory. They are **knowledge about pictures**, built in before the first example.

# %% [markdown]
# ## What you know now
#
# - A fully connected layer on a megapixel has a billion weights; it learns each by itself.
# - A convolution is a fully connected layer with most weights zero and the rest shared: 372 becomes
#   120 by locality, and 10 by sharing.
# - It is linear, a table times a vector; 108 letters, nine of them different.
# - A shared weight's gradient is the sum over all places: each example teaches it many times.
# - f (c k k + 1) and out (in + 1) count nearly everything. Depth in sizes a filter, depth out
#   counts filters.
# - Shuffled pixels are all the same to a fully connected network, and not to a convolutional one.
#
# Sharing has a consequence with a long name, equivariance. [Lesson 6](06-equivariance.py) measures
# it.
