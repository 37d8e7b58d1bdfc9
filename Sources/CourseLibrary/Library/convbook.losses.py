"""Losses as the sums of terms that they are."""

import math
import torch
import convbook.following as following
import convbook.text as text
from convbook.telling import TELLERS, Told

MOST_SHOWN = 8


def _tell_loss(trail, step, index):
    layer = step.layer
    x = step.sources[0].value.detach().to(torch.float64)
    target = layer.target
    target = target.value if isinstance(target, following.Followed) else target
    reduction = layer.get("reduction", "mean")
    name = layer.name
    terms, header, rows, formula, names = _LOSSES[name](x, target, layer) if name in _LOSSES else (None,) * 5
    if terms is None:
        return TELLERS["other"](trail, step, index)
    if index:
        number = index[0] if len(index) == 1 else _row_major(index, tuple(step.output.value.shape))
        rows, chosen = rows[number:number + 1], terms[number:number + 1]
        value = chosen[0]
    else:
        chosen = terms
    order = sorted(range(len(chosen)), key=lambda n: -abs(chosen[n])) if len(chosen) > MOST_SHOWN else range(len(chosen))
    order = list(order)[:MOST_SHOWN]
    lines = text.columns_of(header, [rows[n] for n in order])
    if len(chosen) > len(order):
        rest = sum(chosen) - sum(chosen[n] for n in order)
        lines.append(f"and {len(chosen) - len(order)} smaller ones, {text.number(rest)} together")
    steps = []
    total = sum(chosen)
    if not index:
        shown = [chosen[n] for n in order] + ([total - sum(chosen[n] for n in order)] if len(chosen) > len(order) else [])
        steps.append(("sum", text.sum_of([shown])))
        value = total
        if reduction == "mean":
            count = len(chosen)
            value = total / count
            steps.append(("mean", [f"{text.number(total)} / {count}", f"= {text.number(value)}"]))
    return Told(f"{name.replace('_', ' ')} over {len(terms)} {names}", lines, steps, value, formula, terms=terms, sum=total)


def _row_major(index, shape):
    number = 0
    for i, size in zip(index, shape):
        number = number * size + i
    return number


def _cross_entropy(x, target, layer):
    scores = x if x.dim() > 1 else x.unsqueeze(0)
    if target.is_floating_point() or scores.dim() != 2 or layer.get("label_smoothing") or layer.get("weights") is not None \
            or bool((target == layer.get("ignore_index", -100)).any()):
        return (None,) * 5
    terms, rows = [], []
    labels = target.reshape(-1).tolist()
    for row, label in zip(scores, labels):
        values = text.numbers_of(row)
        most = max(values)
        log_sum = most + math.log(sum(math.exp(v - most) for v in values))
        term = log_sum - values[label] if layer.name == "cross_entropy" else -values[label]
        terms.append(term)
        if layer.name == "cross_entropy":
            rows.append((f"example {len(terms) - 1}", label, text.number(values[label]),
                         text.number(math.exp(values[label] - log_sum)), text.number(term)))
        else:
            rows.append((f"example {len(terms) - 1}", label, text.number(values[label]), text.number(term)))
    if layer.name == "cross_entropy":
        return terms, ("", "target", "its score", "probability", "-log"), rows, \
            ["-log softmax(scores)[target]"], "example" + ("s" if len(terms) != 1 else "")
    return terms, ("", "target", "its log", "-log"), rows, ["-input[target]"], "examples"


def _elementwise_loss(function, formula):
    def terms_of(x, target, layer):
        if layer.get("weights") is not None or layer.get("pos_weight") is not None:
            return (None,) * 5
        a, b = text.numbers_of(x), text.numbers_of(target.to(torch.float64).expand(x.shape) if tuple(target.shape) != tuple(x.shape) else target)
        terms = [function(p, q, layer) for p, q in zip(a, b)]
        places = _places(tuple(x.shape), len(a))
        rows = [(place, text.number(p), text.number(q), text.number(t)) for place, p, q, t in zip(places, a, b, terms)]
        return terms, ("", "input", "target", "term"), rows, [formula], "numbers"
    return terms_of


def _places(shape, count):
    names = []
    for number in range(count):
        index = []
        for size in reversed(shape):
            index.insert(0, number % size)
            number //= size
        names.append("input" + text.place(index))
    return names


def _bce(p, t, layer):
    log = lambda v: max(-100.0, math.log(v)) if v > 0 else -100.0
    return -(t * log(p) + (1 - t) * log(1 - p))


def _bce_logits(z, t, layer):
    return max(z, 0.0) - z * t + math.log(1 + math.exp(-abs(z)))


def _smooth(p, t, layer):
    beta = layer.get("beta", 1.0)
    d = abs(p - t)
    return 0.5 * d * d / beta if d < beta else d - 0.5 * beta


def _huber(p, t, layer):
    delta = layer.get("delta", 1.0)
    d = abs(p - t)
    return 0.5 * d * d if d <= delta else delta * (d - 0.5 * delta)


_LOSSES = {
    "cross_entropy": _cross_entropy, "nll_loss": _cross_entropy,
    "mse_loss": _elementwise_loss(lambda p, t, layer: (p - t) ** 2, "(input - target)^2"),
    "l1_loss": _elementwise_loss(lambda p, t, layer: abs(p - t), "|input - target|"),
    "smooth_l1_loss": _elementwise_loss(_smooth, "(input - target)^2/(2 beta), or |input - target| - beta/2 beyond beta"),
    "huber_loss": _elementwise_loss(_huber, "(input - target)^2/2, or delta*(|input - target| - delta/2) beyond delta"),
    "binary_cross_entropy": _elementwise_loss(_bce, "-(t*log(p) + (1 - t)*log(1 - p))"),
    "binary_cross_entropy_with_logits": _elementwise_loss(
        _bce_logits, "-(t*log(p) + (1 - t)*log(1 - p)), p = sigmoid(input)"),
}

TELLERS["loss"] = _tell_loss
