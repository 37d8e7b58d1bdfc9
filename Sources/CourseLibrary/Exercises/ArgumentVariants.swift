// Mistakes that are the right computation on other inputs: with the kernel turned, without the bias, arguments swapped.

import Interpreter
import Tensors

/// Makes the arguments on which the reference would give what a mistake gives.
struct ArgumentVariants {
  struct Variant {
    let name: String
    let arguments: GivenArguments
    /// What is done with the reference's answer afterwards.
    var finish: (NumberGrid) -> NumberGrid = { $0 }
  }

  let call: Call
  let given: GivenArguments
  let names: ParameterNames

  /// The variants, what is most often done wrong first.
  func all() throws -> [Variant] {
    var (numbers, tensors): ([Variant], [Variant]) = ([], [])
    var (turned, shifted): ([Variant], [Variant]) = ([], [])
    // Of two mistakes that give the same numbers, one with the kernel is the likelier, and that a setting was left out is
    // likelier than that a whole tensor was.
    let places = given.values.indices.sorted { names.role($0) == .kernel && names.role($1) != .kernel }
    for place in places {
      let value = given.values[place]
      if let number = value.scalar {
        numbers += forgetting(number, place)
        shifted += shifting(number, place)
      } else if let tensor = try value.numbers ?? call.tensor(of: value) {
        let grid = NumberGrid(shape: tensor.shape, values: try tensor.doubles())
        tensors += try forgetting(grid, place)
        if grid.rank >= 2 { turned += try turning(grid, place) }
        shifted.append(try variant("sign of \(names.short(place)) turned round", place, grid.mapped { -$0 }))
      }
    }
    let negated = Variant(name: "sign turned round", arguments: given, finish: { $0.mapped { -$0 } })
    return framesForgotten() + numbers + tensors + turned + [negated] + shifted + swapped()
  }

  // MARK: Numbers

  private func forgetting(_ number: Scalar, _ place: Int) -> [Variant] {
    if case .bool(let flag) = number {
      return [variant("as if \(names.short(place)) were \(flag ? "False" : "True")", place, .bool(!flag))]
    }
    func zeroed(_ name: String) -> Variant { variant(name, place, zero(like: number)) }
    switch names.role(place) {
    case .bias:
      let bias = number.double
      return [
        zeroed("bias missing"), variant("bias subtracted", place, .float(-bias)),
      ] + biasForEveryWeight(bias, place) + [
        Variant(
          name: "activation before bias: the bias is added after the activation",
          arguments: given.replacing(place, by: zero(like: number)), finish: { $0.mapped { $0 + bias } })
      ]
    case .padding: return [zeroed("padding forgotten")]
    case .stride, .dilation:
      return [variant("\(names.short(place)) forgotten: as if it were 1", place, .int(1))]
    default: return [zeroed("\(names.short(place)) ignored: as if it were 0")]
    }
  }

  /// The bias added to every product, not to their sum.
  private func biasForEveryWeight(_ bias: Double, _ place: Int) -> [Variant] {
    let kernels = given.values.indices.filter { names.role($0) == .kernel }
    guard kernels.count == 1, let count = given.values[kernels[0]].numbers?.count, count > 1 else { return [] }
    return [variant("bias added \(count) times: once for every weight", place, .float(bias * Double(count)))]
  }

  /// A frame of which nothing is there.
  private func framesForgotten() -> [Variant] {
    let sides = given.values.indices.filter { names.isSide($0) && given.values[$0].scalar != nil }
    if sides.count < 2 { return [] }
    let none = sides.reduce(given) { $0.replacing($1, by: .int(0)) }
    return [Variant(name: "padding forgotten: no side has any", arguments: none)]
  }

  private func zero(like number: Scalar) -> Value { if case .int = number { .int(0) } else { .float(0) } }

  private func shifting(_ number: Scalar, _ place: Int) -> [Variant] {
    let name = names.short(place)
    switch number {
    case .int(let int) where abs(int) < 1 << 40:
      return [
        variant("\(name) one too large", place, .int(int + 1)),
        variant("\(name) one too small", place, .int(int - 1)),
      ]
    case .float(let float):
      return [
        variant("sign of \(name) turned round", place, .float(-float)),
        variant("1 - \(name) in place of \(name)", place, .float(1 - float)),
      ]
    default: return []
    }
  }

  // MARK: Tensors

  private func forgetting(_ grid: NumberGrid, _ place: Int) throws -> [Variant] {
    let zeros = grid.mapped { _ in 0 }
    guard names.role(place) == .bias else {
      return [try variant("\(names.short(place)) ignored: as if it were 0", place, zeros)]
    }
    return [
      try variant("bias missing", place, zeros), try variant("bias subtracted", place, grid.mapped { -$0 }),
    ]
  }

  private func turning(_ grid: NumberGrid, _ place: Int) throws -> [Variant] {
    let name = names.short(place)
    var variants: [Variant] = []
    func add(_ words: String, _ changed: NumberGrid?) throws {
      if let changed { variants.append(try variant(words, place, changed)) }
    }
    try add(
      "\(name) flipped: turned by half a turn where it should not be, or not turned where it should be",
      grid.flipped([-2, -1]))
    try add("\(name) transposed: its rows and columns are swapped", grid.transposed)
    // In strict convolution what is right is in reverse order.
    try add("rows of \(name) the wrong way round", grid.flipped([-2]))
    try add("columns of \(name) the wrong way round", grid.flipped([-1]))
    if names.role(place) == .kernel, grid.values.count > 1 {
      let count = Double(grid.values.count)
      try add("mean for sum: divided by the \(grid.values.count) weights", grid.mapped { $0 / count })
    }
    if grid.rank >= 3 { try add("channels swapped: those of \(name) in reverse order", grid.flipped([-3])) }
    return variants
  }

  // MARK: Pairs

  /// Two arguments of one kind in each other's place.
  private func swapped() -> [Variant] {
    let values = given.values
    return values.indices.flatMap { second in
      (0..<second).compactMap { first -> Variant? in
        let (a, b) = (values[first], values[second])
        let isPair =
          a.scalar != nil && b.scalar != nil || a.numbers.map { $0.shape == b.numbers?.shape } ?? false
        guard isPair else { return nil }
        return Variant(
          name: "\(names.short(first)) and \(names.short(second)) swapped",
          arguments: given.replacing(first, by: b).replacing(second, by: a))
      }
    }
  }

  // MARK: Making values

  private func variant(_ name: String, _ place: Int, _ value: Value) -> Variant {
    Variant(name: name, arguments: given.replacing(place, by: value))
  }

  /// The numbers as the same kind of value as the argument: a tensor of its spelling, or nested lists.
  private func variant(_ name: String, _ place: Int, _ grid: NumberGrid) throws -> Variant {
    let original = given.values[place]
    let dtype = original.numbers?.dtype ?? .float64
    let isWhole = grid.values.allSatisfy { $0 == $0.rounded() }
    let tensor = try call.engine.tensor(
      grid.values, shape: grid.shape, dtype: dtype.isFloat || isWhole ? dtype : .float64)
    let value: Value
    if case .object(let object) = original, let object = object as? TensorObject {
      value = dtype.isFloat || isWhole ? object.spelling.object(tensor) : call.result(tensor)
    } else {
      value = try call.machine.nestedList(isWhole ? tensor.to(.int64) : tensor)
    }
    return variant(name, place, value)
  }
}
