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
# # Lesson 15: What has it learned?
#
# A trained network is a heap of numbers that nobody wrote. Still, it can be questioned. Which
# pictures does a filter like best? Which pixels was the answer based on? Which pictures does the
# network hold to be alike? Each question has an answer that can be computed in a few lines, and
# shown. This lesson trains one network and asks it all of them.

# %% [markdown]
# ## 1. A network to question
#
# Fashion-MNIST has ten kinds of clothes, three of them shoes: sandal, sneaker, ankle boot. Our
# network is trained on the seven others and **never sees a shoe**; at the end of the lesson we ask
# what it makes of them. Three convolutions, ReLU after each, pooling after the first two, and a
# dense layer of 64 before the verdict.

# %% Compute: seven kinds to learn, three to hide items="E27"
import torch
from torch import nn

pictures, kinds = datasets.fashion_mnist("train", limit=4300 if fast else 17200)
new_pictures, new_kinds = datasets.fashion_mnist("test", limit=1500)
pictures, new_pictures = pictures.float().unsqueeze(1), new_pictures.float().unsqueeze(1)
as_seen = new_pictures / 255
mean, deviation = pictures.mean() / 255, pictures.std() / 255
pictures, new_pictures = datasets.standardize(pictures, new_pictures)

known = [0, 1, 2, 3, 4, 6, 8]
shoes = [5, 7, 9]
number = tensor([known.index(kind) if kind in known else -1 for kind in range(10)])
rows = (number[kinds] >= 0).nonzero().reshape(-1)
new_rows = (number[new_kinds] >= 0).nonzero().reshape(-1)
shoe_rows = (number[new_kinds] < 0).nonzero().reshape(-1)

print("to train on:", ", ".join(datasets.fashion_labels[kind] for kind in known))
print("kept away:  ", ", ".join(datasets.fashion_labels[kind] for kind in shoes))
print(f"{len(rows)} pictures to train on, {len(new_rows)} new ones of the same kinds, {len(shoe_rows)} shoes")
check("no shoe among the pictures to train on", all(kinds[row].item() in known for row in rows[:500]))

# %% See: what the network looks like items="E28"
manual_seed(0)
net = nn.Sequential(
    nn.Conv2d(1, 32, 7), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(32, 32, 3), nn.ReLU(),
    nn.Flatten(), nn.Linear(128, 64), nn.ReLU(), nn.Linear(64, 7))
sketch(net, (1, 28, 28))

words = "conv 32 7x7, relu, pool 2, conv 32 3x3, relu, pool 2, conv 32 3x3, relu, dense 64, relu, dense 7"
check("the same network in words", build(words, (1, 28, 28)) == net)

# %% Compute: training items="E25"
before = net[0].weight.detach().clone()
story = fit(net, pictures[rows], number[kinds[rows]], epochs=5,
            validation=(new_pictures[new_rows], number[new_kinds[new_rows]]))
right = story.history["val_accuracy"][-1]
net.eval()
print(f"right on new pictures of the seven kinds: {right:.3f}")
check("68 of 100 or more", right >= 0.68)  # measured .727 to .743 over seeds 0 to 3

# %% [markdown]
# The shoes were the easy ones; shirts, coats, pullovers and dresses are hard to tell apart.

# %% [markdown]
# ## 2. The first filters
#
# The first layer's kernels meet the picture itself, so they can be looked at as pictures. They
# began as noise. Orange speaks for light at that place, blue against it.

# %% See: 32 filters of 7 x 7, before and after items="F21 E23"
after = net[0].weight.detach()
show(before, kind="filters", title="before: noise")
show(after, kind="filters", title="after training")
check("32 filters, one channel, 7 x 7", after.shape, (32, 1, 7, 7))
moved = (after - before).abs().amax(dim=(1, 2, 3))
check("every one has moved", moved.min().item() > 0.001)

