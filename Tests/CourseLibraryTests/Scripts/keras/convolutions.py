def run(layer, *shape):
    x = fixed(*shape, scale=0.3)
    layer(x)
    fill(layer)
    show(type(layer).__name__, layer(x))


for padding in ("valid", "same"):
    for strides in (1, 2, (2, 3)):
        run(layers.Conv2D(3, (3, 2), strides=strides, padding=padding), 2, 7, 6, 2)
run(layers.Conv2D(4, 3, dilation_rate=2, activation="relu"), 1, 8, 8, 2)
run(layers.Conv2D(4, 3, padding="same", dilation_rate=(1, 3), use_bias=False), 1, 8, 8, 2)
run(layers.Conv2D(4, 3, groups=2, activation="tanh"), 1, 5, 5, 4)
for padding in ("valid", "same", "causal"):
    run(layers.Conv1D(3, 4, padding=padding), 2, 9, 2)
run(layers.Conv1D(3, 3, strides=2, padding="same"), 2, 8, 2)
run(layers.Conv1D(3, 3, dilation_rate=2, padding="causal"), 2, 8, 2)
for padding in ("valid", "same"):
    for size, strides in ((3, 2), (2, 3), (4, 2), (3, 1)):
        run(layers.Conv2DTranspose(2, size, strides=strides, padding=padding), 1, 3, 4, 3)
run(layers.Conv2DTranspose(2, 3, strides=2, padding="same", output_padding=1), 1, 3, 4, 3)
run(layers.Conv1DTranspose(2, 3, strides=2, padding="same"), 1, 4, 3)
run(layers.Conv1DTranspose(2, 4, strides=3), 1, 4, 3)
for multiplier in (1, 2):
    run(layers.DepthwiseConv2D(3, depth_multiplier=multiplier, padding="same"), 1, 5, 5, 3)
    run(layers.SeparableConv2D(4, 3, depth_multiplier=multiplier, strides=2, activation="relu"), 1, 7, 7, 3)
separable = layers.SeparableConv2D(4, 3)
separable(keras.Input((8, 8, 3)))
print([tuple(weight.shape) for weight in separable.weights])
