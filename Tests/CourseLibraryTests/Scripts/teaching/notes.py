# Shape errors of models: PyTorch's words, and below them the layer, the formula, the input that fits and the fix.
import torch, torch.nn as nn, torch.nn.functional as F
def raises(body):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ": " + str(error))
        for note in getattr(error, "__notes__", []):
            print(note)
        print()
net = nn.Sequential(nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(1600, 10))
raises(lambda: net(torch.zeros(1,1,32,32)))
raises(lambda: net(torch.zeros(1,3,28,28)))
raises(lambda: nn.Linear(4,3)(torch.zeros(2,5)))
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.features = net[:6]
        self.head = nn.Linear(1600, 10)
    def forward(self, x):
        return self.head(self.features(x))
raises(lambda: Net()(torch.zeros(1,1,28,28)))
class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(4, 8, 3, padding=1)
    def forward(self, x):
        return x + self.conv(x)
raises(lambda: Block()(torch.zeros(1,4,8,8)))
raises(lambda: nn.Conv2d(1,1,9)(torch.zeros(1,1,5,5)))
raises(lambda: nn.MaxPool2d(9)(torch.zeros(1,1,5,5)))
raises(lambda: nn.BatchNorm2d(3)(torch.zeros(1,1,5,5)))
raises(lambda: nn.Sequential(nn.Conv2d(1, 8, 3), nn.BatchNorm2d(16))(torch.zeros(2,1,28,28)))
# One example without its batch, channels behind, no channels at all.
raises(lambda: nn.Sequential(nn.Conv2d(1, 8, 3), nn.Flatten(), nn.Linear(5408, 10))(torch.zeros(1,28,28)))
raises(lambda: nn.Conv2d(3, 8, 3)(torch.zeros(1,32,32,3)))
raises(lambda: nn.Conv2d(1, 8, 3)(torch.zeros(28,28)))
class Strided(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv = nn.Conv2d(8, 16, 3, stride=2, padding=1)
    def forward(self, x):
        return self.conv(x) + x
raises(lambda: Strided()(torch.zeros(1,8,8,8)))
# In Keras's spelling, with the channels behind.
import keras, numpy as np
from keras import layers
model = keras.Sequential([layers.Input((28, 28, 1)), layers.Conv2D(8, 3), layers.Flatten(), layers.Dense(10)])
raises(lambda: model(np.zeros((4, 32, 32, 1))))
raises(lambda: model(np.zeros((4, 28, 28, 3))))
raises(lambda: model(np.zeros((28, 28, 1))))
raises(lambda: keras.Sequential([layers.Conv2D(8, 3)])(np.zeros((4, 28, 28))))
inputs = keras.Input((8, 8, 1))
raises(lambda: layers.Concatenate()([layers.Conv2D(4, 3)(inputs), layers.Conv2D(4, 5)(inputs)]))
raises(lambda: layers.Add()([layers.Conv2D(4, 3)(inputs), layers.Conv2D(5, 3)(inputs)]))
def fit(loss, y):
    head = keras.Sequential([layers.Input((5,)), layers.Dense(3, activation="softmax")])
    head.compile("adam", loss)
    head.fit(np.zeros((4, 5)), y, verbose=0)
raises(lambda: fit("categorical_crossentropy", np.zeros(4)))
raises(lambda: fit("sparse_categorical_crossentropy", np.eye(4)[:, :3]))
raises(lambda: fit("categorical_crossentropy", np.zeros((4, 4))))
raises(lambda: model.compile("adam", "mse", ["accuracy"]))
