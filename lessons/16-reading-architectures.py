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
# # Lesson 16: Reading architectures
#
# Papers describe their networks in a sentence, a table or a drawing. Whoever can read these can
# say how large each volume is, how many numbers are learned and where, how far a unit sees, and
# what each layer is for, all before a single weight exists. In this lesson you read three famous
# ones: Andrej Karpathy's small network, VGG and AlexNet. On the way you find two misprints.

# %% [markdown]
# ## 1. A network in one line
#
# The line under Karpathy's well-known picture of a network at work says: ten 3 x 3 filters in each
# convolution, stride 1, padding 1; pooling 2 x 2 with stride 2. The plan is
#
# $$[\text{CONV} - \text{RELU} - \text{CONV} - \text{RELU} - \text{POOL}] \times 3 - \text{FC},$$
#
# on pictures of 3 x 32 x 32, with ten classes at the end. `build` understands such words, and
# `sketch` draws what they mean.

# %% See: from words to a drawing items="F4 E28"
karpathy = build("(conv 10 3x3 pad 1, relu, conv 10 3x3 pad 1, relu, pool 2) x3, dense 10", (3, 32, 32))
sketch(karpathy)
check("three times five layers, flatten, dense", len(karpathy.layers), 17)

# %% Predict: counting it items="F4"
predict("The first convolution: 10 filters of 3 x 3 x 3, and biases. Numbers?", 280)
predict("Each of the other five: 10 filters of 10 x 3 x 3, and biases?", 910)
predict("The dense layer: 10 maps of 4 x 4 come in, 10 scores go out?", 1610)
check("280 + 5 * 910 + 1,610 = 6,440", count_params(karpathy), 6440)

# %% [markdown]
# Nothing was allocated for this: shapes alone decide. The same network as a program is in the
# library, `zoo.karpathy`, and equal to the words.

# %% Compute: words and program are the same network items="E28 F4"
import torch
from torch import nn
import torch.nn.functional as F
import convbook.zoo as zoo

check("the same layers in the same order", karpathy == zoo.karpathy())
shorter = build("(conv 10 3x3 pad 1, relu, conv 10 3x3 pad 1, pool 2) x3, dense 10", (3, 32, 32))
check("one ReLU less, another network", shorter == zoo.karpathy(), False)

# %% [markdown]
# The picture that made it famous shows **all activations** at once. We draw ours from a network
# that tells coloured cars from trucks (drawn ones, lesson 12), so it has two classes; the rest is
# as described. With seven layers of weights and only ten filters in each, it does not learn from
# PyTorch's usual first weights; it does from He's (lesson 13).

# %% Compute: training it items="F4"
def he(model):
    """He's first weights: spread sqrt(2 / inputs), biases zero."""
    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            nn.init.zeros_(layer.bias)
    return model


count = 1000 if fast else 4000
cars, kinds = datasets.vehicles(count, gray=False, seed=0)
new_cars, new_kinds = datasets.vehicles(300, gray=False, seed=1)
train_x, new_x = datasets.standardize(cars, new_cars)

manual_seed(0)
net = he(zoo.karpathy(classes=2))
story = fit(net, train_x, kinds, epochs=4, lr=0.003, validation=(new_x, new_kinds))
right = story.history["val_accuracy"][-1]
print(f"right on new pictures: {right:.3f}")
check("65 of 100 or more", right >= 0.65)  # measured .737 to .847 over seeds 0 to 2

# %% See: all its activations items="F4 E28"
show(new_cars[:1], title="in: a drawn car")
net.eval()
x, shapes = new_x[:1], []
with torch.no_grad():
    for block in range(3):
        drawn = []
        for layer in net[5 * block:5 * block + 5]:
            x = layer(x)
            shapes.append(tuple(x.shape[1:]))
            maps = x if len(drawn) < 4 else F.interpolate(x, scale_factor=2)  # pooled maps are drawn twice as large
            drawn.append(maps[0] / maps.abs().max())
        show(torch.cat(drawn), kind="maps", columns=10,
             title=f"block {block + 1}, {shapes[-2][1]} wide: conv, relu, conv, relu, pool")
    scores = net[15:](x)[0]
show({"car": F.softmax(scores, dim=0)[0].item(), "truck": F.softmax(scores, dim=0)[1].item()}, kind="bars",
     title="out")
check("ten maps in each of 15 layers", [shape[0] for shape in shapes], [10] * 15)
check("32, 16, 8 and at last 4 wide", [shapes[0], shapes[5], shapes[10], shapes[14]],
      [(10, 32, 32), (10, 16, 16), (10, 8, 8), (10, 4, 4)])

