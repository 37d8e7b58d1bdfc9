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
# # Lesson 12: Car or truck?
#
# One lecture stakes its whole case for convolutional networks on one question and four numbers. The
# question: does a small picture show a car or a truck? The numbers: a straight line through the raw
# pixels gets 72 % of its training pictures and 63 % of new ones right; a small convolutional
# network gets 94 % and 90 %. In this lesson you repeat the experiment, both halves of it, and find
# out where the difference comes from.

# %% [markdown]
# ## 1. Ten thousand pictures
#
# The lecture takes its pictures from CIFAR-10: 32 x 32 pixels in three colours, 10,000 to train on
# and 2,000 to test with, half cars and half trucks. Of that data set's ten classes it needs two.

# %% Compute: two classes of ten items="F17"
names = datasets.cifar10_labels
print(", ".join(names))
check("class 1 is the car", names[1], "automobile")
check("class 9 is the truck", names[9], "truck")

# %% [markdown]
# CIFAR-10 is not part of this course. If you have its binary files, name their folder in
# `$CIFAR10_BIN` and the lesson takes the real cars and trucks. Otherwise it takes drawn ones, and
# says so. They are drawn to be as hard, and for the same reasons:
#
# - a car is a low body with a cabin in its middle; a truck is a tall box with a lower cab at one
#   end;
# - place, size, tone and direction differ from picture to picture;
# - most are brighter than the ground behind them, but not all.

# %% See: drawn cars and trucks in colour items="F17"
coloured, kinds = datasets.vehicles(6, gray=False, seed=3)
show(coloured, title="car, truck, car, truck, car, truck")
check("three channels of 32 x 32", coloured.shape, (6, 3, 32, 32))
check("cars are 0, trucks 1, in turn", kinds.tolist(), [0, 1, 0, 1, 0, 1])

# %% [markdown]
# The lecture drops the colour. How bright does a coloured pixel look? Eyes take green for bright
# and blue for dark, so the usual formula is 0.299 red + 0.587 green + 0.114 blue.

# %% Compute: to grey items="F17"
gray = 0.299 * coloured[:, 0] + 0.587 * coloured[:, 1] + 0.114 * coloured[:, 2]
drawn_gray, kinds = datasets.vehicles(6, seed=3)
show(gray[:4], title="the first four in grey")
check("the weights sum to 1, so white stays white", 0.299 + 0.587 + 0.114, 1.0)
check("the same six, drawn in grey", gray, drawn_gray[:, 0], tol=1e-5)

# %% Compute: all of them items="F17"
import torch

X_train, y_train, X_test, y_test = datasets.car_truck(gray=True, seed=0)
print("to train", tuple(X_train.shape), " to test", tuple(X_test.shape))
check("10,000 to train on, one channel, at the end", tuple(X_train.shape), (10000, 32, 32, 1))
check("2,000 to test with", tuple(X_test.shape), (2000, 32, 32, 1))
check("half of them trucks", (y_train.float().mean().item(), y_test.float().mean().item()), (0.5, 0.5))

drawn = y_train[:20].tolist() == [0, 1] * 10  # drawn ones come in turn, CIFAR-10's as they fell

# %% [markdown]
# A coin gets half of them right. Everything below has to be measured against that.

# %% [markdown]
# ## 2. First attempt: a straight line
#
# The oldest recipe of all is least squares. Give each pixel a weight, add up pixel times weight,
# add a bias, and call the result the score. A truck should score 1, a car -1. Choose the weights
# for which the sum of the squared errors over all training pictures is smallest. Then a picture
# with a score above 0 is called a truck.

# %% Predict: how many weights? items="F18"
predict("One weight for each grey pixel of 32 x 32, and one bias: how many numbers?", 1025)
check("32 * 32 + 1", X_train[0].numel() + 1, 1025)

# %% [markdown]
# With a 1 written behind each picture's pixels the bias becomes a weight like the others, and the
# pictures become a matrix A, one row each. The best weights w solve the **normal equations**
#
# $$(A^T A) \, w = A^T b.$$
#
# They say: what is left over, b - A w, has nothing in common with any column of A. The matrix on
# the left is only 1,025 x 1,025, however many pictures there are.

# %% Compute: on a small scale, against the library's least squares items="F18"
import numpy as np


