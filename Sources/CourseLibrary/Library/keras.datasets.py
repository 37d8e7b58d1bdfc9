"""Data sets that are installed, as `keras.datasets.….load_data()` gives them."""

import keras.datasets.cifar10 as cifar10
import keras.datasets.fashion_mnist as fashion_mnist
import keras.datasets.mnist as mnist
