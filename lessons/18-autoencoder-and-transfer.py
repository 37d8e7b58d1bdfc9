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
# # Lesson 18: Autoencoder and transfer learning
#
# Labels are dear: somebody has to sit down and write them. Pictures are cheap. This lesson has two
# ways to learn from what is cheap. An **autoencoder** needs no labels at all: it learns to squeeze
# a picture through a narrow place and to restore it behind. **Transfer learning** takes a network
# that has learned from many labels of *one* kind, and gives it a new task with thirty labels of
# *another*.

# %% [markdown]
# ## 1. Sixteen numbers for a picture
#
# A picture of Fashion-MNIST has 784 pixels. How much of it can be kept in 16 numbers?
#
# Two answers need no network; they are what ours will have to beat. The first: keep nothing, and
# always answer with the mean of all pictures.

# %% Compute: the mean picture items="E30"
import numpy as np
import torch
from torch import nn
import convbook.zoo as zoo

count = 4000 if fast else 12000
epochs = 5 if fast else 15
clothes, kinds = datasets.fashion_mnist("train", limit=12000)
new_clothes, new_kinds = datasets.fashion_mnist("test", limit=2000)
clothes, new_clothes = clothes.float().unsqueeze(1) / 255, new_clothes.float().unsqueeze(1) / 255
drawn = len(clothes) < 12000  # drawn glyphs stand in where the data set is not installed

train, test = clothes[:count], new_clothes[:1000]
mean_picture = train.mean(dim=0)


def error(restored):
    """The mean squared error over the test pictures, pixels from 0 to 1."""
    return ((restored - test) ** 2).mean().item()


mean_error = error(mean_picture)
show(mean_picture, title="the mean of all training pictures")
print(f"always the mean picture: error {mean_error:.4f}")
if not drawn:
    check("an error of 0.0867", mean_error, 0.0867, tol=0.0005)

# %% [markdown]
# The second answer is **principal component analysis** (PCA): 16 pictures of patterns, at right
# angles to one another, and for each piece of clothing 16 amounts. Pattern times amount, summed,
# plus the mean: that is the restored picture. PCA finds the 16 patterns for which the error is
# smallest; no other straight (linear) way does better.
#
# To find them, take any 16 directions and multiply them by the covariance of the pixels again and
# again. Each time the directions turn towards those in which the pictures differ most. In between
# they are set at right angles again, lest they all become the same one (`qr` does that).

# %% Compute: PCA with 16 patterns items="E30"
def patterns_of(pictures, how_many, rounds=30, seed=0):
    """The directions (784, how_many) in which the pictures differ most."""
    flat = (pictures - pictures.mean(dim=0)).reshape(len(pictures), 784)
    covariance = flat.T @ flat / len(flat)
    manual_seed(seed)
    directions = torch.randn(784, how_many + 4)  # four more, so that the last ones settle sooner
    for _ in range(rounds):
        directions = torch.tensor(np.linalg.qr((covariance @ directions).numpy())[0])
    return directions[:, :how_many]


patterns = patterns_of(train, 16)
amounts = (test - mean_picture).reshape(len(test), 784) @ patterns
pca_restored = (amounts @ patterns.T).reshape(test.shape) + mean_picture
pca_error = error(pca_restored)
show(patterns.T.reshape(16, 28, 28)[:8], kind="maps", title="the first eight patterns")
print(f"the mean {mean_error:.4f}, PCA with 16 numbers {pca_error:.4f}")
check("16 patterns at right angles", patterns.T @ patterns, torch.eye(16), tol=1e-4)
check("16 numbers a picture", amounts.shape, (1000, 16))
if not drawn:
    check("an error of 0.0204", pca_error, 0.0204, tol=0.0005)

# %% [markdown]
# ## 2. The autoencoder
#
# Now a network. Its first half, the **encoder**, goes down to the bottleneck: convolutions of
# stride 2, and a dense layer with 16 outputs, the **code**. Its second half, the **decoder**, goes
# up again: a dense layer, and transposed convolutions that double the size (lesson 19 takes those
# apart). The target is the input itself, so nobody has to write a label.

# %% Predict: through the bottleneck items="E30 F6"
predict("28 pixels, halved twice by strides of 2: how wide is the map before the bottleneck?", 7)
predict("16 maps of 7 x 7: how many numbers go into the dense layer that makes the code?", 784)
manual_seed(0)
net = zoo.autoencoder(16)
encoder, decoder = net[:7], net[7:]
sketch(net, (1, 28, 28))
check("the code: 16 numbers a picture", encoder(test[:5]).shape, (5, 16))
check("and back to 28 x 28", decoder(encoder(test[:5])).shape, (5, 1, 28, 28))
check("the encoder learns 80 + 1,168 + 12,560 numbers", count_params(encoder), 13808)
check("the decoder 13,328 + 520 + 33", count_params(decoder), 13881)
check("27,689 in all", count_params(net), 27689)

