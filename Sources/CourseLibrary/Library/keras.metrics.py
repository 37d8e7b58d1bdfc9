"""Metrics: numbers gathered over batches. `update_state` adds a batch, `result` says what they are so far."""

import math
import _functional as F
import _torch
import keras.losses as losses
from keras._values import _auto_name, _find, _meant, _plain, _snake, _tf


class Metric:
    """A subclass keeps what it needs in `reset_state`, `update_state(y_true, y_pred)` and `result`."""

    def __init__(self, dtype=None, name=None):
        self.name = name or _auto_name(_snake(type(self).__name__))
        self._variables = []

    def update_state(self, *args, **kwargs):
        raise NotImplementedError

    def result(self):
        raise NotImplementedError

    def reset_state(self):
        for variable in self._variables:
            variable.assign(_torch.zeros(*variable.shape) if variable.shape else _torch.tensor(0.0))

    def add_variable(self, shape, initializer, dtype=None, name=None, aggregation="sum"):
        """A number or array that `reset_state` sets to zero."""
        import keras.initializers as initializers
        from keras._values import Variable
        variable = Variable(initializers.get(initializer), shape, dtype or "float32", trainable=False, name=name)
        self._variables.append(variable)
        return variable

    def add_weight(self, shape=(), initializer=None, dtype=None, name=None):
        return self.add_variable(shape, initializer or "zeros", dtype, name)

    def __call__(self, *args, **kwargs):
        self.update_state(*args, **kwargs)
        return self.result()

    def __repr__(self):
        return f"<{type(self).__name__} name={self.name}>"


def _number(value):
    """A result as a tensor of one float32."""
    return _tf(_torch.tensor(float(value)))


class Mean(Metric):
    """The mean of all values, weighed where weights are given."""

    def __init__(self, name="mean", dtype=None):
        super().__init__(name=name)
        self.reset_state()

    def reset_state(self):
        self._total = 0.0
        self._count = 0.0

    def update_state(self, values, sample_weight=None):
        values = _plain(values).detach()
        values = values if values.is_floating_point() else values.float()
        if sample_weight is None:
            self._total += float(values.sum())
            self._count += values.numel()
            return
        weight = _plain(sample_weight).float()
        if weight.ndim == values.ndim + 1 and weight.shape[-1] == 1:
            weight = weight.squeeze(-1)
        # Weights of examples weigh the means of what the examples hold.
        while values.ndim > weight.ndim:
            values = values.mean(-1)
        self._total += float((values * weight).sum())
        self._count += float((values * 0 + weight).sum())

    def result(self):
        return _number(self._total / self._count if self._count else 0.0)


class Sum(Metric):
    """The sum of all values."""

    def __init__(self, name="sum", dtype=None):
        super().__init__(name=name)
        self.reset_state()

    def reset_state(self):
        self._total = 0.0

    def update_state(self, values, sample_weight=None):
        values = _plain(values).float().detach()
        if sample_weight is not None:
            values = values * _plain(sample_weight).float()
        self._total += float(values.sum())

    def result(self):
        return _number(self._total)


class MeanMetricWrapper(Mean):
    """The mean of a function of truth and prediction."""

    def __init__(self, fn, name=None, dtype=None, **kwargs):
        super().__init__(name=name or getattr(fn, "__name__", None) or _snake(type(self).__name__))
        self._fn = fn
        self._settings = kwargs

    def update_state(self, y_true, y_pred, sample_weight=None):
        values = self._fn(losses._tf_floats(y_true), losses._tf_floats(y_pred), **self._settings)
        super().update_state(values, sample_weight)


def _same_rank(y_true, y_pred):
    y_true, y_pred = _plain(y_true), _plain(y_pred)
    return losses._squeezed(y_true, y_pred), y_pred


# Accuracies: 1 for every example that is right.


def accuracy(y_true, y_pred):
    """1 where the prediction equals the truth."""
    y_true, y_pred = _same_rank(y_true, y_pred)
    return (y_true.float() == y_pred.float()).float()


def binary_accuracy(y_true, y_pred, threshold=0.5):
    """1 where the prediction is on the truth's side of the threshold."""
    y_true, y_pred = _same_rank(y_true, y_pred)
    return _tf(((y_pred > threshold).float() == y_true.float()).float())


