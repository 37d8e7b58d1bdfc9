model = keras.Sequential([
    keras.Input(shape=(28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(2),
    layers.Conv2D(64, (3, 3), padding="same", name="a_rather_long_name_of_a_convolution"),
    layers.BatchNormalization(),
    layers.LeakyReLU(),
    layers.GlobalAveragePooling2D(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
model.summary()
model.summary(show_trainable=True)
print(model.count_params(), len(model.layers), model.input_shape, model.output_shape)
print([layer.name for layer in model.layers])
model.layers[0].trainable = False
model.summary(show_trainable=True)
print(len(model.trainable_weights), len(model.non_trainable_weights), len(model.weights))
for weight in model.weights:
    print(weight.path.split("/")[-1], weight.shape, weight.dtype)
big = keras.Sequential([keras.Input((100,)), layers.Dense(20000), layers.Dense(3)], name="big")
big.summary()
