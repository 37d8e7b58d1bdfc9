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
# # Lesson 6: Equivariance is not invariance
#
# Move the moose, and the detector's answer moves along. Everybody says so, and many people say it
# wrongly: "convolutional networks do not care where things are". A convolution cares very much: it
# tells you where. This lesson takes the two ideas apart, measures both, and finds where each of
# them ends.

# %% [markdown]
# ## 1. Two words
#
# You look for your dog in a photograph. If the photograph is shifted,
#
# - the answer to "is there a dog?" stays the same. It is **invariant**.
# - the answer to "where is the dog?" shifts just as far. It is **equivariant**.
#
# With f for what we compute and t for what happens to the picture:
#
# | | in symbols | in words |
# |---|---|---|
# | equivariant | f(t(x)) = t(f(x)) | the result changes as the picture did |
# | invariant | f(t(x)) = f(x) | the result does not change |
#
# First compute then move, or first move then compute: for an equivariant f both ways lead to the
# same place.

# %% See: a letter, and where its strokes are items="B4"
small_t = zeros(10, 10)
small_t[1, 1:9] = 1
small_t[1:9, 4] = 1
scene = glyphs.place(zeros(20, 32), small_t, 3, 4)
upright_line = tensor([[-1.0, 2.0, -1.0]] * 3)
response = xcorr(scene, upright_line)
show(scene, title="the picture x")
show(response, kind="signed", title="the map f(x)")
check("20 x 32 gives 18 x 30", response.shape, (18, 30))

# %% Predict: move the letter items="B4"
down, across = 4, 9


def moved(x):
    return x.roll((down, across), (0, 1))


predict("The T moves 9 columns to the right. How far does the map's best answer move?", 9)
show(xcorr(moved(scene), upright_line), kind="signed", title="the map of the moved picture")
check("move then compute = compute then move", xcorr(moved(scene), upright_line), moved(response))

# %% [markdown]
# Not a number has changed, only its place. The reason is the sharing of weights: the kernel that
# looked at the T over there is the same that looks at it here.

# %% [markdown]
# ## 2. The formula, and the border
#
# A lecture writes it like this: if g moves a picture by one pixel, then
#
# $$K * g(I) = g(K * I).$$
#
# (In its print the star of the convolution has become a little box.) Let us test it on the bars of
# lesson 3: roll them one pixel to the right; what leaves on the right comes back on the left.

# %% Compute: the bars, rolled by one items="B17"
bars = tensor([[1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0]] * 8)
left_minus_right = tensor([[1.0, -1.0]])
rolled = bars.roll(1, 1)
print("picture      ", bars[0].long().tolist(), "  map", xcorr(bars, left_minus_right)[0].long().tolist())
print("rolled by one", rolled[0].long().tolist(), "  map", xcorr(rolled, left_minus_right)[0].long().tolist())
check("the map of the rolled bars", xcorr(rolled, left_minus_right), tensor([[0, 0, 1, 0, 0, 0, -1]] * 8))

# %% [markdown]
# The map has moved by one, too. But a picture has an end, and there the formula is in trouble:
# something has to come in at the border. Let zeros come in instead of what went out, and compare
# place by place. `equiv` does this: it moves, computes, compares, and tells border and interior
# apart.

# %% Predict: zeros come in items="B17"
predict("A dark column comes in on the left of a bright bar. What does 1 -1 say there?", -1)
shifted_bars = equiv(left_minus_right, ("shift", 0, 1), bars)
check("the interior is exact", shifted_bars.equivariance_interior, 1.0)
check("the border is not", shifted_bars.equivariance_border < 1)
check("48 of 56 places agree", shifted_bars.equivariance, 48 / 56)

# %% [markdown]
# Eight places are wrong, one in each row: the false edge that the incoming zeros made. (That the
# *rolled* bars agreed everywhere was luck: what came back in happened to look like what was there.
# On other pictures, rolling spoils the border as well.)

# %% Compute: any picture, any kernel items="B17"
manual_seed(6)
noise, k = randn(14, 14), randn(3, 3)
for way in ("roll", "shift"):
    measured = equiv(k, (way, 0, 2), noise)
    check(f"{way}: the interior is exact", measured.equivariance_interior, 1.0)
    check(f"{way}: the border is not", measured.equivariance_border < 1)

# %% [markdown]
# So: **equivariant in the interior, wrong at the border**. How wide is the border? Wrong are the
# places whose window sees both what came in and what was there. So it is not the shift that counts
# but the kernel.