# %% [markdown]
# Read it from top to bottom. A convolution gives light and dark; ReLU keeps the light; pooling
# halves. The first rows are pictures of a car, the last ones a few lit spots: not *what it looks
# like* any more, but *what is there*.

# %% [markdown]
# ## 2. VGG: nothing but 3 x 3
#
# Karen Simonyan and Andrew Zisserman of Oxford asked in 2014 what depth alone can do, and built
# networks of 11 to 19 layers with weights in which **every** kernel is 3 x 3, stride 1, padding 1,
# so that the size stays (lesson 4). Only pooling halves it, five times; the number of filters
# doubles as the size shrinks. Why small kernels? Stack two.

# %% Predict: two 3 x 3 kernels, one after the other items="F3 C13"
predict("A unit sees 3 x 3 units, each of them 3 x 3 pixels. How wide is its view?", 5)
predict("One 5 x 5 kernel has 25 weights. How many have two of 3 x 3?", 18)
two, one = receptive_field("conv 1 3x3, conv 1 3x3"), receptive_field("conv 1 5x5")
check("the same receptive field", (two.size, one.size), (5, 5))
check("for 18 weights in place of 25", (count_params("conv 1 3x3 nobias, conv 1 3x3 nobias", (1, 9, 9)),
                                        count_params("conv 1 5x5 nobias", (1, 9, 9))), (18, 25))
three = receptive_field("conv 1 3x3, conv 1 3x3, conv 1 3x3")
check("three of them see 7, for 27 weights in place of 49", (three.size, 3 * 9, 7 * 7), (7, 27, 49))

# %% [markdown]
# The same view, fewer weights, and between the two there is room for a ReLU: a bend that the single
# 5 x 5 kernel does not have. That is the whole argument for VGG.

# %% Compute: 3 x 3 with stride 1 and padding 1 keeps the size items="F3"
check("at any width", all(conv_out(w, 3, 1, 1) == w for w in range(1, 225)))
sizes = [224]
for pooling in range(5):
    sizes.append(conv_out(sizes[-1], 2, 2, 0))
print("sizes from pooling to pooling:", sizes)
check("224 halves five times, to 7", sizes, [224, 112, 56, 28, 14, 7])

# %% See: VGG-16 as its authors would say it items="F3 E28"
vgg16 = build("(conv 64 3x3 pad 1, relu) x2, pool 2, (conv 128 3x3 pad 1, relu) x2, pool 2, "
              "(conv 256 3x3 pad 1, relu) x3, pool 2, (conv 512 3x3 pad 1, relu) x3, pool 2, "
              "(conv 512 3x3 pad 1, relu) x3, pool 2, "
              "(dense 4096, relu, dropout 0.5) x2, dense 1000", (3, 224, 224))
kinds_of_layer = [kind for name, kind, words in vgg16.layers]
print({kind: kinds_of_layer.count(kind) for kind in ["Conv2d", "MaxPool2d", "Dense", "Dropout"]})
check("13 convolutions and 3 dense layers: 16 with weights",
      sum(kind.startswith("Conv") or kind == "Dense" for kind in kinds_of_layer), 16)
check("it is the library's", vgg16 == build("vgg16"))

# %% Exercise 16.1: count VGG-16 items="F3"
def count_vgg(blocks):
    """Numbers learned by VGG on 3 x 224 x 224: blocks is a list of (how many convolutions, filters), a pooling
    after each block; then dense layers of 4096, 4096 and 1000."""
    ### BEGIN SOLUTION
    total, channels, size = 0, 3, 224
    for convolutions, filters in blocks:
        for k in range(convolutions):
            total += filters * (channels * 9 + 1)
            channels = filters
        size //= 2
    inputs = channels * size * size
    for outputs in [4096, 4096, 1000]:
        total += outputs * (inputs + 1)
        inputs = outputs
    return total
    ### END SOLUTION


vgg16_blocks = [(2, 64), (2, 128), (3, 256), (3, 512), (3, 512)]
check("VGG-16: 138,357,544", count_vgg(vgg16_blocks), 138357544,
      hint="the second convolution of a block reads the maps of the first; a bias for each filter")
check("VGG-11: 132,863,336", count_vgg([(1, 64), (1, 128), (2, 256), (2, 512), (2, 512)]), 132863336)
check("VGG-19: 143,667,240", count_vgg([(2, 64), (2, 128), (4, 256), (4, 512), (4, 512)]), 143667240)

# %% [markdown]
# **Hint.** A convolution with f filters on c channels learns `f * (c * 9 + 1)` numbers; then `c`
# becomes `f`. Each pooling halves the size.