def categorical_accuracy(y_true, y_pred):
    """1 where the greatest prediction is that of the one-hot truth."""
    y_true, y_pred = _plain(y_true), _plain(y_pred)
    return _tf((y_true.argmax(-1) == y_pred.argmax(-1)).float())


def sparse_categorical_accuracy(y_true, y_pred):
    """1 where the greatest prediction is that of the label."""
    y_true, y_pred = _plain(y_true), _plain(y_pred)
    if y_true.ndim == y_pred.ndim and y_true.shape[-1] == 1:
        y_true = y_true.squeeze(-1)
    return _tf((y_true.long() == y_pred.argmax(-1)).float())


def _among(labels, y_pred, k):
    """1 where fewer than k predictions are greater than the label's."""
    own = y_pred.gather(-1, labels.long().unsqueeze(-1))
    return (((y_pred > own).float().sum(-1)) < k).float()


def top_k_categorical_accuracy(y_true, y_pred, k=5):
    """1 where the one-hot truth is among the k greatest predictions."""
    return _tf(_among(_plain(y_true).argmax(-1), _plain(y_pred), k))


def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5, from_sorted_ids=False):
    """1 where the label is among the k greatest predictions."""
    y_true, y_pred = _plain(y_true), _plain(y_pred)
    if y_true.ndim == y_pred.ndim and y_true.shape[-1] == 1:
        y_true = y_true.squeeze(-1)
    return _tf(_among(y_true, y_pred, k))


class Accuracy(MeanMetricWrapper):
    """How often prediction and truth are the same number."""

    def __init__(self, name="accuracy", dtype=None):
        super().__init__(accuracy, name)


class BinaryAccuracy(MeanMetricWrapper):
    """How often the prediction is on the truth's side of the threshold."""

    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        if threshold is not None and not 0 < threshold < 1:
            raise ValueError(
                "Invalid value for argument `threshold`. Expected a value in interval (0, 1). "
                f"Received: threshold={threshold}")
        super().__init__(binary_accuracy, name, threshold=threshold)


class CategoricalAccuracy(MeanMetricWrapper):
    """How often the greatest prediction is that of the one-hot truth."""

    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(categorical_accuracy, name)


class SparseCategoricalAccuracy(MeanMetricWrapper):
    """How often the greatest prediction is that of the label."""

    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(sparse_categorical_accuracy, name)


class TopKCategoricalAccuracy(MeanMetricWrapper):
    """How often the one-hot truth is among the k greatest predictions."""

    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None):
        super().__init__(top_k_categorical_accuracy, name, k=k)


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    """How often the label is among the k greatest predictions."""

    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None, from_sorted_ids=False):
        super().__init__(sparse_top_k_categorical_accuracy, name, k=k)


# Losses as metrics


def _metric(kind, function, name, **defaults):
    def __init__(self, *arguments, **keywords):
        given = {"name": name, "dtype": None, **defaults}
        given.update(zip(list(given), arguments))
        for key, value in keywords.items():
            if key not in given:
                raise TypeError(
                    f"{kind}.__init__() got an unexpected keyword argument '{key}'." + _meant(key, given))
            given[key] = value
        MeanMetricWrapper.__init__(self, function, given["name"], **{key: given[key] for key in defaults})

    words = {"name": name, "dtype": None, **defaults}
    return type(kind, (MeanMetricWrapper,), {
        "__init__": __init__, "__doc__": function.__doc__, "__module__": "keras.metrics",
        "__text_signature__": "(" + ", ".join(f"{word}={value!r}" for word, value in words.items()) + ")"})


MeanSquaredError = _metric("MeanSquaredError", losses.mean_squared_error, "mean_squared_error")
MeanAbsoluteError = _metric("MeanAbsoluteError", losses.mean_absolute_error, "mean_absolute_error")
MeanAbsolutePercentageError = _metric(
    "MeanAbsolutePercentageError", losses.mean_absolute_percentage_error, "mean_absolute_percentage_error")
MeanSquaredLogarithmicError = _metric(
    "MeanSquaredLogarithmicError", losses.mean_squared_logarithmic_error, "mean_squared_logarithmic_error")
