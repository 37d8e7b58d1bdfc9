#!/usr/bin/env python3
"""Measures Keras and TensorFlow under the names of `convbook bench`.

    python keras_peer.py --threads 2 [--only conv,train] [--seconds 0.5] [--variants graph,xla,keras]

`graph` is a `tf.function`, `xla` the same compiled, `keras` what `compile` and `train_on_batch` do by themselves.
Channels last throughout. Needs a Python with TensorFlow.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras
import numpy
import peer
import tensorflow as tf
from keras import layers

losses, optimizers = keras.losses, keras.optimizers


def normal(*shape):
    return tf.constant(numpy.random.randn(*shape).astype("float32"))


def operations(bench, compiled):
    def with_gradients(function, *wanted):
        """The result and the gradients of the wanted arguments, of which the last given one is the incoming."""
        def both(*given):
            inputs = [given[place] for place in wanted]
            with tf.GradientTape() as tape:
                tape.watch(inputs)
                result = function(*given[:-1])
            return result, tape.gradient(result, inputs, given[-1])
        return compiled(both)

    for tag, n, ci, h, w, k, co, pad in peer.timing.CONVOLUTIONS:
        x, weight = normal(n, h, w, ci), normal(k, k, ci, co) * 0.1
        flop = peer.timing.convolution_flop(n, ci, h, w, k, co, pad)
        convolve = lambda x, weight: tf.nn.conv2d(x, weight, 1, "SAME" if pad else "VALID")
        gradient = normal(*convolve(x, weight).shape)
        forward, both = compiled(convolve), with_gradients(convolve, 0, 1)
        bench.run("conv2d_fwd_" + tag, lambda: forward(x, weight), flop)
        bench.run("conv2d_fwdbwd_" + tag, lambda: both(x, weight, gradient), 3 * flop)
    x, small, large = normal(32, 28, 28, 64), normal(32, 14, 14, 64), normal(32, 28, 28, 64)
    pool = lambda x: tf.nn.max_pool2d(x, 2, 2, "VALID")
    pooled, pooled_both = compiled(pool), with_gradients(pool, 0)
    bench.run("maxpool2_fwd_n32c64hw28", lambda: pooled(x))
    bench.run("maxpool2_fwdbwd_n32c64hw28", lambda: pooled_both(x, small))
    norm = layers.BatchNormalization()
    norm.build(x.shape)
    scale, shift = norm.gamma.value, norm.beta.value
    normed = compiled(lambda x: norm(x, training=True))

    def normed_both(x, gradient):
        with tf.GradientTape() as tape:
            tape.watch(x)
            result = norm(x, training=True)
        return result, tape.gradient(result, [x, scale, shift], gradient)

    normed_both = compiled(normed_both)
    bench.run("batchnorm_train_fwd_n32c64hw28", lambda: normed(x))
    bench.run("batchnorm_train_fwdbwd_n32c64hw28", lambda: normed_both(x, large))
    product = compiled(tf.matmul)
    for size in (512, 1024):
        a, b = normal(size, size), normal(size, size)
        bench.run(f"matmul_{size}", lambda: product(a, b), 2 * size ** 3)
    scores, labels = normal(128, 10), tf.constant(numpy.random.randint(0, 10, 128))
    entropy = with_gradients(
        lambda z: tf.nn.sparse_softmax_cross_entropy_with_logits(labels=labels, logits=z), 0)
    share = tf.fill([128], 1 / 128)
    bench.run("softmax_xent_fwdbwd_128x10", lambda: entropy(scores, share))


# Nets


def lenet():
    return keras.Sequential([
        layers.Input((28, 28, 1)), layers.Conv2D(6, 5, padding="same", activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(16, 5, activation="relu"), layers.MaxPooling2D(2), layers.Flatten(),
        layers.Dense(120, activation="relu"), layers.Dense(84, activation="relu"), layers.Dense(10)])


def vehicles():
    return keras.Sequential([
        layers.Input((32, 32, 1)), layers.Conv2D(32, 7, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(64, 5, activation="relu"), layers.MaxPooling2D(2), layers.Conv2D(64, 3, activation="relu"),
        layers.Flatten(), layers.Dropout(0.5), layers.Dense(64, activation="relu"),
        layers.Dense(1, activation="sigmoid")])


def mit():
    return keras.Sequential([
        layers.Input((28, 28, 1)), layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2),
        layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(2), layers.Flatten(),
        layers.Dense(1024, activation="relu"), layers.Dense(10)])


def resnet20():
    def convolve(x, filters, kernel, stride):
        made = layers.Conv2D(filters, kernel, stride, padding="same", use_bias=False)(x)
        return layers.BatchNormalization()(made)

    picture = layers.Input((32, 32, 3))
    x = layers.ReLU()(convolve(picture, 16, 3, 1))
    for stage, filters in enumerate((16, 32, 64)):
        for number in range(3):
            stride = 2 if stage > 0 and number == 0 else 1
            y = convolve(layers.ReLU()(convolve(x, filters, 3, stride)), filters, 3, 1)
            x = layers.ReLU()(layers.Add()([y, x if stride == 1 else convolve(x, filters, 1, stride)]))
    return keras.Model(picture, layers.Dense(10)(layers.GlobalAveragePooling2D()(x)))


def unet():
    def twice(x, filters):
        for _ in range(2):
            x = layers.Conv2D(filters, 3, padding="same", activation="relu")(x)
        return x

    picture = layers.Input((64, 64, 1))
    a = twice(picture, 16)
    b = twice(layers.MaxPooling2D(2)(a), 32)
    c = twice(layers.MaxPooling2D(2)(b), 64)
    y = twice(layers.Concatenate()([layers.Conv2DTranspose(32, 2, 2)(c), b]), 32)
    y = twice(layers.Concatenate()([layers.Conv2DTranspose(16, 2, 2)(y), a]), 16)
    return keras.Model(picture, layers.Conv2D(1, 1)(y))


def classes(batch):
    return numpy.random.randint(0, 10, batch)


def entropy():
    return losses.SparseCategoricalCrossentropy(from_logits=True)


# name: net, image, targets, loss, optimizer
NETS = {
    "lenet5_sgd": (lenet, (28, 28, 1), classes, entropy, lambda: optimizers.SGD(0.01)),
    "dsc140b_rmsprop": (
        vehicles, (32, 32, 1), lambda n: numpy.random.randint(0, 2, (n, 1)).astype("float32"),
        losses.BinaryCrossentropy, lambda: optimizers.RMSprop(1e-3)),
    "mit_adam": (mit, (28, 28, 1), classes, entropy, lambda: optimizers.Adam(1e-3)),
    "resnet20_sgdm": (resnet20, (32, 32, 3), classes, entropy, lambda: optimizers.SGD(0.01, momentum=0.9)),
    "unet_adam": (
        unet, (64, 64, 1), lambda n: numpy.random.randint(0, 2, (n, 64, 64, 1)).astype("float32"),
        lambda: losses.BinaryCrossentropy(from_logits=True), lambda: optimizers.Adam(1e-3)),
}


def networks(bench, variant, compiled):
    for name, (make, image, targets, loss, optimizer) in NETS.items():
        if not bench.wants("train_" + name):
            continue
        batch = peer.timing.MULTIPLICATIONS[name][1]
        net, loss, rule = make(), loss(), optimizer()
        x, y = numpy.random.randn(batch, *image).astype("float32"), targets(batch)
        if variant == "keras":
            net.compile(optimizer=rule, loss=loss)
            step = lambda: net.train_on_batch(x, y)
        else:
            rule.build(net.trainable_variables)
            values = [variable.value for variable in net.trainable_variables]

            def train(x, y):
                with tf.GradientTape() as tape:
                    error = loss(y, net(x, training=True))
                rule.apply(tape.gradient(error, values), net.trainable_variables)
                return error

            train, pictures, wanted = compiled(train), tf.constant(x), tf.constant(y)
            step = lambda: train(pictures, wanted)
        bench.run(
            "train_" + name, step, peer.timing.step_flop(name), batch=batch, params=net.count_params())
    if bench.wants("infer_lenet5_b1"):
        net, x = lenet(), normal(1, 28, 28, 1)
        call = net.predict_on_batch if variant == "keras" else compiled(lambda x: net(x, training=False))
        bench.run("infer_lenet5_b1", lambda: call(x), peer.timing.INFERENCE_FLOP)


def main():
    arguments = peer.arguments("graph,xla,keras")
    if arguments.threads == 1:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    tf.config.threading.set_intra_op_parallelism_threads(arguments.threads)
    tf.config.threading.set_inter_op_parallelism_threads(arguments.threads)
    keras.utils.set_random_seed(0)
    for variant in arguments.variants:
        bench = peer.timing.Bench(
            arguments.threads, arguments.only, arguments.seconds, "keras-" + keras.__version__, variant)
        compiled = lambda function: tf.function(function, jit_compile=variant == "xla")
        if variant != "keras":
            operations(bench, compiled)
        networks(bench, variant, compiled)


if __name__ == "__main__":
    main()
