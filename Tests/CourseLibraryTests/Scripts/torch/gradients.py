# requires_grad, backward, leaves, grad functions.
import torch

x = torch.tensor(3.0, requires_grad=True)
y = x ** 2 + 2 * x + 1
print(y, y.requires_grad, x.is_leaf, y.is_leaf, x.grad)
y.backward()
print(x.grad)
y = x ** 2
y.backward()
print(x.grad)
x.grad.zero_()
print(x.grad)
w = torch.tensor([[1.0, 2.0], [3.0, 4.0]], requires_grad=True)
(w * w).sum().backward()
print(w.grad)
w.grad = None
w.prod().backward()
print(w.grad)
with torch.no_grad():
    z = w * 2
print(z.requires_grad, torch.is_grad_enabled(), w.detach().requires_grad)
with torch.enable_grad():
    print(torch.is_grad_enabled())


@torch.no_grad()
def evaluate(t):
    return t * 2


print(evaluate(w).requires_grad)
with torch.inference_mode():
    print((w * 2).requires_grad)
v = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
out = v * v
out.backward(torch.tensor([1.0, 0.1, 0.01]))
print(v.grad)
g, = torch.autograd.grad((v ** 3).sum(), v)
print(g, v.grad)
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(3.0, requires_grad=True)
c = a * b
c.retain_grad()
d = c + a
d.backward()
print(a.grad, b.grad, c.grad)
for name, t in [("add", a + b), ("mul", a * b), ("div", a / b), ("pow", a ** 2), ("exp", a.exp()), ("log", a.log()), ("sqrt", a.sqrt()), ("neg", -a),
                ("relu", torch.relu(a)), ("sigmoid", torch.sigmoid(a)), ("tanh", torch.tanh(a)), ("sub", a - b), ("max", v.max()), ("sum", v.sum()),
                ("mean", v.mean()), ("mm", w @ w), ("mv", w @ v[:2]), ("dot", v @ v), ("view", w.view(4)), ("t", w.t()), ("index", v[0]), ("slice", v[:2]),
                ("cat", torch.cat([v, v])), ("stack", torch.stack([v, v])), ("clone", v.clone()), ("softmax", torch.softmax(v, 0)), ("abs", v.abs()), ("clamp", v.clamp(0, 1)),
                ("where", torch.where(v > 1, v, v)), ("mask", v[v > 1]), ("norm", v.norm()), ("std", v.std()), ("var", v.var()), ("unsqueeze", v.unsqueeze(0)),
                ("permute", w.permute(1, 0)), ("expand", v.expand(2, 3)), ("sort", v.sort().values), ("cumsum", v.cumsum(0)), ("gather", v.gather(0, torch.tensor([0])))]:
    print(name, t.grad_fn.name() if hasattr(t.grad_fn, "name") else None)
print(a.grad_fn, (a + b).grad_fn is None)
handle = v.register_hook(lambda grad: grad * 10)
v.grad = None
v.sum().backward()
print(v.grad)
handle.remove()
for body in (lambda: y.backward(), lambda: v.backward(), lambda: torch.zeros(2).sum().backward(), lambda: torch.tensor([1, 2], requires_grad=True),
             lambda: v.add_(1), lambda: v.detach().numpy() if False else (v * 2).backward(), lambda: torch.autograd.grad(a * 2, v)):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", error)
p = torch.ones(2, requires_grad=True)
q = p * 2
r = q.exp()
q.add_(1)
print(q)
s = torch.ones(2, requires_grad=True)
t = s * 1
u = t ** 2
t.add_(1)
try:
    u.sum().backward()
except RuntimeError as error:
    print(str(error)[:110])
