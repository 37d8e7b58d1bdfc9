# Random changes: what is sure about them.
x = tf.abs(fixed(6, 8, 8, 2))
for layer in (layers.RandomFlip("horizontal", seed=1), layers.RandomRotation(0.1, seed=1),
              layers.RandomTranslation(0.2, 0.2, seed=1), layers.GaussianNoise(0.5, seed=1),
              layers.Dropout(0.5, seed=1), layers.SpatialDropout2D(0.5, seed=1), layers.RandomZoom(0.2, seed=1)):
    changed = layer(x, training=True)
    same = layer(x, training=False)
    print(type(layer).__name__, tuple(changed.shape), numbers(same) == numbers(x), numbers(changed) == numbers(x))
    print(layer(keras.Input((8, 8, 2))).shape)
flipped = layers.RandomFlip("horizontal", seed=2)(x, training=True)
rows = [numbers(f) in (numbers(o), numbers(tf.reverse(o, [1]))) for f, o in zip(flipped, x)]
print(rows)
moved = layers.RandomTranslation((0.25, 0.25), (0.0, 0.0), fill_mode="constant", seed=1)(x, training=True)
print([round(float(v), 4) for v in tf.reduce_sum(tf.abs(moved[:, :2]), axis=[0, 2, 3])],
      numbers(moved[:, 2:]) == numbers(x[:, :6]))
ones = layers.Dropout(0.25, seed=3)(tf.ones((100, 100)), training=True)
print(sorted(set(numbers(ones))), abs(float(tf.reduce_mean(ones)) - 1) < 0.03)
maps = layers.SpatialDropout2D(0.5, seed=3)(tf.ones((4, 5, 5, 6)), training=True)
print(sorted(set(numbers(tf.reduce_sum(maps, axis=[1, 2])))))
