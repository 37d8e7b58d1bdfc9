# How many numbers the layers that normalise hold, and how many of them are learned.


def size(weights):
    total = 0
    for weight in weights:
        count = 1
        for side in weight.shape:
            count *= side
        total += count
    return total


def told(layer, *shape):
    layer.build((None,) + shape)
    print(type(layer).__name__, layer.count_params(), size(layer.trainable_weights), size(layer.non_trainable_weights))


told(layers.BatchNormalization(), 6, 6, 4)
told(layers.BatchNormalization(scale=False), 6, 6, 4)
told(layers.BatchNormalization(center=False, scale=False), 6, 6, 4)
told(layers.BatchNormalization(axis=1), 3, 6, 4)
told(layers.LayerNormalization(), 6, 6, 4)
told(layers.LayerNormalization(axis=[1, 2, 3]), 6, 6, 4)
told(layers.LayerNormalization(center=False), 5)
told(layers.GroupNormalization(groups=2), 6, 6, 4)
told(layers.UnitNormalization(), 5)
told(layers.Normalization(), 5)
frozen = layers.BatchNormalization(trainable=False)
told(frozen, 6, 6, 4)
model = keras.Sequential([
    keras.Input((6, 6, 1)), layers.Conv2D(4, 3), layers.BatchNormalization(), layers.Flatten(), layers.Dense(2)])
print(model.count_params(), len(model.trainable_weights), len(model.non_trainable_weights))
model.summary()

# A measured norm keeps mean, variance and a count.
first = layers.Normalization()
first.adapt(fixed(7, 3))
second = layers.Normalization(axis=-1)
second.build((None, 3))
show("not measured", second(fixed(2, 3)))
print([(weight.name, weight.shape == (3,), weight.dtype) for weight in first.weights], first.count_params())
whole = layers.Normalization(axis=None)
whole.adapt(fixed(7, 3))
show("whole", whole(fixed(2, 3)))
show("inverse", layers.Normalization(mean=1.0, variance=4.0, invert=True)(fixed(2, 3)))
raises(lambda: layers.Normalization(mean=1.0))
raises(lambda: layers.Normalization(axis=4).build((None, 3)))
model = keras.Sequential([keras.Input((4, 3)), layers.Normalization(), layers.Dense(2)])
model.summary()
