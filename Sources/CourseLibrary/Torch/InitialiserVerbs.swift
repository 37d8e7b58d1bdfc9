// First values of weights: what `torch.nn.init` calls.

import Interpreter
import Networks
import Tensors

extension CourseLibrary {
  static var initialiserVerbs: [Verb] {
    [
      Verb("_fill", "tensor, kind, *numbers", "Replaces the numbers of a tensor, unseen by gradients.") {
        call in
        let numbers = try (call.machine.sequence(call[2]) ?? []).map { value in
          guard let number = try call.machine.number(value) else {
            throw call.mismatch(2, "numbers", got: value)
          }
          return number.double
        }
        let kind = try call.string(1)
        guard let initialiser = Initialiser(kind, numbers) else {
          throw call.invalid("there is no '\(kind)' of \(numbers.count) numbers")
        }
        try initialiser.fill(call.tensor(0))
        return call[0]
      }
    ]
  }
}

extension Initialiser {
  fileprivate init?(_ kind: String, _ numbers: [Double]) {
    switch (kind, numbers.count) {
    case ("constant", 1): self = .constant(numbers[0])
    case ("uniform", 2): self = .uniform(numbers[0], numbers[1])
    case ("normal", 2): self = .normal(mean: numbers[0], deviation: numbers[1])
    case ("truncated_normal", 4):
      self = .truncatedNormal(mean: numbers[0], deviation: numbers[1], low: numbers[2], high: numbers[3])
    case ("identity", 0): self = .identity
    case ("dirac", 1): self = .dirac(groups: Int(converting: numbers[0]))
    case ("orthogonal", 1): self = .orthogonal(gain: numbers[0])
    default: return nil
    }
  }
}
