public import Tensors

// First values of weights.
//
// Nearly all are random numbers of some spread, and the schools differ in the variance and the shape: gain²/fan (Kaiming
// He), 2/(fan in + fan out) (Xavier Glorot), 1/fan in (Yann LeCun). `scaled` is all of them; the named functions fill
// in its numbers. Which random numbers is the business of the generator handed in: a parameter's is keyed by its
// name (`Parameter`), so that the order in which parameters are made does not matter.

/// How a parameter's first values are made.
///
/// ```swift
/// let weight = try Initialiser.kaimingUniform(.relu).tensor(engine, [64, 32, 3, 3], from: generator)
/// ```
public enum Initialiser: Equatable, Sendable {
  case constant(Double)
  /// As they come, whatever the shape.
  case distribution(Distribution)
  /// Of variance gain²/fan.
  case scaled(gain: Gain, Fans.Mode, Shape)
  /// Rows (or columns, whichever are fewer) at right angles to each other, of length `gain`.
  case orthogonal(gain: Double)
  /// 1 on the diagonal of a matrix, 0 elsewhere.
  case identity
  /// Kernels that hand their channel through: 1 in the middle of a kernel, for each group of output channels.
  case dirac(groups: Int)
  /// Evenly within ±1/√n, as PyTorch starts a bias that stands beside a weight of n inputs.
  case besides(fanIn: Int)

  /// How scaled numbers are spread.
  public enum Shape: Sendable {
    case uniform, normal
    /// Within two deviations, and widened to keep the variance, as Keras has it.
    case truncatedNormal
  }

  public static let zeros = Initialiser.constant(0)
  public static let ones = Initialiser.constant(1)
  /// Evenly from `low` to `high`.
  public static func uniform(_ low: Double, _ high: Double) -> Initialiser {
    .distribution(.uniform(low: low, high: high))
  }
  /// Normal numbers of that mean and standard deviation.
  public static func normal(mean: Double = 0, deviation: Double = 1) -> Initialiser {
    .distribution(.normal(mean: mean, deviation: deviation))
  }
  /// The bounds are numbers, not deviations.
  public static func truncatedNormal(
    mean: Double = 0, deviation: Double = 1, low: Double = -2, high: Double = 2
  ) -> Initialiser {
    .distribution(.truncatedNormal(mean: mean, deviation: deviation, low: low, high: high))
  }

  /// Glorot's: variance gain²·2/(fan in + fan out). Keras's default for weights.
  public static func xavierUniform(gain: Double = 1) -> Initialiser {
    .scaled(gain: .number(gain), .average, .uniform)
  }
  /// Glorot's variance, normally distributed.
  public static func xavierNormal(gain: Double = 1) -> Initialiser {
    .scaled(gain: .number(gain), .average, .normal)
  }
  /// He's: variance gain²/fan.
  public static func kaimingUniform(_ gain: Gain = .relu, _ mode: Fans.Mode = .input) -> Initialiser {
    .scaled(gain: gain, mode, .uniform)
  }
  /// He's variance, normally distributed.
  public static func kaimingNormal(_ gain: Gain = .relu, _ mode: Fans.Mode = .input) -> Initialiser {
    .scaled(gain: gain, mode, .normal)
  }
  /// LeCun's: variance 1/fan in.
  public static let lecunUniform = Initialiser.scaled(gain: .linear, .input, .uniform)
  public static let lecunNormal = Initialiser.scaled(gain: .linear, .input, .normal)
  /// Keras's: variance scale/fan.
  public static func varianceScaling(
    _ scale: Double = 1, _ mode: Fans.Mode = .input, _ shape: Shape = .truncatedNormal
  ) -> Initialiser {
    .scaled(gain: .number(scale.squareRoot()), mode, shape)
  }
  /// What PyTorch's layers begin with: He's uniform for a leaky slope of √5, which is ±1/√fan in.
  public static let torchWeight = Initialiser.kaimingUniform(.leakyRelu(slope: 5.0.squareRoot()))
}

