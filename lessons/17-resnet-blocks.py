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
# # Lesson 17: ResNet blocks
#
# If eight layers are good, twenty-six should be better: they could at least copy what eight do and
# pass it on. In 2015 Kaiming He and his colleagues at Microsoft showed that they are *worse*, on the
# training pictures too, so it is not overfitting. Then they changed one line of code. In this lesson
# you see both, and write the line.

# %% [markdown]
# ## 1. What depth does to a gradient
#
# Backpropagation multiplies: the slope at the first layer is a product with one factor for each
# layer above (lesson 9). Suppose each factor is about 0.5.

# %% Predict: a product of many factors items="F5"
predict("0.5 to the power of 6, about: 0.5, 0.02 or 0.000001?", 0.02)
predict("And 0.5 to the power of 26: is that above 1 in a million? 1 yes, 0 no", 0)
print("0.5 ** 6 =", 0.5 ** 6, "   0.5 ** 26 =", 0.5 ** 26)

# %% [markdown]
# That is the **vanishing gradient**. Let us see it in a network. Ours follow one plan: a 3 x 3
# convolution with 8 filters, then blocks of two 3 x 3 convolutions, in three stages of 8, 16 and 32
# filters; the first block of the second and third stage has stride 2. At the end the mean of each
# map, and a dense layer. With four blocks a stage that is 1 + 24 + 1 = 26 layers with weights.

# %% Compute: a plain block items="F5"
import torch
from torch import nn
import torch.nn.functional as F
import convbook.zoo as zoo


class PlainBlock(nn.Module):
    """Two 3 x 3 convolutions, each with ReLU, and batch norm where norm is True."""

    def __init__(self, cin, cout, stride=1, norm=True):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=not norm)
        self.bn1 = nn.BatchNorm2d(cout) if norm else nn.Identity()
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=not norm)
        self.bn2 = nn.BatchNorm2d(cout) if norm else nn.Identity()

    def forward(self, x):
        out = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(out)))


def network(block, blocks, norm=True, seed=0):
    """A stem, three stages of blocks with 8, 16 and 32 filters, and a head: 6 * blocks + 2 layers with weights."""
    manual_seed(seed)
    layers = [nn.Conv2d(1, 8, 3, padding=1, bias=not norm), nn.BatchNorm2d(8) if norm else nn.Identity(), nn.ReLU()]
    channels = 8
    for stage, filters in enumerate([8, 16, 32]):
        for number in range(blocks):
            stride = 2 if stage > 0 and number == 0 else 1
            layers.append(block(channels, filters, stride, norm))
            channels = filters
    model = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, 4))
    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            nn.init.xavier_uniform_(layer.weight)
    return model


def layers_with_weights(model):
    """All convolutions and dense layers, those of shortcuts (1 x 1) aside."""
    return [layer for layer in model.modules() if isinstance(layer, nn.Linear)
            or isinstance(layer, nn.Conv2d) and layer.kernel_size[0] == 3]


pictures, kinds = datasets.small_shapes(1200, seed=0)
new_pictures, new_kinds = datasets.small_shapes(400, seed=1)
show(pictures[:8], title="disk, square, triangle, cross; made for this lesson, 16 x 16")
check("8 layers, and 26", [len(layers_with_weights(network(PlainBlock, n))) for n in [1, 4]], [8, 26])

# %% Compute: the size of each layer's gradient items="F5"
def gradient_sizes(model):
    """The norm of the loss's gradient by each layer's weights, from the first layer to the last."""
    loss = F.cross_entropy(model(pictures[:64]), kinds[:64])
    model.zero_grad()
    loss.backward()
    return [layer.weight.grad.norm().item() for layer in layers_with_weights(model)]


shallow = gradient_sizes(network(PlainBlock, 1, norm=False))
deep = gradient_sizes(network(PlainBlock, 4, norm=False))
print(f"8 layers:  first {shallow[0]:.0e}, last {shallow[-1]:.0e}")
print(f"26 layers: first {deep[0]:.0e}, last {deep[-1]:.0e}")
show({"26 layers": deep}, kind="curve", log=True, xlabel="layer", title="size of the gradient, without batch norm")
# measured: 1/5600 to 1/11000 over seeds 0 to 2
check("in 26 layers the first gets hardly anything", deep[0] < deep[-1] / 1000)
check("far less than in 8 layers", deep[0] < shallow[0] / 100)

