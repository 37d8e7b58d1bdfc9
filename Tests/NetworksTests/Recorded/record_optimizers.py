"""Records ten steps of every update rule, as the expectations of NetworksTests.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch numpy
    /tmp/torch/bin/python Tests/NetworksTests/Recorded/record_optimizers.py

writes optimizers.json beside this file. PyTorch's rules are run in float64. Keras's are the formulas of its source
(keras/src/optimizers), written here in NumPy: Keras itself computes them in float32. The gradients are
given numbers, not those of a loss, so that only the rule is tested. The tests need no Python.
"""

import json
import pathlib

import numpy as np
import torch

HERE = pathlib.Path(__file__).parent
generator = np.random.default_rng(7)
STEPS, SIZE = 10, 7
START = generator.normal(size=SIZE).round(3)
GRADIENTS = generator.normal(size=(STEPS, SIZE)).round(3)
cases = []


def torch_case(name, swift, make, rates=None):
    """`rates` are the learning rates of the steps, for a schedule."""
    w = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    optimizer = make([w])
    steps = []
    for i, gradient in enumerate(GRADIENTS):
        if rates:
            optimizer.param_groups[0]["lr"] = rates[i]
        w.grad = torch.tensor(gradient)
        optimizer.step()
        steps.append(w.detach().tolist())
    cases.append({"name": name, "rule": swift, "steps": steps, "rates": rates})


def keras_case(name, swift, update, rates=None, rate=None, weight_decay=0.0, **state):
    w = START.copy()
    state = {key: np.full(SIZE, value) for key, value in state.items()}
    steps = []
    for i, g in enumerate(GRADIENTS):
        lr = rates[i] if rates else rate
        w = w - w * weight_decay * lr
        w = w - update(g, state, lr, i + 1)
        steps.append(w.tolist())
    cases.append({"name": name, "rule": swift, "steps": steps, "rates": rates})


optim = torch.optim
FALLING = [0.1 * 0.8**i for i in range(STEPS)]
for label, options in {
    "sgd": {}, "sgd momentum": {"momentum": 0.9}, "sgd damped": {"momentum": 0.9, "dampening": 0.3},
    "sgd nesterov": {"momentum": 0.8, "nesterov": True}, "sgd decay": {"weight_decay": 0.1},
    "sgd momentum decay": {"momentum": 0.5, "weight_decay": 0.1}, "sgd maximize": {"maximize": True},
    "sgd momentum maximize": {"momentum": 0.9, "maximize": True, "weight_decay": 0.2},
}.items():
    torch_case(label, {"kind": "sgd", **options}, lambda p: optim.SGD(p, lr=0.1, **options), None)
torch_case("sgd momentum falling", {"kind": "sgd", "momentum": 0.9},
           lambda p: optim.SGD(p, lr=0.1, momentum=0.9), FALLING)
for label, options in {
    "adagrad": {}, "adagrad slowing": {"lr_decay": 0.2}, "adagrad start": {"initial_accumulator_value": 0.5},
    "adagrad decay": {"weight_decay": 0.1, "eps": 1e-3}, "adagrad maximize": {"maximize": True},
}.items():
    torch_case(label, {"kind": "adagrad", **options}, lambda p: optim.Adagrad(p, lr=0.1, **options))
for label, options in {
    "adadelta": {}, "adadelta rho": {"rho": 0.7, "eps": 1e-3}, "adadelta decay": {"weight_decay": 0.1},
    "adadelta maximize": {"maximize": True},
}.items():
    torch_case(label, {"kind": "adadelta", **options}, lambda p: optim.Adadelta(p, lr=0.1, **options))
for label, options in {
    "rmsprop": {}, "rmsprop centered": {"centered": True}, "rmsprop momentum": {"momentum": 0.9},
    "rmsprop centered momentum": {"centered": True, "momentum": 0.5, "alpha": 0.9},
    "rmsprop decay": {"weight_decay": 0.1, "eps": 1e-2}, "rmsprop maximize": {"maximize": True},
}.items():
    torch_case(label, {"kind": "rmsprop", **options}, lambda p: optim.RMSprop(p, lr=0.1, **options))
for label, options in {
    "adam": {}, "adam betas": {"betas": (0.8, 0.9), "eps": 1e-2}, "adam amsgrad": {"amsgrad": True},
    "adam decay": {"weight_decay": 0.1}, "adam maximize": {"maximize": True},
    "adam amsgrad decay": {"amsgrad": True, "weight_decay": 0.1, "betas": (0.5, 0.6)},
}.items():
    torch_case(label, {"kind": "adam", **options}, lambda p: optim.Adam(p, lr=0.1, **options))