# %% [markdown]
# **Second hint.** What goes into the first dense layer is `512 * 7 * 7 = 25,088`; a dense layer
# learns `outputs * (inputs + 1)`, and its outputs are the next one's inputs.

# %% Compute: counted by the library, without a single weight items="F3"
for depth, answer in [(11, 132863336), (16, 138357544), (19, 143667240)]:
    total = count_params(build(f"vgg{depth}"))
    print(f"VGG-{depth}: {total:,} numbers, {4 * total / 1e6:.0f} MB of memory if they existed")
    check(f"VGG-{depth}", total, answer)

# %% Compute: where the numbers sit, and where the work is items="F3"
convolutions = vgg16.words[:vgg16.words.index(", flatten")]
in_convolutions = count_params(convolutions, (3, 224, 224))
in_dense = 138357544 - in_convolutions

work, channels, size = 0, 3, 224
for times, filters in vgg16_blocks:
    for k in range(times):
        work += size * size * filters * channels * 9
        channels = filters
    size //= 2
dense_work = 25088 * 4096 + 4096 * 4096 + 4096 * 1000

show({"convolutions": in_convolutions / 138357544, "dense layers": in_dense / 138357544}, kind="bars",
     title="VGG-16: numbers learned")
show({"convolutions": work / (work + dense_work), "dense layers": dense_work / (work + dense_work)}, kind="bars",
     title="VGG-16: multiplications")
check("14.7 million numbers in convolutions", in_convolutions, 14714688)
check("nine of ten numbers sit in the dense layers", in_dense / 138357544, 0.894, tol=0.001)
check("15.5 billion multiplications for one picture", work + dense_work, 15470264320)
check("99 of 100 of them are in the convolutions", work / (work + dense_work), 0.992, tol=0.001)

# %% [markdown]
# Remember this pair of bars. Convolutions use each weight at every place: few numbers, much work.
# Dense layers use each weight once: many numbers, little work. Later networks dropped the large
# dense layers and lost nothing.
#
# ## 3. How far does a unit see?
#
# Another thing that a list of layers tells. Two numbers go through it: the **field** r, which
# starts at 1, and the **jump** j, the distance in pixels between neighbouring units, which starts
# at 1 too. At each layer with kernel K and stride s, first r grows by (K - 1) j, then j is
# multiplied by s.

# %% Exercise 16.2: the receptive field items="C13"
def field(layers):
    """How many pixels a unit sees behind layers [(K, stride), ...], in one direction."""
    ### BEGIN SOLUTION
    r, jump = 1, 1
    for kernel, stride in layers:
        r += (kernel - 1) * jump
        jump *= stride
    return r
    ### END SOLUTION


pool, small = (2, 2), (3, 1)
vgg16_layers = [small, small, pool] * 2 + [small, small, small, pool] * 3
check("two 3 x 3: 5 pixels", field([small, small]), 5)
check("pooling first, then 3 x 3: 2 + 2 * 2", field([pool, small]), 6,
      hint="behind a pooling of stride 2 neighbours are 2 pixels apart, so the kernel adds (3 - 1) * 2")
check("the network of lesson 12: 26", field([(7, 1), pool, (5, 1), pool, small]), 26)
check("VGG-16: 212", field(vgg16_layers), 212)

# %% [markdown]
# **Hint.** Two variables, one loop: `for kernel, stride in layers:`.

# %% [markdown]
# **Second hint.** `r += (kernel - 1) * jump` first, `jump *= stride` second. The order matters: a
# layer's own stride spreads only what comes *after* it.

# %% Compute: the calculator, for all the networks of this course items="C13"
listings = {
    "S4": ("conv 32 7x7, pool 2, conv 64 5x5, pool 2, conv 64 3x3", [7, 8, 16, 18, 26]),
    "S1": ("conv 32 3x3, pool 2, conv 64 3x3, pool 2", [3, 4, 8, 10]),
}
for name, (words, answer) in listings.items():
    found = receptive_field(words, (1, 32, 32))
    check(f"the listing of {name}", [found.layers[layer][0] for layer in found.layers], answer)

# %% Compute: a tiny VGG, and VGG-16 items="C13"
# Only windows widen the view; ReLU, dropout and dense layers are left out here.
check("Karpathy's plan: 36", receptive_field("(conv 10 3x3 pad 1, conv 10 3x3 pad 1, pool 2) x3").size, 36)
check("VGG-16: 212", receptive_field("(conv 64 3x3 pad 1) x2, pool 2, (conv 128 3x3 pad 1) x2, pool 2, "
                                     "((conv 512 3x3 pad 1) x3, pool 2) x3").size, 212)

