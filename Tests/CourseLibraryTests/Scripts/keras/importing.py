# Every spelling of the same modules.
import tensorflow.keras.backend as K
from keras.layers import Conv2D, Dense
from keras.models import Sequential
from keras.optimizers import Adam
from keras.utils import to_categorical
from tensorflow.keras import layers as tf_layers, models
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.layers import MaxPooling2D as Pool
from tensorflow.keras.models import Model

print(Dense is tf.keras.layers.Dense, Dense is keras.layers.Dense, tf_layers.Dense is Dense, Pool.__name__)
print(Sequential is models.Sequential, Sequential is keras.Sequential, Model is keras.Model,
      Adam is keras.optimizers.Adam)
print(keras.layers.Convolution2D is Conv2D, keras.layers.MaxPool2D is Pool, K.epsilon(), K.image_data_format())
print(EarlyStopping.__name__, tf.keras.losses.MeanSquaredError().name, tf.keras.optimizers.SGD().name)
print(numbers(to_categorical([0, 2, 1], 3)), tuple(to_categorical([0, 1]).shape))
model = tf.keras.models.Sequential()
model.add(tf.keras.layers.Dense(3, input_shape=(4,)))
model.add(Dense(2))
print(model.count_params(), model.output_shape, [layer.name for layer in model.layers])
keras.utils.clear_session()
print(Dense(1).name, Dense(1).name, layers.ReLU().name, layers.LeakyReLU().name, layers.PReLU().name, layers.ELU().name)
print(layers.GlobalAveragePooling2D().name, layers.Conv2DTranspose(1, 1).name, layers.UpSampling2D().name,
      layers.BatchNormalization().name, layers.ZeroPadding2D().name, layers.DepthwiseConv2D(1).name)
