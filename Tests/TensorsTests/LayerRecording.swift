import Foundation
import Tensors

// The cases that record_layers.py wrote, and their evaluation: an operation's name becomes the call it stands for.

/// A parameter of a case.
enum Parameter: Decodable {
  case flag(Bool)
  case number(Double)
  case numbers([Double])
  case name(String)

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Bool.self) {
      self = .flag(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode([Double].self) {
      self = .numbers(value)
    } else {
      self = .name(try container.decode(String.self))
    }
  }
}

/// How an input lies in memory.
enum MemoryOrder: CaseIterable {
  case contiguous, channelsLast, cutOut
}

struct LayerCase: Decodable {
  struct Numbers: Decodable {
    let kind: String
    let shape: [Int]
    let values: [Number]

    var isFloat: Bool { kind == "float" }
    var numbers: [Double] { values.map(\.value) }

    func tensor(_ engine: Engine, _ dtype: DType, _ order: MemoryOrder) throws -> Tensor {
      let plain = try engine.tensor(numbers, shape: shape, dtype: isFloat ? dtype : .int64)
      if shape.isEmpty || plain.count == 0 { return plain }
      switch order {
      case .contiguous: return plain
      case .channelsLast:
        if shape.count < 3 { return plain }
        var axes = Array(0..<shape.count)
        axes.append(axes.remove(at: shape.count - 3 == 0 ? 0 : 1))
        var back = [Int](repeating: 0, count: axes.count)
        for (place, axis) in axes.enumerated() { back[axis] = place }
        return try plain.permute(axes).contiguous().permute(back).detach()
      case .cutOut:
        let room = try engine.full(shape.map { 2 * $0 + 1 }, 7, dtype: plain.dtype)
        let index = shape.map { TensorIndex.slice(lower: 1, upper: 2 * $0 + 1, step: 2) }
        try room.set(index, to: .tensor(plain))
        return try room[index].detach()
      }
    }
  }

  let op: String
  let inputs: [Numbers?]
  let parameters: [String: Parameter]
  let results: [Numbers]
  let gradient: Numbers?
  let gradients: [Numbers?]?
  let smooth: Bool?
}

extension LayerCase {
  func numbers(_ name: String) -> [Int]? {
    switch parameters[name] {
    case .numbers(let values): values.map { Int($0) }
    case .number(let value): [Int(value)]
    default: nil
    }
  }

  func number(_ name: String) -> Double? {
    if case .number(let value) = parameters[name] { value } else { nil }
  }

  func flag(_ name: String) -> Bool? {
    if case .flag(let value) = parameters[name] { value } else { nil }
  }

  func name(_ name: String) -> String? {
    if case .name(let value) = parameters[name] { value } else { nil }
  }

  private func extent(_ name: String) -> Extent? { numbers(name).map { Extent($0[0], $0[$0.count - 1]) } }
  private func int(_ name: String) -> Int? { numbers(name)?.first }

  func evaluate(_ x: [Tensor?]) throws -> [Tensor] {
    guard let first = x[0] else { throw UnknownName(name: op) }
    if let result = try pooling(first, x) ?? resampling(first) ?? normalization(first, x) { return result }
    if let result = try windows(first, x) { return [result] }
    if let second = x.count > 1 ? x[1] : nil, let result = try loss(first, second, x) { return [result] }
    throw UnknownName(name: op)
  }

