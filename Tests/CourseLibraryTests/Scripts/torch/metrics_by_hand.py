# Accuracy, confusion, precision and recall with tensor operations.
import torch

torch.manual_seed(0)
truth = torch.tensor([0, 1, 2, 1, 0, 2, 1, 1])
scores = torch.nn.functional.one_hot(torch.tensor([0, 1, 1, 1, 0, 2, 0, 1]), 3).float() * 2
pred = scores.argmax(dim=1)
print((pred == truth).sum().item() / len(truth), (pred == truth).float().mean())
matrix = torch.zeros(3, 3, dtype=torch.int64)
for t, p in zip(truth, pred):
    matrix[t, p] += 1
print(matrix)
print(torch.bincount(truth * 3 + pred, minlength=9).reshape(3, 3).equal(matrix))
tp = matrix.diag()
print(tp / matrix.sum(0), tp / matrix.sum(1), matrix.trace() / matrix.sum())
precision, recall = tp / matrix.sum(0), tp / matrix.sum(1)
print(2 * precision * recall / (precision + recall))
top2 = scores.topk(2, dim=1).indices
print((top2 == truth.unsqueeze(1)).any(dim=1).float().mean())
a = torch.zeros(4, 4, dtype=torch.bool)
b = a.clone()
a[:3, :3] = True
b[1:, 1:] = True
print((a & b).sum() / (a | b).sum())
s = torch.tensor([0.1, 0.4, 0.35, 0.8])
order = s.argsort(descending=True)
y = torch.tensor([0, 0, 1, 1])[order]
print(torch.cumsum(y, 0) / y.sum(), torch.cumsum(1 - y, 0) / (1 - y).sum())
print(10 * torch.log10(1 / torch.tensor(0.01)))
