// Element by element, along lines and in order: values and gradients as PyTorch recorded them (see
// record_elementwise.py) on every instruction set, and against finite differences.

import Limits
import Testing

@testable import Tensors

private struct ElementwiseCase: Decodable {
  let op: String
  let kind: String?
  let inputs: [Packed]
  let numbers: [Double]?
  let dim, count: Int?
  let dims: [Int]?
  let keepdim, descending, low, high: Bool?
  let results: [Recorded.Result]?
  let error: Recorded.Failure?
  let node: String?
  let weights: [Number]?
  let gradients: [[Number]]?

  func evaluate(_ x: Tensor, _ inputs: [Operand]) throws -> [Tensor] {
    if kind == "activation" { return [try x.activate(activation())] }
    if let operation = UnaryOperation(rawValue: op) { return [try x.apply(operation)] }
    if let operation = BinaryOperation(rawValue: op), operation != .prelu {
      return [try Tensor.combine(operation, inputs[0], inputs[1])]
    }
    if op == "clamp" {
      return [
        try x.clamp(
          low: low == true ? inputs[1] : nil, high: high == true ? inputs[inputs.count - 1] : nil)
      ]
    }
    return try function(x, inputs)
  }

  private func function(_ x: Tensor, _ inputs: [Operand]) throws -> [Tensor] {
    func tensor(_ place: Int) throws -> Tensor { try inputs[place].tensor(x.engine, scalarsAs: x.dtype) }
    let dim = dim ?? 0
    func pair(_ both: (Tensor, Tensor)) -> [Tensor] { [both.0, both.1] }
    switch op {
    case "prelu": return [try x.prelu(tensor(1))]
    case "glu": return [try x.glu(dim)]
    case "lerp": return [try x.lerp(tensor(1), inputs[2])]
    case "where": return [try Tensor.where(x, inputs[1], inputs[2])]
    case "softmax": return [try x.softmax(dim)]
    case "logSoftmax": return [try x.logSoftmax(dim)]
    case "softmin": return [try x.softmin(dim)]
    case "logSumExp": return [try x.logSumExp(dims, keepdim: keepdim ?? false)]
    case "cumsum": return [try x.cumulativeSum(dim)]
    case "cumprod": return [try x.cumulativeProduct(dim)]
    case "cummax": return pair(try x.cumulativeMax(dim))
    case "cummin": return pair(try x.cumulativeMin(dim))
    case "sort": return pair(try x.sort(dim, descending: descending ?? false))
    case "argsort": return [try x.argsort(dim, descending: descending ?? false)]
    case "topk": return pair(try x.top(count ?? 1, dim, largest: descending ?? true))
    case "bincount":
      return [try x.counts(weights: inputs.count > 1 ? tensor(1) : nil, minLength: count ?? 0)]
    case "histogram":
      return [try x.histogram(bins: count ?? 1, low: numbers?[0], high: numbers?[1]).counts]
    default: throw UnknownName(name: op)
    }
  }

  private func activation() throws -> Activation {
    let a = numbers?.first ?? 0
    let b = numbers?.last ?? 0
    switch op {
    case "relu": return .relu
    case "relu6": return .relu6
    case "leakyRelu": return .leakyRelu(slope: a)
    case "elu": return .elu(alpha: a)
    case "celu": return .celu(alpha: a)
    case "selu": return .selu
    case "gelu": return .gelu()
    case "geluTanh": return .gelu(tanh: true)
    case "silu": return .silu
    case "mish": return .mish
    case "softplus": return .softplus(beta: a, threshold: b)
    case "softsign": return .softsign
    case "sigmoid": return .sigmoid
    case "logSigmoid": return .logSigmoid
    case "hardSigmoid": return .hardSigmoid(slope: a)
    case "hardSwish": return .hardSwish
    case "tanh": return .tanh
    case "hardTanh": return .hardTanh(low: a, high: b)
    case "tanhShrink": return .tanhShrink
    case "softShrink": return .softShrink(lambda: a)
    case "hardShrink": return .hardShrink(lambda: a)
    case "threshold": return .threshold(a, value: b)
    default: throw UnknownName(name: op)
    }
  }
}

@Suite struct ElementwiseTests {
  @Test(arguments: InstructionSet.available)
  func computesWhatPyTorchComputesAndSendsBackWhatItSends(on set: InstructionSet) throws {
    let engine = Engine(threads: 2, atMost: set)
    for (number, entry) in try recorded("elementwise", as: ElementwiseCase.self).enumerated() {
      let name = "case \(number + 2) of elementwise.json: \(entry.op)"
      do {
        try check(entry, engine, name)
      } catch let error as TensorError {
        guard let expected = entry.error else {
          Issue.record("\(name) was refused: \(error)")
          continue
        }
        #expect(error.description.hasPrefix(expected.message), "\(name)")
      }
    }
  }