# %% Compute: training without labels items="E30 F6"
story = fit(net, train, train, epochs=epochs, lr=0.003, validation=(test, test))
with torch.no_grad():
    restored = net(test)
net_error = error(restored)
print(f"the mean {mean_error:.4f}, PCA {pca_error:.4f}, the autoencoder {net_error:.4f}")
# measured in the short way .0200 to .0223 over four seeds; in full .0137
check("less than half the error of the mean picture", net_error < mean_error / 2)
if not drawn:
    check("at most 1.25 times the error of PCA", net_error <= 1.25 * pca_error)

# %% See: restored from sixteen numbers items="E30 F6"
rows = [0, 1, 2, 3, 4, 5]
show(test[rows], kind="batch", title="six test pictures")
show(pca_restored[rows].clip(0, 1), kind="batch", title="restored by PCA")
show(restored[rows], kind="batch", title="restored by the autoencoder")
print("error of each:", [round(value, 4) for value in ((restored - test) ** 2).mean(dim=(1, 2, 3))[rows].tolist()])
check("a sigmoid at the end: pixels stay between 0 and 1", (restored.min().item() >= 0, restored.max().item() <= 1),
      (True, True))

# %% [markdown]
# The kind of clothing survives, with its outline and its tone. Writing, stripes and buckles do not:
# 16 numbers have no room for them. After a short training the network is about level with PCA. The
# longer one (`convbook run --full`) leaves it behind, because the network may bend where PCA must
# go straight.

# %% Change: a wider or narrower bottleneck items="E30"
widths = [2, 4, 8, 32]  # try [1, 64]

errors = {}
for width in widths:
    manual_seed(0)
    other = zoo.autoencoder(width)
    fit(other, train[:2000], train[:2000], epochs=2, lr=0.003, curve=False)
    with torch.no_grad():
        errors[f"code of {width}"] = error(other(test))
show(errors, kind="bars", title="error after two short epochs")
check("the widest code loses least", min(errors, key=lambda name: errors[name]), f"code of {max(widths)}")

# %% [markdown]
# A code of two numbers is a map: every picture is a point on it. What lies *between* two pictures?
# In pixels, a double exposure. Walk from code to code instead, and let the decoder draw.

# %% See: from one picture to another items="E30"
start, end = test[0:1], test[2:3]
shares = [0.0, 0.25, 0.5, 0.75, 1.0]
with torch.no_grad():
    codes = cat([(1 - share) * encoder(start) + share * encoder(end) for share in shares])
    walk = decoder(codes)
show(walk, kind="batch", title="a walk between two codes")
show(cat([(1 - share) * start + share * end for share in shares]), kind="batch", title="the same walk in pixels")
check("both ends are the restored pictures", walk[[0, 4]], restored[[0, 2]], tol=1e-5)

# %% [markdown]
# Convolution is not a must for an autoencoder. Build one of dense layers only, again with 16
# numbers in the middle, and get its error **below half of the mean picture's**.

# %% Exercise 18.1: an autoencoder of dense layers items="E30 F6"
def dense_halves():
    """Two networks: from (N, 1, 28, 28) to a code (N, 16), and from the code back to (N, 1, 28, 28)."""
    ### BEGIN SOLUTION
    down = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))
    up = nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 784), nn.Sigmoid(), nn.Unflatten(1, (1, 28, 28)))
    return down, up
    ### END SOLUTION


def shapes(halves):
    if halves is not None:
        down, up = halves
        code = down(test[:3])
        return tuple(code.shape), tuple(up(code).shape)


def tried(halves):
    if halves is not None:
        whole = nn.Sequential(*halves)
        fit(whole, train[:4000], train[:4000], epochs=5, lr=0.003)
        with torch.no_grad():
            return error(whole(test))


def convolutional_layers(halves):
    if halves is not None:
        return sum(isinstance(layer, (nn.Conv2d, nn.ConvTranspose2d)) for half in halves for layer in half.modules())


manual_seed(0)
check("a code of 16, and pictures again", shapes(dense_halves()), ((3, 16), (3, 1, 28, 28)),
      hint="the first half begins with nn.Flatten(), the second ends with nn.Unflatten(1, (1, 28, 28))")