# %% [markdown]
# Bars and steps in several directions, soft blobs; still some noise. To say it in a number, split a
# filter into its mean and the rest. The mean answers to brightness as such. The **energy outside**
# it, the sum of the squares of what is left, is what the filter has to notice *differences* with.

# %% Compute: the energy outside the mean items="E23"
def energy_outside_mean(filters):
    """For each filter, the sum of squares of weight minus mean weight."""
    flat = filters.reshape(len(filters), -1)
    return ((flat - flat.mean(dim=1, keepdim=True)) ** 2).sum(dim=1)


at_first, now = energy_outside_mean(before), energy_outside_mean(after)
above = (now > at_first.mean()).float().mean().item()
print(f"before {at_first.mean().item():.2f} in the mean, after {now.mean().item():.2f}")
print(f"above the mean of random filters: {above:.2f} of the filters")
check("an even filter has none", energy_outside_mean(full((1, 1, 7, 7), 0.5)), zeros(1))
check("half of the filters, or more, are above random ones", above >= 0.5)  # measured .97 to 1.0 over seeds 0 to 3

# %% [markdown]
# Noise has energy, too; but in noise neighbouring weights do not know of each other. In a bar or a
# step they agree. Multiply each weight with its right neighbour, and add up.

# %% Compute: do neighbours agree? items="E23"
def agreement(filters):
    """For each filter: +1 where neighbours agree throughout, about 0 in noise, -1 in a checkerboard."""
    k = filters[:, 0] - filters[:, 0].mean(dim=(1, 2), keepdim=True)
    return (k[:, :, 1:] * k[:, :, :-1]).sum(dim=(1, 2)) / (k * k).sum(dim=(1, 2))


smoother = (agreement(after) > agreement(before)).float().mean().item()
print(f"agreement before {agreement(before).mean().item():.2f}, after {agreement(after).mean().item():.2f}")
print(f"neighbours agree more than they did: in {smoother:.2f} of the filters")
check("in more than half of the filters", smoother > 0.5)  # measured .81 to .88 over seeds 0 to 3

# %% [markdown]
# The most famous filters are those of AlexNet, 2012: its first layer has 96, each 3 x 11 x 11,
# three channels for red, green and blue. It learned them on more than a million photographs over
# five or six days, so what you see is clean. Two families came out: **edge detectors** in many
# directions and widths, without colour, and **patches of colour**. We do not have the weights;
# here is the layer as it begins, and then 96 filters of the two families, drawn by formula.

# %% See: 96 filters of 3 x 11 x 11 items="E23"
import math

layer = nn.Conv2d(3, 96, 11, stride=4)
show(layer.weight, kind="filters", title="the first layer of AlexNet, untrained", columns=12)

r = arange(11).float().reshape(11, 1) - 5
c = arange(11).float().reshape(1, 11) - 5
bell = (-(r * r + c * c) / 18).exp()
drawn = []
for wave in [4.0, 6.0, 8.0, 12.0]:
    for angle in range(12):
        across = c * math.cos(math.pi * angle / 12) + r * math.sin(math.pi * angle / 12)
        edge = (2 * math.pi * across / wave).sin() * bell
        drawn.append(stack([edge, edge, edge]))
for size in [4.0, 8.0, 16.0, 32.0]:
    for hue in range(12):
        colour = [math.cos(2 * math.pi * (hue / 12 - channel / 3)) for channel in range(3)]
        patch = (-(r * r + c * c) / size).exp()
        drawn.append(stack([amount * patch for amount in colour]))
drawn = stack(drawn)
show(drawn[24:36], kind="filters", title="drawn: 12 of the edges", columns=6)
show(drawn[60:72], kind="filters", title="drawn: 12 of the patches of colour", columns=6)
check("96 filters, 3 channels, 11 x 11", layer.weight.shape, (96, 3, 11, 11))
check("and as many drawn ones", drawn.shape, (96, 3, 11, 11))

