import Foundation
import Networks

// The steps that record_optimizers.py wrote, and the rules they are of.

struct RecordedOptimizers: Decodable {
  struct Case: Decodable {
    let name: String
    let rule: Options
    let steps: [[Double]]
    /// The learning rate of each step; 0.1 for all of them where there is none.
    let rates: [Double]?
  }
  /// The options of a rule, by PyTorch's names.
  struct Options: Decodable {
    let kind: String
    let momentum, dampening, weight_decay, lr_decay, initial_accumulator_value, eps, rho, alpha: Double?
    let nesterov, maximize, centered, amsgrad: Bool?
    let betas: [Double]?
  }
  struct Clip: Decodable {
    /// nil is the greatest magnitude.
    let order: Double?
    let bound, norm: Double
    let gradients: [[Double]]
  }

  let start: [Double]
  let gradients: [[Double]]
  let cases: [Case]
  let clips: [Clip]

  static func read() throws -> RecordedOptimizers {
    guard
      let url = Bundle.module.url(
        forResource: "optimizers", withExtension: "json", subdirectory: "Recorded")
    else { throw MissingRecording() }
    return try JSONDecoder().decode(RecordedOptimizers.self, from: Data(contentsOf: url))
  }
}

struct MissingRecording: Error {}
struct UnknownRule: Error { let kind: String }

extension RecordedOptimizers.Options {
  func rule() throws -> any OptimizationRule {
    let rate = 0.1
    let (decay, largest) = (weight_decay ?? 0, maximize ?? false)
    switch kind {
    case "sgd":
      return SGD(
        learningRate: rate, momentum: momentum ?? 0, dampening: dampening ?? 0, nesterov: nesterov ?? false,
        weightDecay: decay, maximize: largest)
    case "adagrad":
      return Adagrad(
        learningRate: rate, rateDecay: lr_decay ?? 0, weightDecay: decay,
        initialAccumulator: initial_accumulator_value ?? 0, epsilon: eps ?? 1e-10, maximize: largest)
    case "adadelta":
      return Adadelta(
        learningRate: rate, rho: rho ?? 0.9, epsilon: eps ?? 1e-6, weightDecay: decay, maximize: largest)
    case "rmsprop":
      return RMSprop(
        learningRate: rate, alpha: alpha ?? 0.99, epsilon: eps ?? 1e-8, weightDecay: decay,
        momentum: momentum ?? 0, centered: centered ?? false, maximize: largest)
    case "adam":
      return Adam(
        learningRate: rate, beta1: betas?[0] ?? 0.9, beta2: betas?[1] ?? 0.999, epsilon: eps ?? 1e-8,
        weightDecay: decay, amsgrad: amsgrad ?? false, maximize: largest)
    case "adamw":
      return Adam.adamW(
        learningRate: rate, weightDecay: weight_decay ?? 0.01, amsgrad: amsgrad ?? false, maximize: largest)
    case "keras sgd":
      return SGD.keras(
        learningRate: rate, momentum: momentum ?? 0, nesterov: nesterov ?? false, weightDecay: decay)
    case "keras adagrad": return Adagrad.keras(learningRate: rate)
    case "keras adadelta": return Adadelta.keras(learningRate: rate)
    case "keras rmsprop":
      return RMSprop.keras(learningRate: rate, momentum: momentum ?? 0, centered: centered ?? false)
    case "keras adam":
      return Adam.keras(learningRate: rate, amsgrad: amsgrad ?? false, weightDecay: decay)
    default: throw UnknownRule(kind: kind)
    }
  }
}
