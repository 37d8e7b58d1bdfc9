"""Keras's spelling: layers, models and training with channels last.

    model = keras.Sequential([keras.Input(shape=(28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(10)])
    model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(x_train, y_train, epochs=5)
"""

import keras.activations as activations
import keras.constraints as constraints
import keras.initializers as initializers
import keras.regularizers as regularizers
import keras.layers as layers
import keras.losses as losses
import keras.metrics as metrics
import keras.optimizers as optimizers
import keras.callbacks as callbacks
import keras.models as models
import keras.utils as utils
import keras.backend as backend
import keras.datasets as datasets
import keras.ops as ops
from keras._core import Input
from keras._graph import KerasTensor
from keras._layer import InputSpec, Layer
from keras._values import Variable
from keras.initializers import Initializer
from keras.losses import Loss
from keras.metrics import Metric
from keras.models import Model, Sequential
from keras.optimizers import Optimizer
from keras.regularizers import Regularizer

__version__ = "3.15.0"
