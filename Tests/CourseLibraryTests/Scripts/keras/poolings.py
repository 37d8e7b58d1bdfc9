x = fixed(2, 7, 6, 3, scale=0.31)
for kind in (layers.MaxPooling2D, layers.AveragePooling2D):
    for padding in ("valid", "same"):
        for size, strides in ((2, None), (3, 2), ((2, 3), (1, 2))):
            show(kind.__name__, kind(size, strides=strides, padding=padding)(x))
s = fixed(2, 9, 3, scale=0.3)
for kind in (layers.MaxPooling1D, layers.AveragePooling1D):
    for padding in ("valid", "same"):
        show(kind.__name__, kind(2, padding=padding)(s))
        show(kind.__name__, kind(3, strides=2, padding=padding)(s))
for kind in (layers.GlobalMaxPooling2D, layers.GlobalAveragePooling2D):
    show(kind.__name__, kind()(x))
    show(kind.__name__, kind(keepdims=True)(x))
for kind in (layers.GlobalMaxPooling1D, layers.GlobalAveragePooling1D):
    show(kind.__name__, kind()(s))
print(layers.MaxPool2D is layers.MaxPooling2D, layers.AvgPool2D is layers.AveragePooling2D)
print(layers.MaxPool2D(3, strides=2)(keras.Input((None, 17, 4))).shape)