# %% Predict: what does an edge detector without colour say to colour? items="E23"
predict("A level edge in grey, on red above and green, equally bright, below: what is its answer?", 0)
edge_of_colour = stack([(r < 0).float() * ones(1, 11), (r > 0).float() * ones(1, 11), zeros(11, 11)])
grey_edge, red_patch = drawn[30], drawn[48]
check("it does not see the change from red to green",
      (grey_edge * edge_of_colour).sum().item(), 0.0, tol=1e-4)
check("the red patch likes red and dislikes cyan", (red_patch[0].sum().item() > 0, red_patch[1].sum().item() < 0),
      (True, True))

# %% [markdown]
# ## 3. The picture inside: every layer's maps
#
# Filters of later layers meet maps, not pictures, and their kernels say little to the eye. Their
# *maps* do: here is what one pullover becomes on its way through.

# %% See: the maps of every layer items="E25"
where = (new_kinds == 2).nonzero()[0].item()
picture = new_pictures[where:where + 1]
show(as_seen[where, 0], title=f"in: {datasets.fashion_labels[2]}")
x, shapes = picture, []
with torch.no_grad():
    for stage in range(8):
        x = net[stage](x)
        shapes.append(tuple(x.shape[1:]))
        if stage in [1, 4, 7]:
            show(x[0, :16], kind="maps", title=f"after layer {stage}: 16 of 32 maps of {x.shape[2]} x {x.shape[3]}")
check("three volumes after ReLU", [shapes[1], shapes[4], shapes[7]], [(32, 22, 22), (32, 9, 9), (32, 2, 2)])
check("drawn stage by stage or at once, the same", x, net[:8](picture).detach())

# %% [markdown]
# In the first maps you still see the pullover, its rims or its body. In the second ones you see
# where something *is*. In the last, 2 x 2, there is no place left to speak of: only how much.

# %% [markdown]
# ## 4. What a unit likes best
#
# A unit of a deeper layer sees more of the picture. Its window there is its **receptive field**
# (lesson 8): each layer adds (K - 1) times the distance of neighbouring units.

# %% Predict: how far does a unit of layer 3 see? items="A8"
predict("A 7 x 7 kernel, then pooling by 2, then a 3 x 3 kernel: 7 + 1 + 2 * 2. How many pixels?", 12)
fields = receptive_field(net, (1, 28, 28))
sees = [fields.layers[name][0] for name in ["0", "3", "6"]]
check("the three convolutions see 7, 12 and 22 pixels", sees, [7, 12, 22])
check("deeper is further", sees[0] < sees[1] < sees[2])

# %% [markdown]
# So here is a way to ask a unit what it stands for: show it every window of many pictures and keep
# those that it answers most. `top_patches` does that, one window from each picture at most. (`*
# deviation + mean` undoes the standardising for the eye.)

# %% See: low, middle, high items="A8 E24"
clothes = new_pictures[new_rows]
for name, end in [("0", 1), ("3", 4), ("6", 7)]:
    with torch.no_grad():
        strongest = net[:end](clothes[:200]).amax(dim=(0, 2, 3)).topk(3)[1].tolist()
    rows_of_patches = []
    for channel in strongest:
        top = top_patches(net, clothes, channel=channel, n=8, layer=name)
        rows_of_patches.append(top.patches * deviation + mean)
    size = rows_of_patches[0].shape[-1]
    show(torch.cat(rows_of_patches), kind="batch", columns=8,
         title=f"layer {name}: three units, 8 windows of {size} x {size} for each")
    check(f"layer {name}: 8 windows as wide as the field", tuple(top.patches.shape), (8, 1, size, size))

# %% [markdown]
# Each row is one unit. Layer 0 likes edges and bars: *low* level features. Layer 3 likes pieces,
# such as a rim with something beside it. Layer 6 likes halves of a garment. In a deep network
# trained on faces the lectures find edges and dark spots first, then eyes, ears and noses, then
# faces. Ours has only three steps, and clothes for a world.
#
# No magic is in it. Two loops do the same:

