# Optimizers and schedules tell their settings, and are made from them.
optimizers = keras.optimizers
for made in (optimizers.SGD(0.1, momentum=0.9, nesterov=True, clipnorm=1.0), optimizers.RMSprop(0.01, rho=0.8),
             optimizers.Adagrad(), optimizers.Adadelta(), optimizers.Adam(1e-3, beta_1=0.8, amsgrad=True),
             optimizers.AdamW(weight_decay=0.01), optimizers.Adamax(clipvalue=0.5), optimizers.Nadam(global_clipnorm=2.0)):
    config = made.get_config()
    print(config)
    again = type(made).from_config(config)
    print(again.get_config() == config, optimizers.deserialize(optimizers.serialize(made)).get_config() == config)
scheduled = optimizers.SGD(optimizers.schedules.ExponentialDecay(0.1, 10, 0.5), name="mine")
print(scheduled.get_config())
print(round(float(optimizers.SGD.from_config(scheduled.get_config()).learning_rate), 6))
print(optimizers.serialize(scheduled)["class_name"], optimizers.get({"class_name": "Adam", "config": {"beta_1": 0.5}}).beta_1)
for made in (optimizers.schedules.CosineDecay(0.1, 10), optimizers.schedules.PiecewiseConstantDecay([1], [0.1, 0.2]),
             optimizers.schedules.PolynomialDecay(0.1, 10), optimizers.schedules.InverseTimeDecay(0.1, 10, 0.5)):
    print(made.get_config(), round(float(type(made).from_config(made.get_config())(5)), 6))
    print(optimizers.schedules.serialize(made)["module"],
          round(float(optimizers.schedules.deserialize(optimizers.schedules.serialize(made))(3)), 6))
try:
    optimizers.Adam.from_config({"learning_rate": 0.3, "speed": 1})
except ValueError as error:
    print(error)
