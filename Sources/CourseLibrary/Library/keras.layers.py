"""Layers, as `keras.layers`: channels last, with Keras's names and defaults.

A layer's weights are made when the shape of its input is known. `layer(x)` computes; with a symbolic tensor from
`Input` it leaves a step of a functional model.
"""

from keras._augmentation import *
from keras._chance import *
from keras._convolutions import *
from keras._core import *
from keras._joints import *
from keras._layer import InputSpec, Layer
from keras._norms import *
from keras._poolings import *

Convolution1D = Conv1D
Convolution2D = Conv2D
Convolution1DTranspose = Conv1DTranspose
Convolution2DTranspose = Conv2DTranspose
SeparableConvolution2D = SeparableConv2D

# What the parts above are built of is none of the layers.
del F, KerasTensor, Node, activations
