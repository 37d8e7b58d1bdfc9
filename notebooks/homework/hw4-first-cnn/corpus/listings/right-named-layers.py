from keras import layers, models


def conv(filters, size, name):
    return layers.Conv2D(filters, (size, size), activation=keras.activations.relu, name=name)


def generate_model():
    net = models.Sequential(name="s1")
    for layer in (conv(32, 3, "first"), layers.MaxPooling2D(), conv(64, 3, "second"), layers.MaxPooling2D(),
                  layers.Flatten(), layers.Dense(units=1024, activation="relu"),
                  layers.Dense(units=10, activation="softmax")):
        net.add(layer)
    return net


def car_or_truck():
    net = models.Sequential(name="s4")
    net.add(keras.Input(shape=(32, 32, 1)))
    for layer in (conv(32, 7, "a"), layers.MaxPooling2D(), conv(64, 5, "b"), layers.MaxPooling2D(), conv(64, 3, "c"),
                  layers.Flatten(), layers.Dropout(rate=0.5), layers.Dense(64, activation="relu"),
                  layers.Dense(1, activation=keras.activations.sigmoid)):
        net.add(layer)
    return net
