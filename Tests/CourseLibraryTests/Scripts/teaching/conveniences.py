# What spares a learner a loop or a page: quiet ways, stages, layouts, several activations, known names.
from convbook import *
from convbook import metrics, zoo
import keras
import numpy as np
import tensorflow as tf
import torch
import torch.nn as nn


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# Without a page of text
print(why(nn.Conv2d(1, 8, 3), (1, 28, 28), quiet=True).params, receptive_field("conv 3 7x7, pool 2", quiet=True))
x, y = torch.randn(20, 2), torch.arange(20) % 2
print(sorted(fit(nn.Linear(2, 2), x, y, epochs=3, quiet=True).history))

# Known networks, by any spelling of their names
print(build("LeNet-5").input_shape, build("VGG 16").input_shape)
attempt(lambda: build("alexnet grouped"))
attempt(lambda: build("conv 8 3x3, rellu"))
plain, dropped = "conv 4 3x3 as a, relu, add from a", "conv 4 3x3 as a, dropout 0.5, relu, dropout 0.5, add from a"
print(build(plain) == build(plain), build("relu, dropout 0.5, dense 2") == build("relu, dense 2"))
print(why(zoo.lenet1989(), (1, 16, 16), quiet=True).params, why(zoo.lenet1989(), (1, 16, 16), quiet=True).rows[0]["kind"])
print(why(zoo.unet(), (1, 572, 572), quiet=True).output)
print(why(nn.Sequential(nn.Conv1d(1, 16, 9), nn.AdaptiveMaxPool1d(1)), (1, 128), quiet=True).output)
attempt(lambda: why(lambda x: x[:, :, ::2], (1, 4, 4)))

# Values of two spellings, and checked gradients
check("an array", np.array([1.0, 2.0]), tensor([1.0, 2.0]))
check("a TensorFlow tensor", tf.constant([1.0, 2.0]), tensor([1.0, 2.0]))
check("for an array", tensor([1.0, 2.0]), np.array([1.0, 2.0]))
check("for a list", np.array([[1, 2]]), [[1, 2]])
check("gradients", gradcheck(lambda x: x * x, tensor([1.0, 2.0]).double()))
attempt(lambda: check("another array", np.array([1.0, 3.0]), tensor([1.0, 2.0])))
attempt(lambda: check("an array for a truth", np.array([1.0, 3.0]), True))
told = explain([[1.0, 2.0]], [[3.0, 4.0, 5.0]], gradient_of=("input", (0, 0, 1)))
print(told.value == told.gradient)

# Loops that say how far they are
print([item for item in progress([1, 2, 3], "three")], list(progress(iter("ab"), total=2, note=lambda: "on")))
attempt(lambda: progress(iter([1])))
attempt(lambda: progress([1], note="loss"))

# Stages, layouts, several activations
print([tuple(stage.shape) for stage in nn.Sequential(nn.Linear(3, 2), nn.ReLU()).stages(torch.zeros(1, 3))])
model = keras.Sequential([
    keras.Input((8, 8, 1)), keras.layers.Conv2D(4, 3, activation=["relu", "tanh"]), keras.layers.Flatten(),
    keras.layers.Dense(2, activation=["linear", lambda x: -x])])
print(model.output_shape, [tuple(stage.shape) for stage in model.stages(tf.zeros((1, 8, 8, 1)))])
print([w.shape for w in model.get_weights()], [w.shape for w in model.get_weights(layout="torch")])
convolution = nn.Conv2d(3, 8, 5)
print([w.shape for w in convolution.get_weights(layout="keras")])
twin = keras.layers.Conv2D(8, 5)
twin.build((None, 9, 9, 3))
twin.set_weights(convolution.get_weights(layout="keras"))
picture = torch.randn(1, 3, 9, 9)
check("the twin gives the same", twin(picture.permute(0, 2, 3, 1)).numpy().transpose(0, 3, 1, 2), convolution(picture), tol=1e-5)
attempt(lambda: convolution.get_weights(layout="caffe"))
print([name for name in dir(tf.keras.activations) if not name.startswith("_") and len(name) < 3])

# What is looked at
top = top_patches(nn.Conv2d(1, 2, 3), torch.randn(5, 1, 8, 8), n=2, shown=torch.ones(5, 8, 8))
print(top.patches.shape, top.patches.min().item())
attempt(lambda: top_patches(nn.Conv2d(1, 2, 3), torch.randn(5, 1, 8, 8), shown=torch.ones(4, 8, 8)))
attempt(lambda: metrics.auc([0.1, 0.9], [0, 1]))
print(metrics.auc([0, 1], [0.1, 0.9]))

# Names that help does not know, and parameters as they are written
help("text")


def odd(a, b="a(b", c=[1, 2],  # a comment, with (
        d='''x  "y''', *, e: int = 3):
    "Does nothing."


help(odd)

# A description in words, where a model can stand
words = "conv 8 3x3 stride 2, relu, dense 10"
budget(words, (1, 28, 28))
print(uncovered(words.rpartition(", dense")[0], (1, 28, 28)))
print(trace_to_pixels("conv 8 3x3, relu, pool 2", (1, 12, 12), at=(0, 1, 2)))
print(trace_to_pixels("conv 8 3x3, relu, pool 2", (1, 12, 12), at=np.array([0, 1, 2])).rows)
attempt(lambda: uncovered("conv 8 3x3, rellu", (1, 28, 28)))

# What is learned of layers that also keep running means: real Keras calls it their trainable weights
for layer in [keras.layers.BatchNormalization(), keras.layers.BatchNormalization(center=False, scale=False),
              keras.layers.LayerNormalization(), keras.layers.GroupNormalization(2), keras.layers.Normalization()]:
    layer.build((None, 6, 6, 4))
    learned = sum(weight.numpy().size for weight in layer.trainable_weights)
    print(type(layer).__name__, count_params(layer), count_params(layer) == learned, layer.count_params())
model = keras.Sequential([keras.Input((6, 6, 1)), keras.layers.Conv2D(4, 3), keras.layers.BatchNormalization()])
print(count_params(model), count_params(model, (6, 6, 1)), model.count_params())
model.layers[1].trainable = False
print(count_params(model))
