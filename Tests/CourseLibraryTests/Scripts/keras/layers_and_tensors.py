import numpy as np
x = fixed(1, 6, 6, 2)
print(x.shape, x.dtype, tf.shape(x), tf.rank(x), tf.size(x).numpy())
print(tf.constant([1, 2, 3]), tf.constant([[1.0, 2.0]]), tf.zeros((2, 2)), tf.ones(2, dtype=tf.int32))
print(tf.Variable([1.0, 2.0]), tf.Variable(3.0, name="w"))
print(numbers(tf.reduce_sum(x, axis=[1, 2])), numbers(tf.reduce_mean(x)), tf.argmax([1, 5, 2]), tf.cast([1.7, 2.2], tf.int32))
print(tf.matmul(tf.ones((2, 3)), tf.ones((3, 2))), tf.transpose(tf.ones((2, 3))).shape, tf.concat([tf.ones((1, 2)), tf.zeros((1, 2))], 0))
print(tf.nn.relu([-1.0, 2.0]), tf.nn.softmax([1.0, 2.0, 3.0]), tf.math.log([1.0]), tf.square(3.0), tf.sqrt(4.0), tf.exp(0.0))
print(tf.one_hot([0, 2], 3), tf.range(5), tf.linspace(0.0, 1.0, 3), tf.reshape(tf.range(6), (2, -1)), tf.expand_dims([1, 2], 0), tf.squeeze([[1]]))
print(x[0, 0], x[0, :, :, 0].shape, x[..., 1:].shape, x[:, ::2].shape, x[0, 0, 0, 0].numpy(), float(x[0, 0, 0, 0]))
print(tf.where([True, False], 1.0, 0.0), tf.equal([1, 2], [1, 3]), tf.maximum(1.0, [0.0, 2.0]), tf.clip_by_value([-1.0, 5.0], 0.0, 1.0), tf.pad([[1]], [[1, 1], [0, 0]]))
conv = layers.Conv2D(3, 3)
print(conv.built, conv.name)
y = conv(x)
print(y.shape, conv.built, conv.kernel.shape, conv.bias, conv.count_params(), [w.name for w in conv.weights])
print(conv.kernel.path, conv.kernel.trainable, conv.kernel.dtype, conv.input_spec, conv.compute_output_shape((None, 32, 32, 2)))
for layer in (layers.Conv2D(4, 3, strides=2, padding="same"), layers.Conv2D(4, 5, dilation_rate=2, padding="same"), layers.Conv2DTranspose(3, 3, strides=2),
              layers.Conv2DTranspose(3, 2, strides=2, padding="same"), layers.DepthwiseConv2D(3, depth_multiplier=2), layers.MaxPooling2D(), layers.AveragePooling2D(3, 1, "same"),
              layers.GlobalMaxPooling2D(), layers.GlobalAveragePooling2D(keepdims=True), layers.UpSampling2D(2, interpolation="bilinear"), layers.ZeroPadding2D(((1, 0), (2, 1))),
              layers.Cropping2D(1), layers.Flatten(), layers.Permute((3, 1, 2)), layers.Reshape((36, 2)), layers.BatchNormalization(), layers.LayerNormalization(axis=[1, 2, 3]),
              layers.GroupNormalization(groups=2), layers.PReLU(shared_axes=[1, 2]), layers.LeakyReLU(negative_slope=0.2), layers.ELU(), layers.Softmax(axis=-1), layers.Dropout(0.5), layers.SpatialDropout2D(0.5),
              layers.GaussianNoise(0.1), layers.Lambda(lambda t: t * 2), layers.Dense(5), layers.RepeatVector(2) if False else layers.Identity(), layers.UnitNormalization(), layers.ReLU(max_value=0.5)):
    out = layer(x)
    print(type(layer).__name__, tuple(out.shape), layer.count_params(), [tuple(w.shape) for w in layer.weights], round(float(tf.reduce_sum(out)), 3) + 0.0 if not layer.weights else "")
print(layers.Embedding(10, 4)(np.array([[1, 2]])).shape, layers.Concatenate()([x, x]).shape, layers.Add()([x, x]).shape, layers.Multiply()([x, x]).shape, layers.Average()([x, x]).shape, layers.Subtract()([x, x]).shape, layers.Maximum()([x, x]).shape, layers.Dot(axes=1)([x[0, 0], x[0, 0]]).shape)
v = tf.Variable(2.0)
with tf.GradientTape() as tape:
    loss = v * v + 3.0 * v
print(tape.gradient(loss, v), v.assign_sub(0.5).numpy(), v.numpy())
