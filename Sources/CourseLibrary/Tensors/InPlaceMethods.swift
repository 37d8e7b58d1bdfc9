// Methods that end in `_`: what the method without it gives, put in the place of the tensor's own numbers.
//
// Each is made from the row of the method that it repeats. What the way back saved of the old numbers must not be
// overwritten: where gradients are recorded the method works on a copy.

import Interpreter
import Tensors

extension TensorTypes {
  private static let repeated: Set<String> = Set(
    """
    abs absolute clamp neg negative exp exp2 expm1 log log2 log10 log1p sqrt rsqrt reciprocal square sin cos tan asin arcsin
    acos arccos atan arctan sinh cosh asinh arcsinh acosh arccosh atanh arctanh tanh sigmoid relu erf erfc lgamma sign sgn floor
    ceil trunc fix frac round logit clip clamp_min clamp_max deg2rad rad2deg nan_to_num logical_not bitwise_not subtract
    multiply divide true_divide remainder fmod floor_divide atan2 arctan2 hypot logical_and logical_or logical_xor
    bitwise_and bitwise_or bitwise_xor eq ne lt le gt ge not_equal less less_equal greater greater_equal lerp addcmul
    addcdiv addmm xlogy masked_fill masked_scatter scatter scatter_add index_fill index_add index_copy index_put tril
    triu cumsum cumprod
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// The rows in place of those rows whose names are known to have one.
  static func inPlace(of rows: [Verb]) -> [Verb] {
    rows.filter { repeated.contains($0.name) }.map { row in
      Verb(row.name + "_", row.signature.text, row.help + " In place.") { call in
        let own = try call.own
        let records =
          call.engine.recordsGradients && call.values.contains { $0.tensor?.requiresGrad ?? false }
        var values = call.values
        if records { values[0] = call.result(try own.clone()) }
        let result = try row.body(
          Call(library: call.library, machine: call.machine, verb: row, values: values))
        guard let tensor = result.tensor else { throw call.mismatch(0, "Tensor") }
        try own.put(tensor)
        return call[0]
      }
    }
  }

  private static let rearranged: Set<String> = [
    "unsqueeze", "squeeze", "transpose", "t", "swapaxes", "swapdims",
  ]

  /// The same for those that give a view: the tensor itself gets its axes.
  static func axesInPlace(of rows: [Verb]) -> [Verb] {
    rows.filter { rearranged.contains($0.name) }.map { row in
      Verb(row.name + "_", row.signature.text, row.help + " In place.") { call in
        let result = try row.body(call)
        guard let view = result.tensor else { throw call.mismatch(0, "Tensor") }
        try call.own.takeAxes(of: view)
        return call[0]
      }
    }
  }

  // MARK: Chance

  private typealias Draw = (_ call: Call, _ shape: [Int], _ dtype: DType) throws -> Tensor

  private static func drawn(_ name: String, _ signature: String, _ help: String, _ draw: @escaping Draw) -> Verb
  {
    Verb(name, "self, \(signature), *, generator=None", help) { call in
      let own = try call.own
      let place = call.values.count - 1
      let numbers = try call.drawing(place) { _ in
        try draw(call, own.shape, own.dtype == .float64 ? .float64 : .float32)
      }
      try own.put(numbers.to(own.dtype))
      return call[0]
    }
  }

  static var chanceMethods: [Verb] {
    [
      drawn("uniform_", "from=0.0, to=1.0", "Uniform numbers in place of its own.") {
        try $0.engine.uniform($1, low: $0.double(1), high: $0.double(2), dtype: $2)
      },
      drawn("normal_", "mean=0.0, std=1.0", "Normal numbers in place of its own.") {
        let spread = try $0.double(2)
        if spread < 0 { throw $0.refused("normal expects std >= 0.0, but found std \(spread)") }
        return try $0.engine.normal($1, mean: $0.double(1), spread: spread, dtype: $2)
      },
      drawn("exponential_", "lambd=1.0", "Exponential numbers in place of its own.") {
        try $0.engine.exponential($1, rate: $0.double(1), dtype: $2)
      },
      drawn("bernoulli_", "p=0.5", "Ones with that probability in place of its own numbers, else zeros.") {
        try $0.engine.bernoulli($1, $0.double(1), dtype: $2)
      },
      drawn("random_", "from=0, to=None", "Integers from the first number to below the second.") {
        (call, shape, _) in
        let (low, high) =
          call.isMissing(2)
          ? (0, try call.int(1) == 0 ? 1 << 24 : call.int(1)) : (try call.int(1), try call.int(2))
        return try call.engine.randint(low: low, high: high, shape)
      },
    ]
  }

  // MARK: Parts

  static var fillingMethods: [Verb] {
    [
      Verb("fill_diagonal_", "self, fill_value, wrap=False", "One number along the diagonal, in place.") {
        call in
        let own = try call.own
        guard let number = try call.machine.number(call[1]) else { throw call.mismatch(1, "Number") }
        if own.rank < 2 {
          throw call.machine.error("RuntimeError", "dimensions must larger than 1")
        }
        if own.rank > 2 {
          if Set(own.shape).count > 1 {
            throw call.machine.error("RuntimeError", "all dimensions of input must be of equal length")
          }
          let places = try call.engine.arange(stop: .int(own.shape[0]))
          try own.set([TensorIndex](repeating: .tensor(places), count: own.rank), to: .scalar(number))
          return call[0]
        }
        let (rows, columns) = (own.shape[0], own.shape[1])
        // In a tall matrix the diagonal begins anew below its end, one row left out.
        for row in stride(from: 0, to: try call.bool(2) ? max(1, rows) : 1, by: columns + 1) {
          try own.narrow(0, start: row, length: min(columns, rows - row)).diagonal().fill(number)
        }
        return call[0]
      },
      Verb("detach_", "self", "Forgets the tensor's history.") { call in
        if try call.own.isLeaf {
          try call.own.requireGrad(false)
          return call[0]
        }
        throw call.machine.error(
          "NotImplementedError", "detach_ of a tensor with a history is not here: write x = x.detach()")
      },
      Verb("apply_", "self, callable", "A function of one number applied to every element, in place.") { call in
        let own = try call.own
        let numbers = try own.doubles().map { number -> Double in
          let argument: Value = own.dtype.isFloat ? .float(number) : .int(Int(number))
          let answer = try call.machine.call(call[1], [argument])
          guard let result = try call.machine.number(answer) else {
            throw call.mismatch(1, "a function of a number")
          }
          return result.double
        }
        try own.assign(call.engine.tensor(numbers, shape: own.shape, dtype: own.dtype))
        return call[0]
      },
    ]
  }
}
