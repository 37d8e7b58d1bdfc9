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
# # Lesson 11: Two listings, typed in
#
# Two of the lectures print a network as code, in Keras. In this lesson you type both in and make
# them run. On the way you learn to read such a listing the way its author does: what comes out of
# each line, how many numbers it has to learn, and what the library fills in when the listing is
# silent.

# %% [markdown]
# ## 1. Three spellings, one layer
#
# So far we have written a convolution as `xcorr(x, kernel)` and as `torch.nn.Conv2d`. Keras spells
# the same layer `Conv2D`. Three habits differ:
#
# | | our verbs and PyTorch | Keras |
# |---|---|---|
# | a picture | channel, row, column | row, column, **channel** |
# | weights | (filters, channels, rows, columns) | (rows, columns, channels, filters) |
# | channels that come in | you say | it looks, at the first picture |
#
# The mathematics does not differ, and neither do the numbers.

# %% Predict: the shape under two habits items="C12"
print("28 x 28, one channel; 8 filters of 3 rows and 5 columns, a step of 2.")
predict("How many rows come out?", 13)
predict("And how many columns?", 12)
check("rows: floor((28 - 3) / 2) + 1", conv_out(28, 3, 2), 13)
check("columns: floor((28 - 5) / 2) + 1", conv_out(28, 5, 2), 12)

# %% Compute: the layer of the slide items="C12 E4"
import keras
import tensorflow as tf
import torch

keras.utils.set_random_seed(11)
layer = tf.keras.layers.Conv2D( filters=8, kernel_size=(3,5), strides=2 )

pictures = rand(4, 28, 28, 1)
maps = layer(pictures)
print("pictures", tuple(pictures.shape), " maps", tuple(maps.shape))
check("four pictures, 13 x 12, 8 maps deep", tuple(maps.shape), (4, 13, 12, 8))
check("weights: rows, columns, channels, filters", tuple(layer.kernel.shape), (3, 5, 1, 8))
check("3 * 5 * 1 * 8 weights and 8 biases", layer.count_params(), 128)

# %% [markdown]
# The lecture writes this line as `Conv2D(filters=d, kernel_size=(h,w), strides=s)` and calls the
# output h x w x d. Take care: the depth d is the number of filters in both, but the h and w of the
# *output* are not the h and w of the *kernel*. The letters are the same, the numbers are not: here
# 13 x 12 and 3 x 5.

# %% Compute: the same numbers in PyTorch's order items="C12"
kernel = torch.tensor(layer.get_weights()[0]).permute(3, 2, 0, 1)
channels_first = pictures.permute(0, 3, 1, 2)
by_xcorr = xcorr(channels_first, kernel, stride=2)
by_keras = torch.tensor(maps.numpy()).permute(0, 3, 1, 2)

print("kernel", tuple(kernel.shape), " maps", tuple(by_xcorr.shape))
check("filters first", tuple(kernel.shape), (8, 1, 3, 5))
check("depth first: d x h x w", tuple(by_xcorr.shape), (4, 8, 13, 12))
check("every number is the same", by_xcorr, by_keras, tol=1e-5)

# %% [markdown]
# You will want to carry weights from one habit to the other: a network trained by somebody else
# arrives in its own order.

# %% Exercise 11.1: carry a kernel over items="C12"
def from_keras(kernel):
    """A Keras kernel (rows, columns, channels, filters) in PyTorch's order."""
    ### BEGIN SOLUTION
    return kernel.permute(3, 2, 0, 1)
    ### END SOLUTION


counted = arange(0, 3 * 5 * 2 * 4, 1).reshape(3, 5, 2, 4)
check("4 filters of 2 channels, 3 rows, 5 columns", from_keras(counted),
      lambda k: tuple(k.shape) == (4, 2, 3, 5),
      hint="permute names, for each new axis, the old axis that goes there")
check("filter 3, channel 1, row 2, column 4 is the same weight", from_keras(counted),
      lambda k: k[3, 1, 2, 4].item() == counted[2, 4, 1, 3].item())
check("and so is filter 1, channel 0, row 0, column 3", from_keras(counted),
      lambda k: k[1, 0, 0, 3].item() == counted[0, 3, 0, 1].item(),
      hint="reshape gives the right shape too, but deals the numbers out in the wrong order")

