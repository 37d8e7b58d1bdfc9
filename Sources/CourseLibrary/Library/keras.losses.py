"""Losses: how far predictions are from the truth.

A function gives one number for every example (the mean over its last axis); a class gives the mean over the batch, or
what `reduction` says, with weights for the examples where they are given.

    keras.losses.SparseCategoricalCrossentropy(from_logits=True)(labels, scores)
"""

import _functional as F
import _keras
import _torch
from keras._values import _find, _plain, _snake, _state, _tf

_epsilon = 1e-7


def _both(y_true, y_pred):
    """Truth and prediction as floats of one shape, where a last axis of 1 may be missing."""
    y_pred = _plain(y_pred)
    y_pred = y_pred if y_pred.is_floating_point() else y_pred.float()
    y_true = _plain(y_true, y_pred.dtype)
    return _squeezed(y_true, y_pred), y_pred


def _squeezed(y_true, y_pred):
    """The truth in as many dimensions as the prediction."""
    if y_true.ndim == y_pred.ndim + 1 and y_true.shape[-1] == 1:
        return y_true.squeeze(-1)
    if y_true.ndim == y_pred.ndim - 1 and y_pred.shape[-1] == 1:
        return y_true.unsqueeze(-1)
    return y_true


def _mean(x):
    """The mean over the last axis; a vector stays one number for each example."""
    return x.mean(-1) if x.ndim > 0 else x


def _logits(y_pred, kind):
    """The scores that a model's last activation made these probabilities of, while it trains; else None."""
    last = _state.logits
    return last[1] if last is not None and last[2] == kind and _keras._same(last[0], y_pred) else None


def mean_squared_error(y_true, y_pred):
    """The mean of (true - predicted) squared."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(_mean((y_pred - y_true) ** 2))


def mean_absolute_error(y_true, y_pred):
    """The mean of |true - predicted|."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(_mean(abs(y_pred - y_true)))


def mean_absolute_percentage_error(y_true, y_pred):
    """100 times the mean of |true - predicted| / |true|."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(100 * _mean(abs((y_true - y_pred) / abs(y_true).clamp(min=_epsilon))))


def mean_squared_logarithmic_error(y_true, y_pred):
    """The mean of (log(1 + true) - log(1 + predicted)) squared."""
    y_true, y_pred = _both(y_true, y_pred)
    first = (y_pred.clamp(min=_epsilon) + 1).log()
    second = (y_true.clamp(min=_epsilon) + 1).log()
    return _tf(_mean((first - second) ** 2))


def huber(y_true, y_pred, delta=1.0):
    """Half the square within delta, straight beyond."""
    y_true, y_pred = _both(y_true, y_pred)
    far = abs(y_pred - y_true)
    return _tf(_mean(_torch.where(far <= delta, 0.5 * far * far, delta * far - 0.5 * delta * delta)))


def log_cosh(y_true, y_pred):
    """The logarithm of cosh(predicted - true)."""
    y_true, y_pred = _both(y_true, y_pred)
    x = y_pred - y_true
    return _tf(_mean(x + F.softplus(-2.0 * x) - 0.6931471805599453))


def _signed(y_true):
    """Labels 0 and 1 as -1 and 1; those that are -1 and 1 stay."""
    if bool(((y_true == 0) | (y_true == 1)).all()):
        return 2 * y_true - 1
    return y_true


def hinge(y_true, y_pred):
    """max(0, 1 - true predicted), for labels -1 and 1 (0 stands for -1)."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(_mean((1 - _signed(y_true) * y_pred).relu()))


