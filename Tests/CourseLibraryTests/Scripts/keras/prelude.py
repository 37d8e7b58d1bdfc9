# What every script here begins with: numbers by formula, so that real Keras and this one compute with the same.
import keras
import tensorflow as tf
from keras import layers


def fixed(*shape, scale=0.1):
    count = 1
    for size in shape:
        count *= size
    return tf.reshape((tf.cast(tf.range(count) * 37 % 23, "float32") - 11.0) * (scale * 0.9731), shape)


def fill(model):
    """Weights by formula: small, different, variances positive."""
    for number, weight in enumerate(model.weights):
        values = fixed(*weight.shape, scale=0.02 + 0.005 * number)
        weight.assign(tf.abs(values) + 0.5 if "variance" in weight.name or "gamma" in weight.name else values)


def numbers(x):
    """All numbers of a tensor, rounded; -0.0 shown as 0.0."""
    return [round(float(v), 4) + 0.0 for v in tf.reshape(x, [-1])]


def show(name, x):
    values = numbers(x)
    shown = values if len(values) <= 8 else values[:4] + values[-4:]
    print(name, tuple(x.shape), shown, round(sum(values), 2) + 0.0)


def history(result, digits=4):
    for name, values in result.history.items():
        print(name, [round(float(value), digits) for value in values])


def raises(body, letters=64):
    """The class of an error and how its text begins; what follows may say more here than in real Keras."""
    try:
        body()
        print("nothing was raised")
    except Exception as error:
        text = str(error)
        if "\x1b[1m" in text:
            text = text.split("\x1b[1m")[1].split("\x1b[0m")[0]
        print(type(error).__name__ + ": " + text.split("\n")[0][:letters])
