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
# # Lesson 20a: Pictures out of noise
#
# Can a convolutional network *make* pictures? In lesson 19a one took noise away. Here is the trick
# behind the picture generators of the 2020s, called **diffusion** (DDPM, 2020). Take good pictures
# and add noise to them, a little at a time, until nothing but noise is left. Train a network to
# undo it. Then start from pure noise, and undo what was never done. (Lesson 20 has three parts:
# [20b](20b-captions.py) puts pictures into words, [20c](20c-navigation.py) steers.)

# %% [markdown]
# ## 1. Adding noise, a little at a time
#
# One step: shrink the picture a little, and add a little noise. With an amount $\beta_t$ for step t,
#
# $$x_t = \sqrt{1 - \beta_t} \; x_{t-1} + \sqrt{\beta_t} \; \varepsilon_t,$$
#
# where $\varepsilon$ is noise from a bell curve of variance 1. Why shrink? If the variance was 1 it
# stays 1: (1 - beta) * 1 + beta. Do the steps one after another and multiply out: what remains of
# the picture after t steps is the product of all those factors. Call its square
#
# $$\bar\alpha_t = (1 - \beta_1)(1 - \beta_2) \cdots (1 - \beta_t).$$
#
# Everything else is noise, and noises add up to one noise. So **one jump** does the work of t steps:
#
# $$x_t = \sqrt{\bar\alpha_t} \; x_0 + \sqrt{1 - \bar\alpha_t} \; \varepsilon.$$

# %% Compute: what remains of the picture items="F11"
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset
import convbook.zoo as zoo

paper = torch.cumprod(1 - torch.linspace(1e-4, 0.02, 1000).double(), dim=0)
print(f"the paper, 1,000 steps, beta from 0.0001 to 0.02: {paper[-1].item():.3e} remains")
check("4.036e-5", paper[-1].item(), 4.036e-5, tol=1e-8)

T = 100
beta = torch.linspace(0.001, 0.12, T)
remains = torch.cumprod(1 - beta, dim=0)
print(f"this lesson, 100 steps, beta from 0.001 to 0.12: {remains[-1].item():.5f} remains")
check("0.00182", remains[-1].item(), 0.00182, tol=1e-5)
show({"picture": remains.sqrt().tolist(), "noise": (1 - remains).sqrt().tolist()}, kind="curve", xlabel="step",
     title="how much of each there is in step t")

# %% Predict: one jump or forty steps? items="F11"
predict("A pixel of 1 after 40 steps, many times over: is the mean the square root of remains[39]? 1 yes, 0 no", 1)
manual_seed(0)
x = ones(20000)
for t in range(40):
    x = (1 - beta[t]).sqrt() * x + beta[t].sqrt() * torch.randn(20000)
print(f"40 steps:  mean {x.mean().item():.4f}, variance {x.var().item():.4f}")
print(f"the jump:  mean {remains[39].sqrt().item():.4f}, variance {1 - remains[39].item():.4f}")
# the mean of 20,000 is uncertain by .006, the variance by .006
check("the same mean", x.mean().item(), remains[39].sqrt().item(), tol=0.02)
check("the same variance", x.var().item(), 1 - remains[39].item(), tol=0.02)

# %% Exercise 20.1: the jump items="F11"
def noised(x0, t, noise):
    """Pictures x0 (N, 1, H, W) after the steps t (N,), counted from 0, with that noise of the same shape."""
    ### BEGIN SOLUTION
    kept = remains[t].reshape(-1, 1, 1, 1)
    return kept.sqrt() * x0 + (1 - kept).sqrt() * noise
    ### END SOLUTION


first_and_last = tensor([0, 99])
check("of a white picture and no noise: 0.9995 and 0.0427", noised(ones(2, 1, 2, 2), first_and_last, zeros(2, 1, 2, 2)),
      lambda found: abs(found[0, 0, 0, 0].item() - 0.9995) < 1e-4 and abs(found[1, 0, 0, 0].item() - 0.0427) < 1e-3,
      hint="the square root of what remains; remains[t] picks one number for each picture")