# %% Compute: AlexNet and ResNet-18 items="C13"
check("AlexNet: 195", receptive_field(
    "conv 96 11x11 stride 4, pool 3 stride 2, conv 256 5x5 pad 2, pool 3 stride 2, "
    "(conv 384 3x3 pad 1) x3, pool 3 stride 2").size, 195)
longest_way = receptive_field(
    "conv 64 7x7 stride 2 pad 3, pool 3 stride 2 pad 1, (conv 64 3x3 pad 1) x4, "
    "conv 128 3x3 stride 2 pad 1, (conv 128 3x3 pad 1) x3, conv 256 3x3 stride 2 pad 1, (conv 256 3x3 pad 1) x3, "
    "conv 512 3x3 stride 2 pad 1, (conv 512 3x3 pad 1) x3")
check("ResNet-18: 435", longest_way.size, 435)

# %% [markdown]
# The three large ones look at pictures of 224 or 227 pixels, so in ResNet-18 every unit of the last
# map sees the whole picture, and in VGG-16 nearly. That is what depth is for: the last units
# interact, indirectly, with most of the input.
#
# Is the calculator right? A pixel is in the field of a unit exactly if the unit's slope by that
# pixel is not zero. So ask the gradient. (Maxima and ReLUs let only some pixels through at a time;
# for this test means and nothing stand in for them.)

# %% Compute: the extent of the gradient is the receptive field items="C13"
manual_seed(0)
smooth = []
for layer in zoo.karpathy()[:15]:
    if isinstance(layer, nn.MaxPool2d):
        smooth.append(nn.AvgPool2d(2))
    elif isinstance(layer, nn.Conv2d):
        smooth.append(layer)
smooth = nn.Sequential(*smooth)
wide = torch.rand(1, 3, 96, 96, requires_grad=True)
smooth(wide)[0, 0, 6, 6].backward()
touched = wide.grad[0].abs().sum(dim=0) > 0
show(touched.float(), title="pixels that move one unit of the last map")
check("36 rows and 36 columns", (touched.any(dim=1).sum().item(), touched.any(dim=0).sum().item()), (36, 36))
check("beginning at 6 * 8 - 14 = 34", touched.any(dim=1).nonzero()[0].item(), 34)

# %% [markdown]
# ## 4. A small VGG learns
#
# VGG-16 took weeks on four graphics cards. Its plan works at any size: 16 and 16 filters, pooling,
# 32 and 32, pooling, one dense layer.

# %% Compute: tiny VGG on clothes items="F3"
pictures, labels = datasets.fashion_mnist("train", limit=2000 if fast else 6000)
new_pictures, new_labels = datasets.fashion_mnist("test", limit=1000)
clothes, new_clothes = datasets.standardize(pictures.float().unsqueeze(1), new_pictures.float().unsqueeze(1))

manual_seed(0)
tiny = zoo.tiny_vgg()
words = "(conv 16 3x3 pad 1, relu) x2, pool 2, (conv 32 3x3 pad 1, relu) x2, pool 2, dense 10"
check("in words", build(words, (1, 28, 28)) == tiny)
story = fit(tiny, clothes, labels, epochs=2, lr=0.002, validation=(new_clothes, new_labels))
tiny_right = story.history["val_accuracy"][-1]
print(f"right on new clothes: {tiny_right:.3f}")
check("72 of 100 or more", tiny_right >= 0.72)  # measured .787 to .799 over seeds 0 to 2

# %% [markdown]
# ## 5. AlexNet: reading a caption
#
# The network that started it all, 2012: Alex Krizhevsky, Ilya Sutskever and Geoffrey Hinton, in the
# ImageNet contest under the name SuperVision. Five convolutions, three dense layers, spread over
# two graphics cards. The caption of its figure says (in our words): the input has 150,528 numbers,
# and the layers have
#
# 253,440 - 186,624 - 64,896 - 64,896 - 43,264 - 4096 - 4096 - 1000
#
# neurons. The lecture's slide shows the caption with a single 4096; the paper has two. Now check it
# against the layers: 96 filters of 11 x 11 with stride 4; 256 of 5 x 5; 384, 384 and 256 of 3 x 3;
# pooling 3 x 3 with stride 2 after the first, second and fifth.

