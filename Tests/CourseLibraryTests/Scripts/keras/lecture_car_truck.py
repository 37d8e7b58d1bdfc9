# The lecture's listing for cars and trucks, on made pictures.
model = keras.models.Sequential()

model.add( keras.layers.Conv2D(32, (7, 7), activation='relu', input_shape=(32, 32, 1)))
model.add(keras.layers.MaxPooling2D((2, 2)))

model.add(keras.layers.Conv2D(64, (5, 5), activation='relu'))
model.add(keras.layers.MaxPooling2D((2, 2)))

model.add(keras.layers.Conv2D(64, (3, 3), activation='relu'))

model.add(keras.layers.Flatten())
model.add(keras.layers.Dropout(0.5))
model.add(keras.layers.Dense(64, activation='relu'))
model.add(keras.layers.Dense(1, activation='sigmoid'))
model.summary()
print(model.count_params())
model.layers[6].rate = 0.0
fill(model)
model.compile(
    optimizer=keras.optimizers.RMSprop(),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=['accuracy']
)
x, y = tf.abs(fixed(8, 32, 32, 1, scale=0.05)), tf.cast(tf.range(8) % 2, "float32")
result = model.fit(x, y, epochs=1, batch_size=8, verbose=0, validation_data=(x, y))
print(sorted(result.history), [round(value, 3) for value in result.history["loss"]])
model.summary()
