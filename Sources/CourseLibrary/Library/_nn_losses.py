"""Losses and distances of `torch.nn` that are composed of others."""

import _torch
import torch.nn.functional as F
from torch.nn import Module, _parameters


def _of_three(name, function, documentation, **defaults):
    """A loss of three tensors: what it is given at construction goes to the function by name."""

    def __init__(self, *arguments, **keywords):
        Module.__init__(self)
        given = dict(zip(defaults, arguments))
        for key, value in keywords.items():
            if key not in defaults:
                _torch._unexpected(name + ".__init__", key, list(defaults))
            given[key] = value
        for key, value in defaults.items():
            object.__setattr__(self, key, given.get(key, value))

    def forward(self, first, second, third):
        return function(first, second, third, **{key: getattr(self, key) for key in defaults})

    body = {"__init__": __init__, "forward": forward, "__doc__": documentation,
            "__text_signature__": _parameters(defaults), "__module__": "torch.nn.modules.loss"}
    return type(name, (Module,), body)


CosineEmbeddingLoss = _of_three(
    "CosineEmbeddingLoss", F.cosine_embedding_loss,
    "1 - cos for pairs that belong together (target 1), max(0, cos - margin) for others (target -1).", margin=0.0,
    reduction="mean")
MarginRankingLoss = _of_three(
    "MarginRankingLoss", F.margin_ranking_loss, "max(0, margin - target (x1 - x2)).", margin=0.0, reduction="mean")
TripletMarginLoss = _of_three(
    "TripletMarginLoss", F.triplet_margin_loss, "max(0, d(anchor, positive) - d(anchor, negative) + margin).",
    margin=1.0, p=2.0, eps=1e-06, swap=False, reduction="mean")


class GaussianNLLLoss(Module):
    """(log var + (input - target)² / var) / 2: the negative log likelihood of a normal distribution.

    >>> nn.GaussianNLLLoss()(torch.tensor([1.0]), torch.tensor([2.0]), torch.tensor([1.0]))
    tensor(0.5000)
    """

    def __init__(self, *, full=False, eps=1e-06, reduction="mean"):
        super().__init__()
        self.full = full
        self.eps = eps
        self.reduction = reduction

    def forward(self, input, target, var):
        return F.gaussian_nll_loss(input, target, var, full=self.full, eps=self.eps, reduction=self.reduction)


class CosineSimilarity(Module):
    """The cosine of the angle between vectors along a dimension.

    sum of a b / max(|a| |b|, eps): (N, D), (N, D) -> (N) as it stands.

    >>> nn.CosineSimilarity()(torch.tensor([[3.0, 4.0]]), torch.tensor([[4.0, 3.0]]))
    tensor([0.9600])
    """

    def __init__(self, dim=1, eps=1e-08):
        super().__init__()
        self.dim = dim
        self.eps = eps

    def forward(self, x1, x2):
        return F.cosine_similarity(x1, x2, self.dim, self.eps)


class PairwiseDistance(Module):
    """The p-norm of the difference of vectors along the last dimension.

    (sum of |a - b + eps| ** p) ** (1 / p): (N, D), (N, D) -> (N).

    >>> nn.PairwiseDistance()(torch.tensor([[0.0, 0.0]]), torch.tensor([[3.0, 4.0]]))
    tensor([5.0000])
    """

    def __init__(self, p=2.0, eps=1e-06, keepdim=False):
        super().__init__()
        self.norm = p
        self.eps = eps
        self.keepdim = keepdim

    def forward(self, x1, x2):
        return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)
