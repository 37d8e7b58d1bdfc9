def add_blocks(model, blocks):
    for filters, size in blocks:
        model.add(keras.layers.Conv2D(filters, kernel_size=size, strides=1, padding="valid", activation="relu"))
        model.add(keras.layers.MaxPool2D(pool_size=(2, 2)))
    return model


def generate_model():
    model = add_blocks(keras.Sequential(), [(32, 3), (64, 3)])
    for layer in [keras.layers.Flatten(), keras.layers.Dense(1024, "relu"), keras.layers.Dense(10, "softmax")]:
        model.add(layer)
    return model


def car_or_truck():
    model = add_blocks(keras.Sequential(), [(32, 7), (64, 5)])
    model.add(keras.layers.Conv2D(64, 3, activation="relu"))
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.5))
    model.add(keras.layers.Dense(64, "relu"))
    model.add(keras.layers.Dense(1, "sigmoid"))
    return model
