# keras.ops on numbers and in graphs.
from keras import ops

x = fixed(3, 4)
for name in ("sum", "mean", "max", "min", "prod", "std", "var", "argmax"):
    function = getattr(ops, name)
    print(name, numbers(function(x))[0], numbers(function(x, axis=0)), tuple(function(x, axis=1, keepdims=True).shape))
for name in ("abs", "exp", "square", "sign", "relu", "sigmoid", "tanh", "softmax", "floor"):
    show(name, getattr(ops, name)(x))
show("matmul", ops.matmul(x, ops.transpose(x)))
show("where", ops.where(x > 0, x, 0.0))
show("clip", ops.clip(x, -0.5, 0.5))
show("concatenate", ops.concatenate([x, x], axis=1))
show("reshape", ops.reshape(x, (2, 6)))
show("expand", ops.expand_dims(x, 1))
show("one_hot", ops.one_hot([1, 0], 3))
show("maximum", ops.maximum(x, 0.2))
show("power", ops.power(x, 2.0))
i = keras.Input((4,))
model = keras.Model(i, ops.relu(ops.matmul(i, ops.ones((4, 2))) * 2.0 - ops.mean(i, axis=1, keepdims=True)))
show("model", model(x))
model.summary()