def squared_hinge(y_true, y_pred):
    """The hinge squared."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(_mean((1 - _signed(y_true) * y_pred).relu() ** 2))


def categorical_hinge(y_true, y_pred):
    """max(0, 1 + the greatest wrong score - the right one), for one-hot labels."""
    y_true, y_pred = _both(y_true, y_pred)
    right = (y_true * y_pred).sum(-1)
    wrong = ((1 - y_true) * y_pred).max(-1).values
    return _tf((wrong - right + 1).relu())


def kl_divergence(y_true, y_pred):
    """The sum of true log(true / predicted)."""
    y_true, y_pred = _both(y_true, y_pred)
    y_true, y_pred = y_true.clamp(_epsilon, 1), y_pred.clamp(_epsilon, 1)
    return _tf((y_true * (y_true / y_pred).log()).sum(-1))


def poisson(y_true, y_pred):
    """The mean of predicted - true log(predicted)."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(_mean(y_pred - y_true * (y_pred + _epsilon).log()))


def cosine_similarity(y_true, y_pred, axis=-1):
    """Minus the cosine of the angle between truth and prediction."""
    y_true, y_pred = _both(y_true, y_pred)
    return _tf(-(_unit(y_true, axis) * _unit(y_pred, axis)).sum(axis))


def _unit(x, axis):
    return x / (x * x).sum(axis, keepdim=True).clamp(min=1e-12).sqrt()


def _smoothed_binary(y_true, label_smoothing):
    return y_true * (1 - label_smoothing) + 0.5 * label_smoothing if label_smoothing else y_true


def _binary(y_true, y_pred, from_logits):
    """The binary cross-entropy of every number."""
    scores = y_pred if from_logits else _logits(y_pred, "sigmoid")
    if scores is not None:
        return F.binary_cross_entropy_with_logits(scores, y_true, reduction="none")
    p = y_pred.clamp(_epsilon, 1 - _epsilon)
    return -(y_true * p.log() + (1 - y_true) * (1 - p).log())


def binary_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    """The mean of -(true log p + (1 - true) log(1 - p))."""
    y_true, y_pred = _both(y_true, y_pred)
    _check_shapes(y_true, y_pred)
    y_true = _smoothed_binary(y_true, label_smoothing)
    return _tf(_binary(y_true, y_pred, from_logits).mean(axis))


def _check_shapes(y_true, y_pred):
    if y_true.ndim != y_pred.ndim:
        raise _advised(ValueError(
            "Arguments `target` and `output` must have the same rank (ndim). Received: "
            f"target.shape={tuple(y_true.shape)}, output.shape={tuple(y_pred.shape)}"), y_true, y_pred)
    if y_true.shape != y_pred.shape:
        raise _advised(ValueError(
            "Arguments `target` and `output` must have the same shape. Received: "
            f"target.shape={tuple(y_true.shape)}, output.shape={tuple(y_pred.shape)}"), y_true, y_pred)


def _advised(error, y_true, y_pred):
    """The error with what to do below it."""
    classes = y_pred.shape[-1] if y_pred.ndim > 0 else 0
    if y_pred.ndim > 2:
        error.add_note(
            f"the model gives {tuple(y_pred.shape[1:])} for each example, scores at every place. Fix: Flatten() or "
            "GlobalAveragePooling2D() before the last Dense")
    elif y_true.ndim <= 1 or y_true.shape[-1] == 1:
        error.add_note(
            f"the labels are numbers of classes. Fix: loss=\"sparse_categorical_crossentropy\", or labels "
            f"keras.utils.to_categorical(y, {classes})" if classes > 1 else "Fix: labels of shape (N, 1)")
    elif y_true.shape[-1] != classes:
        error.add_note(f"the labels have {y_true.shape[-1]} classes, the model {classes}. Fix: Dense({y_true.shape[-1]})"
                       " as the last layer")
    return error


def binary_focal_crossentropy(y_true, y_pred, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False,
                              label_smoothing=0.0, axis=-1):
    """Binary cross-entropy times (1 - the probability of the truth) ** gamma: easy examples count less."""
    y_true, y_pred = _both(y_true, y_pred)
    y_true = _smoothed_binary(y_true, label_smoothing)
    if from_logits:
        y_pred = F.sigmoid(y_pred)
    entropy = _binary(y_true, y_pred, False)
    right = y_true * y_pred + (1 - y_true) * (1 - y_pred)
    focal = (1 - right) ** gamma * entropy
    if apply_class_balancing:
        focal = focal * (y_true * alpha + (1 - y_true) * (1 - alpha))
    return _tf(focal.mean(axis))


