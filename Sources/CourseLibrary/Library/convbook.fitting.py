"""Training in one call: `fit` says what it will cost, shows how far it is, and ends with the curve.

What it does is what a loop would do: shuffle, forward, loss, backward, step. `fit??` shows it.
"""

import math
import torch
import torch.nn as nn
import torch.nn.functional as F
import _nn_lazy
import _teaching
import convbook
import convbook.architecture as architecture
import convbook.following as following
from torch.utils.data import DataLoader, Dataset, TensorDataset

_LOSSES = {
    "cross_entropy": F.cross_entropy, "mse": F.mse_loss, "l1": F.l1_loss, "huber": F.huber_loss, "nll": F.nll_loss,
    "bce": F.binary_cross_entropy, "bce_with_logits": F.binary_cross_entropy_with_logits,
}

_OPTIMIZERS = {
    "sgd": lambda parameters, lr: torch.optim.SGD(parameters, 0.01 if lr is None else lr),
    "momentum": lambda parameters, lr: torch.optim.SGD(parameters, 0.01 if lr is None else lr, momentum=0.9),
    "adam": lambda parameters, lr: torch.optim.Adam(parameters, 0.001 if lr is None else lr),
    "adamw": lambda parameters, lr: torch.optim.AdamW(parameters, 0.001 if lr is None else lr),
    "rmsprop": lambda parameters, lr: torch.optim.RMSprop(parameters, 0.01 if lr is None else lr),
}


class History:
    """What `fit` gives: `history["loss"]`, and for classes `["accuracy"]`, one number for every epoch; those of the
    validation begin with `val_`."""

    def __init__(self):
        self.history = {}
        self.epoch = []

    def _add(self, epoch, numbers):
        self.epoch.append(epoch)
        for name, value in numbers.items():
            self.history.setdefault(name, []).append(value)

    def __repr__(self):
        last = ", ".join(f"{name} {values[-1]:.4f}" for name, values in self.history.items())
        return f"<History of {len(self.epoch)} epochs: {last}>"


def fit(model, data, targets=None, *, loss=None, optimizer=None, lr=None, epochs=5, batch_size=32, validation=None,
        shuffle=True, seed=0, curve=True, quiet=False):
    """Trains a model on (data, targets), a Dataset or a DataLoader; gives a `History`.

        history = fit(net, images, labels, epochs=3, validation=(test_images, test_labels))
        fit(net, DataLoader(dataset, batch_size=64), loss="mse", optimizer=torch.optim.SGD(net.parameters(), 0.1))

    The loss is cross-entropy where the targets are class numbers and the mean squared error where they are not, unless
    it is given: a function of (outputs, targets), or one of the names in `fit??`. The optimizer is Adam. Before it
    begins the operations are printed; the seconds and how far it is are shown while it runs, and never recorded. With
    quiet=True nothing is printed and no curve drawn: for many short trainings in a loop.
    """
    if following.is_keras(model):
        raise TypeError("fit: a Keras model trains itself: model.fit(x, y, epochs=5)")
    if not isinstance(model, nn.Module):
        raise TypeError(f"fit: model must be an nn.Module, not {type(model).__name__}")
    if not isinstance(epochs, int) or epochs < 1:
        raise ValueError(f"fit: epochs must be an int of at least 1, got {epochs!r}")
    loader = _loader(data, targets, batch_size, shuffle, seed, "data")
    checks = None
    if validation is not None:
        pair = validation if isinstance(validation, (tuple, list)) and len(validation) == 2 else (validation, None)
        checks = _loader(*pair, batch_size, False, seed, "validation")
    batches = len(loader)
    inputs, wanted = next(iter(loader))
    if any(isinstance(module, _nn_lazy._Lazy) for module in model.modules()):
        # Layers that take their sizes from the first input have them before the optimizer asks for parameters.
        with torch.no_grad():
            model(inputs)
    criterion = _loss(loss, wanted)
    rule = _optimizer(optimizer, model, lr)
    if not quiet:
        _say_cost(model, inputs, batches, epochs)
    history = History()
    was = model.training
    meter = None if quiet else _teaching.begin_progress("training", epochs * batches)
    try:
        for epoch in range(epochs):
            model.train()
            sums = _Sums()
            for x, y in loader:
                rule.zero_grad()
                outputs = model(x)
                value = criterion(outputs, y)
                value.backward()
                rule.step()
                sums.add(value, outputs, y)
                if not quiet:
                    _teaching.progress(
                        meter, epoch * batches + sums.batches,
                        lambda: f"epoch {epoch + 1}/{epochs}  loss {sums.loss / sums.examples:.4f}")
            numbers = sums.numbers("")
            if checks is not None:
                numbers.update(_checked(model, checks, criterion))
            history._add(epoch, numbers)
    finally:
        if not quiet:
            _teaching.end_progress(meter)
        model.train(was)
    if not quiet:
        _say_infinite(history)
        if curve and epochs > 1 and any(map(math.isfinite, history.history["loss"])):
            convbook.show(history)
    return history