# %% Compute: border loss items="B17"
lincoln = datasets.lincoln().float()


def pushed(x, columns):
    """x moved to the right; zeros come in."""
    return cat([zeros(x.shape[0], columns), x[:, :x.shape[1] - columns]], dim=1)


def wrong_columns(kernel, columns):
    """In how many columns of the map the formula fails when Lincoln moves that far."""
    one_way, other_way = xcorr(pushed(lincoln, columns), kernel), pushed(xcorr(lincoln, kernel), columns)
    return ((one_way - other_way).abs() > 1e-3).any(dim=0).sum().item()


predict("A window of 3 columns: in how many positions does it straddle a seam?", 2)
manual_seed(61)
kernels = {size: randn(size, size) for size in (1, 2, 3, 5, 6)}
for size in kernels:
    print(f"kernel {size} x {size}, shifted by 6: {wrong_columns(kernels[size], 6)} columns are wrong")
check("K - 1 of them, for every K", [wrong_columns(kernels[size], 6) for size in kernels], [0, 1, 2, 4, 5])
longer = [wrong_columns(kernels[3], columns) for columns in (2, 4, 6, 8)]
check("a longer shift is no worse", longer, [2, 2, 2, 2])

# %% [markdown]
# ## 3. Who is equivariant?
#
# "Equivariant to shifts" is a claim that you can test, for any operation. Write the test. To keep
# the border out of it, the pictures below have a wide black margin.

# %% Compute: five operations to be tested items="B17"
sobel_y = tensor([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])


def edges(x):
    return xcorr(x, sobel_y)


def bend(x):
    return relu(x - 0.5)


def deep(x):
    return bend(edges(edges(x)))


def halve(x):
    return x[::2, ::2]


def fade(x):
    return x * arange(x.shape[1])


def mirror(x):
    return x.flip([1])


def to_the_right(x):
    return pushed(x, 3)


print("edges, bend, halve, fade, mirror: which of them move along with a picture?")

# %% Exercise 6.1: prove it with code items="B4 B17"
def is_equivariant(f, t, x):
    """True when first t then f gives the same as first f then t, to within 0.00001; False otherwise."""
    ### BEGIN SOLUTION
    one_way, other_way = f(t(x)), t(f(x))
    return one_way.shape == other_way.shape and (one_way - other_way).abs().max().item() <= 1e-5
    ### END SOLUTION


check("edges: a convolution", is_equivariant(edges, to_the_right, scene), True)
check("bend: each pixel by itself", is_equivariant(bend, to_the_right, scene), True)
check("fade: darker to the left", is_equivariant(fade, to_the_right, scene), False,
      hint="f(t(x)) means: first t, then f")
check("halve: keep every other pixel", is_equivariant(halve, to_the_right, scene), False,
      hint="3 pixels in x are one and a half in halve(x)")
check("mirror: left becomes right", is_equivariant(mirror, to_the_right, scene), False)
check("mirror, when the picture is turned upside down", is_equivariant(mirror, lambda x: x.flip([0]), scene), True,
      hint="it depends on t: compute both ways, for whatever f, t and x come in")
check("fade, on a picture with nothing in it", is_equivariant(fade, to_the_right, zeros(6, 9)), True)
check("three steps in a row, all equivariant", is_equivariant(deep, to_the_right, scene), True)

# %% [markdown]
# **Hint.** Two ways: `f(t(x))` and `t(f(x))`. Subtract, and look at the largest difference.

# %% [markdown]
# **Second hint.** `(f(t(x)) - t(f(x))).abs().max().item() <= 1e-5` is True or False. When the two
# shapes differ you cannot subtract, so compare the shapes first.

# %% [markdown]
# The last check is why deep networks inherit the property: steps that are equivariant stay so in a
# row. One step like `halve` or `fade` breaks the chain. (Strides and pooling are a kind of `halve`.
# They keep a weaker promise: a shift by 2 becomes a shift by 1.)

# %% Compute: a stride keeps half the promise items="B17"
def strided(x):
    return xcorr(x, upright_line, stride=2)


by_two = pushed(scene, 2)
check("shifted by 2, the strided map shifts by 1", strided(by_two), pushed(strided(scene), 1))
by_one = strided(pushed(scene, 1))
check("shifted by 1, it does not know where to go",
      [equal(by_one, strided(scene)), equal(by_one, pushed(strided(scene), 1))], [False, False])

# %% [markdown]
# ## 4. Not invariant
#
# Now the other word. Is a convolution invariant to shifts, f(t(x)) = f(x)? Surely not: its map
# moves. On a portrait, where no two places look alike, nearly every number changes.

