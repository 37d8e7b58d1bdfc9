# The other lecture's listing, with Keras's own name for the kernel's size.
def generate_model():
    model = tf.keras.Sequential([
        # first convolutional layer
        tf.keras.layers.Conv2D(32, kernel_size=3, activation='relu'),
        tf.keras.layers.MaxPool2D(pool_size=2, strides=2),

        # second convolutional layer
        tf.keras.layers.Conv2D(64, kernel_size=3, activation='relu'),
        tf.keras.layers.MaxPool2D(pool_size=2, strides=2),

        # fully connected classifier
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(1024, activation='relu'),
        tf.keras.layers.Dense(10, activation='softmax') # 10 outputs
    ])
    return model


model = generate_model()
model.build((None, 28, 28, 1))
model.summary()
print(model.count_params())
print(tf.keras.layers.Conv2D( filters=8, kernel_size=(3,5), strides=2 )(keras.Input((28, 28, 1))).shape)
print([tuple(layer.output.shape) for layer in model.layers])