def categorical_crossentropy(y_true, y_pred, from_logits=False, label_smoothing=0.0, axis=-1):
    """-the sum of true log p, for labels that are one-hot or probabilities."""
    y_true, y_pred = _both(y_true, y_pred)
    if y_true.shape != y_pred.shape:
        _check_shapes(y_true, y_pred)
    if label_smoothing:
        y_true = y_true * (1 - label_smoothing) + label_smoothing / y_pred.shape[axis]
    scores = y_pred if from_logits else _logits(y_pred, "softmax")
    if scores is not None:
        return _tf(-(y_true * F.log_softmax(scores, axis)).sum(axis))
    p = y_pred / y_pred.sum(axis, keepdim=True)
    return _tf(-(y_true * p.clamp(_epsilon, 1 - _epsilon).log()).sum(axis))


def categorical_focal_crossentropy(y_true, y_pred, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0,
                                   axis=-1):
    """Categorical cross-entropy whose easy examples count less."""
    y_true, y_pred = _both(y_true, y_pred)
    if label_smoothing:
        y_true = y_true * (1 - label_smoothing) + label_smoothing / y_pred.shape[-1]
    if from_logits:
        y_pred = F.softmax(y_pred, axis)
    p = (y_pred / y_pred.sum(axis, keepdim=True)).clamp(_epsilon, 1 - _epsilon)
    return _tf((-y_true * p.log() * alpha * (1 - p) ** gamma).sum(axis))


def sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, ignore_class=None, axis=-1):
    """-log p[label], for labels that are numbers of classes."""
    y_pred = _plain(y_pred)
    labels = _plain(y_true).long()
    if labels.ndim == y_pred.ndim and labels.shape[-1] == 1:
        labels = labels.squeeze(-1)
    if tuple(labels.shape) != tuple(y_pred.shape[:-1]):
        error = ValueError(
            "Argument `output` must have rank (ndim) `target.ndim + 1`, and all but its last size must be the "
            f"target's. Received: target.shape={tuple(labels.shape)}, output.shape={tuple(y_pred.shape)}")
        if labels.shape == y_pred.shape:
            error.add_note("the labels are rows of zeros and a one. Fix: loss=\"categorical_crossentropy\"")
            raise error
        raise _advised(error, labels, y_pred) if y_pred.ndim > 2 else error
    classes = y_pred.shape[-1]
    if labels.numel() > 0 and not 0 <= int(labels.max()) < classes:
        raise ValueError(
            f"Received a label value of {int(labels.max())} which is outside the valid range of [0, {classes}). "
            f"The last layer has {classes} outputs.")
    scores = y_pred if from_logits else _logits(y_pred, "softmax")
    if scores is None:
        scores = y_pred.clamp(_epsilon, 1 - _epsilon).log()
    ignored = -100 if ignore_class is None else ignore_class
    rows = scores.reshape(-1, classes)
    each = F.cross_entropy(rows, labels.reshape(-1), ignore_index=ignored, reduction="none")
    return _tf(each.reshape(*labels.shape))


def _overlaps(y_true, y_pred, axis):
    y_true, y_pred = _both(y_true, y_pred)
    if axis is None:
        return y_true.reshape(-1), y_pred.reshape(-1), None
    return y_true, y_pred, list(axis) if isinstance(axis, (tuple, list)) else axis


def dice(y_true, y_pred, axis=None):
    """1 - twice the overlap over the sum of both."""
    y_true, y_pred, axis = _overlaps(y_true, y_pred, axis)
    both = (y_true * y_pred).sum(axis)
    return _tf(1 - (2 * both + _epsilon) / (y_true.sum(axis) + y_pred.sum(axis) + _epsilon))