# %% Predict: the same map? items="B18"
predict("Lincoln moves one pixel. How much of his edge map stays: 0, 50 or 100 percent?", 0)
portrait = equiv(edges, ("shift", 0, 1), lincoln)
check("conv(shift x) is not conv(x): hardly a number stays", portrait.invariance < 0.05)  # it is 0
check("but it is equivariant inside", portrait.equivariance_interior, 1.0)

# %% [markdown]
# What *is* invariant? Whatever forgets the place: the largest answer, the sum of all, the mean. You
# met the largest answer as the complex cell of lesson 3. This is how a network that has to say
# "dog" and not "dog, there" gets rid of the place at its end.

# %% Compute: keep the best, forget the place items="B18"
def best(x):
    return xcorr(x, upright_line).max()


for columns in (0, 3, 9, 15):
    print(f"moved by {columns:2}: best answer {best(pushed(scene, columns)).item()}")
answers = [best(pushed(scene, columns)).item() for columns in (0, 3, 9, 15)]
check("always the same", answers, [answers[0]] * 4)
check("so says equiv", equiv(best, ("shift", 0, 9), scene).invariance, 1.0)

# %% [markdown]
# ## 5. Not for turning, not for scaling
#
# Sharing weights over *places* makes a convolution equivariant to shifts, and to nothing else. Turn
# the picture by a quarter: a detector of upright lines finds the lines that lay flat.

# %% See: a turned picture items="B18"
def quarter_turn(x):
    return x.transpose(-1, -2).flip(-2)


letter = glyphs.place(zeros(16, 16), small_t, 3, 3)
turned_map = quarter_turn(xcorr(letter, upright_line))
map_of_turned = xcorr(quarter_turn(letter), upright_line)
show(turned_map, kind="signed", title="compute, then turn")
show(map_of_turned, kind="signed", title="turn, then compute")
check("not the same", equal(turned_map, map_of_turned), False)

# %% Compute: two kernels, turned items="B18"
blur = tensor([[1.0, 2.0, 1.0], [2.0, 4.0, 2.0], [1.0, 2.0, 1.0]])
lopsided = tensor([[1.0, 2.0, 0.0], [0.0, 1.0, 0.0], [0.0, 3.0, -1.0]])
not_symmetric = equiv(lopsided, "rot90", noise)
symmetric = equiv(blur, "rot90", noise)
check("a kernel without symmetry: not one place agrees", not_symmetric.equivariance, 0.0)
check("a kernel that looks the same when turned: all agree", symmetric.equivariance, 1.0)

# %% [markdown]
# The blur is the exception that shows the reason: turning it changes nothing. In general, turning
# the picture has the same effect as turning the *kernel* the other way. So turn both:

# %% Predict: turn both items="B18"
predict("Picture and kernel are turned by 90 degrees. By how many is the map turned?", 90)
check("xcorr(turn x, turn k) = turn xcorr(x, k)", xcorr(quarter_turn(noise), quarter_turn(lopsided)),
      quarter_turn(xcorr(noise, lopsided)), tol=1e-5)

# %% [markdown]
# A network that must cope with turned pictures needs turned copies of its filters (it will learn
# them if the data asks for it), or turned copies of its pictures to learn from. The same holds for
# size. Here each pixel of the letter becomes four.

# %% See: the letter, twice as large items="B18"
def enlarge(x):
    """Twice as high and wide: each pixel becomes 2 x 2."""
    return x.repeat_interleave(2, 0).repeat_interleave(2, 1)


large_t = enlarge(small_t)
one_way, other_way = xcorr(large_t, upright_line), enlarge(xcorr(small_t, upright_line))
show(xcorr(small_t, upright_line), kind="signed", title="the small T: a line detector finds a line")
show(one_way, kind="signed", title="the large T: two edges instead")
print("sizes:", tuple(one_way.shape), "and", tuple(other_way.shape))
check("not even the sizes agree", one_way.shape == other_way.shape, False)
check("the small stroke answers 6, the large one 3", (other_way.max().item(), one_way.max().item()), (6, 3))

# %% Change: how much is left? items="B18"
template = glyphs.draw("T", size=10)  # try "L", "X", "O", "+"


def found(picture):
    """How well the template fits at its best place: 1.0 is a perfect fit."""
    def fit_of(patch):
        return (patch == template).float().mean().item()
    return scan(fit_of, picture, template.shape, 1).max().item()


