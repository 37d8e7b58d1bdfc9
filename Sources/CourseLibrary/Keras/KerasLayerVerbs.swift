// What Keras's layers and optimizers compute otherwise than PyTorch's.
//
// Images come in Keras's order (N, H, W, C): a view of the engine's own channels-last memory, so the change of order on
// the way in and out copies nothing. Kernels come as Keras shows them, (H, W, in, out).

import Interpreter
import Networks
import Tensors

extension CourseLibrary {
  static var kerasLayerVerbs: [Verb] {
    [
      Verb(
        "conv2d", "input, kernel, bias, strides, padding, dilation, groups",
        "Kernels (K, L, C/groups, O) slid over (N, H, W, C), with (top, bottom, left, right) zeros around."
      ) { call in
        let around = try call.axes(4)
        guard around.count == 4 else { throw call.mismatch(4, "four ints") }
        let maps = try call.tensor(0).permute([0, 3, 1, 2]).conv2d(
          call.tensor(1).permute([3, 2, 0, 1]), bias: call.optionalTensor(2), stride: call.extent(3),
          padding: Padding(top: around[0], bottom: around[1], left: around[2], right: around[3]),
          dilation: call.extent(5), groups: call.int(6))
        return call.result(try maps.permute([0, 2, 3, 1]))
      },
      Verb(
        "conv1d", "input, kernel, bias, strides, padding, dilation, groups",
        "Kernels (K, C/groups, O) slid over (N, L, C), with (before, after) zeros around."
      ) { call in
        let around = try call.axes(4)
        guard around.count == 2 else { throw call.mismatch(4, "two ints") }
        let maps = try call.tensor(0).permute([0, 2, 1]).conv1d(
          call.tensor(1).permute([2, 1, 0]), bias: call.optionalTensor(2), stride: call.single(3),
          padding: (around[0], around[1]), dilation: call.single(5), groups: call.int(6))
        return call.result(try maps.permute([0, 2, 1]))
      },
      Verb(
        "locally_connected2d", "input, kernel, strides",
        "A kernel of its own for every place: (N, C, H, W) with (O, C, out H, out W, K, L)."
      ) { call in
        call.result(try call.tensor(0).locallyConnected(call.tensor(1), stride: call.extent(2)))
      },
      Verb(
        "locally_connected1d", "input, kernel, strides",
        "A kernel of its own for every place: (N, C, L) with (O, C, out L, K)."
      ) { call in
        call.result(try call.tensor(0).locallyConnected1d(call.tensor(1), stride: call.single(2)))
      },
      Verb(
        "batch_norm", "input, mean, variance, gamma, beta, training, momentum, epsilon",
        "Batch normalization of (N, C, …) whose running variance is the biased one, momentum the part that stays."
      ) { call in
        call.result(
          try call.tensor(0).batchNorm(
            mean: call.tensor(1), variance: call.tensor(2), weight: call.optionalTensor(3),
            bias: call.optionalTensor(4), training: call.bool(5), momentum: .old(call.double(6)),
            epsilon: call.double(7)))
      },
    ]
  }

  /// The rule of one of Keras's optimizers, from its numbers in the order of Keras's parameters.
  static func kerasRule(_ name: String, _ next: () -> Double) -> (any OptimizationRule)? {
    switch name {
    case "keras.sgd":
      SGD.keras(learningRate: next(), momentum: next(), nesterov: next() != 0, weightDecay: next())
    case "keras.adam":
      Adam.keras(
        learningRate: next(), beta1: next(), beta2: next(), epsilon: next(), amsgrad: next() != 0,
        weightDecay: next())
    case "keras.rmsprop":
      RMSprop.keras(
        learningRate: next(), rho: next(), momentum: next(), epsilon: next(), centered: next() != 0,
        weightDecay: next())
    case "keras.adagrad":
      Adagrad.keras(
        learningRate: next(), initialAccumulator: next(), epsilon: next(), weightDecay: next())
    case "keras.adadelta":
      Adadelta.keras(learningRate: next(), rho: next(), epsilon: next(), weightDecay: next())
    default: nil
    }
  }
}
