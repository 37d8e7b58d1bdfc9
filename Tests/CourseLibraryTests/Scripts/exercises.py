# Exercises, data and pictures.
def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))


def unsolved(x):
    ...


# `check`: right, open, wrong.
check("a number", 0.1 + 0.2, 0.3)  # -> ✓ a number
check("a truth", 3 < 4)  # -> ✓ a truth
check("a shape", zeros(3, 4).shape, (3, 4))  # -> ✓ a shape
check("lists within tolerance", [1, [2.0000001]], (1, [2]))  # -> ✓ lists within tolerance
check("a tensor of other type", tensor([1.0, 2.0]), tensor([1, 2]))  # -> ✓ a tensor of other type
check("a tensor and a list", tensor([1.0, 2.0]), [1, 2])  # -> ✓ a tensor and a list
check("a dict", {"a": 1.0}, {"a": 1})  # -> ✓ a dict
check("a function says", 7, lambda n: n % 2 == 1)  # -> ✓ a function says
knot = []
knot.append(knot)
check("a list that holds itself", knot, knot)  # -> ✓ a list that holds itself
check("a stub", unsolved(1), 5)  # -> ○ a stub: open (None so far: is a return missing?)
check("dots", ..., 5)  # -> ○ dots: open
raises(lambda: check("n", 3, 4, hint="count again"))  # -> AssertionError: ✗ n: got 3, expected 4
#                                                     # ->   hint: count again
raises(lambda: check("t", zeros(2, 2), tensor([[0, 0], [1, 0]])))  # -> AssertionError: ✗ t: 1 of 4 numbers differ, the first at [1, 0]: got 0, expected 1
raises(lambda: check("t", ones(2), ones(3)))  # -> AssertionError: ✗ t: got a tensor of shape (2,), expected shape (3,)
#                                             # ->   perhaps: one too short: the last one is missing
raises(lambda: check("t", [1, [2]], zeros(2)))  # -> AssertionError: ✗ t: got [1, [2]], expected a tensor of shape (2,)
raises(lambda: check("t", zeros(2), 0))  # -> AssertionError: ✗ t: got tensor([0., 0.]), expected 0
raises(lambda: check("f", 4, lambda n: n % 2 == 1))  # -> AssertionError: ✗ f: got 4
raises(lambda: check("f", [[1, 2]], lambda t: t.shape == (1, 2)))  # -> AssertionError: ✗ f: got [[1, 2]] of type list, which the check cannot use (AttributeError: 'list' object has no attribute 'shape')
print(predict("How many?", 27773))  # -> ? How many?
#                                   # ->   27773
#                                   # -> None

# Data.
print(datasets.lincoln().shape, datasets.lincoln(2).dtype, datasets.lincoln(copy=3).dtype)  # -> torch.Size([16, 12]) torch.uint8 torch.int64
print(validate_image(datasets.lincoln(3)))  # -> (4, 3) holds 257: outside [0, 255]
#                                           # -> (13, 10) holds 266: outside [0, 255]
#                                           # -> [(4, 3, 257), (13, 10, 266)]
images, labels = datasets.fashion_mnist(limit=3)  # -> Fashion-MNIST is not in /usr/share/datasets/fashion-mnist: using 3 drawn glyphs instead (apt install dataset-fashion-mnist, or set FASHION_MNIST)
print(images.shape, images.dtype, labels.dtype, len(datasets.fashion_labels))  # -> torch.Size([3, 28, 28]) torch.uint8 torch.int64 10
print(glyphs.names[-1], glyphs.draw("T", 5).sum().item(), glyphs.batch(3, names=["X"])[1])  # -> moose 9.0 tensor([0, 0, 0])
print(glyphs.place(zeros(2, 3), ones(1, 2), 1, 1).tolist())  # -> [[0.0, 0.0, 0.0], [0.0, 1.0, 1.0]]
raises(lambda: glyphs.draw("Q"))  # -> ValueError: no glyph is called "Q"; there are X, O, T, L, H, +, square, triangle, disk, house, car, face, moose
raises(lambda: glyphs.place(zeros(4, 4), ones(2, 2), 3, 0))  # -> ValueError: a glyph of 2 x 2 at row 3, column 0 does not fit in a canvas of 4 x 4
print(fast)  # -> True

# Pictures: what the host shows here is plain text.
show(tensor([[0.0, 1.0], [1.0, 0.0]]), title="checks")  # -> checks
# -> 0   @@
# -> 1 @@
# ->   0 1
# -> 0 " .:-=+*#%@" 1  (2, 2) float32
# -> A grey picture of 2 rows and 2 columns; values from 0 at row 0, column 0 to 1 at
# -> row 0, column 1, mean 0.5000.
show(tensor([[-1, 10], [2, 0]]), kind="numbers")  # ->  -1  10
#                                                 # ->   2   0
show({"left": 0.5, "right": 0.25}, kind="bars")
# -> left   0.50  ###################################################################
# -> right  0.25  ##################################
show(tensor([[-1.0, 0.0, 1.0]]), kind="signed")
# -> 0 %%..@@
# ->   0 1 2
# -> -1 "%=~-.+*#@" 1  (1, 3) float32
# -> A signed map of 1 row and 3 columns; values from -1 at row 0, column 0 to 1 at
# -> row 0, column 2, mean 0.
raises(lambda: show(ones(2, 2), kind="filtres"))  # -> ValueError: show: there is no kind "filtres"; did you mean "filters"? (kinds: image, signed, kernel, filters, maps, batch, heat, matrix, numbers, bars, curve, confusion, regions, scatter, boxes, architecture)
raises(lambda: show(ones(2, 2), kind="bars"))  # -> ValueError: show: bars need a dict or a vector, got shape (2, 2)
raises(lambda: show(max))  # -> ValueError: say the shape of one input, such as input_shape=(1, 28, 28)
raises(lambda: show(zeros(0, 3)))  # -> ValueError: nothing to show: the picture is 0 rows by 3 columns
raises(lambda: show(zeros(1).expand(1000000, 1000000)))  # -> ValueError: a picture of 1000000 rows by 1000000 columns is too large to show (at most 67108864 pixels): show a part of it, such as x[:64]
raises(lambda: show(zeros(1, 2, 3, 4, 5)))  # -> ValueError: a tensor of shape (1, 2, 3, 4, 5) is not a picture: expected (H, W) grey, (3, H, W) colour or (N, H, W) many
raises(lambda: show({"a": "b"}))  # -> TypeError: show: bars need numbers, but 'a' has a str

# Files, which the host keeps here in memory.
picture = tensor([[0, 128], [255, 1]], dtype=uint8)
save(picture, "a.pgm")
print(equal(load_image("a.pgm"), picture), load_image("a.pgm").dtype)  # -> True torch.uint8
save(tensor([[1, 300]]), "deep.pgm")
print(load_image("deep.pgm"))  # -> tensor([[  1, 300]])
raises(lambda: load_image("b.pgm"))  # -> FileNotFoundError: [Errno 2] No such file or directory: 'b.pgm'
raises(lambda: save(picture, "a.gif"))  # -> ValueError: a.gif: the name says no known picture format: use one of .pgm, .ppm, .png
raises(lambda: save(picture, "/etc/passwd.pgm"))  # -> PermissionError: [Errno 13] Permission denied: '/etc/passwd.pgm'
raises(lambda: save(picture * 1.0, "a.pgm"))  # -> ValueError: the value 128 at row 0, column 1 cannot be stored in an image file: fractions are brightness and must lie in 0...1; scale first, such as (x - x.min()) / (x.max() - x.min())
