kl = keras.losses
p = tf.nn.softmax(fixed(5, 4, scale=0.7))
y = tf.one_hot([0, 3, 2, 1, 1], 4)
labels = tf.constant([0, 3, 2, 1, 1])
scores = fixed(5, 4, scale=0.7)
b = tf.constant([[0.0], [1.0], [1.0], [0.0], [1.0]])
q = tf.sigmoid(fixed(5, 1, scale=0.6))
r, t = fixed(5, 3, scale=0.5), fixed(5, 3, scale=0.3) + 0.2
weights = tf.constant([1.0, 2.0, 0.0, 0.5, 3.0])


def one(name, loss, truth, prediction):
    weighed = loss(truth, prediction, sample_weight=weights)
    print(name, numbers(loss(truth, prediction))[0], numbers(weighed)[0], loss.name)


one("bce", kl.BinaryCrossentropy(), b, q)
one("bce logits", kl.BinaryCrossentropy(from_logits=True), b, fixed(5, 1))
one("bce smooth", kl.BinaryCrossentropy(label_smoothing=0.2), b, q)
one("cce", kl.CategoricalCrossentropy(), y, p)
one("cce logits", kl.CategoricalCrossentropy(from_logits=True), y, scores)
one("cce smooth", kl.CategoricalCrossentropy(label_smoothing=0.1), y, p)
one("scce", kl.SparseCategoricalCrossentropy(), labels, p)
one("scce logits", kl.SparseCategoricalCrossentropy(from_logits=True), labels, scores)
one("mse", kl.MeanSquaredError(), r, t)
one("mae", kl.MeanAbsoluteError(), r, t)
one("msle", kl.MeanSquaredLogarithmicError(), tf.abs(r), tf.abs(t))
one("huber", kl.Huber(), r, t)
one("huber", kl.Huber(delta=0.3), r, t)
one("logcosh", kl.LogCosh(), r, t)
one("hinge", kl.Hinge(), b, fixed(5, 1))
one("hinge", kl.Hinge(), 2 * b - 1, fixed(5, 1))
one("squared hinge", kl.SquaredHinge(), b, fixed(5, 1))
one("categorical hinge", kl.CategoricalHinge(), y, scores)
one("kld", kl.KLDivergence(), tf.nn.softmax(scores * 0.5), p)
one("poisson", kl.Poisson(), tf.abs(r), tf.abs(t))
one("cosine", kl.CosineSimilarity(), r, t)
one("focal", kl.BinaryFocalCrossentropy(gamma=2.0), b, q)
one("focal balanced", kl.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.3), b, q)
one("categorical focal", kl.CategoricalFocalCrossentropy(), y, p)
one("mape", kl.MeanAbsolutePercentageError(), r + 5.0, t / 100)
print("dice", numbers(kl.Dice()(y, p)), numbers(kl.Dice(axis=1)(y, p)), numbers(kl.Tversky(alpha=0.3, beta=0.7)(y, p)))
for reduction in ("sum", "none", None, "mean"):
    print(reduction, numbers(kl.MeanSquaredError(reduction=reduction)(r, t)))
for name in ("mse", "mean_absolute_error", "binary_crossentropy", "kl_divergence", "huber"):
    print(name, numbers(kl.get(name)(tf.abs(r) / 10, tf.abs(t) / 10)))
print(numbers(kl.sparse_categorical_crossentropy(labels, p)), numbers(kl.categorical_crossentropy(y, p)))
print(numbers(kl.binary_crossentropy(b, q)), numbers(kl.mean_squared_error([[0.0, 1.0]], [[0.5, 0.5]])))
print(numbers(kl.SparseCategoricalCrossentropy(ignore_class=1, reduction="none")(labels, p)))