# %% Exercise 15.1: the window that a filter likes best items="E24"
def best_window(filter, images):
    """(image, row, column) of the window of `images` (N, H, W) that a filter (K, L) answers most."""
    ### BEGIN SOLUTION
    best = None
    for n in range(len(images)):
        answers = xcorr(images[n], filter)
        place = answers.argmax().item()
        value = answers.max().item()
        if best is None or value > best[0]:
            best = (value, n, place // answers.shape[1], place % answers.shape[1])
    return best[1:]
    ### END SOLUTION


two = zeros(2, 5, 6)
two[1, 2, 3], two[0, 4, 0] = 9.0, 5.0
corner = tensor([[1.0, 0.0], [0.0, 0.0]])
check("the brightest pixel, by a corner of 2 x 2", best_window(corner, two), (1, 2, 3),
      hint="keep the largest answer so far, over all images and places")
check("bottom right in the window, so one up and one left", best_window(corner.flip([0, 1]), two), (1, 1, 2),
      hint="the place is that of the window's upper left corner")
check("the same as top_patches", best_window(after[5, 0], clothes[:100, 0]),
      tuple(top_patches(net, clothes[:100], channel=5, n=1, layer="0").places[0]))

# %% [markdown]
# **Hint.** `xcorr(images[n], filter)` gives all answers of one image. Its `.max()` is the best one,
# its `.argmax()` tells where, counted row after row.

# %% [markdown]
# **Second hint.** With `answers.shape[1]` columns, place p is row `p // columns`, column
# `p % columns`. Keep `(value, n, row, column)` whenever `value` beats the one kept.

# %% Compute: a brute-force scan in the second layer items="E24"
channel = 5
with torch.no_grad():
    answers = net[:4](clothes)[:, channel]
flat = answers.reshape(len(answers), -1)
order = flat.max(dim=1)[0].topk(9)
by_scan = []
for value, n in zip(order[0].tolist(), order[1].tolist()):
    place = flat[n].argmax().item()
    by_scan.append((n, place // 9, place % 9))

top = top_patches(net, clothes, channel=channel, n=9, layer="3")
check("the same nine places", [tuple(place) for place in top.places], by_scan)
check("with the same answers", tensor(top.values), order[0], tol=1e-4)
n, i, j = by_scan[0]
check("each window is cut where the unit looks: 2 pixels a step, 12 wide",
      top.patches[0], clothes[n, :, 2 * i:2 * i + 12, 2 * j:2 * j + 12])

# %% [markdown]
# With padding a field may reach over the edge of the picture. The window is then filled up with
# zeros, which is what the layer saw there.

# %% Compute: a window at the border items="E24"
framed = nn.Conv2d(1, 1, 5, padding=2)
with torch.no_grad():
    framed.weight.copy_(zeros(1, 1, 5, 5))
    framed.weight[0, 0, 2, 2] = 1.0
lit = zeros(1, 1, 8, 8)
lit[0, 0, 0, 7] = 1.0
top = top_patches(framed, lit, n=1)
show(top.patches[0, 0], kind="numbers", title="the window around the upper right corner")
check("found in the corner", tuple(top.places[0]), (0, 0, 7))
check("the corner pixel is in the middle, zeros beyond", (top.patches[0, 0, 2, 2].item(), top.patches.sum().item()),
      (1.0, 1.0))

# %% [markdown]
# ## 5. Which pixels matter? Cover them
#
# From one unit to the verdict. Suppose a network is 95 % sure of an elephant. Cover a part of the
# photograph with grey and ask again: now it is 75 % sure. Then that part was worth 0.20 to it. Move
# the cover over the whole photograph, write each drop down, and you have a map of what mattered.
# Matthew Zeiler and Rob Fergus did this in 2013.

# %% Predict: what was the covered part worth? items="E26"
predict("P(elephant) is 0.95, and 0.75 with a part covered. The drop?", 0.20)

# %% [markdown]
# Mind the sign: **before minus after**. Where it is large, the network needed what is covered. A
# map of what is left (0.75) would be dark just where it ought to light up.

# %% Exercise 15.2: the occlusion map items="E26"
def drop_map(probability, image, size, step, fill=0.0):
    """P before minus P after, for covers of size x size at every step-th row and column of image (H, W)."""
    ### BEGIN SOLUTION
    start = probability(image)
    high, wide = image.shape
    drops = []
    for row in range(0, high - size + 1, step):
        line = []
        for column in range(0, wide - size + 1, step):
            covered = image.clone()
            covered[row:row + size, column:column + size] = fill
            line.append(start - probability(covered))
        drops.append(line)
    return tensor(drops)
    ### END SOLUTION


def elephant(image):
    """A toy: sure of an elephant as far as the 2 x 2 pixels in the middle are lit."""
    return 0.75 + 0.20 * image[2:4, 2:4].mean().item()


photograph = ones(6, 6)
check("0.95 at first", elephant(photograph), 0.95, tol=1e-6)
check("a cover in the middle costs 0.20, others nothing", drop_map(elephant, photograph, 2, 2),
      tensor([[0.0, 0.0, 0.0], [0.0, 0.20, 0.0], [0.0, 0.0, 0.0]]), tol=1e-6,
      hint="probability(image) - probability(covered), and the other way round is its negative")
check("the photograph itself is not painted over", photograph.sum().item(), 36.0,
      hint="work on image.clone()")
check("covers that overlap: 5 x 5 of them", drop_map(elephant, photograph, 2, 1),
      lambda found: found.shape == (5, 5) and abs(found[1, 2].item() - 0.10) < 1e-6)
check("covers of another brightness", drop_map(elephant, photograph, 2, 2, 0.5),
      tensor([[0.0, 0.0, 0.0], [0.0, 0.10, 0.0], [0.0, 0.0, 0.0]]), tol=1e-6, hint="paint with fill, not with 0")
check("a picture need not be square", drop_map(lambda image: image.sum().item(), ones(4, 6), 2, 2), full((2, 3), 4.0),
      tol=1e-5)

# %% [markdown]
# **Hint.** Two loops: `for row in range(0, high - size + 1, step):` and the same for columns. In
# each step make a copy, paint the block with `fill`, and ask `probability`.

# %% [markdown]
# **Second hint.** `covered = image.clone()`, then `covered[row:row + size, column:column + size] =
# fill`, then append `start - probability(covered)` to the line. Gather lines in a list, and return
# `tensor(lines)`.

# %% [markdown]
# The library's `occlusion` does it in batches. Let us try it where we know the truth. Our scenes
# have a letter, X or O, and a filled square, which catches the eye first. Only the letter decides.
# (The lecture has boats, elephants and go-karts; photographs are not part of this course, and in a
# drawn scene we know what must light up.)

# %% See: scenes with a letter and a distraction items="E26"
scenes, letters, boxes = datasets.glyph_scenes(600, seed=0)
new_scenes, new_letters, new_boxes = datasets.glyph_scenes(60, seed=100)
show(new_scenes[:6], title="X, O, X, O, X, O, each with a square")
print("the first letter stands in columns {:.0f} to {:.0f}, rows {:.0f} to {:.0f}".format(
    *[new_boxes[0, k].item() - (1 if k > 1 else 0) for k in [0, 2, 1, 3]]))
check("each letter has a box", new_boxes.shape, (60, 4))

# %% Compute: a small network learns to tell the letters items="E26"
manual_seed(0)
reader = nn.Sequential(
    nn.Conv2d(1, 8, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 32), nn.ReLU(), nn.Linear(32, 2))
story = fit(reader, scenes, letters, epochs=8, lr=0.002, validation=(new_scenes, new_letters))
reader.eval()
check("95 of 100 or more", story.history["val_accuracy"][-1] >= 0.95)  # measured 1.0 over seeds 0 to 3

# %% Compute: probabilities saturate, margins do not items="E26"
scene, letter = new_scenes[0], new_letters[0].item()
chances = nn.Sequential(reader, nn.Softmax(dim=1))
by_chance = occlusion(chances, scene, size=5, step=2, target=letter)
by_margin = occlusion(reader, scene, size=5, step=2, target=letter, margin=True)
with torch.no_grad():
    scores = reader(scene.unsqueeze(0))[0]
margin = (scores[letter] - scores[1 - letter]).item()
print(f"sure to {chances(scene.unsqueeze(0))[0, letter].item():.4f}; largest drop {by_chance.max().item():.4f}")
print(f"margin of the scores {margin:.2f}; largest drop {by_margin.max().item():.2f}")
check("14 x 14 covers", by_margin.shape, (14, 14))
check("the margin falls by much more", by_margin.max().item() > 10 * by_chance.max().item())

# %% [markdown]
# A network that is sure to 99.99 % stays sure with part of the letter covered, and the drop of its
# probability is next to nothing everywhere. The **margin**, its score minus the best other score,
# still moves. So we map the margin.

# %% See: where the network looks items="E26"
for k in range(2):
    drops = occlusion(reader, new_scenes[k], size=5, step=2, target=new_letters[k].item(), margin=True)
    show(drops, kind="heat", over=new_scenes[k, 0], title=f"scene {k}: the drop, over the picture")
    assert drops.shape == (14, 14)

# %% Compute: sixty scenes items="E26"
def inside(place, box):
    """Whether (row, column) lies in the box (left, top, right, bottom)."""
    row, column = place
    left, top, right, bottom = box.tolist()
    return left <= column < right and top <= row < bottom


hits = 0
for k in range(60):
    drops = occlusion(reader, new_scenes[k], size=5, step=2, target=new_letters[k].item(), margin=True)
    peak = drops.argmax().item()
    middle = (peak // 14 * 2 + 2, peak % 14 * 2 + 2)  # the middle pixel of the cover
    hits += inside(middle, new_boxes[k])
print(f"the largest drop lies in the letter in {hits} of 60 scenes")
check("in nine of ten scenes or more", hits >= 54)  # measured 58 to 60 over seeds 0 to 3

# %% [markdown]
# The square is solid and bright, and it does not matter: the network has learned what to look
# away from. If it had lit up, we would know that the network decides for the wrong reason. That is
# what such maps are for.
#
# ## 6. Which pixels matter? Ask the gradient
#
# Covering asks "what if this were not there?" The gradient asks "what if this were a little
# brighter?", and it asks for all pixels at once: one step backwards, to the *picture* instead of
# the weights. The size of the slope at each pixel is called its **saliency**.

# %% See: saliency items="E26"
slopes = saliency(reader, scene, target=letter)
show(slopes, kind="heat", over=scene[0], title="how much each pixel moves the score")
check("one number for each pixel", slopes.shape, (32, 32))
check("none is negative: it is the size of the slope", slopes.min().item() >= 0.0)

# %% Compute: the same by nudging one pixel items="E26"
peak = slopes.argmax().item()
row, column = peak // 32, peak % 32
nudged = scene.clone()
nudged[0, row, column] += 0.001
with torch.no_grad():
    change = (reader(nudged.unsqueeze(0)) - reader(scene.unsqueeze(0)))[0, letter].item()
print(f"pixel ({row}, {column}): slope {slopes[row, column].item():.3f}, by nudging {abs(change) / 0.001:.3f}")
check("nudging gives the slope", abs(change) / 0.001, slopes[row, column].item(), tol=0.05)

# %% Compute: sixty scenes again items="E26"
hits = 0
for k in range(60):
    peak = saliency(reader, new_scenes[k], target=new_letters[k].item()).argmax().item()
    hits += inside((peak // 32, peak % 32), new_boxes[k])
print(f"the pixel with the largest slope lies in the letter's box in {hits} of 60 scenes")
check("in most scenes", hits >= 48)  # measured 55 to 60 over seeds 0 to 3

# %% Change: another cover items="E26"
size, fill = 8, 1.0  # try size 3, fill 0.0, and fill None: the mean of the picture

drops = occlusion(reader, scene, size=size, step=2, target=letter, margin=True, fill=fill)
show(drops, kind="heat", over=scene[0], title=f"covers of {size} x {size}, brightness {fill}")

# %% [markdown]
# A large cover gives a smeared map, a small one misses what is larger than itself. And the cover is
# itself a thing in the picture: a white block may look like a square, or like part of a letter.
# These maps are questions to the network. Ask more than one.

# %% [markdown]
# ## 7. A space in which inner products mean something
#
# Cut the network before its dense layers: each picture has become 128 numbers, a point in a space.
# Training did not ask for it, but in that space pictures of a kind lie in the same direction. The
# **cosine** of two points is their inner product, divided by both lengths: 1 for the same
# direction, 0 for directions that have nothing in common.

# %% Exercise 15.3: nearest neighbours items="E27"
def neighbours(features, query, k):
    """The k rows of features (N, D) with the largest cosine to query (D,), the nearest first: a list of numbers."""
    ### BEGIN SOLUTION
    cosines = (features @ query) / (features.norm(dim=1) * query.norm())
    return cosines.topk(k)[1].tolist()
    ### END SOLUTION


points = tensor([[2.0, 0.0], [1.0, 1.0], [0.0, 3.0], [-5.0, 0.0]])
check("itself, then 45 degrees off", neighbours(points, tensor([1.0, 0.0]), 2), [0, 1])
check("length does not count, direction does", neighbours(points, tensor([0.1, 0.3]), 3), [2, 1, 0],
      hint="divide by the length of every row: features.norm(dim=1)")
check("the query may be long, too", neighbours(points, tensor([-90.0, 10.0]), 1), [3])

# %% [markdown]
# **Hint.** `features @ query` gives the inner product of each row with the query.

# %% [markdown]
# **Second hint.** Divide by `features.norm(dim=1) * query.norm()`. Then `.topk(k)` gives two
# things, the values and where they stand; `[1].tolist()` takes the second.

# %% Compute: 128 numbers for each picture items="E27"
pixels = as_seen.reshape(len(as_seen), -1)
with torch.no_grad():
    learned = net[:9](new_pictures)


def cosines(features):
    """The cosine of every row with every row: (N, N)."""
    unit = features / features.norm(dim=1, keepdim=True).clamp(min=1e-9)
    return unit @ unit.T


def same_and_other(features, labels):
    """The mean cosine of pairs of the same kind, and of pairs of different kinds."""
    table, n = cosines(features), len(labels)
    same = labels.reshape(n, 1) == labels.reshape(1, n)
    itself = torch.eye(n) > 0
    return table[same & ~itself].mean().item(), table[~same].mean().item()


of_pixels = same_and_other(pixels[new_rows], new_kinds[new_rows])
of_learned = same_and_other(learned[new_rows], new_kinds[new_rows])
print("                 same kind   other kind    gap")
for name, (same, other) in [("784 pixels", of_pixels), ("128 features", of_learned)]:
    print(f"{name:14} {same:11.3f} {other:12.3f} {same - other:6.3f}")
# measured .21 to .25 over seeds 0 to 3, and .109 for pixels
check("the gap is larger in learned features", of_learned[0] - of_learned[1] > of_pixels[0] - of_pixels[1])

# %% [markdown]
# All pictures of clothes have much in common: light in the middle, dark at the rim. Pixels see that
# and say "alike" to everything. The network has learned to leave out what all have in common.

# %% See: the table of kinds items="E27"
def kinds_table(features, labels, which):
    """The mean cosine of each kind with each kind."""
    table = cosines(features)
    return stack([stack([table[labels == a][:, labels == b].mean() for b in which]) for a in which])


by_pixels = kinds_table(pixels, new_kinds, known)
by_features = kinds_table(learned, new_kinds, known)
show(by_pixels, kind="matrix", title="pixels: seven kinds by seven", range=(0, 1))
show(by_features, kind="matrix", title="features: seven kinds by seven", range=(0, 1))
print("kinds in this order:", ", ".join(datasets.fashion_labels[kind] for kind in known))
own = torch.eye(7) > 0
stands_out = [(table[own].mean() - table[~own].mean()).item() for table in [by_pixels, by_features]]
print(f"diagonal minus the rest: pixels {stands_out[0]:.3f}, features {stands_out[1]:.3f}")
check("the diagonal stands out more in features", stands_out[1] > stands_out[0])

# %% See: neighbours of shoes it has never seen items="E27"
gallery_pixels, gallery_learned, gallery_kinds = pixels[shoe_rows], learned[shoe_rows], new_kinds[shoe_rows]
for query in [0, 1, 2]:
    near = [cosines(features)[query].topk(6)[1].tolist() for features in [gallery_pixels, gallery_learned]]
    show(as_seen[shoe_rows[near[0] + near[1]]], kind="batch", columns=6,
         title=f"{datasets.fashion_labels[gallery_kinds[query]]}: by pixels (above), by features (below)")
    check("the nearest is the picture itself", (near[0][0], near[1][0]), (query, query))

# %% Compute: of five neighbours, how many are of the same kind? items="E27"
def five_nearest(features, labels):
    """Precision at 5: the part of the five nearest that are of the same kind, the picture itself aside."""
    table = cosines(features) - 2 * torch.eye(len(labels))
    return (labels[table.topk(5, dim=1)[1]] == labels.reshape(-1, 1)).float().mean().item()


results = {}
for name, which in [("seven known kinds", new_rows), ("three unseen shoes", shoe_rows)]:
    results[name] = (five_nearest(pixels[which], new_kinds[which]), five_nearest(learned[which], new_kinds[which]))
    print(f"{name:20} pixels {results[name][0]:.3f}   features {results[name][1]:.3f}")
shoes_by_pixels, shoes_by_features = results["three unseen shoes"]
# measured .818 to .842 over seeds 0 to 3, and .768 for pixels
check("among shoes that it never saw, features find no fewer", shoes_by_features >= shoes_by_pixels)

# %% [markdown]
# For the seven kinds themselves the pixels do about as well (these pictures are all centred and cut
# to size, which makes it easy for pixels). But the filters learned on shirts and bags are of use
# for *shoes*, and that is remarkable: edges, rims and surfaces are the same everywhere. Lesson 18
# makes a method of it.

# %% Compute: ten labels for each kind of shoe items="E27"
shown = [row for kind in shoes for row in (gallery_kinds == kind).nonzero().reshape(-1)[:10].tolist()]
asked = [row for row in range(len(gallery_kinds)) if row not in shown]


def one_nearest(features):
    """Each picture gets the kind of the nearest of the labelled ones: the part that is right."""
    nearest = cosines(features)[asked][:, shown].argmax(dim=1)
    return (gallery_kinds[shown][nearest] == gallery_kinds[asked]).float().mean().item()


right_by_pixels, right_by_features = one_nearest(gallery_pixels), one_nearest(gallery_learned)
print(f"30 labelled shoes, {len(asked)} others: pixels {right_by_pixels:.3f}, features {right_by_features:.3f}")
# measured .747 to .790 over seeds 0 to 3, and .697 for pixels
check("features do no worse than pixels", right_by_features >= right_by_pixels)

# %% [markdown]
# ## What you know now
#
# - First filters can be looked at: edges, bars and blobs; patches of colour where there is colour.
# - Maps show what became of one picture; the windows that a unit likes best show what it stands
#   for. Units see further with depth: 7, 12, 22 pixels here.
# - Cover a part and see how far the answer falls (map the margin, it does not saturate), or take
#   the gradient by the picture. Both tell where the network looks.
# - In the space of features, inner products mean likeness, even for things never learned.
#
# Next we read whole architectures, as they stand in papers: [lesson 16](16-reading-architectures.py).
