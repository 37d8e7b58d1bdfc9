# How tensors and variables look.
import numpy as np

a = tf.constant([[1.0, 2.0], [3.5, -4.0]])
scalar, vector = tf.constant(3), tf.constant([1, 2, 3])
for x in (a, scalar, vector, a > 1, tf.constant(2.5), tf.zeros((1, 10)), tf.constant([1.0, 2.0], dtype=tf.float64),
          tf.argmax(a), tf.cast(a, tf.int32), tf.cast(a, "int64"), tf.zeros((2, 2, 2)), tf.zeros((0, 3)), tf.range(5),
          tf.constant(np.array([1, 2])), tf.constant(True), tf.shape(a), tf.constant([1, 2], dtype=tf.uint8)):
    print(x)
    print(repr(x))
print(a.shape, repr(a.shape), a.dtype, repr(a.dtype), a.dtype == tf.float32, a.dtype == "float32", tf.float32)
print(a.dtype.name, a.ndim, a.shape[0], len(a.shape), a.shape.rank, tuple(a.shape), a.shape == (2, 2),
      a.shape.as_list())
print(a.numpy(), scalar.numpy(), float(scalar), int(scalar), f"{tf.constant(2.5):.2f}", f"{scalar}")
print(a + 1, a * [1, 2], [1.0, 2.0] * a, a @ a, -a, a ** 2, 1 / a, a[0], a[:, 1], a[..., tf.newaxis].shape)
print(a + np.ones((2, 2), "float32"), np.ones((2, 2), "float32") * a)
print(type(a), tf.constant(1.5) + 1, scalar + 1, scalar / 2, scalar // 2, vector * 2, len(a), [float(t) for t in a[0]])
x = a
x += 1
print(a[0, 0], x[0, 0], a is x)
w = tf.Variable([[1.0, 2.0]])
print(w)
print(repr(w), w.numpy(), w.dtype, w.shape, w.name, w.trainable)
print(tf.Variable(3.0), w + 1, w[0], w.value())
print(a == a, bool(tf.reduce_all(a == a)), tf.reduce_sum(a), tf.reduce_mean(a, axis=0))
dense = layers.Dense(2, kernel_initializer="ones", name="d")
print(dense(a))
print(dense.kernel, dense.kernel.shape, dense.kernel.numpy(), dense.bias)
print(dense.get_weights())
print(keras.losses.MeanSquaredError()(a, a + 1), keras.metrics.Mean()([1.0, 2.0]), keras.ops.sum(a))
print(keras.utils.to_categorical([0, 1]), keras.utils.to_categorical([1, 2]).dtype)
raises(lambda: len(scalar))
raises(lambda: [each for each in scalar])
