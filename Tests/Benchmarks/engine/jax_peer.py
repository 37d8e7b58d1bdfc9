#!/usr/bin/env python3
"""Measures JAX under the names of `convbook bench`: channels last, everything compiled.

    python jax_peer.py --threads 2 [--only conv,train] [--seconds 0.5]

Needs a Python with jax and optax.
"""

import os

import peer

ARGUMENTS = peer.arguments("jit")
if ARGUMENTS.threads == 1:
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.environ["XLA_FLAGS"] = os.environ.get("XLA_FLAGS", "") + " --xla_cpu_multi_thread_eigen=false"
os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import jax.numpy as jnp
import numpy
import optax
from jax import lax

relu = jax.nn.relu
random = numpy.random.RandomState(0)


def normal(*shape):
    return jnp.asarray(random.randn(*shape).astype("float32"))


def convolve(x, weight, padding=0, stride=1):
    return lax.conv_general_dilated(
        x, weight, (stride, stride), [(padding, padding)] * 2, dimension_numbers=("NHWC", "HWIO", "NHWC"))


def pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def norm(x, scale, shift):
    mean = x.mean((0, 1, 2))
    return (x - mean) * (lax.rsqrt(jnp.square(x - mean).mean((0, 1, 2)) + 1e-5) * scale) + shift


def with_gradients(function):
    """The result, and the gradients of all arguments but the last, which is the incoming one."""
    def both(*given):
        result, pull = jax.vjp(function, *given[:-1])
        return result, pull(given[-1])
    return jax.jit(both)


def operations(bench):
    def run(name, function, *given, flop=None):
        bench.run(name, lambda: jax.block_until_ready(function(*given)), flop)

    for tag, n, ci, h, w, k, co, pad in peer.timing.CONVOLUTIONS:
        x, weight = normal(n, h, w, ci), normal(k, k, ci, co) * 0.1
        flop = peer.timing.convolution_flop(n, ci, h, w, k, co, pad)
        padded = lambda x, weight: convolve(x, weight, pad)
        run("conv2d_fwd_" + tag, jax.jit(padded), x, weight, flop=flop)
        gradient = normal(*padded(x, weight).shape)
        run("conv2d_fwdbwd_" + tag, with_gradients(padded), x, weight, gradient, flop=3 * flop)
    x, small, large = normal(32, 28, 28, 64), normal(32, 14, 14, 64), normal(32, 28, 28, 64)
    run("maxpool2_fwd_n32c64hw28", jax.jit(pool), x)
    run("maxpool2_fwdbwd_n32c64hw28", with_gradients(pool), x, small)
    scale, shift = jnp.ones(64), jnp.zeros(64)
    run("batchnorm_train_fwd_n32c64hw28", jax.jit(norm), x, scale, shift)
    run("batchnorm_train_fwdbwd_n32c64hw28", with_gradients(norm), x, scale, shift, large)
    for size in (512, 1024):
        run(f"matmul_{size}", jax.jit(jnp.matmul), normal(size, size), normal(size, size), flop=2 * size ** 3)
    labels = jnp.asarray(random.randint(0, 10, 128))
    run("softmax_xent_fwdbwd_128x10", jax.jit(jax.value_and_grad(lambda z: entropy(z, labels))), normal(128, 10))


# Nets


