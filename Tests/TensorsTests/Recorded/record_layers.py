"""Records what PyTorch computes for layers and losses, and their gradients, as the expectations of TensorsTests.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install torch numpy
    /tmp/torch/bin/python Tests/TensorsTests/Recorded/record_layers.py

writes layers.json beside this file. The tests need no Python.
A case is an operation by name, its parameters and inputs, the result in float64, a gradient of the result, and the
gradients of the inputs that want one. The tests run each case in float64 and float32, with inputs contiguous,
channels last and cut out of a larger tensor.
"""

import json
import math
import pathlib
import warnings

import torch
import torch.nn.functional as F

warnings.simplefilter("ignore")
torch.manual_seed(1)
HERE = pathlib.Path(__file__).parent
cases = []


def number(value, digits):
    if isinstance(value, float):
        return float(f"{value:.{digits}g}") if math.isfinite(value) else str(value)
    return value


def pack(x, digits=12):
    if x is None:
        return None
    kind = "float" if x.dtype.is_floating_point else "int64"
    return {"kind": kind, "shape": list(x.shape), "values": [number(v, digits) for v in x.flatten().tolist()]}


def layer(op, inputs, compute, wants=None, smooth=True, **parameters):
    """wants: which inputs have a gradient (all floats unless given); smooth: whether finite differences hold."""
    inputs = list(inputs)
    if wants is None:
        wants = [x is not None and x.dtype.is_floating_point for x in inputs]
    wants = [bool(want) for want in wants]
    leaves = [x.detach().clone().requires_grad_() if want else x for x, want in zip(inputs, wants)]
    entry = {"op": op, "inputs": [pack(x, 17) for x in inputs], "parameters": parameters}
    value = compute(*leaves)
    results = list(value) if isinstance(value, tuple) else [value]
    entry["results"] = [pack(r.detach()) for r in results]
    if any(wants):
        g = floats(*results[0].shape)
        entry["gradient"] = pack(g)
        asked = [x for x, want in zip(leaves, wants) if want]
        found = iter(torch.autograd.grad(results[0], asked, g))
        entry["gradients"] = [pack(next(found)) if want else None for want in wants]
        entry["smooth"] = smooth
    cases.append(entry)


def exact(x):
    """Rounded to what float32 holds exactly, too."""
    return (x * 256).round() / 256


def floats(*shape, scale=2.0):
    return exact(torch.randn(shape, dtype=torch.float64) * scale)


def unit(*shape):
    return exact(torch.rand(shape, dtype=torch.float64) * 0.96 + 0.02)


