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
# # Lesson 9: Backprop learns kernels
#
# Who chooses the weights? Up to now we did, or chance did. This lesson lets the *errors* choose:
# compare the answer with the truth, find out how each weight contributed to the difference, and
# move every weight a little in the direction that helps. Finding out is **backpropagation**, a
# book-keeping of blame; moving is **gradient descent**. By the end, a kernel of nine random numbers
# will have turned itself into a Sobel filter, and nobody told it what that is.

# %% [markdown]
# ## 1. One output, one chain
#
# We take lesson 2's line detector at one place: nine pixels x, nine weights w, a bias b, ReLU. The
# answer is a; the truth is t; the loss L is the square of the difference.
#
# $$z = \sum_i w_i x_i + b, \qquad a = \max(0, z), \qquad L = (a - t)^2$$
#
# It is a chain: w changes z, z changes a, a changes L. The **chain rule** multiplies the links:
#
# $$\frac{\partial L}{\partial w_i} = \frac{\partial L}{\partial a} \cdot
# \frac{\partial a}{\partial z} \cdot \frac{\partial z}{\partial w_i} = 2(a - t) \cdot
# [z > 0] \cdot x_i.$$

# %% Compute: forward, link by link items="E6"
import torch
from torch import nn

x = tensor([[0.0, 1.0, 0.0], [0.0, 1.0, 1.0], [0.0, 1.0, 0.0]])
w = tensor([[-1.0, 2.0, -1.0]] * 3)
b, t = -3.0, 1.0

z = (w * x).sum().item() + b
a = max(0.0, z)
loss = (a - t) ** 2
print("z", z, "  a", a, "  loss", loss)
check("z = 5 - 3", z, 2.0)
check("(2 - 1) squared", loss, 1.0)

# %% Predict: backward, link by link items="E6"
predict("a = 2, t = 1. What is the first link, 2 (a - t)?", 2)
predict("z = 2 is above 0. What is the slope of ReLU there?", 1)
predict("The middle pixel is 1. What is the gradient of the middle weight, 2 * 1 * x?", 2)

dw = 2 * (a - t) * (1.0 if z > 0 else 0.0) * x
db = 2 * (a - t) * (1.0 if z > 0 else 0.0)
show(dw, kind="numbers", title="gradient of the nine weights")
check("twice the patch", dw, tensor([[0, 2, 0], [0, 2, 2], [0, 2, 0]]))
check("the bias counts as a weight whose pixel is always 1", db, 2.0)

# %% Compute: the library does the same items="E6"
weights = w.clone().requires_grad_()
bias = tensor(b).requires_grad_()
automatic = (relu((weights * x).sum() + bias) - t) ** 2
automatic.backward()
check("the same loss", automatic.item(), loss)
check("the same gradient of the weights", weights.grad, dw)
check("and of the bias", bias.grad.item(), db)

# %% [markdown]
# `backward()` walks the chain from the loss back to every tensor that asked for gradients
# (`requires_grad_()`), and leaves them in `.grad`. This is all the calculus in this course; the
# rest is adding up.
#
# Now move every weight **against** its gradient, by a small rate.

# %% Change: one step downhill items="E6"
rate = 0.05  # try 0.01, 0.1, 0.25

new_w, new_b = w - rate * dw, b - rate * db
new_z = (new_w * x).sum().item() + new_b
new_loss = (max(0.0, new_z) - t) ** 2
print(f"z was {z}, is {new_z:.2f};  loss was {loss}, is {new_loss:.4f}")
check("z falls by 10 times the rate: a gradient of 2 at four bright pixels, and at the bias", new_z,
      z - 10 * rate, tol=1e-5)

# %% [markdown]
# A rate of 0.1 goes straight to the truth, which one seldom hits so well. A rate of 0.25 is too much:
# z falls below 0, ReLU falls silent, and its slope there is 0. No gradient, no way back. Such a unit
# is called dead. It is the reason for small steps.
#
# ## 2. Blame for hidden numbers
#
# In a network, most numbers are neither input nor output. Let h be one of them, somewhere in the
# middle. Its gradient says what the loss wants of it: **above 0, a smaller h would lower the loss;
# below 0, a larger h would.** Here are 24 of them.

# %% Compute: what the loss wants of 24 hidden numbers items="E6"
image = zeros(5, 6)
image[1:4, 1] = 1
image[2, 1:6] = 1

manual_seed(9)
body = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.Flatten())
head = nn.Linear(24, 2)
truth = tensor([1])