def rows(pictures):
    """Each picture as one row of numbers, and a 1 behind them."""
    flat = pictures.reshape(len(pictures), -1)
    return torch.cat([flat, torch.ones(len(flat), 1)], dim=1)


def score(pictures, w):
    return rows(pictures) @ w


small = avg_pool(X_train[:300].permute(0, 3, 1, 2), 4)
A, b = rows(small).double(), 2.0 * y_train[:300].double() - 1
print("300 pictures, shrunk to", tuple(small.shape[1:]), ": A is", tuple(A.shape))

by_equations = np.linalg.solve((A.T @ A).numpy(), (A.T @ b).numpy())
by_library = np.linalg.lstsq(A.numpy(), b.numpy(), rcond=None)[0]
check("both give the same 65 weights", torch.tensor(by_equations), torch.tensor(by_library), tol=1e-6)

left_over = A @ torch.tensor(by_equations) - b
check("what is left over has nothing in common with A", (A.T @ left_over).abs().max().item(), 0.0, tol=1e-6)

# %% [markdown]
# Write it once yourself. `np.linalg.solve(M, v)` solves M w = v.

# %% Exercise 12.1: least squares items="F18"
def least_squares(A, b):
    """The weights w for which A @ w comes closest to b; A and b are NumPy arrays."""
    ### BEGIN SOLUTION
    return np.linalg.solve(A.T @ A, A.T @ b)
    ### END SOLUTION


def listed(w):
    return None if w is None else [round(float(value), 6) for value in w]


line = np.array([[0.0, 1.0], [1.0, 1.0], [2.0, 1.0]])
check("points on a line: slope 2, height 1", listed(least_squares(line, np.array([1.0, 3.0, 5.0]))), [2.0, 1.0])
check("points beside a line: the best compromise", listed(least_squares(line, np.array([0.0, 0.0, 3.0]))),
      [1.5, -0.5], hint="multiply both sides by A.T: the equations are (A.T @ A) w = A.T @ b")
check("one column: the mean", listed(least_squares(np.ones((4, 1)), np.array([1.0, 2.0, 3.0, 6.0]))), [3.0])

# %% [markdown]
# **Hint.** `A.T @ A` is the matrix on the left, `A.T @ b` the right-hand side.

# %% [markdown]
# **Second hint.** One line: `return np.linalg.solve(A.T @ A, A.T @ b)`.

# %% Compute: the lecture's first experiment items="F18"
def fit_line(pictures, truth):
    """Weights and bias by least squares: trucks at 1, cars at -1."""
    A, b = rows(pictures), 2.0 * truth.float() - 1
    w = np.linalg.solve((A.T @ A).double().numpy(), (A.T @ b).double().numpy())
    return torch.tensor(w).float()


def accuracy(scores, truth):
    """The part of the pictures on the right side of 0."""
    return ((scores > 0).long() == truth).float().mean().item()


w = fit_line(X_train, y_train)
line_train, line_test = accuracy(score(X_train, w), y_train), accuracy(score(X_test, w), y_test)
print(f"least squares: training pictures {line_train:.3f}, new pictures {line_test:.3f}")
print("the lecture, on CIFAR-10:        0.72                0.63")

# Measured on drawn vehicles of seeds 0 to 2: .725 to .728 and .613 to .638.
check("a little better than a coin on new pictures", line_test >= 0.60)
check("but not much", line_test <= 0.67)
check("better on the pictures it was fitted to", 0.69 <= line_train <= 0.76)

# %% [markdown]
# ## 3. Why a straight line is not enough
#
# The weights have the shape of a picture. So look at them: orange pixels speak for a truck, blue
# ones for a car.

# %% See: the one template of the straight line items="F18"
template = w[:1024].reshape(32, 32)
show(template, kind="signed", title="the weights")
middle, top = template[10:28, 4:28].abs().mean().item(), template[:4].abs().mean().item()
print(f"size of a weight: in the middle {middle:.3f}, in the top rows {top:.3f}")
check("a weight for each pixel", template.shape, (32, 32))

# %% [markdown]
# Do you see a truck? There is hardly more than noise. Among the drawn pictures, the weights are even
# larger in the top rows, where no vehicle ever stands, than in the middle: the line has used those
# pixels to please single training pictures. That is where its better result on *them* comes from.

