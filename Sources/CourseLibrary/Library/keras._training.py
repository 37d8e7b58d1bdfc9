"""Training: `compile`, `fit`, `evaluate`, `predict`, and what they are made of.

One step is: outputs, loss, the way back, the optimizer's step, metrics. A model may override `train_step(data)`.
"""

import _keras
import _teaching
import _torch
import keras.callbacks as callbacks_module
import keras.losses as losses_module
import keras.metrics as metrics_module
import keras.optimizers as optimizers_module
from keras._graph import _flat, _mapped
from keras._values import _array, _float, _meant, _no_grad, _plain, _state, _Tensor, _tf, Variable


# Data


def _is_array(x):
    return isinstance(x, (_Tensor, Variable)) or (not isinstance(x, (list, tuple, dict)) and hasattr(x, "shape"))


def _structure(x):
    """Arrays where they are, in their list, tuple or dict; plain numbers in lists become one array."""
    if x is None or isinstance(x, _Tensor):
        return _keras._plain(x)
    if isinstance(x, dict):
        return {key: _structure(item) for key, item in x.items()}
    if isinstance(x, (list, tuple)):
        if any(_is_array(item) or isinstance(item, dict) for item in x):
            return type(x)(_structure(item) for item in x)
        return _plain(x)
    return _plain(x)


