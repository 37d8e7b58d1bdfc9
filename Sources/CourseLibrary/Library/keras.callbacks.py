"""What is called at the turns of training: give a list of them to `fit(callbacks=…)`."""

import math
from keras._values import _float


class Callback:
    """A subclass overrides the turns it wants: `on_epoch_end(self, epoch, logs=None)` and the like."""

    def __init__(self):
        self.params = None
        self._model = None

    @property
    def model(self):
        return self._model

    def set_params(self, params):
        self.params = params

    def set_model(self, model):
        self._model = model

    def on_train_begin(self, logs=None):
        pass

    def on_train_end(self, logs=None):
        pass

    def on_epoch_begin(self, epoch, logs=None):
        pass

    def on_epoch_end(self, epoch, logs=None):
        pass

    def on_train_batch_begin(self, batch, logs=None):
        pass

    def on_train_batch_end(self, batch, logs=None):
        pass

    def on_batch_begin(self, batch, logs=None):
        pass

    def on_batch_end(self, batch, logs=None):
        pass

    def on_test_begin(self, logs=None):
        pass

    def on_test_end(self, logs=None):
        pass

    def on_test_batch_begin(self, batch, logs=None):
        pass

    def on_test_batch_end(self, batch, logs=None):
        pass

    def on_predict_begin(self, logs=None):
        pass

    def on_predict_end(self, logs=None):
        pass

    def on_predict_batch_begin(self, batch, logs=None):
        pass

    def on_predict_batch_end(self, batch, logs=None):
        pass


class CallbackList(Callback):
    """Calls several callbacks as one."""

    def __init__(self, callbacks=None, add_history=False, add_progbar=False, model=None, **params):
        super().__init__()
        self.callbacks = list(callbacks or [])
        if add_history and not any(isinstance(each, History) for each in self.callbacks):
            self.callbacks.append(History())
        self.set_model(model)
        self.set_params(params)
        # Turns of batches are many: only those that somebody overrides are called.
        self._batch_turns = {}
        for turn in ("on_train_batch_begin", "on_train_batch_end", "on_test_batch_begin", "on_test_batch_end"):
            self._batch_turns[turn] = [
                each for each in self.callbacks if getattr(type(each), turn) is not getattr(Callback, turn)]
        for old, turn in (("on_batch_begin", "on_train_batch_begin"), ("on_batch_end", "on_train_batch_end")):
            self._batch_turns[old] = [
                each for each in self.callbacks if getattr(type(each), old) is not getattr(Callback, old)]

    def set_model(self, model):
        super().set_model(model)
        for each in self.callbacks:
            each.set_model(model)

    def set_params(self, params):
        super().set_params(params)
        for each in self.callbacks:
            each.set_params(params)

    def _all(self, turn, *arguments):
        for each in self.callbacks:
            getattr(each, turn)(*arguments)

    def _batch(self, turn, batch, logs=None):
        for each in self._batch_turns.get(turn, []):
            getattr(each, turn)(batch, logs)

    def on_train_begin(self, logs=None):
        self._all("on_train_begin", logs)

    def on_train_end(self, logs=None):
        self._all("on_train_end", logs)

    def on_epoch_begin(self, epoch, logs=None):
        self._all("on_epoch_begin", epoch, logs)

    def on_epoch_end(self, epoch, logs=None):
        self._all("on_epoch_end", epoch, logs)

    def on_test_begin(self, logs=None):
        self._all("on_test_begin", logs)

    def on_test_end(self, logs=None):
        self._all("on_test_end", logs)

    def on_predict_begin(self, logs=None):
        self._all("on_predict_begin", logs)

    def on_predict_end(self, logs=None):
        self._all("on_predict_end", logs)


class History(Callback):
    """What `fit` gives: `history["loss"]` and the like, one number for every epoch."""

    def __init__(self):
        super().__init__()
        self.history = {}
        self.epoch = []

    def on_train_begin(self, logs=None):
        self.epoch = []

    def on_epoch_end(self, epoch, logs=None):
        self.epoch.append(epoch)
        for name, value in (logs or {}).items():
            self.history.setdefault(name, []).append(value)
        self.model.history = self


def _direction(callback, mode, monitor):
    """Whether a smaller value is better: "auto" says so by the metric's name."""
    if mode not in ("auto", "min", "max"):
        from keras._values import _note
        kind = type(callback).__name__
        _note(f"mode {mode}", f"UserWarning: {kind} mode '{mode}' is unknown, fallback to auto mode.")
        mode = "auto"
    if mode != "auto":
        return mode == "min"
    name = monitor[4:] if monitor.startswith("val_") else monitor
    up = ("acc" in name or name.endswith(("auc", "precision", "recall", "iou", "score", "positives", "similarity")))
    return not up