# %% See: the mean car, the mean truck, and their difference items="F18"
mean_car = X_train[y_train == 0].mean(dim=0)[:, :, 0]
mean_truck = X_train[y_train == 1].mean(dim=0)[:, :, 0]
show(mean_car, title="mean of all cars")
show(mean_truck, title="mean of all trucks")
difference = mean_truck - mean_car
show(difference, kind="signed", title="truck minus car")
print(f"largest difference {difference.abs().max().item():.3f}, spread of a pixel {X_train.std().item():.3f}")
check("no pixel tells much by itself", difference.abs().max().item() < X_train.std().item())

# %% [markdown]
# A straight line owns exactly *one* template, in one place, and compares every picture with it.
# Cars of all sizes, places and directions average to a smear. There is a deeper reason, too. Take a
# picture x and its negative, 1 - x. You recognise the truck in both.

# %% Predict: the score of a negative items="F18"
predict("Are the scores of x and of 1 - x free of each other? 1 yes, 0 no", 0)
scores, negatives = score(X_test[:5], w), score(1 - X_test[:5], w)
for one, other in zip(scores.tolist(), negatives.tolist()):
    print(f"picture {one:7.3f}   negative {other:7.3f}   sum {one + other:7.3f}")
total = (w[:1024].sum() + 2 * w[1024]).item()
check("the two always sum to the same number", scores + negatives, full((5,), total), tol=1e-3)

# %% Exercise 12.2: the score of a negative items="F18"
def negative_score(score_of_x, weights, bias):
    """The score of the picture 1 - x, from the score of x alone: no picture is needed."""
    ### BEGIN SOLUTION
    return weights.sum().item() + 2 * bias - score_of_x
    ### END SOLUTION


three = tensor([1.0, -2.0, 4.0])
check("x = (1, 1, 1), bias 0: score 3, the negative is black", negative_score(3.0, three, 0.0), 0.0)
check("x = (1, 0, 0), bias .5: score 1.5", negative_score(1.5, three, 0.5), 2.5,
      hint="its negative is (0, 1, 1): -2 + 4 + .5. The bias is added once in each of the two scores")
check("the first test picture", negative_score(scores[0].item(), w[:1024], w[1024].item()),
      negatives[0].item(), tol=1e-3)

# %% [markdown]
# **Hint.** Write both scores down: w . x + bias, and w . (1 - x) + bias. Add them.

# %% [markdown]
# **Second hint.** The sum is the sum of all weights plus twice the bias; x has dropped out. So the
# negative's score is that sum minus the score of x.

# %% [markdown]
# When the picture's score goes up, its negative's goes down by just as much. So a straight line on
# raw pixels *cannot* learn "a tall box, brighter or darker than the ground". And it holds for more
# than negatives: whatever is not a sum of single pixels is out of its reach, such as "these two
# pixels differ". Edges, corners and wheels are of that kind. Needed are better features.

# %% Change: fewer examples items="F18"
examples = 2000  # try 1100, 4000

fewer = fit_line(X_train[:examples], y_train[:examples])
on_seen = accuracy(score(X_train[:examples], fewer), y_train[:examples])
on_new = accuracy(score(X_test, fewer), y_test)
print(f"fitted to {examples} pictures: on those {on_seen:.3f}, on new ones {on_new:.3f}")
check("the gap grows", on_seen - on_new > line_train - line_test)

# %% [markdown]
# With 2,000 examples for 1,025 weights it does very well on the pictures it has seen, and hardly
# better than a coin on others: it has learned them by heart. More examples help against that
# (lesson 14 knows other cures), but no number of examples turns a straight line into eyes.

# %% [markdown]
# ## 4. Second attempt: the convolutional network
#
# The same pictures, and the listing of lesson 11: three convolutional layers with 32, 64 and 64
# filters, ReLU, pooling after the first two, a dense layer of 64 and one output through a sigmoid.

# %% See: the listing items="E5 F19"
import keras

keras.utils.set_random_seed(0)

model = keras.models.Sequential()

model.add( keras.layers.Conv2D(32, (7, 7), activation='relu', input_shape=(32, 32, 1)))
model.add(keras.layers.MaxPooling2D((2, 2)))