check("of a black one with noise of 1: 0.0316 and 0.9991", noised(zeros(2, 1, 2, 2), first_and_last, ones(2, 1, 2, 2)),
      lambda found: abs(found[0, 0, 0, 0].item() - 0.0316) < 1e-3 and abs(found[1, 0, 0, 0].item() - 0.9991) < 1e-3,
      hint="noise comes with the square root of 1 - remains[t], not with beta")
three_greys = tensor([1.0, -1.0, 0.5]).reshape(3, 1, 1, 1)
check("each picture has a step and a noise of its own",
      noised(three_greys, tensor([5, 50, 95]), tensor([0.5, 0.0, -1.0]).reshape(3, 1, 1, 1)),
      tensor([1.0652, -0.4455, -0.9711]).reshape(3, 1, 1, 1), tol=1e-3)

# %% [markdown]
# **Hint.** `remains[t]` has one number for each picture. Give it the shape (N, 1, 1, 1), and it
# multiplies each picture by its own.

# %% [markdown]
# **Second hint.** `kept = remains[t].reshape(-1, 1, 1, 1)`, then square roots of `kept` and `1 -
# kept`.

# %% [markdown]
# Our good pictures are the letters X and O, each at one of nine places: simple enough for a network
# that trains in seconds.

# %% See: an X drowns items="F11"
def written(count, seed, noise=0.0):
    """X and O in turn, with a broad pen: every stroke is also drawn a pixel further right and down."""
    thin, label = glyphs.batch(count, names=["X", "O"], size=16, shift=1, noise=noise, seed=seed)
    return max_pool(nn.functional.pad(thin.unsqueeze(1), (1, 0, 1, 0)), 2, 1), label


pictures, letters = written(1000, seed=0)
pictures = 2 * pictures - 1  # from -1 to 1, so that black and noise have the same middle


def in_view(x):
    """Pictures from -1 to 1 as pictures from 0 to 1."""
    return (x.clip(-1, 1) + 1) / 2


manual_seed(0)
steps = tensor([0, 20, 40, 60, 80, 99])
kept = remains[steps].reshape(-1, 1, 1, 1)
strip = kept.sqrt() * pictures[0] + (1 - kept).sqrt() * torch.randn(6, 1, 16, 16)
show(in_view(strip), kind="batch", columns=2, title="steps 1, 21, 41, 61, 81, 100")
check("1,000 letters of 16 x 16", pictures.shape, (1000, 1, 16, 16))
check("black is -1, white is 1", (pictures.min().item(), pictures.max().item()), (-1.0, 1.0))

# %% [markdown]
# ## 2. A network that sees through noise
#
# What should the network learn? Given $x_t$ and t: the clean picture, a number for every pixel, with
# the mean squared error as the loss. Regression, pixel by pixel, as when lesson 19a took noise away;
# only that here it comes in all amounts. Whoever knows the picture also knows the noise, for it is
# what is left of $x_t$:
#
# $$\varepsilon = \frac{x_t - \sqrt{\bar\alpha_t} \; x_0}{\sqrt{1 - \bar\alpha_t}}.$$
#
# (The paper lets the network tell the noise and works out the picture. The two are the same in
# principle; with a small network and few steps, the picture is easier to learn.)
#
# The network is the U-Net of lesson 19a, with two more channels beside the picture. One is filled
# with the amount of noise, so that it knows which step it is at. The other tells which letter it is,
# -1 for X and 1 for O. What this is for comes in section 5.
#
# The batches are made fresh: other steps and other noise each time. That is what `collate_fn` is
# for; `fit` does the rest. The last third of the training goes in smaller steps, which makes what it
# paints much cleaner.

# %% Compute: training items="F11"
def inputs(x, t, wish):
    """The noisy pictures, and two channels beside them: how much noise, and what is wished for."""
    count = len(x)
    amount = (1 - remains[t]).sqrt().reshape(count, 1, 1, 1).expand(count, 1, 16, 16)
    return cat([x, amount, wish.reshape(count, 1, 1, 1).expand(count, 1, 16, 16)], dim=1)