class EarlyStopping(Callback):
    """Ends training when a value has not become better by `min_delta` for `patience` epochs.

        keras.callbacks.EarlyStopping(monitor="val_loss", patience=3, restore_best_weights=True)
    """

    def __init__(self, monitor="val_loss", min_delta=0, patience=0, verbose=0, mode="auto", baseline=None,
                 restore_best_weights=False, start_from_epoch=0):
        super().__init__()
        self.monitor = monitor
        self.min_delta = abs(min_delta)
        self.patience = patience
        self.verbose = verbose
        self.baseline = baseline
        self.restore_best_weights = restore_best_weights
        self.start_from_epoch = start_from_epoch
        self._down = _direction(self, mode, monitor)

    def on_train_begin(self, logs=None):
        self.wait = 0
        self.stopped_epoch = 0
        self.best = self.baseline
        self.best_weights = None
        self.best_epoch = 0

    def _is_better(self, value, than):
        if than is None:
            return True
        return value < than - self.min_delta if self._down else value > than + self.min_delta

    def on_epoch_end(self, epoch, logs=None):
        value = (logs or {}).get(self.monitor)
        if value is None:
            from keras._values import _note
            _note("early stopping " + self.monitor,
                  f"UserWarning: Early stopping conditioned on metric `{self.monitor}` which is not available. "
                  f"Available metrics are: {','.join(logs or {})}")
            return
        if epoch < self.start_from_epoch:
            return
        if self.restore_best_weights and self.best_weights is None:
            self.best_weights = self.model.get_weights()
            self.best_epoch = epoch
        self.wait += 1
        if self._is_better(value, self.best):
            self.best = value
            self.best_epoch = epoch
            if self.restore_best_weights:
                self.best_weights = self.model.get_weights()
            if self.baseline is None or self._is_better(value, self.baseline):
                self.wait = 0
            return
        if self.wait >= self.patience and epoch > 0:
            self.stopped_epoch = epoch
            self.model.stop_training = True

    def on_train_end(self, logs=None):
        if self.stopped_epoch > 0 and self.verbose > 0:
            print(f"Epoch {self.stopped_epoch + 1}: early stopping")
        if self.restore_best_weights and self.best_weights is not None:
            if self.verbose > 0:
                print(f"Restoring model weights from the end of the best epoch: {self.best_epoch + 1}.")
            self.model.set_weights(self.best_weights)


class LearningRateScheduler(Callback):
    """Sets the learning rate before every epoch: `schedule(epoch, rate)` gives the new one."""

    def __init__(self, schedule, verbose=0):
        super().__init__()
        self.schedule = schedule
        self.verbose = verbose

    def on_epoch_begin(self, epoch, logs=None):
        rate = float(self.model.optimizer.learning_rate)
        try:
            rate = self.schedule(epoch, rate)
        except TypeError:
            # Older schedules know the epoch only.
            rate = self.schedule(epoch)
        if not isinstance(rate, (float, int)) and not hasattr(rate, "shape"):
            raise ValueError(
                f"The output of the `schedule` function should be a float. Got: {rate}")
        self.model.optimizer.learning_rate = rate
        if self.verbose > 0:
            print(f"\nEpoch {epoch + 1}: LearningRateScheduler setting learning rate to {rate}.")

    def on_epoch_end(self, epoch, logs=None):
        logs["learning_rate"] = float(self.model.optimizer.learning_rate)


class ReduceLROnPlateau(Callback):
    """Multiplies the learning rate by `factor` when a value has not become better for `patience` epochs."""

    def __init__(self, monitor="val_loss", factor=0.1, patience=10, verbose=0, mode="auto", min_delta=0.0001,
                 cooldown=0, min_lr=0.0, **kwargs):
        super().__init__()
        if factor >= 1.0:
            raise ValueError(f"ReduceLROnPlateau does not support a factor >= 1.0. Received factor={factor}")
        self.monitor = monitor
        self.factor = factor
        self.patience = patience
        self.verbose = verbose
        self.min_delta = min_delta
        self.cooldown = cooldown
        self.min_lr = min_lr
        self._down = _direction(self, mode, monitor)
        self._restart()

    def _restart(self):
        self.best = math.inf if self._down else -math.inf
        self.cooldown_counter = 0
        self.wait = 0

    def on_train_begin(self, logs=None):
        self._restart()

    def on_epoch_end(self, epoch, logs=None):
        logs["learning_rate"] = float(self.model.optimizer.learning_rate)
        value = logs.get(self.monitor)
        if value is None:
            return
        if self.cooldown_counter > 0:
            self.cooldown_counter -= 1
            self.wait = 0
        better = value < self.best - self.min_delta if self._down else value > self.best + self.min_delta
        if better:
            self.best = value
            self.wait = 0
        elif self.cooldown_counter <= 0:
            self.wait += 1
            if self.wait >= self.patience:
                old = float(self.model.optimizer.learning_rate)
                if old > _float(self.min_lr):
                    new = max(old * self.factor, self.min_lr)
                    self.model.optimizer.learning_rate = new
                    if self.verbose > 0:
                        print(f"\nEpoch {epoch + 1}: ReduceLROnPlateau reducing learning rate to {new}.")
                    self.cooldown_counter = self.cooldown
                    self.wait = 0