class _Batches:
    """Arrays cut into batches, in order or shuffled anew every epoch."""

    def __init__(self, x, y, sample_weight, batch_size, shuffle):
        self.arrays = (_structure(x), _structure(y), _structure(sample_weight))
        leaves = [leaf for leaf in _flat(self.arrays) if leaf is not None]
        for leaf in leaves:
            if leaf.ndim == 0:
                raise ValueError(f"An array without dimensions holds no examples. Received: {leaf}")
        sizes = {leaf.shape[0] for leaf in leaves}
        if len(sizes) != 1:
            names = [("x", x), ("y", y), ("sample_weight", sample_weight)]
            found = "\n".join(
                f"'{name}' sizes: " + ", ".join(str(leaf.shape[0]) for leaf in _flat(_structure(data)))
                for name, data in names if data is not None)
            raise ValueError(
                f"Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.{found}")
        self.count = sizes.pop()
        self.batch_size = batch_size
        self.shuffle = shuffle
        self.steps = -(-self.count // batch_size)

    def __iter__(self):
        size = self.batch_size
        order = _torch.randperm(self.count) if self.shuffle else None
        for start in range(0, self.count, size):
            length = min(size, self.count - start)
            if order is None:
                yield _mapped(lambda a: None if a is None else a.narrow(0, start, length), self.arrays), length
            else:
                chosen = order.narrow(0, start, length)
                yield _mapped(lambda a: None if a is None else a.index_select(0, chosen), self.arrays), length


class _Given:
    """Batches that a script makes itself: a list, a generator, a data set."""

    def __init__(self, source, steps):
        self.source = source
        self.limit = steps
        self.steps = steps if steps is not None else len(source) if hasattr(source, "__len__") else None
        self.shuffle = False
        self._open = None

    def _next(self):
        # A generator goes on in the next epoch; everything else begins anew.
        if self.limit is None or self._open is None:
            source = self.source
            if hasattr(source, "__getitem__") and hasattr(source, "__len__") and not hasattr(source, "__iter__"):
                source = (self.source[place] for place in range(len(self.source)))
            self._open = iter(source)
        return self._open

    def __iter__(self):
        done = 0
        for batch in self._next():
            batch = batch if isinstance(batch, (tuple, list)) else (batch,)
            x, y, weight = [_structure(part) for part in (tuple(batch) + (None, None))[:3]]
            yield (x, y, weight), _flat(x)[0].shape[0]
            done += 1
            if done == self.limit:
                return


def _batches(x, y, sample_weight, batch_size, shuffle, steps=None):
    if not isinstance(x, (_Tensor, Variable, list, tuple, dict)) and not hasattr(x, "shape"):
        return _Given(x, steps)
    size = batch_size or 32
    if isinstance(size, (str, float)):
        raise TypeError(f"batch_size must be an int of at least 1, got {size!r}")
    if size < 1:
        raise ValueError(f"batch_size must be an int of at least 1, got {size}")
    return _Batches(x, y, sample_weight, size, shuffle)


def _class_weights(y, class_weight):
    """A weight for every example by its class."""
    classes = y.argmax(-1) if y.ndim > 1 and y.shape[-1] > 1 else y.reshape(y.shape[0])
    weights = _torch.ones(classes.shape[0])
    for number, weight in class_weight.items():
        weights = _torch.where(classes == number, float(weight), weights)
    return weights


# Progress


def _value_text(value):
    return f"{value:.4f}" if abs(value) > 1e-3 else f"{value:.4e}"


def _logs_text(logs):
    return "".join(f" - {name}: {_value_text(value)}" for name, value in logs.items())


def _progress(steps, logs, verbose):
    """The line of an epoch. Keras also prints seconds; they differ from run to run, and progress shows them."""
    if not verbose:
        return
    count = f"{steps}/{steps} {'━' * 20}" if verbose == 1 else f"{steps}/{steps}"
    print(count + _logs_text(logs))


def _say_cost(model, data, epochs):
    """Before a long training, in cells: its operations, and the seconds that a trial lets expect."""
    from convbook.architecture import announce
    arrays = getattr(data, "arrays", None)
    if arrays and isinstance(arrays[0], _Tensor) and data.steps and epochs > 0:
        announce(model, tuple(arrays[0].shape[1:]), data.steps, epochs, data.batch_size)


def _verbosity(verbose):
    return 1 if verbose == "auto" else int(verbose)


# Losses and metrics of a model


class _CompiledLoss:
    """The losses of a model's outputs, weighed and added up."""

    def __init__(self, loss, weights, names):
        self.given, self.weights, self.names = loss, weights, names
        self.parts = None
        self.trackers = []

    def _build(self, y_pred):
        count = len(_flat(y_pred))
        names = self.names if self.names and len(self.names) == count else [None] * count
        self.parts = _spread(self.given, names, count, "loss")
        self.parts = [_as_loss(part) for part in self.parts]
        weights = _spread(self.weights, names, count, "loss_weights") if self.weights is not None else [None] * count
        self.factors = [1.0 if weight is None else float(weight) for weight in weights]
        if sum(part is not None for part in self.parts) > 1:
            shown = [name or f"output_{place}" for place, name in enumerate(names)]
            self.trackers = [metrics_module.Mean(name=name + "_loss") for name in shown]

    def __call__(self, y_true, y_pred, sample_weight):
        if self.parts is None:
            self._build(y_pred)
        predictions = _flat(y_pred)
        truths = _ordered(y_true, self.names, len(predictions))
        weights = _ordered(sample_weight, self.names, len(predictions))
        total = None
        for place, part in enumerate(self.parts):
            if part is None:
                continue
            loss = part(truths[place], predictions[place], sample_weight=weights[place])
            if self.trackers:
                self.trackers[place].update_state(loss, sample_weight=predictions[place].shape[0])
            loss = loss if self.factors[place] == 1.0 else loss * self.factors[place]
            total = loss if total is None else total + loss
        return total


def _as_loss(loss):
    """A loss with reduction, of a name, a function or an object."""
    loss = losses_module.get(loss)
    if loss is None or isinstance(loss, losses_module.Loss):
        return loss
    return losses_module.LossFunctionWrapper(loss)


def _spread(given, names, count, what):
    """One entry for each output, from one for all, a list, or a dict by the outputs' names."""
    if isinstance(given, dict):
        for name in given:
            if name not in names:
                raise ValueError(
                    f"In the dict argument `{what}`, key '{name}' does not correspond to any model output. "
                    f"Received: {what}={given}; the outputs are {names}." + _meant(name, names))
        return [given.get(name) for name in names]
    if isinstance(given, (list, tuple)):
        if len(given) != count:
            raise ValueError(
                f"For a model with multiple outputs, when providing the `{what}` argument as a list, it should have as "
                f"many entries as the model has outputs. Received:\n{what}={given}\nof length {len(given)} whereas the "
                f"model has {count} outputs.")
        return list(given)
    return [given] * count


def _ordered(data, names, count):
    """Truths or weights in the order of the outputs."""
    if data is None:
        return [None] * count
    if isinstance(data, dict):
        return [data.get(name) for name in names]
    if isinstance(data, (list, tuple)):
        return list(data)
    return [data] * count


class _CompiledMetrics:
    """The metrics of a model's outputs."""

    def __init__(self, metrics, weighted, names):
        self.given, self.weighted, self.names = metrics, weighted, names
        self.parts = None

    def _build(self, truths, predictions):
        count = len(predictions)
        names = self.names if self.names and len(self.names) == count else [None] * count
        self.parts = []
        for given, weighed in ((self.given, False), (self.weighted, True)):
            if given is None:
                continue
            if isinstance(given, dict):
                lists = _spread(given, names, count, "metrics")
            elif count > 1:
                if len(given) != count:
                    raise ValueError(
                        "For a model with multiple outputs, when providing the `metrics` argument as a list, it should "
                        f"have as many entries as the model has outputs. Received:\nmetrics={given}\nof length "
                        f"{len(given)} whereas the model has {count} outputs.")
                lists = list(given)
            else:
                lists = [given]
            for place, each in enumerate(lists):
                for identifier in ([] if each is None else each if isinstance(each, (list, tuple)) else [each]):
                    if truths[place] is None:
                        continue
                    metric = metrics_module._resolved(identifier, truths[place], predictions[place])
                    name = metric.name if count == 1 else f"{names[place]}_{metric.name}"
                    self.parts.append((place, metric, name, weighed))

    def update(self, y_true, y_pred, sample_weight):
        predictions = _flat(y_pred)
        truths = _ordered(y_true, self.names, len(predictions))
        weights = _ordered(sample_weight, self.names, len(predictions))
        if self.parts is None:
            self._build(truths, predictions)
        for place, metric, name, weighed in self.parts:
            if weighed and weights[place] is not None:
                metric.update_state(truths[place], predictions[place], sample_weight=weights[place])
            else:
                metric.update_state(truths[place], predictions[place])

    @property
    def metrics(self):
        return [metric for place, metric, name, weighed in self.parts or []]


# Models that train


class Trainer:
    """What models have beside layers: everything about training."""

    _compiled = False

    def compile(self, optimizer="rmsprop", loss=None, loss_weights=None, metrics=None, weighted_metrics=None,
                run_eagerly=False, steps_per_execution=1, jit_compile="auto", auto_scale_loss=True):
        """Says how the model is trained: optimizer, loss and metrics, by name or as objects.

            model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
        """
        self.optimizer = optimizers_module.get(optimizer)
        if metrics is not None and not isinstance(metrics, (list, tuple, dict)):
            raise ValueError(
                "Expected `metrics` argument to be a list, tuple, or dict. Received instead: "
                f"metrics={metrics} of type {type(metrics)}")
        if any(isinstance(each, str) for each in _flat([] if loss_weights is None else loss_weights)):
            raise ValueError(
                f"`loss_weights` must be numbers, one for each loss. Received: loss_weights={loss_weights}. Metrics are "
                f"the fourth argument: compile(optimizer, loss, metrics={loss_weights}).")
        for each in [] if loss is None else [x for x in _flat(loss) if isinstance(x, str)]:
            losses_module.get(each)
        for each in [x for x in _flat(metrics or [])]:
            if isinstance(each, str) and each.lower() not in ("accuracy", "acc", "crossentropy", "ce"):
                metrics_module.get(each)
        names = self.output_names if self._is_functional else None
        self.loss = loss
        self._compiled_loss = None if loss is None else _CompiledLoss(loss, loss_weights, names)
        self._compiled_metrics = _CompiledMetrics(metrics, weighted_metrics, names)
        self._loss_tracker = metrics_module.Mean(name="loss")
        self.stop_training = False
        self._compiled = True

    @property
    def compiled(self):
        return self._compiled

    def _check_compiled(self, what):
        if not self._compiled:
            raise ValueError(f"You must call `compile()` before using the model. {what} needs its loss and optimizer.")

    # One step

    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        """The loss of a batch, penalties of weights included."""
        total = None
        if self._compiled_loss is not None and y is not None:
            total = self._compiled_loss(y, y_pred, sample_weight)
            total = total if total is None else _plain(total)
        for extra in self.losses:
            extra = _plain(extra)
            extra = extra if extra.ndim == 0 else extra.sum()
            total = extra if total is None else total + extra
        if total is None:
            raise ValueError("No loss to compute. Provide a `loss` argument in `compile()`.")
        return _tf(total)

    def compute_metrics(self, x, y, y_pred, sample_weight=None):
        """Adds a batch to the metrics and gives what they are."""
        if y is not None:
            self._compiled_metrics.update(y, y_pred, sample_weight)
        return self.get_metrics_result()

    def get_metrics_result(self):
        return {name: metric.result() for name, metric in self._named_metrics()}

    def _named_metrics(self):
        found = [("loss", self._loss_tracker)] if self._compiled_loss is not None or self.losses else []
        if self._compiled_loss is not None:
            found += [(metric.name, metric) for metric in self._compiled_loss.trackers]
        found += [(name, metric) for place, metric, name, weighed in self._compiled_metrics.parts or []]
        found += [(metric.name, metric) for metric in self._own_metrics()]
        return found

    def _own_metrics(self):
        return [value for name, value in self.__dict__.items()
                if isinstance(value, metrics_module.Metric) and name != "_loss_tracker"]

    @property
    def metrics(self):
        if not self._compiled:
            return self._own_metrics()
        return [metric for name, metric in self._named_metrics()]

    @property
    def metrics_names(self):
        """The names of the metrics; all that `compile` was given are one, "compile_metrics"."""
        own = [metric.name for metric in self._own_metrics()]
        if not self._compiled:
            return own
        given = self._compiled_metrics.given or self._compiled_metrics.weighted
        return ["loss"] + (["compile_metrics"] if given else []) + own

    def reset_metrics(self):
        for metric in self.metrics:
            metric.reset_state()

    def train_step(self, data):
        """One step of training; data is (x,), (x, y) or (x, y, weights). A subclass may do it its own way."""
        x, y, sample_weight = (tuple(data) + (None, None))[:3]
        variables = self.trainable_variables
        _torch._clear_gradients([variable._value for variable in variables], True)
        y_pred = self(x, training=True)
        loss = self.compute_loss(x, y, y_pred, sample_weight)
        _state.logits = None
        if not variables:
            raise ValueError("The model has no weights that are trained: all its layers are frozen, or it has none")
        _plain(loss).backward()
        self.optimizer._step(variables)
        self._loss_tracker.update_state(_plain(loss).detach(), sample_weight=_flat(x)[0].shape[0])
        with _no_grad():
            self._count_metrics(y, y_pred, sample_weight)
        return None

    def test_step(self, data):
        """One step of evaluation."""
        x, y, sample_weight = (tuple(data) + (None, None))[:3]
        y_pred = self(x, training=False)
        loss = self.compute_loss(x, y, y_pred, sample_weight)
        _state.logits = None
        self._loss_tracker.update_state(loss, sample_weight=_flat(x)[0].shape[0])
        self._count_metrics(y, y_pred, sample_weight)
        return None

    def _count_metrics(self, y, y_pred, sample_weight):
        if y is not None:
            self._compiled_metrics.update(y, y_pred, sample_weight)

    def _logs(self, result=None):
        """The metrics as plain numbers, in order of their names."""
        result = self.get_metrics_result() if result is None else result
        return {name: _float(result[name]) for name in sorted(result)}

    def _batch_data(self, parts):
        x, y, weight = _mapped(lambda part: part if part is None else _tf(part), parts)
        return (x, y) if weight is None and y is not None else (x,) if y is None else (x, y, weight)

    # Many steps

    def fit(self, x=None, y=None, batch_size=None, epochs=1, verbose="auto", callbacks=None, validation_split=0.0,
            validation_data=None, shuffle=True, class_weight=None, sample_weight=None, initial_epoch=0,
            steps_per_epoch=None, validation_steps=None, validation_batch_size=None, validation_freq=1):
        """Trains the model; gives a `History`.

            history = model.fit(x_train, y_train, epochs=5, batch_size=32, validation_split=0.1)
            history.history["val_loss"]
        """
        self._check_compiled("fit")
        if validation_split and validation_data is None:
            (x, y, sample_weight), validation_data = _split(x, y, sample_weight, validation_split)
        if class_weight is not None:
            if sample_weight is not None:
                raise ValueError("You cannot `class_weight` and `sample_weight` at the same time.")
            sample_weight = _class_weights(_plain(y), class_weight)
        data = _batches(x, y, sample_weight, batch_size, shuffle, steps_per_epoch)
        self._build_for_training(data)
        verbose = _verbosity(verbose)
        turns = callbacks if isinstance(callbacks, callbacks_module.CallbackList) else callbacks_module.CallbackList(
            callbacks if isinstance(callbacks, (list, tuple)) else [] if callbacks is None else [callbacks],
            add_history=True, model=self, verbose=verbose, epochs=epochs, steps=data.steps)
        history = next(each for each in turns.callbacks if isinstance(each, callbacks_module.History))
        self.stop_training = False
        checks = None
        if validation_data is not None:
            checks = _validation(validation_data, validation_batch_size or batch_size, validation_steps)
        turns.on_train_begin()
        logs = None
        seen = verbose and _teaching.in_cell()
        if seen:
            _say_cost(self, data, epochs - initial_epoch)
        meter = _teaching.begin_progress("training", epochs * data.steps) if verbose and data.steps else None
        try:
            for epoch in range(initial_epoch, epochs):
                self.reset_metrics()
                turns.on_epoch_begin(epoch)
                if verbose:
                    print(f"Epoch {epoch + 1}/{epochs}")
                steps = 0
                result = None
                for parts, count in data:
                    turns._batch("on_train_batch_begin", steps)
                    turns._batch("on_batch_begin", steps)
                    result = self.train_step(self._batch_data(parts))
                    if turns._batch_turns["on_train_batch_end"] or turns._batch_turns["on_batch_end"]:
                        batch_logs = self._logs(result)
                        turns._batch("on_train_batch_end", steps, batch_logs)
                        turns._batch("on_batch_end", steps, batch_logs)
                    steps += 1
                    if meter is not None:
                        _teaching.progress(
                            meter, epoch * data.steps + steps,
                            lambda: f"epoch {epoch + 1}/{epochs}  loss {_float(self._loss_tracker.result()):.4f}")
                    if self.stop_training or steps == steps_per_epoch:
                        break
                if steps == 0:
                    _torch._warn("Your input ran out of data; interrupting training. Make sure that your dataset or "
                                 "generator can generate at least `steps_per_epoch * epochs` batches.")
                logs = self._logs(result) if steps else {}
                if checks is not None and self._validates(epoch, validation_freq):
                    found, _ = self._evaluated(checks, turns)
                    logs.update({"val_" + name: value for name, value in found.items()})
                _progress(steps, logs, verbose)
                turns.on_epoch_end(epoch, logs)
                if self.stop_training:
                    break
        finally:
            if meter is not None:
                _teaching.end_progress(meter)
        turns.on_train_end(logs)
        if seen and len(history.epoch) > 1:
            import convbook
            convbook.show(history)
        return history

    def _validates(self, epoch, frequency):
        return (epoch + 1) % frequency == 0 if isinstance(frequency, int) else (epoch + 1) in frequency

    def _build_for_training(self, data):
        """Makes the weights before the first step, for batches of any size."""
        if self.built or not isinstance(data, _Batches):
            return
        x = data.arrays[0]
        if isinstance(x, _Tensor):
            self._build_open((None, *x.shape[1:]))

    def _evaluated(self, data, turns):
        """The metrics over a data set, and how many batches it had."""
        for metric in self.metrics:
            metric.reset_state()
        turns.on_test_begin()
        result = None
        steps = 0
        with _no_grad():
            for parts, count in data:
                turns._batch("on_test_batch_begin", steps)
                result = self.test_step(self._batch_data(parts))
                if turns._batch_turns["on_test_batch_end"]:
                    turns._batch("on_test_batch_end", steps, self._logs(result))
                steps += 1
        logs = self._logs(result) if steps else {}
        turns.on_test_end(logs)
        return logs, steps

    def evaluate(self, x=None, y=None, batch_size=None, verbose="auto", sample_weight=None, steps=None, callbacks=None,
                 return_dict=False, **kwargs):
        """The loss and the metrics over data: a list, the loss first, or one number, or a dict."""
        self._check_compiled("evaluate")
        data = _batches(x, y, sample_weight, batch_size, False, steps)
        self._build_for_training(data)
        turns = callbacks_module.CallbackList(callbacks, model=self)
        logs, steps = self._evaluated(data, turns)
        _progress(steps, logs, _verbosity(verbose))
        if return_dict:
            return logs
        return self._listed(logs)

    def _listed(self, logs):
        rest = [value for name, value in logs.items() if name != "loss"]
        values = ([logs["loss"]] if "loss" in logs else []) + rest
        return values[0] if len(values) == 1 else values

    def predict(self, x, batch_size=None, verbose="auto", steps=None, callbacks=None):
        """The outputs for data, batch by batch, as arrays."""
        data = _batches(x, None, None, batch_size, False, steps)
        self._build_for_training(data)
        turns = callbacks_module.CallbackList(callbacks, model=self)
        turns.on_predict_begin()
        parts, count = [], 0
        with _no_grad():
            for (inputs, y, weight), length in data:
                parts.append(self.predict_step((inputs,)))
                count += 1
        if not parts:
            raise ValueError("predict was given no data")
        _progress(count, {}, _verbosity(verbose))
        turns.on_predict_end()
        columns = zip(*[[_plain(leaf) for leaf in _flat(part)] for part in parts])
        joined = iter([_array(column[0] if count == 1 else _torch.cat(list(column))) for column in columns])
        return _mapped(lambda each: next(joined), parts[0])

    def predict_step(self, data):
        return self(data[0], training=False)

    # Single batches

    def train_on_batch(self, x, y=None, sample_weight=None, class_weight=None, return_dict=False):
        """One step of training on a batch; gives the loss, and the metrics if there are any."""
        self._check_compiled("train_on_batch")
        self.reset_metrics()
        if class_weight is not None:
            sample_weight = _class_weights(_plain(y), class_weight)
        result = self.train_step(self._batch_data((_structure(x), _structure(y), _structure(sample_weight))))
        logs = self._logs(result)
        return logs if return_dict else self._listed(logs)

    def test_on_batch(self, x, y=None, sample_weight=None, return_dict=False):
        """The loss and the metrics of a batch."""
        self._check_compiled("test_on_batch")
        self.reset_metrics()
        with _no_grad():
            result = self.test_step(self._batch_data((_structure(x), _structure(y), _structure(sample_weight))))
        logs = self._logs(result)
        return logs if return_dict else self._listed(logs)

    def predict_on_batch(self, x):
        """The outputs for one batch."""
        with _no_grad():
            return _mapped(_array, self(_structure(x), training=False))


def _split(x, y, sample_weight, part):
    """Training data, and the last part of it for validation."""
    if not 0 < part < 1:
        raise ValueError(f"`validation_split` must be a number between 0 and 1. Received: {part}")
    arrays = (_structure(x), _structure(y), _structure(sample_weight))
    count = next(leaf for leaf in _flat(arrays) if leaf is not None).shape[0]
    at = int(count * (1.0 - part))
    if at == 0 or at == count:
        raise ValueError(
            f"Training data contains {count} samples, which is not sufficient to split it into a validation and "
            f"training set as specified by `validation_split={part}`. Either provide more data, or a different value for "
            "the `validation_split` argument.")
    train = _mapped(lambda a: None if a is None else a.narrow(0, 0, at), arrays)
    return train, _mapped(lambda a: None if a is None else a.narrow(0, at, count - at), arrays)


def _validation(data, batch_size, steps):
    if isinstance(data, (tuple, list)) and not isinstance(data, _Tensor):
        x, y, weight = (tuple(data) + (None, None))[:3]
        return _batches(x, y, weight, batch_size, False, steps)
    return _batches(data, None, None, batch_size, False, steps)
