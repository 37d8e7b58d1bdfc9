# `check` with a function and its arguments: comparison, complaints, the recogniser.
import numpy as np


def told(*arguments, **keywords):
    try:
        check(*arguments, **keywords)
    except AssertionError as error:
        print(error)


image = tensor([[0.0, 0, 0, 0, 0, 0], [0, 1, 0, 0, 0, 0], [0, 1, 1, 1, 1, 1], [0, 1, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0]])
kernel = tensor([[-1.0, 2.0, -1.0]] * 3)
slope = tensor([[1.0, 2.0], [0.0, 5.0]])


def mine(x, k):
    return xcorr(x, k)


# What passes: tensors, arrays, lists and numbers are compared alike.
check("a function", mine, xcorr, args=(image, kernel))  # -> ✓ a function
check("named", lambda n, d=1: n * d, 6, args=[2], kwargs={"d": 3})  # -> ✓ named
check("an array", lambda x: np.array([1, 2]), tensor([1.0, 2.0]), args=(1,))  # -> ✓ an array
check("lists", lambda: [[1, 2], [3, 4]], np.array([[1, 2], [3, 4]]), args=())  # -> ✓ lists
check("a tensor for a number", lambda: tensor([2.0]), 2, args=())  # -> ✓ a tensor for a number
check("rtol", lambda: 1001.0, 1000.0, args=(), rtol=1e-2)  # -> ✓ rtol
check("relative error", 1.0001, 1.0, relative=1e-4)  # -> ✓ relative error
rows = [tensor([1.0, 2.0]), tensor([3.0, 4.0])]
check("an array for a list of tensors", lambda: np.array([[1, 2], [3, 4]]), rows, args=())  # -> ✓ an array for a list of tensors
check("tensors and arrays in a list", [rows[0], np.array([3, 4])], tensor([[1, 2], [3, 4]]))  # -> ✓ tensors and arrays in a list
check("lists for a list of tensors", [[1, 2], (3, 4)], rows)  # -> ✓ lists for a list of tensors
check("tensors of one number are numbers", [tensor([1.0]), tensor([2.0])], tensor([1, 2]))  # -> ✓ tensors of one number are numbers
check("or rows", [tensor([1.0]), tensor([2.0])], tensor([[1], [2]]))  # -> ✓ or rows

# What stays open, and what fails by itself.
def stub(x):
    raise NotImplementedError


def divides(x):
    y = x * 2
    return y / 0


def changes(x):
    x[0, 0] = 9
    return x


check("a stub", stub, 1, args=(1,))  # -> ○ a stub: open
check("dots", ..., 1, args=(1,))  # -> ○ dots: open


def dotted(x):
    """What it is for."""
    ...


def empty(x):
    """What it is for."""


check("dots in it", dotted, 1, args=(1,))  # -> ○ dots in it: open
told("empty", empty, 1, args=(1,))  # -> ✗ empty: gave None: is a return missing?
told("an error", divides, 1, args=(1,))  # -> ✗ an error: raised ZeroDivisionError: division by zero (line 43, in divides)
told("left out", lambda x: None, 1, args=(1,), hint="return it")  # -> ✗ left out: gave None: is a return missing?
# ->   hint: return it
told("inputs", changes, image, args=(image,))  # -> ✗ inputs: argument x was changed; work on a copy of it
print(image[0, 0])  # -> tensor(0.)
told("no function", 3, 3, args=())  # -> ✗ no function: the answer is no function but int
told("a function, not called", mine, 3)  # -> ✗ a function, not called: got <function mine>, expected 3
told("no shape in common", [tensor([1.0, 2.0]), tensor([3.0])], tensor([[1, 2], [3, 4]]))  # -> ✗ no shape in common: got [tensor([1., 2.]), tensor([3.])], expected a tensor of shape (2, 2)
told("turned", np.array([[1, 3], [2, 4]]), rows)  # -> ✗ turned: got array([[1, 3],
# ->        [2, 4]]), expected [tensor([1., 2.]), tensor([3., 4.])]
# ->   perhaps: transposed: rows and columns are swapped
twice = []
twice.append(twice)
told("a list in itself", twice, tensor([1.0]))  # -> ✗ a list in itself: got [[...]], expected a tensor of shape (1,)
# What is not a number.
told("nan", float("nan"), float("nan"))  # -> ✗ nan: got nan, expected nan
told("nan in a tensor", tensor([1.0, float("nan")]), tensor([1.0, float("nan")]))  # -> ✗ nan in a tensor: 1 of 2 numbers differ, the first at [1]: got nan, expected nan
class Clever:
    def __eq__(self, other): return True
    def __float__(self): return 3.0
    def __repr__(self): return "clever"
