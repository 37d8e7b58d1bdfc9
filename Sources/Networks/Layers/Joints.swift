public import Tensors

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
    if rows != nil { return try pass.weight().embedding(numbers.to(.int64)) }
    let width = try size.concrete()
    let waves = try numbers.timeEmbedding(width - width % 2)
    return width % 2 == 0 ? waves : try waves.pad([(0, 1)])
  }
}
