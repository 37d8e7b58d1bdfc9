// How a script comes by the names that everybody uses: the line that was forgotten, for the error that misses it.

import Interpreter

enum UsualNames {
  /// What to say of a name that is not defined; nil where it is none of ours.
  static func way(to name: String) -> String? {
    if let line = imports[name] { return "\(name): \(line)" }
    if CourseLibrary.verbs.contains(where: { $0.name == name }) {
      return "\(name) is a teaching verb: from convbook import *"
    }
    if CourseLibrary.namespaces.contains(where: { $0.name == name }) {
      return "\(name): from convbook import *"
    }
    return nil
  }

  private static let imports = [
    "torch": "import torch", "nn": "from torch import nn", "optim": "from torch import optim",
    "F": "import torch.nn.functional as F", "DataLoader": "from torch.utils.data import DataLoader",
    "np": "import numpy as np", "numpy": "import numpy", "plt": "import matplotlib.pyplot as plt",
    "keras": "import keras", "layers": "from keras import layers", "tf": "import tensorflow as tf",
    "tensorflow": "import tensorflow", "torchvision": "import torchvision",
    "transforms": "from torchvision import transforms", "convbook": "import convbook",
  ]
}
