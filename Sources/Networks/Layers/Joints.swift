public import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Layers that join branches or give numbers another shape, and tables of vectors.

extension AddRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    var sum = inputs[0]
    for other in inputs.dropFirst() { sum = try sum + other }
    return sum
  }
}

extension ConcatRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    try Tensor.cat(inputs, dim: axis + 1)
  }
}

extension FlattenRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor { try inputs[0].flatten(from: 1) }
}

extension ReshapeRule: Computation {
  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    try inputs[0].reshape([inputs[0].shape[0]] + shape.sizes.map { try $0.concrete() })
  }
}

extension EmbeddingRule: Computation {
  public func initialiser(
    of parameter: ParameterRule, in account: LayerAccount, _ conventions: Conventions
  ) -> Initialiser { conventions.embeddings }

  public func output(of inputs: [Tensor], _ pass: LayerPass) throws -> Tensor {
    var numbers = inputs[0]
    // One number an example gives a vector, a row of numbers a vector each.
    if numbers.shape.dropFirst().allSatisfy({ $0 == 1 }) { numbers = try numbers.reshape([numbers.shape[0]]) }
    if rows != nil { return try pass.weight()[.tensor(numbers.to(.int64))] }
    return try numbers.waves(size.concrete())
  }
}

extension Tensor {
  /// Sines and then cosines of each number, of wavelengths from 2π to 2π·10000 in even ratios; an odd last place is 0.
  fileprivate func waves(_ size: Int) throws(TensorError) -> Tensor {
    let half = size / 2
    let rates = (0..<half).map { exp(-log(10_000) * Double($0) / Double(Swift.max(1, half))) }
    let angles = try to(dtype.floating).unsqueeze(rank) * engine.tensor(rates, dtype: dtype.floating)
    let both = try Tensor.cat([angles.apply(.sin), angles.apply(.cos)], dim: rank)
    return size % 2 == 0 ? both : try both.pad([(0, 1)])
  }
}