Hinge = _metric("Hinge", losses.hinge, "hinge")
SquaredHinge = _metric("SquaredHinge", losses.squared_hinge, "squared_hinge")
CategoricalHinge = _metric("CategoricalHinge", losses.categorical_hinge, "categorical_hinge")
KLDivergence = _metric("KLDivergence", losses.kl_divergence, "kl_divergence")
Poisson = _metric("Poisson", losses.poisson, "poisson")
LogCoshError = _metric("LogCoshError", losses.log_cosh, "logcosh")
BinaryCrossentropy = _metric(
    "BinaryCrossentropy", losses.binary_crossentropy, "binary_crossentropy", from_logits=False, label_smoothing=0)
CategoricalCrossentropy = _metric(
    "CategoricalCrossentropy", losses.categorical_crossentropy, "categorical_crossentropy", from_logits=False,
    label_smoothing=0, axis=-1)
SparseCategoricalCrossentropy = _metric(
    "SparseCategoricalCrossentropy", losses.sparse_categorical_crossentropy, "sparse_categorical_crossentropy",
    from_logits=False, ignore_class=None, axis=-1)


class CosineSimilarity(MeanMetricWrapper):
    """The mean cosine of the angle between truth and prediction."""

    def __init__(self, name="cosine_similarity", dtype=None, axis=-1):
        super().__init__(lambda y_true, y_pred: -losses.cosine_similarity(y_true, y_pred, axis), name)


class RootMeanSquaredError(Mean):
    """The root of the mean of (true - predicted) squared."""

    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = losses._both(y_true, y_pred)
        super().update_state((y_pred - y_true) ** 2, sample_weight)

    def result(self):
        return _number(math.sqrt(self._total / self._count) if self._count else 0.0)


class R2Score(Metric):
    """1 - the squared errors over the squared distances from the mean."""

    def __init__(self, class_aggregation="uniform_average", num_regressors=0, name="r2_score", dtype=None):
        super().__init__(name=name)
        if class_aggregation not in ("uniform_average", "variance_weighted_average", None):
            raise ValueError(f"Invalid value for argument `class_aggregation`: {class_aggregation}")
        self.class_aggregation = class_aggregation
        self.reset_state()

    def reset_state(self):
        self._true, self._predicted = [], []

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = losses._both(y_true, y_pred)
        self._true.append(y_true.detach())
        self._predicted.append(y_pred.detach())

    def result(self):
        y_true, y_pred = _torch.cat(self._true), _torch.cat(self._predicted)
        spread = ((y_true - y_true.mean(0)) ** 2).sum(0)
        score = 1 - ((y_true - y_pred) ** 2).sum(0) / spread
        if self.class_aggregation is None:
            return _tf(score)
        if self.class_aggregation == "variance_weighted_average":
            return _tf((score * spread).sum() / spread.sum())
        return _tf(score.mean())


# Counts of hits and misses


class _Thresholded(Metric):
    """Counts at one threshold or several."""

    def __init__(self, thresholds=None, name=None, dtype=None, top_k=None, class_id=None):
        super().__init__(name=name)
        if top_k is not None:
            raise ValueError("top_k is not here: give thresholds, or take TopKCategoricalAccuracy")
        self.thresholds = thresholds
        self.class_id = class_id
        one = thresholds is None or isinstance(thresholds, (int, float))
        self._list = [0.5 if thresholds is None else thresholds] if one else list(thresholds)
        for threshold in self._list:
            if not 0 <= threshold <= 1:
                raise ValueError(
                    "Threshold values must be in [0, 1]. Received: "
                    f"{[each for each in self._list if not 0 <= each <= 1]}")
        self.reset_state()

    def reset_state(self):
        """Hits, false alarms, misses, and rightly left alone, for every threshold."""
        self._counts = [[0.0, 0.0, 0.0, 0.0] for threshold in self._list]

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = losses._both(y_true, y_pred)
        if self.class_id is not None:
            y_true, y_pred = y_true[..., self.class_id], y_pred[..., self.class_id]
        weight = None
        if sample_weight is not None:
            weight = losses._weighed(y_pred * 0 + 1, sample_weight)
        truth = y_true != 0
        for threshold, counts in zip(self._list, self._counts):
            found = y_pred > threshold
            cases = (truth & found, ~truth & found, truth & ~found, ~truth & ~found)
            for place, case in enumerate(cases):
                counts[place] += float((case.float() if weight is None else case.float() * weight).sum())

    def _results(self, of):
        values = [of(*counts) for counts in self._counts]
        if len(values) == 1:
            return _number(values[0])
        return _tf(_torch.tensor(values))


