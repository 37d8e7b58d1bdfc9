# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#   kernelspec:
#     display_name: Convbook
#     language: python
#     name: convbook
# ---

# %% [markdown]
# # Lesson 19b: Boxes around things, and a screening
#
# *Object detection* asks: what is in this picture, and where? A box and a name for each thing, for
# any number of things. The plan of this lesson is the simplest that works: propose many boxes,
# classify each (possibly as *nothing*), and strike out repetitions. Then a question about one
# picture at a time, harmless or not, where two kinds of mistake have two very different prices.

# %% [markdown]
# ## 1. Propose boxes, classify each
#
# The scenes have 48 x 48 pixels and hold three glyphs. Each glyph stands in a box of 16 x 16.

# %% See: scenes and boxes items="F10"
import torch
from torch import nn

names = datasets.detection_labels
scenes, scene_labels, scene_boxes = datasets.detection_scenes(50, seed=2)
show(scenes[0], kind="boxes", boxes=scene_boxes[0], labels=scene_labels[0], names=names, title="one scene")
check("50 scenes with three boxes each: left, top, right, bottom", scene_boxes.shape, (50, 3, 4))
check("all of 16 x 16", (scene_boxes[:, :, 2:] - scene_boxes[:, :, :2]).unique().tolist(), [16.0])

# %% [markdown]
# Where to look? Everywhere: a window of 16 x 16 in every second place. This is the sliding detector
# of lesson 2. Most windows hold nothing, so the classifier needs a class for *nothing*: bare
# ground, and also a glyph too far off centre. Without the latter it would fire at every half glyph.

# %% See: windows to learn from items="F10"
windows, window_labels = datasets.detection_windows(3000 if fast else 10000, seed=1)
show(windows[:10], kind="batch", title="X, O, T, square, nothing; and again")
print("classes:", [*names, "nothing"])
check("five classes in turn", window_labels[:10].tolist(), [0, 1, 2, 3, 4, 0, 1, 2, 3, 4])

# %% Predict: how many proposals? items="F10"
predict("Windows of 16 in 48 pixels, every second place: (48 - 16) / 2 + 1 = how many in a row?", 17)
proposals = scenes[0].unfold(1, 16, 2).unfold(2, 16, 2)
print("windows of one scene:", tuple(proposals.shape[1:3]), "of", tuple(proposals.shape[3:]), "pixels")
check("17 x 17 = 289 proposals", proposals.shape[1] * proposals.shape[2], 289)

# %% Compute: the classifier of windows items="F10"
manual_seed(0)
classifier = nn.Sequential(
    nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(256, 32), nn.ReLU(), nn.Linear(32, 5))
story = fit(classifier, windows, window_labels, epochs=8, lr=0.003)
check("it knows its windows", story.history["accuracy"][-1] > 0.97)  # measured .99 and more over seeds 0 to 2


