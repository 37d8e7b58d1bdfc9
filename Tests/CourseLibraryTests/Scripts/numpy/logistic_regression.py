# Two classes of points, a linear score, the logistic loss and its gradient by hand.
import numpy as np

t = np.arange(40)
X = np.stack([np.cos(t * 0.7) + (t % 2) * 2, np.sin(t * 1.3) + (t % 2) * 2], axis=1)
y = t % 2
X = (X - X.mean(axis=0)) / X.std(axis=0)
w = np.zeros(2)
b = 0.0


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


for epoch in range(200):
    p = sigmoid(X @ w + b)
    grad = X.T @ (p - y) / len(y)
    w -= 0.5 * grad
    b -= 0.5 * (p - y).mean()
    if epoch % 50 == 0:
        loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
        print(f"epoch {epoch:3d} loss {loss:.4f} accuracy {np.mean((p > 0.5) == y):.3f}")
print(w.round(4), round(b, 4))
predicted = (sigmoid(X @ w + b) > 0.5).astype(int)
confusion = np.zeros((2, 2), dtype=int)
for actual, guess in zip(y, predicted):
    confusion[actual, guess] += 1
print(confusion)
