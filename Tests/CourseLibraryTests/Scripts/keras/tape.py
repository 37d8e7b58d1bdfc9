# Loops by hand, as lectures write them.
x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    y = x ** 2 + 2 * x
print(float(tape.gradient(y, x)))
c = tf.constant([1.0, 2.0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    s = tf.reduce_sum(c * c)
    t = s * s
print(numbers(tape.gradient(s, c)), numbers(tape.gradient(t, c)))
with tf.GradientTape() as tape:
    z = tf.reduce_sum(c)
unused = tf.Variable(1.0)
print(tape.gradient(z, unused))
raises(lambda: tape.gradient(z, unused))
w = tf.Variable(fixed(3, 2))
b = tf.Variable(tf.zeros(2))
data, target = fixed(10, 3), fixed(10, 2, scale=0.3)
for step in range(30):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.matmul(data, w) + b - target))
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(0.1 * dw)
    b.assign_sub(0.1 * db)
print(round(float(loss), 4), numbers(w), numbers(b))
model = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="relu"), layers.Dense(2)])
fill(model)
optimizer = keras.optimizers.Adam(0.05)
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
accuracy = keras.metrics.SparseCategoricalAccuracy()
labels = tf.range(10) % 2
batches = tf.data.Dataset.from_tensor_slices((data, labels)).batch(4)


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss = loss_fn(y, logits)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    accuracy.update_state(y, logits)
    return loss


for epoch in range(3):
    accuracy.reset_state()
    losses = [round(float(train_step(x, y)), 4) for x, y in batches]
    print(epoch, losses, round(float(accuracy.result()), 4))
image = tf.Variable(fixed(1, 6, 6, 1))
conv = layers.Conv2D(2, 3)
conv(image)
fill(conv)
with tf.GradientTape() as tape:
    score = tf.reduce_sum(conv(image)[..., 0])
show("pixels", tape.gradient(score, image))
with tf.GradientTape() as tape:
    a, d = x * 2.0, {"k": x * 3.0}
    both = a + d["k"]
print({key: float(value) for key, value in tape.gradient(both, {"x": x}).items()})
