// What layers compute, with the names and parameters of `torch.nn.functional`: one row each.

import Interpreter
import Tensors

extension CourseLibrary {
  static var layerVerbs: [Verb] {
    []
  }
}
