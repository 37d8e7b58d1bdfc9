km = keras.metrics
p = tf.nn.softmax(fixed(6, 4, scale=0.7))
labels = tf.constant([0, 3, 2, 1, 1, 2])
y = tf.one_hot(labels, 4)
b = tf.constant([[0.0], [1.0], [1.0], [0.0], [1.0], [0.0]])
q = tf.sigmoid(fixed(6, 1, scale=0.2))
r, t = fixed(6, 3, scale=0.5), fixed(6, 3, scale=0.3) + 0.2
weights = tf.constant([1.0, 2.0, 0.0, 0.5, 3.0, 1.0])


def one(metric, truth, prediction, weigh=True):
    metric.update_state(truth[:4], prediction[:4])
    first = numbers(metric.result())
    metric.update_state(truth[4:], prediction[4:])
    both = numbers(metric.result())
    metric.reset_state()
    weighed = None
    if weigh:
        metric.update_state(truth, prediction, sample_weight=weights)
        weighed = numbers(metric.result())
    print(metric.name, first, both, weighed)


one(km.BinaryAccuracy(), b, q)
one(km.BinaryAccuracy(threshold=0.3), b, q)
one(km.CategoricalAccuracy(), y, p)
one(km.SparseCategoricalAccuracy(), labels, p)
one(km.TopKCategoricalAccuracy(k=2), y, p)
one(km.SparseTopKCategoricalAccuracy(k=2), labels, p)
one(km.Accuracy(), labels, tf.argmax(p, axis=1))
one(km.MeanSquaredError(), r, t)
one(km.RootMeanSquaredError(), r, t)
one(km.MeanAbsoluteError(), r, t)
one(km.BinaryCrossentropy(), b, q)
one(km.CategoricalCrossentropy(), y, p)
one(km.SparseCategoricalCrossentropy(), labels, p)
one(km.CosineSimilarity(), r, t)
one(km.Hinge(), b, q)
one(km.KLDivergence(), y, p)
one(km.Precision(), b, q)
one(km.Recall(), b, q)
one(km.Precision(thresholds=[0.3, 0.5, 0.7]), b, q)
one(km.Precision(class_id=1), y, p)
one(km.TruePositives(), b, q)
one(km.FalsePositives(), b, q)
one(km.FalseNegatives(), b, q)
one(km.TrueNegatives(), b, q)
one(km.AUC(), b, q)
one(km.AUC(curve="PR"), b, q)
one(km.AUC(num_thresholds=5, summation_method="majoring"), b, q)
one(km.MeanIoU(num_classes=4), labels, tf.argmax(p, axis=1))
one(km.IoU(num_classes=4, target_class_ids=[1, 2]), labels, tf.argmax(p, axis=1))
one(km.BinaryIoU(threshold=0.4), b, q)
one(km.F1Score(), y, p, weigh=False)
one(km.F1Score(average="macro"), y, p, weigh=False)
one(km.F1Score(average="weighted", threshold=0.3), y, p, weigh=False)
one(km.R2Score(), r, t, weigh=False)
mean = km.Mean()
for values in (1.0, 2.0, [3.0, 6.0]):
    mean.update_state(values)
print(float(mean.result()), float(km.Sum()([1, 2, 3])))
print(numbers(km.binary_accuracy(b, q)), numbers(km.sparse_categorical_accuracy(labels, p)))


class Fraction(km.Metric):
    def __init__(self, name="fraction"):
        super().__init__(name=name)
        self.total = self.add_weight(name="total", initializer="zeros")
        self.count = self.add_weight(name="count", initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        self.total.assign_add(tf.reduce_sum(tf.cast(y_pred > 0.5, "float32")))
        self.count.assign_add(float(y_pred.shape[0]))

    def result(self):
        return self.total / self.count


own = Fraction()
own.update_state(b, q)
print(float(own.result()))
own.reset_state()
own.update_state(b[:1], q[:1])
print(float(own.result()))
