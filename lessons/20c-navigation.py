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
# # Lesson 20c: Steering by sight
#
# A car has a camera and a coarse map. Which way should it steer? Nobody labels anything here: one
# records what the camera sees, what the map shows, and what a human driver does with the wheel. The
# network learns the whole way from pixels to steering, *end to end*. And it learns to say how sure
# it is, which matters most where the road forks.

# %% [markdown]
# ## 1. What is seen, what is known, what is done
#
# We drew the roads. Each has a view from the driver's seat, a coarse map (16 x 16) with the way to
# take bright and the other branch dim, and the angle that was steered, in radians, right positive.
# Nine roads of ten fork. From the view alone nobody can know which branch is meant.

# %% See: views and maps items="F15"
import matplotlib.pyplot as plt
import torch
from math import exp, log, pi, sqrt
from torch import nn
import torch.nn.functional as F

count, epochs = (3000, 10) if fast else (6000, 25)
views, maps, angles, branches = datasets.navigation(count, seed=0)
new_views, new_maps, new_angles, new_branches = datasets.navigation(500, seed=1)
show(views[:4], kind="batch", title="four views")
show(maps[:4], kind="batch", title="and their maps")
print("steered:", [round(angle, 2) for angle in angles[:4].tolist()])
print("no fork, left, right:", [(branches == way).sum().item() for way in range(3)])
check("32 x 32 pixels, 16 x 16, and one number", (views.shape[1:], maps.shape[1:], angles.shape[1:]),
      ((1, 32, 32), (1, 16, 16), ()))
check("nine of ten fork", (branches > 0).float().mean().item(), 0.9, tol=0.03)

# %% [markdown]
# Lesson 1 had two kinds of task, a class or a number. Steering is a number. The plain way is to
# train on the squared error, and it goes wrong in a remarkable manner.