/// What a shape has too few dimensions for, or too many.
public enum InitialiserError: Error, Equatable, Sendable, CustomStringConvertible {
  case noFans(shape: [Int])
  case rank(name: String, least: Int, most: Int, shape: [Int])
  case groups(channels: Int, groups: Int)

  public var description: String {
    switch self {
    case .noFans(let shape):
      "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions (shape \(shape))"
    case .rank(let name, let least, let most, let shape):
      "\(name) takes tensors with \(least == most ? "\(least)" : "\(least) to \(most)") dimensions, got shape \(shape)"
    case .groups(let channels, let groups): "\(channels) channels cannot be divided into \(groups) groups"
    }
  }
}

extension Initialiser {
  /// Throws what no tensor of the shape could begin with.
  public func check(_ shape: [Int]) throws(InitialiserError) {
    switch self {
    case .constant, .distribution, .besides: break
    case .scaled, .orthogonal: if shape.count < 2 { throw .noFans(shape: shape) }
    case .identity:
      if shape.count != 2 { throw .rank(name: "identity", least: 2, most: 2, shape: shape) }
    case .dirac(let groups):
      if !(3...5).contains(shape.count) { throw .rank(name: "dirac", least: 3, most: 5, shape: shape) }
      if groups < 1 || shape[0] % groups != 0 { throw .groups(channels: shape[0], groups: groups) }
    }
  }

  /// A tensor of first values, row-major; the numbers come from the engine's generator, or from `source`.
  public func tensor(
    _ engine: Engine, _ shape: [Int], dtype: DType = .float32, from source: Generator? = nil
  ) throws -> Tensor {
    try check(shape)
    switch self {
    case .constant(let value): return try engine.full(shape, .float(value), dtype: dtype)
    case .distribution(let distribution):
      return try distribution.tensor(engine, shape, dtype: dtype, from: source)
    case .besides(let fanIn):
      let bound = 1 / Double(max(1, fanIn)).squareRoot()
      return try engine.uniform(shape, low: -bound, high: bound, dtype: dtype, from: source)
    case .scaled(let gain, let mode, let form):
      let deviation = gain.value / (Fans(shape)?.count(mode) ?? 1).squareRoot()
      return try form.distribution(deviation).tensor(engine, shape, dtype: dtype, from: source)
    case .orthogonal(let gain):
      let columns = shape.dropFirst().reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
      let matrix = try engine.orthogonal(
        rows: shape[0], columns: columns, gain: gain, dtype: dtype, from: source)
      return try matrix.reshape(shape)
    case .identity:
      let result = try engine.zeros(shape, dtype: dtype)
      for place in 0..<min(shape[0], shape[1]) { try result.set([.at(place), .at(place)], to: .scalar(1)) }
      return result
    case .dirac(let groups):
      let result = try engine.zeros(shape, dtype: dtype)
      if result.count == 0 { return result }
      let middle = shape.dropFirst(2).map { TensorIndex.at($0 / 2) }
      let inside = shape[0] / groups
      for channel in 0..<min(inside, shape[1]) {
        for group in 0..<groups {
          try result.set([.at(group * inside + channel), .at(channel)] + middle, to: .scalar(1))
        }
      }
      return result
    }
  }

  /// Replaces the numbers of a tensor in place, without a trace for gradients.
  public func fill(_ tensor: Tensor, from source: Generator? = nil) throws {
    try tensor.engine.withoutGradients {
      try tensor.assign(self.tensor(tensor.engine, tensor.shape, dtype: tensor.dtype, from: source))
    }
  }
}

extension Initialiser.Shape {
  /// Numbers of mean 0 and this standard deviation.
  fileprivate func distribution(_ deviation: Double) -> Distribution {
    switch self {
    case .uniform:
      let bound = 3.0.squareRoot() * deviation
      return .uniform(low: -bound, high: bound)
    case .normal: return .normal(deviation: deviation)
    case .truncatedNormal:
      // The standard deviation of a standard normal number that is kept within ±2.
      let wide = deviation / 0.879_625_661_034_239_78
      return .truncatedNormal(deviation: wide, low: -2 * wide, high: 2 * wide)
    }
  }
}