  private func check(_ entry: ElementwiseCase, _ engine: Engine, _ name: String) throws {
    let operands = try entry.inputs.map { try $0.operand(engine) }
    var leaves: [Tensor] = []
    if entry.gradients != nil {
      for case .tensor(let tensor) in operands where tensor.dtype.isFloat {
        leaves.append(try tensor.requireGrad())
      }
    }
    let results = try entry.evaluate(operands[0].tensor(engine, scalarsAs: .float32), operands)
    guard let expected = entry.results else {
      Issue.record("\(name) gave \(results) but PyTorch refused: \(entry.error?.message ?? "")")
      return
    }
    for (result, expected) in zip(results, expected) {
      #expect(result.dtype.name == expected.dtype, "\(name)")
      #expect(result.shape == expected.shape, "\(name)")
      try compare(result, expected.values, name)
    }
    guard let gradients = entry.gradients, let weights = entry.weights else { return }
    let weight = try engine.tensor(weights.map(\.value), shape: results[0].shape, dtype: results[0].dtype)
    try results[0].backward(gradient: weight)
    for (place, leaf) in leaves.enumerated() {
      let gradient = try leaf.gradient ?? engine.zeros(leaf.shape, dtype: leaf.dtype)
      #expect(gradient.shape == leaf.shape, "\(name)")
      try compare(gradient, gradients[place], "\(name), gradient of input \(place)")
    }
  }

  private func compare(_ result: Tensor, _ expected: [Number], _ name: String) throws {
    let values = try result.doubles()
    guard values.count == expected.count else {
      Issue.record("\(name): \(values.count) values, not \(expected.count)")
      return
    }
    let relative = result.dtype == .float32 ? 4e-6 : result.dtype == .float64 ? 1e-12 : 0
    for (place, value) in values.enumerated() {
      let want = expected[place].value
      if value == want || (value.isNaN && want.isNaN) { continue }
      let tolerance = relative * max(1, want.magnitude)
      if !((value - want).magnitude <= tolerance) {
        Issue.record("\(name): element \(place) is \(value), not \(want)")
        return
      }
    }
  }

  // MARK: Finite differences

  @Test func everyFunctionOfOneNumberAgreesWithFiniteDifferences() throws {
    let engine = Engine()
    for operation in UnaryOperation.allCases {
      var points = [-1.9, -1.3, -0.7, -0.35, 0.3, 0.45, 0.8, 1.2, 2.3]
      switch operation {
      case .logicalNot, .bitwiseNot, .isNaN, .isInfinite, .isFinite, .signBit: continue
      case .log, .log2, .log10, .log1p, .sqrt, .rsqrt: points = points.map { abs($0) }
      case .asin, .acos, .atanh: points = points.map { $0 / 3 }
      case .acosh: points = points.map { abs($0) + 1.2 }
      case .logit: points = points.map { 1 / (1 + $0 * $0) }
      default: break
      }
      let x = try engine.tensor(points, shape: [3, 3]).transposed()
      try expectGradients([x]) { try $0[0].apply(operation) }
    }
  }

  static let activations: [Activation] = [
    .relu, .relu6, .leakyRelu(), .leakyRelu(slope: 0.3), .elu(), .elu(alpha: 0.5), .celu(alpha: 2), .selu,
    .gelu(),
    .gelu(tanh: true), .silu, .mish, .softplus(), .softplus(beta: 3, threshold: 2), .softsign, .sigmoid,
    .logSigmoid, .hardSigmoid(), .hardSigmoid(slope: 0.2), .hardSwish, .tanh, .hardTanh(),
    .hardTanh(low: -2, high: 0.5), .tanhShrink, .softShrink(), .hardShrink(), .threshold(0.4, value: -1),
  ]

  @Test func everyActivationAgreesWithFiniteDifferences() throws {
    let engine = Engine()
    for activation in ElementwiseTests.activations {
      let x = try engine.tensor(
        [-7.3, -3.4, -2.7, -1.3, -0.7, -0.35, 0.3, 0.45, 0.8, 1.2, 2.3, 6.7], shape: [2, 3, 2])
      try expectGradients([x.permute([2, 0, 1])]) { try $0[0].activate(activation) }
    }
  }

