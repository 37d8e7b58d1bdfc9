# Rows that are too long are shortened in the table before they are looked up.
import torch
import torch.nn.functional as F
from torch import nn

table = nn.Embedding(4, 3, max_norm=1.0)
with torch.no_grad():
    table.weight.copy_(torch.tensor([[3.0, 0.0, 4.0], [0.1, 0.2, 0.2], [1.0, 2.0, 2.0], [9.0, 9.0, 9.0]]))
print(table, nn.Embedding(3, 2, padding_idx=1, max_norm=2.0, norm_type=1.0))
out = table(torch.tensor([[0, 1], [2, 0]]))
print(out, table.weight)
out.sum().backward()
print(table.weight.grad)
ones = torch.ones(3, 4)
print(F.embedding(torch.tensor([0, 2]), ones, max_norm=1.0, norm_type=1.0), ones)
print(F.embedding(torch.tensor([1]), torch.ones(3, 4), max_norm=2.0, norm_type=float("inf")))