# %% [markdown]
# **Hint.** `kernel.permute(a, b, c, d)`: the new axis 0 is the old axis a, and so on. Filters are
# the last axis in Keras and the first in PyTorch.

# %% [markdown]
# **Second hint.** Old axes: 0 rows, 1 columns, 2 channels, 3 filters. New order: filters, channels,
# rows, columns. So the first number is 3 and the second is 2.

# %% [markdown]
# ## 2. The first listing
#
# The first lecture ends its part on classification with a function that makes a network. Here it
# is, letter by letter.

# %% See: the listing as printed items="E3 E4"
import tensorflow as tf

def generate_model():
    model = tf.keras.Sequential([
        # first convolutional layer
        tf.keras.layers.Conv2D(32, filter_size=3, activation='relu'),
        tf.keras.layers.MaxPool2D(pool_size=2, strides=2),

        # second convolutional layer
        tf.keras.layers.Conv2D(64, filter_size=3, activation='relu'),
        tf.keras.layers.MaxPool2D(pool_size=2, strides=2),

        # fully connected classifier
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(1024, activation='relu'),
        tf.keras.layers.Dense(10, activation='softmax') # 10 outputs
    ])
    return model

model = generate_model()
check("seven layers", len(model.layers), 7)

# %% [markdown]
# ### About this listing
#
# It runs here, with a note; in Keras itself it stops. There the argument is called `kernel_size`,
# and `filter_size=3` ends in `TypeError: Conv2D.__init__() missing 1 required positional argument:
# 'kernel_size'`. In this field *filter* and *kernel* are two words for one thing, so the slip is
# easily made. We accept the slide's word; in your own programs write `kernel_size`, or only
# `Conv2D(32, 3)`.

# %% Compute: both words make the same layer items="E3 C12"
slide_word = tf.keras.layers.Conv2D(32, filter_size=3)
keras_word = tf.keras.layers.Conv2D(32, kernel_size=3)
check("3 x 3 either way", (slide_word.kernel_size, keras_word.kernel_size), ((3, 3), (3, 3)))
check("by default it steps by 1", keras_word.strides, (1, 1))
check("and does not pad", keras_word.padding, "valid")

forgotten = ""
try:
    tf.keras.layers.Conv2D(32)
except TypeError as error:
    forgotten = str(error)
print(forgotten)
check("with neither word: Keras's own message", forgotten,
      "Conv2D.__init__() missing 1 required positional argument: 'kernel_size'")

# %% [markdown]
# The listing is silent about something else: how large the pictures are, and how many channels they
# have. Without that nobody can say how many weights the first layer has. So Keras does not make
# them yet. The model is **unbuilt**.

# %% Predict: the summary of an unbuilt model items="E3"
predict("How many parameters will the summary count, sizes unknown?", 0)
model.summary()
check("no layer has weights yet", len(model.weights), 0)
check("it is not built", model.built, False)

# %% [markdown]
# Now tell it: any number of pictures (`None`), 28 rows, 28 columns, one channel. Before you run the
# next cell, do the sums yourself. A 3 x 3 window costs two rows and two columns; pooling by 2
# halves, and drops an odd row at the end.