check("dense layers only", convolutional_layers(dense_halves()), 0, hint="nn.Linear in place of every convolution")
manual_seed(0)
# the solution: .0208 to .0215 over seeds 0 to 2
check("less than half the error of the mean picture", tried(dense_halves()),
      lambda found: found < mean_error / 2, hint="a hidden layer with ReLU on both sides; no ReLU on the code itself")

# %% [markdown]
# **Hint.** 784 to some dozens, ReLU, to 16; then the same backwards. Pixels lie between 0 and 1, so
# a sigmoid is a good end.

# %% [markdown]
# **Second hint.** `nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 16))` is
# the first half.

# %% [markdown]
# ## 3. The first half as a feature extractor
#
# Who can restore a picture from 16 numbers must have the essence of it in them. So throw the
# decoder away and let a linear classifier read the code. The labels it learns from are few: 200.

# %% Compute: a linear classifier on pixels and on codes items="E30"
def standardised(some, others):
    """Both with the mean and the deviation of the first."""
    middle, spread = some.mean(dim=0), some.std(dim=0) + 1e-3
    return (some - middle) / spread, (others - middle) / spread


def linear_right(inputs, answers, new_inputs, new_answers, classes, seed=0, steps=100):
    """Trains one dense layer; gives the part of the new inputs that it gets right."""
    manual_seed(seed)
    head = nn.Linear(inputs.shape[1], classes)
    rule = torch.optim.Adam(head.parameters(), lr=0.003)
    for _ in range(steps):
        loss = nn.functional.cross_entropy(head(inputs), answers)
        rule.zero_grad(); loss.backward(); rule.step()
    return metrics.accuracy(head(new_inputs), new_answers)


labelled = 200
with torch.no_grad():
    some, others = standardised(encoder(train[:labelled]), encoder(test))
on_codes = linear_right(some, kinds[:labelled], others, new_kinds[:1000], 10, steps=400)
on_pixels = linear_right(train[:labelled].reshape(labelled, 784), kinds[:labelled], test.reshape(1000, 784),
                         new_kinds[:1000], 10)
print(f"{labelled} labels: on 784 pixels {on_pixels:.3f} right, on 16 numbers {on_codes:.3f}")
check("sixteen numbers that were never told of classes tell them apart", on_codes > 0.5)  # measured .69 to .70

# %% [markdown]
# The pixels do a little better, as a rule; but look at the price: 16 numbers instead of 784 keep
# most of what a classifier needs, and no label went into making them. Still, the encoder was
# trained to restore *everything*. A network trained to tell classes apart keeps what tells classes
# apart, and that is what comes next.

# %% [markdown]
# ## 4. Seven classes, then three others
#
# In practice hardly anybody trains a network from the beginning. One takes the convolutional layers
# of a large network that somebody else has trained, sets an untrained dense layer on top, and
# trains only that. Let us do it in small. First the large network: it learns seven kinds of
# clothes, everything but shoes.

# %% Compute: two tasks without a class in common items="E31"
shoes = [5, 7, 9]
not_shoes = [0, 1, 2, 3, 4, 6, 8]


def only(pictures, labels, classes):
    """The pictures of those classes, and their labels numbered from 0."""
    rows = [row for row, label in enumerate(labels.tolist()) if label in classes]
    return pictures[rows], tensor([classes.index(labels[row].item()) for row in rows])


first_x, first_y = only(clothes[:6000], kinds[:6000], not_shoes)
shoe_x, shoe_y = only(clothes[:6000], kinds[:6000], shoes)
test_x, test_y = only(new_clothes, new_kinds, shoes)
print("to learn from first:", [datasets.fashion_labels[kind] for kind in not_shoes])
print("the new task:       ", [datasets.fashion_labels[kind] for kind in shoes])
print(len(first_x), "pictures of the first,", len(test_x), "of the second to test with")
show(shoe_x[:6], kind="batch", title="sandals, sneakers, ankle boots")
check("no class is in both", set(shoes) & set(not_shoes), set())

