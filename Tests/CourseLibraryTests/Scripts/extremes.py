# Numbers at the ends of what there is, and lists with nothing in them: a value or an error, and the program goes on.
import numpy as np
import torch
import matplotlib.pyplot as plt
import torchvision.transforms as T
from convbook import datasets, metrics


def raises(function):
    try:
        print(function())
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


# Moved round by nothing, by more than there is, and by more than a number holds.
print(np.roll(np.arange(3), [], axis=0), np.roll(np.arange(3), 1, axis=()), np.roll(np.arange(3), [2**62, 2**62]))  # -> [0 1 2] [0 1 2] [1 2 0]
print(np.roll(np.zeros((0, 2)), 2**62).shape)  # -> (0, 2)
print(np.eye(2, k=-2**63), np.arange(-1e300))  # -> [[0. 0.]
# ->  [0. 0.]] []

# How arrays and tensors print.
np.set_printoptions(edgeitems=2**62, threshold=1)
print(np.arange(3))  # -> [0 1 2]
np.set_printoptions(edgeitems=3, threshold=1000, linewidth=-2**63)
print(np.array([1, 2]))  # -> [1
# ->  2]
np.set_printoptions(linewidth=75, precision=2**62, floatmode="fixed")
print(len(str(np.float64(0.5) * np.ones(1))) > 1000)  # -> True
np.set_printoptions(precision=8, floatmode="maxprec")
print(np.array2string(np.array([1, 2]), max_line_width=-2**63))  # -> [1
# ->  2]
torch.set_printoptions(edgeitems=2**62, threshold=1)
print(torch.arange(3))  # -> tensor([0, 1, 2])
torch.set_printoptions(profile="default", linewidth=-2**63)
print(torch.arange(2))  # -> tensor([0,
# ->         1])
torch.set_printoptions(profile="default", linewidth=80)

# Boxes, data sets, and figures of many or no panels and places.
print(metrics.box_iou([], []).shape, datasets.moons(2, seed=2**62)[0].shape)  # -> torch.Size([0, 0]) torch.Size([2, 2])
print(datasets.car_truck(seed=2**62, train=1, test=1)[0].shape)  # -> CIFAR-10 is not here ($CIFAR10_BIN names no folder): using drawn cars and trucks instead
# -> torch.Size([1, 32, 32, 1])
plt.subplot(1, 2**62, 1)
plt.plot([1, 2])
plt.savefig("wide.png")
plt.close("all")
raises(lambda: plt.contour(np.arange(3), np.zeros((3, 0)), np.eye(3), levels=[0.5]))  # -> TypeError: Length of y (0) must match number of rows in z (3)
raises(lambda: datasets.train_test_split(torch.zeros(4), test_size=float("nan")))  # -> ValueError: train_test_split: test_size must be from 0.0 to 1.0 or a whole number, got nan
raises(lambda: torch.nn.functional.cross_entropy(torch.zeros(1, 2), torch.tensor([0]), label_smoothing=float("nan")))  # -> RuntimeError: label_smoothing must be between 0.0 and 1.0. Got: nan

# Names and sizes that are none.
raises(lambda: T.Resize(0)(torch.zeros(1, 4, 4)))  # -> RuntimeError: Input and output sizes should be greater than 0, but got input (H: 4, W: 4) output (H: 0, W: 0)


def is_refused(function):
    try:
        function()
    except Exception:
        return True
    return False


print(is_refused(lambda: np.concatenate([np.zeros((2**62, 0))] * 2)), is_refused(lambda: np.zeros((2**62, 0)).tolist()))  # -> True True
try:
    torch.FloatStorage
except AttributeError as error:
    print("not here" in str(error))  # -> True