def _ratio(part, whole):
    return part / whole if whole else 0.0


class Precision(_Thresholded):
    """Hits / all that was predicted."""

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__(thresholds, name, top_k=top_k, class_id=class_id)

    def result(self):
        return self._results(lambda hits, alarms, misses, rest: _ratio(hits, hits + alarms))


class Recall(_Thresholded):
    """Hits / all that is true."""

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__(thresholds, name, top_k=top_k, class_id=class_id)

    def result(self):
        return self._results(lambda hits, alarms, misses, rest: _ratio(hits, hits + misses))


class TruePositives(_Thresholded):
    """How many are true and predicted."""

    def result(self):
        return self._results(lambda hits, alarms, misses, rest: hits)


class FalsePositives(_Thresholded):
    """How many are predicted and not true."""

    def result(self):
        return self._results(lambda hits, alarms, misses, rest: alarms)


class FalseNegatives(_Thresholded):
    """How many are true and not predicted."""

    def result(self):
        return self._results(lambda hits, alarms, misses, rest: misses)


class TrueNegatives(_Thresholded):
    """How many are neither true nor predicted."""

    def result(self):
        return self._results(lambda hits, alarms, misses, rest: rest)


class AUC(_Thresholded):
    """The area under the ROC curve, or under precision and recall (curve="PR"), at 200 thresholds."""

    def __init__(self, num_thresholds=200, curve="ROC", summation_method="interpolation", name=None, dtype=None,
                 thresholds=None, multi_label=False, num_labels=None, label_weights=None, from_logits=False):
        if curve not in ("ROC", "PR"):
            raise ValueError(f'Invalid `curve` argument value "{curve}". Expected one of: [\'ROC\', \'PR\']')
        if summation_method not in ("interpolation", "majoring", "minoring"):
            raise ValueError(
                f'Invalid `summation_method` argument value "{summation_method}". Expected one of: '
                "['interpolation', 'majoring', 'minoring']")
        if multi_label:
            raise ValueError("multi_label is not here: make an AUC for every label")
        self.curve = curve
        self.summation_method = summation_method
        self._from_logits = from_logits
        if thresholds is None:
            if num_thresholds <= 1:
                raise ValueError(
                    f"Argument `num_thresholds` must be an integer > 1. Received: num_thresholds={num_thresholds}")
            thresholds = [place / (num_thresholds - 1) for place in range(1, num_thresholds - 1)]
        super().__init__([0.5], name)
        self._list = [-_small, *sorted(thresholds), 1 + _small]
        self.reset_state()

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = losses._both(y_true, y_pred)
        y_true, y_pred = y_true.reshape(-1), y_pred.detach().reshape(-1)
        if self._from_logits:
            y_pred = F.sigmoid(y_pred)
        weight = y_pred * 0 + 1
        if sample_weight is not None:
            weight = weight * _plain(sample_weight).float().reshape(-1)
        found = (y_pred.unsqueeze(0) > _torch.tensor(self._list).unsqueeze(1)).float() * weight
        truth = (y_true != 0).float()
        hits, alarms = (found * truth).sum(1).tolist(), (found * (1 - truth)).sum(1).tolist()
        positives, negatives = float((truth * weight).sum()), float(((1 - truth) * weight).sum())
        for place, counts in enumerate(self._counts):
            counts[0] += hits[place]
            counts[1] += alarms[place]
            counts[2] += positives - hits[place]
            counts[3] += negatives - alarms[place]

    def result(self):
        if self.curve == "PR" and self.summation_method == "interpolation":
            return _number(self._interpolated())
        rates = []
        for hits, alarms, misses, rest in self._counts:
            recall = _ratio(hits, hits + misses)
            rates.append((_ratio(alarms, alarms + rest), recall) if self.curve == "ROC"
                         else (recall, _ratio(hits, hits + alarms)))
        area = 0.0
        for (x, y), (next_x, next_y) in zip(rates, rates[1:]):
            heights = {"interpolation": (y + next_y) / 2, "majoring": max(y, next_y), "minoring": min(y, next_y)}
            area += (x - next_x) * heights[self.summation_method]
        return _number(area)

    def _interpolated(self):
        """The area under precision between the thresholds, as hits and alarms change evenly there."""
        area = 0.0
        for here, after in zip(self._counts, self._counts[1:]):
            found, found_after = here[0] + here[1], after[0] + after[1]
            slope = _ratio(here[0] - after[0], max(found - found_after, 0))
            intercept = after[0] - slope * found_after
            positive = found > 0 and found_after > 0
            ratio = found / found_after if positive else 1.0
            gain = slope * (here[0] - after[0] + intercept * math.log(ratio))
            area += _ratio(gain, max(after[0] + after[2], 0))
        return area