# %% Compute: what it finds in one scene items="F10"
def candidates(scene):
    """The boxes that are not called nothing, with the probability of their class, and the class."""
    places = scene.unfold(1, 16, 2).unfold(2, 16, 2)[0]
    across = places.shape[1]
    with torch.no_grad():
        chances = softmax(classifier(places.reshape(-1, 1, 16, 16)))
    best, kind = chances[:, :4].max(dim=1)
    rows = [row for row, answer in enumerate(chances.argmax(dim=1).tolist()) if answer != 4]
    corners = tensor([[2.0 * (row % across), 2.0 * (row // across)] for row in rows]).reshape(-1, 2)
    return cat([corners, corners + 16], dim=1), best[rows], kind[rows]


boxes, scores, kinds = candidates(scenes[0])
show(scenes[0], kind="boxes", boxes=boxes, labels=kinds, names=names, title="all that is not nothing")
print(len(boxes), "boxes for three things")
check("more boxes than things", len(boxes) >= 3)

# %% [markdown]
# ## 2. Which boxes are the same?
#
# A glyph is found by several windows that nearly coincide. Two boxes are compared as two masks were
# in lesson 19a: the area they share, divided by the area they cover together.

# %% Predict: two boxes items="F10"
predict("Two boxes of 10 x 10; the second is shifted by 5 to the right and by 5 down. They share?", 25)
predict("And cover together 100 + 100 - 25 =", 175)
shifted = metrics.box_iou([0, 0, 10, 10], [5, 5, 15, 15])
print(f"IoU = 25 / 175 = {shifted:.4f}")
check("1/7", shifted, 1 / 7)

# %% Exercise 19.3: intersection over union of boxes items="F10"
def iou(a, b):
    """The intersection over the union of two boxes (left, top, right, bottom)."""
    ### BEGIN SOLUTION
    width = max(0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    return shared / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared)
    ### END SOLUTION


check("a box and itself", iou([2, 3, 12, 13], [2, 3, 12, 13]), 1.0)
check("shifted by half both ways", iou([0, 0, 10, 10], [5, 5, 15, 15]), 1 / 7,
      hint="the union is the sum of both areas minus the area they share, which was counted twice")
check("one inside the other", iou([0, 0, 10, 10], [0, 0, 5, 10]), 0.5)
check("far apart: 0, and nothing negative", iou([0, 0, 10, 10], [20, 20, 30, 30]), 0.0,
      hint="the width they share is at least 0: max(0, ...)")
check("side by side", iou([0, 0, 10, 10], [10, 0, 20, 10]), 0.0)

# %% [markdown]
# **Hint.** They share the columns from the *larger* of both left edges to the *smaller* of both
# right ones; rows likewise.

# %% [markdown]
# **Second hint.** `width = max(0, min(a[2], b[2]) - max(a[0], b[0]))`, the height with 3 and 1.

# %% [markdown]
# ## 3. Strike out what repeats a better one
#
# **Non-maximum suppression** (NMS): take the best box, keep it, strike out all that overlap it by
# more than a limit. Then the best of what is left, and so on.

# %% Exercise 19.4: non-maximum suppression items="F10"
def suppressed(boxes, scores, limit):
    """The numbers of the boxes to keep, best first."""
    ### BEGIN SOLUTION
    order = sorted(range(len(boxes)), key=lambda row: -scores[row])
    kept = []
    for row in order:
        if all(metrics.box_iou(boxes[row], boxes[other]) <= limit for other in kept):
            kept.append(row)
    return kept
    ### END SOLUTION


three = [[0, 0, 10, 10], [1, 1, 11, 11], [20, 20, 30, 30]]
check("the second repeats the first", suppressed(three, [0.9, 0.8, 0.7], 0.5), [0, 2])
check("the better one stays, wherever it stands", suppressed(three, [0.7, 0.8, 0.9], 0.5), [2, 1],
      hint="go through the boxes from the best score down, not in the order given")
check("an overlap below the limit is allowed", suppressed(three, [0.9, 0.8, 0.7], 0.7), [0, 1, 2],
      hint="those two share 81 of 119")
check("compare with all that were kept, not with the last one",
      suppressed([[0, 0, 10, 10], [20, 0, 30, 10], [1, 0, 11, 10]], [0.9, 0.8, 0.7], 0.5), [0, 1])
check("a box that was struck out strikes nobody out", suppressed([[0, 0, 10, 10], [4, 0, 14, 10], [8, 0, 18, 10]],
                                                                 [0.9, 0.8, 0.7], 0.2), [0, 2])

# %% [markdown]
# **Hint.** Sort the numbers of the boxes by score, best first. Keep a list of those kept; a new one
# joins if it overlaps none of *them* by more than the limit.

# %% [markdown]
# **Second hint.** `order = sorted(range(len(boxes)), key=lambda row: -scores[row])`, and
# `metrics.box_iou(boxes[row], boxes[other])` tells the overlap.

# %% See: before and after items="F10"
kept = metrics.nms(boxes, scores, 0.2)
show(scenes[0], kind="boxes", boxes=boxes[kept], labels=kinds[kept], names=names, title="what is left")
print(len(boxes), "boxes became", len(kept))
check("no two of them overlap by more than 0.2",
      (metrics.box_iou(boxes[kept], boxes[kept]) - torch.eye(len(kept))).max().item() <= 0.2)

# %% [markdown]
# ## 4. How good is it?
#
# A find counts if its IoU with a true box is 0.5 or more; each true box can be found once. Two
# numbers: **recall**, the part of the things that were found, and **precision**, the part of the
# finds that are right.

# %% Compute: 50 scenes items="F10"
def detect(scene, limit=0.2):
    boxes, scores, kinds = candidates(scene)
    kept = metrics.nms(boxes, scores, limit)
    return boxes[kept], scores[kept], kinds[kept]


found = [detect(scene) for scene in scenes]
recall, precision, average = metrics.detection(
    [one[0] for one in found], [one[1] for one in found], [boxes for boxes in scene_boxes], 0.5)
print(f"recall {recall:.3f}, precision {precision:.3f}, average precision {average:.3f}")
# measured over seeds 0 to 2: recall .993 to 1.000, precision .925 to .968
check("at least nine of ten things are found", recall >= 0.90)
check("at least 85 of 100 finds are right", precision >= 0.85)

# %% Compute: and are the names right? items="F10"
right, matched = 0, 0
for (boxes, _, kinds), truth, truth_kinds in zip(found, scene_boxes, scene_labels):
    overlaps = metrics.box_iou(boxes, truth)
    for row, kind in enumerate(kinds.tolist()):
        best = overlaps[row].argmax().item()
        if overlaps[row, best].item() >= 0.5:
            matched += 1
            right += kind == truth_kinds[best].item()
print(f"{matched} finds lie on a thing, {right} of them have its name")
check("95 of 100 names are right", right / matched >= 0.95)  # measured 1.0 over seeds 0 to 2

# %% Change: the limit of suppression items="F10"
limits = [0.05, 0.2, 0.5, 0.9]

print("limit  recall  precision")
results = {}
for limit in limits:
    several = [detect(scene, limit) for scene in scenes[:20]]
    results[limit] = metrics.detection([one[0] for one in several], [one[1] for one in several],
                                       [boxes for boxes in scene_boxes[:20]], 0.5)[:2]
    print(f"{limit:5}  {results[limit][0]:.3f}   {results[limit][1]:.3f}")
check("hardly any suppression: repetitions spoil the precision", results[limits[-1]][1] < results[0.2][1])

# %% [markdown]
# Large detectors work by the same three steps. They propose more cleverly than "everywhere", boxes
# of all sizes and shapes, and compute the features once for the whole picture instead of once a
# window (lesson 19a, section 5).
#
# ## 5. Screening
#
# In a screening for breast cancer one reads an X-ray picture and asks: harmless or not? In 2020 a
# large study in *Nature* found a convolutional network better at it than expert radiologists, in
# the cases compared. We have no such pictures. Ours are drawn: soft tissue with a spot in it. A
# malignant spot tends to be brighter and more ragged, but the two kinds overlap, so *nobody* can be
# right every time. A simulated reader has given each picture a score, too.

# %% See: spots in tissue items="F14"
tissue, findings, _ = datasets.lesions(1000 if fast else 4000, seed=0)
new_tissue, new_findings, reader = datasets.lesions(1000, seed=1)
tissue, new_tissue = datasets.standardize(tissue, new_tissue)
show(new_tissue[:4], kind="batch", title="benign, malignant, benign, malignant")
print("the reader's scores of these four:", [round(score, 2) for score in reader[:4].tolist()])
check("half of them malignant", new_findings.float().mean().item(), 0.5)

# %% Compute: a network reads them items="F14"
def screening(seed=0):
    manual_seed(seed)
    model = nn.Sequential(
        nn.Conv2d(1, 8, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(1024, 32), nn.ReLU(), nn.Linear(32, 2))
    fit(model, tissue, findings, epochs=5, lr=0.002, seed=seed)
    with torch.no_grad():
        scores = model(new_tissue)
    return scores[:, 1] - scores[:, 0]


network = screening()
check("a suspicion for each picture", network.shape, (1000,))

# %% [markdown]
# A score is not yet a decision. Somebody has to set a **threshold**: above it, call the patient
# back. Two numbers describe each threshold:
#
# - **sensitivity**: the part of the malignant cases that are called back;
# - **specificity**: the part of the harmless ones that are left in peace.
#
# Lower the threshold, and sensitivity rises while specificity falls. Which is worse, a cancer
# overlooked or a healthy person frightened? That is not for the network to say.

# %% Compute: three thresholds items="F14"
def at_threshold(scores, threshold):
    called = scores > threshold
    sick = new_findings == 1
    return (called & sick).sum().item() / sick.sum().item(), (~called & ~sick).sum().item() / (~sick).sum().item()


print("threshold  sensitivity  specificity")
pairs = [at_threshold(network, threshold) for threshold in [-2.0, 0.0, 2.0]]
for threshold, (sensitivity, specificity) in zip([-2.0, 0.0, 2.0], pairs):
    print(f"{threshold:9}  {sensitivity:.3f}        {specificity:.3f}")
check("a lower threshold finds more", pairs[0][0] >= pairs[1][0] >= pairs[2][0])
check("and frightens more", pairs[0][1] <= pairs[1][1] <= pairs[2][1])

# %% See: all thresholds at once: the ROC curve items="F14"
false_alarms, hits, _ = metrics.roc(new_findings, network)
reader_alarms, reader_hits, _ = metrics.roc(new_findings, reader)


def at_alarms(alarms, rates, wanted):
    """The sensitivity that is reached with at most that part of false alarms."""
    return max(rate for alarm, rate in zip(alarms.tolist(), rates.tolist()) if alarm <= wanted)


shares = [place / 20 for place in range(21)]
show({"network": [at_alarms(false_alarms, hits, share) for share in shares],
      "reader": [at_alarms(reader_alarms, reader_hits, share) for share in shares],
      "coin": shares}, kind="curve", title="sensitivity", xlabel="false alarms, in steps of 5 %")
check("no alarm, no find; all alarms, all found", (hits[0].item(), hits[-1].item()), (0.0, 1.0))

# %% [markdown]
# The **area under the curve** (AUC) sums it up: 0.5 for a coin, 1 for perfection. It has a plain
# meaning: take one sick and one healthy person at random; the AUC is the chance that the sick one
# has the higher score. So it can be counted, pair by pair.

# %% Predict: count the pairs items="F14"
predict("Sick: scores 3 and 1. Healthy: 2 and 0. Of the four pairs, in how many is the sick one higher?", 3)
check("3 of 4", metrics.auc(tensor([1, 1, 0, 0]), tensor([3.0, 1.0, 2.0, 0.0])), 0.75)

sick, healthy = network[new_findings == 1], network[new_findings == 0]
pairs = sick[:, None] - healthy[None, :]
counted = ((pairs > 0).sum().item() + 0.5 * (pairs == 0).sum().item()) / pairs.numel()
area = metrics.auc(new_findings, network)
print(f"{pairs.numel():,} pairs: {counted:.4f}; the area under the curve: {area:.4f}")
check("the area is the share of pairs in the right order", counted, area, tol=1e-5)

# %% Compute: reader and network items="F14"
reader_area = metrics.auc(new_findings, reader)
together = (network - network.mean()) / network.std() + (reader - reader.mean()) / reader.std()
both_area = metrics.auc(new_findings, together)

print("           AUC     sensitivity at 10 % false alarms")
for name, score, one_area in [("reader ", reader, reader_area), ("network", network, area),
                              ("both   ", together, both_area)]:
    alarms, rates, _ = metrics.roc(new_findings, score)
    print(f"{name}    {one_area:.3f}   {at_alarms(alarms, rates, 0.1):.3f}")
# measured over seeds 0 to 2: .910 to .922; by construction nobody can do much better than .955
check("the network's area is 0.88 or more", area >= 0.88)
check("better than the reader", area > reader_area)

# %% [markdown]
# The reader does not see the spot's details exactly, by construction, so the comparison is fixed in
# the network's favour; do not quote it. What carries over is the way to compare: on the same cases,
# at all thresholds.
#
# ## What you know now
#
# - Detection: propose, classify (with a class for nothing), suppress.
# - IoU for boxes; a find counts from 0.5 on. Recall says what was found, precision what of the
#   finds is true.
# - Sensitivity, specificity, and the curve that trades one for the other. The area under it is the
#   share of pairs in the right order.
#
# Pictures have two axes. Sound, heartbeats and vibrations have one:
# [lesson 19c](19c-time.py).