def loss_of(hidden):
    return nn.functional.cross_entropy(head(hidden), truth)


h = body(image.reshape(1, 1, 5, 6)).detach().requires_grad_()
start = loss_of(h)
start.backward()
show(h.grad.reshape(2, 3, 4), kind="signed", title="the gradients of two maps of hidden numbers")

fell = 0
for place in range(24):
    nudged = h.detach().clone()
    nudged[0, place] -= 0.01 * h.grad[0, place].sign()
    fell += loss_of(nudged).item() < start.item()
print("nudged against its gradient, the loss fell for", fell, "of 24 numbers")
check("every one of them", fell, 24)

# %% [markdown]
# So each example pulls: it wants some hidden numbers larger and others smaller, and another example
# may want the opposite. Training adds up these wishes. But h is not ours to set; it is computed
# from numbers before it, from c, say. What does the loss want of c?
#
# If c is used by three numbers h1, h2, h3, it acts on the loss in three ways, and its gradient is
# the **sum** over all who use it: for each, what the loss wants of *it*, times how strongly c moves
# it.

# %% Predict: three users items="E6"
wanted = [0.1, 0.4, -0.2]   # the gradients of h1, h2, h3
moves = [2.0, -1.0, 0.5]    # the weights with which c goes into them
predict("0.1 * 2 + 0.4 * (-1) + (-0.2) * 0.5: what is the gradient of c?", -0.3)
terms = [want * move for want, move in zip(wanted, moves)]
print("terms:", [round(term, 2) for term in terms])
check("0.2 - 0.4 - 0.1", sum(terms), -0.3)

c = tensor(1.0).requires_grad_()
hs = stack([c * move for move in moves])
(hs * tensor(wanted)).sum().backward()
check("the library agrees", c.grad.item(), -0.3)

# %% Compute: the users of one number in a map items="E6"
manual_seed(3)
second = nn.Conv2d(1, 1, 2)
first_map = rand(1, 3, 3)
upstream = tensor([[[0.1, -0.2], [0.3, 0.4]]])

told = explain(second, first_map, gradient_of=("input", (0, 1, 1)), upstream=upstream)
asked = first_map.clone().requires_grad_()
second(asked).backward(upstream)
check("four outputs used the middle number", len(told.contributions), 4)
check("their sum is the gradient", told.gradient, asked.grad[0, 1, 1].item(), tol=1e-6)

# %% [markdown]
# Read the table: a user is an output whose window holds the number; `sent` is what the loss wants
# of that output, `times` the weight between them. That is the whole of backpropagation. Each layer
# gets the wishes of the layer above and hands on wishes to the layer below.
#
# ## 3. A kernel is used everywhere
#
# And a *weight* of a kernel? It is used at every place of the picture. So its gradient is a sum
# over all places: what the loss wants of the output there, times the pixel that the weight met. If
# every output counts the same (the gradient of their plain sum), that is simply the sum of all
# pixels that the weight has met on its way.

# %% Compute: the gradient of the line detector items="C2"
kernel = w.clone().requires_grad_()
response = xcorr(image, kernel)
response.sum().backward()
show(image, kind="numbers", title="the picture")
show(kernel.grad, kind="numbers", title="the gradient of the sum of all twelve outputs")
check("4 5 4 / 5 6 4 / 4 5 4", kernel.grad, tensor([[4, 5, 4], [5, 6, 4], [4, 5, 4]]))

# %% Predict: one weight's way items="C2"
met = image[0:3, 0:4]
show(met, kind="numbers", title="the twelve pixels that the top left weight meets")
predict("How many ones are among them?", 4)
told = explain(w, image, gradient_of=("weight", (0, 0)))
check("so its gradient is 4", told.gradient, 4.0)
check("all nine at once: the picture correlated with a 3 x 4 of ones", xcorr(image, ones(3, 4)), kernel.grad)

# %% [markdown]
# This is **weight sharing** seen from behind: nine weights, each blamed for twelve places. Compare
# a dense layer that makes the same 12 numbers of the 30 pixels: 360 weights, each used once, each
# blamed once. It gets 360 small hints from a picture where the kernel gets nine big ones.

# %% Compute: the dense layer learns each place by itself items="C2"
dense = nn.Linear(30, 12, bias=False)
dense(image.reshape(1, 30)).sum().backward()
used = dense.weight.grad.reshape(12, 5, 6)
check("360 weights of its own", dense.weight.numel(), 360)
check("the kernel has 9", kernel.numel(), 9)
check("every output's weights only know the picture as it stands", used[7], image)

