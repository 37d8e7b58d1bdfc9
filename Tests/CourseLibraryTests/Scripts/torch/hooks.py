# Hooks on modules and tensors: seeing activations and gradients.
import torch
import torch.nn as nn

net = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
with torch.no_grad():
    for number, p in enumerate(net.parameters()):
        p.copy_(torch.arange(p.numel()).reshape(p.shape) * 0.1 - 0.2 + number * 0.05)
seen = {}


def remember(name):
    def hook(module, inputs, output):
        seen[name] = (inputs[0].shape, output.detach())
    return hook


handles = [layer.register_forward_hook(remember(str(i))) for i, layer in enumerate(net)]
y = net(torch.tensor([[1.0, 2.0], [0.5, -1.0]]))
for name, (shape, value) in seen.items():
    print(name, shape, value)
for handle in handles:
    handle.remove()
seen.clear()
net(torch.zeros(1, 2))
print(seen)
before = net[0].register_forward_pre_hook(lambda module, inputs: (inputs[0] * 2,))
print(net(torch.ones(1, 2)))
before.remove()
print(net(torch.ones(1, 2)))
after = net[1].register_forward_hook(lambda module, inputs, output: output + 1)
print(net(torch.ones(1, 2)))
after.remove()
grads = []
back = net[0].register_full_backward_hook(lambda module, grad_input, grad_output: grads.append((grad_input, grad_output)))
x = torch.ones(1, 2, requires_grad=True)
net(x).sum().backward()
print(grads[0][0][0], grads[0][1][0], x.grad)
back.remove()
w = torch.tensor([1.0, 2.0], requires_grad=True)
h = w * 3
h.register_hook(lambda g: print("gradient of h:", g))
h.sum().backward()
print(w.grad)