# %% Predict: the first size items="F2"
predict("The input of 150,528 numbers: 3 channels of n x n. What is n?", 224)
predict("(224 - 11) / 4 + 1: is that a whole number? 1 yes, 0 no", 0)
print("(224 - 11) / 4 + 1 =", (224 - 11) / 4 + 1)
check("rounded down 54, with a frame of 2 or on 227 pixels 55",
      [conv_out(224, 11, 4, 0), conv_out(224, 11, 4, 2), conv_out(227, 11, 4, 0)], [54, 55, 55])

# %% [markdown]
# The figure has 55 x 55, so the picture must have been 227 wide, or framed. Everyone who rebuilds
# AlexNet stumbles here. The first number of neurons does not fit either:

# %% Compute: which numbers of the caption hold items="F2"
first = conv_out(227, 11, 4)
second = conv_out(conv_out(first, 3, 2), 5, 1, 2)
third = conv_out(conv_out(second, 3, 2), 3, 1, 1)
maps = {"conv1": (96, first), "conv2": (256, second), "conv3": (384, third), "conv4": (384, third),
        "conv5": (256, third)}
caption = {"conv1": 253440, "conv2": 186624, "conv3": 64896, "conv4": 64896, "conv5": 43264}
for name in maps:
    filters, width = maps[name]
    print(f"{name}: {filters} x {width} x {width} = {filters * width * width:7}   caption {caption[name]:7}")
neurons = [filters * width * width for filters, width in maps.values()]
check("55 * 55 * 96 is 290,400, not 253,440", neurons[0], 290400)
check("the other four hold", neurons[1:], list(caption.values())[1:])

after = 4096 + 4096 + 1000
check("neurons with 290,400: 659,272", sum(neurons) + after, 659272)
check("with 253,440: 622,312", sum(caption.values()) + after, 622312)

# %% [markdown]
# The paper's text speaks of 650,000 neurons. A reader who multiplies finds such things in a minute.
#
# Now put it into words. Between the convolutions and the pooling of the first two blocks stands a
# *local response normalisation* (`lrn`): a unit is weakened by neighbours in five channels that
# answer strongly. It went out of use soon after. And three of the convolutions are **grouped**:
# each half of the filters reads only its half of the channels, because that half lived on the same
# card.

# %% Exercise 16.3: AlexNet in words items="F2 E28"
def alexnet_words():
    """AlexNet for 3 x 227 x 227, as build() reads it. In the order of the layers:
    conv 96 of 11x11 stride 4, relu, lrn 5, pool 3 stride 2;
    conv 256 of 5x5 pad 2 groups 2, relu, lrn 5, pool 3 stride 2;
    conv 384 of 3x3 pad 1, relu;
    conv 384 of 3x3 pad 1 groups 2, relu;
    conv 256 of 3x3 pad 1 groups 2, relu, pool 3 stride 2;
    dropout 0.5 and dense 4096, relu; the same again; dense 1000."""
    ### BEGIN SOLUTION
    return ("conv 96 11x11 stride 4, relu, lrn 5, pool 3 stride 2, "
            "conv 256 5x5 pad 2 groups 2, relu, lrn 5, pool 3 stride 2, "
            "conv 384 3x3 pad 1, relu, "
            "conv 384 3x3 pad 1 groups 2, relu, "
            "conv 256 3x3 pad 1 groups 2, relu, pool 3 stride 2, "
            "(dropout 0.5, dense 4096, relu) x2, dense 1000")
    ### END SOLUTION


def counted(words):
    return None if words is None else count_params(words, (3, 227, 227))


check("60,965,224 numbers to learn", counted(alexnet_words()), 60965224,
      hint="62,378,344 would be without groups; a pooling forgotten changes the dense layer")
check("five convolutions, three dense layers, two dropouts", alexnet_words(),
      lambda words: [[kind for name, kind, word in build(words).layers].count(kind)
                     for kind in ["Conv2d", "Dense", "Dropout"]] == [5, 3, 2])

# %% [markdown]
# **Hint.** Commas between layers, options behind them: `"conv 96 11x11 stride 4, relu, lrn 5, pool 3
# stride 2, ..."`.

# %% [markdown]
# **Second hint.** A bracket can be repeated: `"(dropout 0.5, dense 4096, relu) x2, dense 1000"`.

# %% See: AlexNet, drawn without a single weight items="F2 E28"
alexnet = build("conv 96 11x11 stride 4, relu, lrn 5, pool 3 stride 2, "
                "conv 256 5x5 pad 2 groups 2, relu, lrn 5, pool 3 stride 2, "
                "conv 384 3x3 pad 1, relu, conv 384 3x3 pad 1 groups 2, relu, "
                "conv 256 3x3 pad 1 groups 2, relu, pool 3 stride 2, "
                "(dropout 0.5, dense 4096, relu) x2, dense 1000", (3, 227, 227))
