# How many batches there are where nobody says it, sizes that are none, and no data at all.
import contextlib
import io

import numpy as np

x = fixed(6, 3)
y = tf.reduce_sum(x, axis=1, keepdims=True)
model = keras.Sequential([keras.Input((3,)), layers.Dense(1)])
fill(model)
model.compile(optimizer="sgd", loss="mse")


def batches():
    for start in (0, 2, 4):
        yield x[start:start + 2], y[start:start + 2]


output = io.StringIO()
with contextlib.redirect_stdout(output):
    loss = model.evaluate(batches())
print("3/3" in output.getvalue(), round(float(loss), 4))
for size in (-1, -32, 1.5, "all"):
    for body in (lambda: model.fit(x, y, batch_size=size, verbose=0), lambda: model.evaluate(x, y, batch_size=size, verbose=0)):
        try:
            body()
        except (TypeError, ValueError) as error:
            print(size, type(error).__name__)
nothing = np.zeros((0, 3), "float32")
print(model.evaluate(nothing, nothing[:, :1], verbose=0))

# Numbers that 32 bits do not hold.
print(tf.cast(tf.constant([1e10, -1e10, 2.7, float("nan"), 2147483648.0]), tf.int32).numpy().tolist())
print(tf.cast(tf.constant([2 ** 31 + 5, -3], dtype=tf.int64), tf.int32).numpy().tolist())