# %% [markdown]
# ## 4. Do not believe, check
#
# A gradient can be measured without any chain rule: nudge one number up, nudge it down, see how the
# result changes, divide. It is slow (two runs for each number), and it is never wrong, so it is how
# one tests gradients.
#
# $$\frac{\partial L}{\partial w} \approx \frac{L(w + \epsilon) - L(w - \epsilon)}{2 \epsilon}$$

# %% Compute: nudging items="E6"
def numeric(f, x, epsilon=1e-5):
    """The gradient of the number f(x) by each element of x, by small differences, in double precision."""
    x = x.double()
    gradient = torch.zeros_like(x)
    for place in range(x.numel()):
        up, down = x.clone().flatten(), x.clone().flatten()
        up[place] += epsilon
        down[place] -= epsilon
        difference = f(up.reshape(x.shape)) - f(down.reshape(x.shape))
        gradient.view(-1)[place] = difference.item() / (2 * epsilon)
    return gradient


measured = numeric(lambda k: xcorr(image.double(), k).sum(), w)
check("measured: 4 5 4 / 5 6 4 / 4 5 4", measured, kernel.grad.double(), tol=1e-7)

# %% Compute: every kind of layer, checked items="E6"
manual_seed(4)
layers = {
    "convolution": (nn.Conv2d(2, 3, 3), (1, 2, 6, 6)),
    "stride 2, padding 1": (nn.Conv2d(2, 3, 3, stride=2, padding=1), (1, 2, 6, 6)),
    "dilation 2": (nn.Conv2d(1, 2, 3, dilation=2), (1, 1, 7, 7)),
    "1-d convolution": (nn.Conv1d(2, 2, 3), (1, 2, 7)),
    "transposed": (nn.ConvTranspose2d(2, 2, 3, stride=2), (1, 2, 3, 3)),
    "max pooling": (nn.MaxPool2d(2), (1, 2, 4, 4)),
    "mean pooling": (nn.AvgPool2d(2), (1, 2, 4, 4)),
    "L2 pooling": (nn.LPPool2d(2, 2), (1, 2, 4, 4)),
    "dense": (nn.Linear(6, 4), (3, 6)),
    "ReLU": (nn.ReLU(), (3, 6)),
    "tanh": (nn.Tanh(), (3, 6)),
    "sigmoid": (nn.Sigmoid(), (3, 6)),
    "softmax": (nn.Softmax(dim=1), (3, 6)),
    "batch norm": (nn.BatchNorm2d(2), (4, 2, 3, 3)),
    "layer norm": (nn.LayerNorm(6), (3, 6)),
    "cross-entropy": (lambda scores: nn.functional.cross_entropy(scores, tensor([0, 2, 1])), (3, 4)),
}

worst_double, worst_single = 0.0, 0.0
for name, (layer, shape) in layers.items():
    x32 = randn(*shape).requires_grad_()
    out = layer(x32)
    weighing = torch.randn_like(out.detach())
    (out * weighing).sum().backward()

    exact = layer.double() if isinstance(layer, nn.Module) else layer
    x64 = x32.detach().double().requires_grad_()
    (exact(x64) * weighing.double()).sum().backward()
    with torch.no_grad():
        slopes = numeric(lambda v: (exact(v) * weighing.double()).sum(), x64.detach())

    size = slopes.abs().max().item()
    double = (x64.grad - slopes).abs().max().item() / size
    single = (x32.grad.double() - x64.grad).abs().max().item() / size
    worst_double, worst_single = max(worst_double, double), max(worst_single, single)
    print(f"{name:20} {'agrees' if double < 1e-7 and single < 1e-4 else 'DISAGREES'}")

check("in double precision, backward and nudging agree to 1e-7", worst_double < 1e-7)
check("in single precision, to 1e-4", worst_single < 1e-4)

# %% Compute: the library's own check, with the weights items="E6"
manual_seed(5)
convolution = nn.Conv2d(2, 3, 3).double()
found = gradcheck(convolution, randn(1, 2, 5, 5).double(), eps=1e-5, tolerance=1e-7)
check("a convolution", found.ok)
block = nn.Sequential(nn.Conv2d(1, 2, 3), nn.Tanh(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 3)).double()
found = gradcheck(block, randn(1, 1, 6, 6).double(), eps=1e-5, tolerance=1e-7)
check("a small network", found.ok)