# %% Compute: the plain way items="F15"
def eye(channels, size):
    """Three convolutions of stride 2, and 32 features."""
    return nn.Sequential(
        nn.Conv2d(channels, 8, 5, stride=2, padding=2), nn.ReLU(),
        nn.Conv2d(8, 16, 3, stride=2, padding=1), nn.ReLU(),
        nn.Conv2d(16, 16, 3, stride=2, padding=1), nn.ReLU(),
        nn.Flatten(), nn.Linear(16 * (size // 8) ** 2, 32), nn.ReLU())


manual_seed(0)
plain = nn.Sequential(eye(1, 32), nn.Linear(32, 1), nn.Flatten(0))
story = fit(plain, views, angles, epochs=4, lr=0.003, curve=False)
with torch.no_grad():
    steered = plain(new_views)
forks = new_branches > 0
print(f"at forks a driver turns by {new_angles[forks].abs().mean().item():.3f}, the network by "
      f"{steered[forks].abs().mean().item():.3f}")
turns = steered[forks].abs().mean().item() / new_angles[forks].abs().mean().item()
check("the network hardly turns at all", turns < 0.5)  # measured .16 to .27 over seeds 0 to 3

# %% [markdown]
# Half of the drivers went left, half went right, and the mean of the two is *straight ahead*, into
# the trees. The squared error asks for the mean, and the mean is the one answer that is never right.
#
# ## 2. Answer with a distribution
#
# Let the network answer with a **probability** for every angle. Simplest is one bell curve: the
# network gives its middle $\mu$ and its width $\sigma$. The loss is minus the logarithm of the
# probability of what the driver did,
#
# $$L = -\log P(\theta \mid I, M),$$
#
# the **negative log-likelihood** (NLL), with I the image and M the map. For classes it was the
# cross-entropy. For a bell curve it is $\log\sigma + \frac{1}{2}\log 2\pi + \frac{1}{2}\left(
# \frac{\theta - \mu}{\sigma}\right)^2$: be right, or be modest and admit a large $\sigma$. It can be
# negative, for a density may be above 1.

# %% Predict: one bell curve items="F15"
def bell(x, middle, width):
    return exp(-0.5 * ((x - middle) / width) ** 2) / (width * sqrt(2 * pi))


predict("A bell of width 0.06, exactly at the middle: the density is 1 / (0.06 * 2.5066) =, rounded", 7)
print(f"density {bell(0.0, 0.0, 0.06):.3f}, NLL {-log(bell(0.0, 0.0, 0.06)):.3f}")
check("6.649", bell(0.0, 0.0, 0.06), 6.649, tol=1e-3)
check("one width away costs a half more", -log(bell(0.06, 0.0, 0.06)) + log(bell(0.0, 0.0, 0.06)), 0.5)

# %% [markdown]
# At a fork one bell has to cover both branches. **Two** bells can stand one on each: a *mixture*,
# with weights that sum to 1. The density is the weighted sum of the bells' densities.

# %% Exercise 20.4: the NLL of a mixture items="F15"
def mixture_nll(angle, weights, middles, widths):
    """Minus the logarithm of the density of a mixture of bells at an angle; three lists of equal length."""
    ### BEGIN SOLUTION
    density = sum(weight * bell(angle, middle, width) for weight, middle, width in zip(weights, middles, widths))
    return -log(density)
    ### END SOLUTION


check("one bell", mixture_nll(0.0, [1.0], [0.0], [0.06]), -1.8945, tol=1e-3)
check("two bells, on the left one: log 2 more", mixture_nll(-0.3, [0.5, 0.5], [-0.3, 0.3], [0.06, 0.06]), -1.2013,
      tol=1e-3, hint="add the weighted densities first, then take the logarithm")
check("between them: nearly impossible", mixture_nll(0.0, [0.5, 0.5], [-0.3, 0.3], [0.06, 0.06]), 10.6055, tol=1e-3)
check("unequal weights", mixture_nll(0.3, [0.9, 0.1], [-0.3, 0.3], [0.06, 0.06]), 0.4081, tol=1e-3)
check("a narrow bell and a wide one in one place", mixture_nll(0.0, [0.5, 0.5], [0.0, 0.0], [0.1, 0.2]), -1.0959,
      tol=1e-3, hint="each bell has a width of its own")

# %% [markdown]
# **Hint.** `bell(angle, middle, width)` gives one density. Weigh, sum, logarithm, minus.

# %% [markdown]
# **Second hint.** `sum(weight * bell(angle, middle, width) for weight, middle, width in
# zip(weights, middles, widths))`.

# %% [markdown]
# ## 3. Two eyes and a head
#
# One CNN looks at the view, another at the map. Their features are laid side by side, and the
# **head** makes of them, for each of K bells, a weight (by softmax), a middle and the logarithm of
# a width (so that the width is never negative). View and map go in as one tensor of two channels,
# the map doubled in size. Bells that begin in the same place are blamed for the same things, and may
# stay together for ever; so their middles begin apart.

# %% See: the driver items="F15"
class Driver(nn.Module):
    """(N, 2, 32, 32), view and map -> (N, 3, K): of each bell the weight's score, the middle, the width's logarithm."""

    def __init__(self, bells, with_map):
        super().__init__()
        self.with_map = with_map
        self.view = eye(1, 32)
        if with_map:
            self.map = eye(1, 32)
        self.head = nn.Sequential(nn.Linear(64 if with_map else 32, 32), nn.ReLU(), nn.Linear(32, 3 * bells),
                                  nn.Unflatten(1, (3, bells)))
        with torch.no_grad():
            self.head[2].bias[bells:2 * bells] = torch.linspace(-1, 1, bells + 2)[1:-1]

    def forward(self, x):
        features = self.view(x[:, :1])
        if self.with_map:
            features = cat([features, self.map(x[:, 1:])], dim=1)
        return self.head(features)


def nll(answers, angles):
    """The mean negative log-likelihood of the angles (N,) under mixtures (N, 3, K)."""
    log_weights, middles = F.log_softmax(answers[:, 0], dim=1), answers[:, 1]
    log_widths = answers[:, 2].clip(-4, 2)
    away = (angles[:, None] - middles) / log_widths.exp()
    return -(log_weights - log_widths - 0.5 * away ** 2 - 0.5 * log(2 * pi)).logsumexp(dim=1).mean()


both = cat([views, F.interpolate(maps, scale_factor=2)], dim=1)
new_both = cat([new_views, F.interpolate(new_maps, scale_factor=2)], dim=1)
two_bells = tensor([[[0.0, 0.0], [-0.3, 0.3], [log(0.06), log(0.06)]]])
check("a view and a map in two channels", both.shape, (count, 2, 32, 32))
check("the loss agrees with the formula", nll(two_bells, tensor([-0.3])).item(), -1.2013, tol=1e-3)
check("far off, too: no overflow", nll(two_bells, tensor([3.0])).item() > 1000)

# %% [markdown]
# With the map at hand the question has *one* right answer again, and both kinds of task are easy. The
# same body serves a class (no fork, left, right) and a number (the angle); only the head and the loss
# differ.

# %% Compute: one body, two heads items="A4"
falls = {}
for name, outputs, targets in [("class", 3, branches), ("number", 1, angles)]:
    manual_seed(0)
    body = nn.Sequential(eye(2, 32), nn.Linear(32, outputs), *([nn.Flatten(0)] if outputs == 1 else []))
    rule = F.cross_entropy if outputs == 3 else F.mse_loss
    with torch.no_grad():
        first = rule(body(new_both), new_branches if outputs == 3 else new_angles).item()
    fit(body, both, targets, epochs=4, lr=0.003, curve=False)
    with torch.no_grad():
        last = rule(body(new_both), new_branches if outputs == 3 else new_angles).item()
    falls[name] = last / first
    print(f"{name:6} loss {first:.4f} before, {last:.4f} after")
# measured over seeds 0 to 3: the class to 0.000 of it, the number to .04 to .06
check("both losses fall to half or less", max(falls.values()) <= 0.5)

# %% Compute: three drivers items="F15"
def driver(bells, with_map, seed=0):
    manual_seed(seed)
    model = Driver(bells, with_map)
    story = fit(model, both, angles, loss=nll, epochs=epochs, lr=0.003, validation=(new_both, new_angles), seed=seed,
                curve=with_map)
    return model, story.history["val_loss"][-1]


with_map, nll_map = driver(1, True)
one_bell, nll_one = driver(1, False)
two_bells_driver, nll_two = driver(2, False)

# %% See: who knows most? items="F15"
print("                     NLL on new roads   the best possible")
print(f"map, one bell          {nll_map:6.2f}            -1.39")
print(f"no map, one bell       {nll_one:6.2f}             0.0")
print(f"no map, two bells      {nll_two:6.2f}            -0.77")
# measured over seeds 0 to 3: -1.10 to -1.30, .04 to .07, -.52 to -.63
check("the map is worth a lot", nll_map < nll_one - 0.5)
check("without it two bells know more than one", nll_two < nll_one - 0.1)
check("but no number of bells replaces a map", nll_map < nll_two)

# %% [markdown]
# (The best possible follows from how the roads are drawn: the angles have an error of 0.06 that
# nobody can foresee.)
#
# ## 4. Two peaks at a fork
#
# Look at what the drivers think at one fork.

# %% See: the densities at a fork items="F15"
at = [angle / 100 for angle in range(-60, 61)]


def density(model, row):
    """The density of a model for one new road, at each of these angles."""
    with torch.no_grad():
        scores, middles, log_widths = model(new_both[row:row + 1])[0]
    weights, widths = softmax(scores).tolist(), log_widths.clip(-4, 2).exp().tolist()
    return [sum(weight * bell(angle, middle, width)
                for weight, middle, width in zip(weights, middles.tolist(), widths)) for angle in at]


def peaks(values):
    """The angles at which a curve is higher than on both sides and than a tenth of its highest."""
    return [at[place] for place in range(1, len(values) - 1)
            if values[place - 1] < values[place] >= values[place + 1] and values[place] > max(values) / 10]


fork = [row for row, way in enumerate(new_branches.tolist()) if way > 0][1]
show(new_views[fork], title="a fork")
show(new_maps[fork], title="its map")
without = density(two_bells_driver, fork)
informed = density(with_map, fork)
plt.plot(at, without, label="no map, two bells")
plt.plot(at, informed, label="with the map")
plt.title("density of the angle")
plt.xlabel("angle in radians, right positive")
plt.legend()
plt.show()
print("steered:", round(new_angles[fork].item(), 2))
print("peaks without the map:", peaks(without))
print("peaks with the map:   ", peaks(informed))
check("one peak when the map is given", len(peaks(informed)), 1)
check("two without", len(peaks(without)), 2)

# %% Compute: at all forks items="F15"
rows = [row for row, way in enumerate(new_branches.tolist()) if way > 0][:200]
double = sum(len(peaks(density(two_bells_driver, row))) == 2 for row in rows) / len(rows)
print(f"without a map, two peaks at {double:.2f} of the forks")
check("at most of them", double >= 0.6)  # measured .99 to 1.0 over seeds 0 to 3

with torch.no_grad():
    middles = with_map(new_both)[:, 1, 0]
side = ((middles > 0) == (new_angles > 0))[forks].float().mean().item()
print(f"with the map it turns to the right side at {side:.3f} of the forks")
check("nine of ten or more", side >= 0.9)  # measured .991 over seeds 0 to 3

# %% Change: turn the map round items="F15"
turned = cat([new_both[:, :1], new_both[:, 1:].flip(3)], dim=1)  # the same views, mirrored maps

with torch.no_grad():
    other = with_map(turned)[:, 1, 0]
swapped = ((other > 0) == (middles < 0))[forks].float().mean().item()
print(f"with the map mirrored it goes to the other side at {swapped:.3f} of the forks")
check("it does as the map says", swapped >= 0.8)  # measured 1.0 over seeds 0 to 3

# %% [markdown]
# ## 5. A guard
#
# Cameras also guard doors. The smallest guard compares two frames of one scene, and reports what
# has changed. Noise changes every pixel a little, and the light of the whole scene may change; an
# intruder changes *neighbouring* pixels a lot. So: subtract, take the middle change away, square,
# and add up over a window. The last is a convolution with a kernel of ones.

# %% See: two frames items="F16"
frames, alarms = datasets.guard_frames(400, seed=0)
show(frames[1], kind="maps", title="before and after: somebody is there")
show(frames[0], kind="maps", title="before and after: nobody")
check("pairs of frames", frames.shape, (400, 2, 24, 24))


# %% Compute: a change detector items="F16"
def suspicion(pairs):
    """For each pair (2, H, W) the largest sum of squared changes in a window of 4 x 4."""
    change = pairs[:, 1] - pairs[:, 0]
    change = change - change.flatten(1).median(dim=1).values.reshape(-1, 1, 1)
    sums = F.conv2d((change ** 2).unsqueeze(1), ones(1, 1, 4, 4))
    return sums.flatten(1).amax(dim=1)


scores = suspicion(frames)
quiet = scores[:200][alarms[:200] == 0]
threshold = 1.2 * quiet.max().item()
reported = scores[200:] > threshold
guard_right = metrics.accuracy(reported.long(), alarms[200:])
print(f"threshold {threshold:.3f}, from quiet frames alone; right on the other 200: {guard_right:.3f}")
# measured over frames of seeds 0 to 3: 1.0 and 1.0
check("95 of 100 or more", guard_right >= 0.95)
check("the area under its curve", metrics.auc(alarms[200:], scores[200:]) >= 0.98)

# %% [markdown]
# No training at all, and hardly a convolution. Try the simplest thing first; sometimes it is enough.
#
# ## 6. Where you stand
#
# The lectures end with a list of what convolutional networks do: segmentation, captions, control; in
# security, medicine and robotics. You have built a small one of each.

# %% See: what you have built items="F16"
built = {
    "classification": "10 and 12", "segmentation": "19a", "detection": "19b", "screening (medicine)": "19b",
    "signals in time": "19c", "generation": "20a", "captions": "20b", "control (robotics)": "20c",
    "a guard (security)": "20c"}
for task, lesson in built.items():
    print(f"{task:22} lesson {lesson}")

# %% [markdown]
# ## What you know now
#
# - The mean of two right answers can be wrong. Let the network answer with a distribution, and train
#   it with -log P.
# - A mixture has a peak for each possibility; a second input (the map) decides between them.
# - End to end: no labels but what was done.
#
# This is the last lesson. All of it grew from one idea, a small kernel that looks for the same thing
# everywhere. What will you point it at?
