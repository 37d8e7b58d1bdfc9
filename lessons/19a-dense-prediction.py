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
# # Lesson 19a: A class for every pixel
#
# Up to here a picture went in and a verdict came out. Many tasks want a *picture* back: which
# pixels are tumour, which are road; the same photograph without its noise. The first half of such a
# network is familiar, it shrinks. This lesson is about the second half, which grows. (Lesson 19 has
# three parts. [19b](19b-detection.py) puts boxes around things, [19c](19c-time.py) convolves in
# time.)

# %% [markdown]
# ## 1. Painting: the transposed convolution
#
# An ordinary convolution *reads*: each output looks at a window of inputs. Turn the arrows round
# and it *paints*: each input dips a brush of kernel shape into its own value and paints it into the
# output. With a stride of 2 the next input paints two places further on. Where strokes overlap,
# they add up.

# %% Predict: three inputs, a brush of three items="D14"
import torch
from torch import nn
import torch.nn.functional as F

values = tensor([1.0, 2.0, 3.0])
brush = tensor([1.0, 10.0, 100.0])
predict("1 paints 1 10 100 from place 0 on, 2 paints 2 20 200 from place 2 on. What stands in place 2?", 102)
painted = F.conv_transpose1d(values.reshape(1, 1, 3), brush.reshape(1, 1, 3), stride=2)
print(painted.flatten().tolist())
check("1 10 102 20 203 30 300", painted.flatten(), tensor([1.0, 10.0, 102.0, 20.0, 203.0, 30.0, 300.0]))

# %% See: who painted place 2? items="D14"
up = nn.ConvTranspose1d(1, 1, 3, stride=2, bias=False)
with torch.no_grad():
    up.weight.copy_(brush.reshape(1, 1, 3))
told = explain(up, values.reshape(1, 3), at=(0, 2))
told
check("two strokes meet there: 100 + 2", told.value, 102.0)

# %% Exercise 19.1: paint items="D14"
def paint(values, brush, stride):
    """The transposed convolution of two lists of numbers: a list of (n - 1) * stride + k numbers."""
    ### BEGIN SOLUTION
    out = [0.0] * ((len(values) - 1) * stride + len(brush))
    for place, value in enumerate(values):
        for tap, weight in enumerate(brush):
            out[place * stride + tap] += value * weight
    return out
    ### END SOLUTION


check("one input paints the brush", paint([2.0], [1.0, 10.0, 100.0], 2), [2.0, 20.0, 200.0])
check("stride 2", paint([1.0, 2.0, 3.0], [1.0, 10.0, 100.0], 2), [1.0, 10.0, 102.0, 20.0, 203.0, 30.0, 300.0],
      hint="input number n begins to paint at place n * stride; add, do not overwrite")
check("stride 1", paint([1.0, 2.0], [1.0, 10.0, 100.0], 1), [1.0, 12.0, 120.0, 200.0])
check("stride 3 and a brush of 2 leave gaps", paint([1.0, 2.0], [5.0, 7.0], 3), [5.0, 7.0, 0.0, 10.0, 14.0])

# %% [markdown]
# **Hint.** Begin with a list of zeros of the right length. Two loops, one over the inputs, one over
# the brush.

# %% [markdown]
# **Second hint.** `out[place * stride + tap] += value * weight`.

# %% Compute: the same in two dimensions items="D14"
square = tensor([[1.0, 2.0], [3.0, 4.0]])
diagonal = torch.eye(2)
grown = F.conv_transpose2d(square.reshape(1, 1, 2, 2), diagonal.reshape(1, 1, 2, 2), stride=2)[0, 0]
show(grown, kind="numbers", title="each of 1 2 3 4 painted a diagonal")
check("4 x 4", grown, tensor([[1.0, 0.0, 2.0, 0.0], [0.0, 1.0, 0.0, 2.0], [3.0, 0.0, 4.0, 0.0], [0.0, 3.0, 0.0, 4.0]]))

