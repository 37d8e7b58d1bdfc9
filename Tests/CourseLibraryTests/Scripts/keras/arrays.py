# NumPy's arrays around a model.
import numpy as np

x = (np.arange(60) * 37 % 23 - 11).reshape(20, 3) * 0.0973
y = (x.sum(axis=1) > 0).astype("int32")
model = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(2, activation="softmax")])
fill(model)
model.compile(optimizer=keras.optimizers.SGD(0.5), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
result = model.fit(x, y, epochs=3, batch_size=8, shuffle=False, verbose=0, validation_data=(x[:5], y[:5]))
history(result)
p = model.predict(x, verbose=0)
print(type(p).__name__, p.dtype, p.shape, p[:2].round(3), np.argmax(p, axis=1), p.argmax(axis=-1).shape)
print((np.argmax(p, axis=1) == y).mean(), np.round(p.sum(axis=1), 3).tolist()[:3])
print(len(result.history["loss"]), isinstance(result.history["loss"][0], float))
weights = model.get_weights()
print([(type(each).__name__, each.shape, each.dtype) for each in weights])
model.set_weights([each * 0 for each in weights])
print(model.predict(x[:2], verbose=0))
layer = model.layers[0]
layer.set_weights([np.ones((3, 4)), np.zeros(4)])
print(layer.get_weights()[0].sum(), layer.kernel.numpy().mean(), layer.bias.numpy().tolist())
print(model(x[:1]).numpy().shape, layers.Add()([np.ones(2), np.ones(2)]).numpy())
print(layers.Flatten()(np.ones((2, 2, 2))).shape)
images = np.zeros((4, 6, 6), dtype="uint8") + np.arange(6, dtype="uint8")
net = keras.Sequential([
    keras.Input((6, 6, 1)), layers.Rescaling(1 / 255), layers.Conv2D(2, 3), layers.GlobalMaxPooling2D()])
fill(net)
show("images", net(images[..., None]))
show("predict", net.predict(images, verbose=0))
onehot = keras.utils.to_categorical(y, 2)
print(onehot.shape, onehot.dtype, onehot[:2].tolist())
model.compile(optimizer="adam", loss="categorical_crossentropy", metrics=["accuracy"])
print(sorted(model.fit(x, onehot, epochs=1, verbose=0, class_weight={0: 1.0, 1: 2.0}).history))
x_train, x_test = x[:15], x[15:]
mean, std = x_train.mean(axis=0), x_train.std(axis=0)
print(np.round((x_test - mean) / std, 2)[0])
shuffled = np.random.default_rng(0).permutation(20)
model.fit(x[shuffled], onehot[shuffled], epochs=1, verbose=0, sample_weight=np.ones(20))
print(tf.constant(x[:1]).dtype, tf.constant(np.float32(2.5)), tf.convert_to_tensor(np.arange(3)),
      np.array(tf.constant([1.0, 2.0])))
print(np.sum(tf.constant([1.0, 2.0])), np.mean(model.layers[1].kernel.numpy()).dtype)


def own_loss(y_true, y_pred):
    return tf.reduce_mean(tf.square(y_true - y_pred), axis=-1)


def own_metric(y_true, y_pred):
    return tf.reduce_mean(tf.abs(y_true - y_pred))


net = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
fill(net)
net.compile(optimizer="sgd", loss=own_loss, metrics=[own_metric])
history(net.fit(x, x[:, :1], epochs=2, shuffle=False, verbose=0))
