// Bars: probabilities with their names, or any few numbers.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var bars: PictureKind {
    PictureKind("bars", ["probabilities", "bar"], "a dict of numbers, or a vector with names=") { request in
      guard case .dict = request.value else {
        let vector = try request.tensor()
        guard vector.rank <= 1 else {
          throw request.invalid("bars need a dict or a vector, got shape \(shapeText(vector.shape))")
        }
        return BarChart(labels: try request.strings("names") ?? [], values: try request.values())
      }
      var labels: [String] = []
      var values: [Double] = []
      for (name, value) in try request.entries(of: request.value) {
        guard let number = try request.machine.number(value) else {
          throw request.machine.typeError(
            "show: bars need numbers, but '\(name)' has a \(request.machine.typeName(value))")
        }
        labels.append(name)
        values.append(number.double)
      }
      return BarChart(labels: labels, values: values)
    }
  }

  static var numbers: PictureKind {
    PictureKind("numbers", ["values"], "the numbers themselves, in rows and columns") {
      try NumberTable($0.tensor())
    }
  }
}