# %% [markdown]
# ## 5. Write it yourself
#
# You now know everything to write the backward pass of a convolution. Given are the picture x, the
# kernel k and g, the gradient that came back for each output. Wanted are three gradients.
#
# - **dW**, of the kernel: each weight collects g times the pixel it met, over all places.
# - **db**, of the bias: it met the pixel "1" everywhere.
# - **dx**, of the picture: each pixel collects g times the weight, over all windows it stood in.

# %% Exercise 9.1: the gradients of kernel and bias items="E6 C2"
def kernel_gradients(x, k, g):
    """x (H, W), k (K, L), g (H-K+1, W-L+1): dW with the shape of k, and the number db."""
    ### BEGIN SOLUTION
    dW = zeros(k.shape[0], k.shape[1])
    for i in range(g.shape[0]):
        for j in range(g.shape[1]):
            dW += g[i, j] * x[i:i + k.shape[0], j:j + k.shape[1]]
    return dW, g.sum().item()
    ### END SOLUTION


manual_seed(91)
px, pk, pg = randn(5, 7), randn(2, 3), randn(4, 5)
nudged_k = numeric(lambda k: (xcorr(px.double(), k) * pg.double()).sum(), pk).float()

check("the line detector, ones coming back", kernel_gradients(image, w, ones(3, 4)),
      lambda out: allclose(out[0], kernel.grad) and out[1] == 12,
      hint="every weight meets one pixel at each of the 12 places; the bias meets a 1")
only_one = zeros(3, 4)
only_one[1, 0] = 3
check("only one output has a gradient", kernel_gradients(image, w, only_one),
      lambda out: allclose(out[0], 3 * image[1:4, 0:3]) and out[1] == 3, hint="3 times the patch of that output")
check("a wide kernel, against nudging", kernel_gradients(px, pk, pg),
      lambda out: allclose(out[0], nudged_k, atol=1e-4) and abs(out[1] - pg.sum().item()) < 1e-4,
      hint="sum over places, do not average")

# %% [markdown]
# **Hint.** Begin with `dW = zeros(k.shape[0], k.shape[1])`, and let two loops visit every output
# place. What does the place (i, j) add to all nine weights at once?

# %% [markdown]
# **Second hint.** It adds `g[i, j]` times the patch under the kernel, `x[i:i + K, j:j + L]`. For
# the bias, the sum of all of g.

# %% Exercise 9.2: the gradient of the picture items="E6"
def picture_gradient(x, k, g):
    """x (H, W), k (K, L), g (H-K+1, W-L+1): dx with the shape of x."""
    ### BEGIN SOLUTION
    dx = zeros(x.shape[0], x.shape[1])
    for i in range(g.shape[0]):
        for j in range(g.shape[1]):
            dx[i:i + k.shape[0], j:j + k.shape[1]] += g[i, j] * k
    return dx
    ### END SOLUTION


nudged_x = numeric(lambda v: (xcorr(v, pk.double()) * pg.double()).sum(), px).float()

check("it has the shape of the picture", picture_gradient(image, w, ones(3, 4)), lambda dx: dx.shape == (5, 6))
check("one output: the kernel, laid where its window was",
      picture_gradient(image, w, tensor([[0, 0, 0, 0], [0, 0, 1.0, 0], [0, 0, 0, 0]])),
      tensor([[0, 0, 0, 0, 0, 0]] + [[0, 0, -1, 2, -1, 0]] * 3 + [[0, 0, 0, 0, 0, 0]]))
check("overlapping windows add up", picture_gradient(ones(1, 3), tensor([[1.0, 10.0]]), tensor([[1.0, 2.0]])),
      tensor([[1, 12, 20]]), hint="the middle pixel stood in both windows: += and not =")
check("a wide kernel, against nudging", picture_gradient(px, pk, pg), nudged_x, tol=1e-4)

# %% [markdown]
# **Hint.** Turn the forward loop round. There, a window of pixels made one output; here, one
# output's g paints the kernel back on its window.

# %% [markdown]
# **Second hint.** Inside both loops: `dx[i:i + K, j:j + L] += g[i, j] * k`.

# %% [markdown]
# Look again at what you wrote. dW is the picture, correlated with g: a convolution. And dx paints
# kernels, which is a **true** convolution of g (the flipped one of lesson 2) with zeros around it.
# Backwards through a convolution is two more convolutions. That is why training costs about three
# times as much as looking.

