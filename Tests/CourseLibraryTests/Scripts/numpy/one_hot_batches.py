import numpy as np

labels = np.array([2, 0, 1, 2])
one_hot = np.eye(3)[labels]
print(one_hot, one_hot.argmax(axis=1))
hot = np.zeros((labels.size, labels.max() + 1), dtype="float32")
hot[np.arange(labels.size), labels] = 1
print(hot, hot.dtype)
images = (np.arange(4 * 2 * 2) * 16).astype("uint8").reshape(4, 2, 2)
x = images.astype("float32") / 255.0
print(x.shape, x.dtype, x.min(), x.max(), x[0])
x = x[..., np.newaxis]
print(x.shape, np.expand_dims(images[0], axis=(0, -1)).shape, x.reshape(4, -1).shape)
mean, std = x.mean(axis=(0, 1, 2)), x.std(axis=(0, 1, 2))
print(mean, std, ((x - mean) / std).std().round(5))
logits = np.array([[1.0, 2.0, 0.5], [3.0, -1.0, 0.0]])
e = np.exp(logits - logits.max(axis=1, keepdims=True))
p = e / e.sum(axis=1, keepdims=True)
print(p.round(4), p.sum(axis=1), -np.log(p[np.arange(2), [1, 0]]).mean().round(6))
order = np.array([3, 1, 0, 2])
for start in range(0, 4, 3):
    batch = order[start:start + 3]
    print(batch, labels[batch], images[batch].shape)
split = int(0.75 * len(labels))
train, test = labels[:split], labels[split:]
print(train, test, np.bincount(labels, minlength=3), np.mean(labels == [2, 0, 0, 2]))
y = labels.astype("int32")
print(repr(y), y.dtype, repr(y == 2), (y == labels).all(), np.array(labels, dtype=np.int32)[0].dtype)
top = np.argsort(p, axis=1)[:, ::-1][:, :2]
print(top, [f"{p[i, j]:.3f}" for i, j in enumerate(top[:, 0])])
