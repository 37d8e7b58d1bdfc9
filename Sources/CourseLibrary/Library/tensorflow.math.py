"""Functions of numbers, as `tf.math`."""

from collections import namedtuple as _namedtuple
import keras.ops as _ops
from keras.ops import (
    abs, add, argmax, argmin, ceil, cos, divide, equal, exp, floor, greater, less, log, maximum, minimum, multiply,
    negative, power as pow, round, sigmoid, sign, sin, softplus, sqrt, square, subtract, tanh)
from keras.ops import max as reduce_max, mean as reduce_mean, min as reduce_min, prod as reduce_prod
from keras.ops import std as reduce_std, sum as reduce_sum, var as reduce_variance
from keras._values import _plain, _tf


_TopK = _namedtuple("TopKV2", ["values", "indices"])


def top_k(input, k=1, sorted=True, name=None):
    """The k greatest along the last axis, and where they are."""
    values, indices = _plain(input).topk(k)
    return _TopK(_tf(values), _tf(indices))


def confusion_matrix(labels, predictions, num_classes=None, weights=None, dtype="int32", name=None):
    """A table: rows are labels, columns predictions."""
    labels, predictions = _plain(labels).long(), _plain(predictions).long()
    if num_classes is None:
        num_classes = int(_ops.max(_ops.concatenate([labels, predictions]))) + 1
    cells = (labels * num_classes + predictions).bincount(None, num_classes * num_classes)
    return _tf(cells.reshape(num_classes, num_classes))