sketch(alexnet)
check("in two groups", count_params(alexnet), 60965224)
check("without groups", count_params(alexnet.words.replace(" groups 2", ""), (3, 227, 227)), 62378344)

# %% Compute: its sizes, by the formula of lesson 4 items="F2"
size, found = 227, []
windows = [(11, 4, 0), (3, 2, 0), (5, 1, 2), (3, 2, 0), (3, 1, 1), (3, 1, 1), (3, 1, 1), (3, 2, 0)]
for kernel, stride, padding in windows:
    size = conv_out(size, kernel, stride, padding)
    found.append(size)
print(found)
check("55, 27, 27, 13, 13, 13, 13, 6", found, [55, 27, 27, 13, 13, 13, 13, 6])
check("256 maps of 6 x 6 are 9,216 numbers", 256 * found[-1] ** 2, 9216)

# %% Compute: the account of one layer items="F2"
second = build("conv 256 5x5 pad 2 groups 2")
account = why(second, (96, 27, 27))
check("307,456 numbers: each filter reads 48 of 96 channels", account.params, 256 * (48 * 25 + 1))
check("ungrouped, nearly twice as many", count_params("conv 256 5x5 pad 2", (96, 27, 27)), 614656)

# %% [markdown]
# ## 6. Two groups, two cards
#
# A grouped convolution is two convolutions side by side: the first half of the filters on the first
# half of the channels, the second on the second. In the dense layers both cards read everything;
# each computes 2048 of the 4096 units.

# %% Compute: two groups are two convolutions items="F2"
manual_seed(2)
grouped = nn.Conv2d(8, 6, 3, groups=2)
x = torch.randn(1, 8, 7, 7)
upper, lower = nn.Conv2d(4, 3, 3), nn.Conv2d(4, 3, 3)
with torch.no_grad():
    for half, rows in [(upper, slice(0, 3)), (lower, slice(3, 6))]:
        half.weight.copy_(grouped.weight[rows])
        half.bias.copy_(grouped.bias[rows])
    apart = torch.cat([upper(x[:, :4]), lower(x[:, 4:])], dim=1)
    check("half the channels for each filter", grouped.weight.shape, (6, 4, 3, 3))
    check("the same six maps", grouped(x), apart, tol=1e-5)

# %% Compute: a dense layer on two cards items="F2"
manual_seed(3)
dense = nn.Linear(12, 8)  # in place of 9,216 and 4,096
features = torch.randn(5, 12)
with torch.no_grad():
    card1 = features @ dense.weight[:4].T + dense.bias[:4]
    card2 = features @ dense.weight[4:].T + dense.bias[4:]
    check("two halves of the units, each reading all features", torch.cat([card1, card2], dim=1), dense(features),
          tol=1e-5)

# %% See: a picture of 227 x 227 pixels goes through items="F2"
portrait = datasets.lincoln().float() / 255
large = F.interpolate(portrait[:12].reshape(1, 1, 12, 12), size=(227, 227), mode="bilinear").expand(1, 3, 227, 227)
manual_seed(11)
whole = zoo.alexnet().eval()
with torch.no_grad():
    answers = whole.stages(large - large.mean())
show(answers[1][0, :8], kind="maps", title="8 of 96 maps of 55 x 55, by untrained filters")
for layer, answer in zip(whole, answers):
    if isinstance(layer, (nn.Conv2d, nn.Linear)):
        print(f"{type(layer).__name__:8} {tuple(answer.shape[1:])}")
check("96 maps of 55 x 55", answers[1].shape, (1, 96, 55, 55))
check("a thousand scores", answers[-1].shape, (1, 1000))
check("the convolutions' maps have the sizes of section 5",
      [answer[0].numel() for layer, answer in zip(whole, answers) if isinstance(layer, nn.Conv2d)], neurons)

# %% Compute: a small AlexNet learns items="F2"
manual_seed(0)
mini = nn.Sequential(
    nn.Conv2d(1, 24, 5, padding=2), nn.ReLU(), nn.LocalResponseNorm(5, k=2.0), nn.MaxPool2d(3, 2),
    nn.Conv2d(24, 32, 3, padding=1, groups=2), nn.ReLU(), nn.LocalResponseNorm(5, k=2.0), nn.MaxPool2d(3, 2),
    nn.Conv2d(32, 48, 3, padding=1), nn.ReLU(),
    nn.Conv2d(48, 32, 3, padding=1, groups=2), nn.ReLU(), nn.MaxPool2d(3, 2),
    nn.Flatten(), nn.Dropout(0.3), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 10))