canvas = zeros(24, 24)
shown = {
    "as drawn": glyphs.place(canvas, template, 1, 1),
    "shifted": glyphs.place(canvas, template, 11, 9),
    "turned": glyphs.place(canvas, quarter_turn(template), 7, 7),
    "mirrored": glyphs.place(canvas, template.flip([1]), 7, 7),
    "enlarged": glyphs.place(canvas, enlarge(template), 2, 2),
}
fits = {name: found(picture) for name, picture in shown.items()}
show(fits, kind="bars", title="best match of the template")
check("shifted: as good as new", (fits["as drawn"], fits["shifted"]), (1.0, 1.0))

# %% [markdown]
# The T survives the mirror, being symmetric, and fails the turn and the change of size. That is the
# report on plain convolution plus "keep the best": perfect for shifts, nothing for the rest.

# %% [markdown]
# ## 6. Pooling: a little invariance
#
# Between "tell exactly where" and "forget where" lies a middle way: keep the best answer of a small
# *neighbourhood*. Then a small shift often changes nothing, for the best is still in the
# neighbourhood. This is **max-pooling**, and lesson 8 is about it. A textbook has an example with
# four numbers: 0.1, 1, 0.2, 0.1. Each output is the largest of a number and its two neighbours.
# Then everything moves one step to the right, and 0.3 comes in.

# %% Exercise 6.2: pool by hand items="D8"
def pool3(values):
    """A list: for each number the largest of itself and its neighbours, as many as there are."""
    ### BEGIN SOLUTION
    pooled = []
    for place in range(len(values)):
        pooled.append(max(values[max(place - 1, 0):place + 2]))
    return pooled
    ### END SOLUTION


check("0.1 1 0.2 0.1", pool3([0.1, 1.0, 0.2, 0.1]), [1.0, 1.0, 1.0, 0.2],
      hint="the first number has one neighbour only")
check("shifted: 0.3 0.1 1 0.2", pool3([0.3, 0.1, 1.0, 0.2]), [0.3, 1.0, 1.0, 1.0])
check("the largest of negative numbers", pool3([-3.0, -1.0, -2.0]), [-1.0, -1.0, -1.0],
      hint="beyond the end there is nothing, which is not the same as 0")
check("one number", pool3([5.0]), [5.0])

# %% [markdown]
# **Hint.** For each place take a slice of the list from one before to one after, and its `max`. A
# slice `values[a:b]` stops before b, and it may reach beyond the end of the list without harm.

# %% [markdown]
# **Second hint.** At the start, `place - 1` would be -1, which Python reads as "the last".
# `max(place - 1, 0)` prevents that: `max(values[max(place - 1, 0):place + 2])`.

# %% Compute: what changed? items="D8"
import torch.nn.functional as F

before, after = tensor([[0.1, 1.0, 0.2, 0.1]]), tensor([[0.3, 0.1, 1.0, 0.2]])
pooled_before, pooled_after = F.max_pool1d(before, 3, 1, 1), F.max_pool1d(after, 3, 1, 1)
print("inputs", before, after, sep="\n")
print("pooled", pooled_before, pooled_after, sep="\n")
check("the library pools as the textbook does", pooled_before, tensor([[1, 1, 1, 0.2]]), tol=1e-6)
check("and after the shift", pooled_after, tensor([[0.3, 1, 1, 1]]), tol=1e-6)
check("all four inputs changed", (before != after).sum().item(), 4)
check("only half of the outputs did", (pooled_before != pooled_after).sum().item(), 2)

# %% [markdown]
# Half: is that typical? Think of random numbers. A window of 3 and the window one step further
# share two of the four numbers that they cover. If the largest of the four is a shared one, nothing
# changes: two chances in four.

# %% Predict: wider windows items="D8"
predict("Windows of 5: two neighbours share 4 of 6 numbers. How many percent stay?", 67)
manual_seed(8)
numbers = rand(1, 1, 200001)
for width in (1, 2, 3, 5, 9):
    pooled = F.max_pool1d(numbers, width, 1)[0, 0]
    stay = (pooled[1:] == pooled[:-1]).float().mean().item()
    expected = (width - 1) / (width + 1)
    print(f"window of {width}: {100 * stay:.1f} % unchanged, expected {100 * expected:.1f} %")
    check(f"(w - 1) / (w + 1) for w = {width}", stay, expected, tol=0.01)

# %% [markdown]
# A window of 1 is no pooling: everything changes. The wider the window, the more stable the answer,
# and the less it says about the place. Now real maps: edges of letters and of the portrait, a pixel
# further to the right. We count only places that answer at all, before or after; silence is no
# achievement.