_small = 1e-7


class FBetaScore(Metric):
    """(1 + beta²) precision recall / (beta² precision + recall), for every class or as `average` says."""

    def __init__(self, average=None, beta=1.0, threshold=None, name="fbeta_score", dtype=None):
        super().__init__(name=name)
        if average not in (None, "micro", "macro", "weighted"):
            raise ValueError(
                "Invalid `average` argument value. Expected one of: (None, 'micro', 'macro', 'weighted'). "
                f"Received: average={average}")
        self.average = average
        self.beta = beta
        self.threshold = threshold
        self.reset_state()

    def reset_state(self):
        self._hits = self._found = self._true = None

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = losses._both(y_true, y_pred)
        if self.threshold is None:
            found = (y_pred == y_pred.max(-1, keepdim=True).values).float() * (abs(y_pred) > 1e-9).float()
        else:
            found = (y_pred > self.threshold).float()
        axis = None if self.average == "micro" else 0
        sums = [(found * y_true).sum(axis), found.sum(axis), y_true.sum(axis)]
        if self._hits is not None:
            sums = [a + b for a, b in zip(sums, (self._hits, self._found, self._true))]
        self._hits, self._found, self._true = sums

    def result(self):
        precision = self._hits / (self._found + _small)
        recall = self._hits / (self._true + _small)
        square = self.beta * self.beta
        score = (1 + square) * precision * recall / (square * precision + recall + _small)
        if self.average == "weighted":
            return _tf((score * self._true / (self._true.sum() + _small)).sum())
        return _tf(score.mean() if self.average == "macro" else score)


class F1Score(FBetaScore):
    """2 precision recall / (precision + recall), for every class or as `average` says."""

    def __init__(self, average=None, threshold=None, name="f1_score", dtype=None):
        super().__init__(average, 1.0, threshold, name)


class _Confusion(Metric):
    """A table of classes: rows are the truth, columns the predictions."""

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_true=True, sparse_y_pred=True,
                 axis=-1):
        super().__init__(name=name)
        self.num_classes = num_classes
        self.ignore_class = ignore_class
        self.sparse_y_true = sparse_y_true
        self.sparse_y_pred = sparse_y_pred
        self.axis = axis
        self.reset_state()

    def reset_state(self):
        self._table = _torch.zeros(self.num_classes, self.num_classes)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = _plain(y_true), _plain(y_pred)
        truth = (y_true if self.sparse_y_true else y_true.argmax(self.axis)).long().reshape(-1)
        found = (y_pred if self.sparse_y_pred else y_pred.argmax(self.axis)).long().reshape(-1)
        weight = _torch.ones(truth.shape[0])
        if sample_weight is not None:
            # A table of whole counts: Keras leaves the fractions of weights away here.
            weight = weight * _plain(sample_weight).float().floor().reshape(-1)
        if self.ignore_class is not None:
            weight = weight * (truth != self.ignore_class).float()
            truth = _torch.where(truth == self.ignore_class, 0, truth)
        cells = (truth * self.num_classes + found).bincount(weight, self.num_classes * self.num_classes)
        self._table = self._table + cells.float().reshape(self.num_classes, self.num_classes)

    def _overlaps(self, classes):
        values = []
        for each in classes:
            hits = float(self._table[each, each])
            whole = float(self._table[each].sum() + self._table[:, each].sum()) - hits
            if whole > 0:
                values.append(hits / whole)
        return _number(sum(values) / len(values) if values else 0.0)


