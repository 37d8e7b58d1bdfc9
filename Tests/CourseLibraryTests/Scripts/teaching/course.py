# The numbers of the course inventory that the teaching verbs must give, each under its id.
import contextlib
import io
import torch
import torch.nn as nn
import torch.nn.functional as F
from convbook import *


def quiet(verb, *arguments, **keywords):
    with contextlib.redirect_stdout(io.StringIO()):
        return verb(*arguments, **keywords)


def is_(id, got, wanted):
    if got != wanted:
        print(id, "gave", got, "instead of", wanted)


# B1: the bar, its vertical line detector, and output (1, 0)
bars = torch.zeros(5, 6)
bars[1:4, 1] = 1
bars[2, 1:6] = 1
line = torch.tensor([[-1.0, 2.0, -1.0]] * 3)
pixel = quiet(explain, line, bars, at=(1, 0))
is_("B1", pixel.patch.tolist(), [[0, 1, 0], [0, 1, 1], [0, 1, 0]])
is_("B1", pixel.sum, 5.0)

# B3, C2: a 12x30 matrix of 108 numbers from 9 weights; the gradient of the kernel sums over the places
m = quiet(as_matrix, line, (5, 6))
is_("B3", (m.shape, m.nonzeros, m.distinct), ((12, 30), 108, 9))
is_("B3", (m.matrix @ bars.reshape(-1)).reshape(3, 4).tolist(), [[3, -1, 0, 0], [5, -2, 0, 0], [3, -1, 0, 0]])
gradient = [[quiet(explain, line, bars, gradient_of=("weight", (k, l))).sum for l in range(3)] for k in range(3)]
is_("C2", gradient, [[4.0, 5.0, 4.0], [5.0, 6.0, 4.0], [4.0, 5.0, 4.0]])

# B8, B11, B13
is_("B8", quiet(slide, [[1, 0, 1], [0, 1, 0], [1, 0, 1]],
                [[1, 1, 1, 0, 0], [0, 1, 1, 1, 0], [0, 0, 1, 1, 1], [0, 0, 1, 1, 0], [0, 1, 1, 0, 0]]).tolist(),
    [[4, 3, 4], [2, 4, 3], [2, 3, 4]])
edge = [[0, -1, 1]] * 3
is_("B11", quiet(explain, edge, [[0, 0, 255]] * 3).value, 765.0)
is_("B11", quiet(explain, edge, [[200, 200, 200], [200, 200, 200], [200, 200, 190]]).value, -10.0)

# B17: equivariance to a shift, exact in the interior
rows = torch.tensor([[1.0, 1, 0, 0, 0, 0, 1, 1]] * 8)
pair = torch.tensor([[1.0, -1.0]])
is_("B9", xcorr(rows, pair)[0].tolist(), [0, 1, 0, 0, 0, -1, 0])
shift = quiet(equiv, lambda x: xcorr(x, pair), ("roll", 0, 1), rows)
is_("B17", shift.equivariance_interior, 1.0)
is_("B17", shift.invariance < 1, True)
padded = quiet(equiv, nn.Conv2d(1, 1, 3, padding=1, bias=False), ("shift", 0, 1), torch.rand(9, 9))
is_("B17", (padded.equivariance_interior, padded.equivariance < 1), (1.0, True))
# B18: no equivariance to turns, but for a symmetric kernel
turn = quiet(equiv, lambda x: xcorr(x, [[1.0, 2], [3, 4]]), "rot90", torch.rand(6, 6))
is_("B18", turn.equivariance < 0.1, True)
is_("B18", quiet(equiv, lambda x: xcorr(x, [[1.0, 2, 1], [2, 4, 2], [1, 2, 1]]), "rot90", torch.rand(7, 7)).equivariance, 1.0)

