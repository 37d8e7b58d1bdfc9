"""PyTorch's spelling: tensors, their functions, gradients, layers and optimizers.

The functions themselves are native (`_torch`); modules, containers, optimizers and loaders are written in the language.
"""

from _torch import *
from torch.autograd import enable_grad, inference_mode, no_grad, set_grad_enabled
import torch.autograd as autograd
import torch.nn as nn
import torch.optim as optim
import torch.utils as utils
