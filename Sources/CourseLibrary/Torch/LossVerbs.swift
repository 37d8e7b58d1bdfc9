// Losses, with the names and parameters of `torch.nn.functional`: one row each.

import Interpreter
import Tensors

extension CourseLibrary {
  static var lossVerbs: [Verb] {
    [
      Verb(
        "cross_entropy",
        "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction=\"mean\", "
          + "label_smoothing=0.0", "-log softmax(input)[target], for scores (N, C, …)."
      ) { call in
        let (scores, target) = (try call.tensor(0), try call.tensor(1))
        if target.shape == scores.shape, !target.dtype.isFloat {
          throw call.refused(
            "Expected floating point type for target with class probabilities, got \(target.dtype.scalarName)")
        }
        if target.shape != scores.shape { try call.checkClasses(target, scores) }
        let smoothing = try call.double(7)
        if !(smoothing >= 0 && smoothing <= 1) {
          throw call.refused(
            "label_smoothing must be between 0.0 and 1.0. Got: "
              + (try call.machine.str(call[7]).string))
        }
        return call.result(
          try scores.crossEntropy(
            target, weight: call.parameter(2, of: scores), ignoring: call.int(4), labelSmoothing: smoothing,
            reduction: call.reduction(6)))
      },
      Verb(
        "nll_loss",
        "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction=\"mean\"",
        "-input[target], for logarithms of probabilities (N, C, …)."
      ) { call in
        let (scores, target) = (try call.tensor(0), try call.tensor(1))
        try call.checkClasses(target, scores)
        return call.result(
          try scores.nllLoss(
            target, weight: call.parameter(2, of: scores), ignoring: call.int(4), reduction: call.reduction(6)))
      },
      Verb(
        "multi_margin_loss",
        "input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction=\"mean\"",
        "The hinge of a multi-class support vector machine, divided by the number of classes."
      ) { call in
        call.result(
          try call.tensor(0).multiMarginLoss(
            call.tensor(1), power: call.int(2), margin: call.double(3), weight: call.optionalTensor(4),
            reduction: call.reduction(7)))
      },
      Verb(
        "mse_loss", "input, target, size_average=None, reduce=None, reduction=\"mean\"",
        "(input - target) squared."
      ) { try $0.pairLoss($0.tensor(0).mseLoss($0.tensor(1), reduction: $0.reduction(4))) },
      Verb("l1_loss", "input, target, size_average=None, reduce=None, reduction=\"mean\"", "|input - target|") {
        try $0.pairLoss($0.tensor(0).l1Loss($0.tensor(1), reduction: $0.reduction(4)))
      },
      Verb(
        "smooth_l1_loss", "input, target, size_average=None, reduce=None, reduction=\"mean\", beta=1.0",
        "Squared below beta, straight beyond."
      ) {
        if try $0.double(5) < 0 {
          throw $0.refused("smooth_l1_loss does not support negative values for beta.")
        }
        return try $0.pairLoss(
          $0.tensor(0).smoothL1Loss($0.tensor(1), beta: $0.double(5), reduction: $0.reduction(4)))
      },
      Verb(
        "huber_loss", "input, target, reduction=\"mean\", delta=1.0", "Squared below delta, straight beyond."
      ) {
        if try $0.double(3) <= 0 {
          throw $0.refused("huber_loss does not support non-positive values for delta.")
        }
        return try $0.pairLoss(
          $0.tensor(0).huberLoss($0.tensor(1), delta: $0.double(3), reduction: $0.reduction(2)))
      },
      Verb(
        "binary_cross_entropy",
        "input, target, weight=None, size_average=None, reduce=None, reduction=\"mean\"",
        "-(t log p + (1 - t) log(1 - p)), for probabilities."
      ) { call in
        if try call.tensor(1).dtype != call.tensor(0).dtype {
          throw call.refused(
            "Found dtype \(try call.tensor(1).dtype.scalarName) but expected \(try call.tensor(0).dtype.scalarName)"
          )
        }
        return call.result(
          try call.tensor(0).binaryCrossEntropy(
            call.tensor(1), weight: call.optionalTensor(2), reduction: call.reduction(5)))
      },
      Verb(
        "binary_cross_entropy_with_logits",
        "input, target, weight=None, size_average=None, reduce=None, reduction=\"mean\", pos_weight=None",
        "binary_cross_entropy of sigmoid(input), without overflow."
      ) { call in
        call.result(
          try call.tensor(0).binaryCrossEntropyWithLogits(
            call.tensor(1), weight: call.optionalTensor(2), positiveWeight: call.optionalTensor(6),
            reduction: call.reduction(5)))
      },
      Verb(
        "kl_div", "input, target, size_average=None, reduce=None, reduction=\"mean\", log_target=False",
        "t (log t - input), for logarithms of probabilities."
      ) { call in
        let perBatch = try call.string(4) == "batchmean"
        return call.result(
          try call.tensor(0).klDivergence(
            call.tensor(1), targetIsLogarithm: call.bool(5), reduction: perBatch ? .sum : call.reduction(4),
            perBatch: perBatch))
      },
    ]
  }
}