  private func pooling(_ x: Tensor, _ inputs: [Tensor?]) throws -> [Tensor]? {
    let (size, stride, padding) = (extent("size") ?? 2, extent("stride"), extent("padding") ?? 0)
    let ceil = flag("ceil") ?? false
    let counts = flag("counts") ?? true
    switch op {
    case "maxPool":
      let dilation = extent("dilation") ?? 1
      let (values, indices) = try x.maxPoolWithIndices(
        size, stride: stride, padding: padding, dilation: dilation, ceil: ceil)
      return [values, indices]
    case "maxPool1d":
      let (values, indices) = try x.maxPool1dWithIndices(
        size.width, stride: stride?.width, padding: padding.width, dilation: int("dilation") ?? 1, ceil: ceil)
      return [values, indices]
    case "avgPool":
      return [
        try x.avgPool(
          size, stride: stride, padding: padding, ceil: ceil, countsPadding: counts, divisor: int("divisor"))
      ]
    case "avgPool1d":
      return [
        try x.avgPool1d(
          size.width, stride: stride?.width, padding: padding.width, ceil: ceil, countsPadding: counts)
      ]
    case "lpPool": return [try x.lpPool(number("p") ?? 2, size, stride: stride, ceil: ceil)]
    case "lpPool1d": return [try x.lpPool1d(number("p") ?? 2, size.width, stride: stride?.width, ceil: ceil)]
    case "adaptiveAvgPool": return [try x.adaptiveAvgPool(size)]
    case "adaptiveAvgPool1d": return [try x.adaptiveAvgPool1d(size.width)]
    case "adaptiveMaxPool":
      let (values, indices) = try x.adaptiveMaxPoolWithIndices(size)
      return [values, indices]
    case "adaptiveMaxPool1d": return [try x.adaptiveMaxPool1d(size.width)]
    case "maxUnpool":
      guard let indices = inputs[1] else { return nil }
      return [try x.maxUnpool(indices, size, stride: stride, padding: padding, to: extent("to"))]
    case "maxUnpool1d":
      guard let indices = inputs[1] else { return nil }
      return [try x.maxUnpool1d(indices, size.width)]
    case "maxout": return [try x.maxout(size.width)]
    case "blurPool": return [try x.blurPool(size, stride: stride ?? 2)]
    case "blurPool1d": return [try x.blurPool1d(size.width, stride: stride?.width ?? 2)]
    default: return nil
    }
  }

  private func normalization(_ x: Tensor, _ inputs: [Tensor?]) throws -> [Tensor]? {
    let (weight, bias) = inputs.count > 2 ? (inputs[1], inputs[2]) : (nil, nil)
    switch op {
    case "batchNorm":
      let (mean, variance) = (try inputs[3]?.clone(), try inputs[4]?.clone())
      let y = try x.batchNorm(
        mean: mean, variance: variance, weight: weight, bias: bias, training: flag("training") ?? true,
        momentum: .new(number("momentum") ?? 0.1))
      return [y] + [mean, variance].compactMap { $0 }
    case "instanceNorm":
      let (mean, variance) = inputs.count > 3 ? (try inputs[3]?.clone(), try inputs[4]?.clone()) : (nil, nil)
      let y = try x.instanceNorm(
        mean: mean, variance: variance, weight: weight, bias: bias, training: flag("training") ?? true,
        momentum: .new(number("momentum") ?? 0.1))
      return [y] + [mean, variance].compactMap { $0 }
    case "groupNorm": return [try x.groupNorm(int("groups") ?? 1, weight: weight, bias: bias)]
    case "layerNorm": return [try x.layerNorm(numbers("shape") ?? [], weight: weight, bias: bias)]
    case "localResponseNorm":
      return [
        try x.localResponseNorm(
          int("size") ?? 5, alpha: number("alpha") ?? 1e-4, beta: number("beta") ?? 0.75, k: number("k") ?? 1)
      ]
    default: return nil
    }
  }

  private func loss(_ x: Tensor, _ t: Tensor, _ inputs: [Tensor?]) throws -> Tensor? {
    let reduction = Reduction(rawValue: name("reduction") ?? "mean") ?? .mean
    let weight = inputs.count > 2 ? inputs[2] : nil
    switch op {
    case "mse": return try x.mseLoss(t, reduction: reduction)
    case "l1": return try x.l1Loss(t, reduction: reduction)
    case "huber": return try x.huberLoss(t, delta: number("delta") ?? 1, reduction: reduction)
    case "smoothL1": return try x.smoothL1Loss(t, beta: number("beta") ?? 1, reduction: reduction)
    case "bce": return try x.binaryCrossEntropy(t, weight: weight, reduction: reduction)
    case "bceLogits":
      return try x.binaryCrossEntropyWithLogits(
        t, weight: weight, positiveWeight: inputs[3], reduction: reduction)
    case "sigmoidFocal":
      return try x.sigmoidFocalLoss(
        t, alpha: number("alpha"), gamma: number("gamma") ?? 2, reduction: reduction)
    case "hinge": return try x.hingeLoss(t, reduction: reduction)
    case "kl":
      return try x.klDivergence(
        t, targetIsLogarithm: flag("isLogarithm") ?? false, reduction: reduction,
        perBatch: flag("perBatch") ?? false)
    case "crossEntropy":
      return try x.crossEntropy(
        t, weight: weight, ignoring: int("ignoring") ?? -100, labelSmoothing: number("smoothing") ?? 0,
        reduction: reduction)
    case "nll":
      return try x.nllLoss(t, weight: weight, ignoring: int("ignoring") ?? -100, reduction: reduction)
    case "focal":
      return try x.focalLoss(t, gamma: number("gamma") ?? 2, weight: weight, reduction: reduction)
    case "multiMargin":
      return try x.multiMarginLoss(
        t, power: int("power") ?? 1, margin: number("margin") ?? 1, weight: weight, reduction: reduction)
    case "mixture":
      guard let sigmas = inputs[2], let target = inputs[3] else { return nil }
      return try x.gaussianMixtureLoss(means: t, logSigmas: sigmas, target, reduction: reduction)
    case "dice": return try x.diceLoss(t, reduction: reduction)
    default: return nil
    }
  }