# %% [markdown]
# Read the curve from right to left, as the gradient travels: a straight line on a logarithmic axis
# is a constant factor for each layer. What arrives at the first layers is next to nothing, so they
# stay as they are, and all later layers work on what random filters leave of the picture.
#
# ## 2. Batch norm
#
# One remedy is to see to it that no layer's answers get too small or too large. **Batch
# normalisation** (Sergey Ioffe and Christian Szegedy, 2015) subtracts from each channel its mean
# and divides by its deviation, both over the batch and all places; then it multiplies by a learned
# number and adds another, which begin as 1 and 0.

# %% Compute: batch norm by hand items="D18"
manual_seed(18)
norm = nn.BatchNorm2d(3)
x = torch.randn(6, 3, 5, 5) * tensor([1.0, 4.0, 0.1]).reshape(1, 3, 1, 1) + 7
y = norm(x).detach()
mean = x.mean(dim=(0, 2, 3), keepdim=True)
variance = ((x - mean) ** 2).mean(dim=(0, 2, 3), keepdim=True)
check("subtract the mean, divide by the deviation", y, (x - mean) / (variance + 1e-5).sqrt(), tol=1e-4)
check("each channel has mean 0", y.mean(dim=(0, 2, 3)), zeros(3), tol=1e-4)
check("and deviation 1", (y ** 2).mean(dim=(0, 2, 3)), ones(3), tol=0.01)
check("two learned numbers a channel", count_params(norm), 6)

# %% [markdown]
# But a picture's answer must not depend on which other pictures happen to be in the batch. So while
# training the layer keeps **running** statistics, and when it is used (`eval`) it takes those. Each
# batch moves them a little: new = (1 - m) old + m batch, with m = 0.1 in PyTorch.

# %% Predict: the running mean after one batch items="D18"
predict("The running mean begins at 0. A batch has mean 7, and m is 0.1. Then it is?", 0.7)
check("a tenth of the way", norm.running_mean, 0.1 * mean.reshape(3), tol=1e-4)

norm.eval()
check("in eval a picture's answer is its own", norm(x[:1]), norm(x)[:1], tol=1e-5)
for k in range(150):
    norm.train()
    norm(x)
check("after many batches it has arrived", norm.running_mean, mean.reshape(3), tol=0.001)
norm.eval()
check("and training and eval agree", norm(x).detach(), y, tol=0.05)

# %% [markdown]
# Keras counts the other way round: its `momentum` is how much of the *old* value stays, and it is
# 0.99. After a short training of a hundred steps a third of the old value is still there, and a
# network that has learned everything fails on the test, because it is judged with statistics of
# its first, ignorant days. With short trainings write `momentum=0.9` in Keras; it means PyTorch's
# 0.1.

# %% Compute: how much of the beginning is left items="D18"
import keras

left = {}
for momentum in [0.99, 0.9]:
    norm = nn.BatchNorm2d(1, momentum=1 - momentum)  # its running mean begins at 0
    for step in range(100):
        norm(tensor([0.0, 2.0]).reshape(2, 1, 1, 1))  # the mean of every batch is 1
    left[momentum] = 1 - norm.running_mean.item()
    print(f"momentum {momentum}: after 100 steps {left[momentum]:.5f} of the first value is left")
check("a third with .99", left[0.99], 0.366, tol=0.001)
check("nothing with .9", left[0.9] < 1e-4)
check("Keras's default is .99", keras.layers.BatchNormalization().momentum, 0.99)
check("PyTorch's is .1, the other way round", nn.BatchNorm2d(1).momentum, 0.1)