class LambdaCallback(Callback):
    """Functions for the turns: `LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch, logs))`."""

    def __init__(self, on_epoch_begin=None, on_epoch_end=None, on_train_begin=None, on_train_end=None,
                 on_train_batch_begin=None, on_train_batch_end=None, **kwargs):
        super().__init__()
        self._functions = {
            "on_epoch_begin": on_epoch_begin, "on_epoch_end": on_epoch_end, "on_train_begin": on_train_begin,
            "on_train_end": on_train_end, "on_train_batch_begin": on_train_batch_begin,
            "on_train_batch_end": on_train_batch_end, **kwargs}

    def _turn(self, name, *arguments):
        if self._functions.get(name) is not None:
            self._functions[name](*arguments)

    def on_train_begin(self, logs=None):
        self._turn("on_train_begin", logs)

    def on_train_end(self, logs=None):
        self._turn("on_train_end", logs)

    def on_epoch_begin(self, epoch, logs=None):
        self._turn("on_epoch_begin", epoch, logs)

    def on_epoch_end(self, epoch, logs=None):
        self._turn("on_epoch_end", epoch, logs)

    def on_train_batch_begin(self, batch, logs=None):
        self._turn("on_train_batch_begin", batch, logs)

    def on_train_batch_end(self, batch, logs=None):
        self._turn("on_train_batch_end", batch, logs)


class TerminateOnNaN(Callback):
    """Ends training when the loss is no number any more."""

    def on_train_batch_end(self, batch, logs=None):
        loss = (logs or {}).get("loss")
        if loss is not None and (math.isnan(loss) or math.isinf(loss)):
            print(f"Batch {batch}: Invalid loss, terminating training")
            self.model.stop_training = True


class ModelCheckpoint(Callback):
    """Saves the model, or its weights, after every epoch or where a value became better."""

    def __init__(self, filepath, monitor="val_loss", verbose=0, save_best_only=False, save_weights_only=False,
                 mode="auto", save_freq="epoch", initial_value_threshold=None):
        super().__init__()
        if save_freq != "epoch":
            raise ValueError("save_freq is 'epoch' here: a model is saved after epochs only")
        ending = ".weights.h5" if save_weights_only else ".keras"
        if not filepath.endswith(ending):
            front = "When using `save_weights_only=True` in `ModelCheckpoint`, the" if save_weights_only else "The"
            kind = "Keras weights" if save_weights_only else "Keras model"
            raise ValueError(
                f"{front} filepath provided must end in `{ending}` ({kind} format). Received: filepath={filepath}")
        self.filepath = filepath
        self.monitor = monitor
        self.verbose = verbose
        self.save_best_only = save_best_only
        self.save_weights_only = save_weights_only
        self._down = _direction(self, mode, monitor)
        self.best = initial_value_threshold
        if self.best is None:
            self.best = math.inf if self._down else -math.inf

    def on_epoch_end(self, epoch, logs=None):
        logs = logs or {}
        path = self.filepath.format(epoch=epoch + 1, **logs)
        if not self.save_best_only:
            if self.verbose > 0:
                print(f"\nEpoch {epoch + 1}: saving model to {path}")
            self._save(path)
            return
        value = logs.get(self.monitor)
        if value is None:
            return
        if value < self.best if self._down else value > self.best:
            if self.verbose > 0:
                print(f"\nEpoch {epoch + 1}: {self.monitor} improved from {self.best:.5f} to {value:.5f}, saving model "
                      f"to {path}")
            self.best = value
            self._save(path)
        elif self.verbose > 0:
            print(f"\nEpoch {epoch + 1}: {self.monitor} did not improve from {self.best:.5f}")

    def _save(self, path):
        if self.save_weights_only:
            self.model.save_weights(path)
        else:
            self.model.save(path)


class CSVLogger(Callback):
    """Not here: print what you need with a LambdaCallback, or read it from the history."""

    def __init__(self, *arguments, **keywords):
        raise NotImplementedError("CSVLogger is not here: what fit gives has all numbers in its .history")