class Parameters:
    """A flat list: the first pass through a net makes it, every other one reads it in the same order."""

    def __init__(self, values=None):
        self.values = values if values is not None else []
        self.makes = values is None
        self.place = 0

    def next(self, shape, fan):
        if self.makes:
            self.values.append(normal(*shape) * (2 / fan) ** 0.5 if fan else jnp.zeros(shape))
        self.place += 1
        return self.values[self.place - 1]

    def conv(self, x, kernel, outside, padding=0, stride=1, bias=True):
        inside = x.shape[-1]
        weight = self.next((kernel, kernel, inside, outside), kernel * kernel * inside)
        made = convolve(x, weight, padding, stride)
        return made + self.next((outside,), 0) if bias else made

    def dense(self, x, outside):
        return x @ self.next((x.shape[-1], outside), x.shape[-1]) + self.next((outside,), 0)

    def norm(self, x):
        return norm(x, 1 + self.next((x.shape[-1],), 0), self.next((x.shape[-1],), 0))

    def up(self, x, outside):
        weight = self.next((2, 2, x.shape[-1], outside), x.shape[-1])
        made = lax.conv_transpose(x, weight, (2, 2), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
        return made + self.next((outside,), 0)


def flat(x):
    return x.reshape(x.shape[0], -1)


def lenet(p, x, key):
    x = pool(relu(p.conv(x, 5, 6, 2)))
    x = pool(relu(p.conv(x, 5, 16)))
    return p.dense(relu(p.dense(relu(p.dense(flat(x), 120)), 84)), 10)


def vehicles(p, x, key):
    x = pool(relu(p.conv(x, 7, 32)))
    x = pool(relu(p.conv(x, 5, 64)))
    x = flat(relu(p.conv(x, 3, 64)))
    x = jnp.where(jax.random.bernoulli(key, 0.5, x.shape), x * 2, 0.0)
    return p.dense(relu(p.dense(x, 64)), 1)


def mit(p, x, key):
    x = pool(relu(p.conv(x, 3, 32)))
    x = pool(relu(p.conv(x, 3, 64)))
    return p.dense(relu(p.dense(flat(x), 1024)), 10)


def resnet20(p, x, key):
    x = relu(p.norm(p.conv(x, 3, 16, 1, 1, False)))
    for stage, outside in enumerate((16, 32, 64)):
        for number in range(3):
            stride = 2 if stage > 0 and number == 0 else 1
            y = relu(p.norm(p.conv(x, 3, outside, 1, stride, False)))
            y = p.norm(p.conv(y, 3, outside, 1, 1, False))
            x = relu(y + (x if stride == 1 else p.norm(p.conv(x, 1, outside, 0, stride, False))))
    return p.dense(x.mean((1, 2)), 10)


def unet(p, x, key):
    def twice(x, outside):
        return relu(p.conv(relu(p.conv(x, 3, outside, 1)), 3, outside, 1))

    a = twice(x, 16)
    b = twice(pool(a), 32)
    c = twice(pool(b), 64)
    y = twice(jnp.concatenate([p.up(c, 32), b], -1), 32)
    y = twice(jnp.concatenate([p.up(y, 16), a], -1), 16)
    return p.conv(y, 1, 1)


def entropy(scores, labels):
    return optax.softmax_cross_entropy_with_integer_labels(scores, labels).mean()


def binary(scores, labels):
    return optax.sigmoid_binary_cross_entropy(scores, labels).mean()


def classes(batch):
    return random.randint(0, 10, batch)


# name: net, image, targets, loss, optimizer
NETS = {
    "lenet5_sgd": (lenet, (28, 28, 1), classes, entropy, optax.sgd(0.01)),
    "dsc140b_rmsprop": (
        vehicles, (32, 32, 1), lambda n: random.randint(0, 2, (n, 1)).astype("float32"), binary,
        optax.rmsprop(1e-3, 0.9)),
    "mit_adam": (mit, (28, 28, 1), classes, entropy, optax.adam(1e-3)),
    "resnet20_sgdm": (resnet20, (32, 32, 3), classes, entropy, optax.sgd(0.01, 0.9)),
    "unet_adam": (
        unet, (64, 64, 1), lambda n: random.randint(0, 2, (n, 64, 64, 1)).astype("float32"), binary,
        optax.adam(1e-3)),
}


def networks(bench):
    for name, (net, image, targets, loss, rule) in NETS.items():
        if not bench.wants("train_" + name):
            continue
        batch = peer.timing.MULTIPLICATIONS[name][1]
        x, y = normal(batch, *image), jnp.asarray(targets(batch))
        made = Parameters()
        net(made, x, jax.random.key(0))

        def train(values, state, key, x, y):
            key, dropout = jax.random.split(key)
            error, gradients = jax.value_and_grad(
                lambda values: loss(net(Parameters(values), x, dropout), y))(values)
            updates, state = rule.update(gradients, state, values)
            return optax.apply_updates(values, updates), state, key, error

        train = jax.jit(train, donate_argnums=(0, 1, 2))
        now = [made.values, rule.init(made.values), jax.random.key(1)]
        count = sum(int(value.size) for value in made.values)

        def step():
            *now[:], error = train(*now, x, y)
            jax.block_until_ready((now[0], error))

        bench.run("train_" + name, step, peer.timing.step_flop(name), batch=batch, params=count)
    if bench.wants("infer_lenet5_b1"):
        x, made = normal(1, 28, 28, 1), Parameters()
        lenet(made, x, None)
        call = jax.jit(lambda values, x: lenet(Parameters(values), x, None))
        bench.run(
            "infer_lenet5_b1", lambda: jax.block_until_ready(call(made.values, x)), peer.timing.INFERENCE_FLOP)


if __name__ == "__main__":
    measure = peer.timing.Bench(
        ARGUMENTS.threads, ARGUMENTS.only, ARGUMENTS.seconds, "jax-" + jax.__version__, "jit")
    operations(measure)
    networks(measure)
