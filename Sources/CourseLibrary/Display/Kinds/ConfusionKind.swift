// A confusion matrix: which class was taken for which.

import Interpreter
import Pictures
import Tensors

extension PictureKind {
  static var confusion: PictureKind {
    PictureKind(
      "confusion", ["confusion matrix"],
      "counts (C,C), a row for each true class, with names=; rates=True shows shares of the row"
    ) { request in
      let tensor = try request.tensor()
      guard tensor.rank == 2, tensor.shape[0] == tensor.shape[1], tensor.shape[0] > 0 else {
        throw request.invalid("a confusion matrix is square, got shape \(shapeText(tensor.shape))")
      }
      let names = try request.strings("names") ?? (0..<tensor.shape[0]).map(String.init)
      guard names.count == tensor.shape[0] else {
        throw request.invalid("\(names.count) names for \(tensor.shape[0]) classes")
      }
      guard tensor.shape[0] <= 256 else {
        throw request.invalid(
          "a confusion matrix of \(names.count) classes is too large; kind=\"matrix\" shows it")
      }
      if let share = try request.values().first(where: { $0 < 0 || $0 != $0.rounded() }) {
        throw request.invalid(
          "a confusion matrix counts examples in whole numbers, got \(NumberText.shortest(share)); rates=True shows "
            + "shares of counts, kind=\"matrix\" any numbers")
      }
      return ConfusionPicture(counts: try request.values(), names: names, showsRates: try request.flag("rates"))
    }
  }
}