# B21, B25, C5, C6, C14, D16, A13, C15: counts
is_("B21", count_params(nn.Conv2d(3, 1, 5)), 76)
is_("B25", count_params("conv 6 5x5", (3, 32, 32)), 456)
is_("C5", (count_params("conv 1 3x3", (1, 5, 6)), count_params("flatten, dense 12", (1, 5, 6))), (10, 372))
is_("C4", (count_params("local 1 3x3", (1, 5, 6)), count_params("local 6 5x5", (3, 32, 32))), (120, 357504))
is_("C14", (count_params(nn.Conv2d(3, 96, 3)), count_params("conv 1 3x3 nobias", (96, 8, 8))), (2592 + 96, 864))
is_("C15", count_params("flatten, dense 4704", (3, 32, 32)), 14455392 + 0)
is_("D16", count_params(nn.Conv2d(64, 16, 1)), 1040)
is_("A13", count_params("flatten, dense 1000", (1, 1000, 1000)), 1000001000)

# C7, C8: strides that do not divide
for stride, size in ((1, 5), (2, 3), (3, 2)):
    is_("C7", quiet(why, nn.Conv2d(1, 1, 3, stride=stride), (1, 7, 7)).output, (1, size, size))
    is_("C7", quiet(why, nn.Conv2d(1, 1, 3, stride=stride, padding=1), (1, 7, 7)).output[1], {1: 7, 2: 4, 3: 3}[stride])
is_("C7", quiet(uncovered, nn.Conv2d(1, 1, 3, stride=3), (1, 7, 7)).columns, [6])
seen = quiet(uncovered, nn.Conv2d(1, 1, 3, stride=2), (1, 8, 8))
is_("C8", (seen.rows, seen.columns, conv_out(8, 3, 2)), ([7], [7], 3))

# C10, C11, C16, C17, D13, D14: shapes
for k, p in ((3, 1), (5, 2), (7, 3)):
    is_("C11", quiet(why, nn.Conv2d(1, 1, k, padding="same"), (1, "h", "w")).output, (1, "h", "w"))
    is_("C11", quiet(why, nn.Conv2d(1, 1, k, padding=p), (1, "h", "w")).output, (1, "h", "w"))
small = nn.Sequential(nn.Conv2d(1, 10, 3), nn.MaxPool2d(2), nn.Conv2d(10, 10, 3), nn.MaxPool2d(2), nn.Flatten())
account = quiet(why, small, (1, 28, 28))
is_("C16", [row["output"] for row in account.rows], [(10, 26, 26), (10, 13, 13), (10, 11, 11), (10, 5, 5), (250,)])
is_("C16", [row["count"][3] for row in account.rows], [100, 0, 910, 0, 0])
is_("C17", quiet(why, build("conv k1 lxl"), (1, "w", "h")).output, ("k1", "w - l + 1", "h - l + 1"))
for d, effective in ((1, 3), (2, 5), (4, 9), (8, 17)):
    is_("D13", quiet(receptive_field, f"conv 1 3x3 dilation {d}").size, effective)
is_("D13", quiet(receptive_field, "conv 1 3x3, conv 1 3x3 dilation 2, conv 1 3x3 dilation 4").size, 15)
up = torch.tensor([[[1.0, 10, 100]]])
painted = [quiet(explain, lambda x: F.conv_transpose1d(x, up, stride=2), torch.tensor([[[1.0, 2, 3]]]), at=(0, i)).value
           for i in range(7)]
is_("D14", painted, [1.0, 10.0, 102.0, 20.0, 203.0, 30.0, 300.0])

# C13: receptive fields, calculated and as the extent of the gradient
listing = "conv 32 7x7, relu, pool 2, conv 64 5x5, relu, pool 2, conv 64 3x3"
fields = quiet(receptive_field, listing)
is_("C13", [fields.layers[n][0] for n in ("conv1", "pool1", "conv2", "pool2", "conv3")], [7, 8, 16, 18, 26])
s1 = quiet(receptive_field, "conv 32 3x3, pool 2, conv 64 3x3, pool 2")
is_("C13", [field[0] for field in s1.layers.values()], [3, 4, 8, 10])
net = nn.Sequential(nn.Conv2d(1, 2, 7), nn.MaxPool2d(2), nn.Conv2d(2, 2, 5), nn.AvgPool2d(2), nn.Conv2d(2, 1, 3))
trace = quiet(trace_to_pixels, net, (1, 32, 32), at=(0, 0, 0))
is_("C13", (trace.rows, trace.columns, trace.count), ((0, 25), (0, 25), 676))
for name, size in (("vgg16", 212), ("alexnet", 195), ("resnet18", 435)):
    is_("C13", quiet(receptive_field, name).size, size)
