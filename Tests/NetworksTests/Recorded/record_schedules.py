"""Records the learning rates of PyTorch's and Keras's schedules, as the expectations of the schedules' tests.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch numpy keras
    KERAS_BACKEND=torch /tmp/torch/bin/python Tests/NetworksTests/Recorded/record_schedules.py

writes schedules.json beside this file: for each schedule, by the name that the test gives it, the rates of steps 0, 1, 2, …
For the plateau rules also the losses that were reported.
"""

import json
import pathlib
import warnings

import keras
import torch
from torch.optim import lr_scheduler as lrs

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
STEPS = 60


def torch_rates(base, make, momentum=0.9):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=base, momentum=momentum)
    schedule = make(optimizer)
    rates = []
    for _ in range(STEPS):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        try:
            schedule.step()
        except ValueError:  # OneCycleLR ends after its last step.
            break
    return rates


def keras_rates(schedule):
    return [float(schedule(step)) for step in range(STEPS)]


S = keras.optimizers.schedules
rates = {
    "step": torch_rates(0.1, lambda o: lrs.StepLR(o, 7, 0.5)),
    "multistep": torch_rates(0.1, lambda o: lrs.MultiStepLR(o, [5, 20, 20, 41], 0.1)),
    "exponential": torch_rates(0.1, lambda o: lrs.ExponentialLR(o, 0.95)),
    "polynomial": torch_rates(0.1, lambda o: lrs.PolynomialLR(o, 40, 1.5)),
    "cosine": torch_rates(0.1, lambda o: lrs.CosineAnnealingLR(o, 40, 0.01)),
    "restarts": torch_rates(0.1, lambda o: lrs.CosineAnnealingWarmRestarts(o, 6, 2, 0.01)),
    "restarts1": torch_rates(0.1, lambda o: lrs.CosineAnnealingWarmRestarts(o, 9)),
    "linear": torch_rates(0.1, lambda o: lrs.LinearLR(o, 0.25, 1, 12)),
    "warmup": torch_rates(0.1, lambda o: lrs.SequentialLR(
        o, [lrs.LinearLR(o, 0.1, 1, 10), lrs.CosineAnnealingLR(o, 40)], [10])),
    "onecycle": torch_rates(0.1, lambda o: lrs.OneCycleLR(o, 0.4, 50)),
    "onecycle-linear": torch_rates(0.1, lambda o: lrs.OneCycleLR(
        o, 0.4, 45, pct_start=0.2, anneal_strategy="linear", div_factor=10, final_div_factor=100)),
    "onecycle-three": torch_rates(0.1, lambda o: lrs.OneCycleLR(o, 0.4, 50, three_phase=True)),
    "keras-exponential": keras_rates(S.ExponentialDecay(0.1, 10, 0.8)),
    "keras-exponential-stairs": keras_rates(S.ExponentialDecay(0.1, 10, 0.8, staircase=True)),
    "keras-inverse": keras_rates(S.InverseTimeDecay(0.1, 5, 0.5)),
    "keras-inverse-stairs": keras_rates(S.InverseTimeDecay(0.1, 5, 0.5, staircase=True)),
    "keras-polynomial": keras_rates(S.PolynomialDecay(0.1, 40, 0.01, power=2.0)),
    "keras-polynomial-cycle": keras_rates(S.PolynomialDecay(0.1, 16, 0.01, power=1.0, cycle=True)),
    "keras-cosine": keras_rates(S.CosineDecay(0.1, 40, 0.1)),
    "keras-cosine-warmup": keras_rates(S.CosineDecay(0.01, 30, 0.1, warmup_target=0.1, warmup_steps=10)),
    "keras-restarts": keras_rates(S.CosineDecayRestarts(0.1, 8, 2.0, 0.7, 0.1)),
    "keras-piecewise": keras_rates(S.PiecewiseConstantDecay([10, 30], [0.1, 0.05, 0.001])),
}

generator = torch.Generator().manual_seed(2)
losses = (torch.linspace(1, 0.4, STEPS) ** 2 + 0.08 * torch.randn(STEPS, generator=generator)).tolist()
losses[30:50] = [0.4] * 20


def torch_plateau(values, **options):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
    schedule = lrs.ReduceLROnPlateau(optimizer, **options)
    rates = []
    for loss in values:
        schedule.step(loss)
        rates.append(optimizer.param_groups[0]["lr"])
    return rates


def keras_plateau(values, **options):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.build((None, 1))
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="mse")
    rule = keras.callbacks.ReduceLROnPlateau(**options)
    rule.set_model(model)
    rule.on_train_begin()
    rates = []
    for epoch, loss in enumerate(values):
        rule.on_epoch_end(epoch, {"val_loss": loss})
        rates.append(float(model.optimizer.learning_rate))
    return rates


plateau = {
    "torch": torch_plateau(losses, factor=0.5, patience=2),
    "torch-cooldown": torch_plateau(losses, factor=0.5, patience=1, cooldown=3, min_lr=0.01),
    "torch-abs": torch_plateau(losses, factor=0.1, patience=0, threshold=0.02, threshold_mode="abs"),
    "torch-max": torch_plateau([-x for x in losses], mode="max", factor=0.5, patience=3, threshold_mode="abs"),
    "keras": keras_plateau(losses, factor=0.5, patience=2),
    "keras-cooldown": keras_plateau(losses, factor=0.5, patience=3, cooldown=2, min_lr=0.005, min_delta=0.01),
    "keras-patience0": keras_plateau(losses, factor=0.9, patience=0, cooldown=1),
}
(HERE / "schedules.json").write_text(json.dumps({"rates": rates, "losses": losses, "plateau": plateau}))