def progress(items, title="", total=None, note=None):
    """The items one after the other, as a loop takes them, while a line that is never recorded says how far it is.

        for x, y in progress(loader, "epoch 1"):
            …
        for step in progress(range(1000), note=lambda: f"loss {loss:.3f}"):
            …

    What has no length says it by `total`. `note()` is asked for a few words whenever the line is drawn.
    """
    if total is None:
        try:
            total = len(items)
        except TypeError:
            raise TypeError("progress: say how many there will be: progress(items, total=100)") from None
    if isinstance(total, bool) or not isinstance(total, int) or total < 0:
        raise ValueError(f"progress: total must be an int of at least 0, got {total!r}")
    if note is not None and not callable(note):
        raise TypeError(f"progress: note must be a function of nothing, such as lambda: f\"loss {{loss:.3f}}\", "
                        f"not {type(note).__name__}")
    return _counted(items, str(title), total, note or (lambda: ""))


def _counted(items, title, total, note):
    meter = _teaching.begin_progress(title, total)
    try:
        for done, item in enumerate(items):
            yield item
            _teaching.progress(meter, done + 1, note)
    finally:
        _teaching.end_progress(meter)


class _Sums:
    """The loss and the right answers of an epoch, added up over examples."""

    def __init__(self):
        self.batches = 0
        self.examples = 0
        self.loss = 0.0
        self.right = 0
        self.has_classes = False

    def add(self, value, outputs, y):
        count = y.shape[0] if y.dim() > 0 else 1
        self.batches += 1
        self.examples += count
        self.loss += float(value) * count
        self.has_classes = not y.is_floating_point() and outputs.dim() == 2 and y.dim() == 1
        if self.has_classes:
            self.right += int((outputs.argmax(1) == y).sum())

    def numbers(self, prefix):
        found = {prefix + "loss": self.loss / self.examples}
        if self.has_classes:
            found[prefix + "accuracy"] = self.right / self.examples
        return found


def _checked(model, loader, criterion):
    model.eval()
    sums = _Sums()
    with torch.no_grad():
        for x, y in loader:
            outputs = model(x)
            sums.add(criterion(outputs, y), outputs, y)
    return sums.numbers("val_")


def _loader(data, targets, batch_size, shuffle, seed, what):
    if isinstance(data, DataLoader):
        if len(data) == 0:
            raise ValueError(f"fit: {what} has no " + ("example" if len(data.dataset) == 0 else
                             "whole batch: its drop_last leaves out all examples"))
        return data
    if not isinstance(data, Dataset):
        if targets is None:
            raise TypeError(f"fit: {what} needs inputs and targets: two tensors, a Dataset or a DataLoader")
        data, targets = torch.as_tensor(data), torch.as_tensor(targets)
        if len(data) != len(targets):
            raise ValueError(f"fit: {what} has {len(data)} inputs, but {len(targets)} targets")
        data = TensorDataset(data, targets)
    if len(data) == 0:
        raise ValueError(f"fit: {what} has no example")
    generator = torch.Generator()
    generator.manual_seed(seed)
    return DataLoader(data, batch_size=batch_size, shuffle=shuffle, generator=generator)


def _loss(loss, targets):
    if loss is None:
        return F.mse_loss if targets.is_floating_point() else F.cross_entropy
    if isinstance(loss, str):
        return _named("loss", "losses", loss, _LOSSES)
    if not callable(loss):
        raise TypeError(f"fit: loss must be a name or a function of (outputs, targets), not {type(loss).__name__}")
    return loss


def _optimizer(optimizer, model, lr):
    if optimizer is None or isinstance(optimizer, str):
        return _named("optimizer", "optimizers", optimizer or "adam", _OPTIMIZERS)(model.parameters(), lr)
    if not isinstance(optimizer, torch.optim.Optimizer):
        raise TypeError("fit: optimizer must be a name or a torch.optim optimizer over the model's parameters, not "
                        + type(optimizer).__name__)
    if lr is not None:
        raise ValueError("fit: lr is for optimizers by name; this one has its own")
    return optimizer


def _named(kind, kinds, name, table):
    if name in table:
        return table[name]
    near = _teaching.nearest(name, list(table))
    raise ValueError(f"fit: there is no {kind} '{name}'" + (f"; did you mean '{near}'?" if near else "")
                     + f" ({kinds}: {', '.join(table)})")


def _say_infinite(history):
    for name, values in history.history.items():
        wrong = sum(not math.isfinite(value) for value in values)
        if wrong and name.endswith("loss"):
            print(f"{name}: {wrong} of {len(values)} {'is' if wrong == 1 else 'are'} not finite; "
                  "a smaller lr may help")


def _say_cost(model, inputs, batches, epochs):
    try:
        architecture.budget(model, tuple(inputs.shape[1:]), batches, epochs, inputs.shape[0])
    except (RuntimeError, ValueError, TypeError):
        # A model that cannot be followed trains all the same.
        pass
