# Layers and models of the script's own.
class Scale(layers.Layer):
    def __init__(self, start=1.0, **kwargs):
        super().__init__(**kwargs)
        self.start = start

    def build(self, input_shape):
        self.scale = self.add_weight(shape=(input_shape[-1],), initializer=keras.initializers.Constant(self.start),
                                     trainable=True, name="scale")
        self.calls = self.add_weight(shape=(), initializer="zeros", trainable=False, name="calls")

    def call(self, inputs, training=False):
        if training:
            self.calls.assign_add(1.0)
        return inputs * self.scale


class Block(layers.Layer):
    def __init__(self, units):
        super().__init__()
        self.parts = [layers.Dense(units, activation="relu"), layers.Dense(units)]
        self.add = layers.Add()
        self.scale = Scale(0.5)

    def call(self, x):
        y = x
        for part in self.parts:
            y = part(y)
        return self.scale(self.add([x, y]))


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Block(4)
        self.drop = layers.Dropout(0.5)
        self.head = layers.Dense(2)

    def call(self, x, training=False):
        return self.head(self.drop(self.block(x), training=training))


x = fixed(12, 4, scale=0.3)
layer = Scale(2.0)
show("scale", layer(x))
print([(w.name, tuple(w.shape), w.trainable) for w in layer.weights], layer.built, layer.name)
net = Net()
net(x)
fill(net)
show("net", net(x))
print([w.path for w in net.weights])
print(len(net.trainable_weights), len(net.non_trainable_weights), len(net.layers), net.count_params())
net.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
net.drop.rate = 0.0
y = fixed(12, 2, scale=0.2)
history(net.fit(x, y, epochs=3, batch_size=4, shuffle=False, verbose=0))
print(float(net.block.scale.calls))
i = keras.Input((4,))
symbolic = keras.Model(i, Scale(3.0)(Block(4)(i)))
print(symbolic.output_shape, symbolic.count_params())


class Penalty(layers.Layer):
    def call(self, inputs):
        self.add_loss(0.1 * tf.reduce_sum(inputs ** 2))
        return inputs


model = keras.Sequential([Penalty(), layers.Dense(2, kernel_regularizer="l2")])
model(x[:3])
fill(model)
model(x[:3])
print([round(float(loss), 4) for loss in model.losses])


class Custom(keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(y=y, y_pred=y_pred)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, y_pred)
        return {m.name: m.result() for m in self.metrics}


i = keras.Input((4,))
own = Custom(i, layers.Dense(2)(i))
fill(own)
own.compile(optimizer="adam", loss="mse", metrics=["mae"])
result = own.fit(x, y, epochs=2, batch_size=4, shuffle=False, verbose=0)
print([round(float(value), 4) for value in result.history["loss"]])