story = fit(mini, clothes, labels, epochs=4, lr=0.003, validation=(new_clothes, new_labels))
mini_right = story.history["val_accuracy"][-1]
print(f"right on new clothes: {mini_right:.3f}")
check("65 of 100 or more", mini_right >= 0.65)  # measured .720 to .747 over seeds 0 to 2

# %% [markdown]
# ## 7. "Dropout here, but not here: why?"
#
# The authors wrote that without dropout their network overfits badly. In the figure dropout stands
# at the first two dense layers (drawn as 2048 and 2048), and at no convolution. A slide asks why.
# Count.

# %% Exercise 16.4: where does dropout go? items="E17 F2"
alexnet_numbers = {"conv1": 34944, "conv2": 307456, "conv3": 885120, "conv4": 663936, "conv5": 442624,
                   "dense1": 37752832, "dense2": 16781312, "dense3": 4097000}


def dropout_before():
    """The names of the two layers that hold most of the numbers: dropout goes before them."""
    ### BEGIN SOLUTION
    return sorted(alexnet_numbers, key=lambda name: -alexnet_numbers[name])[:2]
    ### END SOLUTION


def dense_share():
    """The part of all numbers that sits in the three dense layers."""
    ### BEGIN SOLUTION
    in_dense = sum(n for name, n in alexnet_numbers.items() if name.startswith("dense"))
    return in_dense / sum(alexnet_numbers.values())
    ### END SOLUTION


check("the two layers", dropout_before(), lambda names: sorted(names) == ["dense1", "dense2"])
check("96 of 100 numbers are in dense layers", dense_share(), 0.9617, tol=0.0001,
      hint="58,631,144 of 60,965,224")

# %% [markdown]
# **Hint.** `sorted(alexnet_numbers, key=...)` sorts the names; `sum(alexnet_numbers.values())` adds
# all counts.

# %% [markdown]
# **Second hint.** The dense layers' names begin with `"dense"`. Their counts add up to 58.6 million,
# of 61.

# %% See: the counts items="E17 F2"
show({name: n / 1e6 for name, n in alexnet_numbers.items()}, kind="bars", title="millions of numbers, layer by layer")
check("they sum to AlexNet", sum(alexnet_numbers.values()), 60965224)
check("58.6 million in dense layers", sum(alexnet_numbers[f"dense{k}"] for k in [1, 2, 3]), 58631144)

# %% [markdown]
# 58.6 of 61 million sit in the dense layers: there the network has room to learn pictures by heart.
# A convolution has few numbers, and each of them is used at hundreds of places of every picture, so
# it is pulled in hundreds of directions at once; it hardly *can* learn a single picture by heart.
# (Another reason: neighbouring values of a map say nearly the same, so dropping one of them hides
# nothing.) Section 5's words have dropout before those two layers; VGG has it behind its two, which
# comes to much the same.

# %% [markdown]
# ## 8. Yours: from a description to a network
#
# Describe it, and it is built. This one stands in no paper:
#
# > The network sees grey pictures of 28 x 28. It begins with eight 5 x 5 filters that keep the size,
# > followed by ReLU, and halves the size by the maximum over 2 x 2. Then two convolutions of sixteen
# > 3 x 3 filters without any frame, ReLU after each. The mean of each map goes into a dense layer
# > with ten outputs.

# %% Exercise 16.5: from a description to words items="E28 E29"
def described():
    """The description above in words for build(); the mean of each map is called globalavg."""
    ### BEGIN SOLUTION
    return "conv 8 5x5 pad 2, relu, pool 2, conv 16 3x3, relu, conv 16 3x3, relu, globalavg, dense 10"
    ### END SOLUTION


coded = nn.Sequential(
    nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(),
    nn.Conv2d(16, 16, 3), nn.ReLU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(16, 10))
check("as many numbers as the program", described(),
      lambda words: count_params(words, (1, 28, 28)) == count_params(coded),
      hint="keep the size: pad 2 for a 5 x 5 kernel; without any frame: no padding")
check("ten outputs", described(), lambda words: build(words, (1, 28, 28)).layers[-1][2] == "dense 10")
check("nine layers, in this order", described(),
      lambda words: [word for name, kind, word in build(words, (1, 28, 28)).layers if word != "flatten"] ==
      ["conv 8 5x5 pad 2", "relu", "pool 2", "conv 16 3x3", "relu", "conv 16 3x3", "relu", "globalavg", "dense 10"])

# %% [markdown]
# **Hint.** Nine layers, counting each ReLU. Write them in a row, with commas.

