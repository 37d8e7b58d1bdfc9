# One step at a time through a sequence.
import torch
import torch.nn as nn

rnn, gru = nn.RNNCell(2, 3), nn.GRUCell(2, 3)
with torch.no_grad():
    for cell in (rnn, gru):
        for p in cell.parameters():
            p.copy_(torch.sin(torch.arange(p.numel()).float()).reshape(p.shape))
h = torch.zeros(1, 3)
g = torch.zeros(1, 3)
for step in range(3):
    x = torch.tensor([[float(step), 1.0]])
    h, g = rnn(x, h), gru(x, g)
    print(h, g)
print([tuple(p.shape) for p in gru.parameters()], list(rnn.state_dict()))
h.sum().backward()
print(rnn.bias_ih.grad)
