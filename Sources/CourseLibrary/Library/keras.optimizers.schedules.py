"""Learning rates that change with the number of steps: give one to an optimizer as its `learning_rate`."""

import math


class LearningRateSchedule:
    """A subclass gives the rate in `__call__(step)`."""

    def __call__(self, step):
        raise NotImplementedError

    def get_config(self):
        """All settings, as `from_config` takes them."""
        return dict(self.__dict__)

    @classmethod
    def from_config(cls, config):
        """The schedule with the settings of `get_config()`."""
        return cls(**config)


def _number(step):
    return float(step)


class ExponentialDecay(LearningRateSchedule):
    """initial * decay_rate ** (step / decay_steps); in stairs, the exponent is a whole number."""

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="ExponentialDecay"):
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = decay_rate
        self.staircase = staircase
        self.name = name

    def __call__(self, step):
        part = _number(step) / self.decay_steps
        return self.initial_learning_rate * self.decay_rate ** (math.floor(part) if self.staircase else part)


class InverseTimeDecay(LearningRateSchedule):
    """initial / (1 + decay_rate step / decay_steps)"""

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="InverseTimeDecay"):
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.decay_rate = decay_rate
        self.staircase = staircase
        self.name = name

    def __call__(self, step):
        part = _number(step) / self.decay_steps
        return self.initial_learning_rate / (1 + self.decay_rate * (math.floor(part) if self.staircase else part))


class PiecewiseConstantDecay(LearningRateSchedule):
    """values[0] up to step boundaries[0], then values[1], …"""

    def __init__(self, boundaries, values, name="PiecewiseConstant"):
        if len(boundaries) != len(values) - 1:
            raise ValueError(
                "The length of boundaries should be 1 less than the length of values. Received: "
                f"boundaries={boundaries} of length {len(boundaries)}, and values={values} of length {len(values)}.")
        self.boundaries = boundaries
        self.values = values
        self.name = name

    def __call__(self, step):
        for boundary, value in zip(self.boundaries, self.values):
            if _number(step) <= boundary:
                return value
        return self.values[-1]


class PolynomialDecay(LearningRateSchedule):
    """From the initial rate to the end rate in decay_steps, along a power of the way."""

    def __init__(self, initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False,
                 name="PolynomialDecay"):
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.end_learning_rate = end_learning_rate
        self.power = power
        self.cycle = cycle
        self.name = name

    def __call__(self, step):
        step, steps = _number(step), self.decay_steps
        if self.cycle:
            steps *= 1 if step == 0 else math.ceil(step / steps)
        else:
            step = min(step, steps)
        return ((self.initial_learning_rate - self.end_learning_rate) * (1 - step / steps) ** self.power
                + self.end_learning_rate)


class CosineDecay(LearningRateSchedule):
    """Along half a cosine from the initial rate (or, after a warm-up, from its target) to alpha times it."""

    def __init__(self, initial_learning_rate, decay_steps, alpha=0.0, name="CosineDecay", warmup_target=None,
                 warmup_steps=0):
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.alpha = alpha
        self.name = name
        self.warmup_target = warmup_target
        self.warmup_steps = warmup_steps

    def __call__(self, step):
        step, start = _number(step), self.initial_learning_rate
        if self.warmup_target is not None:
            if step < self.warmup_steps:
                return start + (self.warmup_target - start) * step / self.warmup_steps
            step, start = step - self.warmup_steps, self.warmup_target
        cosine = 0.5 * (1 + math.cos(math.pi * min(step, self.decay_steps) / self.decay_steps))
        return start * ((1 - self.alpha) * cosine + self.alpha)


class CosineDecayRestarts(LearningRateSchedule):
    """Cosine decays one after the other, each t_mul times as long and m_mul times as high as the one before."""

    def __init__(self, initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name="SGDRDecay"):
        self.initial_learning_rate = initial_learning_rate
        self.first_decay_steps = first_decay_steps
        self.t_mul = t_mul
        self.m_mul = m_mul
        self.alpha = alpha
        self.name = name

    def __call__(self, step):
        part, length, height = _number(step) / self.first_decay_steps, 1.0, 1.0
        while part >= length:
            part, length, height = part - length, length * self.t_mul, height * self.m_mul
        cosine = 0.5 * height * (1 + math.cos(math.pi * part / length))
        return self.initial_learning_rate * ((1 - self.alpha) * cosine + self.alpha)


_classes = (ExponentialDecay, InverseTimeDecay, PiecewiseConstantDecay, PolynomialDecay, CosineDecay, CosineDecayRestarts)


def _serialized(made, module, is_known):
    cls = type(made)
    return {"module": module if is_known else cls.__module__, "class_name": cls.__name__, "config": made.get_config(),
            "registered_name": None if is_known else cls.__name__}


def serialize(learning_rate_schedule):
    """A schedule's class and settings, for `deserialize`."""
    return _serialized(
        learning_rate_schedule, "keras.optimizers.schedules", type(learning_rate_schedule) in _classes)


def deserialize(config, custom_objects=None):
    """The schedule of a class and settings that `serialize` gave."""
    name = config["class_name"]
    known = {each.__name__: each for each in _classes} | (custom_objects or {})
    if name not in known:
        raise ValueError(f"there is no schedule '{name}'. There are: " + ", ".join(sorted(known)))
    return known[name].from_config(config["config"])