# %% Compute: relatives that need no batch items="D18"
x = torch.randn(4, 6, 5, 5) * 3 + 2
by_layer = F.layer_norm(x, (6, 5, 5))
by_group = nn.GroupNorm(2, 6)(x).detach()
one = nn.GroupNorm(1, 6)(x).detach()
check("layer norm: each picture has mean 0 over everything", by_layer.mean(dim=(1, 2, 3)), zeros(4), tol=1e-5)
check("group norm: over 3 channels each here", by_group.reshape(4, 2, 75).mean(dim=2), zeros(4, 2), tol=1e-5)
check("one group is layer norm", one, by_layer, tol=1e-5)
check("a picture alone gives the same", nn.GroupNorm(2, 6)(x[:1]).detach(), by_group[:1], tol=1e-5)

# %% [markdown]
# ## 3. The line that was changed
#
# Now the idea of ResNet. A block computes F(x), two convolutions with batch norm. Do not ask it for
# the answer; ask it for the **change**:
#
# $$y = \text{relu}(F(x) + x).$$
#
# The input is carried around the convolutions and added: a **skip connection**. If there is nothing
# to improve, F only needs to be 0, which weights near zero do by themselves. To *copy* its input
# through two convolutions with ReLU, a plain block would have to learn it.

# %% See: a residual block items="F5"
sketch(build("conv 8 3x3 pad 1 as first, batchnorm, relu, conv 8 3x3 pad 1, batchnorm as change, "
             "add from change+input, relu", (8, 16, 16)))

# %% [markdown]
# At the beginning of a stage the shapes differ: twice as many channels, half the size. Then the
# shortcut needs a **projection**, a 1 x 1 convolution with the block's stride and a batch norm.

# %% Exercise 17.1: the residual block items="F5"
class MyBlock(nn.Module):
    """relu(x + bn(conv(relu(bn(conv(x)))))); `short` is empty, or the projection where the shapes differ."""

    def __init__(self, cin, cout, stride=1):
        super().__init__()
        self.conv1 = nn.Conv2d(cin, cout, 3, stride=stride, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(cout)
        self.conv2 = nn.Conv2d(cout, cout, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(cout)
        self.short = nn.Sequential()
        if stride != 1 or cin != cout:
            self.short = nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False), nn.BatchNorm2d(cout))

    def forward(self, x):
        ### BEGIN SOLUTION
        out = F.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        return F.relu(out + self.short(x))
        ### END SOLUTION


manual_seed(17)
mine = MyBlock(8, 8)
x = torch.randn(2, 8, 6, 6)
check("it keeps the shape", mine(x), lambda y: y.shape == (2, 8, 6, 6))
check("the formula, step by step", mine(x), lambda y: allclose(
    y, F.relu(x + mine.bn2(mine.conv2(F.relu(mine.bn1(mine.conv1(x)))))), atol=1e-5),
      hint="add first, then the last relu; and no relu between the second batch norm and the sum")
wider, smaller = MyBlock(8, 16), MyBlock(8, 16, stride=2)
check("a projection where shapes differ", smaller(x), lambda y: y.shape == (2, 16, 3, 3),
      hint="add self.short(x), which is x itself where it is empty")
for name, block in [("channels", wider), ("size", smaller)]:
    check(f"the formula, where the {name} change", block(x), lambda y: allclose(
        y, F.relu(block.short(x) + block.bn2(block.conv2(F.relu(block.bn1(block.conv1(x)))))), atol=1e-5),
          hint="the shortcut's answer, self.short(x), takes the place of x")
with torch.no_grad():
    mine.conv1.weight.zero_()
    mine.conv2.weight.zero_()
check("with all weights zero it passes on relu(x)", mine(x), lambda y: allclose(y, F.relu(x), atol=1e-6))

# %% [markdown]
# **Hint.** Three lines. The first two are the plain block's, but the second one ends with the batch
# norm: its ReLU comes after the sum.

# %% [markdown]
# **Second hint.** `out = F.relu(self.bn1(self.conv1(x)))`, `out = self.bn2(self.conv2(out))`, and
# `return F.relu(out + self.short(x))`.

# %% [markdown]
# The library's block is the same (`zoo.ResidualBlock??` shows it). Ours for the experiments can
# leave out its batch norm, and can be told to **skip**: to pass on only what its shortcut carries.