told("clever", Clever(), 3)  # -> ✗ clever: got clever, expected 3
told("clever in a list", [Clever()], [3])  # -> ✗ clever in a list: got [clever], expected [3]
told("clever for a tensor", [Clever()], tensor([3.0]))  # -> ✗ clever for a tensor: got [clever], expected a tensor of shape (1,)
told("clever text", Clever(), "three")  # -> ✗ clever text: got clever, expected 'three'
told("relative error", 1.0003, 1.0, relative=1e-4)
# -> ✗ relative error: got 1.0003, expected 1.0

# The recogniser and the sum behind a wrong number.
told("flipped", lambda x, k: conv2d_true(x, k), mine, args=(image, slope))
# -> ✗ flipped: 14 of 20 numbers differ, the first at [0, 0]: got 1, expected 5
# ->   perhaps: kernel flipped: turned by half a turn where it should not be, or not turned where it should be
# ->   output [0, 0]: the 2 x 2 kernel on rows 0 to 1, columns 0 to 1
# ->   patch   kernel   products
# ->    0  0    1  2     0  0
# ->    0  1    0  5     0  5
# ->   sum 5


def guess(answer, reference, *given, **keywords):
    """The first line of what is said about a wrong answer."""
    try:
        check("x", answer, reference, args=given, **keywords)
    except AssertionError as error:
        print(str(error).split("\n")[1].strip())


def neuron(x, k, b):
    return (xcorr(x, k) + b).relu()


guess(lambda x, k, b: xcorr(x, k).relu(), neuron, image, kernel, -4.0)  # -> perhaps: bias missing
guess(lambda x, k, b: (xcorr(x, k) - b).relu(), neuron, image, kernel, -4.0)  # -> perhaps: bias subtracted
guess(lambda x, k, b: xcorr(x, k).relu() + b, neuron, image, kernel, -4.0)  # -> perhaps: activation before bias: the bias is added after the activation
guess(lambda x, k: xcorr(x, k)[:-1, :-1], mine, image, slope)  # -> perhaps: one too small: the last row or column is missing
guess(lambda x, k: xcorr(x, k).T, mine, image, slope)  # -> perhaps: transposed: rows and columns are swapped
guess(lambda x, k: xcorr(x, k) / 4, mine, image, slope)  # -> perhaps: mean for sum: divided by the 4 weights
guess(lambda x, k: xcorr(x, k.T), mine, image, slope)  # -> perhaps: kernel transposed: its rows and columns are swapped
guess(lambda x: x.permute(1, 2, 0), lambda x: x, tensor([[[1.0, 2, 3]], [[4, 5, 6]]]))  # -> perhaps: channels swapped: the axis of channels stands last
guess(lambda n, k, p: n - k + 1, lambda n, k, p: n - k + 1 + 2 * p, 7, 3, 1)  # -> perhaps: padding forgotten
guess(lambda x: x.var(correction=0), lambda x: x.var(), tensor([1.0, 2.0, 4.0]))  # -> perhaps: biased variance: divided by 3, not by 2
guess(lambda x: x.sum(), lambda x: x.mean(), tensor([1.0, 2.0, 4.0]))  # -> perhaps: sum for mean: not divided by 3
guess(lambda x: -x, lambda x: x, tensor([1.0, 2.0, 4.0]))  # -> perhaps: sign turned round
guess(lambda x: x.abs(), lambda x: x, tensor([1.0, -2.0, 4.0]))  # -> perhaps: absolute value taken
guess(lambda x: 3 * x, lambda x: x + 0, tensor([1.0, -2.0, 4.0]))  # -> perhaps: sum for mean: not divided by 3
guess(lambda x: 5 * x, lambda x: x + 0, tensor([1.0, -2.0, 4.0]))  # -> perhaps: a factor: every number is 5 times what it should be
guess(lambda x: x + 0.5, lambda x: x + 0, tensor([1.0, -2.0, 4.0]))  # -> perhaps: off by a constant: every number is 0.5 too large
guess(lambda n: [n + 1, n + 2], lambda n: [n, n + 1], 4)  # -> perhaps: n one too large
guess(lambda a, b: 2 * a + b, lambda a, b: a + 2 * b, 4, 7)  # -> perhaps: a and b swapped
guess(lambda x: x.flip([0]), lambda x: x, tensor([1.0, -2.0, 4.0]))  # -> perhaps: order reversed
from torch.nn.functional import pad

