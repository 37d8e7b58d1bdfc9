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
        call.result(
          try call.tensor(0).crossEntropy(
            call.tensor(1), weight: call.optionalTensor(2), ignoring: call.int(4),
            labelSmoothing: call.double(7),
            reduction: call.reduction(6)))
      },
      Verb(
        "nll_loss",
        "input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction=\"mean\"",
        "-input[target], for logarithms of probabilities (N, C, …)."
      ) { call in
        call.result(
          try call.tensor(0).nllLoss(
            call.tensor(1), weight: call.optionalTensor(2), ignoring: call.int(4), reduction: call.reduction(6))
        )
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
      ) { $0.result(try $0.tensor(0).mseLoss($0.tensor(1), reduction: $0.reduction(4))) },
      Verb("l1_loss", "input, target, size_average=None, reduce=None, reduction=\"mean\"", "|input - target|") {
        $0.result(try $0.tensor(0).l1Loss($0.tensor(1), reduction: $0.reduction(4)))
      },
      Verb(
        "smooth_l1_loss", "input, target, size_average=None, reduce=None, reduction=\"mean\", beta=1.0",
        "Squared below beta, straight beyond."
      ) {
        $0.result(try $0.tensor(0).smoothL1Loss($0.tensor(1), beta: $0.double(5), reduction: $0.reduction(4)))
      },
      Verb(
        "huber_loss", "input, target, reduction=\"mean\", delta=1.0", "Squared below delta, straight beyond."
      ) {
        $0.result(try $0.tensor(0).huberLoss($0.tensor(1), delta: $0.double(3), reduction: $0.reduction(2)))
      },
      Verb(
        "binary_cross_entropy",
        "input, target, weight=None, size_average=None, reduce=None, reduction=\"mean\"",
        "-(t log p + (1 - t) log(1 - p)), for probabilities."
      ) { call in
        call.result(
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

extension Call {
  fileprivate func reduction(_ place: Int) throws -> Reduction {
    let name = try string(place)
    guard let reduction = Reduction(rawValue: name) else {
      throw machine.valueError("\(name) is not a valid value for reduction: it is 'none', 'mean' or 'sum'")
    }
    return reduction
  }
}