extension DType {
  /// As messages of PyTorch name the type of elements: `Float`, `Long`.
  var scalarName: String { String(className.dropLast("Tensor".count)) }
}

extension Call {
  /// A loss of two tensors. Says once for each pair of shapes, on stderr as PyTorch does, that it broadcast what was
  /// hardly meant to be.
  fileprivate func pairLoss(_ loss: Tensor) throws -> Value {
    let (input, target) = (try tensor(0).shape, try tensor(1).shape)
    if input == target { return result(loss) }
    let words =
      "Using a target size (\(sizeText(target))) that is different to the input size (\(sizeText(input))). This will "
      + "likely lead to incorrect results due to broadcasting. Please ensure they have the same size."
    if library.warnings.insert(words).inserted {
      try machine.write(Text("UserWarning: \(words)\n"), to: "stderr")
    }
    return result(loss)
  }

  private func sizeText(_ shape: [Int]) -> String {
    "torch.Size([\(shape.map(String.init).joined(separator: ", "))])"
  }
}

extension Call {
  /// What PyTorch's RuntimeError says.
  func refused(_ why: String) -> Raise { machine.error("RuntimeError", why) }

  /// A weight of the input's type, or nil.
  func parameter(_ place: Int, of input: Tensor) throws -> Tensor? {
    guard let weight = try optionalTensor(place) else { return nil }
    if weight.dtype != input.dtype {
      throw refused(
        "expected scalar type \(input.dtype.scalarName) but found \(weight.dtype.scalarName)")
    }
    return weight
  }

  /// A target of class numbers: integers, and one dimension less than the scores.
  fileprivate func checkClasses(_ target: Tensor, _ scores: Tensor) throws {
    if scores.rank == 1 || scores.rank == 2, target.rank > 1 {
      throw refused("0D or 1D target tensor expected, multi-target not supported")
    }
    let places = scores.shape.prefix(1) + scores.shape.dropFirst(2)
    if scores.rank > 2, target.shape.first == places.first, target.shape != Array(places) {
      throw refused(
        "Expected target size \(Array(places)), got \(target.shape): scores of shape \(scores.shape) need a class "
          + "number for every place")
    }
    if target.dtype != .int64, target.dtype != .uint8 {
      throw refused("expected target dtype to be Long or Byte, but got \(target.dtype.scalarName)")
    }
  }

  func reduction(_ place: Int) throws -> Reduction {
    let name = try string(place)
    guard let reduction = Reduction(rawValue: name) else {
      throw machine.valueError("\(name) is not a valid value for reduction: it is 'none', 'mean' or 'sum'")
    }
    return reduction
  }
}