# %% Compute: backwards is convolution, too items="E6 C2"
check("dW is the picture correlated with g", xcorr(px, pg), nudged_k, tol=1e-4)
check("dx is g, truly convolved with the kernel, padded", conv2d_true(pg, pk, padding=(1, 2)), nudged_x, tol=1e-4)

# %% [markdown]
# ## 6. Gradient descent
#
# Here is the oldest learning algorithm as a lecture prints it, in four lines. We add a limit, since
# ours should end, and write `evaluate_gradient` ourselves. The loss is a plain bowl whose lowest
# point is the data.

# %% Compute: vanilla gradient descent, as printed items="E8"
def loss_fun(data, weights):
    return ((weights - data) ** 2).sum()


def evaluate_gradient(loss_fun, data, weights):
    watched = weights.clone().requires_grad_()
    loss_fun(data, watched).backward()
    return watched.grad


data, weights = tensor([3.0, -1.0]), zeros(2)
step_size, steps = 0.1, 0
losses = []

while True:
  weights_grad = evaluate_gradient(loss_fun, data, weights)
  weights += - step_size * weights_grad # perform parameter update
  losses.append(loss_fun(data, weights).item())
  steps += 1
  if steps == 200: break

print("weights", weights.tolist(), "after", steps, "steps")
show(losses[:40], kind="curve", title="loss", log=True, xlabel="step")
check("200 steps", steps, 200)
check("the bowl's lowest point is found", weights, data, tol=1e-5)
check("each step leaves 0.8 of the distance, 0.64 of the loss", losses[1] / losses[0], 0.64, tol=1e-4)

# %% Predict: the step size decides items="E8"
predict("A step moves w by -0.1 * 2 (w - 3). From w = 0, where does the first step go?", 0.6)
predict("With a step size of 0.5, where does the first step go?", 3)


def distance_after(step_size, steps=20):
    weights = zeros(2)
    for _ in range(steps):
        weights += -step_size * evaluate_gradient(loss_fun, data, weights)
    return (weights - data).norm().item()


for size in [0.01, 0.1, 0.5, 0.9, 1.0, 1.1]:
    print(f"step size {size:4}: {distance_after(size):9.4f} from the goal after 20 steps")
check("0.5 is there at once", distance_after(0.5, steps=1), 0.0)
check("1.0 jumps to and fro for ever", distance_after(1.0), distance_after(1.0, steps=0), tol=1e-5)
check("1.1 flies off", distance_after(1.1) > 10 * distance_after(1.0))

# %% [markdown]
# Too small, and it takes for ever; too large, and it overshoots and explodes. There is no rule that
# knows the right size beforehand. It is the first knob to turn (lesson 13).
#
# ## 7. A kernel learns to be Sobel
#
# Now all together. Somebody has a filter that answers to edges, and shows us pictures and answers,
# but not the filter. It is the Sobel kernel below, which one lecture calls "vertical": it
# differentiates downwards, so it answers to *horizontal* edges. We begin with nine random weights
# and let gradient descent explain the answers.
#
# The loss is the mean squared difference over a few pictures at a time, a **mini-batch**: a rough
# gradient now is better than a perfect one later.

# %% See: what is to be explained items="B15"
sobel_y = tensor([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])
manual_seed(15)
noise = rand(200, 1, 28, 28)
answers = xcorr(noise, sobel_y.reshape(1, 1, 3, 3))
show(noise[0, 0], title="a picture: noise, in which everything happens")
show(answers[0, 0], kind="signed", title="its answer")
check("200 answers of 26 x 26", answers.shape, (200, 1, 26, 26))

