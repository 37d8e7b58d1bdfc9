w = fixed(4, 3)
kr, kc = keras.regularizers, keras.constraints
for each in (kr.L1(0.1), kr.L2(0.1), kr.L1L2(0.1, 0.2), kr.get("l2"), kr.get("l1")):
    print(type(each).__name__, numbers(each(w)))
for each in (kc.MaxNorm(0.5), kc.MaxNorm(1.0, axis=1), kc.NonNeg(), kc.UnitNorm(), kc.UnitNorm(axis=[0, 1]),
             kc.MinMaxNorm(0.5, 1.0, rate=0.5)):
    show(type(each).__name__, each(w))
model = keras.Sequential([
    keras.Input((6, 6, 2)),
    layers.Conv2D(3, 3, kernel_regularizer=kr.L2(0.1), bias_regularizer="l1", activity_regularizer=kr.L1(0.01)),
    layers.Flatten(),
    layers.Dense(2, kernel_regularizer=lambda weight: 0.5 * tf.reduce_sum(tf.abs(weight))),
])
fill(model)
model(fixed(2, 6, 6, 2))
print(len(model.losses), sorted(round(float(loss), 4) for loss in model.losses))
model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse")
x, y = fixed(6, 6, 6, 2, scale=0.2), fixed(6, 2)
print(round(float(model.evaluate(x, y, verbose=0)), 4))
history(model.fit(x, y, epochs=3, batch_size=3, shuffle=False, verbose=0))