# %% Compute: the block of the experiments items="F5"
class ResidualBlock(PlainBlock):
    def __init__(self, cin, cout, stride=1, norm=True):
        super().__init__(cin, cout, stride, norm)
        self.is_skipped = False
        self.short = nn.Sequential()
        if stride != 1 or cin != cout:
            self.short = nn.Sequential(nn.Conv2d(cin, cout, 1, stride=stride, bias=False),
                                       nn.BatchNorm2d(cout) if norm else nn.Identity())

    def forward(self, x):
        if self.is_skipped:
            return F.relu(self.short(x))
        out = F.relu(self.bn1(self.conv1(x)))
        return F.relu(self.bn2(self.conv2(out)) + self.short(x))


manual_seed(17)
block, library = ResidualBlock(8, 16, stride=2), zoo.ResidualBlock(8, 16, stride=2)
x = torch.randn(2, 8, 6, 6)
with torch.no_grad():
    for ours, theirs in zip(block.parameters(), library.parameters()):
        theirs.copy_(ours)
check("the library's block with the same weights", block(x), library(x), tol=1e-5)

# %% Compute: with zero weights a block is relu of its input items="F5"
block = ResidualBlock(8, 8)
with torch.no_grad():
    for layer in [block.conv1, block.conv2]:
        layer.weight.zero_()
x = torch.randn(1, 8, 6, 6)
check("it passes on what it gets", block(x).detach(), F.relu(x))
plain = PlainBlock(8, 8)
with torch.no_grad():
    for layer in [plain.conv1, plain.conv2]:
        layer.weight.zero_()
check("a plain block with zero weights passes on nothing", plain(x).detach(), zeros(1, 8, 6, 6))

# %% [markdown]
# ## 4. The slope of a sum
#
# What does adding x do to the gradient? The slope of F(x) + x by x is the slope of F, **plus 1**.
# However small F's slope may be, the 1 carries the gradient past the block, unweakened.

# %% Compute: the slope contains a 1 items="F5"
manual_seed(4)
block = ResidualBlock(8, 8).eval()
with torch.no_grad():
    for layer in [block.conv1, block.conv2]:
        layer.weight.mul_(0.01)  # a block that changes next to nothing


def own_slope(f, x):
    """The slope of one output of f by the same place of its input."""
    x = x.clone().requires_grad_(True)
    f(x)[0, 3, 2, 2].backward()
    return x.grad[0, 3, 2, 2].item()


bright = torch.rand(1, 8, 6, 6) + 1.0  # above 0, so that the last ReLU lets everything through
residual = own_slope(block, bright)
change = own_slope(lambda x: block.bn2(block.conv2(F.relu(block.bn1(block.conv1(x))))), bright)
print(f"slope of F alone {change:.6f}, of the block {residual:.6f}")
check("the block's slope is 1 plus that of F", residual, 1 + change, tol=1e-5)
check("F alone would let next to nothing through", abs(change) < 0.01)

# %% Predict: twenty such blocks in a row items="F5"
predict("A block has slope 1.00, its F alone 0.001. The slope of 20 blocks, about?", 1)
deep_residual = nn.Sequential(*[block] * 20)
check("it arrives nearly whole", own_slope(deep_residual, bright), 1.0, tol=0.2)
check("without the skip connections nothing would", abs(change) ** 20 < 1e-30)

# %% Compute: gradients of 26 layers with skip connections items="F5"
plain_sizes = gradient_sizes(network(PlainBlock, 4, norm=False))
skip_sizes = gradient_sizes(network(ResidualBlock, 4, norm=False))
norm_sizes = gradient_sizes(network(PlainBlock, 4))
both_sizes = gradient_sizes(network(ResidualBlock, 4))
four = {"plain": plain_sizes, "skip": skip_sizes, "plain + bn": norm_sizes, "skip + bn": both_sizes}
show(four, kind="curve", log=True, xlabel="layer", title="size of the gradient in 26 layers")
print("first layer's gradient divided by the last one's:")
for name, sizes in four.items():
    print(f"  {name:12} {sizes[0] / sizes[-1]:.1e}")