# %% [markdown]
# ## 2. Why "transposed"
#
# Lesson 5 wrote a convolution as a table of weights: a row for each output, a column for each
# input. Write the transposed convolution as a table, and it is the same one, turned over.

# %% See: two tables items="D14"
down = nn.Conv1d(1, 1, 3, stride=2, bias=False)
with torch.no_grad():
    down.weight.copy_(brush.reshape(1, 1, 3))
reading = as_matrix(down, (1, 7))
reading
painting = as_matrix(up, (1, 3))
painting
check("3 outputs from 7 inputs, and 7 from 3", (tuple(reading.shape), tuple(painting.shape)), ((3, 7), (7, 3)))
check("one is the other turned over", painting.matrix, reading.matrix.T)

# %% [markdown]
# It is *not* the inverse: reading what was painted does not give the old numbers back. What holds is
# a fact about inner products: reading x and comparing with y gives the same number as comparing x
# with y painted. In symbols, $\langle \mathrm{conv}(x), y\rangle = \langle x, \mathrm{conv}^T(y)
# \rangle$. You have met it before: backwards through a convolution, the blame is painted onto the
# input by just this rule (lesson 9).

# %% Compute: the two inner products items="D14"
manual_seed(0)
kernel = torch.randn(4, 3, 3, 3)
x, y = torch.randn(1, 3, 9, 9), torch.randn(1, 4, 4, 4)
left = (F.conv2d(x, kernel, stride=2) * y).sum().item()
right = (x * F.conv_transpose2d(y, kernel, stride=2)).sum().item()
print(f"<conv(x), y> = {left:.4f}   <x, convT(y)> = {right:.4f}")
check("the same number", right, left, tol=1e-3)

x.requires_grad = True
(F.conv2d(x, kernel, stride=2) * y).sum().backward()
check("the gradient of a convolution is a transposed convolution", x.grad,
      F.conv_transpose2d(y, kernel, stride=2), tol=1e-4)
check("but no inverse", F.conv_transpose1d(F.conv1d(painted, brush.reshape(1, 1, 3), stride=2),
                                           brush.reshape(1, 1, 3), stride=2).shape == painted.shape
      and not allclose(F.conv1d(painted, brush.reshape(1, 1, 3), stride=2).flatten(), values))

# %% [markdown]
# Other names for it: *deconvolution* (wrong, for it is not the inverse, but you will meet it),
# *fractionally strided convolution* (a stride of 2 in the output is half a stride in the input),
# *up-convolution*.

# %% [markdown]
# ## 3. How large?
#
# Painting i inputs with stride s and a brush of k covers (i - 1)s + k places. Padding p cuts p off
# at both ends; a dilation d spreads the brush; and **output padding** op adds some at the far end:
#
# $$(i - 1)s - 2p + d(k - 1) + op + 1.$$
#
# What is op for? A convolution of stride 2 with k = 3 and p = 1 makes 14 of 28 pixels, and 14 of 27
# as well. On the way back nobody can know which it was. `output_padding` says it.

# %% Compute: the size formula items="D14"
def grown_size(i, k, s=1, p=0, d=1, op=0):
    return (i - 1) * s - 2 * p + d * (k - 1) + op + 1


print(" i  k  s  p  d  op   size")
for i, k, s, p, d, op in [(3, 3, 2, 0, 1, 0), (14, 3, 2, 1, 1, 0), (14, 3, 2, 1, 1, 1), (8, 2, 2, 0, 1, 0),
                          (5, 3, 3, 1, 2, 2)]:
    layer = nn.ConvTranspose2d(1, 1, k, stride=s, padding=p, dilation=d, output_padding=op)
    size = layer(zeros(1, 1, i, i)).shape[-1]
    print(f"{i:2} {k:2} {s:2} {p:2} {d:2}  {op:2}   {size:4}")
    check(f"formula and layer agree on {size}", grown_size(i, k, s, p, d, op), size)
check("both 28 and 27 shrink to 14", (conv_out(28, 3, 2, 1), conv_out(27, 3, 2, 1)), (14, 14))

