import numpy as np
x = fixed(40, 6, scale=0.3).numpy()
y = (np.arange(40) % 4).astype("int64")
inp = keras.Input((6,))
h = layers.Dense(8, activation="tanh", kernel_regularizer="l2", bias_regularizer=keras.regularizers.L1(1e-3), activity_regularizer=keras.regularizers.L1L2(1e-4, 1e-4))(inp)
out = layers.Dense(4)(h)
model = keras.Model(inp, out)
fill(model)
model.compile(optimizer=keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True),
              loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])


class Report(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        print("begin", sorted(logs or {}))

    def on_epoch_end(self, epoch, logs=None):
        print(epoch, {k: round(float(v), 3) for k, v in logs.items()})

    def on_train_batch_end(self, batch, logs=None):
        if batch == 1:
            print(" batch", batch, sorted(logs))

    def on_test_end(self, logs=None):
        print(" tested", sorted(logs))

    def on_train_end(self, logs=None):
        print("end", sorted(logs), self.params["epochs"], self.params["steps"], self.model is model)


h = model.fit(x, y, batch_size=10, epochs=3, validation_split=0.25, shuffle=False, verbose=0, callbacks=[Report()])
print(h.epoch, sorted(h.history), h.params)
history(h, 3)
h = model.fit(x, y, batch_size=20, epochs=12, shuffle=False, verbose=0, validation_data=(x[:10], y[:10]),
              callbacks=[keras.callbacks.EarlyStopping(monitor="val_loss", patience=2, restore_best_weights=True, min_delta=0.05),
                         keras.callbacks.LearningRateScheduler(lambda e, lr: lr * 0.9),
                         keras.callbacks.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1),
                         keras.callbacks.LambdaCallback(on_epoch_begin=lambda e, logs: print("epoch", e) if e < 2 else None),
                         keras.callbacks.TerminateOnNaN()])
history(h, 3)
print(round(float(model.optimizer.learning_rate), 6), len(h.epoch))
print([round(float(v), 3) for v in model.evaluate(x, y, verbose=0, batch_size=7)])
print(model.metrics_names)
p = model.predict(x[:3], verbose=0)
print(type(p).__name__, p.shape, p.dtype, np.round(p, 3) + 0.0)
print(np.argmax(p, axis=1), np.round(tf.nn.softmax(p).numpy().sum(1), 3))
w, b = model.layers[1].get_weights()
print(w.shape, b.shape, w.dtype, type(w).__name__)
model.layers[1].set_weights([w * 0, b * 0])
print(float(np.abs(model(x[:2]).numpy() - model.layers[2].bias.numpy()).max()))
model.layers[1].trainable = False
model.compile("adam", "sparse_categorical_crossentropy")
print(len(model.trainable_variables), len(model.non_trainable_variables), type(model.optimizer).__name__)
ds = tf.data.Dataset.from_tensor_slices((x, y)).batch(8)
for xb, yb in ds.take(2):
    print(xb.shape, yb.shape, xb.dtype)
model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
h = model.fit(ds, epochs=2, verbose=0)
history(h, 3)
h = model.fit(x, y, sample_weight=np.linspace(0, 1, 40), epochs=1, verbose=0, shuffle=False)
history(h, 3)
h = model.fit(x, y, class_weight={0: 1.0, 1: 2.0, 2: 0.5, 3: 1.0}, epochs=1, verbose=0, shuffle=False)
history(h, 3)
print(keras.utils.to_categorical([0, 2, 1], num_classes=3), keras.utils.to_categorical([0, 2, 1]).dtype)
print(keras.utils.normalize(np.array([[3.0, 4.0]])))
