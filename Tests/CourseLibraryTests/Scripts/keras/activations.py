x = fixed(4, 6, scale=0.4)
for name in ("linear", "relu", "sigmoid", "tanh", "softmax", "elu", "selu", "gelu", "softplus", "softsign", "silu",
             "swish", "leaky_relu", "relu6", "hard_sigmoid", "hard_silu", "mish", "exponential", "log_softmax", "celu",
             "hard_tanh", "log_sigmoid", "tanh_shrink", "soft_shrink", "hard_shrink"):
    show(name, keras.activations.get(name)(x))
show("relu", keras.activations.relu(x, negative_slope=0.1, max_value=2.0, threshold=0.5))
show("layer", layers.Activation("relu")(x))
show("ReLU", layers.ReLU(max_value=3, negative_slope=0.2, threshold=1)(x))
show("LeakyReLU", layers.LeakyReLU()(x))
show("LeakyReLU", layers.LeakyReLU(negative_slope=0.01)(x))
show("ELU", layers.ELU(alpha=0.5)(x))
show("Softmax", layers.Softmax(axis=0)(x))
prelu = layers.PReLU()
prelu(x)
prelu.set_weights([fixed(6)])
show("PReLU", prelu(x))
shared = layers.PReLU(shared_axes=[1, 2])
print(shared(keras.Input((5, 6, 3))).shape, [tuple(weight.shape) for weight in shared.weights])
print(keras.activations.get(None)(3.0), keras.activations.get("relu").__name__)
