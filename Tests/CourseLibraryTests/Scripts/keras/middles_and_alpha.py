# The middle of pictures, pictures resized by the nearest pixel, and dropout for SELU.
import numpy as np
x = np.arange(2 * 5 * 6 * 2, dtype="float32").reshape(2, 5, 6, 2)
for height, width in ((3, 4), (2, 2), (5, 6), (7, 8), (7, 4), (4, 9)):
    out = np.array(layers.CenterCrop(height, width)(x))
    print(out.shape)
    print(np.round(out[1, :, :, 1], 3))
print(np.array(layers.CenterCrop(3, 3)(x[0]))[:, :, 0], np.array(layers.CenterCrop(6, 3)(x[0])).shape)
print(layers.CenterCrop(3, 4).compute_output_shape((None, 8, 8, 3)))
print(keras.Sequential([keras.Input((8, 8, 3)), layers.CenterCrop(3, 4), layers.Flatten()]).output_shape)
for height, width in ((3, 4), (7, 9), (10, 3)):
    print(np.array(layers.Resizing(height, width, "nearest")(x))[0, :, :, 0])

same = layers.AlphaDropout(0.2)
print(same, same(np.ones((2, 3), "float32"), training=False))
print(layers.AlphaDropout(0.0)(np.ones((1, 2), "float32"), training=True))
ones = np.ones((40, 50), "float32")
for rate in (0.5, 0.2):
    out = np.array(layers.AlphaDropout(rate, seed=1)(ones, training=True))
    print([round(float(value), 4) for value in np.unique(out)], abs(float((out < 0).mean()) - rate) < 0.05)
rows = np.array(layers.AlphaDropout(0.5, noise_shape=(40, 1), seed=3)(ones, training=True))
print(rows.shape, bool((rows == rows[:, :1]).all()))
noise = np.random.default_rng(0).normal(size=(300, 300)).astype("float32")
out = np.array(layers.AlphaDropout(0.3, seed=2)(noise, training=True))
print(abs(float(out.mean())) < 0.02, abs(float(out.std()) - 1) < 0.02)
for rate in (1.5, -0.1):
    try:
        layers.AlphaDropout(rate)
    except ValueError as error:
        print(error)
