def generate_model():
    L = keras.layers
    return keras.Sequential([L.Conv2D(32, 3), L.ReLU(), L.MaxPooling2D(), L.Conv2D(64, 3), L.ReLU(), L.MaxPooling2D(),
                             L.Flatten(), L.Dense(1024), L.ReLU(), L.Dense(10), L.Softmax()])


def car_or_truck():
    L = keras.layers
    return keras.Sequential([L.Conv2D(32, 7), L.ReLU(), L.MaxPooling2D(), L.Conv2D(64, 5), L.ReLU(), L.MaxPooling2D(),
                             L.Conv2D(64, 3), L.ReLU(), L.Flatten(), L.Dropout(0.5), L.Dense(64), L.ReLU(), L.Dense(1),
                             L.Activation("sigmoid")])