# %% Exercise 19.2: the way back items="D14"
def output_padding_for(size, k, s, p):
    """The output_padding with which a transposed convolution (k, s, p) undoes the size of a convolution
    (k, s, p) of `size` pixels."""
    ### BEGIN SOLUTION
    smaller = (size + 2 * p - k) // s + 1
    return size - ((smaller - 1) * s - 2 * p + k)
    ### END SOLUTION


check("27 pixels, 3 x 3, stride 2, padding 1: nothing to add", output_padding_for(27, 3, 2, 1), 0)
check("28 pixels: one", output_padding_for(28, 3, 2, 1), 1)
check("227 pixels, AlexNet's first layer (11, 4, 0): none", output_padding_for(227, 11, 4, 0), 0)
check("30 pixels, 5 x 5, stride 4, padding 2", output_padding_for(30, 5, 4, 2), 1,
      hint="shrink with the formula of lesson 4, grow with op = 0, and see how many are missing")

# %% [markdown]
# **Hint.** How large is the picture after the convolution? `(size + 2p - k) // s + 1`.

# %% [markdown]
# **Second hint.** It grows back to `(smaller - 1) * s - 2p + k`; op is what is missing to `size`.

# %% [markdown]
# ## 4. The checkerboard
#
# Paint a row of ones with a brush of ones: how often is each place painted?

# %% Predict: how often is each place painted? items="D14"
predict("k = 3, stride 2: places 0, 1, 2 and 2, 3, 4. How often is place 2 painted?", 2)
counts = F.conv_transpose1d(ones(1, 1, 4), ones(1, 1, 3), stride=2).flatten()
print("k = 3, stride 2:", [int(value) for value in counts.tolist()])
check("1 1 2 1 2 1 2 1 1", counts, tensor([1.0, 1.0, 2.0, 1.0, 2.0, 1.0, 2.0, 1.0, 1.0]))

even = F.conv_transpose1d(ones(1, 1, 4), ones(1, 1, 2), stride=2).flatten()
check("k = 2, stride 2: once each", even, ones(8))
board = F.conv_transpose2d(ones(1, 1, 6, 6), ones(1, 1, 3, 3), stride=2)[0, 0]
show(board, title="k = 3, stride 2, in two dimensions")
check("corners of the pattern are painted four times", board.max().item(), 4.0)

# %% [markdown]
# Where the kernel is not a multiple of the stride, some places get more paint than others, and
# networks draw faint checkerboards. The cure is a kernel that divides evenly, such as 2 x 2 with
# stride 2 or 4 x 4 with stride 2. Ours below use 2 x 2.
#
# Do not confuse all this with *dilation* (lesson 4). In drawings both have holes. A **dilated**
# convolution has holes in its *kernel*, and reads from far apart. A **transposed** one with stride
# has, so to speak, holes in its *input*, and makes more of less.

# %% See: dilated and transposed items="D15"
dilated = nn.Conv2d(1, 1, 3, dilation=2, bias=False)
transposed = nn.ConvTranspose2d(1, 1, 3, stride=2, bias=False)
with torch.no_grad():
    dilated.weight.fill_(1.0)
    transposed.weight.fill_(1.0)
reads = explain(dilated, arange(49).reshape(1, 7, 7).float(), at=(0, 1, 1))
reads
gets = explain(transposed, arange(9).reshape(1, 3, 3).float(), at=(0, 2, 2))
gets
trace_to_pixels(dilated, zeros(1, 7, 7), at=(0, 1, 1))
trace_to_pixels(transposed, zeros(1, 3, 3), at=(0, 2, 2))
check("dilated: nine inputs, every second one", tuple(reads.patch.shape), (1, 3, 3))
check("transposed: this output was painted by four inputs", tuple(gets.patch.shape), (1, 2, 2))
check("7 x 7 shrinks to 3 x 3; 3 x 3 grows to 7 x 7",
      (tuple(dilated(zeros(1, 7, 7)).shape), tuple(transposed(zeros(1, 3, 3)).shape)), ((1, 3, 3), (1, 7, 7)))

