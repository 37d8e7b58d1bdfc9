# The teaching verbs take arrays of NumPy, tensors of TensorFlow and Keras's layers, as they take PyTorch's.
import keras, numpy as np, tensorflow as tf, torch
from keras import layers
from torch import nn
import torch.nn.functional as F
from convbook import *

def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))

picture = np.arange(9.0).reshape(3, 3)
kernel = np.array([[1.0, 2.0], [3.0, 4.0]])
explain(kernel, picture, at=(1, 1))
explain(lambda x: F.conv2d(x, torch.ones(1, 1, 2, 2)), torch.arange(9.0).reshape(1, 3, 3), at=(0, 0, 1))
explain(nn.Softmax(dim=0), torch.tensor([0.0, 1.0, 2.0]), at=1)
slide(kernel, picture, frames=1)
slide(layers.MaxPooling2D(2), np.arange(16.0).reshape(4, 4, 1), frames=1)
as_matrix(kernel, (3, 3))
equiv(kernel, "shift", np.eye(6))
print(xcorr(tf.constant(picture), kernel))
for value in (picture, tf.constant(picture), torch.tensor(picture)):
    show(value)
dense = layers.Dense(2, kernel_initializer="ones")
dense.build((None, 3))
show(dense.kernel)
model = keras.Sequential([layers.Input((8, 8, 1)), layers.Conv2D(4, 3), layers.Flatten(), layers.Dense(2)])
print(why(model).params)
show(model)
show(nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU()), input_shape=(1, 5, 5))
print(gradcheck(lambda x: x * x, np.array([1.0, 2.0])))
raises(lambda: why(nn.Conv2d(1, 2, 3)))
raises(lambda: why(nn.Sequential(nn.Conv2d(1, 8, 3), nn.BatchNorm2d(16)), (1, 28, 28)))
raises(lambda: show([[0.5, 0.5], [0.1, 0.9]], kind="confusion"))
raises(lambda: show(None))
show({"loss": [3.0, 2.0, 1.0]}, title="steps from 0")
class Trained:
    history = {"loss": [3.0, 2.0, 1.0]}
show(Trained(), title="epochs from 1")
