import numpy as np

a = np.arange(3)
m = np.ones((2, 3))


def raises(body):
    try:
        print(repr(body()))
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


raises(lambda: a + [1, 2])
raises(lambda: a[5])
raises(lambda: a[1, 2])
raises(lambda: m[2, 0])
raises(lambda: m[0, -4])
raises(lambda: a["x"])
raises(lambda: a[1.5])
raises(lambda: a[[0, 7]])
raises(lambda: a[[True, False]])
raises(lambda: m[[0, 1], [0, 1, 2]])
raises(lambda: a.reshape(4))
raises(lambda: a.reshape(2, -1))
raises(lambda: a.reshape(-1, -1))
raises(lambda: np.ones(2) @ np.ones(3))
raises(lambda: m @ m)
raises(lambda: np.dot(m, m))
raises(lambda: np.dot(m, np.ones(2)))
raises(lambda: a.sum(axis=1))
raises(lambda: m.mean(axis=-3))
raises(lambda: m.max(axis="x"))
raises(lambda: m.sum(axis=(0, 0)))
raises(lambda: np.concatenate([np.ones((2, 3)), np.ones((2, 2))]))
raises(lambda: np.concatenate([np.ones(2), np.ones((2, 2))]))
raises(lambda: np.concatenate([]))
raises(lambda: np.stack([np.ones(2), np.ones(3)]))
raises(lambda: np.vstack([np.ones(2), np.ones(3)]))
raises(lambda: np.array([[1, 2], [3]]))
raises(lambda: np.array([1, [2]]))
raises(lambda: bool(a))
raises(lambda: 1 if a == a else 0)
raises(lambda: int(a))
raises(lambda: a.item())
raises(lambda: float(m))
raises(lambda: a.foo)
raises(lambda: len(np.array(3)))
raises(lambda: len(np.float64(3)))
raises(lambda: [x for x in np.array(3)])
raises(lambda: np.zeros(-1))
raises(lambda: np.zeros("a"))
raises(lambda: np.zeros(2.5))
raises(lambda: a - "b")
raises(lambda: np.array([True]) - np.array([True]))
raises(lambda: -np.array([True]))
raises(lambda: ~np.ones(2))
raises(lambda: np.ones(2) & 1)
raises(lambda: a ** -1)
raises(lambda: np.array([1], dtype=np.uint8) + 300)
raises(lambda: np.uint8(300))
raises(lambda: np.max([]))
raises(lambda: np.argmax([]))
raises(lambda: np.broadcast_to(a, (2, 2)))
raises(lambda: np.squeeze(m, axis=0))
raises(lambda: np.expand_dims(a, 3))
raises(lambda: np.transpose(m, (0, 0)))
raises(lambda: m.transpose(0))
raises(lambda: np.split(np.arange(5), 2))
raises(lambda: np.float64(3)[0])
raises(lambda: hash(a))
raises(lambda: {a: 1})
raises(lambda: np.linspace(0, 1, -1))
raises(lambda: np.arange())
raises(lambda: np.percentile(a, 150))
raises(lambda: np.random.default_rng(0).integers(5, 2))
raises(lambda: np.random.choice(5, 7, replace=False))
raises(lambda: np.random.randint(5, 5))
raises(lambda: np.meshgrid([1], [2], indexing="zz"))
raises(lambda: np.where(a > 1, a))
raises(lambda: np.array([np.nan]).astype(int)[0] < 0)
raises(lambda: np.full((2,), np.array([1, 2, 3])))
raises(lambda: np.sum(a, foo=1))
raises(lambda: np.array([1, 2, 3]) == np.array([1, 2]))


def assigns(body):
    x = np.zeros((2, 3), dtype=int)
    try:
        body(x)
        print(x.tolist())
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


def into_row(x):
    x[0] = [1, 2]


def into_mask(x):
    x[x == 0] = [1, 2]


def into_float(x):
    x += 0.5


def into_index(x):
    x[[0, 1], 0] = [1, 2, 3]


def into_wide(x):
    x += np.ones((2, 2, 3), dtype=int)


def into_nan(x):
    x[0, 0] = float("nan")


def delete(x):
    del x[0]


for body in [into_row, into_mask, into_float, into_index, into_wide, into_nan, delete]:
    assigns(body)