def record_pooling():
    nan = floats(1, 2, 4, 4)
    nan[0, 1, 2, 1] = math.nan
    same = torch.ones(1, 2, 5, 4, dtype=torch.float64)
    for x, smooth in ((floats(2, 3, 6, 7), True), (floats(1, 18, 5, 5), True), (floats(2, 1, 4, 9), True),
                      (floats(3, 5, 6), True), (same, False), (floats(0, 2, 4, 4), True)):
        for size, stride, padding, dilation, ceil in (
                ([2, 2], [2, 2], [0, 0], [1, 1], False), ([3, 3], [2, 2], [1, 1], [1, 1], False),
                ([3, 2], [1, 2], [1, 0], [1, 1], True), ([2, 2], [1, 3], [1, 1], [2, 2], False),
                ([2, 3], [3, 2], [0, 1], [1, 1], True), ([4, 4], [4, 4], [0, 0], [1, 1], True)):
            if size == [2, 3] and x.dim() == 3 or x.numel() == 0 and dilation == [2, 2]:
                continue
            p = dict(size=size, stride=stride, padding=padding, dilation=dilation, ceil=ceil)
            layer("maxPool", [x], lambda x: F.max_pool2d(
                x, size, stride, padding, dilation, ceil, return_indices=True), smooth=smooth, **p)
    layer("maxPool", [nan], lambda x: F.max_pool2d(x, 2, 1, return_indices=True), smooth=False, size=[2, 2], stride=[1, 1])
    big = floats(1, 2, 18, 17)
    layer("maxPool", [big], lambda x: F.max_pool2d(x, 17, 1, 8, return_indices=True), size=[17, 17], stride=[1, 1],
          padding=[8, 8])
    for x in (floats(2, 3, 9), floats(4, 8)):
        for size, stride, padding, dilation, ceil in ((2, 2, 0, 1, False), (3, 2, 1, 1, True), (2, 1, 1, 3, False)):
            layer("maxPool1d", [x], lambda x: F.max_pool1d(
                x, size, stride, padding, dilation, ceil, return_indices=True),
                  size=[size], stride=[stride], padding=[padding], dilation=[dilation], ceil=ceil)
    for x in (floats(2, 3, 6, 7), floats(1, 18, 5, 5), floats(3, 4, 6), floats(0, 2, 4, 4)):
        for size, stride, padding, ceil, counts, divisor in (
                ([2, 2], [2, 2], [0, 0], False, True, None), ([3, 3], [2, 2], [1, 1], False, False, None),
                ([3, 2], [2, 3], [1, 1], True, True, None), ([3, 2], [2, 3], [1, 1], True, False, None),
                ([3, 3], [1, 1], [0, 0], False, True, 5), ([2, 3], [3, 3], [1, 0], True, True, -2)):
            layer("avgPool", [x], lambda x: F.avg_pool2d(x, size, stride, padding, ceil, counts, divisor),
                  size=size, stride=stride, padding=padding, ceil=ceil, counts=counts,
                  **({} if divisor is None else {"divisor": divisor}))
    for x in (floats(2, 3, 9), floats(4, 8)):
        for size, stride, padding, ceil, counts in ((2, 2, 0, False, True), (3, 2, 1, True, False)):
            layer("avgPool1d", [x], lambda x: F.avg_pool1d(x, size, stride, padding, ceil, counts),
                  size=[size], stride=[stride], padding=[padding], ceil=ceil, counts=counts)
    for x in (floats(2, 3, 6, 7), floats(1, 18, 5, 5)):
        for p, size, stride, ceil in ((2, [2, 2], [2, 2], False), (2, [3, 2], [2, 3], True), (1, [2, 2], [1, 1], False)):
            y = x.abs() + 0.125 if p == 1 else x
            layer("lpPool", [y], lambda x: F.lp_pool2d(x, p, size, stride, ceil), p=p, size=size, stride=stride, ceil=ceil)
        y = x.abs() + 0.125
        layer("lpPool", [y], lambda x: F.lp_pool2d(x, 3, 2, 2), p=3, size=[2, 2], stride=[2, 2])
    layer("lpPool1d", [floats(2, 3, 9)], lambda x: F.lp_pool1d(x, 2, 3, 2, True), p=2, size=[3], stride=[2], ceil=True)
    for x in (floats(2, 3, 6, 7), floats(1, 18, 5, 3)):
        for places in ([1, 1], [2, 3], [3, 2], [5, 7], [7, 9]):
            layer("adaptiveAvgPool", [x], lambda x: F.adaptive_avg_pool2d(x, places), size=places)
            layer("adaptiveMaxPool", [x], lambda x: F.adaptive_max_pool2d(x, places, return_indices=True), size=places)
    for places in (1, 4):
        layer("adaptiveAvgPool1d", [floats(2, 3, 9)], lambda x: F.adaptive_avg_pool1d(x, places), size=[places])
        layer("adaptiveMaxPool1d", [floats(2, 3, 9)], lambda x: F.adaptive_max_pool1d(x, places), size=[places])
    for x, size, stride, to in ((floats(2, 3, 6, 6), [2, 2], [2, 2], None), (floats(1, 2, 7, 7), [2, 2], [2, 2], [7, 7]),
                                (floats(1, 4, 6, 6), [3, 3], [3, 3], None)):
        values, indices = F.max_pool2d(x, size, stride, return_indices=True)
        layer("maxUnpool", [values, indices], lambda v, i: F.max_unpool2d(v, i, size, stride, output_size=to),
              size=size, stride=stride, **({} if to is None else {"to": to}))
    values, indices = F.max_pool1d(floats(2, 3, 8), 2, return_indices=True)
    layer("maxUnpool1d", [values, indices], lambda v, i: F.max_unpool1d(v, i, 2), size=[2])
    for pieces in (2, 3):
        layer("maxout", [floats(2, 6, 3, 4)], lambda x: x.view(2, 6 // pieces, pieces, 3, 4).max(2)[0], size=[pieces])
    for x in (floats(2, 3, 6, 7), floats(1, 17, 4, 5)):
        for size, stride in ((3, 2), (4, 2), (5, 3), (2, 1)):
            def blur(x):
                row = torch.tensor([math.comb(size - 1, i) for i in range(size)], dtype=torch.float64)
                kernel = torch.outer(row, row) / row.sum() ** 2
                kernel = kernel.expand(x.size(1), 1, size, size)
                before, after = (size - 1) // 2, size // 2
                padded = F.pad(x, (before, after, before, after), mode="reflect") if size > 1 else x
                return F.conv2d(padded, kernel, stride=stride, groups=x.size(1))
            layer("blurPool", [x], blur, size=[size], stride=[stride])


def record_borders():
    for mode in ("reflect", "replicate", "circular"):
        for x, widths in ((floats(2, 3, 4, 5), [1, 2, 3, 1]), (floats(1, 17, 3, 3), [0, 2, 1, 0]), (floats(2, 3, 5), [3, 2]),
                          (floats(1, 2, 4, 4), [0, 0, 0, 0])):
            layer("border", [x], lambda x: F.pad(x, widths, mode=mode), mode=mode, widths=widths)


def record_norms():
    for x in (floats(2, 3, 4, 5), floats(3, 18, 2, 2), floats(4, 5), floats(3, 2, 7), floats(2, 1, 3, 3), floats(2, 70, 1, 3),
              floats(2, 4, 2, 3, 2)):
        c = x.size(1)
        w, b = unit(c) + 0.5, floats(c)
        mean, var = floats(c), unit(c) + 0.5
        def norm(x, w, b, mean, var, training, momentum=0.1):
            if mean is not None:
                mean, var = mean.clone(), var.clone()
            y = F.batch_norm(x, mean, var, w, b, training, momentum, 1e-5)
            return (y, mean, var) if mean is not None else y
        fixed = [True, True, True, False, False]
        layer("batchNorm", [x, w, b, mean, var], lambda *v: norm(*v, True), wants=fixed, training=True)
        layer("batchNorm", [x, w, b, mean, var], lambda *v: norm(*v, False), wants=fixed, training=False)
        layer("batchNorm", [x, None, None, None, None], lambda *v: norm(*v, True), training=True)
        layer("batchNorm", [x, w, None, mean, var], lambda *v: norm(*v, True, 0.37), training=True, momentum=0.37,
              wants=[True, True, False, False, False])
        if x.dim() > 2:
            layer("instanceNorm", [x, w, b], lambda x, w, b: F.instance_norm(x, weight=w, bias=b))
            layer("instanceNorm", [x, None, None], lambda x, w, b: F.instance_norm(x))
        for groups in {1, c} | ({3} if c % 3 == 0 else {2} if c % 2 == 0 else set()):
            if x.numel() // x.size(0) > groups:
                layer("groupNorm", [x, w, b], lambda x, w, b: F.group_norm(x, groups, w, b), groups=groups)
        layer("groupNorm", [x, None, None], lambda x, w, b: F.group_norm(x, 1), groups=1)
        for axes in range(1, x.dim()):
            shape = list(x.shape[-axes:])
            w, b = unit(*shape) + 0.5, floats(*shape)
            layer("layerNorm", [x, w, b], lambda x, w, b: F.layer_norm(x, shape, w, b), shape=shape)
        layer("layerNorm", [x, None, None], lambda x, w, b: F.layer_norm(x, shape), shape=shape)
        layer("layerNorm", [x, w, None], lambda x, w, b: F.layer_norm(x, shape, w), shape=shape)
    far = floats(4, 3, 3, 3) / 128 + 300
    layer("batchNorm", [far, None, None, None, None],
          lambda *v: F.batch_norm(v[0], None, None, training=True), training=True, smooth=False)
    for x in (floats(2, 7, 3, 2), floats(1, 3, 5)):
        for size, alpha, beta, k in ((5, 1e-2, 0.75, 2.0), (2, 0.3, 0.5, 1.0), (3, 1e-4, 0.75, 1.0)):
            layer("localResponseNorm", [x], lambda x: F.local_response_norm(x, size, alpha, beta, k),
                  size=[size], alpha=alpha, beta=beta, k=k)


def record_losses():
    for reduction in ("mean", "sum", "none"):
        r = dict(reduction=reduction)
        for a, b in ((floats(3, 4), floats(3, 4)), (floats(2, 3, 2, 2), floats(2, 3, 2, 2)), (floats(3, 2), floats(1, 2)),
                     (floats(3, 1), floats(4)), (floats(), floats())):
            layer("mse", [a, b], lambda x, t: F.mse_loss(x, t, **r), **r)
            layer("l1", [a, b], lambda x, t: F.l1_loss(x, t, **r), **r)
            layer("huber", [a, b], lambda x, t: F.huber_loss(x, t, delta=1.5, **r), delta=1.5, **r)
            layer("smoothL1", [a, b], lambda x, t: F.smooth_l1_loss(x, t, beta=0.75, **r), beta=0.75, **r)
        layer("smoothL1", [a, b], lambda x, t: F.smooth_l1_loss(x, t, beta=0.0, **r), beta=0.0, **r)
        for shape in ((5,), (2, 3, 2, 2), (4, 1)):
            p, t, x = unit(*shape), unit(*shape), floats(*shape, scale=6)
            hard = (t > 0.5).double()
            w = unit(shape[-1])
            layer("bce", [p, t, None], lambda x, t, w: F.binary_cross_entropy(x, t, **r), **r)
            layer("bce", [p, hard, w], lambda x, t, w: F.binary_cross_entropy(x, t, w, **r), wants=[1, 0, 0], **r)
            layer("bceLogits", [x, t, None, None],
                  lambda x, t, w, v: F.binary_cross_entropy_with_logits(x, t, **r), **r)
            layer("bceLogits", [x, t, w, w * 3],
                  lambda x, t, w, v: F.binary_cross_entropy_with_logits(x, t, w, pos_weight=v, **r), wants=[1, 1, 0, 0], **r)
            layer("bceLogits", [x, hard, None, w],
                  lambda x, t, w, v: F.binary_cross_entropy_with_logits(x, t, pos_weight=v, **r), wants=[1, 1, 0, 0], **r)
            def focal(x, t, alpha, gamma):
                p = torch.sigmoid(x)
                ce = F.binary_cross_entropy_with_logits(x, t, reduction="none")
                loss = ce * (1 - (p * t + (1 - p) * (1 - t))) ** gamma * (alpha * t + (1 - alpha) * (1 - t))
                return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss
            layer("sigmoidFocal", [x, hard], lambda x, t: focal(x, t, 0.25, 2), wants=[1, 0], alpha=0.25, gamma=2, **r)
            layer("sigmoidFocal", [x, t], lambda x, t: focal(x, t, 0.6, 1.5), alpha=0.6, gamma=1.5, **r)
            signs = hard * 2 - 1
            def hinge(x, t):
                loss = torch.clamp(1 - t * x, min=0)
                return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss
            layer("hinge", [x, signs], hinge, **r)
            layer("kl", [exact(p.log()), t], lambda x, t: F.kl_div(x, t, **r), **r)
            layer("kl", [exact(p.log()), exact(t.log())], lambda x, t: F.kl_div(x, t, log_target=True, **r), isLogarithm=True, **r)
        for shape in ((4, 3), (2, 5, 3), (2, 3, 2, 4), (6,), (0, 3)):
            if shape == (0, 3) and reduction == "mean":
                continue
            x = floats(*shape)
            c = shape[0] if len(shape) == 1 else shape[1]
            places = [] if len(shape) == 1 else [shape[0], *shape[2:]]
            y, w = torch.randint(0, c, places), unit(c)
            layer("crossEntropy", [x, y, None], lambda x, y, w: F.cross_entropy(x, y, **r), **r)
            layer("crossEntropy", [x, y, w], lambda x, y, w: F.cross_entropy(x, y, w, label_smoothing=0.2, **r),
                  wants=[1, 0, 0], smoothing=0.2, **r)
            layer("nll", [x, y, w], lambda x, y, w: F.nll_loss(x, y, w, **r), wants=[1, 0, 0], **r)
            if len(shape) > 1 and x.numel():
                z = y.clone()
                z.view(-1)[0] = 1
                z.view(-1)[1] = 2
                layer("crossEntropy", [x, z, w],
                      lambda x, y, w: F.cross_entropy(x, y, w, ignore_index=1, label_smoothing=0.1, **r),
                      wants=[1, 0, 0], smoothing=0.1, ignoring=1, **r)
                layer("crossEntropy", [x, z, None], lambda x, y, w: F.cross_entropy(x, y, ignore_index=1, **r),
                      ignoring=1, **r)
                layer("nll", [x, z, None], lambda x, y, w: F.nll_loss(x, y, ignore_index=1, **r), ignoring=1, **r)
            t = unit(*shape)
            layer("crossEntropy", [x, t, None], lambda x, t, w: F.cross_entropy(x, t, **r), **r)
            layer("crossEntropy", [x, t, w], lambda x, t, w: F.cross_entropy(x, t, w, label_smoothing=0.2, **r),
                  wants=[1, 1, 0], smoothing=0.2, **r)
            def focal_classes(x, y, w):
                logs = F.log_softmax(x, 0 if x.dim() == 1 else 1)
                own = logs.gather(0 if x.dim() == 1 else 1, y.unsqueeze(0 if x.dim() == 1 else 1)).squeeze(
                    0 if x.dim() == 1 else 1)
                loss = -w[y] * (1 - own.exp()) ** 2 * own
                return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss
            layer("focal", [x, y, w], focal_classes, wants=[1, 0, 0], gamma=2, **r)
            if len(shape) <= 2 and x.numel():
                for p, margin in ((1, 1.0), (2, 0.5)):
                    layer("multiMargin", [x, y, None], lambda x, y, w: F.multi_margin_loss(x, y, p, margin, **r),
                          power=p, margin=margin, **r)
                layer("multiMargin", [x, y, w], lambda x, y, w: F.multi_margin_loss(x, y, 1, 1.0, w, **r),
                      wants=[1, 0, 0], power=1, margin=1.0, **r)
        for k, d in ((1, None), (3, None), (2, 3)):
            extra = [] if d is None else [d]
            def mixture(logits, means, sigmas, t):
                weights = torch.distributions.Categorical(logits=logits)
                bells = torch.distributions.Normal(means, sigmas.exp())
                if d is not None:
                    bells = torch.distributions.Independent(bells, 1)
                loss = -torch.distributions.MixtureSameFamily(weights, bells).log_prob(t)
                return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss
            layer("mixture", [floats(4, k), floats(4, k, *extra), unit(4, k, *extra) - 0.5, floats(4, *extra)], mixture, **r)
        for shape in ((3, 1, 4, 5), (2, 6)):
            def dice(x, t):
                x, t = x.flatten(1), t.flatten(1)
                loss = 1 - (2 * (x * t).sum(1) + 1) / (x.sum(1) + t.sum(1) + 1)
                return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss
            layer("dice", [unit(*shape), unit(*shape)], dice, **r)
    layer("kl", [floats(3, 4), unit(3, 4)], lambda x, t: F.kl_div(x, t, reduction="batchmean"), perBatch=True)


def record_resampling():
    for x in (floats(2, 3, 4, 5), floats(1, 17, 3, 2), floats(2, 1, 1, 1)):
        for size in ([8, 10], [5, 3], [2, 2], [1, 7], [9, 4]):
            layer("upsample", [x], lambda x: F.interpolate(x, size, mode="nearest"), size=size, mode="nearest")
            for aligned in (True, False):
                layer("upsample", [x], lambda x: F.interpolate(x, size, mode="bilinear", align_corners=aligned),
                      size=size, mode="linear", aligned=aligned)
        for factor in (2, 1.5, 0.5):
            if x.size(2) * factor >= 1:
                layer("upsampleBy", [x], lambda x: F.interpolate(x, scale_factor=factor, mode="nearest"), factor=factor,
                      mode="nearest")
                layer("upsampleBy", [x], lambda x: F.interpolate(
                    x, scale_factor=factor, mode="bilinear", align_corners=False), factor=factor, mode="linear", aligned=False)
    y = floats(2, 3, 5)
    layer("upsample", [y], lambda x: F.interpolate(x, 8, mode="nearest"), size=[8], mode="nearest")
    layer("upsample", [y], lambda x: F.interpolate(x, 8, mode="linear", align_corners=False), size=[8], mode="linear",
          aligned=False)
    layer("pixelShuffle", [floats(2, 8, 2, 3)], lambda x: F.pixel_shuffle(x, 2), factor=2)
    layer("pixelUnshuffle", [floats(2, 2, 4, 6)], lambda x: F.pixel_unshuffle(x, 2), factor=2)


def record_windows():
    for x, size, stride, padding, dilation in (
            (floats(2, 3, 5, 6), [3, 2], [1, 1], [0, 0], [1, 1]), (floats(2, 3, 5, 6), [2, 3], [2, 1], [1, 2], [2, 1]),
            (floats(3, 4, 4), [2, 2], [2, 2], [0, 0], [1, 1]), (floats(0, 2, 4, 4), [2, 2], [1, 1], [0, 0], [1, 1])):
        p = dict(size=size, stride=stride, padding=padding, dilation=dilation)
        columns = F.unfold(x, size, dilation, padding, stride)
        if x.numel():
            layer("unfold", [x], lambda x: F.unfold(x, size, dilation, padding, stride), **p)
            layer("fold", [exact(columns + 1)], lambda c: F.fold(c, x.shape[-2:], size, dilation, padding, stride),
                  to=list(x.shape[-2:]), **p)
    def local(x, w, b, stride, padding):
        o, c, h, wd, k, l = w.shape
        columns = F.unfold(x, (k, l), padding=padding, stride=stride).view(x.size(0), c, k, l, h, wd)
        y = torch.einsum("ncklij,ocijkl->noij", columns, w)
        return y if b is None else y + b
    for x, w, stride, padding in ((floats(2, 3, 5, 4), floats(2, 3, 3, 3, 3, 2), [1, 1], [0, 0]),
                                  (floats(1, 1, 5, 6), floats(1, 1, 3, 4, 3, 3), [1, 1], [0, 0]),
                                  (floats(2, 2, 5, 5), floats(3, 2, 3, 3, 3, 3), [2, 2], [1, 1])):
        b = floats(w.size(0), *w.shape[2:4])
        layer("local", [x, w, b], lambda x, w, b: local(x, w, b, stride, padding), stride=stride, padding=padding)
        layer("local", [x, w, None], lambda x, w, b: local(x, w, b, stride, padding), stride=stride, padding=padding)
    layer("local1d", [floats(2, 3, 7), floats(2, 3, 3, 3), floats(2, 3)], lambda x, w, b: local(
        x[:, :, None], w[:, :, None, :, None], b[:, None], [1, 2], 0)[:, :, 0], stride=[2])
    table = floats(5, 4)
    for places in (torch.tensor([1, 4, 1, 0]), torch.tensor([[2, 2], [3, 1], [0, 2]]), torch.zeros(0, dtype=torch.int64)):
        layer("embedding", [table, places], lambda t, i: F.embedding(i, t))
        layer("embedding", [table, places], lambda t, i: F.embedding(i, t, 2), padding=2)
    def waves(t):
        f = torch.exp(-math.log(10000) * torch.arange(4, dtype=torch.float64) / 4)
        return torch.cat([torch.sin(t[..., None] * f), torch.cos(t[..., None] * f)], -1)
    layer("waves", [floats(5)], waves, size=[8])
    layer("waves", [floats(2, 3)], waves, size=[8])


def record_kernels():
    # The matrix of a convolution by what it does to every unit vector.
    def matrix(w, size, stride=1, padding=0, dilation=1, groups=1):
        inputs = w.size(1) * groups * math.prod(size)
        units = torch.eye(inputs, dtype=w.dtype).view(inputs, w.size(1) * groups, *size)
        convolve = F.conv2d if len(size) == 2 else F.conv1d
        return convolve(units, w, None, stride, padding, dilation, groups).flatten(1).T
    for w, size, p in ((floats(1, 1, 3, 3), [5, 6], {}), (floats(2, 3, 3, 2), [4, 5], dict(padding=[1, 2])),
                       (floats(4, 2, 2, 3), [6, 5], dict(stride=[2, 1], groups=2)), (floats(3, 1, 3, 3), [6, 7], dict(
                           stride=[3, 2], padding=[2, 1], dilation=[2, 1], groups=3))):
        layer("matrix", [w], lambda w: matrix(w, size, **p), to=size, **p)
    for w, size, p in ((floats(1, 1, 3), [7], {}), (floats(4, 1, 3), [8], dict(stride=2, padding=2, groups=2)),
                       (floats(2, 3, 2), [6], dict(dilation=3))):
        layer("matrix1d", [w], lambda w: matrix(w, size, **p), to=size, **p)
    for x, spacing in ((floats(2, 3, 3, 2), [2, 3]), (floats(4,), [3]), (floats(1, 5, 1), [4, 2]), (floats(2, 0, 3), [2, 2])):
        def stuffed(x):
            sizes = list(x.shape)
            for axis, step in enumerate(spacing, x.dim() - len(spacing)):
                sizes[axis] = max(0, (sizes[axis] - 1) * step + 1)
            y = torch.zeros(sizes, dtype=x.dtype)
            y[(..., *[slice(None, None, step) for step in spacing])] = x
            return y
        layer("zeroStuffed", [x], stuffed, size=spacing)
    for x, m, o, p in ((floats(2, 3, 6, 5), 1, 4, dict(padding=[1, 1])), (floats(3, 7, 6), 2, 5, dict(stride=[2, 1], dilation=[1, 2])),
                       (floats(1, 17, 5, 5), 1, 3, dict(stride=[2, 2], padding=[1, 2]))):
        c = x.size(-3)
        layer("separable", [x, floats(c * m, 1, 3, 2), floats(o, c * m, 1, 1), floats(o)],
              lambda x, d, w, b: F.conv2d(F.conv2d(x, d, **p, groups=c), w, b), **p)
    x = floats(2, 3, 9)
    layer("separable1d", [x, floats(6, 1, 3), floats(4, 6, 1), floats(4)],
          lambda x, d, w, b: F.conv1d(F.conv1d(x, d, None, 2, 1, 1, 3), w, b), stride=[2], padding=[1])
    for x, w, p in ((floats(8), floats(2), {}), (floats(9), floats(3), dict(padding=2)), (floats(3, 7), floats(3, 3), dict(stride=2)),
                    (floats(2, 9), floats(4, 2, 3), dict(dilation=2)), (floats(2, 3, 6), floats(4, 3, 3), dict(padding=1))):
        def true(x, w):
            image = x.view((1,) * (3 - x.dim()) + x.shape)
            y = F.conv1d(image, w.view((1,) * (3 - w.dim()) + w.shape).flip(-1), **p)
            return y.view(y.shape[3 - x.dim():]) if w.dim() == 3 else y[0, 0]
        layer("true1d", [x, w], true, **p)


def record_running_instances():
    """Instance norm with running statistics, in training and after it; blurring of signals."""
    for x in (floats(2, 3, 4, 5), floats(3, 18, 2, 2), floats(3, 2, 7)):
        c = x.size(1)
        w, b, mean, var = unit(c) + 0.5, floats(c), floats(c), unit(c) + 0.5
        def norm(x, w, b, mean, var, training, momentum):
            mean, var = mean.clone(), var.clone()
            return F.instance_norm(x, mean, var, w, b, training, momentum), mean, var
        fixed = [True, True, True, False, False]
        for training, momentum in ((True, 0.1), (True, 0.37), (False, 0.1)):
            layer("instanceNorm", [x, w, b, mean, var], lambda *v: norm(*v, training, momentum), wants=fixed,
                  training=training, momentum=momentum)
    for size, stride in ((3, 2), (4, 3), (1, 2)):
        def blur(x):
            row = torch.tensor([math.comb(size - 1, i) for i in range(size)], dtype=torch.float64)
            kernel = (row / row.sum()).expand(x.size(1), 1, size)
            padded = F.pad(x, ((size - 1) // 2, size // 2), mode="reflect")
            return F.conv1d(padded, kernel, stride=stride, groups=x.size(1))
        layer("blurPool1d", [floats(2, 3, 7)], blur, size=[size], stride=[stride])


record_pooling()
record_losses()
record_resampling()
record_windows()
record_borders()
record_norms()
record_kernels()
record_running_instances()
with open(HERE / "layers.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
print(len(cases), "cases,", sum("gradients" in c for c in cases), "with gradients")
