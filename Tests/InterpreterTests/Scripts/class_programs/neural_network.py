import math
import random


class Value:
    """A number that remembers how it was computed."""

    def __init__(self, data, parents=(), op=""):
        self.data, self.grad, self.parents, self.op = data, 0.0, parents, op
        self.backward_step = lambda: None

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), "+")

        def step():
            self.grad += out.grad
            other.grad += out.grad
        out.backward_step = step
        return out

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), "*")

        def step():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out.backward_step = step
        return out

    def tanh(self):
        out = Value(math.tanh(self.data), (self,), "tanh")

        def step():
            self.grad += (1 - out.data ** 2) * out.grad
        out.backward_step = step
        return out

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -other

    def __repr__(self):
        return f"Value({self.data:.4f}, grad={self.grad:.4f})"

    def backward(self):
        order, seen = [], set()

        def visit(v):
            if v not in seen:
                seen.add(v)
                for p in v.parents:
                    visit(p)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            v.backward_step()


class Neuron:
    def __init__(self, n):
        self.w = [Value(random.uniform(-1, 1)) for _ in range(n)]
        self.b = Value(0.0)

    def __call__(self, x):
        return sum((w * xi for w, xi in zip(self.w, x)), self.b).tanh()

    def parameters(self):
        return self.w + [self.b]


a, b = Value(2.0), Value(-3.0)
c = a * b + a
c.backward()
print(a, b, c, c.op, [p.op for p in c.parents])
random.seed(1)
n = Neuron(2)
data = [((0, 1), 1), ((1, 0), -1), ((1, 1), 1), ((0, 0), -1)]
for epoch in range(31):
    loss = sum(((n(x) - y) * (n(x) - y) for x, y in data), Value(0))
    for p in n.parameters():
        p.grad = 0.0
    loss.backward()
    for p in n.parameters():
        p.data -= 0.1 * p.grad
    if epoch % 10 == 0:
        print(epoch, f"{loss.data:.6f}")
print([round(n(x).data) for x, _ in data], len(n.parameters()))
print(n([1, "x"]))
