x = fixed(24, 9, 9, 2, scale=0.2)
y = tf.one_hot(tf.range(24) % 3, 3)
model = keras.Sequential([
    keras.Input((9, 9, 2)),
    layers.Conv2D(4, 3, padding="same", activation="relu"),
    layers.MaxPooling2D(2, padding="same"),
    layers.BatchNormalization(),
    layers.Conv2D(6, 3, strides=2, kernel_regularizer=keras.regularizers.L2(0.01)),
    layers.LeakyReLU(),
    layers.Flatten(),
    layers.Dense(3, activation="softmax"),
])
fill(model)
model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1),
              metrics=["accuracy", keras.metrics.CategoricalCrossentropy(name="entropy"), "mse"])
history(model.fit(x, y, epochs=4, batch_size=8, shuffle=False, verbose=0, validation_data=(x[:9], y[:9])))
show("predict", model.predict(x, verbose=0))
result = model.evaluate(x, y, verbose=0, return_dict=True)
print({name: round(value, 3) for name, value in result.items()})
for weight in model.get_weights():
    show("weight", weight)
outputs = (model.predict(x, batch_size=5, verbose=0), model(x[:2]), model.predict_on_batch(x[:3]))
print([tuple(output.shape) for output in outputs])
print([round(float(v), 4) for v in model.train_on_batch(x[:8], y[:8])])
print([round(float(v), 4) for v in model.test_on_batch(x[:8], y[:8])])