def batch_of(rows):
    """Pictures with fresh noise and the two channels, and the clean pictures."""
    x0, label = stack([row[0] for row in rows]), stack([row[1] for row in rows])
    t = torch.randint(0, T, (len(x0),))
    kept = remains[t].reshape(-1, 1, 1, 1)
    return inputs(kept.sqrt() * x0 + (1 - kept).sqrt() * torch.randn(x0.shape), t, 2.0 * label - 1), x0


def trained(seed=0):
    manual_seed(seed)
    model = zoo.UNet((16, 32, 64), channels=3, classes=1)
    batches = DataLoader(TensorDataset(pictures, letters), batch_size=16, shuffle=True, collate_fn=batch_of)
    losses = []
    for lr, epochs in [(0.003, 16 if fast else 40), (0.0006, 10 if fast else 20)]:
        losses += fit(model, batches, loss="mse", lr=lr, epochs=epochs, curve=False).history["loss"]
    return model, losses


painter, losses = trained()
show({"loss": losses}, kind="curve", xlabel="epoch", title="how far from the clean picture")
print(f"loss {losses[0]:.3f} in the first epoch, {losses[-1]:.3f} in the last")
check("the loss fell by half or more", losses[-1] <= 0.5 * losses[0])  # to .26-.30 of it, seeds 0 to 3

# %% Compute: how well does it see the noise? items="F11"
def noise_seen(model, x, t, wish):
    """The noise in x after the steps t, by what the model takes for the picture."""
    kept = remains[t].reshape(-1, 1, 1, 1)
    return (x - kept.sqrt() * model(inputs(x, t, wish))) / (1 - kept).sqrt()


manual_seed(1)
t, noise = arange(1000) % T, torch.randn(pictures.shape)
kept = remains[t].reshape(-1, 1, 1, 1)
noisy = kept.sqrt() * pictures + (1 - kept).sqrt() * noise
with torch.no_grad():
    errors = ((noise_seen(painter, noisy, t, 2.0 * letters - 1) - noise) ** 2).mean(dim=(1, 2, 3))
print(f"mean squared error in the noise: {errors.mean().item():.3f}")
for step in [1, 5, 10, 50, 99]:
    print(f"  at step {step + 1:3}: {errors[t == step].mean().item():.3f}")
check("who always answers 'no noise' has an error of 1", (noise ** 2).mean().item(), 1.0, tol=0.05)
check("below 0.12 over all steps", errors.mean().item() < 0.12)  # measured .051 to .088 over seeds 0 to 3

# %% See: how well does it see the picture? items="F11"
shown = [10, 30, 50, 70, 90]  # picture 10 after step 11, and so on
with torch.no_grad():
    guess = painter(inputs(noisy, t, 2.0 * letters - 1)[shown])
show(in_view(noisy[shown]), kind="batch", title="noisy: steps 11, 31, 51, 71, 91")
show(in_view(guess), kind="batch", title="what it sees in them")
misses = ((guess - pictures[shown]) ** 2).mean(dim=(1, 2, 3)).tolist()
print("error in the picture, step by step:", [round(value, 3) for value in misses])
check("after 31 steps the letter is plain", misses[1] < 0.1)  # measured .006 to .012 over seeds 0 to 3

# %% [markdown]
# In the early steps the picture is easy and the noise is hard, for there is so little of it: a small
# error in the picture is a large one in the noise. In the late steps it is the other way round. The
# guess is a blur there, the mean of all letters that it might have been. So one must not believe the
# guess at once, only go a *small* step towards it, look again, and so on.
#
# ## 3. One step back
#
# From $x_t$ and the noise $\hat\varepsilon$ that the network sees in it, the step back is
#
# $$x_{t-1} = \frac{1}{\sqrt{1 - \beta_t}} \left( x_t - \frac{\beta_t}{\sqrt{1 - \bar\alpha_t}} \,
# \hat\varepsilon \right) + \sqrt{\beta_t} \; z.$$
#
# Take a bit of the noise out, undo the shrinking, and add a *fresh* bit of noise z, except in the
# very last step. The fresh noise is what makes each picture another one.

