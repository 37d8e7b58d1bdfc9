"""Optimizers, with Keras's names, defaults and formulas; the steps themselves are native.

    model.compile(optimizer=keras.optimizers.Adam(learning_rate=1e-3), loss="mse")
"""

import math
import _keras
import _torch
import keras.optimizers.schedules as schedules
from keras._values import _auto_name, _find, _meant, _no_grad, _plain, _snake, _tf, Variable
from keras.optimizers.schedules import LearningRateSchedule

# Settings of Keras's that are not here, with the values that leave things as they are.
_absent_settings = {"use_ema": False, "ema_momentum": 0.99, "ema_overwrite_frequency": None, "loss_scale_factor": None,
                    "gradient_accumulation_steps": None}


class Optimizer:
    """Steps variables along their gradients: `apply_gradients(zip(gradients, variables))`."""

    _rule = None
    # How many numbers are remembered for each number of a weight, and how many beside.
    _remembers = 0
    _beside = 0

    def __init__(self, learning_rate=0.01, weight_decay=None, clipnorm=None, clipvalue=None, global_clipnorm=None,
                 name=None, **kwargs):
        for word in _absent_settings:
            if kwargs.pop(word, None) not in (None, False, 0.99):
                raise ValueError(f"{word} is not here: it is not part of Convbook's Keras")
        if kwargs:
            words = ["learning_rate", "weight_decay", "clipnorm", "clipvalue", "global_clipnorm", "name"]
            words += [word for word in self.__dict__ if not word.startswith("_")]
            raise ValueError(
                f"Argument(s) not recognized: {kwargs}" + _meant(next(iter(kwargs)), words))
        if sum(clip is not None for clip in (clipnorm, clipvalue, global_clipnorm)) > 1:
            raise ValueError(
                "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can be set. Received: "
                f"clipnorm={clipnorm}, clipvalue={clipvalue}, global_clipnorm={global_clipnorm}.")
        self.name = name or _auto_name(_snake(type(self).__name__))
        self.weight_decay = weight_decay
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.built = False
        self._steps = 0
        self._params = []
        self._state = {}
        self._schedule = None
        self._rate = Variable(0.0, trainable=False, name="learning_rate")
        self.learning_rate = learning_rate

    @property
    def learning_rate(self):
        if self._schedule is None:
            return self._rate
        return _tf(_torch.tensor(float(self._schedule(self._steps))))

    @learning_rate.setter
    def learning_rate(self, value):
        if isinstance(value, LearningRateSchedule) or callable(value) and not isinstance(value, Variable):
            self._schedule = value
        else:
            self._schedule = None
            self._rate.assign(_torch.tensor(float(value)))

    @property
    def iterations(self):
        return Variable(_torch.tensor(self._steps), trainable=False, name="iteration")

    def build(self, variables):
        """Begins anew for these variables."""
        self._variables = list(variables)
        self._params = [variable._value for variable in self._variables]
        self._memories = [{"step": 0} for param in self._params]
        self._state = {}
        self.built = True

    def apply_gradients(self, grads_and_vars):
        """One step: pairs of gradients and variables."""
        pairs = list(grads_and_vars)
        return self.apply([gradient for gradient, variable in pairs], [variable for gradient, variable in pairs])

    def apply(self, grads, trainable_variables=None):
        """One step: gradients for the variables."""
        variables = self._variables if trainable_variables is None else list(trainable_variables)
        grads = list(grads)
        if all(gradient is None for gradient in grads):
            raise ValueError("No gradients provided for any variable.")
        for variable, gradient in zip(variables, grads):
            variable._value.grad = None if gradient is None else _plain(gradient).detach()
        self._step(variables)

    def _step(self, variables):
        """One step along the gradients that the variables hold."""
        params = [variable._value for variable in variables]
        known = self._params
        if not self.built or len(params) != len(known) or any(a is not b for a, b in zip(params, known)):
            self.build(variables)
        self._clip(params)
        rate = float(self.learning_rate)
        if self._rule is None:
            with _no_grad():
                self._own_step(params, rate)
        else:
            moving = [(p, memory) for p, memory in zip(params, self._memories) if p.grad is not None]
            numbers = [rate, *self._numbers()]
            _torch._step(
                self._rule, [([p for p, memory in moving], numbers, [memory for p, memory in moving])])
        self._steps += 1
        for variable in variables:
            if variable.constraint is not None:
                variable.assign(variable.constraint(variable._value.detach()))

    def _clip(self, params):
        if self.clipvalue is not None:
            _torch._clip_value([p for p in params if p.grad is not None], self.clipvalue)
        for group in ([[p] for p in params] if self.clipnorm else [params] if self.global_clipnorm else []):
            wanted = self.clipnorm or self.global_clipnorm
            gradients = [p.grad for p in group if p.grad is not None]
            norm = math.sqrt(sum(float((gradient * gradient).sum()) for gradient in gradients))
            if norm > wanted:
                for p in group:
                    if p.grad is not None:
                        p.grad = p.grad * (wanted / norm)

    def _numbers(self):
        return []

    def _own_step(self, params, rate):
        """The step of a rule that is written here: `_update` for every parameter, after its decay."""
        for place, p in enumerate(params):
            if p.grad is not None:
                if self.weight_decay:
                    p.copy_(p - p * (self.weight_decay * rate))
                state = self._state.setdefault(place, {})
                p.copy_(p - self._update(p.grad, state, rate, self._steps + 1))

    def _count(self):
        """How many numbers the optimizer holds, and their bytes: its state, the rate and the count of steps."""
        numbers = sum(p.numel() for p in self._params) * self._remembers + self._beside
        return numbers + 2, 4 * (numbers + 1) + 8

    def get_config(self):
        """All settings, as `from_config` takes them."""
        schedule = self._schedule
        rate = float(self.learning_rate) if schedule is None else schedules.serialize(schedule)
        config = {"name": self.name, "learning_rate": rate}
        for word in ("weight_decay", "clipnorm", "global_clipnorm", "clipvalue"):
            config[word] = getattr(self, word)
        config |= _absent_settings
        own = next((each for each in type(self).__mro__ if each in _classes), Optimizer)
        for word in _keras._parameters(own.__init__)[0][1:]:
            if word in self.__dict__:
                config.setdefault(word, self.__dict__[word])
        return config

    @classmethod
    def from_config(cls, config, custom_objects=None):
        """The optimizer with the settings of `get_config()`."""
        rate = config.get("learning_rate")
        if isinstance(rate, dict):
            config = config | {"learning_rate": schedules.deserialize(rate, custom_objects)}
        return cls(**config)

    def __repr__(self):
        return f"<keras.src.optimizers.{_snake(type(self).__name__)}.{type(self).__name__} object>"


