model = keras.Sequential([layers.Dense(3), layers.Dropout(0.5)])
model.summary()
model.build((None, 4))
model.summary()
model.pop()
model.add(layers.Dense(5, name="last"))
print(model.output_shape, model.count_params())


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = layers.Dense(3, activation="relu")
        self.rest = [layers.Dense(4), layers.Dense(2)]

    def call(self, x):
        x = self.first(x)
        for layer in self.rest:
            x = layer(x)
        return x


net = Net()
net.summary()
print(tuple(net(tf.zeros((5, 4))).shape))
net.summary()
print(net.count_params(), [weight.path for weight in net.weights])
eager = keras.Sequential([layers.Dense(2)])
eager(tf.zeros((5, 4)))
eager.summary()
eager.compile(optimizer="adam", loss="mse")
eager.fit(tf.zeros((4, 4)), tf.zeros((4, 2)), verbose=0)
eager.summary()
