"""Pictures for PyTorch: the data sets that are on this machine, and transforms. Networks are in `convbook.zoo`."""

import torchvision.datasets as datasets
import torchvision.transforms as transforms

__version__ = "0.28.0"
