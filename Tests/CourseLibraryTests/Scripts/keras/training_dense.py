# Whole training runs of a small net with every optimizer: losses to four digits.
x = fixed(40, 6, scale=0.3)
labels = tf.cast(tf.reduce_sum(x, axis=1) > 0, "int32")


def run(optimizer, **keywords):
    model = keras.Sequential([
        keras.Input((6,)),
        layers.Dense(8, activation="relu", **keywords),
        layers.Dense(2, activation="softmax"),
    ])
    fill(model)
    model.compile(optimizer=optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    result = model.fit(x, labels, epochs=3, batch_size=16, shuffle=False, verbose=0, validation_split=0.2)
    print(type(model.optimizer).__name__, sorted(keywords))
    history(result)
    print([round(float(value), 4) for value in model.evaluate(x, labels, verbose=0)])
    print([round(float(v), 3) for v in model.get_weights()[1]])


for name in ("sgd", "rmsprop", "adam", "adagrad", "adadelta", "nadam", "adamw"):
    run(name)
run(keras.optimizers.SGD(0.1, momentum=0.9), kernel_regularizer="l2")
run(keras.optimizers.Adam(0.05), kernel_regularizer=keras.regularizers.L1L2(0.01, 0.02), bias_regularizer="l1")
run("adam", activity_regularizer=keras.regularizers.L1(0.1))
run(keras.optimizers.SGD(0.5), kernel_constraint=keras.constraints.MaxNorm(0.2))
run(keras.optimizers.SGD(0.5), kernel_constraint="non_neg", bias_constraint=keras.constraints.UnitNorm())