# %% Compute: pre-training on seven classes items="E31"
def convolutions():
    return nn.Sequential(nn.Conv2d(1, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
                         nn.Conv2d(16, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten())


def pretrained(seed, curve=False):
    """Convolutional layers trained on the seven classes; their dense layers are thrown away."""
    manual_seed(seed)
    body = convolutions()
    whole = nn.Sequential(body, nn.Linear(1568, 64), nn.ReLU(), nn.Linear(64, 7))
    story = fit(whole, first_x, first_y, epochs=3, lr=0.002, seed=seed, curve=curve)
    return body, story.history["accuracy"][-1]


body, seven_right = pretrained(0, curve=True)
print(f"on its seven classes: {seven_right:.3f} right")
check("it has learned its first task", seven_right > 0.75)  # measured .800 to .808 over three seeds
check("1,568 features of each picture", body(test_x[:2]).shape, (2, 1568))

# %% [markdown]
# ## 5. Freezing
#
# `requires_grad = False` on a weight says: no gradient for this one. The optimizer then leaves it
# alone, to the last bit. The new dense layer keeps its gradients and learns.

# %% Exercise 18.2: freeze correctly items="E31"
def attach(body, classes):
    """The frozen body with a new dense layer on its 1,568 features, and an optimizer (Adam, lr 0.003)."""
    ### BEGIN SOLUTION
    for value in body.parameters():
        value.requires_grad = False
    model = nn.Sequential(body, nn.Linear(1568, classes))
    rule = torch.optim.Adam([value for value in model.parameters() if value.requires_grad], lr=0.003)
    return model, rule
    ### END SOLUTION


def steps_of(pair, inputs, answers, steps=60):
    """The model after some steps with all the inputs at once."""
    if pair is not None:
        model, rule = pair
        for _ in range(steps):
            loss = nn.functional.cross_entropy(model(inputs), answers)
            rule.zero_grad(); loss.backward(); rule.step()
        return model


def bits(module):
    return [value.detach().clone() for value in module.parameters()]


few_x, few_y = shoe_x[:30], shoe_y[:30]
before = bits(body)
manual_seed(0)
model = steps_of(attach(body, 3), few_x, few_y)
check("three scores for each picture", model, lambda found: found(few_x).shape == (30, 3))
check("the frozen weights are the same to the last bit", model,
      lambda found: all(equal(old, new) for old, new in zip(before, bits(found[0]))),
      hint="set requires_grad = False on every parameter of the body, before you make the optimizer")
check("4,707 numbers still learn", model,
      lambda found: sum(value.numel() for value in found.parameters() if value.requires_grad) == 4707,
      hint="the new layer must not be frozen: 1,568 * 3 weights and 3 biases")
# measured 1.0 over seeds 0 to 2
check("and they have learned the thirty", model, lambda found: metrics.accuracy(found(few_x), few_y) > 0.9)

# %% [markdown]
# **Hint.** Go through `body.parameters()` and set each one's `requires_grad`. Then
# `nn.Sequential(body, nn.Linear(1568, classes))`.

# %% [markdown]
# **Second hint.** `torch.optim.Adam([value for value in model.parameters() if value.requires_grad],
# lr=0.003)` takes only what still learns.

# %% [markdown]
# ## 6. Thirty labels
#
# Now the contest. Ten sandals, ten sneakers, ten boots with labels; three ways to use them:
#
# - **transferred**: the convolutions of the seven classes, frozen, and a new dense layer;
# - **from scratch**: the same architecture with fresh weights, all of which learn;
# - **fresh and frozen**: convolutions with *random* weights, frozen, and a new dense layer.
#
# Thirty pictures are so few that luck matters. So do it three times, each with its own network and
# its own thirty.

# %% Compute: three ways, three times items="E31"
def thirty(seed):
    """Ten labelled pictures of each kind of shoe, drawn at random."""
    manual_seed(seed)
    rows = []
    for kind in range(3):
        own = (shoe_y == kind).nonzero().flatten()
        rows += own[torch.randperm(len(own))[:10]].tolist()
    return shoe_x[rows], shoe_y[rows]


def from_scratch(inputs, answers, seed):
    manual_seed(seed)
    fresh = nn.Sequential(convolutions(), nn.Linear(1568, 3))
    trained = steps_of((fresh, torch.optim.Adam(fresh.parameters(), lr=0.003)), inputs, answers)
    return metrics.accuracy(trained(test_x), test_y)


bodies = [body] + [pretrained(seed)[0] for seed in [1, 2]]
table = []
for seed, trained_body in enumerate(bodies):
    some_x, some_y = thirty(seed)
    manual_seed(seed + 10)
    fresh_body = convolutions()
    with torch.no_grad():
        features, test_features = trained_body(some_x), trained_body(test_x)
        noise, test_noise = fresh_body(some_x), fresh_body(test_x)
    table.append((linear_right(features, some_y, test_features, test_y, 3, seed), from_scratch(some_x, some_y, seed),
                  linear_right(noise, some_y, test_noise, test_y, 3, seed)))

print("           transferred  scratch  fresh and frozen")
for seed, row in enumerate(table):
    print(f"thirty {seed}      {row[0]:.3f}      {row[1]:.3f}      {row[2]:.3f}")
transferred, scratch, random_body = [sum(row[column] for row in table) / 3 for column in range(3)]
print(f"mean          {transferred:.3f}      {scratch:.3f}      {random_body:.3f}")
show({"transferred": transferred, "from scratch": scratch, "fresh and frozen": random_body}, kind="bars",
     title="right with thirty labels")
# measured over three such means (nine draws): transferred .860 to .885, scratch .809 to .867
check("transferred is as good as from scratch, or better", transferred >= scratch - 0.02)
check("it trains 4,707 numbers instead of", count_params(nn.Sequential(convolutions(), nn.Linear(1568, 3))), 9507)

# %% [markdown]
# The transferred network has never seen a shoe before, and thirty labels are enough for it. Edges,
# curves, surfaces: what tells a coat from a dress tells a boot from a sandal, too.
#
# A surprise is in the last column. Convolutions with *random* weights do not do badly at all: about
# as well as learning everything from scratch, and in a single draw of thirty they may come out
# first. So one result like this proves little; look at several, and always at what a fool would get.

# %% [markdown]
# ## 7. Neighbours
#
# No training at all: give a new picture the label of the *nearest* of the thirty. Nearest is the
# one with the largest cosine, the inner product of two vectors of length 1. Measured in pixels, or
# in features.

# %% Compute: the nearest of thirty items="E31"
def nearest_right(known, labels, new, truth):
    known, new = known / known.norm(dim=1, keepdim=True), new / new.norm(dim=1, keepdim=True)
    return metrics.accuracy(labels[(new @ known.T).argmax(dim=1)], truth)


in_features, in_pixels = [], []
for seed, trained_body in enumerate(bodies):
    some_x, some_y = thirty(seed)
    with torch.no_grad():
        in_features.append(nearest_right(trained_body(some_x), some_y, trained_body(test_x), test_y))
    in_pixels.append(nearest_right(some_x.reshape(30, 784), some_y, test_x.reshape(len(test_x), 784), test_y))
print("in pixels  ", [round(value, 3) for value in in_pixels])
print("in features", [round(value, 3) for value in in_features])
gain = (sum(in_features) - sum(in_pixels)) / 3
print(f"features gain {gain:.3f}")
if not drawn:
    check("the features are better by 0.10 or more", gain >= 0.10)  # measured .146 to .189 over three means of three

# %% See: who is nearest? items="E31"
some_x, some_y = thirty(0)
with torch.no_grad():
    known, asked = body(some_x), body(test_x[:5])
cosines = (asked / asked.norm(dim=1, keepdim=True)) @ (known / known.norm(dim=1, keepdim=True)).T
found = cosines.argmax(dim=1)
show(test_x[:5], kind="batch", title="five new shoes")
show(some_x[found], kind="batch", title="the nearest of the thirty, by features")
print("cosines:", [round(value, 3) for value in cosines.amax(dim=1).tolist()])
check("a cosine is at most 1", cosines.max().item() <= 1.0001)

# %% [markdown]
# In the space of features, an inner product means something: alike in *kind*, rather than in the
# same pixels. (Other distances are kinder to pixels: by the plain, Euclidean one they get .70 to
# .79, and the features keep a smaller lead.) This is why a search for similar pictures, of faces or
# of products, compares features.

# %% Change: how many labels? items="E31"
each = 3  # labels of each kind; try 1, 30

manual_seed(5)
rows = []
for kind in range(3):
    own = (shoe_y == kind).nonzero().flatten()
    rows += own[torch.randperm(len(own))[:each]].tolist()
with torch.no_grad():
    features, test_features = body(shoe_x[rows]), body(test_x)
with_few = linear_right(features, shoe_y[rows], test_features, test_y, 3)
print(f"{each} of each: transferred {with_few:.3f}, from scratch {from_scratch(shoe_x[rows], shoe_y[rows], 0):.3f}")
check("better than guessing", with_few > 0.4)  # measured .77 to .82 over four draws of three each

# %% [markdown]
# ## What you know now
#
# - An autoencoder restores its input through a bottleneck. No labels are needed; its first half is
#   a feature extractor.
# - The best straight bottleneck is PCA. Compare with it, and with the mean picture, before you are
#   proud of a network.
# - Transfer learning: trained convolutional layers, frozen, with a new dense layer on top. Frozen
#   means: the same to the last bit.
# - With thirty labels it does at least as well as learning from scratch, and needs a fraction of
#   the work.
#
# So far networks shrank pictures to a few numbers. The decoder went the other way, and that is the
# subject of [lesson 19a](19a-dense-prediction.py): a picture in, a picture out.
