# A net of two layers that learns exclusive or, with its gradients by hand.
import numpy as np

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
y = np.array([[0], [1], [1], [0]], dtype=float)
W1 = np.array([[1.0, -1.0, 0.5, 0.3], [1.0, -1.0, -0.4, 0.8]])
b1 = np.array([-0.5, 1.5, 0.1, 0.0])
W2 = np.array([[1.0], [1.0], [-0.5], [0.2]])
b2 = np.zeros(1)
rate = 0.5
losses = []
for step in range(300):
    h = np.tanh(X @ W1 + b1)
    out = 1 / (1 + np.exp(-(h @ W2 + b2)))
    losses.append(float(np.mean((out - y) ** 2)))
    d_out = 2 * (out - y) / len(X) * out * (1 - out)
    dW2 = h.T @ d_out
    d_h = (d_out @ W2.T) * (1 - h ** 2)
    W2 -= rate * dW2
    b2 -= rate * d_out.sum(axis=0)
    W1 -= rate * (X.T @ d_h)
    b1 -= rate * d_h.sum(axis=0)
print([round(loss, 4) for loss in losses[::60]])
print((out > 0.5).astype(int).ravel(), out.round(2).tolist())
print(W1.round(2), b2.round(2))
