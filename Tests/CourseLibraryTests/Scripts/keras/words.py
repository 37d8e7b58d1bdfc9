# A net over sequences of numbers of words.
model = keras.Sequential([
    keras.Input((7,)),
    layers.Embedding(11, 4),
    layers.Conv1D(5, 3, padding="causal", activation="relu"),
    layers.MaxPooling1D(2),
    layers.Conv1D(5, 2, activation="relu"),
    layers.GlobalMaxPooling1D(),
    layers.Dense(1, activation="sigmoid"),
])
model.summary()
fill(model)
x = tf.reshape(tf.range(12 * 7) * 5 % 11, (12, 7))
y = tf.cast(x[:, 0] > 5, "float32")
model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy",
              metrics=["accuracy", keras.metrics.AUC(name="auc")])
history(model.fit(x, y, epochs=3, batch_size=5, shuffle=False, verbose=0), 3)
show("predict", model.predict(x, verbose=0))
