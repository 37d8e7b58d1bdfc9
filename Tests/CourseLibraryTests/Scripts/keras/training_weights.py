x = fixed(20, 4, scale=0.3)
y = tf.cast(tf.range(20) % 2, "float32")


def model():
    made = keras.Sequential([
        keras.Input((4,)), layers.Dense(5, activation="tanh"), layers.Dense(1, activation="sigmoid")])
    fill(made)
    made.compile(optimizer=keras.optimizers.SGD(0.5), loss="binary_crossentropy", metrics=["accuracy"],
                 weighted_metrics=["mae"])
    return made


history(model().fit(x, y, epochs=2, batch_size=6, shuffle=False, verbose=0))
history(model().fit(x, y, epochs=2, batch_size=6, shuffle=False, verbose=0, class_weight={0: 1.0, 1: 3.0}))
tenths = tf.range(20, dtype="float32") / 10
history(model().fit(x, y, epochs=2, batch_size=6, shuffle=False, verbose=0, sample_weight=tenths))
net = model()
print([round(v, 4) for v in net.evaluate(x, y, verbose=0, sample_weight=tf.range(20, dtype="float32") / 10)])
net = keras.Sequential(net.layers)
net.layers[0].trainable = False
net.compile(optimizer="sgd", loss="mse")
before = numbers(net.layers[0].kernel)
history(net.fit(x, y, epochs=2, shuffle=False, verbose=0))
print(before == numbers(net.layers[0].kernel), len(net.trainable_variables))
history(net.fit(x, y, epochs=5, initial_epoch=3, shuffle=False, verbose=0))
for split in (0.25, 0.1):
    print(sorted(net.fit(x, y, epochs=1, shuffle=False, verbose=0, validation_split=split).history))