# %% Compute: from noise to Sobel items="B15"
manual_seed(0)
learner = nn.Conv2d(1, 1, 3, bias=False)
snapshots, losses = [learner.weight.detach().clone()], []
step_size = 0.3
for epoch in range(10):
    for batch in range(0, 200, 10):
        x, y = noise[batch:batch + 10], answers[batch:batch + 10]
        learner.zero_grad()
        loss = ((learner(x) - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            learner.weight += - step_size * learner.weight.grad
        losses.append(loss.item())
        if len(losses) in (5, 20, 80, 200):
            snapshots.append(learner.weight.detach().clone())

show(torch.cat(snapshots), kind="filters", title="the kernel after 0, 5, 20, 80 and 200 steps")
show(losses, kind="curve", title="loss", log=True, xlabel="step")
show(learner.weight[0, 0].detach(), kind="numbers", title="learned")
error = (learner.weight[0, 0] - sobel_y).abs().max().item()
check("all nine weights are Sobel's, to a hundredth", error < 0.01)  # measured 0.0001 over seeds 0 to 4
check("the loss has fallen a thousandfold", losses[-1] < losses[0] / 1000)

# %% [markdown]
# Nobody wrote `1 2 1 / 0 0 0 / -1 -2 -1`. The pairs *are* the programme: what was a fixed filter in
# the old books is a learned one now. The same loop finds any kernel that exists, and often one that
# nobody has thought of.
#
# On photographs it takes longer. Try it with clothes, where neighbouring pixels are nearly equal: a
# kernel with its weights a little displaced gives almost the same answers, so the loss says little
# about the difference. **Momentum** helps: keep part of the last step (lesson 13).

# %% Change: the same with clothes items="B15"
optimizer, rate = "momentum", 0.3  # try "sgd" and 0.1, "adam" and 0.01

clothes, kinds = datasets.fashion_mnist(limit=200)
clothes = clothes.float().unsqueeze(1) / 255
clothes_answers = xcorr(clothes, sobel_y.reshape(1, 1, 3, 3))
manual_seed(0)
learner = nn.Conv2d(1, 1, 3, bias=False)
story = fit(learner, clothes, clothes_answers, optimizer=optimizer, lr=rate, epochs=10, batch_size=10)
show(learner.weight[0, 0].detach(), kind="numbers", title="learned from clothes")
print(f"largest error of a weight: {(learner.weight[0, 0] - sobel_y).abs().max().item():.4f}")
check("the loss has fallen", story.history["loss"][-1] < story.history["loss"][0])

# %% Exercise 9.3: learn the line detector items="B15"
def learn_kernel(pictures, answers, size, steps=300, rate=0.3):
    """pictures (N, 1, H, W), answers (N, 1, H-size+1, W-size+1): the kernel (size, size) that explains them."""
    ### BEGIN SOLUTION
    kernel = zeros(1, 1, size, size).requires_grad_()
    for step in range(steps):
        loss = ((nn.functional.conv2d(pictures, kernel) - answers) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            kernel -= rate * kernel.grad
            kernel.grad.zero_()
    return kernel.detach()[0, 0]
    ### END SOLUTION


few = noise[:20]
hidden_line = xcorr(few, tensor([[-1.0, 2.0, -1.0]] * 3).reshape(1, 1, 3, 3))
hidden_wide = xcorr(few, tensor([[0.0, 1.0], [-1.0, 0.0]]).reshape(1, 1, 2, 2))
check("it has the right shape", learn_kernel(few, hidden_line, 3, steps=1), lambda k: k.shape == (3, 3))
check("one step goes downhill", learn_kernel(few, hidden_line, 3, steps=1),
      lambda k: ((xcorr(few, k.reshape(1, 1, 3, 3)) - hidden_line) ** 2).mean() < (hidden_line ** 2).mean(),
      hint="subtract rate times the gradient")
check("the line detector is found", learn_kernel(few, hidden_line, 3), tensor([[-1.0, 2.0, -1.0]] * 3), tol=0.01,
      hint="do gradients pile up? set kernel.grad to zero after each step")
check("and a diagonal of 2 x 2", learn_kernel(few, hidden_wide, 2), tensor([[0.0, 1.0], [-1.0, 0.0]]), tol=0.01)

# %% [markdown]
# **Hint.** Start from `kernel = zeros(1, 1, size, size).requires_grad_()`. Each step: the loss by
# `nn.functional.conv2d(pictures, kernel)`, `loss.backward()`, then move the kernel inside `with
# torch.no_grad():`, since the step itself needs no gradient.

# %% [markdown]
# **Second hint.** `kernel -= rate * kernel.grad`, then `kernel.grad.zero_()`: `backward()` *adds*
# to what is in `.grad`. At the end, `return kernel.detach()[0, 0]`.

# %% [markdown]
# ## What you know now
#
# - The chain rule multiplies links; who is used in several ways adds up over all of them.
# - A gradient above 0 says "smaller, please". Gradient descent does as it is told, in small steps.
# - A kernel's weight is blamed at every place it was used: 4 5 4 / 5 6 4 / 4 5 4.
# - Backwards through a convolution is two more convolutions.
# - Check gradients by nudging.
# - Pairs of pictures and answers are enough to find a filter.
#
# Finding one hidden kernel was easy, for the answers were complete pictures. Next: the answer is
# one word, "X" or "O", and the network has to find several kernels, and what to do with them, by
# itself. That is [lesson 10](10-first-cnn.py).
