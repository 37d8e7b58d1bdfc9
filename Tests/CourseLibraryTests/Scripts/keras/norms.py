x = fixed(4, 3, 5, 6, scale=0.4)


def run(layer, x, **keywords):
    layer(x)
    fill(layer)
    show(type(layer).__name__, layer(x, **keywords))
    return layer


batch = run(layers.BatchNormalization(), x)
show("training", batch(x, training=True))
for weight in batch.weights:
    show(weight.name, weight.value)
show("again", batch(x))
print(len(batch.trainable_weights), len(batch.non_trainable_weights))
batch.trainable = False
show("frozen", batch(x, training=True))
run(layers.BatchNormalization(axis=1, momentum=0.5, epsilon=0.1, scale=False), x, training=True)
run(layers.BatchNormalization(center=False), fixed(5, 3), training=True)
run(layers.LayerNormalization(), x)
run(layers.LayerNormalization(axis=[1, 2, 3], epsilon=0.01), x)
run(layers.LayerNormalization(axis=1), x)
run(layers.GroupNormalization(groups=3), x)
run(layers.GroupNormalization(groups=-1), x)
show("unit", layers.UnitNormalization()(x))
normal = layers.Normalization()
normal.adapt(fixed(7, 3))
show("normal", normal(fixed(2, 3)))
show("given", layers.Normalization(mean=1.0, variance=4.0)(fixed(2, 3)))
