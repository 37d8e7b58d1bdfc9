x = fixed(16, 3, scale=0.3)
y = tf.reduce_sum(x, axis=1, keepdims=True)


def model(rate=0.1):
    made = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(1)])
    fill(made)
    made.compile(optimizer=keras.optimizers.SGD(rate), loss="mse")
    return made


def run(net, *callbacks, epochs=8):
    result = net.fit(x, y, epochs=epochs, batch_size=8, shuffle=False, verbose=0, validation_data=(x[:8], y[:8]),
                     callbacks=list(callbacks))
    history(result, 3)
    print(result.epoch)


kc = keras.callbacks
run(model(), kc.LearningRateScheduler(lambda epoch, rate: rate * 0.5 if epoch > 0 else rate, verbose=1), epochs=3)
run(model(), kc.LearningRateScheduler(lambda epoch: 0.1 / (epoch + 1)), epochs=3)
net = model(0.5)
stop = kc.EarlyStopping(monitor="val_loss", patience=2, restore_best_weights=True, verbose=1)
run(net, stop, epochs=12)
print(stop.stopped_epoch, stop.best_epoch, round(float(stop.best), 4))
print(round(float(net.evaluate(x[:8], y[:8], verbose=0)), 4))
run(model(0.5), kc.EarlyStopping(monitor="loss", min_delta=0.5, patience=1), epochs=6)
run(model(0.5), kc.ReduceLROnPlateau(monitor="loss", factor=0.5, patience=1, verbose=1, min_lr=0.3), epochs=7)
seen = []
run(model(), kc.LambdaCallback(on_epoch_begin=lambda epoch, logs: seen.append(("begin", epoch)),
                               on_epoch_end=lambda epoch, logs: seen.append(("end", epoch, sorted(logs)))), epochs=2)
print(seen)


class Mine(kc.Callback):
    def on_train_begin(self, logs=None):
        print("train begins", self.params["epochs"], self.params["steps"])

    def on_train_batch_end(self, batch, logs=None):
        print("batch", batch, round(logs["loss"], 4))

    def on_epoch_end(self, epoch, logs=None):
        if epoch == 1:
            self.model.stop_training = True

    def on_test_begin(self, logs=None):
        print("test begins")

    def on_train_end(self, logs=None):
        print("train ends", sorted(logs))


run(model(), Mine(), epochs=5)