guess(lambda x, k, b: xcorr(x, k) + b, neuron, image, kernel, -4.0)  # -> perhaps: activation (ReLU) missing: what is below 0 should become 0
guess(lambda x, k, b: (xcorr(x, k) + 9 * b).relu(), neuron, image, kernel, 0.5)  # -> perhaps: bias added 9 times: once for every weight
guess(lambda x, k: pad(xcorr(x, k), (1, 1, 1, 1)), mine, image, slope)  # -> perhaps: padding where there is none: the right numbers stand in the middle
guess(lambda x, k: pad(xcorr(x, k), (0, 1, 0, 1)), mine, image, slope)  # -> perhaps: one too large: there is a row or a column too many
guess(lambda x, top, left: x, lambda x, top, left: pad(x, (left, 0, top, 0)), image, 1, 2)  # -> perhaps: padding forgotten: no side has any
guess(lambda x: xcorr(x, slope), lambda x: xcorr(x, slope, padding=1), image)  # -> perhaps: padding forgotten: there is only the middle of it
guess(lambda x, k: xcorr(x, k.flip([0])), mine, image, slope)  # -> perhaps: rows of kernel the wrong way round
guess(lambda x: (x - x.mean()) / x.std(), lambda x: (x - x.mean()) / x.std(unbiased=False), tensor([1.0, 2.0, 4.0]))  # -> perhaps: unbiased deviation: its variance is divided by 2, not by 3
guess(lambda x, p: x / (1 - p), lambda x, p: x * (1 - p), tensor([1.0, 2.0]), 0.25)  # -> perhaps: a factor: every number is 1.7778 times what it should be
guess(lambda: 6, 5)  # -> perhaps: off by one: it is 1 too large

# Of zeros, and of one number, too many mistakes are the cause.
told("zeros", lambda x: 0 * x, lambda x: x + 1, args=(tensor([-1.0, 2.0, 4.0]),))
# -> ✗ zeros: 2 of 3 numbers differ, the first at [1]: got 0, expected 3
told("four for two", lambda: 4, 2, args=())  # -> ✗ four for two: got 4, expected 2
told("far too small", lambda: [3, 4, 3], [310000, 420000, 270000], args=())  # -> ✗ far too small: got [3, 4, 3], expected [310000, 420000, 270000]
told("two numbers", lambda: [-5, 0], [0, 5], args=())  # -> ✗ two numbers: got [-5, 0], expected [0, 5]

# Copied answers look like no mistake.
told("copied", lambda x, k: tensor([[7.0]] * 4), mine, args=(image, kernel))
# -> ✗ copied: got a tensor of shape (4, 1), expected shape (3, 4)

# Yes and no are no numbers that could be off.
told("yes or no", lambda: True, False, args=())  # -> ✗ yes or no: got True, expected False
told("many", lambda: [True, True], [False, False], args=())  # -> ✗ many: got [True, True], expected [False, False]


def forgets(names):
    names.clear()
    return 0


# Sets are copied, too.
names = {"a", "b"}
told("a set", forgets, 0, args=(names,))  # -> ✗ a set: argument names was changed; work on a copy of it
print(sorted(names))  # -> ['a', 'b']
check("a set as it was", lambda s: len(s), 2, args=(names,))  # -> ✓ a set as it was

for points in (float("nan"), float("inf"), -1):
    try:
        check("points", 1, 1, points=points)
    except ValueError as error:
        print(error)
# -> check: points must be a number from 0 on, got nan
# -> check: points must be a number from 0 on, got inf
# -> check: points must be a number from 0 on, got -1
for tol in (float("nan"), float("inf"), -1):
    try:
        check("tol", 1, 1, tol=tol)
    except ValueError as error:
        print(error)
# -> check: tol must be a number from 0 on, got nan
# -> check: tol must be a number from 0 on, got inf
# -> check: tol must be a number from 0 on, got -1


def lacking(x):
    raise NotImplementedError("pie is not here")


told("what the library lacks", lacking, 1, args=(1,))  # -> ✗ what the library lacks: raised NotImplementedError: pie is not here (line 195, in lacking)

# What is not a number passes nothing, however the question is put.
told("a predicate", float("nan"), lambda x: not abs(x - 1) > 0.1)  # -> ✗ a predicate: got nan
told("in a tensor", tensor([1.0, float("nan")]), lambda x: not (x > 2).any())  # -> ✗ in a tensor: got tensor([1., nan])
told("a predicate's own", 1.0, lambda x: float("nan"))  # -> ✗ a predicate's own: got 1.0
check("a number", 1.05, lambda x: not abs(x - 1) > 0.1)  # -> ✓ a number


# What an answer may not use, by whatever name it has it, and only while it is called.
def borrowed(x, k):
    return theirs(x, k)


theirs = xcorr
told("borrowed", borrowed, xcorr, args=(image, kernel), without=["xcorr"])  # -> ✗ borrowed: raised PermissionError: xcorr may not be used here (line 209, in borrowed)
check("own", lambda x, k: (x[1:4, :3] * k).sum(), 5.0, args=(image, kernel), without=["xcorr"])  # -> ✓ own
check("afterwards", borrowed(image, kernel), xcorr(image, kernel))  # -> ✓ afterwards
try:
    check("not called", 1, 1, without=["xcorr"])
except ValueError as error:
    print(error)  # -> check: without is for an answer that is called: give args or kwargs