# %% Compute: maps of pictures, shifted by one pixel items="D8"
def unchanged(one, other):
    """Which share of the places that answer in either map has the same answer in both."""
    answers = (one.abs() > 1e-3) | (other.abs() > 1e-3)
    return ((one - other).abs()[answers] < 1e-3).float().mean().item()


canvas = zeros(20, 20)
pictures = {name: glyphs.place(canvas, glyphs.draw(name, size=12), 4, 4) for name in ["X", "O", "T", "H"]}
pictures["Lincoln"] = lincoln
stable = {}
for name, picture in pictures.items():
    first, second = relu(edges(picture)), relu(edges(pushed(picture, 1)))
    stable[name] = (unchanged(first, second), unchanged(max_pool(first, 3, 1), max_pool(second, 3, 1)))
    plain, pooled = stable[name]
    print(f"{name:8} unpooled {100 * plain:3.0f} % unchanged, pooled {100 * pooled:3.0f} %")
check("pooled answers are more stable, on every picture",
      all(pooled > plain for plain, pooled in stable.values()))

# %% [markdown]
# ## 7. The report
#
# Three functions, four changes, two measures. What do you expect in each row? The picture is a
# patch of noise in the middle of a dark canvas, so that no border disturbs us. For `best_edge`,
# which gives a single number, only invariance makes sense.

# %% Compute: shift, turn, mirror, shrink items="B18 D8"
def pooled_edges(x):
    return max_pool(edges(x), 3, 1)


def best_edge(x):
    return edges(x).max()


def shift(x):
    return pushed(x, 1)


def shrink(x):
    """Half the size, each pixel the mean of four, in the middle of a canvas of the old size."""
    half = (x[0::2, 0::2] + x[1::2, 0::2] + x[0::2, 1::2] + x[1::2, 1::2]) / 4
    return glyphs.place(zeros(x.shape[0], x.shape[1]), half, half.shape[0] // 2, half.shape[1] // 2)


manual_seed(7)
patch_of_noise = glyphs.place(zeros(40, 40), randn(16, 16), 12, 12)


def moves_and_stays(f, t):
    """In how many percent of places f(t(x)) is t(f(x)), and f(x)."""
    before, after = f(patch_of_noise), f(t(patch_of_noise))
    moves = None if before.dim() == 0 else round(100 * unchanged(after, t(before)))
    return moves, round(100 * unchanged(after, before))


report = {}
print("                          equivariant   invariant")
for f in (edges, pooled_edges, best_edge):
    for t in (shift, quarter_turn, mirror, shrink):
        moves, stays = moves_and_stays(f, t)
        report[f.__name__, t.__name__] = (moves, stays)
        print(f"{f.__name__:12} {t.__name__:12} {'-' if moves is None else moves:>8} % {stays:>8} %")

check("shifts: all edges move along, none stays", report["edges", "shift"], (100, 0))
check("pooled edges move along as well", report["pooled_edges", "shift"][0], 100)
# measured on three patches of noise: 32 to 36 percent stay; of the turned ones 4 or 5 move along, of the shrunk none
check("and of those, a quarter or more stay", report["pooled_edges", "shift"][1] >= 25)
check("the best edge stays", report["best_edge", "shift"][1], 100)
check("turned: next to nothing moves along or stays", max(report["edges", "quarter_turn"]) <= 10)
check("shrunk: the same", max(report["edges", "shrink"]) <= 10)
check("mirrored: sobel_y is its own mirror image", report["edges", "mirror"][0], 100)

# %% [markdown]
# (The few percent of the turn are the corners of the patch, where only one weight of the kernel
# sees anything: 1 or -1, and a turned `sobel_y` has the same in two of its corners.)

# %% [markdown]
# ## What you know now
#
# - Equivariant: the result moves with the picture. Invariant: it does not change. "Where" and
#   "whether".
# - Convolution is equivariant to shifts, exactly in the interior, wrongly at the border, because
#   weights are shared over places.
# - It is not invariant. The largest answer is; and pooling a little, (w - 1)/(w + 1) for random
#   numbers.
# - A stride of 2 keeps the promise for shifts by 2 only.
# - Turning and scaling are another matter: only what the kernel shares, or what the examples show,
#   is learned once for all.
#
# So far every picture had one channel and nearly every layer one filter. Real ones have many of
# both: [lesson 7](07-channels-in-filters-out.py).
