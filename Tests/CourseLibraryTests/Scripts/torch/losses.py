# Every loss with its reductions.
import torch
import torch.nn as nn
import torch.nn.functional as F

scores = torch.tensor([[3.2, 5.1, -1.7], [1.3, 4.9, 2.0], [2.2, 2.5, -3.1]])
labels = torch.tensor([0, 1, 2])
print(F.cross_entropy(scores, labels), F.cross_entropy(scores, labels, reduction="none"), F.cross_entropy(scores, labels, reduction="sum"))
print(nn.CrossEntropyLoss(weight=torch.tensor([1.0, 2.0, 3.0]))(scores, labels), nn.CrossEntropyLoss(label_smoothing=0.1)(scores, labels), nn.CrossEntropyLoss(ignore_index=2)(scores, labels))
print(F.cross_entropy(scores, F.softmax(scores, 1)), F.nll_loss(F.log_softmax(scores, 1), labels), F.multi_margin_loss(scores, labels), F.multi_margin_loss(scores, labels, reduction="sum") * 3)
p = torch.tensor([0.9, 0.2, 0.6])
t = torch.tensor([1.0, 0.0, 1.0])
print(F.binary_cross_entropy(p, t), F.binary_cross_entropy_with_logits(torch.logit(p), t), nn.BCELoss(reduction="none")(p, t), nn.BCEWithLogitsLoss(pos_weight=torch.tensor(2.0))(p, t))
a, b = torch.tensor([1.0, 2.0, 5.0]), torch.tensor([1.5, 2.0, 2.0])
print(F.mse_loss(a, b), F.l1_loss(a, b), F.smooth_l1_loss(a, b), F.huber_loss(a, b, delta=0.5), F.mse_loss(a, b, reduction="sum"), nn.MSELoss(reduction="none")(a, b))
print(F.kl_div(torch.log(torch.tensor([0.2, 0.8])), torch.tensor([0.5, 0.5]), reduction="sum"), F.kl_div(torch.log(torch.tensor([[0.2, 0.8]])), torch.tensor([[0.5, 0.5]]), reduction="batchmean"))
x1, x2 = torch.tensor([[1.0, 0.0], [0.5, 0.5]]), torch.tensor([[0.0, 1.0], [1.0, 1.0]])
y = torch.tensor([1.0, -1.0])
print(F.cosine_embedding_loss(x1, x2, y), F.hinge_embedding_loss(a, torch.tensor([1.0, -1.0, 1.0])), F.margin_ranking_loss(a, b, torch.tensor([1.0, -1.0, -1.0]), margin=0.5))
print(F.triplet_margin_loss(x1, x2, x1 * 2), F.soft_margin_loss(a, torch.tensor([1.0, -1.0, 1.0])), F.poisson_nll_loss(a, b), F.gaussian_nll_loss(a, b, torch.ones(3)), F.gaussian_nll_loss(a, b, torch.full((3,), 2.0), full=True))
print(F.multilabel_soft_margin_loss(scores, torch.tensor([[1.0, 0.0, 1.0]]).expand(3, 3)), F.pairwise_distance(x1, x2), F.cosine_similarity(x1, x2))
print(nn.TripletMarginLoss(margin=0.3)(x1, x2, x2), nn.CosineEmbeddingLoss(margin=0.2)(x1, x2, y), nn.GaussianNLLLoss()(a, b, torch.ones(3)), nn.PoissonNLLLoss(log_input=False)(a, b))
image = torch.arange(24.0).reshape(1, 2, 3, 4) / 10
target = torch.tensor([[[0, 1, 0, 1], [1, 1, 0, 0], [0, 0, 0, 1]]])
print(F.cross_entropy(image, target), F.nll_loss(F.log_softmax(image, 1), target))
s = scores.clone().requires_grad_()
F.cross_entropy(s, labels).backward()
print(s.grad)
print(F.cross_entropy(torch.zeros(4, 10), torch.tensor([1, 2, 3, 4])))
for body in (lambda: F.cross_entropy(scores, torch.tensor([0, 1, 3])), lambda: F.cross_entropy(scores, torch.tensor([0, 1])), lambda: F.cross_entropy(scores, labels.float()), lambda: F.binary_cross_entropy(p * 2, t),
             lambda: F.binary_cross_entropy(p.unsqueeze(1), t), lambda: F.mse_loss(a, torch.zeros(2)), lambda: F.cross_entropy(scores, labels, reduction="mena"), lambda: F.cross_entropy(scores, labels.unsqueeze(1))):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", str(error).split(".")[0].split(":")[0].split(",")[0])