# %% [markdown]
# **Second hint.** `"conv 8 5x5 pad 2, relu, pool 2, conv 16 3x3, relu, ..., globalavg, dense 10"`.

# %% Exercise 16.6: what each layer is for items="E29"
sketch(coded, (1, 28, 28))


def roles():
    """For conv, relu, pool, the mean and the dense layer, in this order, one of the letters:
    a: keeps what speaks for a pattern, drops what speaks against it; has nothing to learn
    b: looks for patterns, the same ones at every place
    c: weighs what was found, and gives each class a score
    d: says how much of each pattern there is, wherever it is
    e: halves the size, and forgets small shifts."""
    ### BEGIN SOLUTION
    return ["b", "a", "e", "d", "c"]
    ### END SOLUTION


check("five letters", roles(), lambda letters: sorted(letters) == ["a", "b", "c", "d", "e"])
for place, (name, letter) in enumerate([("conv", "b"), ("relu", "a"), ("pool", "e"), ("mean", "d"), ("dense", "c")]):
    check(f"what {name} is for", roles() and roles()[place], letter)

# %% [markdown]
# **Hint.** Which layers have weights? Two of the five letters speak of learned things.

# %% [markdown]
# **Second hint.** b has weights and a place for each answer; c has weights and no places; d ends
# with one number for each map.

# %% [markdown]
# ## 9. Seven goals
#
# One of the lectures sets seven goals for its listeners. You have met them all. Here is each once
# more, with the place where you did it yourself, and a sample whose result you may predict first.

# %% Compute: seven things that you can do now items="E29"
patch, kernel = tensor([[0.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 1.0, 0.0]]), tensor([[-1.0, 2.0, -1.0]] * 3)
edge, even = tensor([[1.0, 0.0, -1.0]] * 3), full((5, 5), 200.0)
stage = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2))
plan = build("conv 8 3x3, relu, pool 2, dense 10", (1, 28, 28))
goals = [
    ("compute a pixel by cross-correlation", "2.1, 2.3", (patch * kernel).sum().item(), 5.0),
    ("say what a low-level filter does to a picture", "2.2, 3.2", xcorr(even, edge).abs().max().item(), 0.0),
    ("explain local connections and shared weights", "5.1", as_matrix(kernel, (5, 6)).shape, (12, 30)),
    ("build a stage: convolution, bend, pooling", "10.1", tuple(stage(zeros(1, 1, 28, 28)).shape), (1, 8, 13, 13)),
    ("say what each layer of a drawing is for", "16.6", [kind for _, kind, _ in plan.layers],
     ["Conv2d", "ReLU", "MaxPool2d", "Flatten", "Dense"]),
    ("draw a network from a description", "16.3, 16.5", plan == build("conv 8 3x3, relu, pool 2, dense 10"), True),
    ("count what it learns", "5.2, 16.1", count_params(plan), 80 + 13530),
]
for goal, exercise, found, expected in goals:
    print(f"{goal:48} exercise {exercise}")
    check(goal, found, expected)
sketch(plan)

# %% [markdown]
# ## 10. The family in a table

# %% See: how many numbers items="F2 F3 F4"
family = {"LeNet, 1989": "lenet1989", "LeNet-5": "lenet5", "Karpathy's": "karpathy", "AlexNet": "alexnet",
          "VGG-16": "vgg16", "ResNet-18": "resnet18"}
totals = {name: count_params(build(word)) for name, word in family.items()}
for name, total in totals.items():
    print(f"{name:12} {total:12,}")
check("from 9,760 to 138,357,544", list(totals.values()), [9760, 61706, 6440, 60965224, 138357544, 11689512])

# %% Change: another network in words items="E28"
words = "conv 16 3x3 pad 1, relu, pool 2, (conv 32 3x3 pad 1, relu) x2, pool 2, globalavg, dense 10"

sketch(build(words, (1, 28, 28)))
print(count_params(words, (1, 28, 28)), "numbers to learn")

# %% [markdown]
# ResNet-18 is newer than VGG-16, deeper, better, and has a twelfth of its numbers. How can one go
# so deep? The next lesson has the trick: [lesson 17](17-resnet-blocks.py).
#
# ## What you know now
#
# - A line of words says everything about a network but its weights; shapes, counts and fields follow.
# - VGG: two 3 x 3 see as far as one 5 x 5, for 18 weights in place of 25 and with a bend in between.
# - Dense layers hold the numbers, convolutions do the work. Dropout goes where the numbers are.
# - AlexNet: 227 pixels, not 224; 290,400 neurons, not 253,440; two groups, because of two cards.
# - Receptive fields: 36, 195, 212, 435 pixels.
