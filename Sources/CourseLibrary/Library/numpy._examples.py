"""What `help` shows of NumPy's functions: a line to type, and what NumPy prints.

Tests/CourseLibraryTests/Scripts/record_examples.py records the answers.
"""

examples = r"""
abs absolute
>>> np.abs([-1, 2])
array([1, 2])

acos arccos
>>> np.acos([1.0, 0.0])
array([0.        , 1.57079633])

acosh arccosh
>>> np.acosh([1.0, 2.0])
array([0.       , 1.3169579])

add
>>> np.add([1, 2], 10)
array([11, 12])

all
>>> np.all([[True, False], [True, True]], axis=0)
array([ True, False])

allclose
>>> np.allclose([1.0, 2.0], [1.0, 2.0000001])
True

amax max
>>> np.max([[1, 5], [7, 3]], axis=1)
array([5, 7])

amin min
>>> np.min([[1, 5], [7, 3]], axis=1)
array([1, 3])

any
>>> np.any([[True, False], [False, False]], axis=1)
array([ True, False])

append
>>> np.append([1, 2], [3, 4])
array([1, 2, 3, 4])

apply_along_axis
>>> np.apply_along_axis(sum, 0, [[1, 2], [3, 4]])
array([4, 6])

arange
>>> np.arange(0, 1, 0.25)
array([0.  , 0.25, 0.5 , 0.75])

arcsin asin
>>> np.arcsin([0.0, 1.0])
array([0.        , 1.57079633])

arcsinh asinh
>>> np.arcsinh([0.0, 1.0])
array([0.        , 0.88137359])

arctan atan
>>> np.arctan([0.0, 1.0])
array([0.        , 0.78539816])

arctan2 atan2
>>> np.arctan2([1.0, -1.0], [1.0, 1.0])
array([ 0.78539816, -0.78539816])

arctanh atanh
>>> np.arctanh([0.0, 0.5])
array([0.        , 0.54930614])

argmax
>>> np.argmax([[1, 9, 3], [4, 2, 8]], axis=1)
array([1, 2])

argmin
>>> np.argmin([[1, 9, 3], [4, 2, 8]], axis=1)
array([0, 1])

argpartition
>>> np.argpartition([3, 1, 2], 0)[0]
np.int64(1)

argsort
>>> np.argsort([30, 10, 20])
array([1, 2, 0])

argwhere
>>> np.argwhere([[0, 5], [7, 0]])
array([[0, 1],
       [1, 0]])

around round
>>> np.round([1.25, 2.567], 1)
array([1.2, 2.6])

array
>>> np.array([[1, 2], [3, 4]])
array([[1, 2],
       [3, 4]])

array2string
>>> np.array2string(np.array([1.5, 2.0]))
'[1.5 2. ]'

array_equal
>>> np.array_equal([1, 2], [1, 2])
True

array_equiv
>>> np.array_equiv([1, 2], [[1, 2], [1, 2]])
True

array_repr
>>> np.array_repr(np.array([1, 2]))
'array([1, 2])'

array_split
>>> np.array_split(np.arange(5), 2)
[array([0, 1, 2]), array([3, 4])]

array_str
>>> np.array_str(np.array([1, 2]))
'[1 2]'

asanyarray
>>> np.asanyarray([1, 2])
array([1, 2])

asarray
>>> np.asarray([1, 2])
array([1, 2])

ascontiguousarray
>>> np.ascontiguousarray([[1, 2], [3, 4]])
array([[1, 2],
       [3, 4]])

asfortranarray
>>> np.asfortranarray([[1, 2], [3, 4]])
array([[1, 2],
       [3, 4]])

atleast_1d
>>> np.atleast_1d(3)
array([3])

atleast_2d
>>> np.atleast_2d([1, 2])
array([[1, 2]])

atleast_3d
>>> np.atleast_3d([1, 2]).shape
(1, 2, 1)

average
>>> np.average([1.0, 2.0, 4.0], weights=[1, 1, 2])
np.float64(2.75)

bincount
>>> np.bincount([0, 1, 1, 3])
array([1, 2, 0, 1])

bitwise_and
>>> np.bitwise_and([12, 5], 6)
array([4, 4])

bitwise_invert bitwise_not invert
>>> np.invert([0, 5])
array([-1, -6])

bitwise_or
>>> np.bitwise_or([12, 5], 6)
array([14,  7])

bitwise_xor
>>> np.bitwise_xor([12, 5], 6)
array([10,  3])

block
>>> np.block([[np.zeros((1, 2)), np.ones((1, 1))]])
array([[0., 0., 1.]])

bool bool_
>>> np.bool(1)
np.True_

broadcast_arrays
>>> [x.shape for x in np.broadcast_arrays([1, 2], [[3], [4]])]
[(2, 2), (2, 2)]

broadcast_shapes
>>> np.broadcast_shapes((3, 1), (1, 4))
(3, 4)

broadcast_to
>>> np.broadcast_to([1, 2], (2, 2))
array([[1, 2],
       [1, 2]])

byte int8
>>> np.int8(100) + np.int8(20)
np.int8(120)

can_cast
>>> np.can_cast(np.float64, np.float32)
False

cbrt
>>> np.cbrt([8.0, 27.0])
array([2., 3.])

ceil
>>> np.ceil([1.2, -1.2])
array([ 2., -1.])

choose
>>> np.choose([0, 1], [[1, 2], [10, 20]])
array([ 1, 20])

clip
>>> np.clip([-3, 5, 12], 0, 10)
array([ 0,  5, 10])

column_stack
>>> np.column_stack(([1, 2], [3, 4]))
array([[1, 3],
       [2, 4]])

compress
>>> np.compress([True, False, True], [1, 2, 3])
array([1, 3])

concat concatenate
>>> np.concatenate([[1, 2], [3]])
array([1, 2, 3])

conj conjugate
>>> np.conj([1.0, 2.0])
array([1., 2.])

convolve
>>> np.convolve([1, 2, 3], [1, 0, -1])
array([ 1,  2,  2, -2, -3])

copy
>>> np.copy([1, 2])
array([1, 2])

copysign
>>> np.copysign([1.0, 2.0], [-1.0, 1.0])
array([-1.,  2.])

corrcoef
>>> np.corrcoef([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])
array([[1.        , 0.98198051],
       [0.98198051, 1.        ]])

correlate
>>> np.correlate([1, 2, 3], [1, 1])
array([3, 5])

cos
>>> np.cos([0.0, np.pi])
array([ 1., -1.])

cosh
>>> np.cosh([0.0, 1.0])
array([1.        , 1.54308063])

count_nonzero
>>> np.count_nonzero([0, 3, 0, 5])
np.int64(2)

cov
>>> np.cov([1.0, 2.0, 3.0], [1.0, 2.0, 4.0])
array([[1.        , 1.5       ],
       [1.5       , 2.33333333]])

cross
>>> np.cross([1, 0, 0], [0, 1, 0])
array([0, 0, 1])

cumprod cumulative_prod
>>> np.cumprod([1, 2, 3])
array([1, 2, 6])

cumsum
>>> np.cumsum([1, 2, 3])
array([1, 3, 6])

cumulative_sum
>>> np.cumulative_sum(np.array([1, 2, 3]))
array([1, 3, 6])

deg2rad
>>> np.deg2rad([0.0, 180.0])
array([0.        , 3.14159265])

degrees rad2deg
>>> np.degrees([0.0, np.pi])
array([  0., 180.])

radians
>>> np.radians([0.0, 180.0])
array([0.        , 3.14159265])

delete
>>> np.delete([1, 2, 3], 1)
array([1, 3])

diag
>>> np.diag([1, 2])
array([[1, 0],
       [0, 2]])

diag_indices
>>> np.diag_indices(2)
(array([0, 1]), array([0, 1]))

diagflat
>>> np.diagflat([1, 2])
array([[1, 0],
       [0, 2]])

diagonal
>>> np.diagonal([[1, 2], [3, 4]])
array([1, 4])

diff
>>> np.diff([1, 4, 9])
array([3, 5])

digitize
>>> np.digitize([0.5, 1.5, 2.5], [1.0, 2.0])
array([0, 1, 2])

divide true_divide
>>> np.divide([1, 2], 4)
array([0.25, 0.5 ])

divmod
>>> np.divmod([7, 8], 3)
(array([2, 2]), array([1, 2]))

dot
>>> np.dot([1, 2], [3, 4])
np.int64(11)

double float64
>>> np.float64(1) / 3
np.float64(0.3333333333333333)

dsplit
>>> [x.shape for x in np.dsplit(np.zeros((2, 2, 4)), 2)]
[(2, 2, 2), (2, 2, 2)]

dstack
>>> np.dstack(([1, 2], [3, 4])).shape
(1, 2, 2)

dtype
>>> np.dtype("float32").itemsize
4

ediff1d
>>> np.ediff1d([1, 4, 9])
array([3, 5])

einsum
>>> np.einsum("ij,jk->ik", [[1, 2]], [[3], [4]])
array([[11]])

einsum_path
>>> np.einsum_path("ij,jk->ik", a, b)    # not here: np.einsum multiplies from left to right

empty
>>> np.empty((2, 3)).shape
(2, 3)

empty_like
>>> np.empty_like([1, 2]).shape
(2,)

equal
>>> np.equal([1, 2], [1, 3])
array([ True, False])

errstate
>>> with np.errstate(divide="ignore"): x = np.array([1.0]) / 0
>>> x
array([inf])

exp
>>> np.exp([0.0, 1.0])
array([1.        , 2.71828183])

exp2
>>> np.exp2([0.0, 3.0])
array([1., 8.])

expand_dims
>>> np.expand_dims([1, 2], 0)
array([[1, 2]])

expm1
>>> np.expm1([0.0, 1.0])
array([0.        , 1.71828183])

extract
>>> np.extract([True, False, True], [1, 2, 3])
array([1, 3])

eye
>>> np.eye(2)
array([[1., 0.],
       [0., 1.]])

fabs
>>> np.fabs([-1, 2])
array([1., 2.])

fill_diagonal
>>> x = np.zeros((2, 2), int)
>>> np.fill_diagonal(x, 5)
>>> x
array([[5, 0],
       [0, 5]])

finfo
>>> np.finfo(np.float32).eps
np.float32(1.1920929e-07)

fix trunc
>>> np.trunc([1.7, -1.7])
array([ 1., -1.])

flatnonzero
>>> np.flatnonzero([0, 3, 0, 5])
array([1, 3])

flip
>>> np.flip([1, 2, 3])
array([3, 2, 1])

fliplr
>>> np.fliplr([[1, 2], [3, 4]])
array([[2, 1],
       [4, 3]])

flipud
>>> np.flipud([[1, 2], [3, 4]])
array([[3, 4],
       [1, 2]])

float16 half
>>> np.float16(0.1)
np.float16(0.1)

float32 single
>>> np.float32(0.1)
np.float32(0.1)

float_power
>>> np.float_power([2, 3], 2)
array([4., 9.])

floating
>>> issubclass(np.float32, np.floating)
True

floor
>>> np.floor([1.7, -1.2])
array([ 1., -2.])

floor_divide
>>> np.floor_divide([7, -7], 2)
array([ 3, -4])

fmax
>>> np.fmax([1.0, np.nan], [0.0, 2.0])
array([1., 2.])

fmin
>>> np.fmin([1.0, np.nan], [0.0, 2.0])
array([0., 2.])

fmod
>>> np.fmod([7, -7], 3)
array([ 1, -1])

format_float_positional
>>> np.format_float_positional(0.00001)
'0.00001'

fromfunction
>>> np.fromfunction(lambda i, j: i + j, (2, 2))
array([[0., 1.],
       [1., 2.]])

fromiter
>>> np.fromiter((i * i for i in range(3)), dtype=int)
array([0, 1, 4])

frompyfunc
>>> np.frompyfunc(lambda x: x + 1, 1, 1)(2)
3

fromfile
>>> np.fromfile("bytes.bin", dtype=np.uint8)    # where the host grants the file

full
>>> np.full((2, 2), 7)
array([[7, 7],
       [7, 7]])

full_like
>>> np.full_like([1, 2], 9)
array([9, 9])

generic
>>> isinstance(np.float32(1), np.generic)
True

geomspace
>>> np.geomspace(1, 100, 3)
array([  1.,  10., 100.])

get_printoptions
>>> np.get_printoptions()["precision"]
8

gradient
>>> np.gradient([1.0, 4.0, 9.0])
array([3., 4., 5.])

greater
>>> np.greater([1, 3], 2)
array([False,  True])

greater_equal
>>> np.greater_equal([1, 2], 2)
array([False,  True])

heaviside
>>> np.heaviside([-1.0, 0.0, 2.0], 0.5)
array([0. , 0.5, 1. ])

histogram
>>> np.histogram([1, 2, 2, 4], bins=3)
(array([1, 2, 1]), array([1., 2., 3., 4.]))

histogram2d
>>> np.histogram2d([0.0, 1.0], [0.0, 1.0], bins=2)[0]
array([[1., 0.],
       [0., 1.]])

histogram_bin_edges
>>> np.histogram_bin_edges([0, 4], bins=2)
array([0., 2., 4.])

hsplit
>>> np.hsplit(np.array([[1, 2], [3, 4]]), 2)
[array([[1],
       [3]]), array([[2],
       [4]])]

hstack
>>> np.hstack(([1, 2], [3]))
array([1, 2, 3])

hypot
>>> np.hypot([3.0, 5.0], [4.0, 12.0])
array([ 5., 13.])

identity
>>> np.identity(2)
array([[1., 0.],
       [0., 1.]])

iinfo
>>> np.iinfo(np.uint8).max
255

indices
>>> np.indices((2, 2))[0]
array([[0, 0],
       [1, 1]])

inexact
>>> issubclass(np.float32, np.inexact)
True

inner
>>> np.inner([1, 2], [3, 4])
np.int64(11)

insert
>>> np.insert([1, 3], 1, 2)
array([1, 2, 3])

int16 short
>>> np.int16(3)
np.int16(3)

int32 intc
>>> np.int32(3)
np.int32(3)

int64 int_ intp long longlong
>>> np.int64(3)
np.int64(3)

integer
>>> issubclass(np.int32, np.integer)
True

interp
>>> np.interp(1.5, [1, 2], [10, 20])
np.float64(15.0)

intersect1d
>>> np.intersect1d([1, 2, 3], [2, 3, 4])
array([2, 3])

isclose
>>> np.isclose([1.0, 2.0], [1.0, 2.1])
array([ True, False])

iscomplexobj
>>> np.iscomplexobj([1.0])
False

isfinite
>>> np.isfinite([1.0, np.inf, np.nan])
array([ True, False, False])

isin
>>> np.isin([1, 2, 3], [2, 5])
array([False,  True, False])

isinf
>>> np.isinf([1.0, np.inf])
array([False,  True])

isnan
>>> np.isnan([1.0, np.nan])
array([False,  True])

isneginf
>>> np.isneginf([1.0, -np.inf])
array([False,  True])

isposinf
>>> np.isposinf([1.0, np.inf])
array([False,  True])

isreal
>>> np.isreal([1.0, 2.0])
array([ True,  True])

isrealobj
>>> np.isrealobj([1.0])
True

isscalar
>>> np.isscalar(3.0)
True

issubdtype
>>> np.issubdtype(np.float32, np.floating)
True

iterable
>>> np.iterable([1, 2])
True

ix_
>>> np.arange(9).reshape(3, 3)[np.ix_([0, 2], [1, 2])]
array([[1, 2],
       [7, 8]])

kron
>>> np.kron([1, 10], [1, 2])
array([ 1,  2, 10, 20])

left_shift
>>> np.left_shift([1, 2], 3)
array([ 8, 16])

less
>>> np.less([1, 3], 2)
array([ True, False])

less_equal
>>> np.less_equal([1, 2, 3], 2)
array([ True,  True, False])

lexsort
>>> np.lexsort(([3, 1, 2], [0, 0, 1]))
array([1, 0, 2])

linspace
>>> np.linspace(0, 1, 5)
array([0.  , 0.25, 0.5 , 0.75, 1.  ])

load
>>> np.load("x.npy")                            # where the host grants the file

loadtxt
>>> np.loadtxt("table.csv", delimiter=",")    # where the host grants the file

log
>>> np.log([1.0, np.e])
array([0., 1.])

log10
>>> np.log10([1.0, 1000.0])
array([0., 3.])

log1p
>>> np.log1p([0.0, 1.0])
array([0.        , 0.69314718])

log2
>>> np.log2([1.0, 8.0])
array([0., 3.])

logaddexp
>>> np.logaddexp(0.0, 0.0)
np.float64(0.6931471805599453)

logical_and
>>> np.logical_and([True, False], True)
array([ True, False])

logical_not
>>> np.logical_not([True, False])
array([False,  True])

logical_or
>>> np.logical_or([True, False], False)
array([ True, False])

logical_xor
>>> np.logical_xor([True, False], True)
array([False,  True])

logspace
>>> np.logspace(0, 2, 3)
array([  1.,  10., 100.])

matmul
>>> np.matmul([[1, 2]], [[3], [4]])
array([[11]])

matrix_transpose
>>> np.matrix_transpose(np.array([[1, 2], [3, 4]]))
array([[1, 3],
       [2, 4]])

maximum
>>> np.maximum([1, 5], [3, 2])
array([3, 5])

may_share_memory
>>> x = np.zeros(4)
>>> np.may_share_memory(x, x[:2])
True

mean
>>> np.mean([[1, 2], [3, 4]], axis=0)
array([2., 3.])

median
>>> np.median([1, 3, 2, 10])
np.float64(2.5)

meshgrid
>>> np.meshgrid([1, 2], [3, 4])
(array([[1, 2],
       [1, 2]]), array([[3, 3],
       [4, 4]]))

minimum
>>> np.minimum([1, 5], [3, 2])
array([1, 2])

mod remainder
>>> np.mod([7, -7], 3)
array([1, 2])

modf
>>> np.modf([1.5, -2.25])
(array([ 0.5 , -0.25]), array([ 1., -2.]))

moveaxis
>>> np.moveaxis(np.zeros((2, 3, 4)), 0, -1).shape
(3, 4, 2)

multiply
>>> np.multiply([1, 2], [3, 4])
array([3, 8])

nan_to_num
>>> np.nan_to_num([1.0, np.nan])
array([1., 0.])

nanargmax
>>> np.nanargmax([1.0, np.nan, 3.0])
np.int64(2)

nanargmin
>>> np.nanargmin([2.0, np.nan, 1.0])
np.int64(2)

nancumsum
>>> np.nancumsum([1.0, np.nan, 3.0])
array([1., 1., 4.])

nanmax
>>> np.nanmax([1.0, np.nan, 3.0])
np.float64(3.0)

nanmean
>>> np.nanmean([1.0, np.nan, 3.0])
np.float64(2.0)

nanmedian
>>> np.nanmedian([1.0, np.nan, 3.0])
np.float64(2.0)

nanmin
>>> np.nanmin([1.0, np.nan, 3.0])
np.float64(1.0)

nanpercentile
>>> np.nanpercentile([1.0, np.nan, 3.0], 50)
np.float64(2.0)

nanprod
>>> np.nanprod([2.0, np.nan, 3.0])
np.float64(6.0)

nanquantile
>>> np.nanquantile([1.0, np.nan, 3.0], 0.5)
np.float64(2.0)

nanstd
>>> np.nanstd([1.0, np.nan, 3.0])
np.float64(1.0)

nansum
>>> np.nansum([1.0, np.nan, 3.0])
np.float64(4.0)

nanvar
>>> np.nanvar([1.0, np.nan, 3.0])
np.float64(1.0)

ndarray
>>> isinstance(np.zeros(2), np.ndarray)
True

ndenumerate
>>> list(np.ndenumerate([5, 6]))
[((0,), np.int64(5)), ((1,), np.int64(6))]

ndim
>>> np.ndim([[1, 2]])
2

ndindex
>>> list(np.ndindex(2, 2))
[(0, 0), (0, 1), (1, 0), (1, 1)]

nditer
>>> [int(x) for x in np.nditer(np.array([1, 2]))]
[1, 2]

negative
>>> np.negative([1, -2])
array([-1,  2])

nonzero
>>> np.nonzero([0, 3, 0, 5])
(array([1, 3]),)

not_equal
>>> np.not_equal([1, 2], [1, 3])
array([False,  True])

number
>>> issubclass(np.int32, np.number)
True

ones
>>> np.ones((2, 3))
array([[1., 1., 1.],
       [1., 1., 1.]])

ones_like
>>> np.ones_like([1.5, 2.5])
array([1., 1.])

outer
>>> np.outer([1, 2], [3, 4])
array([[3, 4],
       [6, 8]])

partition
>>> np.partition([3, 1, 2], 1)[1]
np.int64(2)

percentile
>>> np.percentile([1, 2, 3, 4], 50)
np.float64(2.5)

permute_dims transpose
>>> np.transpose([[1, 2], [3, 4]])
array([[1, 3],
       [2, 4]])

piecewise
>>> np.piecewise(np.array([-1.0, 2.0]), [np.array([True, False])], [0, 1])
array([0., 1.])

place
>>> x = np.array([1, 2, 3])
>>> np.place(x, x > 1, [9])
>>> x
array([1, 9, 9])

polyfit
>>> np.polyfit([0.0, 1.0, 2.0], [1.0, 3.0, 5.0], 1).round(6)
array([2., 1.])

polyval
>>> np.polyval([2, 1], 3)
np.int64(7)

positive
>>> np.positive([1, -2])
array([ 1, -2])

pow power
>>> np.power([2, 3], 2)
array([4, 9])

printoptions
>>> with np.printoptions(precision=2): text = str(np.array([3.14159]))
>>> text
'[3.14]'

prod
>>> np.prod([2, 3, 4])
np.int64(24)

promote_types
>>> np.promote_types(np.int32, np.float32)
dtype('float64')

ptp
>>> np.ptp([3, 9, 5])
np.int64(6)

put
>>> x = np.arange(3)
>>> np.put(x, [0, 2], [7, 8])
>>> x
array([7, 1, 8])

put_along_axis
>>> x = np.zeros((1, 3))
>>> np.put_along_axis(x, np.array([[1]]), 9, axis=1)
>>> x
array([[0., 9., 0.]])

putmask
>>> x = np.arange(3)
>>> np.putmask(x, x > 0, 5)
>>> x
array([0, 5, 5])

quantile
>>> np.quantile([1.0, 2.0, 3.0], 0.5)
np.float64(2.0)

ravel
>>> np.ravel([[1, 2], [3, 4]])
array([1, 2, 3, 4])

ravel_multi_index
>>> np.ravel_multi_index((1, 2), (3, 4))
np.int64(6)

reciprocal
>>> np.reciprocal([2.0, 4.0])
array([0.5 , 0.25])

repeat
>>> np.repeat([1, 2], 2)
array([1, 1, 2, 2])

reshape
>>> np.reshape([1, 2, 3, 4], (2, 2))
array([[1, 2],
       [3, 4]])

resize
>>> np.resize([1, 2, 3], (2, 2))
array([[1, 2],
       [3, 1]])

result_type
>>> np.result_type(np.float32, np.float64)
dtype('float64')

right_shift
>>> np.right_shift([8, 16], 2)
array([2, 4])

rint
>>> np.rint([1.5, 2.5])
array([2., 2.])

roll
>>> np.roll([1, 2, 3], 1)
array([3, 1, 2])

rollaxis
>>> np.rollaxis(np.zeros((2, 3, 4)), 2).shape
(4, 2, 3)

rot90
>>> np.rot90([[1, 2], [3, 4]])
array([[2, 4],
       [1, 3]])

row_stack vstack
>>> np.vstack(([1, 2], [3, 4]))
array([[1, 2],
       [3, 4]])

save
>>> np.save("x.npy", np.zeros(3))                # where the host grants the file

savetxt
>>> np.savetxt("table.csv", np.eye(2))          # where the host grants the file

searchsorted
>>> np.searchsorted([1, 3, 5], 4)
np.int64(2)

select
>>> np.select([[True, False], [False, True]], [[1, 1], [2, 2]])
array([1, 2])

set_printoptions
>>> np.set_printoptions(precision=8)

setdiff1d
>>> np.setdiff1d([1, 2, 3], [2])
array([1, 3])

seterr
>>> sorted(np.seterr(divide="warn"))
['divide', 'invalid', 'over', 'under']

setxor1d
>>> np.setxor1d([1, 2, 3], [2, 5])
array([1, 3, 5])

shape
>>> np.shape([[1, 2], [3, 4]])
(2, 2)

shares_memory
>>> x = np.zeros(4)
>>> np.shares_memory(x, x[2:])
True

sign
>>> np.sign([-3, 0, 5])
array([-1,  0,  1])

signbit
>>> np.signbit([-1.0, 2.0])
array([ True, False])

signedinteger
>>> issubclass(np.int32, np.signedinteger)
True

sin
>>> np.sin([0.0, np.pi / 2])
array([0., 1.])

sinc
>>> np.sinc([0.0, 0.5])
array([1.        , 0.63661977])

sinh
>>> np.sinh([0.0, 1.0])
array([0.        , 1.17520119])

size
>>> np.size([[1, 2], [3, 4]])
4

sliding_window_view lib.stride_tricks.sliding_window_view
>>> np.lib.stride_tricks.sliding_window_view(np.arange(4), 2)
array([[0, 1],
       [1, 2],
       [2, 3]])

sort
>>> np.sort([3, 1, 2])
array([1, 2, 3])

split
>>> np.split(np.arange(4), 2)
[array([0, 1]), array([2, 3])]

sqrt
>>> np.sqrt([4.0, 9.0])
array([2., 3.])

square
>>> np.square([2, 3])
array([4, 9])

squeeze
>>> np.squeeze([[1, 2]])
array([1, 2])

stack
>>> np.stack(([1, 2], [3, 4]))
array([[1, 2],
       [3, 4]])

std
>>> np.std([1.0, 2.0, 3.0])
np.float64(0.816496580927726)

subtract
>>> np.subtract([5, 6], 1)
array([4, 5])

sum
>>> np.sum([[1, 2], [3, 4]], axis=0)
array([4, 6])

swapaxes
>>> np.swapaxes(np.zeros((2, 3)), 0, 1).shape
(3, 2)

take
>>> np.take([10, 20, 30], [2, 0])
array([30, 10])

take_along_axis
>>> np.take_along_axis(np.array([[3, 1]]), np.array([[1, 0]]), axis=1)
array([[1, 3]])

tan
>>> np.tan([0.0, np.pi / 4])
array([0., 1.])

tanh
>>> np.tanh([0.0, 1.0])
array([0.        , 0.76159416])

tensordot
>>> np.tensordot([[1, 2]], [[3], [4]], axes=1)
array([[11]])

tile
>>> np.tile([1, 2], 2)
array([1, 2, 1, 2])

trace
>>> np.trace([[1, 2], [3, 4]])
np.int64(5)

trapezoid
>>> np.trapezoid([1.0, 2.0, 3.0])
np.float64(4.0)

tri
>>> np.tri(2)
array([[1., 0.],
       [1., 1.]])

tril
>>> np.tril([[1, 2], [3, 4]])
array([[1, 0],
       [3, 4]])

tril_indices
>>> np.tril_indices(2)
(array([0, 1, 1]), array([0, 0, 1]))

triu
>>> np.triu([[1, 2], [3, 4]])
array([[1, 2],
       [0, 4]])

triu_indices
>>> np.triu_indices(2)
(array([0, 0, 1]), array([0, 1, 1]))

ubyte uint8
>>> np.uint8(250)
np.uint8(250)

uint uint64 uintp ulonglong
>>> np.uint64(3)
np.uint64(3)

uint16 ushort
>>> np.uint16(3)
np.uint16(3)

uint32
>>> np.uint32(3)
np.uint32(3)

union1d
>>> np.union1d([1, 2], [2, 3])
array([1, 2, 3])

unique
>>> np.unique([3, 1, 3, 2], return_counts=True)
(array([1, 2, 3]), array([1, 1, 2]))

unique_values
>>> np.sort(np.unique_values([3, 1, 3]))
array([1, 3])

unravel_index
>>> np.unravel_index(5, (2, 3))
(np.int64(1), np.int64(2))

unsignedinteger
>>> issubclass(np.uint8, np.unsignedinteger)
True

unstack
>>> np.unstack(np.array([[1, 2], [3, 4]]))
(array([1, 2]), array([3, 4]))

vander
>>> np.vander([1, 2, 3], 2)
array([[1, 1],
       [2, 1],
       [3, 1]])

var
>>> np.var([1.0, 2.0, 3.0])
np.float64(0.6666666666666666)

vdot
>>> np.vdot([1, 2], [3, 4])
np.int64(11)

vecdot
>>> np.vecdot([[1, 2], [3, 4]], [1, 1])
array([3, 7])

vectorize
>>> np.vectorize(lambda x: x * 2)([1, 2])
array([2, 4])

vsplit
>>> np.vsplit(np.array([[1, 2], [3, 4]]), 2)
[array([[1, 2]]), array([[3, 4]])]

where
>>> np.where([True, False], 1, 0)
array([1, 0])

zeros
>>> np.zeros((2, 2))
array([[0., 0.],
       [0., 0.]])

zeros_like
>>> np.zeros_like([1.5, 2.5])
array([0., 0.])

exceptions.AxisError AxisError
>>> issubclass(np.exceptions.AxisError, ValueError)
True

random.Generator
>>> isinstance(np.random.default_rng(0), np.random.Generator)
True

random.RandomState
>>> np.random.RandomState(0).rand(2).shape
(2,)

random.binomial
>>> np.random.binomial(10, 0.5, size=3).shape
(3,)

random.choice
>>> np.random.choice([1, 2, 3], size=2).shape
(2,)

random.default_rng
>>> np.random.default_rng(0).random((2, 3)).shape
(2, 3)

random.exponential
>>> np.random.exponential(2.0, size=3).shape
(3,)

random.multivariate_normal
>>> np.random.multivariate_normal([0, 0], [[1, 0], [0, 1]], 3).shape
(3, 2)

random.normal
>>> np.random.normal(0.0, 1.0, size=3).shape
(3,)

random.permutation
>>> np.sort(np.random.permutation(4))
array([0, 1, 2, 3])

random.poisson
>>> np.random.poisson(3.0, size=2).shape
(2,)

random.rand
>>> np.random.rand(2, 3).shape
(2, 3)

random.randint
>>> np.random.randint(0, 10, size=3).shape
(3,)

random.randn
>>> np.random.randn(2, 3).shape
(2, 3)

random.random random.random_sample random.ranf random.sample
>>> np.random.random((2, 3)).shape
(2, 3)

random.random_integers
>>> np.random.random_integers(6) <= 6
np.True_

random.seed
>>> np.random.seed(0)

random.shuffle
>>> x = [1, 2, 3]
>>> np.random.shuffle(x)
>>> sorted(x)
[1, 2, 3]

random.standard_normal
>>> np.random.standard_normal(3).shape
(3,)

random.uniform
>>> np.random.uniform(-1, 1, size=3).shape
(3,)

linalg.EighResult
>>> np.linalg.eigh([[2.0, 0.0], [0.0, 3.0]]).eigenvalues
array([2., 3.])

linalg.LinAlgError
>>> issubclass(np.linalg.LinAlgError, ValueError)
True

linalg.QRResult
>>> np.linalg.qr([[1.0, 0.0], [0.0, 1.0]]).Q.shape
(2, 2)

linalg.SVDResult
>>> np.linalg.svd(np.eye(2)).S
array([1., 1.])

linalg.SlogdetResult
>>> np.linalg.slogdet([[2.0, 0.0], [0.0, 3.0]]).logabsdet.round(4)
np.float64(1.7918)

linalg.cholesky
>>> np.linalg.cholesky([[4.0, 2.0], [2.0, 2.0]])
array([[2., 0.],
       [1., 1.]])

linalg.cond
>>> np.linalg.cond([[2.0, 0.0], [0.0, 1.0]])
np.float64(2.0)

linalg.det
>>> np.linalg.det([[2.0, 0.0], [0.0, 3.0]])
np.float64(6.0)

linalg.eig
>>> np.linalg.eigh([[2.0, 0.0], [0.0, 3.0]]).eigenvalues    # eig is not here: eigh is for symmetric matrices

linalg.eigh
>>> np.linalg.eigh([[2.0, 0.0], [0.0, 3.0]]).eigenvalues
array([2., 3.])

linalg.eigvalsh
>>> np.linalg.eigvalsh([[2.0, 0.0], [0.0, 3.0]])
array([2., 3.])

linalg.inv
>>> np.linalg.inv([[2.0, 0.0], [0.0, 4.0]])
array([[0.5 , 0.  ],
       [0.  , 0.25]])

linalg.lstsq
>>> np.linalg.lstsq([[1.0], [2.0]], [2.0, 4.0])[0]
array([2.])

linalg.matrix_norm
>>> np.linalg.matrix_norm([[3.0, 0.0], [0.0, 4.0]])
np.float64(5.0)

linalg.matrix_power
>>> np.linalg.matrix_power([[1, 1], [0, 1]], 3)
array([[1, 3],
       [0, 1]])

linalg.matrix_rank
>>> np.linalg.matrix_rank([[1.0, 2.0], [2.0, 4.0]])
np.int64(1)

linalg.multi_dot
>>> np.linalg.multi_dot([[[1, 2]], [[1, 0], [0, 1]], [[3], [4]]])
array([[11]])

linalg.norm
>>> np.linalg.norm([3.0, 4.0])
np.float64(5.0)

linalg.outer
>>> np.linalg.outer([1, 2], [3, 4])
array([[3, 4],
       [6, 8]])

linalg.pinv
>>> np.linalg.pinv([[2.0], [0.0]])
array([[0.5, 0. ]])

linalg.qr
>>> np.linalg.qr([[1.0, 2.0], [3.0, 4.0]]).R.shape
(2, 2)

linalg.slogdet
>>> np.linalg.slogdet([[2.0, 0.0], [0.0, 3.0]]).sign
np.float64(1.0)

linalg.solve
>>> np.linalg.solve([[2.0, 0.0], [0.0, 4.0]], [2.0, 8.0])
array([1., 2.])

linalg.svd
>>> np.linalg.svd([[3.0, 0.0], [0.0, 4.0]]).S
array([4., 3.])

linalg.svdvals
>>> np.linalg.svdvals([[3.0, 0.0], [0.0, 4.0]])
array([4., 3.])

linalg.trace
>>> np.linalg.trace([[1, 2], [3, 4]])
np.int64(5)

linalg.vector_norm
>>> np.linalg.vector_norm([3.0, 4.0])
np.float64(5.0)

testing.assert_
>>> np.testing.assert_(True)

testing.assert_allclose
>>> np.testing.assert_allclose([1.0], [1.0 + 1e-9])

testing.assert_almost_equal
>>> np.testing.assert_almost_equal(0.1 + 0.2, 0.3)

testing.assert_array_equal
>>> np.testing.assert_array_equal([1, 2], [1, 2])

testing.assert_array_less
>>> np.testing.assert_array_less([1, 2], [2, 3])

testing.assert_equal
>>> np.testing.assert_equal([1, 2], [1, 2])

testing.assert_raises
>>> np.testing.assert_raises(ZeroDivisionError, lambda: 1 // 0)

lib.stride_tricks.as_strided
>>> np.lib.stride_tricks.sliding_window_view(np.arange(4), 2)    # as_strided is not here

exceptions.ComplexWarning
>>> issubclass(np.exceptions.ComplexWarning, Warning)
True

exceptions.VisibleDeprecationWarning
>>> issubclass(np.exceptions.VisibleDeprecationWarning, Warning)
True
"""