# measured over seeds 0 to 2: .0001 to .0002, .6 to 1.5, 17 to 24, .6 to .9
check("plain: it vanishes", plain_sizes[0] / plain_sizes[-1] < 1e-3)
check("with skip connections it does not", skip_sizes[0] / skip_sizes[-1] > 0.01)
check("with batch norm alone it grows on its way down", norm_sizes[0] / norm_sizes[-1] > 5)
check("with both it stays of one size", 0.05 < both_sizes[0] / both_sizes[-1] < 5)

# %% [markdown]
# Batch norm alone cures the vanishing, but overdoes it: the first layers get far larger gradients
# than the last ones, so no learning rate suits both. Only the two together keep all layers in step.
#
# ## 5. Deeper is not always better
#
# Now train. First 8 layers, plain and residual; then 26. All with batch norm, momentum 0.9,
# learning rate 0.02, six times through 1,200 pictures.

# %% Compute: eight layers items="F5"
def train(model, epochs=4):
    return fit(model, pictures, kinds, epochs=epochs, optimizer="momentum", lr=0.02, curve=False,
               validation=(new_pictures, new_kinds)).history


epochs = 6 if fast else 8
eight = {"plain": train(network(PlainBlock, 1), epochs), "residual": train(network(ResidualBlock, 1), epochs)}
show({name: story["loss"] for name, story in eight.items()}, kind="curve", xlabel="epoch", title="8 layers: loss")
for name, story in eight.items():
    print(f"8 layers, {name:9} loss {story['loss'][-1]:.3f}, new pictures {story['val_accuracy'][-1]:.3f}")
# measured over seeds 0 to 2: .012 to .017 (plain) and .008 to .016 (residual)
check("both learn", max(story["loss"][-1] for story in eight.values()) < 0.2)

# %% Compute: the warning about momentum, come true items="D18"
slow = network(ResidualBlock, 1)
for layer in slow.modules():
    if isinstance(layer, nn.BatchNorm2d):
        layer.momentum = 0.01  # Keras's 0.99
slow_story = train(slow, 4)
print(f"training loss {slow_story['loss'][-1]:.3f}, new pictures {slow_story['val_accuracy'][-1]:.3f}")
print("on new pictures after each epoch:", [round(value, 2) for value in slow_story["val_accuracy"]])
# measured over seeds 0 to 2 (AVX-512) and 0 (AVX2): .025 to .066, and .25 to .43 after two epochs
check("it has learned its pictures", slow_story["loss"][-1] < 0.2)
check("and fails on the test for two epochs or more", slow_story["val_accuracy"][1] < 0.7)

# %% Predict: and with 26? items="F5"
predict("26 plain layers: a lower loss than with 8? 1 yes, 0 no", 0)
plain_net, residual_net = network(PlainBlock, 4), network(ResidualBlock, 4)
plain_story, residual_story = train(plain_net, epochs), train(residual_net, epochs)
show({"plain, 8 layers": eight["plain"]["loss"], "plain, 26 layers": plain_story["loss"],
      "residual, 26 layers": residual_story["loss"]}, kind="curve", xlabel="epoch", title="loss")
for name, story in [("plain", plain_story), ("residual", residual_story)]:
    print(f"26 layers, {name:9} loss {story['loss'][-1]:.3f}, new pictures {story['val_accuracy'][-1]:.3f}")
# measured over seeds 0 to 2 (AVX-512) and 0 (AVX2): plain .088 to .226, residual .003 to .020; on new
# pictures .775 to .970 and .998 to 1
check("plain: deeper is worse, on the training pictures", plain_story["loss"][-1] > eight["plain"]["loss"][-1])
check("residual: far better than plain", residual_story["loss"][-1] < plain_story["loss"][-1] / 2)
check("and better on new pictures", residual_story["val_accuracy"][-1] > plain_story["val_accuracy"][-1])
check("85 of 100 or more", residual_story["val_accuracy"][-1] >= 0.85)

