"""What `help` shows of TensorFlow's functions: a line to type, and what TensorFlow prints.

Tests/CourseLibraryTests/Scripts/record_examples.py records the answers.
"""

examples = r"""
abs
>>> tf.abs(tf.constant([1.0, 4.0])).numpy().round(4)
array([1., 4.], dtype=float32)

cos
>>> tf.cos(tf.constant([1.0, 4.0])).numpy().round(4)
array([ 0.5403, -0.6536], dtype=float32)

exp
>>> tf.exp(tf.constant([1.0, 4.0])).numpy().round(4)
array([ 2.7183, 54.5982], dtype=float32)

floor
>>> tf.floor(tf.constant([1.0, 4.0])).numpy().round(4)
array([1., 4.], dtype=float32)

negative
>>> tf.negative(tf.constant([1.0, 4.0])).numpy().round(4)
array([-1., -4.], dtype=float32)

round
>>> tf.round(tf.constant([1.0, 4.0])).numpy().round(4)
array([1., 4.], dtype=float32)

sigmoid
>>> tf.sigmoid(tf.constant([1.0, 4.0])).numpy().round(4)
array([0.7311, 0.982 ], dtype=float32)

sign
>>> tf.sign(tf.constant([1.0, 4.0])).numpy().round(4)
array([1., 1.], dtype=float32)

sin
>>> tf.sin(tf.constant([1.0, 4.0])).numpy().round(4)
array([ 0.8415, -0.7568], dtype=float32)

sqrt
>>> tf.sqrt(tf.constant([1.0, 4.0])).numpy().round(4)
array([1., 2.], dtype=float32)

square
>>> tf.square(tf.constant([1.0, 4.0])).numpy().round(4)
array([ 1., 16.], dtype=float32)

tanh
>>> tf.tanh(tf.constant([1.0, 4.0])).numpy().round(4)
array([0.7616, 0.9993], dtype=float32)

add
>>> tf.add(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([3., 6.], dtype=float32)

subtract
>>> tf.subtract(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([-1.,  2.], dtype=float32)

multiply
>>> tf.multiply(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([2., 8.], dtype=float32)

divide
>>> tf.divide(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([0.5, 2. ], dtype=float32)

pow
>>> tf.pow(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([ 1., 16.], dtype=float32)

maximum
>>> tf.maximum(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([2., 4.], dtype=float32)

minimum
>>> tf.minimum(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([1., 2.], dtype=float32)

equal
>>> tf.equal(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([False, False])

greater
>>> tf.greater(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([False,  True])

less
>>> tf.less(tf.constant([1.0, 4.0]), tf.constant([2.0, 2.0])).numpy()
array([ True, False])

reduce_max
>>> tf.reduce_max(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([3., 5.], dtype=float32)

reduce_mean
>>> tf.reduce_mean(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([2. , 3.5], dtype=float32)

reduce_min
>>> tf.reduce_min(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([1., 2.], dtype=float32)

reduce_prod
>>> tf.reduce_prod(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([ 3., 10.], dtype=float32)

reduce_sum
>>> tf.reduce_sum(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([4., 7.], dtype=float32)

argmax
>>> tf.argmax(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([1, 1])

argmin
>>> tf.argmin(tf.constant([[1.0, 2.0], [3.0, 5.0]]), axis=0).numpy()
array([0, 0])

reduce_all
>>> tf.reduce_all(tf.constant([[True, False], [True, True]]), axis=0).numpy()
array([ True, False])

reduce_any
>>> tf.reduce_any(tf.constant([[True, False], [True, True]]), axis=0).numpy()
array([ True,  True])

GradientTape
>>> x = tf.Variable(3.0)
>>> with tf.GradientTape() as tape: y = x * x
>>> tape.gradient(y, x).numpy()
np.float32(6.0)

Tensor
>>> isinstance(tf.constant(1.0), tf.Tensor)
True

TensorShape
>>> tf.constant([[1, 2]]).shape.as_list()
[1, 2]

Variable
>>> v = tf.Variable([1.0, 2.0])
>>> v.assign_add([1.0, 1.0])
>>> v.numpy()
array([2., 3.], dtype=float32)

cast
>>> tf.cast(tf.constant([1.7]), tf.int32)
<tf.Tensor: shape=(1,), dtype=int32, numpy=array([1], dtype=int32)>

clip_by_value
>>> tf.clip_by_value(tf.constant([-3, 12]), 0, 10)
<tf.Tensor: shape=(2,), dtype=int32, numpy=array([ 0, 10], dtype=int32)>

concat
>>> tf.concat([tf.constant([1, 2]), tf.constant([3])], axis=0)
<tf.Tensor: shape=(3,), dtype=int32, numpy=array([1, 2, 3], dtype=int32)>

constant
>>> tf.constant([[1.0, 2.0]])
<tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[1., 2.]], dtype=float32)>

convert_to_tensor
>>> tf.convert_to_tensor([1.0, 2.0])
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>

einsum
>>> tf.einsum('ij,jk->ik', tf.constant([[1.0, 2.0]]), tf.constant([[3.0], [4.0]]))
<tf.Tensor: shape=(1, 1), dtype=float32, numpy=array([[11.]], dtype=float32)>

expand_dims
>>> tf.expand_dims(tf.constant([1, 2]), 0)
<tf.Tensor: shape=(1, 2), dtype=int32, numpy=array([[1, 2]], dtype=int32)>

eye
>>> tf.eye(2)
<tf.Tensor: shape=(2, 2), dtype=float32, numpy=
array([[1., 0.],
       [0., 1.]], dtype=float32)>

fill
>>> tf.fill((2, 2), 7)
<tf.Tensor: shape=(2, 2), dtype=int32, numpy=
array([[7, 7],
       [7, 7]], dtype=int32)>

function
>>> tf.function(lambda x: x + 1)(tf.constant(1.0))
<tf.Tensor: shape=(), dtype=float32, numpy=2.0>

gather
>>> tf.gather(tf.constant([10, 20, 30]), [2, 0])
<tf.Tensor: shape=(2,), dtype=int32, numpy=array([30, 10], dtype=int32)>

is_tensor
>>> tf.is_tensor([1, 2])
False

linspace
>>> tf.linspace(0.0, 1.0, 5)
<tf.Tensor: shape=(5,), dtype=float32, numpy=array([0.  , 0.25, 0.5 , 0.75, 1.  ], dtype=float32)>

matmul
>>> tf.matmul(tf.constant([[1.0, 2.0]]), tf.constant([[3.0], [4.0]]))
<tf.Tensor: shape=(1, 1), dtype=float32, numpy=array([[11.]], dtype=float32)>

norm
>>> tf.norm(tf.constant([3.0, 4.0]))
<tf.Tensor: shape=(), dtype=float32, numpy=5.0>

one_hot
>>> tf.one_hot([0, 2], 3)
<tf.Tensor: shape=(2, 3), dtype=float32, numpy=
array([[1., 0., 0.],
       [0., 0., 1.]], dtype=float32)>

ones
>>> tf.ones((2,))
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 1.], dtype=float32)>

ones_like
>>> tf.ones_like(tf.constant([5.0, 6.0]))
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 1.], dtype=float32)>

zeros
>>> tf.zeros((2,))
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([0., 0.], dtype=float32)>

zeros_like
>>> tf.zeros_like(tf.constant([5.0, 6.0]))
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([0., 0.], dtype=float32)>

pad
>>> tf.pad(tf.constant([[1, 2]]), [[0, 0], [1, 1]])
<tf.Tensor: shape=(1, 4), dtype=int32, numpy=array([[0, 1, 2, 0]], dtype=int32)>

print
>>> tf.print('loss', tf.constant(0.5))    # on standard error

range
>>> tf.range(4)
<tf.Tensor: shape=(4,), dtype=int32, numpy=array([0, 1, 2, 3], dtype=int32)>

rank
>>> tf.rank(tf.zeros((2, 3)))
<tf.Tensor: shape=(), dtype=int32, numpy=2>

reshape
>>> tf.reshape(tf.range(4), (2, 2))
<tf.Tensor: shape=(2, 2), dtype=int32, numpy=
array([[0, 1],
       [2, 3]], dtype=int32)>

reverse
>>> tf.reverse(tf.constant([1, 2, 3]), axis=[0])
<tf.Tensor: shape=(3,), dtype=int32, numpy=array([3, 2, 1], dtype=int32)>

shape
>>> tf.shape(tf.zeros((2, 3)))
<tf.Tensor: shape=(2,), dtype=int32, numpy=array([2, 3], dtype=int32)>

size
>>> tf.size(tf.zeros((2, 3)))
<tf.Tensor: shape=(), dtype=int32, numpy=6>

squeeze
>>> tf.squeeze(tf.constant([[1, 2]]))
<tf.Tensor: shape=(2,), dtype=int32, numpy=array([1, 2], dtype=int32)>

stack
>>> tf.stack([tf.constant([1, 2]), tf.constant([3, 4])])
<tf.Tensor: shape=(2, 2), dtype=int32, numpy=
array([[1, 2],
       [3, 4]], dtype=int32)>

stop_gradient
>>> tf.stop_gradient(tf.constant([1.0]))
<tf.Tensor: shape=(1,), dtype=float32, numpy=array([1.], dtype=float32)>

transpose
>>> tf.transpose(tf.constant([[1, 2], [3, 4]]))
<tf.Tensor: shape=(2, 2), dtype=int32, numpy=
array([[1, 3],
       [2, 4]], dtype=int32)>

where
>>> tf.where(tf.constant([True, False]), 1, 0)
<tf.Tensor: shape=(2,), dtype=int32, numpy=array([1, 0], dtype=int32)>

math.confusion_matrix
>>> tf.math.confusion_matrix([0, 1, 1], [0, 1, 0])
<tf.Tensor: shape=(2, 2), dtype=int32, numpy=
array([[1, 0],
       [1, 1]], dtype=int32)>

math.top_k
>>> tf.math.top_k(tf.constant([1.0, 5.0, 3.0]), 2).values
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([5., 3.], dtype=float32)>

math.ceil
>>> tf.math.ceil(tf.constant([1.2]))
<tf.Tensor: shape=(1,), dtype=float32, numpy=array([2.], dtype=float32)>

math.log
>>> tf.math.log(tf.constant([1.0, 2.0]))
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([0.       , 0.6931472], dtype=float32)>

math.reduce_std
>>> tf.math.reduce_std(tf.constant([1.0, 3.0]))
<tf.Tensor: shape=(), dtype=float32, numpy=1.0>

math.reduce_variance
>>> tf.math.reduce_variance(tf.constant([1.0, 3.0]))
<tf.Tensor: shape=(), dtype=float32, numpy=1.0>

image.adjust_brightness
>>> tf.image.adjust_brightness(tf.constant([[[0.5]]]), 0.1)
<tf.Tensor: shape=(1, 1, 1), dtype=float32, numpy=array([[[0.6]]], dtype=float32)>

image.flip_left_right
>>> tf.image.flip_left_right(tf.constant([[[1.0], [2.0]]])).numpy().ravel()
array([2., 1.], dtype=float32)

image.flip_up_down
>>> tf.image.flip_up_down(tf.constant([[[1.0]], [[2.0]]])).numpy().ravel()
array([2., 1.], dtype=float32)

image.resize
>>> tf.image.resize(tf.ones((4, 4, 1)), (2, 2)).shape
TensorShape([2, 2, 1])

image.rgb_to_grayscale
>>> tf.image.rgb_to_grayscale(tf.ones((2, 2, 3))).shape
TensorShape([2, 2, 1])

image.rot90
>>> tf.image.rot90(tf.constant([[[1.0], [2.0]]])).shape
TensorShape([2, 1, 1])

random.normal
>>> tf.random.normal((2, 3)).shape
TensorShape([2, 3])

random.set_seed
>>> tf.random.set_seed(0)

random.shuffle
>>> tf.random.shuffle(tf.range(3)).shape
TensorShape([3])

random.uniform
>>> tf.random.uniform((2, 3)).shape
TensorShape([2, 3])

data.Dataset
>>> [int(x) for x in tf.data.Dataset.range(3)]
[0, 1, 2]

nn.avg_pool
>>> tf.nn.avg_pool(tf.ones((1, 4, 4, 1)), 2, 2, 'VALID').shape
TensorShape([1, 2, 2, 1])

nn.max_pool
>>> tf.nn.max_pool(tf.ones((1, 4, 4, 1)), 2, 2, 'VALID').shape
TensorShape([1, 2, 2, 1])

nn.bias_add
>>> tf.nn.bias_add(tf.constant([[1.0, 2.0]]), tf.constant([10.0, 20.0]))
<tf.Tensor: shape=(1, 2), dtype=float32, numpy=array([[11., 22.]], dtype=float32)>

nn.conv2d
>>> tf.nn.conv2d(tf.ones((1, 5, 5, 1)), tf.ones((3, 3, 1, 2)), 1, 'SAME').shape
TensorShape([1, 5, 5, 2])

nn.dropout
>>> tf.nn.dropout(tf.ones((2,)), 0.0)
<tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 1.], dtype=float32)>

nn.l2_loss
>>> tf.nn.l2_loss(tf.constant([3.0, 4.0]))
<tf.Tensor: shape=(), dtype=float32, numpy=12.5>

nn.moments
>>> [float(x) for x in tf.nn.moments(tf.constant([1.0, 3.0]), [0])]
[2.0, 1.0]

nn.sigmoid_cross_entropy_with_logits
>>> tf.nn.sigmoid_cross_entropy_with_logits(labels=tf.constant([1.0]), logits=tf.constant([0.0])).numpy().round(4)
array([0.6931], dtype=float32)

nn.softmax_cross_entropy_with_logits
>>> tf.nn.softmax_cross_entropy_with_logits(labels=tf.constant([[0.0, 1.0]]), logits=tf.constant([[0.0, 0.0]])).numpy().round(4)
array([0.6931], dtype=float32)

nn.sparse_softmax_cross_entropy_with_logits
>>> tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.constant([1]), logits=tf.constant([[0.0, 0.0]])).numpy().round(4)
array([0.6931], dtype=float32)

nn.elu
>>> tf.nn.elu(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-0.6321,  0.    ,  2.    ]], dtype=float32)

nn.gelu
>>> tf.nn.gelu(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-0.1587,  0.    ,  1.9545]], dtype=float32)

nn.leaky_relu
>>> tf.nn.leaky_relu(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-0.2,  0. ,  2. ]], dtype=float32)

nn.log_softmax
>>> tf.nn.log_softmax(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-3.1698, -2.1698, -0.1698]], dtype=float32)

nn.relu
>>> tf.nn.relu(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[0., 0., 2.]], dtype=float32)

nn.relu6
>>> tf.nn.relu6(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[0., 0., 2.]], dtype=float32)

nn.selu
>>> tf.nn.selu(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-1.1113,  0.    ,  2.1014]], dtype=float32)

nn.sigmoid
>>> tf.nn.sigmoid(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[0.2689, 0.5   , 0.8808]], dtype=float32)

nn.silu
>>> tf.nn.silu(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-0.2689,  0.    ,  1.7616]], dtype=float32)

nn.softmax
>>> tf.nn.softmax(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[0.042 , 0.1142, 0.8438]], dtype=float32)

nn.softplus
>>> tf.nn.softplus(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[0.3133, 0.6931, 2.1269]], dtype=float32)

nn.softsign
>>> tf.nn.softsign(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-0.5   ,  0.    ,  0.6667]], dtype=float32)

nn.tanh
>>> tf.nn.tanh(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-0.7616,  0.    ,  0.964 ]], dtype=float32)
"""