  @Test func everyFunctionOfTwoNumbersAgreesWithFiniteDifferences() throws {
    let engine = Engine()
    var numbers = Numbers(seed: 5)
    let (a, b) = (try numbers.tensor(engine, [3, 1, 4]), try numbers.tensor(engine, [2, 4]))
    let positive = try Tensor.combine(.add, .tensor(a.apply(.absolute)), .scalar(0.5))
    for operation in [
      BinaryOperation.add, .subtract, .multiply, .divide, .minimum, .maximum, .atan2, .hypot, .prelu,
    ] {
      try expectGradients([a, b]) { try Tensor.combine(operation, .tensor($0[0]), .tensor($0[1])) }
      try expectGradients([a]) { try Tensor.combine(operation, .tensor($0[0]), .scalar(1.5)) }
      try expectGradients([a]) { try Tensor.combine(operation, .scalar(1.5), .tensor($0[0])) }
    }
    try expectGradients([positive, b]) { try Tensor.combine(.power, .tensor($0[0]), .tensor($0[1])) }
    for exponent in [2.0, 3, 0.5, -0.5, -1, 1.7] {
      try expectGradients([positive]) { try Tensor.combine(.power, .tensor($0[0]), .scalar(.float(exponent))) }
    }
    try expectGradients([b]) { try Tensor.combine(.power, .scalar(1.3), .tensor($0[0])) }
    try expectGradients([positive]) { try Tensor.combine(.remainder, .tensor($0[0]), .scalar(0.37)) }
    try expectGradients([a, b]) {
      try Tensor.where(Tensor.combine(.greater, .tensor(b), .scalar(0)), .tensor($0[0]), .tensor($0[1]))
    }
    try expectGradients([a]) { try $0[0].clamp(low: .scalar(-0.4), high: .scalar(0.6)) }
    try expectGradients([a, b]) { try $0[0].clamp(low: .tensor($0[1])) }
    try expectGradients([a, b]) { try $0[0].lerp($0[1], .scalar(0.3)) }
  }

  @Test func whatGoesAlongLinesAgreesWithFiniteDifferences() throws {
    let engine = Engine()
    var numbers = Numbers(seed: 8)
    let x = try numbers.tensor(engine, [2, 3, 4]).permute([2, 0, 1])
    for dim in 0..<3 {
      try expectGradients([x]) { try $0[0].softmax(dim) }
      try expectGradients([x]) { try $0[0].logSoftmax(dim) }
      try expectGradients([x]) { try $0[0].logSumExp([dim]) }
      try expectGradients([x]) { try $0[0].cumulativeSum(dim) }
      try expectGradients([x]) { try $0[0].cumulativeProduct(dim) }
      try expectGradients([x]) { try $0[0].cumulativeMax(dim).values }
      try expectGradients([x]) { try $0[0].sort(dim, descending: true).values }
      try expectGradients([x]) { try $0[0].top(2, dim).values }
    }
    try expectGradients([x]) { try $0[0].glu(0) }
    try expectGradients([x, numbers.tensor(engine, [2])]) { try $0[0].prelu($0[1]) }
  }

  // MARK: Bits, memory, updates in place

  @Test(arguments: InstructionSet.available)
  func givesTheSameBitsOnAnyNumberOfThreads(on set: InstructionSet) throws {
    func results(threads: Int) throws -> [[UInt32]] {
      let engine = Engine(seed: 3, threads: threads, atMost: set)
      var results: [Tensor] = []
      func keep(_ x: Tensor, _ y: Tensor) throws {
        try y.sum().backward()
        results += [y, try #require(x.gradient)]
        x.gradient = nil
      }
      let x = try engine.randn([5, 131, 157]).requireGrad()
      for activation in [Activation.gelu(), .tanh, .softplus()] {
        try keep(x, x.activate(activation))
      }
      try keep(x, x.softmax(2) * x)
      try keep(x, x.logSoftmax(1) * x)
      try keep(x, x.cumulativeSum(0) * x)
      try keep(x, x.sort(2).values * x)
      try keep(x, x / Tensor.combine(.add, .tensor(x * x), .scalar(1)))
      return try results.map { try $0.floats().map(\.bitPattern) }
    }
    let alone = try results(threads: 1)
    #expect(try results(threads: 2) == alone)
    #expect(try results(threads: 3) == alone)
  }

  @Test func anElementsBitsDoNotDependOnWhereItStands() throws {
    let engine = Engine()
    let x = try engine.randn([67])
    let whole = try x.activate(.gelu()).floats()
    for start in 0..<20 {
      #expect(
        try x.narrow(0, start: start, length: 40).activate(.gelu()).floats() == Array(whole[start..<start + 40])
      )
    }
  }