class IoU(_Confusion):
    """The overlap over the union of truth and prediction, the mean over `target_class_ids`."""

    def __init__(self, num_classes, target_class_ids, name=None, dtype=None, ignore_class=None, sparse_y_true=True,
                 sparse_y_pred=True, axis=-1):
        super().__init__(num_classes, name, dtype, ignore_class, sparse_y_true, sparse_y_pred, axis)
        self.target_class_ids = list(target_class_ids)

    def result(self):
        return self._overlaps(self.target_class_ids)


class MeanIoU(_Confusion):
    """The overlap over the union of truth and prediction, the mean over all classes that occur."""

    def result(self):
        return self._overlaps(range(self.num_classes))


class BinaryIoU(IoU):
    """The IoU of what is above a threshold, and of what is not."""

    def __init__(self, target_class_ids=(0, 1), threshold=0.5, name=None, dtype=None):
        super().__init__(2, target_class_ids, name)
        self.threshold = threshold

    def update_state(self, y_true, y_pred, sample_weight=None):
        super().update_state(y_true, (_plain(y_pred) >= self.threshold).long(), sample_weight)


_functions = (
    binary_accuracy, categorical_accuracy, sparse_categorical_accuracy, top_k_categorical_accuracy,
    sparse_top_k_categorical_accuracy)
_classes = (
    Accuracy, BinaryAccuracy, CategoricalAccuracy, SparseCategoricalAccuracy, TopKCategoricalAccuracy,
    SparseTopKCategoricalAccuracy, MeanSquaredError, MeanAbsoluteError, MeanAbsolutePercentageError,
    MeanSquaredLogarithmicError, RootMeanSquaredError, Hinge, SquaredHinge, CategoricalHinge, KLDivergence, Poisson,
    LogCoshError, BinaryCrossentropy, CategoricalCrossentropy, SparseCategoricalCrossentropy, CosineSimilarity,
    R2Score, Precision, Recall, TruePositives, FalsePositives, FalseNegatives, TrueNegatives, AUC, F1Score, FBetaScore,
    BinaryIoU, Mean, Sum)
_table = {each.__name__: each for each in _classes}
_table.update({_snake(each.__name__): each for each in _classes})
_table.update({
    "mse": MeanSquaredError, "MSE": MeanSquaredError, "mae": MeanAbsoluteError, "MAE": MeanAbsoluteError,
    "mape": MeanAbsolutePercentageError, "MAPE": MeanAbsolutePercentageError, "rmse": RootMeanSquaredError,
    "RMSE": RootMeanSquaredError, "bce": BinaryCrossentropy, "BCE": BinaryCrossentropy, "auc": AUC,
    "r2_score": R2Score, "binary_iou": BinaryIoU,
})

binary_crossentropy, categorical_crossentropy = losses.binary_crossentropy, losses.categorical_crossentropy
sparse_categorical_crossentropy = losses.sparse_categorical_crossentropy
mean_squared_error, mean_absolute_error = losses.mean_squared_error, losses.mean_absolute_error


def get(identifier):
    """The metric of a name; an object stays itself."""
    if identifier is None or isinstance(identifier, Metric):
        return identifier
    if isinstance(identifier, str):
        return _find("metric", identifier, _table)()
    return identifier() if isinstance(identifier, type) else identifier


def _resolved(identifier, y_true, y_pred):
    """The metric for "accuracy" and "crossentropy", which depends on the shapes of truth and prediction."""
    if isinstance(identifier, Metric):
        return identifier
    if callable(identifier):
        made = identifier() if isinstance(identifier, type) else MeanMetricWrapper(identifier)
        return made
    name = str(identifier)
    if name.lower() in ("accuracy", "acc", "crossentropy", "ce"):
        binary = y_pred.shape[-1] == 1
        sparse = not binary and (y_true.ndim < y_pred.ndim or y_true.shape[-1] == 1)
        if name.lower() in ("accuracy", "acc"):
            kind = BinaryAccuracy if binary else SparseCategoricalAccuracy if sparse else CategoricalAccuracy
        else:
            kind = (BinaryCrossentropy if binary else
                    SparseCategoricalCrossentropy if sparse else CategoricalCrossentropy)
        return kind(name=name)
    metric = get(name)
    metric.name = name
    return metric