# %% Predict: the shapes items="E3"
predict("After the first Conv2D: 28 rows become ...", 26)
predict("After the first MaxPool2D: 26 become ...", 13)
predict("After the second Conv2D: 13 become ...", 11)
predict("After the second MaxPool2D: 11 become ...", 5)
predict("Flatten: 5 * 5 * 64 is ...", 1600)
assert [28 - 2, 26 // 2, 13 - 2, 11 // 2, 5 * 5 * 64] == [26, 13, 11, 5, 1600]

# %% Compute: build, and read the table items="E3"
model.build((None, 28, 28, 1))
model.summary()

shapes = [layer.output.shape[1:] for layer in model.layers]
check("the shapes", shapes, [(26, 26, 32), (13, 13, 32), (11, 11, 64), (5, 5, 64), (1600,), (1024,), (10,)])
check("the parameters, layer by layer", [layer.count_params() for layer in model.layers],
      [320, 0, 18496, 0, 0, 1639424, 10250])
check("1,668,490 in all", model.count_params(), 1668490)

# %% [markdown]
# Read the right column. A convolution has filters * (rows * columns * channels + 1) parameters, the
# 1 for the bias: 32 * (3 * 3 * 1 + 1) = 320, and 64 * (3 * 3 * 32 + 1) = 18,496. A dense layer has
# outputs * (inputs + 1): 1024 * 1601 = 1,639,424. The dense layer behind the convolutions holds 98
# of every 100 parameters of this network.

# %% See: where the parameters are items="E3"
counts = {layer.name: float(layer.count_params()) for layer in model.layers if layer.count_params() > 0}
show(counts, kind="bars", title="parameters")
dense_share = model.layers[5].count_params() / model.count_params()
print(f"share of the first dense layer: {dense_share:.3f}")
check("98 of 100", dense_share, 0.983, tol=0.0005)

# %% Compute: colour pictures of 32 x 32 items="E3"
coloured = generate_model()
coloured.build((None, 32, 32, 3))
counts = [layer.count_params() for layer in coloured.layers if layer.count_params() > 0]
print(counts, "sum", coloured.count_params())
check("the same listing on 32 x 32 x 3", counts, [896, 18496, 2360320, 10250])
check("2,389,962 in all", coloured.count_params(), 2389962)

# %% [markdown]
# Compare the two lists. The second convolution did not notice: its 32 channels come from the layer
# before it. The first one pays for three channels instead of one. And the dense layer pays for
# every pixel that is left: 6 * 6 * 64 = 2,304 inputs instead of 1,600.
#
# `build` can be left out, too. The first picture that comes along tells the model all it needs.

# %% Compute: built by its first picture items="E3"
keras.utils.set_random_seed(1)
fresh = generate_model()
answer = fresh(zeros(1, 28, 28, 1))
check("one picture, ten numbers", tuple(answer.shape), (1, 10))
check("now it has its weights", fresh.count_params(), 1668490)
check("softmax: they sum to 1", float(tf.reduce_sum(answer)), 1.0, tol=1e-5)

# %% [markdown]
# Your turn to be the summary. Pictures need not be square.

# %% Exercise 11.2: be the summary items="E3"
def listing_shapes(rows, columns):
    """What leaves the first listing's two convolutions, two poolings and Flatten:
    four (rows, columns, depth) and one number, in a list."""
    ### BEGIN SOLUTION
    first = (rows - 2, columns - 2, 32)
    pooled = (first[0] // 2, first[1] // 2, 32)
    second = (pooled[0] - 2, pooled[1] - 2, 64)
    last = (second[0] // 2, second[1] // 2, 64)
    return [first, pooled, second, last, last[0] * last[1] * last[2]]
    ### END SOLUTION


check("28 x 28", listing_shapes(28, 28), [(26, 26, 32), (13, 13, 32), (11, 11, 64), (5, 5, 64), 1600])
check("32 x 32", listing_shapes(32, 32), lambda shapes: shapes[-1] == 2304,
      hint="the four shapes are (30, 30, 32), (15, 15, 32), (13, 13, 64), (6, 6, 64)")
wide = generate_model()
wide.build((None, 20, 45, 1))
check("20 x 45, against the library", listing_shapes(20, 45),
      [layer.output.shape[1:] for layer in wide.layers[:4]] + [wide.layers[4].output.shape[1]],
      hint="rows and columns go their own ways: 20 -> 18 -> 9 -> 7 -> 3 and 45 -> 43 -> 21 -> 19 -> 9")

# %% [markdown]
# **Hint.** A 3 x 3 convolution without padding takes 2 from rows and columns; the depth becomes its
# number of filters. Pooling by 2 is `// 2` and leaves the depth alone.

# %% [markdown]
# **Second hint.** `first = (rows - 2, columns - 2, 32)`, then `pooled = (first[0] // 2, first[1] //
# 2, 32)`, and the same pair again with 64. The last number is the product of the three numbers of
# the last shape.

# %% [markdown]
# ## 3. The names
#
# Around the listings the lectures mention a handful of Keras names. Here is each of them, with the
# smallest example that shows what it does.

# %% Compute: the layers by name items="E4"
table = tensor([[1.0, 1.0, 2.0, 4.0], [5.0, 6.0, 7.0, 8.0], [3.0, 2.0, 1.0, 0.0], [1.0, 2.0, 3.0, 4.0]])
one_picture = table.reshape(1, 4, 4, 1)

pooled = tf.keras.layers.MaxPool2D(pool_size=2, strides=2)(one_picture)
check("MaxPool2D keeps the largest of four", pooled.numpy()[0, :, :, 0].tolist(), [[6, 8], [3, 4]])

rectified = tf.keras.layers.ReLU()(tensor([[-2.0, 0.0, 3.0]]))
check("ReLU", rectified.numpy().tolist(), [[0, 0, 3]])

check("Flatten lays rows behind each other", tf.keras.layers.Flatten()(one_picture).numpy()[0].tolist(),
      table.flatten().tolist())

dense = tf.keras.layers.Dense(1, kernel_initializer="ones")
check("Dense with weights of 1 adds up", dense(tensor([[1.0, 2.0, 3.0]])).numpy().tolist(), [[6]])

up = tf.keras.layers.Conv2DTranspose(1, 2, strides=2, use_bias=False)
up.build((None, 2, 2, 1))
up.set_weights([tensor([[1.0, 0.0], [0.0, 1.0]]).reshape(2, 2, 1, 1)])
painted = up(tensor([[1.0, 2.0], [3.0, 4.0]]).reshape(1, 2, 2, 1)).numpy()[0, :, :, 0]
show(tensor(painted), kind="numbers", title="Conv2DTranspose: each number paints a scaled kernel")
check("Conv2DTranspose, the way back up", painted.tolist(),
      [[1, 0, 2, 0], [0, 1, 0, 2], [3, 0, 4, 0], [0, 3, 0, 4]])

# %% Compute: activations, as functions and as words items="E4"
z = tensor([[-1.0, 0.0, 2.0]])
for name in ["relu", "leaky_relu", "elu", "selu", "gelu", "silu", "sigmoid", "tanh", "softplus", "softmax"]:
    values = tf.keras.activations.get(name)(z).numpy()[0].tolist()
    print(f"{name:12}", "  ".join(f"{value:6.3f}" for value in values))

check("the word and the function are one", tf.keras.activations.get("relu") is tf.keras.activations.relu)
check("relu", tf.keras.activations.relu(z).numpy().tolist(), [[0, 0, 2]])
check("sigmoid of 0", tf.keras.activations.sigmoid(z).numpy()[0, 1].item(), 0.5)

# %% Compute: two names for one thing items="E4"
same = [("MaxPool2D", "MaxPooling2D"), ("AvgPool2D", "AveragePooling2D"), ("Conv2D", "Convolution2D"),
        ("Conv2DTranspose", "Convolution2DTranspose")]
for short, long in same:
    print(f"{short:16} is {long}")
    assert getattr(tf.keras.layers, short) is getattr(tf.keras.layers, long)
check("keras and tf.keras are one, too", tf.keras.layers.Dense is keras.layers.Dense)

# %% [markdown]
# ## 4. The first listing learns
#
# The slide stops where the model is made. What is missing is short: say how to train it
# (`compile`), and train it (`fit`). We take clothes from Fashion-MNIST. Keras wants a channel axis
# at the end, and a network likes numbers around 1 better than numbers up to 255.

# %% See: the pictures items="E3"
count, epochs = (500, 4) if fast else (6000, 4)

clothes, labels = datasets.fashion_mnist("train", limit=count)
new_clothes, new_labels = datasets.fashion_mnist("test", limit=500 if fast else 2000)
X = clothes.float().unsqueeze(-1) / 255
X_new = new_clothes.float().unsqueeze(-1) / 255
show(clothes[:8], title="eight of them")
print("to train", tuple(X.shape), " to test", tuple(X_new.shape))
check("one channel, at the end", tuple(X.shape[1:]), (28, 28, 1))

# %% Predict: the mistake everybody makes once items="E3"
print("X[0] is one picture, of shape", tuple(X[0].shape))
predict("Can the model be asked about X[0] as it is? 1 yes, 0 no", 0)
complaint = ""
try:
    fresh(X[0])
except ValueError as error:
    complaint = str(error)
print(complaint[complaint.index("expected"):])
check("it expects a batch, if only of one", "expected shape=(None, 28, 28, 1)" in complaint)
check("X[:1] is a batch of one", tuple(fresh(X[:1]).shape), (1, 10))

# %% [markdown]
# A network that knows nothing gives each of ten classes about 1/10, and -log(1/10) = 2.3026 is the
# loss that its training should start from. Always look at that number first: if it is far off,
# something is wrong before you have begun.

# %% Compute: the loss before the first step items="E3"
keras.utils.set_random_seed(0)
model = generate_model()
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
loss_before, accuracy_before = model.evaluate(X_new, new_labels, verbose=0)
print(f"before: loss {loss_before:.3f}, accuracy {accuracy_before:.3f}")
check("about log 10", loss_before, 2.3026, tol=0.1)  # measured 2.296 to 2.327 over seeds 0 to 4

# %% Compute: training items="E3"
history = model.fit(X, labels, epochs=epochs, validation_data=(X_new, new_labels))

# %% See: how it went items="E3"
show({name: history.history[name] for name in ["accuracy", "val_accuracy"]}, kind="curve", xlabel="epoch",
     title="right answers: on the pictures it trains on, and on new ones")
last = history.history["val_accuracy"][-1]
print(f"accuracy on new pictures {last:.3f}")
check("the loss fell by half or more", history.history["loss"][-1] <= 0.5 * history.history["loss"][0])
check("and it has learned something", last >= 0.6)  # measured .718 to .776 over seeds 0 to 4

# %% [markdown]
# The names in `history` are Keras's: `accuracy` is measured on the training pictures *while* the
# network learns, `val_accuracy` after each epoch on the pictures that it never trains on.
#
# A few hundred pictures, seen four times, and the listing already names most clothes correctly.
# What it has not learned shows where it errs: a row for each true class, a column for each answer.

# %% See: what it mixes up items="E3"
answers = torch.tensor(model.predict(X_new, verbose=0))
show(metrics.confusion(new_labels, answers.argmax(dim=1)), kind="confusion",
     title="rows: what it is; columns: what it says")
check("each answer is ten probabilities", answers.sum(dim=1), ones(len(X_new)), tol=1e-4)

# %% See: one picture, ten probabilities items="E3"
show(new_clothes[0], title=f"a new picture, class {new_labels[0].item()}")
show({f"class {number}": p for number, p in enumerate(answers[0].tolist())}, kind="bars", title="what it says")

# %% [markdown]
# On the real clothes, class 6 (shirts) fares worst: pullovers and coats have the same outline, and
# even people hesitate over pictures of 28 x 28 pixels.

# %% [markdown]
# ## 5. The second listing
#
# The second lecture asks whether a picture shows a car or a truck. Its listing adds layer after
# layer to an empty model, and it does say how large a picture is: `input_shape=(32, 32, 1)`. So
# this model is built as it is typed.

# %% See: the listing as printed items="E5 E4"
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

check("nine layers", len(model.layers), 9)

# %% Predict: its shapes items="E5"
predict("A 7 x 7 window on 32 columns leaves ...", 26)
predict("Pooled: 13. A 5 x 5 window leaves ...", 9)
predict("Pooled by 2, with the odd one dropped: ...", 4)
predict("A 3 x 3 window leaves ...", 2)
predict("Flatten: 2 * 2 * 64 is ...", 256)
assert [conv_out(32, 7), conv_out(13, 5), 9 // 2, conv_out(4, 3)] == [26, 9, 4, 2]

# %% Compute: the table items="E5"
model.summary()
check("the shapes", [layer.output.shape[1:] for layer in model.layers],
      [(26, 26, 32), (13, 13, 32), (9, 9, 64), (4, 4, 64), (2, 2, 64), (256,), (256,), (64,), (1,)])
check("the parameters, layer by layer", [layer.count_params() for layer in model.layers],
      [1600, 0, 51264, 0, 36928, 0, 0, 16448, 65])
check("106,305 in all", model.count_params(), 106305)

# %% [markdown]
# Two differences to the first listing are worth a thought:
#
# - **One output instead of two.** With two classes one number is enough: the probability that it is
#   a truck. The probability of a car is the rest. `sigmoid` squeezes any score into 0..1.
# - **Dropout** has no parameters and does not change the shape. While training it blanks half of
#   the 256 numbers, another half each time; lesson 14 shows why anybody would do that.
#
# The parameters are spread out, too: the largest share, 51,264, is in a convolution. Without its
# two poolings the listing would be another machine altogether.

# %% Change: leave the poolings out items="E5"
with_pooling = False  # try True

rebuilt = keras.models.Sequential()
rebuilt.add(keras.layers.Conv2D(32, (7, 7), activation='relu', input_shape=(32, 32, 1)))
if with_pooling:
    rebuilt.add(keras.layers.MaxPooling2D((2, 2)))
rebuilt.add(keras.layers.Conv2D(64, (5, 5), activation='relu'))
if with_pooling:
    rebuilt.add(keras.layers.MaxPooling2D((2, 2)))
rebuilt.add(keras.layers.Conv2D(64, (3, 3), activation='relu'))
rebuilt.add(keras.layers.Flatten())
rebuilt.add(keras.layers.Dense(64, activation='relu'))
rebuilt.add(keras.layers.Dense(1, activation='sigmoid'))
print(rebuilt.count_params(), "parameters")
check("pooling saves parameters in the dense layer", rebuilt.count_params(),
      106305 if with_pooling else 1728321)

# %% [markdown]
# ### compile: what the listing leaves to the library
#
# `keras.optimizers.RMSprop()` has empty brackets, and so it trains with numbers that the slide does
# not show. They belong to the listing all the same: whoever repeats the experiment elsewhere needs
# them.

# %% Compute: the defaults behind the empty brackets items="E5"
model.compile(
    optimizer=keras.optimizers.RMSprop(),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=['accuracy']
)
rule = model.optimizer
print(f"learning rate {float(rule.learning_rate):g}, rho {rule.rho:g}, epsilon {rule.epsilon:g}")
check("learning rate .001", float(rule.learning_rate), 0.001, tol=1e-8)
check("rho .9", rule.rho, 0.9)
check("epsilon .0000001", rule.epsilon, 1e-7, tol=1e-12)

# %% [markdown]
# Binary cross-entropy is lesson 1's -log(probability of the right class) for two classes: -log(p)
# where it is a truck, -log(1 - p) where it is a car.

# %% Predict: the loss of one answer items="E5"
predict("It is a truck (1) and the network says .8. Is the loss about .22, .8 or 1.6?", 0.22)
loss = keras.losses.BinaryCrossentropy()
check("-log .8", float(loss(tensor([[1.0]]), tensor([[0.8]]))), 0.2231, tol=1e-4)
check("said of a car, -log .2", float(loss(tensor([[0.0]]), tensor([[0.8]]))), 1.6094, tol=1e-4)
check("knowing nothing costs log 2", float(loss(tensor([[1.0]]), tensor([[0.5]]))), 0.6931, tol=1e-4)

# %% Predict: how many steps? items="E5"
print("fit does not say how many pictures make a batch; Keras takes 32.")
predict("How many steps are an epoch of 10,000 pictures?", 313)
check("312 full batches and one of 16", -(-10000 // 32), 313)

# %% [markdown]
# ### fit
#
# The last part of the listing, letter by letter. It asks for 30 epochs of 10,000 pictures. That is
# lesson 12; here we only want to see it run, and give it 320 pictures. They are drawn by a program
# (see lesson 12), unless CIFAR-10 is installed.

# %% See: cars and trucks items="E5"
X_train, y_train, X_test, y_test = datasets.car_truck(gray=True, seed=0, train=320 if fast else 2000, test=200)
show(X_train[:8, :, :, 0], title="car, truck, car, truck, ...")
print("classes", y_train[:8].tolist(), " pictures", tuple(X_train.shape))
check("32 x 32, one channel at the end", tuple(X_train.shape[1:]), (32, 32, 1))

# %% Compute: the listing's fit items="E5"
model.fit(
    X_train,
    y_train,
    epochs=30,
    validation_data=(X_test, y_test)
)
check("thirty epochs", len(model.history.epoch), 30)
check("in steps of 32 pictures", model.history.params["steps"], -(-len(X_train) // 32))

# %% See: how it went items="E5"
curves = model.history.history
show({name: curves[name] for name in ["accuracy", "val_accuracy"]}, kind="curve", xlabel="epoch")
print(f"training pictures {curves['accuracy'][-1]:.3f}, new pictures {curves['val_accuracy'][-1]:.3f}")
check("it knows its training pictures", curves["accuracy"][-1] >= 0.8)  # measured .89 to .98, seeds 0 to 3

# %% [markdown]
# Twenty lines of a slide, and they run. Notice the two curves: the network does better on the
# pictures that it has seen thirty times than on new ones, and the second curve jumps about. With
# 320 pictures that is no wonder. Lesson 12 gives the listing what it asks for.

# %% [markdown]
# Last, read a table backwards. Somebody describes a network on 32 x 32 x 3 pictures by its summary,
# and two of its lines are smudged:
#
# | layer | output shape | parameters |
# |---|---|---|
# | Conv2D | (28, 28, 16) | 1,216 |
# | MaxPooling2D | (14, 14, 16) | 0 |
# | ? | (14, 14, 24) | 3,480 |
# | ? | (6, 6, 24) | 0 |
# | Flatten | (864,) | 0 |
# | Dense | (10,) | 8,650 |

# %% Exercise 11.3: the two missing layers items="C12 E5"
def missing_layers():
    """The two Keras layers that fit into the gaps, in a list."""
    ### BEGIN SOLUTION
    return [keras.layers.Conv2D(24, (3, 3), padding="same", activation="relu"),
            keras.layers.MaxPooling2D((3, 3), strides=2)]
    ### END SOLUTION


def whole_network(middle):
    """The network of the table, with those two layers in its gaps."""
    if middle is None:
        return None
    network = keras.models.Sequential()
    network.add(keras.layers.Conv2D(16, (5, 5), activation="relu", input_shape=(32, 32, 3)))
    network.add(keras.layers.MaxPooling2D((2, 2)))
    for layer in middle:
        network.add(layer)
    network.add(keras.layers.Flatten())
    network.add(keras.layers.Dense(10, activation="softmax"))
    return network


check("the first keeps 14 x 14 and makes 24 maps", whole_network(missing_layers()),
      lambda network: network.layers[2].output.shape[1:] == (14, 14, 24),
      hint="without padding a kernel takes rows and columns away; padding=\"same\" does not")
check("with 3,480 parameters", whole_network(missing_layers()),
      lambda network: network.layers[2].count_params() == 3480,
      hint="24 * (rows * columns * 16 + 1) = 3,480: how large is the kernel?")
check("the second leaves 6 x 6 and learns nothing", whole_network(missing_layers()),
      lambda network: (network.layers[3].output.shape[1:], network.layers[3].count_params()) == ((6, 6, 24), 0),
      hint="a window of 2 would leave 7 x 7")
check("13,346 parameters in all", whole_network(missing_layers()),
      lambda network: network.count_params() == 13346)

# %% [markdown]
# **Hint.** 3,480 / 24 = 145 = 9 * 16 + 1. A layer without parameters that shrinks a map is a
# pooling; `MaxPooling2D(size, strides=step)` leaves floor((14 - size) / step) + 1 rows.

# %% [markdown]
# **Second hint.** `keras.layers.Conv2D(24, (3, 3), padding="same", activation="relu")` is the first.
# For the second, a window of 3 that steps by 2 leaves floor(11 / 2) + 1 = 6.

# %% [markdown]
# ## What you know now
#
# - A Keras layer counts channels last and learns its input size from the first picture, or from
#   `input_shape`.
# - The output is h x w x d: d is the number of filters, h and w follow from kernel, stride and
#   padding.
# - `filters * (kernel * channels + 1)` and `outputs * (inputs + 1)` give every number in a summary:
#   1,668,490 for the first listing, 106,305 for the second.
# - What a listing does not say (learning rate, batch size, padding) belongs to it all the same.
#
# The second listing was written for a question with a story behind it: can a straight line tell
# cars from trucks? That is [lesson 12](12-car-or-truck.py).