dense_reach = nn.Sequential(nn.Conv2d(1, 1, 3, stride=2), nn.Conv2d(1, 1, 3, dilation=2))
x = torch.rand(1, 1, 20, 20, requires_grad=True)
reached = torch.autograd.grad(dense_reach(x)[0, 0, 1, 1], [x])[0][0, 0] != 0
is_("C13", bool((reached == quiet(trace_to_pixels, dense_reach, (1, 20, 20), at=(0, 1, 1)).mask).all()), True)

# D3-D5, D7: pooling
values = torch.tensor([[[1.0, 1, 2, 4], [5, 6, 7, 8], [3, 2, 1, 0], [1, 2, 3, 4]]])
is_("D3", [quiet(explain, nn.MaxPool2d(2), values, at=(0, i, j)).value for i in (0, 1) for j in (0, 1)], [6, 8, 3, 4])
is_("D4", [quiet(explain, nn.AvgPool2d(2), values, at=(0, i, j)).value for i in (0, 1) for j in (0, 1)],
    [3.25, 5.25, 2, 2])
is_("D5", quiet(explain, nn.LPPool2d(2, 2), torch.tensor([[[3.0, 4], [0, 0]]])).value, 5.0)
is_("D7", [quiet(explain, nn.MaxPool2d(2), values, at=(0, i, j)).winner[1:] for i in (0, 1) for j in (0, 1)],
    [(1, 1), (1, 3), (2, 0), (3, 3)])

# E3, E5, E19, F1-F5: the listings and the known networks
is_("E3", count_params("conv 32 3x3 relu, pool 2, conv 64 3x3 relu, pool 2, dense 1024 relu, dense 10 softmax",
                       (1, 28, 28)), 1668490)
for name, count in (("cartruck", 106305), ("generate_model", 1668490), ("lenet1989", 9760), ("alexnet", 60965224),
                    ("alexnet-ungrouped", 62378344), ("vgg16", 138357544), ("karpathy", 6440), ("resnet18", 11689512),
                    ("resnet20", 269722), ("unet", 31030658)):
    is_("E3-F7 " + name, count_params(build(name)), count)
scores = torch.tensor([[3.2, 5.1, -1.7]])
is_("E19", round(quiet(explain, F.cross_entropy, scores, target=[0]).value, 4), 2.0404)

# E28: words and code make the same network
coded = nn.Sequential(nn.Conv2d(1, 8, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1352, 10))
is_("E28", build("conv 8 3x3, relu, pool 2, dense 10", (1, 28, 28)) == coded, True)
is_("E28", build("conv 8 3x3, relu, pool 3, dense 10", (1, 28, 28)) == coded, False)


# F5: the gradient through a skip contains the path of weight 1
class Skip(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(1, 1, 3, padding=1)

    def forward(self, x):
        return x + self.conv(x)


told = quiet(explain, Skip(), torch.rand(1, 4, 4), gradient_of=("input", (0, 1, 1)))
is_("F5", [c.product for c in told.contributions if c.layer.startswith("add")], [1.0])

# E26: the drop under a patch that hides all there is
brightness = lambda x: x.sum((1, 2, 3)).unsqueeze(1)
spot = torch.zeros(1, 6, 6)
spot[0, 4, 1] = 1.0
is_("E26", quiet(occlusion, brightness, spot, size=2, step=2, fill=0).tolist(), [[0, 0, 0], [0, 0, 0], [1, 0, 0]])
print("checked")