class SGD(Optimizer):
    """w <- w - rate gradient; with momentum v <- momentum v - rate gradient, w <- w + v."""

    _rule = "keras.sgd"

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, weight_decay=None, clipnorm=None,
                 clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        if not 0 <= momentum <= 1:
            raise ValueError("`momentum` must be a float between [0, 1].")
        self.momentum = momentum
        self.nesterov = nesterov
        self._remembers = 1 if momentum else 0
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _numbers(self):
        return [self.momentum, self.nesterov, self.weight_decay or 0.0]


class RMSprop(Optimizer):
    """Steps divided by the root of a running mean of squared gradients."""

    _rule = "keras.rmsprop"

    def __init__(self, learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-07, centered=False, weight_decay=None,
                 clipnorm=None, clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered
        self._remembers = 1 + (momentum > 0) + bool(centered)
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _numbers(self):
        return [self.rho, self.momentum, self.epsilon, self.centered, self.weight_decay or 0.0]


class Adagrad(Optimizer):
    """Steps divided by the root of the sum of all squared gradients."""

    _rule = "keras.adagrad"
    _remembers = 1

    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-07, weight_decay=None,
                 clipnorm=None, clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        self.initial_accumulator_value = initial_accumulator_value
        self.epsilon = epsilon
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _numbers(self):
        return [self.initial_accumulator_value, self.epsilon, self.weight_decay or 0.0]


class Adadelta(Optimizer):
    """Steps scaled by the ratio of running means of squared steps and squared gradients."""

    _rule = "keras.adadelta"
    _remembers = 2

    def __init__(self, learning_rate=0.001, rho=0.95, epsilon=1e-07, weight_decay=None, clipnorm=None, clipvalue=None,
                 global_clipnorm=None, name=None, **kwargs):
        self.rho = rho
        self.epsilon = epsilon
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _numbers(self):
        return [self.rho, self.epsilon, self.weight_decay or 0.0]


class Adam(Optimizer):
    """Steps of a size of their own for every number: the mean gradient over the root of the mean squared one."""

    _rule = "keras.adam"

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False, weight_decay=None,
                 clipnorm=None, clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.amsgrad = amsgrad
        self._remembers = 2 + bool(amsgrad)
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _numbers(self):
        return [self.beta_1, self.beta_2, self.epsilon, self.amsgrad, self.weight_decay or 0.0]


class AdamW(Adam):
    """Adam whose weights shrink by rate weight_decay besides."""

    def __init__(self, learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False,
                 clipnorm=None, clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        if weight_decay is None:
            raise ValueError("Argument `weight_decay` must be a float. Received: weight_decay=None")
        super().__init__(
            learning_rate, beta_1, beta_2, epsilon, amsgrad, weight_decay, clipnorm, clipvalue, global_clipnorm, name,
            **kwargs)


class Adamax(Optimizer):
    """Adam with the greatest gradient so far in the place of the mean squared one."""

    _remembers = 2

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07, weight_decay=None, clipnorm=None,
                 clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _update(self, gradient, state, rate, number):
        mean = state.get("mean", 0.0)
        state["mean"] = mean = mean + (gradient - mean) * (1 - self.beta_1)
        size = abs(gradient)
        if "greatest" in state:
            old = state["greatest"] * self.beta_2
            size = _torch.where(old > size, old, size)
        state["greatest"] = size
        return rate * mean / ((1 - self.beta_1 ** number) * (size + self.epsilon))


class Nadam(Optimizer):
    """Adam with Nesterov's momentum."""

    _remembers = 2
    _beside = 1

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-07, weight_decay=None, clipnorm=None,
                 clipvalue=None, global_clipnorm=None, name=None, **kwargs):
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        super().__init__(learning_rate, weight_decay, clipnorm, clipvalue, global_clipnorm, name, **kwargs)

    def _share(self, number):
        return self.beta_1 * (1 - 0.5 * 0.96 ** number)

    def _update(self, gradient, state, rate, number):
        here, after = self._share(number), self._share(number + 1)
        state["product"] = product = state.get("product", 1.0) * here
        mean, square = state.get("mean", 0.0), state.get("square", 0.0)
        state["mean"] = mean = mean + (gradient - mean) * (1 - self.beta_1)
        state["square"] = square = square + (gradient * gradient - square) * (1 - self.beta_2)
        ahead = after * mean / (1 - product * after) + (1 - here) * gradient / (1 - product)
        return rate * ahead / ((square / (1 - self.beta_2 ** number)).sqrt() + self.epsilon)


_classes = (SGD, RMSprop, Adagrad, Adadelta, Adam, AdamW, Adamax, Nadam)
_table = {each.__name__.lower(): each for each in _classes}
_absent = ("ftrl", "lion", "lamb", "adafactor", "muon", "lossscaleoptimizer")


def get(identifier):
    """The optimizer of a name with its defaults; an object stays itself."""
    if isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, type):
        return identifier()
    if isinstance(identifier, str):
        return _find("optimizer", identifier.lower(), _table, _absent)()
    if isinstance(identifier, dict):
        return deserialize(identifier)
    raise ValueError(f"Could not interpret optimizer identifier: {identifier}")


def serialize(optimizer):
    """An optimizer's class and settings, for `deserialize`."""
    return schedules._serialized(optimizer, "keras.optimizers", type(optimizer) in _classes)


def deserialize(config, custom_objects=None):
    """The optimizer of a class and settings that `serialize` gave.

    >>> optimizers.deserialize(optimizers.serialize(optimizers.SGD(0.5, momentum=0.9))).momentum
    0.9
    """
    name = config["class_name"]
    own = (custom_objects or {}).get(name)
    return (own or _find("optimizer", name.lower(), _table, _absent)).from_config(config["config"])