# %% Exercise 20.2: one step back items="F11"
def step_back(x, t, seen, z):
    """x of step t (a number, counted from 0), with the noise seen in it and the fresh noise z; none at step 0."""
    ### BEGIN SOLUTION
    clean = (x - beta[t] / (1 - remains[t]).sqrt() * seen) / (1 - beta[t]).sqrt()
    return clean + beta[t].sqrt() * z if t > 0 else clean
    ### END SOLUTION


one = ones(1, 1, 1, 1)


def number(value):
    return None if value is None else round(value.item(), 4)


check("no noise seen, no fresh noise: only the shrinking is undone", number(step_back(one, 50, 0 * one, 0 * one)),
      1.0320, tol=1e-3)
check("noise seen at step 51", number(step_back(one, 50, one, 0 * one)), 0.9616, tol=1e-3,
      hint="beta[t] divided by the square root of 1 - remains[t], times the noise seen; then the division")
check("fresh noise", number(step_back(one, 50, one, one)), 1.2088, tol=1e-3,
      hint="the square root of beta[t], times z, added at the end")
check("less fresh noise in step 11", number(step_back(one, 10, 0 * one, one)), 1.1207, tol=1e-3,
      hint="beta[t], each step's own")
check("no fresh noise in the last step", number(step_back(one, 0, 0 * one, one)), 1.0005, tol=1e-3)
x0, start_noise = pictures[:1], torch.randn(1, 1, 16, 16)
check("from step 1 with the true noise: the picture itself",
      step_back(remains[0].sqrt() * x0 + (1 - remains[0]).sqrt() * start_noise, 0, start_noise, 0 * x0),
      lambda found: (found - x0).abs().max().item() < 1e-4)

# %% [markdown]
# **Hint.** Three parts: x minus a share of the noise seen; divided by the square root of 1 -
# beta[t]; plus the square root of beta[t] times z, if t > 0.

# %% [markdown]
# **Second hint.** `clean = (x - beta[t] / (1 - remains[t]).sqrt() * seen) / (1 - beta[t]).sqrt()`.

# %% [markdown]
# ## 4. From nothing
#
# Now the whole way. Pure noise, and one hundred steps back. A coin decides which letter each picture
# is to be.

# %% Compute: forty pictures out of noise items="F11"
def paint(model, wish, seed=0, keep=()):
    """A picture for each wish (-1 is X, 1 is O), out of noise; and the first one at the steps to keep."""
    manual_seed(seed)
    x = torch.randn(len(wish), 1, 16, 16)
    kept = []
    with torch.no_grad():
        for t in reversed(range(T)):
            if t in keep:
                kept.append(x[:1])
            seen = noise_seen(model, x, torch.full((len(wish),), t), wish)
            x = (x - beta[t] / (1 - remains[t]).sqrt() * seen) / (1 - beta[t]).sqrt()
            if t > 0:
                x = x + beta[t].sqrt() * torch.randn(x.shape)
    return x, kept


manual_seed(5)
coins = 2.0 * (torch.rand(40) < 0.5).float() - 1
made, strip = paint(painter, coins, keep=[99, 60, 40, 20, 10, 5])
show(in_view(cat([*strip, made[:1]])), kind="batch", title="one picture: 100, 61, 41, 21, 11, 6 steps to go, done")
show(in_view(made[:4]), kind="batch", columns=2, title="four pictures that nobody drew")
check("forty pictures", made.shape, (40, 1, 16, 16))

# %% [markdown]
# Beauty is not graded. Three numbers are, each beside the same number for pure noise:
#
# - the error in the noise, above;
# - **decided pixels**: in the drawings nearly every pixel is black or white. How many of the made
#   ones are beyond a half, on either side?
# - **the nearest drawing**: how far is a made picture from the most similar one of the thousand, as
#   a mean squared error? It should look like *something* we drew.

# %% Compute: are they letters? items="F11"
def decided(x):
    return (x.abs() > 0.5).float().mean().item()