def tversky(y_true, y_pred, alpha=0.5, beta=0.5, axis=None):
    """1 - the overlap over itself and what is wrong, false alarms weighed by alpha and misses by beta."""
    y_true, y_pred, axis = _overlaps(y_true, y_pred, axis)
    both = (y_true * y_pred).sum(axis)
    alarms = ((1 - y_true) * y_pred).sum(axis)
    misses = (y_true * (1 - y_pred)).sum(axis)
    return _tf(1 - both / (both + alpha * alarms + beta * misses + _epsilon))


class Loss:
    """A subclass gives one number for every example in `call(y_true, y_pred)`."""

    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None):
        if reduction not in ("sum_over_batch_size", "sum", "mean", "mean_with_sample_weight", "none", None):
            raise ValueError(
                "Invalid value for argument `reduction`. Expected one of [None, 'mean', 'none', 'sum', "
                f"'sum_over_batch_size']. Received: reduction={reduction}")
        self.name = name or _snake(type(self).__name__)
        self.reduction = reduction

    def call(self, y_true, y_pred):
        raise NotImplementedError

    def __call__(self, y_true, y_pred, sample_weight=None):
        each = _plain(self.call(_tf_floats(y_true), _tf_floats(y_pred)))
        if sample_weight is not None:
            each = _weighed(each, sample_weight)
        if self.reduction in ("none", None):
            return _tf(each)
        if self.reduction == "sum":
            return _tf(each.sum())
        if self.reduction == "mean_with_sample_weight" and sample_weight is not None:
            return _tf(each.sum() / _plain(sample_weight).float().sum())
        return _tf(each.mean())

    def get_config(self):
        return {"name": self.name, "reduction": self.reduction}

    def __repr__(self):
        return f"<{type(self).__name__} name={self.name}>"


def _tf_floats(x):
    """Truth or prediction as a loss of the script's own takes it."""
    x = _plain(x)
    return _tf(x if x.is_floating_point() else x.float())


def _weighed(each, sample_weight):
    weight = _plain(sample_weight).float()
    if weight.ndim == each.ndim + 1 and weight.shape[-1] == 1:
        weight = weight.squeeze(-1)
    while weight.ndim < each.ndim:
        weight = weight.unsqueeze(-1)
    return each * weight


class LossFunctionWrapper(Loss):
    """A function of truth and prediction as a loss."""

    def __init__(self, fn, reduction="sum_over_batch_size", name=None, dtype=None, **settings):
        super().__init__(name or getattr(fn, "__name__", "loss"), reduction)
        self.fn = fn
        self._settings = settings

    def call(self, y_true, y_pred):
        return self.fn(y_true, y_pred, **self._settings)


def _loss(kind, function, name=None, order=("reduction", "name", "dtype"), **defaults):
    """A class of a function: its settings go to the function by name. `order` is that of Keras's arguments."""
    words = list(defaults) + list(order) if order[0] == "reduction" else list(order)
    shown = {"reduction": "sum_over_batch_size", "name": name or function.__name__, "dtype": None, **defaults}

    def __init__(self, *arguments, **keywords):
        if len(arguments) > len(words):
            raise TypeError(
                f"{kind}.__init__() takes from 1 to {len(words) + 1} positional arguments but {len(arguments) + 1} "
                "were given")
        given = {**shown, **dict(zip(words, arguments))}
        for key, value in keywords.items():
            if key not in shown:
                from keras._values import _meant
                raise TypeError(
                    f"{kind}.__init__() got an unexpected keyword argument '{key}'." + _meant(key, shown))
            given[key] = value
        LossFunctionWrapper.__init__(
            self, function, given["reduction"], given["name"], **{key: given[key] for key in defaults})
        for key in defaults:
            setattr(self, key, given[key])

    return type(kind, (LossFunctionWrapper,), {
        "__init__": __init__, "__doc__": function.__doc__, "__module__": "keras.losses",
        "__text_signature__": "(" + ", ".join(f"{word}={shown[word]!r}" for word in words) + ")"})


