"""What `help` shows of PyTorch's functions: a line to type, and what PyTorch prints.

Tests/CourseLibraryTests/Scripts/record_examples.py records the answers.
"""

examples = r"""
BoolTensor
>>> torch.BoolTensor([True, False])
tensor([ True, False])

ByteTensor
>>> torch.ByteTensor([1, 2])
tensor([1, 2], dtype=torch.uint8)

DoubleTensor
>>> torch.DoubleTensor([1.0, 2.0])
tensor([1., 2.], dtype=torch.float64)

FloatTensor
>>> torch.FloatTensor([1.0, 2.0])
tensor([1., 2.])

LongTensor
>>> torch.LongTensor([1, 2])
tensor([1, 2])

Generator
>>> torch.Generator().manual_seed(0).initial_seed()
0

Size
>>> torch.Size([2, 3]).numel()
6

Tensor
>>> isinstance(torch.zeros(2), torch.Tensor)
True

abs absolute
>>> torch.abs(torch.tensor([-1.0, 2.0]))
tensor([1., 2.])

acos arccos
>>> torch.acos(torch.tensor([1.0, 0.0]))
tensor([0.0000, 1.5708])

acosh arccosh
>>> torch.acosh(torch.tensor([1.0, 2.0]))
tensor([0.0000, 1.3170])

adaptive_avg_pool1d
>>> torch.adaptive_avg_pool1d(torch.tensor([[1.0, 2.0, 3.0, 4.0]]), 2)
tensor([[1.5000, 3.5000]])

adaptive_max_pool1d
>>> torch.adaptive_max_pool1d(torch.tensor([[1.0, 2.0, 3.0, 4.0]]), 2)[0]
tensor([[2., 4.]])

add
>>> torch.add(torch.tensor([1, 2]), 10)
tensor([11, 12])

addcdiv
>>> torch.addcdiv(torch.zeros(2), torch.tensor([1.0, 2.0]), torch.tensor([2.0, 4.0]))
tensor([0.5000, 0.5000])

addcmul
>>> torch.addcmul(torch.zeros(2), torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]))
tensor([3., 8.])

addmm
>>> torch.addmm(torch.ones(1, 1), torch.tensor([[1.0, 2.0]]), torch.tensor([[3.0], [4.0]]))
tensor([[12.]])

adjoint
>>> torch.adjoint(torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
tensor([[1., 3.],
        [2., 4.]])

all
>>> torch.all(torch.tensor([[True, False], [True, True]]), dim=1)
tensor([False,  True])

allclose
>>> torch.allclose(torch.tensor([1.0]), torch.tensor([1.0 + 1e-7]))
True

alpha_dropout
>>> torch.alpha_dropout(torch.ones(2), 0.5, train=False)
tensor([1., 1.])

amax
>>> torch.amax(torch.tensor([[1, 5], [7, 3]]), dim=1)
tensor([5, 7])

amin
>>> torch.amin(torch.tensor([[1, 5], [7, 3]]), dim=1)
tensor([1, 3])

aminmax
>>> torch.aminmax(torch.tensor([1, 5, 3]))
torch.return_types.aminmax(
min=tensor(1),
max=tensor(5))

any
>>> torch.any(torch.tensor([[True, False], [False, False]]), dim=1)
tensor([ True, False])

arange
>>> torch.arange(0, 1, 0.25)
tensor([0.0000, 0.2500, 0.5000, 0.7500])

arcsin asin
>>> torch.asin(torch.tensor([0.0, 1.0]))
tensor([0.0000, 1.5708])

arcsinh asinh
>>> torch.asinh(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.8814])

arctan atan
>>> torch.atan(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.7854])

arctan2 atan2
>>> torch.atan2(torch.tensor([1.0, -1.0]), torch.tensor([1.0, 1.0]))
tensor([ 0.7854, -0.7854])

arctanh atanh
>>> torch.atanh(torch.tensor([0.0, 0.5]))
tensor([0.0000, 0.5493])

argmax
>>> torch.argmax(torch.tensor([[1, 9, 3], [4, 2, 8]]), dim=1)
tensor([1, 2])

argmin
>>> torch.argmin(torch.tensor([[1, 9, 3], [4, 2, 8]]), dim=1)
tensor([0, 1])

argsort
>>> torch.argsort(torch.tensor([30, 10, 20]))
tensor([1, 2, 0])

argwhere
>>> torch.argwhere(torch.tensor([[0, 5], [7, 0]]))
tensor([[0, 1],
        [1, 0]])

as_strided
>>> torch.as_strided(torch.arange(4), (3, 2), (1, 1))
tensor([[0, 1],
        [1, 2],
        [2, 3]])

as_tensor
>>> torch.as_tensor([1.5, 2.5])
tensor([1.5000, 2.5000])

atleast_1d
>>> torch.atleast_1d(torch.tensor(3))
tensor([3])

atleast_2d
>>> torch.atleast_2d(torch.tensor([1, 2]))
tensor([[1, 2]])

atleast_3d
>>> torch.atleast_3d(torch.tensor([1, 2])).shape
torch.Size([1, 2, 1])

avg_pool1d
>>> torch.avg_pool1d(torch.tensor([[1.0, 2.0, 3.0, 4.0]]), 2)
tensor([[1.5000, 3.5000]])

batch_norm nn.functional.batch_norm
>>> F.batch_norm(torch.tensor([[1.0], [3.0]]), None, None, training=True)
tensor([[-1.0000],
        [ 1.0000]])

bernoulli
>>> torch.bernoulli(torch.tensor([0.0, 1.0]))
tensor([0., 1.])

binary_cross_entropy_with_logits nn.functional.binary_cross_entropy_with_logits
>>> F.binary_cross_entropy_with_logits(torch.tensor([0.0]), torch.tensor([1.0]))
tensor(0.6931)

bincount
>>> torch.bincount(torch.tensor([0, 1, 1, 3]))
tensor([1, 2, 0, 1])

bitwise_and
>>> torch.bitwise_and(torch.tensor([12, 5]), 6)
tensor([4, 4])

bitwise_left_shift
>>> torch.bitwise_left_shift(torch.tensor([1, 2]), 3)
tensor([ 8, 16])

bitwise_not
>>> torch.bitwise_not(torch.tensor([0, 5]))
tensor([-1, -6])

bitwise_or
>>> torch.bitwise_or(torch.tensor([12, 5]), 6)
tensor([14,  7])

bitwise_right_shift
>>> torch.bitwise_right_shift(torch.tensor([8, 16]), 2)
tensor([2, 4])

bitwise_xor
>>> torch.bitwise_xor(torch.tensor([12, 5]), 6)
tensor([10,  3])

block_diag
>>> torch.block_diag(torch.ones(1, 1), torch.ones(1, 2))
tensor([[1., 0., 0.],
        [0., 1., 1.]])

bmm
>>> torch.bmm(torch.ones(2, 1, 3), torch.ones(2, 3, 1)).shape
torch.Size([2, 1, 1])

broadcast_shapes
>>> torch.broadcast_shapes((3, 1), (1, 4))
torch.Size([3, 4])

broadcast_tensors
>>> [x.shape for x in torch.broadcast_tensors(torch.ones(2), torch.ones(3, 1))]
[torch.Size([3, 2]), torch.Size([3, 2])]

broadcast_to
>>> torch.broadcast_to(torch.tensor([1, 2]), (2, 2))
tensor([[1, 2],
        [1, 2]])

bucketize
>>> torch.bucketize(torch.tensor([0.5, 1.5]), torch.tensor([1.0, 2.0]))
tensor([0, 1])

cat concat concatenate
>>> torch.cat([torch.tensor([1, 2]), torch.tensor([3])])
tensor([1, 2, 3])

cdist
>>> torch.cdist(torch.tensor([[0.0, 0.0]]), torch.tensor([[3.0, 4.0]]))
tensor([[5.]])

ceil
>>> torch.ceil(torch.tensor([1.2, -1.2]))
tensor([ 2., -1.])

celu nn.functional.celu
>>> F.celu(torch.tensor([-1.0, 2.0]))
tensor([-0.6321,  2.0000])

channel_shuffle nn.functional.channel_shuffle
>>> torch.channel_shuffle(torch.arange(4.0).reshape(1, 4, 1, 1), 2).flatten()
tensor([0., 2., 1., 3.])

chunk
>>> torch.chunk(torch.arange(5), 2)
(tensor([0, 1, 2]), tensor([3, 4]))

clamp clip
>>> torch.clamp(torch.tensor([-3, 5, 12]), 0, 10)
tensor([ 0,  5, 10])

clamp_max
>>> torch.clamp_max(torch.tensor([1, 12]), 10)
tensor([ 1, 10])

clamp_min
>>> torch.clamp_min(torch.tensor([-1, 12]), 0)
tensor([ 0, 12])

clone
>>> torch.clone(torch.tensor([1, 2]))
tensor([1, 2])

column_stack
>>> torch.column_stack((torch.tensor([1, 2]), torch.tensor([3, 4])))
tensor([[1, 3],
        [2, 4]])

compile
>>> torch.compile(torch.sin)(torch.tensor([0.0]))
tensor([0.])

conv1d nn.functional.conv1d
>>> F.conv1d(torch.tensor([[[1.0, 2.0, 3.0]]]), torch.ones(1, 1, 2))
tensor([[[3., 5.]]])

conv2d nn.functional.conv2d
>>> F.conv2d(torch.ones(1, 1, 3, 3), torch.ones(1, 1, 2, 2))
tensor([[[[4., 4.],
          [4., 4.]]]])

conv_transpose1d nn.functional.conv_transpose1d
>>> F.conv_transpose1d(torch.tensor([[[1.0, 2.0]]]), torch.ones(1, 1, 2))
tensor([[[1., 3., 2.]]])

conv_transpose2d nn.functional.conv_transpose2d
>>> F.conv_transpose2d(torch.ones(1, 1, 1, 1), torch.ones(1, 1, 2, 2))
tensor([[[[1., 1.],
          [1., 1.]]]])

cos
>>> torch.cos(torch.tensor([0.0, torch.pi]))
tensor([ 1., -1.])

cosh
>>> torch.cosh(torch.tensor([0.0, 1.0]))
tensor([1.0000, 1.5431])

cosine_embedding_loss nn.functional.cosine_embedding_loss
>>> F.cosine_embedding_loss(torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]]), torch.tensor([1.0]))
tensor(1.)

cosine_similarity nn.functional.cosine_similarity
>>> F.cosine_similarity(torch.tensor([[1.0, 0.0]]), torch.tensor([[1.0, 1.0]]))
tensor([0.7071])

count_nonzero
>>> torch.count_nonzero(torch.tensor([0, 3, 5]))
tensor(2)

cummax
>>> torch.cummax(torch.tensor([1, 3, 2]), 0).values
tensor([1, 3, 3])

cummin
>>> torch.cummin(torch.tensor([3, 1, 2]), 0).values
tensor([3, 1, 1])

cumprod
>>> torch.cumprod(torch.tensor([1, 2, 3]), 0)
tensor([1, 2, 6])

cumsum
>>> torch.cumsum(torch.tensor([1, 2, 3]), 0)
tensor([1, 3, 6])

deg2rad
>>> torch.deg2rad(torch.tensor([0.0, 180.0]))
tensor([0.0000, 3.1416])

detach
>>> torch.detach(torch.ones(1, requires_grad=True))
tensor([1.])

device
>>> torch.device("cpu")
device(type='cpu')

diag
>>> torch.diag(torch.tensor([1, 2]))
tensor([[1, 0],
        [0, 2]])

diag_embed
>>> torch.diag_embed(torch.tensor([[1, 2]])).shape
torch.Size([1, 2, 2])

diagflat
>>> torch.diagflat(torch.tensor([1, 2]))
tensor([[1, 0],
        [0, 2]])

diagonal
>>> torch.diagonal(torch.tensor([[1, 2], [3, 4]]))
tensor([1, 4])

diff
>>> torch.diff(torch.tensor([1, 4, 9]))
tensor([3, 5])

dist
>>> torch.dist(torch.tensor([0.0, 0.0]), torch.tensor([3.0, 4.0]))
tensor(5.)

div divide true_divide
>>> torch.div(torch.tensor([1.0, 2.0]), 4)
tensor([0.2500, 0.5000])

dot
>>> torch.dot(torch.tensor([1, 2]), torch.tensor([3, 4]))
tensor(11)

dropout nn.functional.dropout
>>> F.dropout(torch.ones(2), 0.5, training=False)
tensor([1., 1.])

dsplit
>>> [x.shape for x in torch.dsplit(torch.zeros(2, 2, 4), 2)]
[torch.Size([2, 2, 2]), torch.Size([2, 2, 2])]

dstack
>>> torch.dstack((torch.tensor([1, 2]), torch.tensor([3, 4]))).shape
torch.Size([1, 2, 2])

dtype
>>> isinstance(torch.float32, torch.dtype)
True

einsum
>>> torch.einsum("ij,jk->ik", torch.tensor([[1, 2]]), torch.tensor([[3], [4]]))
tensor([[11]])

embedding nn.functional.embedding
>>> F.embedding(torch.tensor([1]), torch.tensor([[1.0, 2.0], [3.0, 4.0]]))
tensor([[3., 4.]])

empty
>>> torch.empty(2, 3).shape
torch.Size([2, 3])

empty_like
>>> torch.empty_like(torch.ones(2)).shape
torch.Size([2])

enable_grad
>>> torch.enable_grad()(lambda: torch.is_grad_enabled())()
True

eq
>>> torch.eq(torch.tensor([1, 2]), torch.tensor([1, 3]))
tensor([ True, False])

equal
>>> torch.equal(torch.tensor([1, 2]), torch.tensor([1, 2]))
True

erf
>>> torch.erf(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.8427])

erfc
>>> torch.erfc(torch.tensor([0.0, 1.0]))
tensor([1.0000, 0.1573])

exp
>>> torch.exp(torch.tensor([0.0, 1.0]))
tensor([1.0000, 2.7183])

exp2
>>> torch.exp2(torch.tensor([0.0, 3.0]))
tensor([1., 8.])

expm1
>>> torch.expm1(torch.tensor([0.0, 1.0]))
tensor([0.0000, 1.7183])

eye
>>> torch.eye(2)
tensor([[1., 0.],
        [0., 1.]])

finfo
>>> torch.finfo(torch.float32).eps
1.1920928955078125e-07

fix trunc
>>> torch.trunc(torch.tensor([1.7, -1.7]))
tensor([ 1., -1.])

flatten
>>> torch.flatten(torch.ones(2, 3, 4), 1).shape
torch.Size([2, 12])

flip
>>> torch.flip(torch.tensor([1, 2, 3]), (0,))
tensor([3, 2, 1])

fliplr
>>> torch.fliplr(torch.tensor([[1, 2], [3, 4]]))
tensor([[2, 1],
        [4, 3]])

flipud
>>> torch.flipud(torch.tensor([[1, 2], [3, 4]]))
tensor([[3, 4],
        [1, 2]])

floor
>>> torch.floor(torch.tensor([1.7, -1.2]))
tensor([ 1., -2.])

floor_divide
>>> torch.floor_divide(torch.tensor([7, -7]), 2)
tensor([ 3, -4])

fmod
>>> torch.fmod(torch.tensor([7, -7]), 3)
tensor([ 1, -1])

frac
>>> torch.frac(torch.tensor([1.5, -1.5]))
tensor([ 0.5000, -0.5000])

from_numpy
>>> torch.from_numpy(np.array([1.0, 2.0]))
tensor([1., 2.], dtype=torch.float64)

full
>>> torch.full((2, 2), 7)
tensor([[7, 7],
        [7, 7]])

full_like
>>> torch.full_like(torch.ones(2), 9)
tensor([9., 9.])

gather
>>> torch.gather(torch.tensor([[10, 20], [30, 40]]), 1, torch.tensor([[1], [0]]))
tensor([[20],
        [30]])

ge greater_equal
>>> torch.ge(torch.tensor([1, 2]), 2)
tensor([False,  True])

ger outer
>>> torch.outer(torch.tensor([1, 2]), torch.tensor([3, 4]))
tensor([[3, 4],
        [6, 8]])

get_default_dtype
>>> torch.get_default_dtype()
torch.float32

get_num_threads
>>> torch.get_num_threads() >= 1
True

greater gt
>>> torch.gt(torch.tensor([1, 3]), 2)
tensor([False,  True])

group_norm nn.functional.group_norm
>>> F.group_norm(torch.tensor([[[1.0, 3.0]]]), 1)
tensor([[[-1.0000,  1.0000]]])

hardshrink nn.functional.hardshrink
>>> F.hardshrink(torch.tensor([-1.0, 0.3]))
tensor([-1.,  0.])

hinge_embedding_loss nn.functional.hinge_embedding_loss
>>> F.hinge_embedding_loss(torch.tensor([0.2, 0.3]), torch.tensor([1.0, -1.0]))
tensor(0.4500)

histc
>>> torch.histc(torch.tensor([1.0, 2.0, 2.0, 4.0]), bins=3, min=1, max=4)
tensor([1., 2., 1.])

hsplit
>>> torch.hsplit(torch.tensor([[1, 2], [3, 4]]), 2)
(tensor([[1],
        [3]]), tensor([[2],
        [4]]))

hstack
>>> torch.hstack((torch.tensor([1, 2]), torch.tensor([3])))
tensor([1, 2, 3])

hypot
>>> torch.hypot(torch.tensor([3.0]), torch.tensor([4.0]))
tensor([5.])

iinfo
>>> torch.iinfo(torch.uint8).max
255

index_add
>>> torch.index_add(torch.zeros(3), 0, torch.tensor([0, 0, 2]), torch.ones(3))
tensor([2., 0., 1.])

index_copy
>>> torch.index_copy(torch.zeros(3), 0, torch.tensor([2]), torch.ones(1))
tensor([0., 0., 1.])

index_fill
>>> torch.index_fill(torch.zeros(3), 0, torch.tensor([1]), 5.0)
tensor([0., 5., 0.])

index_put
>>> torch.index_put(torch.zeros(3), (torch.tensor([1]),), torch.tensor([5.0]))
tensor([0., 5., 0.])

index_select
>>> torch.index_select(torch.tensor([10, 20, 30]), 0, torch.tensor([2, 0]))
tensor([30, 10])

inference_mode
>>> torch.inference_mode()(lambda: torch.is_grad_enabled())()
False

initial_seed
>>> g = torch.manual_seed(3)
>>> torch.initial_seed()
3

inner
>>> torch.inner(torch.tensor([1, 2]), torch.tensor([3, 4]))
tensor(11)

instance_norm nn.functional.instance_norm
>>> F.instance_norm(torch.tensor([[[1.0, 3.0]]]))
tensor([[[-1.0000,  1.0000]]])

is_complex
>>> torch.is_complex(torch.ones(1))
False

is_floating_point
>>> torch.is_floating_point(torch.ones(1))
True

is_grad_enabled
>>> torch.is_grad_enabled()
True

is_nonzero
>>> torch.is_nonzero(torch.tensor([3]))
True

is_same_size
>>> torch.is_same_size(torch.ones(2), torch.zeros(2))
True

is_signed
>>> torch.is_signed(torch.ones(1))
True

is_storage
>>> torch.is_storage(torch.ones(1))
False

is_tensor
>>> torch.is_tensor([1, 2])
False

isclose
>>> torch.isclose(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.1]))
tensor([ True, False])

isfinite
>>> torch.isfinite(torch.tensor([1.0, float("inf")]))
tensor([ True, False])

isin
>>> torch.isin(torch.tensor([1, 2, 3]), torch.tensor([2, 5]))
tensor([False,  True, False])

isinf
>>> torch.isinf(torch.tensor([1.0, float("inf")]))
tensor([False,  True])

isnan
>>> torch.isnan(torch.tensor([1.0, float("nan")]))
tensor([False,  True])

isneginf
>>> torch.isneginf(torch.tensor([1.0, float("-inf")]))
tensor([False,  True])

isposinf
>>> torch.isposinf(torch.tensor([1.0, float("inf")]))
tensor([False,  True])

kl_div nn.functional.kl_div
>>> F.kl_div(torch.tensor([0.5, 0.5]).log(), torch.tensor([0.5, 0.5]), reduction="sum")
tensor(0.)

kthvalue
>>> torch.kthvalue(torch.tensor([30, 10, 20]), 2)
torch.return_types.kthvalue(
values=tensor(20),
indices=tensor(2))

layer_norm nn.functional.layer_norm
>>> F.layer_norm(torch.tensor([1.0, 3.0]), (2,))
tensor([-1.0000,  1.0000])

le less_equal
>>> torch.le(torch.tensor([1, 2, 3]), 2)
tensor([ True,  True, False])

lerp
>>> torch.lerp(torch.tensor([0.0]), torch.tensor([10.0]), 0.25)
tensor([2.5000])

less lt
>>> torch.lt(torch.tensor([1, 3]), 2)
tensor([ True, False])

lgamma
>>> torch.lgamma(torch.tensor([1.0, 5.0]))
tensor([0.0000, 3.1781])

linspace
>>> torch.linspace(0, 1, 5)
tensor([0.0000, 0.2500, 0.5000, 0.7500, 1.0000])

log
>>> torch.log(torch.tensor([1.0, 2.0]))
tensor([0.0000, 0.6931])

log10
>>> torch.log10(torch.tensor([1.0, 1000.0]))
tensor([0., 3.])

log1p
>>> torch.log1p(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.6931])

log2
>>> torch.log2(torch.tensor([1.0, 8.0]))
tensor([0., 3.])

log_softmax nn.functional.log_softmax
>>> F.log_softmax(torch.tensor([0.0, 0.0]), dim=0)
tensor([-0.6931, -0.6931])

logaddexp
>>> torch.logaddexp(torch.tensor([0.0]), torch.tensor([0.0]))
tensor([0.6931])

logcumsumexp
>>> torch.logcumsumexp(torch.tensor([0.0, 0.0]), 0)
tensor([0.0000, 0.6931])

logical_and
>>> torch.logical_and(torch.tensor([True, False]), torch.tensor([True, True]))
tensor([ True, False])

logical_not
>>> torch.logical_not(torch.tensor([True, False]))
tensor([False,  True])

logical_or
>>> torch.logical_or(torch.tensor([True, False]), torch.tensor([False, False]))
tensor([ True, False])

logical_xor
>>> torch.logical_xor(torch.tensor([True, False]), torch.tensor([True, True]))
tensor([False,  True])

logit
>>> torch.logit(torch.tensor([0.5, 0.75]))
tensor([0.0000, 1.0986])

logspace
>>> torch.logspace(0, 2, 3)
tensor([  1.,  10., 100.])

logsumexp
>>> torch.logsumexp(torch.tensor([0.0, 0.0]), 0)
tensor(0.6931)

margin_ranking_loss nn.functional.margin_ranking_loss
>>> F.margin_ranking_loss(torch.tensor([1.0]), torch.tensor([3.0]), torch.tensor([1.0]))
tensor(2.)

masked_fill
>>> torch.masked_fill(torch.tensor([1, 2]), torch.tensor([True, False]), 0)
tensor([0, 2])

masked_scatter
>>> torch.masked_scatter(torch.zeros(3), torch.tensor([True, False, True]), torch.tensor([1.0, 2.0]))
tensor([1., 0., 2.])

masked_select
>>> torch.masked_select(torch.tensor([1, 2, 3]), torch.tensor([True, False, True]))
tensor([1, 3])

matmul
>>> torch.matmul(torch.tensor([[1, 2]]), torch.tensor([[3], [4]]))
tensor([[11]])

max
>>> torch.max(torch.tensor([[1, 5], [7, 3]]), 1)
torch.return_types.max(
values=tensor([5, 7]),
indices=tensor([1, 0]))

max_pool1d nn.functional.max_pool1d
>>> F.max_pool1d(torch.tensor([[[1.0, 3.0, 2.0, 4.0]]]), 2)
tensor([[[3., 4.]]])

max_pool2d nn.functional.max_pool2d
>>> F.max_pool2d(torch.tensor([[[1.0, 2.0], [3.0, 4.0]]]), 2)
tensor([[[4.]]])

maximum
>>> torch.maximum(torch.tensor([1, 5]), torch.tensor([3, 2]))
tensor([3, 5])

mean
>>> torch.mean(torch.tensor([[1.0, 2.0], [3.0, 4.0]]), dim=0)
tensor([2., 3.])

median
>>> torch.median(torch.tensor([1, 3, 2]))
tensor(2)

memory_format
>>> isinstance(torch.channels_last, torch.memory_format)
True

meshgrid
>>> torch.meshgrid(torch.tensor([1, 2]), torch.tensor([3, 4]), indexing="ij")
(tensor([[1, 1],
        [2, 2]]), tensor([[3, 4],
        [3, 4]]))

min
>>> torch.min(torch.tensor([[1, 5], [7, 3]]), 1)
torch.return_types.min(
values=tensor([1, 3]),
indices=tensor([0, 1]))

minimum
>>> torch.minimum(torch.tensor([1, 5]), torch.tensor([3, 2]))
tensor([1, 2])

mm
>>> torch.mm(torch.tensor([[1, 2]]), torch.tensor([[3], [4]]))
tensor([[11]])

mode
>>> torch.mode(torch.tensor([1, 2, 2]))
torch.return_types.mode(
values=tensor(2),
indices=tensor(2))

moveaxis movedim
>>> torch.movedim(torch.zeros(2, 3, 4), 0, -1).shape
torch.Size([3, 4, 2])

msort
>>> torch.msort(torch.tensor([3, 1, 2]))
tensor([1, 2, 3])

mul multiply
>>> torch.mul(torch.tensor([1, 2]), torch.tensor([3, 4]))
tensor([3, 8])

multinomial
>>> torch.multinomial(torch.tensor([0.0, 1.0]), 1)
tensor([1])

mv
>>> torch.mv(torch.tensor([[1, 2], [3, 4]]), torch.tensor([1, 1]))
tensor([3, 7])

nan_to_num
>>> torch.nan_to_num(torch.tensor([1.0, float("nan")]))
tensor([1., 0.])

nanmean
>>> torch.nanmean(torch.tensor([1.0, float("nan"), 3.0]))
tensor(2.)

nansum
>>> torch.nansum(torch.tensor([1.0, float("nan"), 3.0]))
tensor(4.)

narrow
>>> torch.narrow(torch.tensor([1, 2, 3]), 0, 1, 2)
tensor([2, 3])

ne not_equal
>>> torch.ne(torch.tensor([1, 2]), torch.tensor([1, 3]))
tensor([False,  True])

neg negative
>>> torch.neg(torch.tensor([1, -2]))
tensor([-1,  2])

no_grad
>>> torch.no_grad()(lambda: torch.is_grad_enabled())()
False

nonzero
>>> torch.nonzero(torch.tensor([0, 3, 5]))
tensor([[1],
        [2]])

norm
>>> torch.norm(torch.tensor([3.0, 4.0]))
tensor(5.)

normal
>>> torch.normal(0.0, 1.0, (2, 3)).shape
torch.Size([2, 3])

numel
>>> torch.numel(torch.zeros(2, 3))
6

ones
>>> torch.ones(2, 3)
tensor([[1., 1., 1.],
        [1., 1., 1.]])

ones_like
>>> torch.ones_like(torch.zeros(2))
tensor([1., 1.])

permute
>>> torch.permute(torch.zeros(2, 3, 4), (2, 0, 1)).shape
torch.Size([4, 2, 3])

pixel_shuffle nn.functional.pixel_shuffle
>>> F.pixel_shuffle(torch.arange(4.0).reshape(1, 4, 1, 1), 2)
tensor([[[[0., 1.],
          [2., 3.]]]])

pixel_unshuffle nn.functional.pixel_unshuffle
>>> F.pixel_unshuffle(torch.zeros(1, 1, 4, 4), 2).shape
torch.Size([1, 4, 2, 2])

poisson_nll_loss nn.functional.poisson_nll_loss
>>> F.poisson_nll_loss(torch.tensor([0.0]), torch.tensor([2.0]))
tensor(1.)

positive
>>> torch.positive(torch.tensor([1, -2]))
tensor([ 1, -2])

pow
>>> torch.pow(torch.tensor([2, 3]), 2)
tensor([4, 9])

prelu nn.functional.prelu
>>> F.prelu(torch.tensor([-1.0, 2.0]), torch.tensor([0.25]))
tensor([-0.2500,  2.0000])

prod
>>> torch.prod(torch.tensor([2, 3, 4]))
tensor(24)

promote_types
>>> torch.promote_types(torch.int64, torch.float32)
torch.float32

quantile
>>> torch.quantile(torch.tensor([1.0, 2.0, 3.0]), 0.5)
tensor(2.)

rad2deg
>>> torch.rad2deg(torch.tensor([0.0, torch.pi]))
tensor([  0., 180.])

rand
>>> torch.rand(2, 3).shape
torch.Size([2, 3])

rand_like
>>> torch.rand_like(torch.ones(2)).shape
torch.Size([2])

randint
>>> torch.randint(0, 10, (3,)).shape
torch.Size([3])

randint_like
>>> torch.randint_like(torch.ones(3), 10).shape
torch.Size([3])

randn
>>> torch.randn(2, 3).shape
torch.Size([2, 3])

randn_like
>>> torch.randn_like(torch.ones(2)).shape
torch.Size([2])

randperm
>>> torch.randperm(4).sort().values
tensor([0, 1, 2, 3])

ravel
>>> torch.ravel(torch.tensor([[1, 2], [3, 4]]))
tensor([1, 2, 3, 4])

reciprocal
>>> torch.reciprocal(torch.tensor([2.0, 4.0]))
tensor([0.5000, 0.2500])

relu
>>> torch.relu(torch.tensor([-1.0, 2.0]))
tensor([0., 2.])

remainder
>>> torch.remainder(torch.tensor([7, -7]), 3)
tensor([1, 2])

repeat_interleave
>>> torch.repeat_interleave(torch.tensor([1, 2]), 2)
tensor([1, 1, 2, 2])

reshape
>>> torch.reshape(torch.arange(4), (2, 2))
tensor([[0, 1],
        [2, 3]])

rms_norm nn.functional.rms_norm
>>> F.rms_norm(torch.tensor([3.0, 4.0]), (2,))
tensor([0.8485, 1.1314])

roll
>>> torch.roll(torch.tensor([1, 2, 3]), 1)
tensor([3, 1, 2])

rot90
>>> torch.rot90(torch.tensor([[1, 2], [3, 4]]))
tensor([[2, 4],
        [1, 3]])

round
>>> torch.round(torch.tensor([1.5, 2.5]))
tensor([2., 2.])

row_stack vstack
>>> torch.vstack((torch.tensor([1, 2]), torch.tensor([3, 4])))
tensor([[1, 2],
        [3, 4]])

rsqrt
>>> torch.rsqrt(torch.tensor([4.0, 16.0]))
tensor([0.5000, 0.2500])

rsub
>>> torch.rsub(torch.tensor([1, 2]), 10)
tensor([9, 8])

scatter
>>> torch.scatter(torch.zeros(1, 3), 1, torch.tensor([[2]]), torch.tensor([[5.0]]))
tensor([[0., 0., 5.]])

scatter_add
>>> torch.scatter_add(torch.zeros(3), 0, torch.tensor([0, 0]), torch.tensor([1.0, 2.0]))
tensor([3., 0., 0.])

searchsorted
>>> torch.searchsorted(torch.tensor([1, 3, 5]), 4)
tensor(2)

seed
>>> isinstance(torch.seed(), int)
True

select
>>> torch.select(torch.tensor([[1, 2], [3, 4]]), 0, 1)
tensor([3, 4])

selu nn.functional.selu
>>> F.selu(torch.tensor([-1.0, 2.0]))
tensor([-1.1113,  2.1014])

set_default_device
>>> torch.set_default_device("cpu")

set_default_dtype
>>> torch.set_default_dtype(torch.float32)

set_float32_matmul_precision
>>> torch.set_float32_matmul_precision("highest")

set_grad_enabled
>>> with torch.set_grad_enabled(False): y = 2 * torch.ones(1, requires_grad=True)
>>> y.requires_grad
False

set_num_threads
>>> torch.set_num_threads(1)

set_printoptions
>>> torch.set_printoptions(precision=4)

sgn
>>> torch.sgn(torch.tensor([-3.0, 5.0]))
tensor([-1.,  1.])

sigmoid
>>> torch.sigmoid(torch.tensor([0.0, 2.0]))
tensor([0.5000, 0.8808])

sign
>>> torch.sign(torch.tensor([-3, 0, 5]))
tensor([-1,  0,  1])

signbit
>>> torch.signbit(torch.tensor([-1.0, 2.0]))
tensor([ True, False])

sin
>>> torch.sin(torch.tensor([0.0, torch.pi / 2]))
tensor([0., 1.])

sinh
>>> torch.sinh(torch.tensor([0.0, 1.0]))
tensor([0.0000, 1.1752])

softmax nn.functional.softmax
>>> F.softmax(torch.tensor([0.0, 1.0]), dim=0)
tensor([0.2689, 0.7311])

sort
>>> torch.sort(torch.tensor([3, 1, 2]))
torch.return_types.sort(
values=tensor([1, 2, 3]),
indices=tensor([1, 2, 0]))

split
>>> torch.split(torch.arange(5), 2)
(tensor([0, 1]), tensor([2, 3]), tensor([4]))

sqrt
>>> torch.sqrt(torch.tensor([4.0, 9.0]))
tensor([2., 3.])

square
>>> torch.square(torch.tensor([2, 3]))
tensor([4, 9])

squeeze
>>> torch.squeeze(torch.zeros(1, 3)).shape
torch.Size([3])

stack
>>> torch.stack([torch.tensor([1, 2]), torch.tensor([3, 4])])
tensor([[1, 2],
        [3, 4]])

std
>>> torch.std(torch.tensor([1.0, 2.0, 3.0]))
tensor(1.)

std_mean
>>> torch.std_mean(torch.tensor([1.0, 2.0, 3.0]))
(tensor(1.), tensor(2.))

sub subtract
>>> torch.sub(torch.tensor([5, 6]), 1)
tensor([4, 5])

sum
>>> torch.sum(torch.tensor([[1, 2], [3, 4]]), dim=0)
tensor([4, 6])

swapaxes swapdims transpose
>>> torch.transpose(torch.zeros(2, 3), 0, 1).shape
torch.Size([3, 2])

t
>>> torch.t(torch.tensor([[1, 2], [3, 4]]))
tensor([[1, 3],
        [2, 4]])

take
>>> torch.take(torch.tensor([10, 20, 30]), torch.tensor([2, 0]))
tensor([30, 10])

take_along_dim
>>> torch.take_along_dim(torch.tensor([[3, 1]]), torch.tensor([[1, 0]]), dim=1)
tensor([[1, 3]])

tan
>>> torch.tan(torch.tensor([0.0, 1.0]))
tensor([0.0000, 1.5574])

tanh
>>> torch.tanh(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.7616])

tensor
>>> torch.tensor([[1, 2], [3, 4]])
tensor([[1, 2],
        [3, 4]])

tensor_split
>>> torch.tensor_split(torch.arange(5), 2)
(tensor([0, 1, 2]), tensor([3, 4]))

tensordot
>>> torch.tensordot(torch.tensor([[1, 2]]), torch.tensor([[3], [4]]), dims=1)
tensor([[11]])

threshold nn.functional.threshold
>>> F.threshold(torch.tensor([0.5, 2.0]), 1.0, 0.0)
tensor([0., 2.])

tile
>>> torch.tile(torch.tensor([1, 2]), (2,))
tensor([1, 2, 1, 2])

topk
>>> torch.topk(torch.tensor([1, 5, 3]), 2)
torch.return_types.topk(
values=tensor([5, 3]),
indices=tensor([1, 2]))

trace
>>> torch.trace(torch.tensor([[1, 2], [3, 4]]))
tensor(5)

tril
>>> torch.tril(torch.tensor([[1, 2], [3, 4]]))
tensor([[1, 0],
        [3, 4]])

tril_indices
>>> torch.tril_indices(2, 2)
tensor([[0, 1, 1],
        [0, 0, 1]])

triplet_margin_loss nn.functional.triplet_margin_loss
>>> F.triplet_margin_loss(torch.tensor([[0.0]]), torch.tensor([[1.0]]), torch.tensor([[3.0]]))
tensor(0.)

triu
>>> torch.triu(torch.tensor([[1, 2], [3, 4]]))
tensor([[1, 2],
        [0, 4]])

triu_indices
>>> torch.triu_indices(2, 2)
tensor([[0, 0, 1],
        [0, 1, 1]])

typename
>>> torch.typename(torch.ones(1))
'torch.FloatTensor'

unbind
>>> torch.unbind(torch.tensor([[1, 2], [3, 4]]))
(tensor([1, 2]), tensor([3, 4]))

unflatten
>>> torch.unflatten(torch.zeros(6), 0, (2, 3)).shape
torch.Size([2, 3])

unique
>>> torch.unique(torch.tensor([3, 1, 3]))
tensor([1, 3])

unique_consecutive
>>> torch.unique_consecutive(torch.tensor([1, 1, 2, 1]))
tensor([1, 2, 1])

unsqueeze
>>> torch.unsqueeze(torch.tensor([1, 2]), 0)
tensor([[1, 2]])

use_deterministic_algorithms
>>> torch.use_deterministic_algorithms(False)

var
>>> torch.var(torch.tensor([1.0, 2.0, 3.0]))
tensor(1.)

var_mean
>>> torch.var_mean(torch.tensor([1.0, 2.0, 3.0]))
(tensor(1.), tensor(2.))

vsplit
>>> torch.vsplit(torch.tensor([[1, 2], [3, 4]]), 2)
(tensor([[1, 2]]), tensor([[3, 4]]))

where
>>> torch.where(torch.tensor([True, False]), 1, 0)
tensor([1, 0])

xlogy
>>> torch.xlogy(torch.tensor([0.0, 2.0]), torch.tensor([0.0, 1.0]))
tensor([0., 0.])

zeros
>>> torch.zeros(2, 2)
tensor([[0., 0.],
        [0., 0.]])

zeros_like
>>> torch.zeros_like(torch.ones(2))
tensor([0., 0.])

nn.Module
>>> nn.Module.__call__ is not None
True

nn.MaxUnpool1d
>>> x, where = F.max_pool1d(torch.tensor([[1.0, 3.0]]), 2, return_indices=True)
>>> nn.MaxUnpool1d(2)(x, where)
tensor([[0., 3.]])

nn.MaxUnpool2d
>>> x, where = F.max_pool2d(torch.tensor([[[1.0, 2.0], [3.0, 4.0]]]), 2, return_indices=True)
>>> nn.MaxUnpool2d(2)(x, where)
tensor([[[0., 0.],
         [0., 4.]]])

nn.ModuleDict
>>> nn.ModuleDict({"a": nn.ReLU()})["a"]
ReLU()

nn.ModuleList
>>> len(nn.ModuleList([nn.ReLU(), nn.Tanh()]))
2

nn.Parameter nn.parameter.Parameter
>>> nn.Parameter(torch.ones(2)).requires_grad
True

nn.ParameterDict
>>> nn.ParameterDict({"w": nn.Parameter(torch.ones(1))})["w"].shape
torch.Size([1])

nn.ParameterList
>>> len(nn.ParameterList([nn.Parameter(torch.ones(1))]))
1

nn.functional.adaptive_avg_pool1d
>>> F.adaptive_avg_pool1d(torch.tensor([[[1.0, 2.0, 3.0, 4.0]]]), 2)
tensor([[[1.5000, 3.5000]]])

nn.functional.adaptive_avg_pool2d
>>> F.adaptive_avg_pool2d(torch.ones(1, 3, 8, 8), 1).shape
torch.Size([1, 3, 1, 1])

nn.functional.adaptive_max_pool1d
>>> F.adaptive_max_pool1d(torch.tensor([[[1.0, 2.0, 3.0, 4.0]]]), 2)
tensor([[[2., 4.]]])

nn.functional.adaptive_max_pool2d
>>> F.adaptive_max_pool2d(torch.ones(1, 3, 8, 8), 2).shape
torch.Size([1, 3, 2, 2])

nn.functional.adaptive_max_pool2d_with_indices
>>> F.adaptive_max_pool2d_with_indices(torch.ones(1, 1, 4, 4), 1)[1].shape
torch.Size([1, 1, 1, 1])

nn.functional.alpha_dropout
>>> F.alpha_dropout(torch.ones(2), 0.5, training=False)
tensor([1., 1.])

nn.functional.avg_pool1d
>>> F.avg_pool1d(torch.tensor([[[1.0, 2.0, 3.0, 4.0]]]), 2)
tensor([[[1.5000, 3.5000]]])

nn.functional.avg_pool2d
>>> F.avg_pool2d(torch.tensor([[[1.0, 2.0], [3.0, 4.0]]]), 2)
tensor([[[2.5000]]])

nn.functional.binary_cross_entropy
>>> F.binary_cross_entropy(torch.tensor([0.5]), torch.tensor([1.0]))
tensor(0.6931)

nn.functional.celu_
>>> F.celu_(torch.tensor([-1.0, 2.0]))
tensor([-0.6321,  2.0000])

nn.functional.cross_entropy
>>> F.cross_entropy(torch.tensor([[0.0, 0.0]]), torch.tensor([1]))
tensor(0.6931)

nn.functional.dropout1d
>>> F.dropout1d(torch.ones(1, 2, 3), training=False).shape
torch.Size([1, 2, 3])

nn.functional.dropout2d
>>> F.dropout2d(torch.ones(1, 2, 3, 3), training=False).shape
torch.Size([1, 2, 3, 3])

nn.functional.elu
>>> F.elu(torch.tensor([-1.0, 2.0]))
tensor([-0.6321,  2.0000])

nn.functional.elu_
>>> F.elu_(torch.tensor([-1.0, 2.0]))
tensor([-0.6321,  2.0000])

nn.functional.fold
>>> F.fold(torch.ones(1, 4, 4), (3, 3), (2, 2))
tensor([[[[1., 2., 1.],
          [2., 4., 2.],
          [1., 2., 1.]]]])

nn.functional.gaussian_nll_loss
>>> F.gaussian_nll_loss(torch.tensor([1.0]), torch.tensor([2.0]), torch.tensor([1.0]))
tensor(0.5000)

nn.functional.gelu
>>> F.gelu(torch.tensor([-1.0, 2.0]))
tensor([-0.1587,  1.9545])

nn.functional.glu
>>> F.glu(torch.tensor([1.0, 2.0, 0.0, 0.0]))
tensor([0.5000, 1.0000])

nn.functional.gumbel_softmax
>>> F.gumbel_softmax(torch.zeros(3), hard=True).sum()
tensor(1.)

nn.functional.hardsigmoid
>>> F.hardsigmoid(torch.tensor([-4.0, 0.0, 1.5]))
tensor([0.0000, 0.5000, 0.7500])

nn.functional.hardswish
>>> F.hardswish(torch.tensor([0.0, 3.0]))
tensor([0., 3.])

nn.functional.hardtanh
>>> F.hardtanh(torch.tensor([-4.0, 0.5, 3.0]))
tensor([-1.0000,  0.5000,  1.0000])

nn.functional.hardtanh_
>>> F.hardtanh_(torch.tensor([-4.0, 0.5, 3.0]))
tensor([-1.0000,  0.5000,  1.0000])

nn.functional.huber_loss
>>> F.huber_loss(torch.tensor([0.0, 3.0]), torch.tensor([1.0, 0.0]))
tensor(1.5000)

nn.functional.interpolate
>>> F.interpolate(torch.tensor([[[[1.0, 2.0]]]]), scale_factor=2)
tensor([[[[1., 1., 2., 2.],
          [1., 1., 2., 2.]]]])

nn.functional.l1_loss
>>> F.l1_loss(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))
tensor(1.)

nn.functional.leaky_relu
>>> F.leaky_relu(torch.tensor([-1.0, 2.0]))
tensor([-0.0100,  2.0000])

nn.functional.leaky_relu_
>>> F.leaky_relu_(torch.tensor([-1.0, 2.0]))
tensor([-0.0100,  2.0000])

nn.functional.linear
>>> F.linear(torch.tensor([1.0, 2.0]), torch.tensor([[3.0, 4.0]]))
tensor([11.])

nn.functional.local_response_norm
>>> F.local_response_norm(torch.ones(1, 3, 2, 2), 2).shape
torch.Size([1, 3, 2, 2])

nn.functional.logsigmoid
>>> F.logsigmoid(torch.tensor([0.0]))
tensor([-0.6931])

nn.functional.lp_pool1d
>>> F.lp_pool1d(torch.tensor([[[3.0, 4.0]]]), 2, 2)
tensor([[[5.]]])

nn.functional.lp_pool2d
>>> F.lp_pool2d(torch.tensor([[[[3.0, 4.0]]]]), 2, (1, 2))
tensor([[[[5.]]]])

nn.functional.max_pool1d_with_indices
>>> F.max_pool1d_with_indices(torch.tensor([[[1.0, 3.0]]]), 2)
(tensor([[[3.]]]), tensor([[[1]]]))

nn.functional.max_pool2d_with_indices
>>> F.max_pool2d_with_indices(torch.tensor([[[1.0, 2.0], [3.0, 4.0]]]), 2)
(tensor([[[4.]]]), tensor([[[3]]]))

nn.functional.max_unpool1d
>>> F.max_unpool1d(torch.tensor([[[3.0]]]), torch.tensor([[[1]]]), 2)
tensor([[[0., 3.]]])

nn.functional.max_unpool2d
>>> F.max_unpool2d(torch.tensor([[[4.0]]]), torch.tensor([[[3]]]), 2)
tensor([[[0., 0.],
         [0., 4.]]])

nn.functional.mish
>>> F.mish(torch.tensor([-1.0, 2.0]))
tensor([-0.3034,  1.9440])

nn.functional.mse_loss
>>> F.mse_loss(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 4.0]))
tensor(2.)

nn.functional.multi_margin_loss
>>> F.multi_margin_loss(torch.tensor([[0.1, 0.9]]), torch.tensor([1]))
tensor(0.1000)

nn.functional.multilabel_soft_margin_loss
>>> F.multilabel_soft_margin_loss(torch.tensor([[0.0, 0.0]]), torch.tensor([[0.0, 1.0]]))
tensor(0.6931)

nn.functional.nll_loss
>>> F.nll_loss(torch.tensor([[-0.5, -1.0]]), torch.tensor([1]))
tensor(1.)

nn.functional.one_hot
>>> F.one_hot(torch.tensor([0, 2]))
tensor([[1, 0, 0],
        [0, 0, 1]])

nn.functional.pad
>>> F.pad(torch.tensor([[1.0, 2.0]]), (1, 1))
tensor([[0., 1., 2., 0.]])

nn.functional.relu
>>> F.relu(torch.tensor([-1.0, 2.0]))
tensor([0., 2.])

nn.functional.relu6
>>> F.relu6(torch.tensor([-1.0, 9.0]))
tensor([0., 6.])

nn.functional.relu_
>>> F.relu_(torch.tensor([-1.0, 2.0]))
tensor([0., 2.])

nn.functional.rrelu
>>> F.rrelu(torch.tensor([2.0]))
tensor([2.])

nn.functional.rrelu_
>>> F.rrelu_(torch.tensor([2.0]))
tensor([2.])

nn.functional.selu_
>>> F.selu_(torch.tensor([-1.0, 2.0]))
tensor([-1.1113,  2.1014])

nn.functional.sigmoid
>>> F.sigmoid(torch.tensor([0.0, 2.0]))
tensor([0.5000, 0.8808])

nn.functional.silu
>>> F.silu(torch.tensor([-1.0, 2.0]))
tensor([-0.2689,  1.7616])

nn.functional.smooth_l1_loss
>>> F.smooth_l1_loss(torch.tensor([0.0, 3.0]), torch.tensor([1.0, 0.0]))
tensor(1.5000)

nn.functional.soft_margin_loss
>>> F.soft_margin_loss(torch.tensor([0.0]), torch.tensor([1.0]))
tensor(0.6931)

nn.functional.softmin
>>> F.softmin(torch.tensor([0.0, 1.0]), dim=0)
tensor([0.7311, 0.2689])

nn.functional.softplus
>>> F.softplus(torch.tensor([0.0]))
tensor([0.6931])

nn.functional.softshrink
>>> F.softshrink(torch.tensor([-1.0, 0.3]))
tensor([-0.5000,  0.0000])

nn.functional.softsign
>>> F.softsign(torch.tensor([-1.0, 1.0]))
tensor([-0.5000,  0.5000])

nn.functional.tanh
>>> F.tanh(torch.tensor([0.0, 1.0]))
tensor([0.0000, 0.7616])

nn.functional.tanhshrink
>>> F.tanhshrink(torch.tensor([1.0]))
tensor([0.2384])

nn.functional.threshold_
>>> F.threshold_(torch.tensor([0.5, 2.0]), 1.0, 0.0)
tensor([0., 2.])

nn.functional.unfold
>>> F.unfold(torch.ones(1, 1, 3, 3), 2).shape
torch.Size([1, 4, 4])

nn.functional.upsample
>>> F.interpolate(torch.ones(1, 1, 2, 2), size=(4, 4)).shape
torch.Size([1, 1, 4, 4])

nn.functional.upsample_bilinear
>>> F.interpolate(torch.ones(1, 1, 2, 2), size=(4, 4), mode="bilinear").shape
torch.Size([1, 1, 4, 4])

nn.functional.upsample_nearest
>>> F.interpolate(torch.ones(1, 1, 2, 2), scale_factor=2).shape
torch.Size([1, 1, 4, 4])

nn.init.calculate_gain
>>> nn.init.calculate_gain("relu")
1.4142135623730951

nn.init.constant_
>>> nn.init.constant_(torch.empty(2), 3.0)
tensor([3., 3.])

nn.init.dirac_
>>> nn.init.dirac_(torch.empty(1, 1, 1, 3))
tensor([[[[0., 1., 0.]]]])

nn.init.eye_
>>> nn.init.eye_(torch.empty(2, 2))
tensor([[1., 0.],
        [0., 1.]])

nn.init.kaiming_normal_
>>> nn.init.kaiming_normal_(torch.empty(4, 3)).shape
torch.Size([4, 3])

nn.init.kaiming_uniform_
>>> nn.init.kaiming_uniform_(torch.empty(4, 3)).shape
torch.Size([4, 3])

nn.init.normal_
>>> nn.init.normal_(torch.empty(2, 3), 0.0, 0.1).shape
torch.Size([2, 3])

nn.init.ones_
>>> nn.init.ones_(torch.empty(2))
tensor([1., 1.])

nn.init.orthogonal_
>>> w = nn.init.orthogonal_(torch.empty(2, 2))
>>> torch.allclose(w @ w.t(), torch.eye(2), atol=1e-5)
True

nn.init.trunc_normal_
>>> nn.init.trunc_normal_(torch.empty(100)).abs().max() <= 2
tensor(True)

nn.init.uniform_
>>> nn.init.uniform_(torch.empty(100), -1, 1).abs().max() <= 1
tensor(True)

nn.init.xavier_normal_
>>> nn.init.xavier_normal_(torch.empty(4, 3)).shape
torch.Size([4, 3])

nn.init.xavier_uniform_
>>> nn.init.xavier_uniform_(torch.empty(4, 3)).abs().max() <= (6 / 7) ** 0.5
tensor(True)

nn.init.zeros_
>>> nn.init.zeros_(torch.empty(2))
tensor([0., 0.])

nn.utils.clip_grad_norm_
>>> w = nn.Parameter(torch.ones(2))
>>> (3 * w).sum().backward()
>>> nn.utils.clip_grad_norm_([w], 1.0)
tensor(4.2426)

nn.utils.clip_grad_value_
>>> w = nn.Parameter(torch.ones(2))
>>> (3 * w).sum().backward()
>>> nn.utils.clip_grad_value_([w], 1.0)
>>> w.grad
tensor([1., 1.])

nn.utils.clip_grads_with_norm_
>>> w = nn.Parameter(torch.ones(1))
>>> (4 * w).sum().backward()
>>> nn.utils.clip_grads_with_norm_([w], 1.0, torch.tensor(4.0))
>>> w.grad
tensor([1.0000])

nn.utils.fuse_conv_bn_eval
>>> nn.utils.fuse_conv_bn_eval(nn.Conv2d(1, 2, 3).eval(), nn.BatchNorm2d(2).eval())
Conv2d(1, 2, kernel_size=(3, 3), stride=(1, 1))

nn.utils.get_total_norm
>>> nn.utils.get_total_norm([torch.tensor([3.0]), torch.tensor([4.0])])
tensor(5.)

nn.utils.parameters_to_vector
>>> nn.utils.parameters_to_vector(nn.Linear(2, 1).parameters()).shape
torch.Size([3])

nn.utils.vector_to_parameters
>>> net = nn.Linear(1, 1)
>>> nn.utils.vector_to_parameters(torch.tensor([2.0, 1.0]), net.parameters())
>>> net(torch.tensor([3.0])).item()
7.0

linalg.diagonal
>>> torch.linalg.diagonal(torch.tensor([[1, 2], [3, 4]]))
tensor([1, 4])

linalg.LinAlgError
>>> torch.linalg.inv(torch.zeros(2, 2))    # raises LinAlgError: the matrix is singular

linalg.matmul
>>> torch.linalg.matmul(torch.ones(2, 3), torch.ones(3, 1))
tensor([[3.],
        [3.]])

linalg.matrix_power matrix_power
>>> torch.linalg.matrix_power(torch.tensor([[1.0, 1.0], [0.0, 1.0]]), 3)
tensor([[1., 3.],
        [0., 1.]])

linalg.multi_dot
>>> torch.linalg.multi_dot([torch.ones(1, 2), torch.ones(2, 3), torch.ones(3, 1)])
tensor([[6.]])

linalg.slogdet slogdet
>>> torch.linalg.slogdet(torch.tensor([[2.0, 0.0], [0.0, -1.0]])).sign
tensor(-1.)

linalg.vecdot
>>> torch.linalg.vecdot(torch.tensor([1.0, 2.0]), torch.tensor([3.0, 4.0]))
tensor(11.)

det
>>> torch.det(torch.tensor([[2.0, 1.0], [0.0, 4.0]]))
tensor(8.)

inverse
>>> torch.inverse(torch.tensor([[2.0, 0.0], [0.0, 4.0]]))
tensor([[0.5000, 0.0000],
        [0.0000, 0.2500]])

logdet
>>> torch.logdet(torch.tensor([[2.0, 1.0], [0.0, 0.5]]))
tensor(0.)

autograd.Function
>>> hasattr(torch.autograd.Function, "apply")
True

autograd.FunctionCtx
>>> ctx.save_for_backward(x)    # in the forward of a torch.autograd.Function

autograd.backward
>>> x = torch.ones(1, requires_grad=True)
>>> torch.autograd.backward(2 * x)
>>> x.grad
tensor([2.])

autograd.grad
>>> x = torch.tensor(3.0, requires_grad=True)
>>> torch.autograd.grad(x * x, x)
(tensor(6.),)

optim.ASGD
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.ASGD([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.Adadelta
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.Adadelta([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.Adagrad
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.Adagrad([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.Adam
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.Adam([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.AdamW
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.AdamW([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.Adamax
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.Adamax([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.NAdam
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.NAdam([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.RAdam
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.RAdam([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.RMSprop
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.RMSprop([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.Rprop
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.Rprop([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.SGD
>>> w = nn.Parameter(torch.ones(1))
>>> rule = torch.optim.SGD([w], lr=0.1)
>>> w.sum().backward()
>>> rule.step()
>>> w.item() < 1
True

optim.Optimizer
>>> issubclass(torch.optim.SGD, torch.optim.Optimizer)
True

optim.lr_scheduler.ConstantLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.ConstantLR(rule, factor=0.5, total_iters=2)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.5

optim.lr_scheduler.CosineAnnealingLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.CosineAnnealingLR(rule, T_max=10)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.9755

optim.lr_scheduler.CosineAnnealingWarmRestarts
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(rule, T_0=5)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.9045

optim.lr_scheduler.ExponentialLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.ExponentialLR(rule, gamma=0.9)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.9

optim.lr_scheduler.LambdaLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.LambdaLR(rule, lambda epoch: 0.5 ** epoch)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.5

optim.lr_scheduler.LinearLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.LinearLR(rule, start_factor=0.5, total_iters=4)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.625

optim.lr_scheduler.MultiStepLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.MultiStepLR(rule, milestones=[1, 3])
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.1

optim.lr_scheduler.MultiplicativeLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.MultiplicativeLR(rule, lambda epoch: 0.9)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.9

optim.lr_scheduler.OneCycleLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.OneCycleLR(rule, max_lr=1.0, total_steps=10)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.52

optim.lr_scheduler.PolynomialLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.PolynomialLR(rule, total_iters=4)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.75

optim.lr_scheduler.StepLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.StepLR(rule, step_size=1)
>>> rule.step()
>>> plan.step()
>>> round(plan.get_last_lr()[0], 4)
0.1

optim.lr_scheduler.LRScheduler
>>> issubclass(torch.optim.lr_scheduler.StepLR, torch.optim.lr_scheduler.LRScheduler)
True

optim.lr_scheduler.ReduceLROnPlateau
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.ReduceLROnPlateau(rule, patience=0)
>>> plan.step(1.0)
>>> plan.step(1.0)
>>> rule.param_groups[0]['lr']
0.1

optim.lr_scheduler.ChainedScheduler
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> plan = torch.optim.lr_scheduler.ChainedScheduler([torch.optim.lr_scheduler.ExponentialLR(rule, 0.5)])
>>> rule.step()
>>> plan.step()
>>> plan.get_last_lr()
[0.5]

optim.lr_scheduler.SequentialLR
>>> rule = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=1.0)
>>> parts = [torch.optim.lr_scheduler.ConstantLR(rule, 0.1), torch.optim.lr_scheduler.ExponentialLR(rule, 0.5)]
>>> plan = torch.optim.lr_scheduler.SequentialLR(rule, parts, milestones=[2])
>>> plan.get_last_lr()
[0.1]

utils.data.BatchSampler
>>> from torch.utils import data
>>> list(data.BatchSampler(data.SequentialSampler(range(5)), 2, False))
[[0, 1], [2, 3], [4]]

utils.data.ConcatDataset
>>> from torch.utils import data
>>> len(data.ConcatDataset([range(2), range(3)]))
5

utils.data.Dataset
>>> from torch.utils import data
>>> isinstance(data.TensorDataset(torch.ones(2)), data.Dataset)
True

utils.data.IterableDataset
>>> from torch.utils import data
>>> issubclass(data.IterableDataset, data.Dataset)
True

utils.data.RandomSampler
>>> from torch.utils import data
>>> sorted(data.RandomSampler(range(3)))
[0, 1, 2]

utils.data.Sampler
>>> from torch.utils import data
>>> issubclass(data.RandomSampler, data.Sampler)
True

utils.data.SequentialSampler
>>> from torch.utils import data
>>> list(data.SequentialSampler(range(3)))
[0, 1, 2]

utils.data.StackDataset
>>> from torch.utils import data
>>> data.StackDataset([1, 2], [3, 4])[0]
(1, 3)

utils.data.Subset
>>> from torch.utils import data
>>> data.Subset([10, 20, 30], [2])[0]
30

utils.data.SubsetRandomSampler
>>> from torch.utils import data
>>> sorted(data.SubsetRandomSampler([1, 4]))
[1, 4]

utils.data.TensorDataset
>>> from torch.utils import data
>>> data.TensorDataset(torch.tensor([1, 2]), torch.tensor([3, 4]))[1]
(tensor(2), tensor(4))

utils.data.WeightedRandomSampler
>>> from torch.utils import data
>>> list(data.WeightedRandomSampler([0.0, 1.0], 2))
[1, 1]

utils.data.default_collate
>>> from torch.utils import data
>>> data.default_collate([1, 2])
tensor([1, 2])

utils.data.default_convert
>>> from torch.utils import data
>>> data.default_convert([1.5])
[1.5]

cuda.device_count
>>> torch.cuda.device_count()
0

cuda.empty_cache
>>> torch.cuda.empty_cache()

cuda.is_available
>>> torch.cuda.is_available()
False

cuda.is_initialized
>>> torch.cuda.is_initialized()
False

cuda.manual_seed
>>> torch.cuda.manual_seed(0)

cuda.manual_seed_all
>>> torch.cuda.manual_seed_all(0)

autograd.GradcheckError
>>> torch.autograd.gradcheck(torch.tanh, torch.ones(1, dtype=torch.float64, requires_grad=True))
True

autograd.detect_anomaly autograd.set_detect_anomaly
>>> with torch.autograd.set_detect_anomaly(True): y = torch.ones(1, requires_grad=True) * 2
>>> y
tensor([2.], grad_fn=<MulBackward0>)

cuda.current_device cuda.get_device_name cuda.synchronize
>>> torch.cuda.is_available()    # no graphics processor here: these raise

numpy
>>> torch.ones(2).numpy()
array([1., 1.], dtype=float32)
"""