# %% Compute: 26 layers without batch norm items="F5"
bare = train(network(PlainBlock, 4, norm=False), 2 if fast else 4)
bare_skip = train(network(ResidualBlock, 4, norm=False), 2 if fast else 4)
print(f"plain: loss {bare['loss'][-1]:.3f}; residual: loss {bare_skip['loss'][-1]:.3f}; log 4 is 1.386")
# measured 1.388 over seeds 0 to 2
check("plain without batch norm learns nothing: log 4", bare["loss"][-1], 1.386, tol=0.02)

# %% [markdown]
# Without batch norm neither learns at this rate: the plain one hears nothing from above, and in the
# residual one the sums grow from block to block. (With small first weights and a lower rate one can
# train the residual one; try it.) So the claim of the lecture, that skip connections make depth
# trainable, holds for networks *with* batch norm, which is how ResNets were published.
#
# ## 6. Take a block out
#
# In a plain network each layer needs the one before. A residual network is a stack of
# *corrections*. Leave one out, and the picture goes around it: the answer gets worse, but the rest
# still understands what arrives.

# %% Compute: skip one block at a time items="F5"
def right(model):
    model.eval()
    with torch.no_grad():
        return (model(new_pictures).argmax(dim=1) == new_kinds).float().mean().item()


blocks = [layer for layer in residual_net if isinstance(layer, ResidualBlock)]
whole, without = right(residual_net), {}
for number, block in enumerate(blocks):
    block.is_skipped = True
    without[f"block {number + 1}"] = right(residual_net)
    block.is_skipped = False
show(without, kind="bars", title=f"right without one block; all twelve: {whole:.3f}")
mean_without = sum(without.values()) / len(without)
print(f"in the mean {mean_without:.3f} without a block; guessing gives .250")
check("back to normal", right(residual_net), whole)
# measured over seeds 0 to 2 (AVX-512) and 0 (AVX2): 1.0 of 1.0, and .75 to .91 in the mean
check("it survives the loss of some block", max(without.values()) >= 0.9 * whole)
check("and in the mean stays far above guessing", mean_without > 0.4)

# %% Compute: the same with the plain network items="F5"
plain_whole, plain_without = right(plain_net), {}
for number, layer in enumerate(plain_net):
    if isinstance(layer, PlainBlock) and layer.conv1.in_channels == layer.conv2.in_channels:
        rest = nn.Sequential(*[other for place, other in enumerate(plain_net) if place != number])
        plain_without[f"layer {number}"] = right(rest)
show(plain_without, kind="bars", title=f"plain, right without one block; all: {plain_whole:.3f}")
plain_mean = sum(plain_without.values()) / len(plain_without)
print(f"in the mean {plain_mean:.3f} without a block")
check("ten blocks keep their shape and can be taken out", len(plain_without), 10)
check("the residual network bears it better", mean_without > plain_mean)  # plain: .31 to .38 over seeds 0 to 2

# %% [markdown]
# The lecture puts it like this: skipped layers train faster at the beginning, and are filled in
# later. At first the short ways carry the signal, and the blocks learn what is left to correct.
# *Stochastic depth* makes a training method of it: leave random blocks out at every step.

# %% [markdown]
# ## 7. ResNets, counted
#
# ResNet-n for pictures of 3 x 32 x 32 has stages of 16, 32 and 64 filters, n = 6k + 2 layers; with
# k = 3 it is ResNet-20. Where the shapes change there are two options. **A**: no numbers to learn,
# take every second pixel and fill the new channels with zeros. **B**: project by 1 x 1.

# %% Exercise 17.2: count ResNet-20 items="F5"
def count_resnet(k, projections):
    """Numbers learned by ResNet-(6k + 2): a 3 x 3 convolution from 3 to 16 channels, three stages of k blocks with
    16, 32 and 64 filters, a dense layer to 10. No convolution has a bias; each is followed by batch norm, 2 numbers
    a channel. projections: whether the first block of stages 2 and 3 has a 1 x 1 convolution with batch norm."""
    ### BEGIN SOLUTION
    total, channels = 3 * 9 * 16 + 2 * 16, 16
    for filters in [16, 32, 64]:
        for number in range(k):
            total += channels * 9 * filters + 2 * filters
            total += filters * 9 * filters + 2 * filters
            if projections and channels != filters:
                total += channels * filters + 2 * filters
            channels = filters
    return total + 10 * (64 + 1)
    ### END SOLUTION


