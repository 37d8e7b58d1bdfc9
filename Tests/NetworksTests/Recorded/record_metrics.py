"""Records what scikit-learn says, as the expectations of the metrics' tests.

    python3 -m venv /tmp/torch && /tmp/torch/bin/pip install numpy scikit-learn
    /tmp/torch/bin/python Tests/NetworksTests/Recorded/record_metrics.py

writes metrics.json beside this file. What scikit-learn lacks (detection, PSNR) is written out here with NumPy, from its
definition.
"""

import json
import pathlib
import warnings

import numpy as np
from sklearn import metrics

warnings.simplefilter("ignore")
HERE = pathlib.Path(__file__).parent
rng = np.random.default_rng(4)


def classification(classes, count, missing=()):
    truth = rng.integers(0, classes, count)
    scores = np.round(rng.normal(size=(count, classes)) + 1.2 * np.eye(classes)[truth], 2)
    for label in missing:
        truth[truth == label] = 0
    predicted = scores.argmax(1)
    case = {
        "truth": truth.tolist(), "scores": scores.flatten().tolist(), "classes": classes,
        "predicted": predicted.tolist(),
        "confusion": metrics.confusion_matrix(truth, predicted, labels=range(classes)).flatten().tolist(),
        "accuracy": metrics.accuracy_score(truth, predicted),
        "top": [metrics.top_k_accuracy_score(truth, scores + 1e-9 * -np.arange(classes), k=k, labels=range(classes))
                if classes > 2 else 1.0 if k == 2 else metrics.accuracy_score(truth, predicted)
                for k in range(1, classes + 1)],
    }
    for name, score in [("precision", metrics.precision_score), ("recall", metrics.recall_score),
                        ("f1", metrics.f1_score), ("iou", metrics.jaccard_score)]:
        case[name] = score(truth, predicted, average=None, labels=range(classes), zero_division=0).tolist()
        for average in ["macro", "micro", "weighted"]:
            case[f"{name}_{average}"] = score(truth, predicted, average=average, zero_division=0)
    return case


def ranking(count, digits, share):
    truth = rng.random(count) < share
    truth[:2] = [True, False]
    scores = np.round(rng.normal(size=count) + truth, digits)
    fpr, tpr, thresholds = metrics.roc_curve(truth, scores, drop_intermediate=False)
    return {
        "truth": truth.tolist(), "scores": scores.tolist(), "fpr": fpr.tolist(), "tpr": tpr.tolist(),
        "thresholds": thresholds[1:].tolist(), "auc": metrics.roc_auc_score(truth, scores),
        "averagePrecision": metrics.average_precision_score(truth, scores),
    }


def iou(a, b):
    size = lambda box: max(0, box[2] - box[0]) * max(0, box[3] - box[1])
    shared = size([max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])])
    union = size(a) + size(b) - shared
    return shared / union if union > 0 else 0


def scene(count):
    truth, found = [], []
    for _ in range(count):
        x, y, w, h = rng.integers(0, 40, 2).tolist() + rng.integers(6, 16, 2).tolist()
        truth.append([x, y, x + w, y + h])
        for _ in range(rng.integers(0, 4)):
            shift = rng.normal(size=4) * 1.5
            found.append((np.array(truth[-1]) + shift).round(1).tolist())
    for _ in range(3):
        x, y = rng.integers(0, 40, 2).tolist()
        found.append([x, y, x + 9, y + 9])
    scores = rng.permutation(len(found)) / 10
    return {"truth": truth, "found": found, "scores": scores.tolist()}


def suppress(boxes, scores, threshold):
    rest, kept = list(np.argsort(-np.array(scores))), []
    while rest:
        best, *rest = rest
        kept.append(int(best))
        rest = [other for other in rest if iou(boxes[best], boxes[other]) <= threshold]
    return kept


def detection(threshold):
    scenes = [scene(n) for n in (3, 5, 1)]
    ranked = []
    for s in scenes:
        used = set()
        for i in np.argsort(-np.array(s["scores"])):
            overlaps = [iou(s["found"][i], t) for t in s["truth"]]
            best = int(np.argmax(overlaps))
            right = overlaps[best] >= threshold and best not in used
            if right:
                used.add(best)
            ranked.append((s["scores"][i], bool(right)))
        s["kept"] = suppress(s["found"], s["scores"], threshold)
    total = sum(len(s["truth"]) for s in scenes)
    hits = sum(right for _, right in ranked)
    levels = sorted({score for score, _ in ranked}, reverse=True)
    recall, precision = [0.0], []
    for level in levels:
        taken = [right for score, right in ranked if score >= level]
        recall.append(sum(taken) / total)
        precision.append(sum(taken) / len(taken))
    envelope = np.maximum.accumulate(precision[::-1])[::-1]
    return {
        "threshold": threshold, "scenes": scenes, "recall": hits / total, "precision": hits / len(ranked),
        "steps": float(np.dot(np.diff(recall), precision)), "envelope": float(np.dot(np.diff(recall), envelope)),
    }


def pixels():
    a, b = rng.random((2, 1, 4, 5)).round(3), rng.random((2, 1, 4, 5)).round(3)
    return {
        "shape": list(a.shape), "a": a.flatten().tolist(), "b": b.flatten().tolist(),
        "mse": metrics.mean_squared_error(a.flatten(), b.flatten()),
        "mae": metrics.mean_absolute_error(a.flatten(), b.flatten()),
        "psnr": float(10 * np.log10(1 / ((a - b) ** 2).mean())),
        "maskIoU": metrics.jaccard_score(a.flatten() > 0.5, b.flatten() > 0.5),
    }


recorded = {
    "classification": [classification(2, 20), classification(5, 60), classification(10, 200),
                       classification(4, 30, missing=[2]), classification(3, 1)],
    "ranking": [ranking(12, 1, 0.5), ranking(100, 0, 0.3), ranking(80, 3, 0.1), ranking(2, 2, 0.5)],
    "detection": [detection(0.5), detection(0.2), detection(0.75)],
    "pixels": [pixels(), pixels()],
}
(HERE / "metrics.json").write_text(json.dumps(recorded))
