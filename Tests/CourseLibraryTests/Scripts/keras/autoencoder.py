# Down by strides and up by transposed convolutions.
model = keras.Sequential([
    keras.Input((8, 8, 1)),
    layers.Conv2D(4, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2D(2, 3, strides=2, padding="same", activation="relu"),
    layers.Conv2DTranspose(4, 3, strides=2, padding="same", activation="relu"),
    layers.UpSampling2D(2),
    layers.SeparableConv2D(3, 3, padding="same", activation="elu"),
    layers.DepthwiseConv2D(3, padding="same"),
    layers.Conv2D(1, 3, padding="same", activation="sigmoid"),
], name="autoencoder")
model.summary()
fill(model)
x = tf.sigmoid(fixed(8, 8, 8, 1, scale=0.4))
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["mae"])
history(model.fit(x, x, epochs=3, batch_size=4, shuffle=False, verbose=0))
encoder = keras.Model(model.inputs, model.layers[1].output)
show("code", encoder.predict(x, verbose=0))