# %% [markdown]
# ## 5. No dense layer, no fixed size
#
# A dense layer behind a flattened map of 4 x 4 has one weight for each of those places. That is a
# convolution with a 4 x 4 kernel, which happens to fit once. Write it as one, and the same network
# takes larger pictures, and answers for every place at once: it *slides*, without computing
# anything twice. A network of convolutions only is a **fully convolutional network** (FCN).

# %% Compute: a dense layer becomes a convolution items="F8"
manual_seed(0)
features = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(4))
dense = nn.Linear(8 * 4 * 4, 5)
as_convolution = nn.Conv2d(8, 5, 4)
with torch.no_grad():
    as_convolution.weight.copy_(dense.weight.reshape(5, 8, 4, 4))
    as_convolution.bias.copy_(dense.bias)

small = torch.rand(3, 1, 18, 18)
check("identical numbers", as_convolution(features(small))[:, :, 0, 0], dense(features(small).flatten(1)), tol=1e-5)
large = torch.rand(1, 1, 26, 34)
answers = as_convolution(features(large))
print("26 x 34 pixels give", tuple(answers.shape[2:]), "answers of 5 scores")
check("3 x 5 places", tuple(answers.shape), (1, 5, 3, 5))
windows = [large[:, :, 4 * row:4 * row + 18, 4 * column:4 * column + 18] for row in range(3) for column in range(5)]
check("each is what the dense network says of its window",
      answers[0].flatten(1).T, cat([dense(features(window).flatten(1)) for window in windows]), tol=1e-5)

# %% [markdown]
# (To the last digit, because nothing here is padded. With padding the dense network would see zeros
# at the border of its window, where the sliding one sees the neighbours.)
#
# For a class at *every pixel* the maps must grow again, to H x W. Here is a network that does both.
# Three levels: two convolutions on each, pooling on the way down, painting on the way up. The last
# layer is a 1 x 1 convolution, which turns the features of each pixel into scores. Mind the
# `torch.cat`: more about it soon.

# %% See: the whole network, in one page items="F7 F8"
def double(cin, cout):
    return nn.Sequential(nn.Conv2d(cin, cout, 3, padding=1), nn.ReLU(), nn.Conv2d(cout, cout, 3, padding=1), nn.ReLU())


class Net(nn.Module):
    """(N, channels, H, W) -> (N, classes, H, W), for sizes that four divides."""

    def __init__(self, channels=1, classes=3, skips=True):
        super().__init__()
        self.skips = skips
        more = 2 if skips else 1
        self.down1, self.down2, self.bottom = double(channels, 8), double(8, 16), double(16, 32)
        self.up2, self.merge2 = nn.ConvTranspose2d(32, 16, 2, stride=2), double(more * 16, 16)
        self.up1, self.merge1 = nn.ConvTranspose2d(16, 8, 2, stride=2), double(more * 8, 8)
        self.head = nn.Conv2d(8, classes, 1)

    def forward(self, x):
        fine = self.down1(x)
        middle = self.down2(F.max_pool2d(fine, 2))
        x = self.up2(self.bottom(F.max_pool2d(middle, 2)))
        x = self.merge2(torch.cat([middle, x], dim=1) if self.skips else x)
        x = self.up1(x)
        x = self.merge1(torch.cat([fine, x], dim=1) if self.skips else x)
        return self.head(x)


manual_seed(0)
fcn = Net(channels=3, skips=False)
for height, width in [(32, 32), (48, 40)]:
    picture = torch.rand(1, 3, height, width)
    classes = fcn(picture).argmax(dim=1)[0]
    print("3 x", height, "x", width, "->", tuple(classes.shape))
    check(f"a class for each of {height} x {width} pixels, with the same weights", classes.shape, (height, width))

