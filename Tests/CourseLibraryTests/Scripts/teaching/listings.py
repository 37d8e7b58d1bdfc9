# The lectures' listings as they are printed; of the training data the first pictures, for one epoch.
# %%
import keras
from convbook import *
X_train, y_train, X_test, y_test = [part[:16] for part in datasets.car_truck(gray=True, seed=0)]
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
# %%
model.compile(
    optimizer=keras.optimizers.RMSprop(),
    loss=keras.losses.BinaryCrossentropy(),
    metrics=['accuracy']
)

history = model.fit(
    X_train,
    y_train,
    epochs=1,
    verbose=0,
    validation_data=(X_test, y_test)
)
# %%
assert model.count_params() == 106305
print(sorted(history.history))
# %%
import tensorflow as tf

def generate_model():
    model = tf.keras.Sequential([
        # first convolutional layer
        tf.keras.layers.Conv2D(32, filter_size=3, activation='relu'),     # note: Keras says kernel_size; accepted
        tf.keras.layers.MaxPool2D(pool_size=2, strides=2),

        # second convolutional layer
        tf.keras.layers.Conv2D(64, filter_size=3, activation='relu'),
        tf.keras.layers.MaxPool2D(pool_size=2, strides=2),

        # fully connected classifier
        tf.keras.layers.Flatten(),
        tf.keras.layers.Dense(1024, activation='relu'),
        tf.keras.layers.Dense(10, activation='softmax') # 10 outputs
    ])
    return model
# %%
model = generate_model()
model.build((None, 28, 28, 1))
model.summary()
assert model.count_params() == 1668490
print(tf.keras.layers.Conv2D( filters=8, kernel_size=(3,5), strides=2 ).kernel_size)
# %%
import numpy as np

def loss_fun(data, weights):
  return ((data @ weights - 1) ** 2).mean()

def evaluate_gradient(loss_fun, data, weights):
  return 2 * data.T @ (data @ weights - 1) / len(data)

data, weights, step_size, steps = np.array([[1.0, 2.0], [3.0, 4.0]]), np.zeros(2), 0.05, 0
while True:
  weights_grad = evaluate_gradient(loss_fun, data, weights)
  weights += - step_size * weights_grad # perform parameter update
  steps += 1
  if steps == 200: break
print(steps, weights.round(2), loss_fun(data, weights) < 0.01)