  private func windows(_ x: Tensor, _ inputs: [Tensor?]) throws -> Tensor? {
    let (size, stride, padding) = (extent("size") ?? 2, extent("stride") ?? 1, extent("padding") ?? 0)
    switch op {
    case "unfold":
      return try x.unfold(size, stride: stride, padding: padding, dilation: extent("dilation") ?? 1)
    case "fold":
      return try x.fold(
        to: extent("to") ?? 1, size, stride: stride, padding: padding, dilation: extent("dilation") ?? 1)
    case "local":
      guard let weight = inputs[1] else { return nil }
      return try x.locallyConnected(weight, bias: inputs[2], stride: stride, padding: padding)
    case "local1d":
      guard let weight = inputs[1] else { return nil }
      return try x.locallyConnected1d(weight, bias: inputs[2], stride: stride.width)
    case "embedding":
      guard let indices = inputs[1] else { return nil }
      return try x.embedding(indices, padding: int("padding"))
    case "waves": return try x.timeEmbedding(size.width)
    default: return try kernels(x, inputs)
    }
  }

  private func kernels(_ x: Tensor, _ inputs: [Tensor?]) throws -> Tensor? {
    let (stride, padding, dilation) = (extent("stride") ?? 1, extent("padding") ?? 0, extent("dilation") ?? 1)
    let (to, around) = (extent("to") ?? 1, (padding.width, padding.width))
    switch op {
    case "matrix":
      return try x.convolutionMatrix(
        over: to, stride: stride, padding: Padding(padding), dilation: dilation, groups: int("groups") ?? 1)
    case "matrix1d":
      return try x.convolutionMatrix1d(
        over: to.width, stride: stride.width, padding: around, dilation: dilation.width,
        groups: int("groups") ?? 1)
    case "zeroStuffed": return try x.zeroStuffed(by: numbers("size") ?? [])
    case "separable":
      guard let depthwise = inputs[1], let pointwise = inputs[2] else { return nil }
      return try x.separableConv2d(
        depthwise, pointwise, bias: inputs[3], stride: stride, padding: Padding(padding), dilation: dilation)
    case "separable1d":
      guard let depthwise = inputs[1], let pointwise = inputs[2] else { return nil }
      return try x.separableConv1d(
        depthwise, pointwise, bias: inputs[3], stride: stride.width, padding: around, dilation: dilation.width)
    case "true1d":
      guard let kernel = inputs[1] else { return nil }
      return try x.conv1dTrue(kernel, stride: stride.width, padding: padding.width, dilation: dilation.width)
    default: return nil
    }
  }

  private func resampling(_ x: Tensor) throws -> [Tensor]? {
    let aligned = flag("aligned") ?? false
    let mode: Interpolation = name("mode") == "nearest" ? .nearest : .linear(alignsCorners: aligned)
    switch op {
    case "upsample": return [try x.upsampled(to: numbers("size") ?? [], mode)]
    case "upsampleBy": return [try x.upsampled(by: number("factor") ?? 1, mode)]
    case "pixelShuffle": return [try x.pixelShuffle(int("factor") ?? 1)]
    case "pixelUnshuffle": return [try x.pixelUnshuffle(int("factor") ?? 1)]
    case "border":
      // PyTorch lists the pairs from the last axis on.
      let flat = numbers("widths") ?? []
      let pairs = Swift.stride(from: flat.count - 2, through: 0, by: -2).map { (flat[$0], flat[$0 + 1]) }
      return [try x.pad(pairs, border: Border(rawValue: name("mode") ?? "") ?? .reflect)]
    default: return nil
    }
  }
}