MeanSquaredError = _loss("MeanSquaredError", mean_squared_error)
MeanAbsoluteError = _loss("MeanAbsoluteError", mean_absolute_error)
MeanAbsolutePercentageError = _loss("MeanAbsolutePercentageError", mean_absolute_percentage_error)
MeanSquaredLogarithmicError = _loss("MeanSquaredLogarithmicError", mean_squared_logarithmic_error)
Huber = _loss("Huber", huber, "huber_loss", delta=1.0)
LogCosh = _loss("LogCosh", log_cosh)
Hinge = _loss("Hinge", hinge)
SquaredHinge = _loss("SquaredHinge", squared_hinge)
CategoricalHinge = _loss("CategoricalHinge", categorical_hinge)
KLDivergence = _loss("KLDivergence", kl_divergence)
Poisson = _loss("Poisson", poisson)
CosineSimilarity = _loss("CosineSimilarity", cosine_similarity, axis=-1)
BinaryCrossentropy = _loss(
    "BinaryCrossentropy", binary_crossentropy, from_logits=False, label_smoothing=0.0, axis=-1)
BinaryFocalCrossentropy = _loss(
    "BinaryFocalCrossentropy", binary_focal_crossentropy, apply_class_balancing=False, alpha=0.25, gamma=2.0,
    from_logits=False, label_smoothing=0.0, axis=-1)
CategoricalCrossentropy = _loss(
    "CategoricalCrossentropy", categorical_crossentropy, from_logits=False, label_smoothing=0.0, axis=-1)
CategoricalFocalCrossentropy = _loss(
    "CategoricalFocalCrossentropy", categorical_focal_crossentropy, alpha=0.25, gamma=2.0, from_logits=False,
    label_smoothing=0.0, axis=-1)
SparseCategoricalCrossentropy = _loss(
    "SparseCategoricalCrossentropy", sparse_categorical_crossentropy,
    order=("from_logits", "ignore_class", "reduction", "axis", "name", "dtype"), from_logits=False,
    ignore_class=None, axis=-1)
Dice = _loss("Dice", dice, order=("reduction", "name", "axis", "dtype"), axis=None)
Tversky = _loss(
    "Tversky", tversky, order=("alpha", "beta", "reduction", "name", "axis", "dtype"), alpha=0.5, beta=0.5, axis=None)

_functions = (
    mean_squared_error, mean_absolute_error, mean_absolute_percentage_error, mean_squared_logarithmic_error, huber,
    log_cosh, hinge, squared_hinge, categorical_hinge, kl_divergence, poisson, cosine_similarity, binary_crossentropy,
    binary_focal_crossentropy, categorical_crossentropy, categorical_focal_crossentropy,
    sparse_categorical_crossentropy, dice, tversky)
_classes = (
    MeanSquaredError, MeanAbsoluteError, MeanAbsolutePercentageError, MeanSquaredLogarithmicError, Huber, LogCosh,
    Hinge, SquaredHinge, CategoricalHinge, KLDivergence, Poisson, CosineSimilarity, BinaryCrossentropy,
    BinaryFocalCrossentropy, CategoricalCrossentropy, CategoricalFocalCrossentropy, SparseCategoricalCrossentropy,
    Dice, Tversky)
_table = {each.__name__: each for each in _functions + _classes}
_table.update({
    "mse": mean_squared_error, "MSE": mean_squared_error, "mae": mean_absolute_error, "MAE": mean_absolute_error,
    "mape": mean_absolute_percentage_error, "MAPE": mean_absolute_percentage_error,
    "msle": mean_squared_logarithmic_error, "MSLE": mean_squared_logarithmic_error, "bce": binary_crossentropy,
    "BCE": binary_crossentropy, "kld": kl_divergence, "KLD": kl_divergence, "logcosh": log_cosh,
})
_absent = ("ctc", "CTC", "circle", "Circle", "categorical_generalized_cross_entropy",
           "CategoricalGeneralizedCrossEntropy")


def get(identifier):
    """The loss of a name: a function, or an object of a class; what can be called stays itself."""
    if identifier is None or callable(identifier):
        return identifier() if isinstance(identifier, type) else identifier
    found = _find("loss", identifier, _table, _absent)
    return found() if isinstance(found, type) else found