check("ResNet-20, option A: 269,722", count_resnet(3, False), 269722,
      hint="only the first convolution of a stage reads the channels of the stage before")
check("ResNet-20, option B: 272,474", count_resnet(3, True), 272474,
      hint="two projections: 16 * 32 and 32 * 64 weights, and batch norms of 2 * 32 and 2 * 64")
check("ResNet-8, option A", count_resnet(1, False), lambda n: n == count_params(zoo.resnet(8, option="A")))

# %% [markdown]
# **Hint.** Keep `channels`, what comes in. A convolution with batch norm learns `channels * 9 *
# filters + 2 * filters`; the second one of a block has `filters` on both sides.

# %% [markdown]
# **Second hint.** Begin with `3 * 9 * 16 + 2 * 16`, end with `10 * (64 + 1)`. In between two loops:
# over `[16, 32, 64]`, and over the k blocks.

# %% Compute: the library's ResNets items="F5"
for depth, option, answer in [(20, "A", 269722), (20, "B", 272474)]:
    model = zoo.resnet(depth, option=option)
    check(f"ResNet-{depth}, option {option}: {answer:,}", count_params(model), answer)
    check("ten scores", model.eval()(zeros(1, 3, 32, 32)).shape, (1, 10))
check("ResNet-18, for ImageNet, in words: 11,689,512", count_params(build("resnet18")), 11689512)

# %% Compute: the shortcut of option A items="F5"
shortcut = zoo.ZeroShortcut(2, 2)
x = arange(32).float().reshape(1, 2, 4, 4)
y = shortcut(x)
show(y[0].reshape(8, 2), kind="numbers", title="2 x 4 x 4 becomes 4 x 2 x 2: one map below the other")
check("every second place", y[0, :2], x[0, :, ::2, ::2])
check("and zeros", y[0, 2:], zeros(2, 2, 2))
check("no numbers", count_params(shortcut), 0)

# %% [markdown]
# Compare with lesson 16: VGG-16 learns 138 million numbers and ResNet-18 11.7 million. It has no
# large dense layers: after the last block the mean of each map is taken, and one dense layer reads
# those 512 means.
#
# One trap when you write such classes: layers must be *attributes*, or in `nn.Sequential` or
# `nn.ModuleList`. A plain Python list hides them, and the optimizer never hears of them. (Convbook
# warns; PyTorch does not.)

# %% Predict: layers in a list items="F5"
class Hidden(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = [nn.Conv2d(8, 8, 3), nn.Conv2d(8, 8, 3)]


class Registered(nn.Module):
    def __init__(self):
        super().__init__()
        self.blocks = nn.ModuleList([nn.Conv2d(8, 8, 3), nn.Conv2d(8, 8, 3)])


predict("Two convolutions of 584 numbers in a list: how many get to the optimizer?", 0)
check("none", count_params(Hidden()), 0)
check("in a ModuleList all of them", count_params(Registered()), 2 * 584)

# %% Change: how deep can you go? items="F5"
depth = 2  # blocks a stage: 6 * depth + 2 layers; try 6, and PlainBlock

story = train(network(ResidualBlock, depth), epochs=3)
print(f"{6 * depth + 2} layers: loss {story['loss'][-1]:.3f}, new pictures {story['val_accuracy'][-1]:.3f}")

# %% [markdown]
# ## What you know now
#
# - In a deep plain network the gradient vanishes; batch norm alone lets it grow too large below.
# - Batch norm uses the batch while training and running statistics afterwards; mind the two
#   meanings of momentum.
# - A residual block is relu(F(x) + x). With zero weights it passes its input on, and its slope has
#   a 1 in it.
# - With 26 layers the plain network is worse than with 8; the residual one is not.
# - ResNet-20 learns 269,722 numbers (A) or 272,474 (B), ResNet-18 11,689,512.
#
# You can now train networks of any depth. The next lesson reuses what one has learned:
# [lesson 18](18-autoencoder-and-transfer.py).