# %% [markdown]
# ## 6. U-Net: hand the details across
#
# The deep layers know *what* is there, but after pooling twice only roughly *where*. The shallow
# ones know where to the pixel, but not what. **U-Net** (2015, made for cells under the microscope)
# hands the shallow maps across to the way up, and lays them beside what was painted there: `cat`
# along the channels. In a drawing the network has the shape of a U, with bridges.

# %% See: the bridges items="F7"
import convbook.zoo as zoo

manual_seed(0)
unet = Net()
sketch(unet, (1, 32, 32))
check("29,339 numbers to learn", count_params(unet), 29339)
check("the library's small U-Net is the same", count_params(zoo.small_unet()), 29339)
check("without bridges the merging layers are narrower", count_params(Net(skips=False)), 26459)

# %% [markdown]
# The original was larger, and used no padding: each 3 x 3 convolution cost it two pixels, and what
# was handed across had to be cropped. Follow the numbers through: 572 pixels in, 388 out.

# %% Predict: the U-Net of 2015 items="F7"
predict("572 pixels, two convolutions of 3 x 3 without padding: how many are left?", 568)
size, encoder = 572, []
for level in range(5):
    size = size - 4
    encoder.append(size)
    if level < 4:
        size = size // 2
decoder = []
for level in range(4):
    size = grown_size(size, 2, 2)
    decoder.append((size, encoder[3 - level]))
    size = size - 4
print("down:", encoder, " up (painted, and what is cropped to it):", decoder, " out:", size)
check("568, 280, 136, 64, 28", encoder, [568, 280, 136, 64, 28])
check("388 pixels out", size, 388)
check("31,030,658 numbers to learn, with one channel in and two classes out", count_params(zoo.unet()), 31030658)

# %% [markdown]
# ## 7. Rings and dots
#
# Our pictures have thin rings and small dots, on purpose: the details are what matters. Every pixel
# has a class, 0 ground, 1 ring, 2 dot, and the loss is the cross-entropy of every pixel, averaged.

# %% See: pictures and their masks items="F7"
pictures, masks, _ = datasets.thin_shapes(400, seed=0)
new_pictures, new_masks, _ = datasets.thin_shapes(100, seed=1)
show(pictures[:2], kind="batch", title="two pictures")
show(masks[:2] / 2, kind="batch", title="the class of every pixel")
shares = [(masks == kind).float().mean().item() for kind in range(3)]
print("shares of ground, ring, dot:", [round(share, 3) for share in shares])
check("a class for every pixel", (pictures.shape, masks.shape), ((400, 1, 32, 32), (400, 32, 32)))

# %% [markdown]
# Accuracy would be a poor judge: who says "ground" everywhere is right on nearly nine pixels of
# ten. The usual measure is **intersection over union** (IoU). For one class: pixels that are in the
# truth *and* in the answer, divided by those that are in the truth *or* in the answer. 1 is
# perfect, 0 is a miss. Then take the mean over the classes.

# %% Compute: intersection over union items="F7"
truth = tensor([[0, 1, 1, 0], [0, 1, 1, 0]])
answer = tensor([[0, 0, 1, 1], [0, 0, 1, 1]])
both = ((truth == 1) & (answer == 1)).sum().item()
either = ((truth == 1) | (answer == 1)).sum().item()
print("in both", both, "in either", either)
check("2 of 6", both / either, 1 / 3)
check("so says the library", metrics.mask_iou(truth == 1, answer == 1), 1 / 3)
all_ground = metrics.mean_iou(new_masks, zeros(100, 32, 32).long())
ground = (new_masks == 0).float().mean().item()
print(f"'ground' everywhere: {ground:.3f} of the pixels right, mean IoU {all_ground:.3f}")
check("the mean IoU of 'ground' everywhere is below a third", all_ground < 1 / 3)

# %% Compute: with and without bridges items="F7 F8"
epochs = 15 if fast else 40


def segmented(skips, seed=0):
    manual_seed(seed)
    model = Net(skips=skips)
    fit(model, pictures, masks, epochs=epochs, lr=0.003, batch_size=16, loss="cross_entropy", seed=seed)
    with torch.no_grad():
        answers = model(new_pictures).argmax(dim=1)
    return model, answers, metrics.mean_iou(new_masks, answers, average=None)