def nearest_error(x):
    some, known = x.reshape(len(x), 256), pictures.reshape(1000, 256)
    squared = (some ** 2).sum(dim=1, keepdim=True) - 2 * some @ known.T + (known ** 2).sum(dim=1)
    return (squared.min(dim=1).values / 256).mean().item()


pure = torch.randn(40, 1, 16, 16)
print("             decided pixels   nearest drawing")
for name, some in [("drawn", pictures[:40]), ("made ", made), ("noise", pure)]:
    print(f"{name}        {decided(some):.3f}            {nearest_error(some):.3f}")
# measured over seeds 0 to 3: .988 to .994 of the pixels, .06 to .09 from the nearest
check("more than nine of ten pixels are decided", decided(made) > 0.9)
check("noise: six of ten", decided(pure), 0.62, tol=0.03)
check("the nearest drawing is near", nearest_error(made) < 0.5)
check("noise is far from all of them", nearest_error(pure) > 1.5)

# %% [markdown]
# ## 5. What would you like?
#
# A generator that paints what a coin tells it is of little use; one wants to *ask*. How does a
# caption get into the network? As an input, beside the noisy picture. Ours are the shortest captions
# there are: X or O, in the third channel. The network has learned that what it is told there is
# true. Where the noise leaves the choice open, it believes the caption.

# %% Compute: paint on request items="F12"
wish = tensor([-1.0, 1.0] * 20)
asked, _ = paint(painter, wish)
show(in_view(asked[:4]), kind="batch", columns=2, title="asked for: X, O, X, O")
check("one for each wish", asked.shape, (40, 1, 16, 16))

# %% [markdown]
# Did it do as it was told? A judge that has learned from drawings alone, and knows nothing of the
# painter, looks at the pictures.

# %% Compute: the judge items="F12"
manual_seed(9)
judge = nn.Sequential(
    nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(64, 2))
fit(judge, pictures, letters, epochs=5, lr=0.003, curve=False)
drawn, drawn_letters = written(200, seed=1, noise=0.1)
with torch.no_grad():
    judged_drawn = metrics.accuracy(judge(2 * drawn - 1).argmax(dim=1), drawn_letters)
    verdict = judge(asked.clip(-1, 1)).argmax(dim=1)
agreed = metrics.accuracy(verdict, (wish > 0).long())
print(f"the judge on new drawings: {judged_drawn:.3f} right; it agrees with {agreed:.3f} of the wishes")
check("the judge knows its letters", judged_drawn >= 0.95)
check("eight of ten wishes or more are granted", agreed >= 0.8)  # measured 1.0 over seeds 0 to 3

# %% Change: a wish that it has never heard items="F12"
odd_wish = 0.0  # neither X nor O; try -3.0, 0.5, 3.0

some, _ = paint(painter, torch.full((8,), odd_wish), seed=1)
show(in_view(some[:4]), kind="batch", columns=2, title=f"asked for {odd_wish}")
print("the judge says", ["XO"[verdict] for verdict in judge(some.clip(-1, 1)).argmax(dim=1).tolist()])
check("it paints something", some.shape, (8, 1, 16, 16))

# %% [markdown]
# Large generators differ from this one in size, in the pictures they have seen, and in the way the
# caption is fed in (as a row of numbers that another network makes of the words). Theirs is heard
# less well, among many words, and so they ask twice in every step, with the caption and without,
# and exaggerate the difference of the answers: that is called *guidance*. The noise, the jump, the
# loss and the steps back are the ones above.
#
# ## What you know now
#
# - Noise is added in steps, or in one jump: $\sqrt{\bar\alpha_t} x_0 + \sqrt{1 - \bar\alpha_t}
#   \varepsilon$.
# - A U-Net learns to see through the noise: regression for every pixel. Who knows the picture knows
#   the noise.
# - Pictures are made from noise in many small steps back, with fresh noise in each but the last.
# - A wish is one more input.
#
# Here words became pictures. Next, pictures become words: [lesson 20b](20b-captions.py).
