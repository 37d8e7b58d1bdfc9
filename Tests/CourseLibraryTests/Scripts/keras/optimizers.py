# Five steps of each optimizer on the same small problem, by apply_gradients and then by fit.
ko = keras.optimizers


def run(optimizer):
    w = tf.Variable([[0.5, -1.0, 2.0], [0.1, 0.3, -0.7]])
    b = tf.Variable([0.2, -0.2, 0.0])
    x = fixed(4, 2, scale=0.4)
    for step in range(5):
        with tf.GradientTape() as tape:
            out = tf.matmul(x, w) + b
            loss = tf.reduce_mean((out - 1.0) ** 2)
        gradients = tape.gradient(loss, [w, b])
        optimizer.apply_gradients(zip(gradients, [w, b]))
    print(type(optimizer).__name__, [round(float(v), 4) for v in tf.reshape(w, [-1])],
          [round(float(v), 3) for v in b], round(float(loss), 3), int(optimizer.iterations))


run(ko.SGD())
run(ko.SGD(0.1, momentum=0.9))
run(ko.SGD(0.1, momentum=0.9, nesterov=True))
run(ko.SGD(0.1, weight_decay=0.1))
run(ko.RMSprop())
run(ko.RMSprop(0.01, rho=0.8, momentum=0.5))
run(ko.RMSprop(0.01, centered=True))
run(ko.Adagrad(0.1))
run(ko.Adadelta(1.0))
run(ko.Adam())
run(ko.Adam(0.1, beta_1=0.8, beta_2=0.9, epsilon=0.1))
run(ko.Adam(0.1, amsgrad=True))
run(ko.AdamW(0.1, weight_decay=0.1))
run(ko.Nadam(0.1))
run(ko.Adamax(0.1))
run(ko.SGD(0.1, clipnorm=0.1))
run(ko.SGD(0.1, clipvalue=0.05))
run(ko.SGD(0.1, global_clipnorm=0.1))
run(ko.SGD(ko.schedules.ExponentialDecay(0.1, 2, 0.5)))
for name in ("sgd", "rmsprop", "adam", "adagrad", "adadelta", "nadam", "adamw"):
    optimizer = ko.get(name)
    print(type(optimizer).__name__, round(float(optimizer.learning_rate), 6), optimizer.name)
optimizer = ko.Adam(0.3)
optimizer.learning_rate = 0.25
print(float(optimizer.learning_rate))
optimizer.learning_rate.assign(0.125)
print(float(optimizer.learning_rate))
s = ko.schedules
for schedule in (
        s.ExponentialDecay(0.1, 10, 0.5), s.ExponentialDecay(0.1, 10, 0.5, staircase=True),
        s.InverseTimeDecay(0.1, 10, 0.5), s.PiecewiseConstantDecay([5, 20], [0.1, 0.05, 0.01]),
        s.PolynomialDecay(0.1, 20, power=2.0), s.PolynomialDecay(0.1, 8, cycle=True), s.CosineDecay(0.1, 20, alpha=0.1),
        s.CosineDecay(0.0, 20, warmup_target=0.1, warmup_steps=5), s.CosineDecayRestarts(0.1, 7)):
    print(schedule.name, [round(float(schedule(step)), 5) for step in (0, 3, 5, 9, 15, 20, 40)])