for label, options in {
    "adamw": {}, "adamw decay": {"weight_decay": 0.3}, "adamw amsgrad": {"amsgrad": True},
    "adamw maximize": {"maximize": True, "weight_decay": 0.1},
}.items():
    torch_case(label, {"kind": "adamw", **options}, lambda p: optim.AdamW(p, lr=0.1, **options))
torch_case("adam falling", {"kind": "adam"}, lambda p: optim.Adam(p, lr=0.1), FALLING)


def sgd(momentum, nesterov):
    def update(g, state, lr, t):
        if momentum == 0:
            return lr * g
        state["v"] = momentum * state["v"] - lr * g
        return -(momentum * state["v"] - lr * g) if nesterov else -state["v"]
    return update


def adagrad(g, state, lr, t):
    state["n"] = state["n"] + g**2
    return lr * g / np.sqrt(state["n"] + 1e-7)


def adadelta(g, state, lr, t):
    state["n"] = 0.95 * state["n"] + 0.05 * g**2
    delta = np.sqrt(state["d"] + 1e-7) * g / np.sqrt(state["n"] + 1e-7)
    state["d"] = 0.95 * state["d"] + 0.05 * delta**2
    return lr * delta


def rmsprop(momentum, centered):
    def update(g, state, lr, t):
        state["n"] = 0.9 * state["n"] + 0.1 * g**2
        state["m"] = 0.9 * state["m"] + 0.1 * g
        spread = state["n"] - state["m"]**2 if centered else state["n"]
        change = lr * g / np.sqrt(spread + 1e-7)
        if momentum == 0:
            return change
        state["v"] = momentum * state["v"] + change
        return state["v"]
    return update


def adam(amsgrad):
    def update(g, state, lr, t):
        alpha = lr * np.sqrt(1 - 0.999**t) / (1 - 0.9**t)
        state["m"] = state["m"] + (g - state["m"]) * 0.1
        state["n"] = state["n"] + (g**2 - state["n"]) * 0.001
        state["x"] = np.maximum(state["x"], state["n"])
        return alpha * state["m"] / (np.sqrt(state["x"] if amsgrad else state["n"]) + 1e-7)
    return update


keras_case("keras sgd", {"kind": "keras sgd"}, sgd(0, False), rate=0.1)
keras_case("keras sgd decay", {"kind": "keras sgd", "weight_decay": 0.2}, sgd(0, False), rate=0.1, weight_decay=0.2)
keras_case("keras momentum falling", {"kind": "keras sgd", "momentum": 0.9}, sgd(0.9, False), rates=FALLING, v=0)
keras_case("keras nesterov falling", {"kind": "keras sgd", "momentum": 0.9, "nesterov": True}, sgd(0.9, True),
           rates=FALLING, v=0)
keras_case("keras adagrad", {"kind": "keras adagrad"}, adagrad, rate=0.1, n=0.1)
keras_case("keras adadelta", {"kind": "keras adadelta"}, adadelta, rate=0.1, n=0, d=0)
for centered in (False, True):
    for momentum in (0, 0.5):
        options = {"centered": centered, "momentum": momentum}
        keras_case(f"keras rmsprop {centered} {momentum}", {"kind": "keras rmsprop", **options},
                   rmsprop(momentum, centered), rate=0.1, n=0, m=0, v=0)
keras_case("keras adam", {"kind": "keras adam"}, adam(False), rate=0.1, m=0, n=0, x=0)
keras_case("keras adam amsgrad", {"kind": "keras adam", "amsgrad": True}, adam(True), rate=0.1, m=0, n=0, x=0)
keras_case("keras adamw", {"kind": "keras adam", "weight_decay": 0.004}, adam(False), rate=0.1, weight_decay=0.004,
           m=0, n=0, x=0)

clips = []
for norm in (1.0, 2.0, 3.0, float("inf")):
    for bound in (0.5, 100.0):
        parts = [torch.tensor(GRADIENTS[i], requires_grad=True) for i in range(3)]
        for part in parts:
            part.grad = part.detach().clone()
        total = torch.nn.utils.clip_grad_norm_(parts, bound, norm_type=norm)
        clips.append({"order": None if norm == float("inf") else norm, "bound": bound, "norm": float(total),
                      "gradients": [part.grad.tolist() for part in parts]})

(HERE / "optimizers.json").write_text(json.dumps(
    {"start": START.tolist(), "gradients": GRADIENTS.tolist(), "cases": cases, "clips": clips}, indent=0) + "\n")
print(len(cases), "rules,", len(clips), "clips")
