"""What `help` shows of Keras's functions: a line to type, and what Keras prints.

Tests/CourseLibraryTests/Scripts/record_examples.py records the answers.
"""

examples = r"""
activations.celu
>>> keras.activations.celu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.6321,  0.    ,  2.    ], dtype=float32)

activations.elu
>>> keras.activations.elu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.6321,  0.    ,  2.    ], dtype=float32)

activations.exponential
>>> keras.activations.exponential(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([0.3679, 1.    , 7.3891], dtype=float32)

activations.gelu
>>> keras.activations.gelu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.1587,  0.    ,  1.9545], dtype=float32)

activations.hard_shrink
>>> keras.activations.hard_shrink(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-1.,  0.,  2.], dtype=float32)

activations.hard_sigmoid
>>> keras.activations.hard_sigmoid(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([0.3333, 0.5   , 0.8333], dtype=float32)

activations.hard_silu
>>> keras.activations.hard_silu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.3333,  0.    ,  1.6667], dtype=float32)

activations.hard_tanh
>>> keras.activations.hard_tanh(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-1.,  0.,  1.], dtype=float32)

activations.leaky_relu
>>> keras.activations.leaky_relu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.2,  0. ,  2. ], dtype=float32)

activations.linear
>>> keras.activations.linear(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-1.,  0.,  2.], dtype=float32)

activations.log_sigmoid
>>> keras.activations.log_sigmoid(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-1.3133, -0.6931, -0.1269], dtype=float32)

activations.log_softmax
>>> keras.activations.log_softmax(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[-3.1698, -2.1698, -0.1698]], dtype=float32)

activations.mish
>>> keras.activations.mish(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.3034,  0.    ,  1.944 ], dtype=float32)

activations.relu
>>> keras.activations.relu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([0., 0., 2.], dtype=float32)

activations.relu6
>>> keras.activations.relu6(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([0., 0., 2.], dtype=float32)

activations.selu
>>> keras.activations.selu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-1.1113,  0.    ,  2.1014], dtype=float32)

activations.sigmoid
>>> keras.activations.sigmoid(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([0.2689, 0.5   , 0.8808], dtype=float32)

activations.silu
>>> keras.activations.silu(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.2689,  0.    ,  1.7616], dtype=float32)

activations.soft_shrink
>>> keras.activations.soft_shrink(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.5,  0. ,  1.5], dtype=float32)

activations.softmax
>>> keras.activations.softmax(tf.constant([[-1.0, 0.0, 2.0]])).numpy().round(4)
array([[0.042 , 0.1142, 0.8438]], dtype=float32)

activations.softplus
>>> keras.activations.softplus(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([0.3133, 0.6931, 2.1269], dtype=float32)

activations.softsign
>>> keras.activations.softsign(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.5   ,  0.    ,  0.6667], dtype=float32)

activations.tanh
>>> keras.activations.tanh(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.7616,  0.    ,  0.964 ], dtype=float32)

activations.tanh_shrink
>>> keras.activations.tanh_shrink(tf.constant([-1.0, 0.0, 2.0])).numpy().round(4)
array([-0.2384,  0.    ,  1.036 ], dtype=float32)

activations.get
>>> keras.activations.get('relu')(tf.constant([-1.0, 2.0])).numpy()
array([0., 2.], dtype=float32)

activations.serialize
>>> keras.activations.serialize(keras.activations.relu)
'relu'

backend.backend
>>> keras.backend.backend()
'tensorflow'

backend.clear_session utils.clear_session
>>> keras.utils.clear_session()

backend.epsilon
>>> keras.backend.epsilon()
1e-07

backend.floatx
>>> keras.backend.floatx()
'float32'

backend.get_value
>>> keras.ops.convert_to_numpy(tf.constant([1.0]))
array([1.], dtype=float32)

backend.image_data_format
>>> keras.backend.image_data_format()
'channels_last'

losses.mean_squared_error
>>> keras.losses.mean_squared_error(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([2.], dtype=float32)

losses.MeanSquaredError
>>> round(float(keras.losses.MeanSquaredError()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
2.0

losses.mean_absolute_error
>>> keras.losses.mean_absolute_error(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([1.], dtype=float32)

losses.MeanAbsoluteError
>>> round(float(keras.losses.MeanAbsoluteError()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
1.0

losses.mean_absolute_percentage_error
>>> keras.losses.mean_absolute_percentage_error(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([50.], dtype=float32)

losses.MeanAbsolutePercentageError
>>> round(float(keras.losses.MeanAbsolutePercentageError()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
50.0

losses.mean_squared_logarithmic_error
>>> keras.losses.mean_squared_logarithmic_error(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([0.1305], dtype=float32)

losses.MeanSquaredLogarithmicError
>>> round(float(keras.losses.MeanSquaredLogarithmicError()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
0.1305

losses.huber
>>> keras.losses.huber(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([0.75], dtype=float32)

losses.Huber
>>> round(float(keras.losses.Huber()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
0.75

losses.log_cosh
>>> keras.losses.log_cosh(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([0.6625], dtype=float32)

losses.LogCosh
>>> round(float(keras.losses.LogCosh()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
0.6625

losses.hinge
>>> keras.losses.hinge(tf.constant([[1.0, -1.0]]), tf.constant([[0.5, 0.5]])).numpy().round(4)
array([1.], dtype=float32)

losses.Hinge
>>> round(float(keras.losses.Hinge()([[1.0, -1.0]], [[0.5, 0.5]])), 4)
1.0

losses.squared_hinge
>>> keras.losses.squared_hinge(tf.constant([[1.0, -1.0]]), tf.constant([[0.5, 0.5]])).numpy().round(4)
array([1.25], dtype=float32)

losses.SquaredHinge
>>> round(float(keras.losses.SquaredHinge()([[1.0, -1.0]], [[0.5, 0.5]])), 4)
1.25

losses.poisson
>>> keras.losses.poisson(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([1.1137], dtype=float32)

losses.Poisson
>>> round(float(keras.losses.Poisson()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
1.1137

losses.cosine_similarity
>>> keras.losses.cosine_similarity(tf.constant([[1.0, 2.0]]), tf.constant([[1.0, 4.0]])).numpy().round(4)
array([-0.9762], dtype=float32)

losses.CosineSimilarity
>>> round(float(keras.losses.CosineSimilarity()([[1.0, 2.0]], [[1.0, 4.0]])), 4)
-0.9762

losses.binary_crossentropy
>>> keras.losses.binary_crossentropy(tf.constant([[1.0, 0.0]]), tf.constant([[0.5, 0.5]])).numpy().round(4)
array([0.6931], dtype=float32)

losses.BinaryCrossentropy
>>> round(float(keras.losses.BinaryCrossentropy()([[1.0, 0.0]], [[0.5, 0.5]])), 4)
0.6931

losses.binary_focal_crossentropy
>>> keras.losses.binary_focal_crossentropy(tf.constant([[1.0, 0.0]]), tf.constant([[0.5, 0.5]])).numpy().round(4)
array([0.1733], dtype=float32)

losses.BinaryFocalCrossentropy
>>> round(float(keras.losses.BinaryFocalCrossentropy()([[1.0, 0.0]], [[0.5, 0.5]])), 4)
0.1733

losses.categorical_crossentropy
>>> np.round(keras.losses.categorical_crossentropy(tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])), 4)
array([0.2877], dtype=float32)

losses.CategoricalCrossentropy
>>> round(float(keras.losses.CategoricalCrossentropy()([[0.0, 1.0]], [[0.25, 0.75]])), 4)
0.2877

losses.categorical_focal_crossentropy
>>> np.round(keras.losses.categorical_focal_crossentropy(tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])), 4)
array([0.0045], dtype=float32)

losses.CategoricalFocalCrossentropy
>>> round(float(keras.losses.CategoricalFocalCrossentropy()([[0.0, 1.0]], [[0.25, 0.75]])), 4)
0.0045

losses.categorical_hinge
>>> np.round(keras.losses.categorical_hinge(tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])), 4)
array([0.5], dtype=float32)

losses.CategoricalHinge
>>> round(float(keras.losses.CategoricalHinge()([[0.0, 1.0]], [[0.25, 0.75]])), 4)
0.5

losses.kl_divergence
>>> np.round(keras.losses.kl_divergence(tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])), 4)
array([0.2877], dtype=float32)

losses.KLDivergence
>>> round(float(keras.losses.KLDivergence()([[0.0, 1.0]], [[0.25, 0.75]])), 4)
0.2877

losses.dice
>>> np.round(keras.losses.dice(tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])), 4)
np.float32(0.25)

losses.Dice
>>> round(float(keras.losses.Dice()([[0.0, 1.0]], [[0.25, 0.75]])), 4)
0.25

losses.tversky
>>> np.round(keras.losses.tversky(tf.constant([[0.0, 1.0]]), tf.constant([[0.25, 0.75]])), 4)
np.float32(0.25)

losses.Tversky
>>> round(float(keras.losses.Tversky()([[0.0, 1.0]], [[0.25, 0.75]])), 4)
0.25

losses.sparse_categorical_crossentropy
>>> keras.losses.sparse_categorical_crossentropy(tf.constant([1]), tf.constant([[0.25, 0.75]])).numpy().round(4)
array([0.2877], dtype=float32)

losses.SparseCategoricalCrossentropy
>>> round(float(keras.losses.SparseCategoricalCrossentropy()(np.array([1]), np.array([[0.25, 0.75]]))), 4)
0.2877

losses.get
>>> keras.losses.get('mse')(tf.constant([1.0, 2.0]), tf.constant([1.0, 4.0])).numpy()
np.float32(2.0)

losses.LossFunctionWrapper
>>> isinstance(keras.losses.Huber(), keras.losses.Loss)
True

Loss losses.Loss
>>> issubclass(keras.losses.Huber, keras.losses.Loss)
True

metrics.Accuracy
>>> m = keras.metrics.Accuracy()
>>> m.update_state([1, 2, 3], [1, 2, 0])
>>> round(float(m.result()), 4)
0.6667

metrics.BinaryAccuracy
>>> m = keras.metrics.BinaryAccuracy()
>>> m.update_state([1, 0], [0.9, 0.6])
>>> round(float(m.result()), 4)
0.5

metrics.AUC
>>> m = keras.metrics.AUC()
>>> m.update_state([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8])
>>> round(float(m.result()), 4)
0.75

metrics.FalseNegatives
>>> m = keras.metrics.FalseNegatives()
>>> m.update_state([1, 0, 1], [0.2, 0.1, 0.9])
>>> round(float(m.result()), 4)
1.0

metrics.FalsePositives
>>> m = keras.metrics.FalsePositives()
>>> m.update_state([0, 0, 1], [0.7, 0.1, 0.9])
>>> round(float(m.result()), 4)
1.0

metrics.TrueNegatives
>>> m = keras.metrics.TrueNegatives()
>>> m.update_state([0, 0, 1], [0.7, 0.1, 0.9])
>>> round(float(m.result()), 4)
1.0

metrics.TruePositives
>>> m = keras.metrics.TruePositives()
>>> m.update_state([0, 1, 1], [0.7, 0.1, 0.9])
>>> round(float(m.result()), 4)
1.0

metrics.Precision
>>> m = keras.metrics.Precision()
>>> m.update_state([0, 1, 1], [0.7, 0.8, 0.9])
>>> round(float(m.result()), 4)
0.6667

metrics.Recall
>>> m = keras.metrics.Recall()
>>> m.update_state([1, 1, 0], [0.2, 0.8, 0.1])
>>> round(float(m.result()), 4)
0.5

metrics.MeanSquaredError
>>> m = keras.metrics.MeanSquaredError()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
2.0

metrics.MeanAbsoluteError
>>> m = keras.metrics.MeanAbsoluteError()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
1.0

metrics.MeanAbsolutePercentageError
>>> m = keras.metrics.MeanAbsolutePercentageError()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
50.0

metrics.MeanSquaredLogarithmicError
>>> m = keras.metrics.MeanSquaredLogarithmicError()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
0.1305

metrics.RootMeanSquaredError
>>> m = keras.metrics.RootMeanSquaredError()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
1.4142

metrics.LogCoshError
>>> m = keras.metrics.LogCoshError()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
0.6625

metrics.Poisson
>>> m = keras.metrics.Poisson()
>>> m.update_state([[1.0, 2.0]], [[1.0, 4.0]])
>>> round(float(m.result()), 4)
1.1137

metrics.CosineSimilarity
>>> m = keras.metrics.CosineSimilarity()
>>> m.update_state([[1.0, 0.0]], [[1.0, 1.0]])
>>> round(float(m.result()), 4)
0.7071

metrics.Hinge
>>> m = keras.metrics.Hinge()
>>> m.update_state([[1.0, -1.0]], [[0.5, 0.5]])
>>> round(float(m.result()), 4)
1.0

metrics.SquaredHinge
>>> m = keras.metrics.SquaredHinge()
>>> m.update_state([[1.0, -1.0]], [[0.5, 0.5]])
>>> round(float(m.result()), 4)
1.25

metrics.CategoricalAccuracy
>>> m = keras.metrics.CategoricalAccuracy()
>>> m.update_state([[0, 1], [1, 0]], [[0.2, 0.8], [0.3, 0.7]])
>>> round(float(m.result()), 4)
0.5

metrics.CategoricalCrossentropy
>>> m = keras.metrics.CategoricalCrossentropy()
>>> m.update_state([[0, 1]], [[0.25, 0.75]])
>>> round(float(m.result()), 4)
0.2877

metrics.CategoricalHinge
>>> m = keras.metrics.CategoricalHinge()
>>> m.update_state([[0, 1]], [[0.25, 0.75]])
>>> round(float(m.result()), 4)
0.5

metrics.KLDivergence
>>> m = keras.metrics.KLDivergence()
>>> m.update_state([[0.0, 1.0]], [[0.25, 0.75]])
>>> round(float(m.result()), 4)
0.2877

metrics.BinaryCrossentropy
>>> m = keras.metrics.BinaryCrossentropy()
>>> m.update_state([[1, 0]], [[0.5, 0.5]])
>>> round(float(m.result()), 4)
0.6931

metrics.SparseCategoricalAccuracy
>>> m = keras.metrics.SparseCategoricalAccuracy()
>>> m.update_state([1, 0], [[0.2, 0.8], [0.3, 0.7]])
>>> round(float(m.result()), 4)
0.5

metrics.SparseCategoricalCrossentropy
>>> m = keras.metrics.SparseCategoricalCrossentropy()
>>> m.update_state(np.array([1]), np.array([[0.25, 0.75]]))
>>> round(float(m.result()), 4)
0.2877

metrics.SparseTopKCategoricalAccuracy
>>> m = keras.metrics.SparseTopKCategoricalAccuracy(k=2)
>>> m.update_state([2], [[0.5, 0.3, 0.2]])
>>> round(float(m.result()), 4)
0.0

metrics.TopKCategoricalAccuracy
>>> m = keras.metrics.TopKCategoricalAccuracy(k=2)
>>> m.update_state([[0, 0, 1]], [[0.5, 0.3, 0.2]])
>>> round(float(m.result()), 4)
0.0

metrics.IoU
>>> m = keras.metrics.IoU(num_classes=2, target_class_ids=[0])
>>> m.update_state([0, 0, 1, 1], [0, 1, 0, 1])
>>> round(float(m.result()), 4)
0.3333

metrics.BinaryIoU
>>> m = keras.metrics.BinaryIoU()
>>> m.update_state([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.8])
>>> round(float(m.result()), 4)
0.3333

metrics.MeanIoU
>>> m = keras.metrics.MeanIoU(num_classes=2)
>>> m.update_state([0, 0, 1, 1], [0, 1, 0, 1])
>>> round(float(m.result()), 4)
0.3333

metrics.F1Score
>>> m = keras.metrics.F1Score(average='macro')
>>> m.update_state(np.array([[0, 1], [1, 0]]), np.array([[0.2, 0.8], [0.3, 0.7]]))
>>> round(float(m.result()), 4)
0.3333

metrics.FBetaScore
>>> m = keras.metrics.FBetaScore(average='macro', beta=2.0)
>>> m.update_state(np.array([[0, 1], [1, 0]]), np.array([[0.2, 0.8], [0.3, 0.7]]))
>>> round(float(m.result()), 4)
0.4167

metrics.R2Score
>>> m = keras.metrics.R2Score()
>>> m.update_state(np.array([[1.0], [2.0]]), np.array([[1.0], [2.5]]))
>>> round(float(m.result()), 4)
0.5

metrics.Mean
>>> m = keras.metrics.Mean()
>>> m.update_state([1.0, 5.0])
>>> float(m.result())
3.0

metrics.Sum
>>> m = keras.metrics.Sum()
>>> m.update_state([1.0, 5.0])
>>> float(m.result())
6.0

metrics.MeanMetricWrapper
>>> m = keras.metrics.MeanMetricWrapper(keras.losses.mean_absolute_error)
>>> m.update_state([1.0], [3.0])
>>> float(m.result())
2.0

Metric metrics.Metric
>>> issubclass(keras.metrics.AUC, keras.metrics.Metric)
True

metrics.binary_accuracy
>>> keras.metrics.binary_accuracy(tf.constant([[1.0, 0.0]]), tf.constant([[0.9, 0.6]])).numpy()
array([[1., 0.]], dtype=float32)

metrics.categorical_accuracy
>>> keras.metrics.categorical_accuracy(tf.constant([[0.0, 1.0]]), tf.constant([[0.2, 0.8]])).numpy()
array([1.], dtype=float32)

metrics.sparse_categorical_accuracy
>>> keras.metrics.sparse_categorical_accuracy(tf.constant([1]), tf.constant([[0.2, 0.8]])).numpy()
array([1.], dtype=float32)

metrics.top_k_categorical_accuracy
>>> keras.metrics.top_k_categorical_accuracy(tf.constant([[0.0, 1.0]]), tf.constant([[0.6, 0.4]]), k=1).numpy()
array([0.], dtype=float32)

metrics.sparse_top_k_categorical_accuracy
>>> keras.metrics.sparse_top_k_categorical_accuracy(tf.constant([1]), tf.constant([[0.6, 0.4]]), k=1).numpy()
array([0.], dtype=float32)

metrics.get
>>> type(keras.metrics.get('AUC')).__name__
'AUC'

initializers.Constant
>>> keras.initializers.Constant(3.0)((2,)).numpy()
array([3., 3.], dtype=float32)

initializers.Ones
>>> keras.initializers.Ones()((2,)).numpy()
array([1., 1.], dtype=float32)

initializers.Zeros
>>> keras.initializers.Zeros()((2,)).numpy()
array([0., 0.], dtype=float32)

initializers.Identity
>>> keras.initializers.Identity()((2, 2)).numpy()
array([[1., 0.],
       [0., 1.]], dtype=float32)

initializers.GlorotNormal
>>> keras.initializers.GlorotNormal()((4, 3)).shape
TensorShape([4, 3])

initializers.GlorotUniform
>>> keras.initializers.GlorotUniform()((4, 3)).shape
TensorShape([4, 3])

initializers.HeNormal
>>> keras.initializers.HeNormal()((4, 3)).shape
TensorShape([4, 3])

initializers.HeUniform
>>> keras.initializers.HeUniform()((4, 3)).shape
TensorShape([4, 3])

initializers.LecunNormal
>>> keras.initializers.LecunNormal()((4, 3)).shape
TensorShape([4, 3])

initializers.LecunUniform
>>> keras.initializers.LecunUniform()((4, 3)).shape
TensorShape([4, 3])

initializers.Orthogonal
>>> keras.initializers.Orthogonal()((4, 3)).shape
TensorShape([4, 3])

initializers.RandomNormal
>>> keras.initializers.RandomNormal(stddev=0.1)((4, 3)).shape
TensorShape([4, 3])

initializers.RandomUniform
>>> keras.initializers.RandomUniform(-1.0, 1.0)((4, 3)).shape
TensorShape([4, 3])

initializers.TruncatedNormal
>>> keras.initializers.TruncatedNormal(stddev=0.1)((4, 3)).shape
TensorShape([4, 3])

initializers.VarianceScaling
>>> keras.initializers.VarianceScaling(scale=2.0)((4, 3)).shape
TensorShape([4, 3])

initializers.get
>>> keras.initializers.get('zeros')((2,)).numpy()
array([0., 0.], dtype=float32)

Initializer initializers.Initializer
>>> issubclass(keras.initializers.Zeros, keras.initializers.Initializer)
True

constraints.MaxNorm
>>> np.round(keras.constraints.MaxNorm(2.0)(tf.constant([[3.0], [-4.0]])), 4)
array([[ 1.2],
       [-1.6]], dtype=float32)

constraints.MinMaxNorm
>>> np.round(keras.constraints.MinMaxNorm(0.5, 1.0)(tf.constant([[3.0], [-4.0]])), 4)
array([[ 0.6],
       [-0.8]], dtype=float32)

constraints.NonNeg
>>> np.round(keras.constraints.NonNeg()(tf.constant([[3.0], [-4.0]])), 4)
array([[3.],
       [0.]], dtype=float32)

constraints.UnitNorm
>>> np.round(keras.constraints.UnitNorm()(tf.constant([[3.0], [-4.0]])), 4)
array([[ 0.6],
       [-0.8]], dtype=float32)

constraints.get
>>> np.array(keras.constraints.get('non_neg')(tf.constant([-1.0, 2.0])))
array([0., 2.], dtype=float32)

constraints.Constraint
>>> issubclass(keras.constraints.NonNeg, keras.constraints.Constraint)
True

regularizers.L1
>>> round(float(keras.regularizers.L1(0.1)(tf.constant([1.0, -2.0]))), 4)
0.3

regularizers.L2
>>> round(float(keras.regularizers.L2(0.1)(tf.constant([1.0, -2.0]))), 4)
0.5

regularizers.L1L2
>>> round(float(keras.regularizers.L1L2(0.1, 0.1)(tf.constant([1.0, -2.0]))), 4)
0.8

regularizers.get
>>> round(float(keras.regularizers.get('l2')(tf.constant([1.0, -2.0]))), 4)
0.05

Regularizer regularizers.Regularizer
>>> issubclass(keras.regularizers.L2, keras.regularizers.Regularizer)
True

optimizers.Adadelta
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.Adadelta(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.Adagrad
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.Adagrad(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.Adam
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.Adam(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.AdamW
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.AdamW(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.Adamax
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.Adamax(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.Nadam
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.Nadam(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.RMSprop
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.RMSprop(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.SGD
>>> w = keras.Variable([1.0])
>>> rule = keras.optimizers.SGD(learning_rate=0.1)
>>> rule.apply([tf.constant([1.0])], [w])
>>> bool(w.numpy()[0] < 1)
True

optimizers.get
>>> type(keras.optimizers.get('adam')).__name__
'Adam'

optimizers.serialize
>>> keras.optimizers.serialize(keras.optimizers.SGD(0.5))['class_name']
'SGD'

Optimizer optimizers.Optimizer
>>> issubclass(keras.optimizers.SGD, keras.optimizers.Optimizer)
True

optimizers.schedules.LearningRateSchedule
>>> issubclass(keras.optimizers.schedules.CosineDecay, keras.optimizers.schedules.LearningRateSchedule)
True

optimizers.schedules.CosineDecay
>>> round(float(keras.optimizers.schedules.CosineDecay(1.0, 10)(5)), 4)
0.5

optimizers.schedules.CosineDecayRestarts
>>> round(float(keras.optimizers.schedules.CosineDecayRestarts(1.0, 10)(5)), 4)
0.5

optimizers.schedules.ExponentialDecay
>>> round(float(keras.optimizers.schedules.ExponentialDecay(1.0, 10, 0.5)(5)), 4)
0.7071

optimizers.schedules.deserialize
>>> kept = keras.optimizers.schedules.serialize(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5))
>>> round(float(keras.optimizers.schedules.deserialize(kept)(10)), 6)
0.05

optimizers.schedules.serialize
>>> keras.optimizers.schedules.serialize(keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.5))['class_name']
'ExponentialDecay'

optimizers.schedules.InverseTimeDecay
>>> round(float(keras.optimizers.schedules.InverseTimeDecay(1.0, 10, 0.5)(5)), 4)
0.8

optimizers.schedules.PiecewiseConstantDecay
>>> round(float(keras.optimizers.schedules.PiecewiseConstantDecay([2, 8], [1.0, 0.5, 0.1])(5)), 4)
0.5

optimizers.schedules.PolynomialDecay
>>> round(float(keras.optimizers.schedules.PolynomialDecay(1.0, 10, 0.1)(5)), 4)
0.55

callbacks.Callback
>>> issubclass(keras.callbacks.EarlyStopping, keras.callbacks.Callback)
True

callbacks.CallbackList
>>> len(keras.callbacks.CallbackList([]).callbacks)
0

callbacks.EarlyStopping
>>> keras.callbacks.EarlyStopping(monitor='val_loss', patience=3).patience
3

callbacks.History
>>> keras.callbacks.History().history
{}

callbacks.LambdaCallback
>>> callback = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch))
>>> callback.on_epoch_end(0, {})
0

callbacks.LearningRateScheduler
>>> keras.callbacks.LearningRateScheduler(lambda epoch, lr: lr * 0.9).schedule(0, 1.0)
0.9

callbacks.ModelCheckpoint
>>> keras.callbacks.ModelCheckpoint('best.keras', save_best_only=True).monitor
'val_loss'

callbacks.ReduceLROnPlateau
>>> keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=2).factor
0.5

callbacks.TerminateOnNaN
>>> isinstance(keras.callbacks.TerminateOnNaN(), keras.callbacks.Callback)
True

layers.BatchNormalization
>>> keras.layers.BatchNormalization()(tf.ones((2, 4, 4, 3))).shape
TensorShape([2, 4, 4, 3])

layers.Conv2D
>>> keras.layers.Conv2D(32, 3, activation='relu')(tf.ones((1, 28, 28, 1))).shape
TensorShape([1, 26, 26, 32])

layers.Dense
>>> keras.layers.Dense(10, activation='softmax')(tf.ones((1, 5))).shape
TensorShape([1, 10])

Input layers.Input
>>> keras.layers.Input((28, 28, 1)).shape
(None, 28, 28, 1)

layers.InputLayer
>>> keras.layers.InputLayer((5,)).batch_shape
(None, 5)

InputSpec layers.InputSpec
>>> keras.layers.InputSpec(ndim=4).ndim
4

layers.add
>>> keras.layers.add([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[4., 3.]], dtype=float32)

layers.average
>>> keras.layers.average([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[2. , 1.5]], dtype=float32)

layers.concatenate
>>> keras.layers.concatenate([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[1., 2., 3., 1.]], dtype=float32)

layers.maximum
>>> keras.layers.maximum([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[3., 2.]], dtype=float32)

layers.minimum
>>> keras.layers.minimum([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[1., 1.]], dtype=float32)

layers.multiply
>>> keras.layers.multiply([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[3., 2.]], dtype=float32)

layers.subtract
>>> keras.layers.subtract([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])]).numpy()
array([[-2.,  1.]], dtype=float32)

layers.dot
>>> keras.layers.dot([tf.constant([[1.0, 2.0]]), tf.constant([[3.0, 1.0]])], axes=1).numpy()
array([[5.]], dtype=float32)

Layer layers.Layer
>>> issubclass(keras.layers.Dense, keras.layers.Layer)
True

KerasTensor
>>> keras.Input((3,)).shape
(None, 3)

Variable
>>> v = keras.Variable([1.0, 2.0])
>>> v.assign([3.0, 4.0])
>>> v.numpy()
array([3., 4.], dtype=float32)

Model models.Model
>>> x = keras.Input((3,))
>>> keras.Model(x, keras.layers.Dense(2)(x)).count_params()
8

Sequential models.Sequential
>>> keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)]).count_params()
8

models.Functional
>>> x = keras.Input((3,))
>>> type(keras.Model(x, keras.layers.Dense(2)(x))).__name__
'Functional'

models.clone_model
>>> keras.models.clone_model(keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])).count_params()
8

models.load_model
>>> model = keras.models.load_model('net.keras')    # where the host grants the file

models.save_model
>>> keras.models.save_model(model, 'net.keras')        # where the host grants the file

datasets.mnist.load_data
>>> (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()    # where the data set is installed

datasets.fashion_mnist.load_data
>>> (x_train, y_train), (x_test, y_test) = keras.datasets.fashion_mnist.load_data()    # where the data set is installed

datasets.cifar10.load_data
>>> (x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()    # where the data set is installed

utils.is_keras_tensor
>>> keras.utils.is_keras_tensor(keras.Input((3,)))
True

utils.normalize
>>> keras.utils.normalize(np.array([[3.0, 4.0]]))
array([[0.6, 0.8]])

utils.set_random_seed
>>> keras.utils.set_random_seed(0)

utils.to_categorical
>>> keras.utils.to_categorical([0, 2])
array([[1., 0., 0.],
       [0., 0., 1.]])

utils.plot_model
>>> keras.utils.plot_model(keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)]))    # draws the layers

utils.PyDataset
>>> issubclass(keras.utils.PyDataset, object)
True

ops.abs
>>> keras.ops.abs(np.array([-1.5, 2.0], 'float32')).numpy()
array([1.5, 2. ], dtype=float32)

ops.ceil
>>> keras.ops.ceil(np.array([-1.5, 2.0], 'float32')).numpy()
array([-1.,  2.], dtype=float32)

ops.cos
>>> keras.ops.cos(np.array([-1.5, 2.0], 'float32')).numpy()
array([ 0.0707372 , -0.41614684], dtype=float32)

ops.exp
>>> keras.ops.exp(np.array([-1.5, 2.0], 'float32')).numpy()
array([0.22313017, 7.389056  ], dtype=float32)

ops.floor
>>> keras.ops.floor(np.array([-1.5, 2.0], 'float32')).numpy()
array([-2.,  2.], dtype=float32)

ops.negative
>>> keras.ops.negative(np.array([-1.5, 2.0], 'float32')).numpy()
array([ 1.5, -2. ], dtype=float32)

ops.relu
>>> keras.ops.relu(np.array([-1.5, 2.0], 'float32')).numpy()
array([0., 2.], dtype=float32)

ops.round
>>> keras.ops.round(np.array([-1.5, 2.0], 'float32')).numpy()
array([-2.,  2.], dtype=float32)

ops.sign
>>> keras.ops.sign(np.array([-1.5, 2.0], 'float32')).numpy()
array([-1.,  1.], dtype=float32)

ops.sin
>>> keras.ops.sin(np.array([-1.5, 2.0], 'float32')).numpy()
array([-0.997495 ,  0.9092974], dtype=float32)

ops.square
>>> keras.ops.square(np.array([-1.5, 2.0], 'float32')).numpy()
array([2.25, 4.  ], dtype=float32)

ops.log
>>> keras.ops.log(np.array([1.0, 4.0], 'float32')).numpy()
array([0.       , 1.3862944], dtype=float32)

ops.sqrt
>>> keras.ops.sqrt(np.array([1.0, 4.0], 'float32')).numpy()
array([1., 2.], dtype=float32)

ops.add
>>> keras.ops.add(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([3., 6.], dtype=float32)

ops.subtract
>>> keras.ops.subtract(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([-1.,  2.], dtype=float32)

ops.multiply
>>> keras.ops.multiply(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([2., 8.], dtype=float32)

ops.divide
>>> keras.ops.divide(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([0.5, 2. ], dtype=float32)

ops.power
>>> keras.ops.power(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([ 1., 16.], dtype=float32)

ops.maximum
>>> keras.ops.maximum(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([2., 4.], dtype=float32)

ops.minimum
>>> keras.ops.minimum(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([1., 2.], dtype=float32)

ops.equal
>>> keras.ops.equal(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([False, False])

ops.greater
>>> keras.ops.greater(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([False,  True])

ops.less
>>> keras.ops.less(np.array([1.0, 4.0], 'float32'), np.array([2.0, 2.0], 'float32')).numpy()
array([ True, False])

ops.sum
>>> keras.ops.sum(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([4., 7.], dtype=float32)

ops.mean
>>> keras.ops.mean(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([2. , 3.5], dtype=float32)

ops.prod
>>> keras.ops.prod(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([ 3., 10.], dtype=float32)

ops.std
>>> keras.ops.std(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([1. , 1.5], dtype=float32)

ops.var
>>> keras.ops.var(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([1.  , 2.25], dtype=float32)

ops.max
>>> keras.ops.max(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([3., 5.], dtype=float32)

ops.amax
>>> keras.ops.amax(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([3., 5.], dtype=float32)

ops.min
>>> keras.ops.min(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([1., 2.], dtype=float32)

ops.amin
>>> keras.ops.amin(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([1., 2.], dtype=float32)

ops.argmax
>>> keras.ops.argmax(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([1, 1], dtype=int32)

ops.argmin
>>> keras.ops.argmin(np.array([[1.0, 2.0], [3.0, 5.0]], 'float32'), axis=0).numpy()
array([0, 0], dtype=int32)

ops.all
>>> keras.ops.all(np.array([[True, False], [True, True]]), axis=0).numpy()
array([ True, False])

ops.any
>>> keras.ops.any(np.array([[True, False], [True, True]]), axis=0).numpy()
array([ True,  True])

ops.arange
>>> keras.ops.arange(4).numpy()
array([0, 1, 2, 3], dtype=int32)

ops.cast
>>> keras.ops.cast(np.array([1.7]), 'int32').numpy()
array([1], dtype=int32)

ops.clip
>>> keras.ops.clip(np.array([-3, 12]), 0, 10).numpy()
array([ 0, 10])

ops.concatenate
>>> keras.ops.concatenate([np.array([1, 2]), np.array([3])]).numpy()
array([1, 2, 3])

ops.convert_to_tensor
>>> keras.ops.convert_to_tensor([1.0, 2.0]).numpy()
array([1., 2.], dtype=float32)

ops.einsum
>>> keras.ops.einsum('ij,jk->ik', np.array([[1.0, 2.0]], 'float32'), np.array([[3.0], [4.0]], 'float32')).numpy()
array([[11.]], dtype=float32)

ops.expand_dims
>>> keras.ops.expand_dims(np.array([1, 2]), 0).numpy()
array([[1, 2]])

ops.flip
>>> keras.ops.flip(np.array([1, 2])).numpy()
array([2, 1])

ops.matmul
>>> keras.ops.matmul(np.array([[1.0, 2.0]], 'float32'), np.array([[3.0], [4.0]], 'float32')).numpy()
array([[11.]], dtype=float32)

ops.one_hot
>>> keras.ops.one_hot([0, 2], 3).numpy()
array([[1., 0., 0.],
       [0., 0., 1.]], dtype=float32)

ops.ones
>>> keras.ops.ones((2,)).numpy()
array([1., 1.], dtype=float32)

ops.ones_like
>>> keras.ops.ones_like(np.array([5.0, 6.0], 'float32')).numpy()
array([1., 1.], dtype=float32)

ops.zeros
>>> keras.ops.zeros((2,)).numpy()
array([0., 0.], dtype=float32)

ops.zeros_like
>>> keras.ops.zeros_like(np.array([5.0, 6.0], 'float32')).numpy()
array([0., 0.], dtype=float32)

ops.reshape
>>> keras.ops.reshape(np.array([1, 2, 3, 4]), (2, 2)).numpy()
array([[1, 2],
       [3, 4]])

ops.squeeze
>>> keras.ops.squeeze(np.array([[1, 2]])).numpy()
array([1, 2])

ops.stack
>>> keras.ops.stack([np.array([1, 2]), np.array([3, 4])]).numpy()
array([[1, 2],
       [3, 4]], dtype=int32)

ops.stop_gradient
>>> keras.ops.stop_gradient(tf.constant([1.0])).numpy()
array([1.], dtype=float32)

ops.take
>>> keras.ops.take(np.array([10, 20, 30]), [2, 0]).numpy()
array([30, 10])

ops.transpose
>>> keras.ops.transpose(np.array([[1, 2], [3, 4]])).numpy()
array([[1, 3],
       [2, 4]])

ops.where
>>> keras.ops.where(np.array([True, False]), 1, 0).numpy()
array([1, 0], dtype=int32)

ops.convert_to_numpy
>>> keras.ops.convert_to_numpy(tf.constant([1.0, 2.0]))
array([1., 2.], dtype=float32)

ops.is_tensor
>>> keras.ops.is_tensor(tf.constant([1.0]))
True

ops.ndim
>>> keras.ops.ndim(np.zeros((2, 3)))
2

ops.shape
>>> keras.ops.shape(np.zeros((2, 3)))
(2, 3)

callbacks.CSVLogger
>>> history = model.fit(x, y)    # CSVLogger is not here: history.history has all numbers

layers.LocallyConnected1D
>>> keras.layers.LocallyConnected1D(4, 3)    # as Conv1D, with weights of its own at every place

layers.LocallyConnected2D
>>> keras.layers.LocallyConnected2D(4, 3)    # as Conv2D, with weights of its own at every place

metrics.accuracy
>>> keras.metrics.Accuracy()([1, 2], [1, 0])    # 0.5: the share of equal numbers
"""
