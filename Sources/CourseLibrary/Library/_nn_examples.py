"""Formulas and examples of the layers of `torch.nn` that are made from a table, for `help`."""

_texts = """
BCELoss
>>> nn.BCELoss()(torch.tensor([0.5, 0.5]), torch.tensor([0.0, 1.0]))
tensor(0.6931)

BCEWithLogitsLoss
>>> nn.BCEWithLogitsLoss()(torch.tensor([0.0, 0.0]), torch.tensor([0.0, 1.0]))
tensor(0.6931)

CELU
>>> nn.CELU()(torch.tensor([-1.0, 2.0]))
tensor([-0.6321,  2.0000])

CircularPad1d
(N, C, L) -> (N, C, L + left + right).
>>> nn.CircularPad1d(1)(torch.tensor([[1.0, 2.0, 3.0]]))
tensor([[3., 1., 2., 3., 1.]])

CircularPad2d
(N, C, H, W) -> (N, C, H + top + bottom, W + left + right).
>>> nn.CircularPad2d(1)(torch.ones(1, 1, 4, 4)).shape
torch.Size([1, 1, 6, 6])

ConstantPad1d
(N, C, L) -> (N, C, L + left + right).
>>> nn.ConstantPad1d(1, 9.0)(torch.tensor([[1.0, 2.0]]))
tensor([[9., 1., 2., 9.]])

ConstantPad2d
(N, C, H, W) -> (N, C, H + top + bottom, W + left + right).
>>> nn.ConstantPad2d((1, 2, 0, 0), 9.0)(torch.tensor([[[1.0, 2.0]]]))
tensor([[[9., 1., 2., 9., 9.]]])

CosineEmbeddingLoss
>>> nn.CosineEmbeddingLoss()(torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]]), torch.tensor([1.0]))
tensor(1.)

CrossEntropyLoss
>>> nn.CrossEntropyLoss()(torch.tensor([[0.0, 0.0]]), torch.tensor([1]))
tensor(0.6931)

ELU
>>> nn.ELU()(torch.tensor([-1.0, 2.0]))
tensor([-0.6321,  2.0000])

GELU
x P(z <= x) with z normally distributed.
>>> nn.GELU()(torch.tensor([-1.0, 2.0]))
tensor([-0.1587,  1.9545])

GLU
a sigmoid(b), with a and b the halves: (…, 2 D) -> (…, D) as it stands.
>>> nn.GLU()(torch.tensor([1.0, 2.0, 0.0, 0.0]))
tensor([0.5000, 1.0000])

Hardshrink
x where |x| > lambd, else 0.
>>> nn.Hardshrink()(torch.tensor([-1.0, 0.3]))
tensor([-1.,  0.])

Hardsigmoid
x / 6 + 1/2, between 0 and 1.
>>> nn.Hardsigmoid()(torch.tensor([-4.0, 0.0, 1.5]))
tensor([0.0000, 0.5000, 0.7500])

Hardswish
>>> nn.Hardswish()(torch.tensor([-4.0, 0.0, 3.0]))
tensor([-0., 0., 3.])

Hardtanh
min(max(x, min_val), max_val).
>>> nn.Hardtanh()(torch.tensor([-4.0, 0.5, 3.0]))
tensor([-1.0000,  0.5000,  1.0000])

HingeEmbeddingLoss
>>> nn.HingeEmbeddingLoss()(torch.tensor([0.2, 0.3]), torch.tensor([1.0, -1.0]))
tensor(0.4500)

HuberLoss
d d / 2 where |d| < delta, else delta (|d| - delta / 2), with d = input - target.
>>> nn.HuberLoss()(torch.tensor([0.0, 3.0]), torch.tensor([1.0, 0.0]))
tensor(1.5000)

KLDivLoss
>>> nn.KLDivLoss(reduction="sum")(torch.tensor([0.5, 0.5]).log(), torch.tensor([0.5, 0.5]))
tensor(0.)

L1Loss
mean of |input - target|.
>>> nn.L1Loss()(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))
tensor(1.)

LeakyReLU
x where x > 0, else negative_slope x.
>>> nn.LeakyReLU(0.1)(torch.tensor([-1.0, 2.0]))
tensor([-0.1000,  2.0000])

LogSigmoid
>>> nn.LogSigmoid()(torch.tensor([0.0]))
tensor([-0.6931])

LogSoftmax
x - log(sum of exp(x)) along `dim`.
>>> nn.LogSoftmax(dim=0)(torch.tensor([0.0, 0.0]))
tensor([-0.6931, -0.6931])

MSELoss
>>> nn.MSELoss()(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))
tensor(2.)

MarginRankingLoss
>>> nn.MarginRankingLoss()(torch.tensor([1.0]), torch.tensor([3.0]), torch.tensor([1.0]))
tensor(2.)

Mish
>>> nn.Mish()(torch.tensor([-1.0, 2.0]))
tensor([-0.3034,  1.9440])

MultiLabelSoftMarginLoss
>>> nn.MultiLabelSoftMarginLoss()(torch.tensor([[0.0, 0.0]]), torch.tensor([[0.0, 1.0]]))
tensor(0.6931)

MultiMarginLoss
>>> nn.MultiMarginLoss()(torch.tensor([[0.1, 0.9]]), torch.tensor([1]))
tensor(0.1000)

NLLLoss
mean of -input[n, target[n]].
>>> nn.NLLLoss()(torch.tensor([[-0.5, -1.0]]), torch.tensor([1]))
tensor(1.)

PoissonNLLLoss
>>> nn.PoissonNLLLoss()(torch.tensor([0.0]), torch.tensor([2.0]))
tensor(1.)

ReLU
>>> nn.ReLU()(torch.tensor([-1.0, 2.0]))
tensor([0., 2.])

ReLU6
>>> nn.ReLU6()(torch.tensor([-1.0, 2.0, 8.0]))
tensor([0., 2., 6.])

ReflectionPad1d
(N, C, L) -> (N, C, L + left + right).
>>> nn.ReflectionPad1d(1)(torch.tensor([[1.0, 2.0, 3.0]]))
tensor([[2., 1., 2., 3., 2.]])

ReflectionPad2d
(N, C, H, W) -> (N, C, H + top + bottom, W + left + right).
>>> nn.ReflectionPad2d(1)(torch.ones(1, 1, 4, 4)).shape
torch.Size([1, 1, 6, 6])

ReplicationPad1d
(N, C, L) -> (N, C, L + left + right).
>>> nn.ReplicationPad1d(1)(torch.tensor([[1.0, 2.0, 3.0]]))
tensor([[1., 1., 2., 3., 3.]])

ReplicationPad2d
(N, C, H, W) -> (N, C, H + top + bottom, W + left + right).
>>> nn.ReplicationPad2d(1)(torch.ones(1, 1, 4, 4)).shape
torch.Size([1, 1, 6, 6])

SELU
1.0507 x where x > 0, else 1.0507 * 1.6733 (exp(x) - 1).
>>> nn.SELU()(torch.tensor([-1.0, 2.0]))
tensor([-1.1113,  2.1014])

SiLU
>>> nn.SiLU()(torch.tensor([-1.0, 2.0]))
tensor([-0.2689,  1.7616])

Sigmoid
>>> nn.Sigmoid()(torch.tensor([-1.0, 0.0]))
tensor([0.2689, 0.5000])

SmoothL1Loss
d d / (2 beta) where |d| < beta, else |d| - beta / 2, with d = input - target.
>>> nn.SmoothL1Loss()(torch.tensor([0.0, 3.0]), torch.tensor([1.0, 0.0]))
tensor(1.5000)

SoftMarginLoss
>>> nn.SoftMarginLoss()(torch.tensor([0.0]), torch.tensor([1.0]))
tensor(0.6931)

Softmax
>>> nn.Softmax(dim=0)(torch.tensor([0.0, 0.0, 0.0, 0.0]))
tensor([0.2500, 0.2500, 0.2500, 0.2500])

Softmin
>>> nn.Softmin(dim=0)(torch.tensor([0.0, 0.0]))
tensor([0.5000, 0.5000])

Softplus
>>> nn.Softplus()(torch.tensor([0.0, 2.0]))
tensor([0.6931, 2.1269])

Softshrink
x - lambd where x > lambd, x + lambd where x < -lambd, else 0.
>>> nn.Softshrink()(torch.tensor([-1.0, 0.3, 2.0]))
tensor([-0.5000,  0.0000,  1.5000])

Softsign
>>> nn.Softsign()(torch.tensor([-1.0, 3.0]))
tensor([-0.5000,  0.7500])

Tanh
(exp(x) - exp(-x)) / (exp(x) + exp(-x)).
>>> nn.Tanh()(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.7616])

Tanhshrink
>>> nn.Tanhshrink()(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.2384])

Threshold
x where x > threshold, else value.
>>> nn.Threshold(0.5, 9.0)(torch.tensor([0.1, 1.0]))
tensor([9., 1.])

TripletMarginLoss
>>> nn.TripletMarginLoss()(torch.tensor([[0.0, 0.0]]), torch.tensor([[0.0, 0.0]]), torch.tensor([[3.0, 4.0]]))
tensor(0.)

ZeroPad1d
(N, C, L) -> (N, C, L + left + right).
>>> nn.ZeroPad1d(1)(torch.tensor([[1.0, 2.0]]))
tensor([[0., 1., 2., 0.]])

ZeroPad2d
(N, C, H, W) -> (N, C, H + top + bottom, W + left + right).
>>> nn.ZeroPad2d(1)(torch.ones(1, 1, 2, 2))
tensor([[[[0., 0., 0., 0.],
          [0., 1., 1., 0.],
          [0., 1., 1., 0.],
          [0., 0., 0., 0.]]]])
"""


def describe(layers):
    """Puts each text behind the sentence that its layer has, in a module's names."""
    for block in _texts.strip().split("\n\n"):
        name, _, text = block.partition("\n")
        first = layers[name].__doc__
        layers[name].__doc__ = first + "\n\n" + text.replace("\n>>>", "\n\n>>>")