unet, with_bridges, iou_with = segmented(True)
fcn, without_bridges, iou_without = segmented(False)

# %% See: the two answers items="F7 F8"
print("IoU               ground   ring    dot    mean")
for name, found in [("with bridges   ", iou_with), ("without bridges", iou_without)]:
    print(name, "  ", "  ".join(f"{value:.3f}" for value in found.tolist()), f" {found.mean().item():.3f}")
show(new_masks[:2] / 2, kind="batch", title="the truth")
show(with_bridges[:2] / 2, kind="batch", title="with bridges")
show(without_bridges[:2] / 2, kind="batch", title="without")
# measured in the short way over seeds 0 to 2: with .923 to .927, without .723 to .833; in full, where the network
# without bridges has time to catch up, .937 and .897 with seed 0
check("with bridges: a mean IoU of 0.85 or more", iou_with.mean().item() >= 0.85)
less = 0.05 if fast else 0.01
check(f"without: at least {less} less", iou_with.mean().item() - iou_without.mean().item() >= less)

# %% Change: another size of picture items="F8"
height, width = 48, 40  # any two numbers from 32 on that four divides

other_pictures, other_masks, _ = datasets.thin_shapes(20, height=height, width=width, seed=2)
with torch.no_grad():
    other = unet(other_pictures).argmax(dim=1)
found = metrics.mean_iou(other_masks, other)
show(other[0] / 2, title="a size that it was not trained on")
print(f"{height} x {width}: mean IoU {found:.3f}")
check("a class for every pixel", tuple(other.shape), (20, height, width))
check("and just as good", found >= 0.80)  # measured .911 to .922 over seeds 0 to 2

# %% [markdown]
# ## 8. Image to image: take the noise away
#
# The same network draws pictures, if you ask it for numbers instead of classes: one map out, and
# the mean squared error of every pixel as the loss. Give it noisy pictures and ask for the clean
# ones. Quality is told in decibels: PSNR = 10 log10(1 / mean squared error). Ten more mean a tenth
# of the error.

# %% Compute: noise out, with and without bridges items="F7"
noisy, clean = datasets.thin_shapes(300, noise=0.3, seed=0)[0], datasets.thin_shapes(300, noise=0.0, seed=0)[0]
new_noisy, new_clean = datasets.thin_shapes(50, noise=0.3, seed=1)[0], datasets.thin_shapes(50, noise=0.0, seed=1)[0]


def cleaned(skips, seed=0):
    manual_seed(seed)
    model = Net(classes=1, skips=skips)
    fit(model, noisy, clean, epochs=8 if fast else 25, lr=0.003, batch_size=16, curve=False)
    with torch.no_grad():
        return model(new_noisy)


restored, blurred = cleaned(True), cleaned(False)
levels = {"noisy": metrics.psnr(new_noisy, new_clean), "without bridges": metrics.psnr(blurred, new_clean),
          "with bridges": metrics.psnr(restored, new_clean)}
show(levels, kind="bars", title="PSNR in decibels: more is better")
show(cat([new_noisy[:1], blurred[:1], restored[:1], new_clean[:1]]).clip(0, 1), kind="batch",
     title="noisy, without bridges, with bridges, the truth")
# measured in the short way over seeds 0 to 2: noisy 11.8, without 16.1 to 16.9, with 20.0 to 20.5; in full 20.2
# without and 21.0 with, seed 0
check("at least six decibels better than the noisy picture", levels["with bridges"] - levels["noisy"] >= 6)
more = 2 if fast else 0.2
check(f"and {more} or more better than without bridges",
      levels["with bridges"] - levels["without bridges"] >= more)

# %% [markdown]
# Remember this one: a network that takes noise away is half of lesson 20a, where we take away noise
# from nothing *but* noise until a picture appears.

