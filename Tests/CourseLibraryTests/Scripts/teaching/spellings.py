# The same verbs for Keras's layers and models: channels behind the places, in what is asked and in what is told.
import contextlib
import io
import keras
import torch
from convbook import *


def quiet(verb, *arguments, **keywords):
    with contextlib.redirect_stdout(io.StringIO()):
        return verb(*arguments, **keywords)


def agree(layer, x, *places):
    """What is told of an output is what the layer gives there."""
    y = layer(x.unsqueeze(0))[0]
    for at in places:
        told = quiet(explain, layer, x, at=at).value
        if abs(told - float(y[at])) > 1e-4:
            print(type(layer).__name__, at, "told", told, "and gives", float(y[at]))


def picture(*shape):
    count = 1
    for size in shape:
        count *= size
    return torch.sin(torch.arange(count).float() * 1.7).reshape(shape) * 2


keras.utils.set_random_seed(3)
layers = keras.layers
x = picture(7, 8, 4)
agree(layers.Conv2D(6, 3, activation="relu"), x, (0, 0, 0), (4, 5, 5))
agree(layers.Conv2D(6, (2, 3), strides=(2, 1), padding="same", groups=2), x, (0, 0, 0), (3, 7, 5))
agree(layers.Conv2D(2, 3, dilation_rate=2, use_bias=False, activation="tanh"), x, (0, 0, 0), (2, 3, 1))
agree(layers.DepthwiseConv2D(3), x, (0, 0, 0), (4, 5, 3))
agree(layers.Conv2DTranspose(3, 3, strides=2), x, (0, 0, 0), (14, 16, 2), (3, 4, 1))
agree(layers.Conv1D(3, 3, padding="causal"), picture(9, 2), (0, 0), (8, 2))
agree(layers.MaxPooling2D(2), x, (0, 0, 0), (2, 3, 3))
agree(layers.AveragePooling2D((2, 3), strides=1), x, (0, 0, 0), (5, 5, 3))
agree(layers.GlobalAveragePooling2D(), x, (0,), (3,))
agree(layers.BatchNormalization(), x, (0, 0, 0), (6, 7, 3))
agree(layers.LayerNormalization(), x, (0, 0, 0), (6, 7, 3))
agree(layers.Flatten(), x, (0,), (101,))
agree(layers.UpSampling2D(2), x, (3, 5, 2))
agree(layers.ZeroPadding2D(1), x, (0, 0, 0), (3, 4, 2))
agree(layers.Softmax(), x, (1, 2, 3))
agree(layers.Dense(5, activation="sigmoid"), picture(12), (3,))

model = keras.Sequential([
    layers.Input((28, 28, 1)), layers.Conv2D(32, 3, activation="relu"), layers.MaxPool2D(2),
    layers.Conv2D(64, 3, activation="relu"), layers.MaxPool2D(2), layers.Flatten(),
    layers.Dense(10, activation="softmax")])
account = why(model, (28, 28, 1))
print(account.params == model.count_params(), count_params(model))
sketch(model)
print(quiet(receptive_field, model).size, quiet(trace_to_pixels, model, picture(28, 28), at=(3,)).count)
image = picture(28, 28, 1)
agree(model, image, (0,), (9,))
print(quiet(explain, model, image, at=(2, 3, 5), inside=model.layers[0].name).value >= 0)

inputs = keras.Input((6, 6, 2))
conv = layers.Conv2D(2, 3, padding="same", name="inner")
skip = keras.Model(inputs, layers.ReLU()(layers.Add()([inputs, conv(inputs)])))
agree(skip, picture(6, 6, 2), (2, 3, 1))
small = picture(6, 6, 2)
conv.set_weights([(torch.arange(36).reshape(3, 3, 2, 2) % 5 - 2).float(), torch.tensor([1.0, -1.0])])
print()
explain(conv, small, at=(0, 2, 1))
print()
for of in (("input", (2, 3, 0)), ("inner.kernel", (1, 2, 0, 1)), ("inner.bias", (1,))):
    told = quiet(explain, skip, small, gradient_of=of)
    print(of, abs(told.sum - told.gradient) < 1e-4, told.gradient != 0)
told = quiet(explain, conv, small, gradient_of=("kernel", (1, 2, 0, 1)))
print(abs(told.sum - told.gradient) < 1e-4, told.contributions[0].output)
why(layers.Conv2D(4, 3), ("h", "w", 3))
spot = keras.Sequential([layers.Input((6, 6, 1)), layers.Conv2D(1, 1, use_bias=False), layers.Flatten(), layers.Dense(1)])
spot.set_weights([torch.ones(1, 1, 1, 1), (torch.arange(36) == 14).float().reshape(36, 1), torch.zeros(1)])
print(saliency(spot, torch.ones(6, 6, 1)).nonzero().tolist())
print(occlusion(spot, torch.ones(6, 6, 1), size=2, step=2, fill=0).tolist())
print(quiet(dead_units, model, picture(2, 28, 28, 1)).untrained)
print(quiet(top_patches, model, picture(3, 28, 28, 1), n=2).patches.shape)
print(quiet(equiv, layers.Conv2D(1, 3, padding="same", use_bias=False), ("shift", 0, 1), picture(9, 9, 1)).equivariance_interior)
print(quiet(as_matrix, layers.Conv2D(1, 2, use_bias=False), (3, 3, 1)).nonzeros)
print(quiet(slide, layers.MaxPooling2D(2), small, frames=2).shape)
