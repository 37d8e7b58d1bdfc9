# Functions beside the everyday ones: values, gradients, refusals.
import torch
import torch.nn.functional as F

# The logarithm of the gamma function.
x = torch.tensor([0.1, 0.5, 1.0, 1.5, 2.0, 3.7, 10.0, 50.0, -0.5, -1.5, -3.3], requires_grad=True)
y = torch.lgamma(x)
y.sum().backward()
print(y, x.grad)
z = torch.tensor([0.25, 4.0, -2.5, 1e-3, 120.0], dtype=torch.float64, requires_grad=True)
z.lgamma().sum().backward()
print(z.lgamma(), z.grad)
print(torch.lgamma(torch.tensor([0.0, -1.0, float("inf"), float("-inf"), float("nan")])), torch.lgamma(torch.tensor([1, 2, 5])))
print(torch.tensor([3.0, 4.0]).lgamma_())

# Axes in place.
a = torch.arange(6.0).reshape(2, 3)
b = a
print(a.unsqueeze_(0) is b, b.shape, b.stride(), b._version)
print(a.squeeze_().shape, a.unsqueeze_(-1).shape, a.squeeze_(0).shape, a.squeeze_(2).shape, a.t_().shape, a)
print(a.transpose_(0, 1).shape, a.swapaxes_(0, 1).shape, a.is_contiguous(), a.storage_offset())
part = torch.arange(6).reshape(2, 3)[1]
part.unsqueeze_(1)
part[0, 0] = 9
print(part, part.shape)
w = torch.tensor([[1.0, 2.0, 3.0]], requires_grad=True)
c = w * 2
c.squeeze_(0)
print(c.requires_grad, c.shape)
(c * torch.tensor([1.0, 2.0, 3.0])).sum().backward()
print(w.grad)
d = (w * 3).unsqueeze_(0).squeeze_(1)
d.pow(2).sum().backward()
print(d.shape, w.grad)
base = torch.zeros(2, 2)
view = base[0]
view.unsqueeze_(0)
view += w[:, :2]
base.sum().backward()
print(base, w.grad)


def attempt(function):
    try:
        print(function())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: w.unsqueeze_(0))
attempt(lambda: torch.zeros(2).unsqueeze_(3))

# Numbers put at places, added up where a place comes twice.
rows, columns = torch.tensor([0, 1, 0]), torch.tensor([2, 0, 2])
m = torch.zeros(2, 3)
print(m.index_put((rows, columns), torch.tensor([1.0, 2.0, 3.0]), accumulate=True))
print(m.index_put_((rows, columns), torch.tensor(1.0), accumulate=True), m)
print(torch.ones(3, 2).index_put_((torch.tensor([0, 0, 2]),), torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), accumulate=True))
print(torch.arange(4).index_put((torch.tensor([True, False, True, True]),), torch.tensor(5), accumulate=True))
p = torch.ones(3, requires_grad=True)
q = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
r = p.index_put((torch.tensor([0, 2, 0]),), q, accumulate=True)
(r * torch.tensor([1.0, 10.0, 100.0])).sum().backward()
print(r, p.grad, q.grad)
s = torch.tensor(2.0, requires_grad=True)
t = (p * 1).index_put_((torch.tensor([1, 1, 2]),), s, accumulate=True)
t.pow(2).sum().backward()
print(t, p.grad, s.grad)

# Attention.
torch.manual_seed(0)
query = torch.tensor([[[1.0, 0.5], [0.0, -1.0], [2.0, 1.0]]], requires_grad=True)
key = torch.tensor([[[0.5, 1.0], [-1.0, 0.0], [1.0, 1.0]]], requires_grad=True)
value = torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]]], requires_grad=True)
attend = F.scaled_dot_product_attention
out = attend(query, key, value)
out.pow(2).sum().backward()
print(out.detach(), query.grad, key.grad, value.grad)
print(attend(query, key, value, is_causal=True).detach(), attend(query, key, value, scale=1.0).detach())
mask = torch.tensor([[True, False, True], [True, True, False], [False, True, True]])
print(attend(query, key, value, mask).detach(), attend(query, key, value, attn_mask=mask.float() - 1).detach())
print(attend(query[:, :1], key, value, is_causal=True).detach(), attend(query.unsqueeze(1), key.unsqueeze(1), value.unsqueeze(1)).shape)
print(attend(query, key, value, torch.tensor([[True], [False], [True]]).expand(3, 3)).detach())
attempt(lambda: attend(query, key, value, mask, is_causal=True))

# The generator behind it all.
g = torch.manual_seed(5)
print(type(g), g.initial_seed(), torch.initial_seed(), g is torch.default_generator, repr(g)[:29])
one = torch.rand(2)
g.manual_seed(5)
print(torch.equal(torch.rand(2), one), torch.equal(torch.rand(2, generator=torch.manual_seed(5)), one))
two = torch.rand(3, generator=g)
print(torch.equal(torch.rand(3, generator=torch.Generator().manual_seed(5))[:2], one), torch.equal(torch.rand(3), two))