# %% [markdown]
# ## 9. Parasites in cells
#
# Lectures show brain tumours and malaria. We have no such pictures to give you, so these are drawn:
# bright cells in a smear, some with dark dots in them that stand for parasites. The questions are
# the real ones. Which pixels, and how many?

# %% See: cells, some of them with parasites items="F9"
smears, cell_masks, cell_counts = datasets.cells(200, seed=0)
new_smears, new_cell_masks, new_counts = datasets.cells(50, seed=1)
show(smears[0], title="a smear of 48 x 48")
part = [(cell_masks == kind).float().mean().item() for kind in range(3)]
print("shares:", {name: round(share, 4) for name, share in zip(datasets.cell_labels, part)})
check("less than one pixel of a hundred is parasite", part[2] < 0.01)
check("150 parasites in 50 test pictures", new_counts[:, 1].sum().item(), 150)

# %% [markdown]
# With so few, a network gets a fine loss by never saying "parasite" at all, and at first that is
# what ours did. The remedy: let an error on a parasite count ten times.

# %% Compute: weigh what is rare items="F9"
weights = tensor([1.0, 1.0, 10.0])
manual_seed(0)
reader = Net()
fit(reader, smears, cell_masks, epochs=20 if fast else 40, lr=0.005, batch_size=8,
    loss=lambda scores, truth: F.cross_entropy(scores, truth, weight=weights))
with torch.no_grad():
    read = reader(new_smears).argmax(dim=1)
cell_iou = metrics.mean_iou(new_cell_masks, read, average=None).tolist()
print("IoU:", {name: round(value, 3) for name, value in zip(datasets.cell_labels, cell_iou)})
# measured over seeds 0 to 2: cells .93 to .96, parasites .71 to .77
check("cells: 0.85 or more", cell_iou[1] >= 0.85)
check("parasites: 0.5 or more, with an outline of a pixel that is mostly a matter of taste", cell_iou[2] >= 0.5)

# %% [markdown]
# Counting: start at a parasite pixel, colour everything that hangs together with it, add one, go
# on. (A single pixel on its own is taken for a slip, and not counted.)

# %% Compute: how many parasites? items="F9"
def clumps(mask):
    """The sizes of the clumps of True in a mask (H, W)."""
    left = {(i, j) for i, j in mask.nonzero().tolist()}
    sizes = []
    while left:
        front, size = [left.pop()], 0
        while front:
            i, j = front.pop()
            size += 1
            for near in [(i + 1, j), (i - 1, j), (i, j + 1), (i, j - 1)]:
                if near in left:
                    left.remove(near)
                    front.append(near)
        sizes.append(size)
    return sizes


def counted(mask):
    return len([size for size in clumps(mask) if size > 1])


found = [counted(picture == 2) for picture in read]
truth = new_counts[:, 1].tolist()
mistaken = sum(abs(one - other) for one, other in zip(found, truth))
print("counted", found[:12], "\ntruth  ", truth[:12])
print(f"in 50 smears: {sum(truth)} parasites, {sum(found)} counted, wrong by {mistaken} in all")
show(new_smears[0], title="a new smear")
show(read[0] / 2, title="what the network reads in it")
check("the true masks give the true counts", [counted(mask == 2) for mask in new_cell_masks], truth)
# measured over seeds 0 to 2: wrong by 0 to 5
check("wrong by at most 30 of 150", mistaken <= 30)

# %% [markdown]
# ## What you know now
#
# - A transposed convolution paints: stride 2 doubles the size. It is the convolution's table turned
#   over, and the convolution's gradient; not its inverse.
# - (i - 1)s - 2p + d(k - 1) + op + 1 places; a kernel that the stride does not divide leaves a
#   checkerboard.
# - A network of convolutions alone takes any size. A dense layer is a convolution that fits once.
# - U-Net hands the fine maps across, and the details return: in segmentation and in denoising.
# - Judge segmentation by IoU, not by the share of right pixels; weigh what is rare.
#
# Often a box around each thing is enough: [lesson 19b](19b-detection.py).
