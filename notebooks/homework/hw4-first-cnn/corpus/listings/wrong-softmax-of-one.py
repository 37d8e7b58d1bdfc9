# expect: 23
def generate_model():
    return keras.Sequential([
        keras.layers.Conv2D(32, 3, activation="relu"), keras.layers.MaxPool2D(2),
        keras.layers.Conv2D(64, 3, activation="relu"), keras.layers.MaxPool2D(2),
        keras.layers.Flatten(), keras.layers.Dense(1024, activation="relu"),
        keras.layers.Dense(10, activation="softmax")])


def car_or_truck():
    return keras.Sequential([
        keras.layers.Conv2D(32, 7, activation="relu"), keras.layers.MaxPool2D(2),
        keras.layers.Conv2D(64, 5, activation="relu"), keras.layers.MaxPool2D(2),
        keras.layers.Conv2D(64, 3, activation="relu"), keras.layers.Flatten(), keras.layers.Dropout(0.5),
        keras.layers.Dense(64, activation="relu"), keras.layers.Dense(1, activation="softmax")])