  @Test func vectorFunctionsAreRightAtTheEndsOfTheRange() throws {
    for set in InstructionSet.available {
      let engine = Engine(atMost: set)
      let x = try engine.tensor(
        [.infinity, -.infinity, .nan, 0, 88.7, 89, -103.9, -105, -87.5, 1e30, -1e30] as [Float])
      let exp = try x.apply(.exp).doubles()
      #expect(exp[0] == .infinity && exp[1] == 0 && exp[2].isNaN && exp[3] == 1 && exp[5] == .infinity)
      #expect(abs(exp[4] / 3.325982e38 - 1) < 1e-5 && exp[6] > 0 && exp[6] < 1e-44 && exp[7] == 0)
      #expect(abs(exp[8] / 9.98235e-39 - 1) < 1e-4 && exp[9] == .infinity && exp[10] == 0)
      let tanh = try x.apply(.tanh).floats()
      #expect(tanh[0] == 1 && tanh[1] == -1 && tanh[2].isNaN && tanh[9] == 1 && tanh[10] == -1)
      let sigmoid = try x.apply(.sigmoid).floats()
      #expect(sigmoid[0] == 1 && sigmoid[1] == 0 && sigmoid[2].isNaN && sigmoid[3] == 0.5)
      let relu = try x.apply(.relu).floats()
      #expect(relu[0] == .infinity && relu[1] == 0 && relu[2].isNaN)
    }
  }

  @Test func updatesInPlaceWithoutATemporary() throws {
    let limits = Limits(budget: Budget(bytes: 5_000_000))
    let engine = Engine(limits: limits)
    let parameter = try engine.ones([500_000]).requireGrad()
    let gradient = try engine.ones([500_000])
    // Two tensors of 2 MB: there is no room for a third.
    try engine.withoutGradients {
      try parameter.update(.add, with: .scalar(1))
      try parameter.update(.multiply, with: .tensor(gradient))
      try parameter.accumulate(gradient, times: -0.5)
      #expect(try parameter.element(at: [7]) == .float(1.5))
      #expect(parameter.storage.version == 3)
    }
    #expect(throws: TensorError.leafUpdate) { try parameter.update(.add, with: .scalar(1)) }
    #expect(throws: TensorError.leafUpdate) { try parameter.accumulate(gradient, times: 2) }
    #expect(throws: TensorError.leafUpdate) { try parameter.update(.relu as UnaryOperation) }
  }

  @Test func updatesOverlappingViewsAsIfFromACopy() throws {
    let engine = Engine()
    let x = try engine.tensor([1, 2, 3, 4] as [Float])
    try x.narrow(0, start: 1, length: 3).update(.add, with: .tensor(x.narrow(0, start: 0, length: 3)))
    #expect(try x.floats() == [1, 3, 5, 7])
    try x.update(.add, with: .tensor(x))
    #expect(try x.floats() == [2, 6, 10, 14])
    let column = try x.reshape([2, 2]).transposed()
    try column.update(.subtract, with: .tensor(engine.tensor([2, 10] as [Float])))
    #expect(try x.floats() == [0, 4, 0, 4])
    try x.update(.tanh as Activation)
    #expect(try x.floats()[0] == 0)
  }

  @Test func recordsWhatIsUpdatedInPlace() throws {
    let engine = Engine()
    let x = try engine.tensor([-1, 2, 3] as [Float]).requireGrad()
    let y = try x * x
    try y.update(.multiply, with: .tensor(x))
    try y.update(.relu as UnaryOperation)
    try y.accumulate(x, times: 2)
    try y.sum().backward()
    #expect(try x.gradient?.floats() == [2, 14, 29])
  }

  @Test func refusesToGoBackThroughNumbersThatChanged() throws {
    let engine = Engine()
    let x = try engine.tensor([1, 2] as [Float]).requireGrad()
    let y = try x.apply(.exp)
    let z = try y.sum()
    try y.update(.add, with: .scalar(1))
    #expect(throws: TensorError.self) { try z.backward() }
  }

  @Test func namesNodesAsPyTorchDoes() throws {
    let engine = Engine()
    let x = try engine.ones([2]).requireGrad()
    func name(_ result: Tensor) -> String? { result.gradientFunction?.name }
    #expect(name(try Tensor.combine(.subtract, .scalar(1), .tensor(x))) == "RsubBackward1")
    #expect(name(try Tensor.combine(.power, .tensor(x), .scalar(2))) == "PowBackward0")
    #expect(name(try x.activate(.silu)) == "SiluBackward0")
    #expect(name(try x.clamp(low: .scalar(0))) == "ClampBackward1")
    #expect(name(try x.softmax(0)) == "SoftmaxBackward0")
    #expect(name(try Tensor.combine(.floorDivide, .tensor(x), .scalar(2))) == nil)
  }
}