model.add(keras.layers.Conv2D(64, (5, 5), activation='relu'))
model.add(keras.layers.MaxPooling2D((2, 2)))

model.add(keras.layers.Conv2D(64, (3, 3), activation='relu'))

model.add(keras.layers.Flatten())
model.add(keras.layers.Dropout(0.5))
model.add(keras.layers.Dense(64, activation='relu'))
model.add(keras.layers.Dense(1, activation='sigmoid'))

model.compile(
    optimizer=keras.optimizers.RMSprop(),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=['accuracy']
)
check("106,305 parameters", model.count_params(), 106305)

# %% [markdown]
# The lecture trains it for 30 epochs on all 10,000 pictures. That is 30 times 313 steps; the short
# way of this lesson takes 2,000 pictures and 8 epochs, which is enough to see the difference.
# (`convbook run --full` goes the whole way.)

# %% Compute: what it will cost items="F19"
count, epochs = (2000, 8) if fast else (10000, 30)

steps = -(-count // 32)
cost = budget(model, (32, 32, 1), batches=steps, epochs=epochs, batch_size=32)
check("steps in an epoch", steps, 63 if fast else 313)
check("5.4 million multiplications a picture, forward, and three times that to train", cost.flop,
      6 * 5371072 * 32 * steps * epochs)

# %% Compute: training items="F19"
filters_before = torch.tensor(model.layers[0].get_weights()[0])
history = model.fit(X_train[:count], y_train[:count], epochs=epochs,
                    validation_data=(X_test[:500], y_test[:500]))

# %% See: how it went items="F19"
curves = history.history
show({name: curves[name] for name in ["accuracy", "val_accuracy"]}, kind="curve", xlabel="epoch")
# Measured in the short way over seeds 0 to 3 (AVX-512) and 0 to 2 (AVX2): to between .16 and .28 of the first.
check("the loss fell by a third or more", curves["loss"][-1] <= 0.67 * curves["loss"][0])

# %% Compute: the four numbers items="F18 F19"
seen, new = model.predict(X_train[:count], verbose=0), model.predict(X_test, verbose=0)
network_train = accuracy(torch.tensor(seen)[:, 0] - 0.5, y_train[:count])
network_test = accuracy(torch.tensor(new)[:, 0] - 0.5, y_test)

print("                    training   new    the lecture")
print(f"least squares          {line_train:.2f}   {line_test:.2f}     0.72  0.63")
print(f"convolutional network  {network_train:.2f}   {network_test:.2f}     0.94  0.90")
show({"coin": 0.5, "least squares": line_test, "network": network_test}, kind="bars",
     title="right answers on new pictures")

# Measured on drawn vehicles with 2,000 pictures and 8 epochs: .956 to .972 over seeds 0 to 3 (AVX-512) and
# 0 to 2 (AVX2). (With 6 epochs .89 to .94 in ten runs, and .80 in one: an epoch of RMSprop can end badly.)
# In full .996 and .998.
# On CIFAR-10 the lecture reached .90 in full; the short way there asks only for better than the line.
enough = (0.80 if fast else 0.90) if drawn else (line_test if fast else 0.85)
check("the network, on pictures it has never seen", network_test >= enough)

# %% [markdown]
# ## 5. Its filters, before and after
#
# 32 filters of 7 x 7 is what it has to look at the picture with. They began as noise.

# %% See: the 32 filters before training items="F21"
show(filters_before, kind="filters", title="before: noise")
check("7 x 7, one channel, 32 filters", tuple(filters_before.shape), (7, 7, 1, 32))

# %% See: the 32 filters after training items="F21"
filters_after = torch.tensor(model.layers[0].get_weights()[0])
show(filters_after, kind="filters", title="after training")
moved = (filters_after - filters_before).abs().mean().item()
print(f"a weight moved by {moved:.4f} in the mean; its size was {filters_before.abs().mean().item():.4f}")
check("all 32 have moved", bool(((filters_after - filters_before).abs().amax(dim=(0, 1, 2)) > 0.001).all()))

# %% [markdown]
# Here and there a soft bar or a step from bright to dark has formed; much noise of the beginning is
# still there. Good first-layer filters need more pictures and more time than this, and yet those
# few hundred steps were enough. Lesson 15 looks more closely at what layers learn.

# %% [markdown]
# ## 6. The last layer is a straight line
#
# Cut the network open before its last layer. What comes out there are 64 numbers for each picture,
# and the last layer does with them just what section 2 did with pixels: weights, a bias, above or
# below. So the layers before it have one job, to turn pictures into features that a straight line
# *can* separate. Did they? Try least squares again, on the 64 features.

# %% Compute: 64 features of each picture items="A19"
cut = keras.Sequential(model.layers[:-1])
features_train = torch.tensor(cut.predict(X_train[:count], verbose=0))
features_test = torch.tensor(cut.predict(X_test, verbose=0))
print("features", tuple(features_train.shape), tuple(features_test.shape))
check("64 numbers a picture", tuple(features_test.shape), (2000, 64))

last_weights, last_bias = model.layers[-1].get_weights()
by_hand = features_test @ torch.tensor(last_weights) + torch.tensor(last_bias)
check("the last layer is a weighted sum, and sigmoid", torch.sigmoid(by_hand), torch.tensor(new), tol=1e-4)

# %% Compute: the straight line again, on learned features items="A19"
A, b = rows(features_train), 2.0 * y_train[:count].float() - 1
# A feature that is always 0 would leave the equations without an answer; a whiff of 1e-6 gives them one.
M = (A.T @ A).double() + 1e-6 * torch.eye(65, dtype=torch.float64)
on_features = torch.tensor(np.linalg.solve(M.numpy(), (A.T @ b).double().numpy())).float()
learned_test = accuracy(rows(features_test) @ on_features, y_test)

print(f"least squares on 1,024 pixels   {line_test:.3f}")
print(f"least squares on 64 features    {learned_test:.3f}")
print(f"the network's own last layer    {network_test:.3f}")
# Measured in the short way over seeds 0 to 3 (AVX-512) and 0 to 2 (AVX2): .957 to .975, and .956 to .972 for
# the last layer itself; in full .993 and .997, and .996 and .998.
check("within a point of the network's own last layer, or better", learned_test >= network_test - 0.01)
if not fast:
    check("trained in full, the two agree within a point", learned_test, network_test, tol=0.01)
check("and far better than on pixels", learned_test - line_test >= (0.15 if drawn else 0.05))

# %% [markdown]
# The same recipe, the same pictures: it was the features all along. (That least squares can even
# beat the network's own last layer is no witchcraft. After eight epochs that layer was still
# learning, and each of its steps saw 32 pictures; the equations look at all at once. After thirty
# the two agree.)

# %% [markdown]
# ## 7. Twenty pictures
#
# The lecture ends with twenty of its test pictures, each marked with two words such as "truck /
# car": the truth and the answer. Count them.

# %% See: the lecture's twenty items="F20"
twenty = [("car", "car"), ("truck", "car"), ("truck", "truck"), ("truck", "truck"), ("truck", "truck"),
          ("truck", "truck"), ("truck", "truck"), ("car", "car"), ("truck", "truck"), ("truck", "truck"),
          ("truck", "truck"), ("truck", "truck"), ("car", "car"), ("car", "truck"), ("truck", "car"),
          ("car", "car"), ("truck", "truck"), ("car", "car"), ("car", "car"), ("car", "car")]
for pair in [("car", "car"), ("car", "truck"), ("truck", "car"), ("truck", "truck")]:
    print(" / ".join(pair), twenty.count(pair))
check("twenty pictures", len(twenty), 20)
check("7 car / car", twenty.count(("car", "car")), 7)
check("10 truck / truck", twenty.count(("truck", "truck")), 10)
check("2 truck / car", twenty.count(("truck", "car")), 2)
check("1 car / truck", twenty.count(("car", "truck")), 1)

# %% Predict: how many are right? items="F20"
predict("17 of 20 are right. How many percent?", 85)
check("85 %", sum(one == other for one, other in twenty) / 20, 0.85)

# %% [markdown]
# A **confusion matrix** has a row for each truth and a column for each answer; what is right stands
# on the diagonal. But which of the two words is the truth? The slides do not say. Try both
# readings.

# %% Exercise 12.3: count the confusion items="F20"
def confusion(pairs):
    """[[cars called car, cars called truck], [trucks called car, trucks called truck]];
    each pair is (truth, answer)."""
    ### BEGIN SOLUTION
    names = ["car", "truck"]
    counts = [[0, 0], [0, 0]]
    for truth, answer in pairs:
        counts[names.index(truth)][names.index(answer)] += 1
    return counts
    ### END SOLUTION


swapped = [(other, one) for one, other in twenty]
check("one car, taken for a truck", confusion([("car", "truck")]), [[0, 1], [0, 0]])
check("the first word as the truth", confusion(twenty), [[7, 1], [2, 10]],
      hint="the first word chooses the row, the second the column")
check("the second word as the truth", confusion(swapped), [[7, 2], [1, 10]])

# %% [markdown]
# **Hint.** Start with `counts = [[0, 0], [0, 0]]` and go through the pairs: `for truth, answer in
# pairs:`.

# %% [markdown]
# **Second hint.** `names = ["car", "truck"]`; then `counts[names.index(truth)][names.index(answer)]
# += 1`.

# %% Compute: both readings items="F20"
numbers = {"car": 0, "truck": 1}
first = tensor([numbers[one] for one, other in twenty])
second = tensor([numbers[other] for one, other in twenty])
trucks_found = []
for words, truth, said in [("first", first, second), ("second", second, first)]:
    show(metrics.confusion(truth, said), kind="confusion", names=["car", "truck"],
         title=f"the {words} word is the truth")
    check("85 % are right", metrics.accuracy(truth, said), 0.85)
    trucks_found.append(metrics.recall(truth, said, average=None)[1].item())
check("trucks found: 10 of 12, or 10 of 11", trucks_found, [10 / 12, 10 / 11], tol=1e-4)

# %% [markdown]
# The share of right answers does not mind; the share of *trucks that were found* does: 10 of 12 or
# 10 of 11. Always say which side is the truth.
#
# One more caution: twenty pictures are few. With an accuracy of 90 % one expects 18 right of 20,
# and 17 or 19 are nothing unusual.

# %% See: twenty of ours, the truth first items="F20"
answers = (torch.tensor(new)[:, 0] > 0.5).long()
show(X_test[:20, :, :, 0], title="twenty test pictures")
words = datasets.vehicle_labels
for start in [0, 5, 10, 15]:
    print("   ".join(f"{words[t]} / {words[a]}" for t, a in zip(y_test[start:start + 5].tolist(),
                                                              answers[start:start + 5].tolist())))
print("right:", (answers[:20] == y_test[:20]).sum().item(), "of 20")

# %% Compute: all 2,000 items="F20 F19"
table = metrics.confusion(y_test, answers)
show(table, kind="confusion", names=words, title="rows: the truth; columns: the network")
check("all 2,000 are in it", table.sum().item(), 2000)
check("its diagonal is the accuracy", (table[0, 0] + table[1, 1]).item() / 2000, network_test, tol=1e-6)

# %% Change: what does it answer to a negative? items="F19"
share = 1.0  # 0 is the picture itself, 1 its negative; try 0.25

mixed = (1 - share) * X_test[:500] + share * (1 - X_test[:500])
answer = torch.tensor(model.predict(mixed, verbose=0))[:, 0]
print(f"the network on negatives     {accuracy(answer - 0.5, y_test[:500]):.3f}")
print(f"the straight line on them    {accuracy(score(mixed, w), y_test[:500]):.3f}")

# %% [markdown]
# The network is not good at negatives either: one vehicle in ten darker than the ground was not
# much to learn from. But nothing forbids it to learn them. The straight line is forbidden.

# %% [markdown]
# ## What you know now
#
# - Least squares solves one system of equations and draws a straight line through pixel space: 72 %
#   and 63 % in the lecture, nearly the same here.
# - It has one template, cannot know "differs from its neighbour", and answers a negative with the
#   opposite.
# - The listing's network reaches 90 % and more on new pictures. Its last layer is a straight line,
#   too; the layers before it make features on which a straight line works.
# - Accuracy is one number; a confusion matrix says which mistakes. State which side is the truth.
#
# The listing came with an optimizer, a learning rate and first weights that we took on trust. The
# next lesson takes them apart: [lesson 13](13-training-knobs.py).
