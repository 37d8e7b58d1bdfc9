# Random numbers differ between the two; their spread does not.
ki = keras.initializers


def spread(name, initializer, shape=(300, 200)):
    values = initializer(shape)
    mean, low, high = tf.reduce_mean(values), tf.reduce_min(values), tf.reduce_max(values)
    deviation = tf.sqrt(tf.reduce_mean((values - mean) ** 2))
    print(name, tuple(values.shape), abs(round(float(mean), 2)), round(float(deviation), 3), round(float(low), 1),
          round(float(high), 1))


for kind in (ki.GlorotUniform, ki.GlorotNormal, ki.HeUniform, ki.HeNormal, ki.LecunUniform, ki.LecunNormal,
             ki.RandomUniform, ki.RandomNormal, ki.TruncatedNormal):
    spread(kind.__name__, kind(seed=1))
spread("kernel", ki.HeNormal(seed=2), (3, 3, 64, 32))
spread("scaled", ki.VarianceScaling(scale=0.1, mode="fan_out", distribution="uniform", seed=2))
print(numbers(ki.Zeros()((2, 2))), numbers(ki.Ones()((2,))), numbers(ki.Constant(0.3)((2,))))
print(numbers(ki.Identity(gain=2.0)((2, 3))))
q = ki.Orthogonal(seed=1)((4, 4))
print(numbers(tf.matmul(q, q, transpose_a=True)) == numbers(tf.eye(4)))
same = ki.GlorotUniform(seed=3)
print(numbers(same((2, 2))) == numbers(same((2, 2))),
      numbers(same((2, 2))) == numbers(ki.GlorotUniform(seed=3)((2, 2))))
for name in ("zeros", "he_normal", "glorot_uniform", "random_normal", "HeUniform", "ones"):
    print(type(ki.get(name)).__name__)
dense = layers.Dense(3, kernel_initializer="ones", bias_initializer=ki.Constant(2.0))
dense.build((None, 2))
print(numbers(dense.kernel), numbers(dense.bias), tuple(dense.kernel.shape), dense.kernel.dtype, dense.kernel.name)
conv = layers.Conv2D(64, 3)
conv.build((None, 8, 8, 32))
limit = (6 / (9 * 32 + 9 * 64)) ** 0.5
top = max(numbers(conv.kernel))
print(0.95 * limit < top <= limit + 1e-4, numbers(conv.bias)[:3])
