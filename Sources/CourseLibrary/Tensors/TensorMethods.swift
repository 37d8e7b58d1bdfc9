// The methods and properties of tensors: one row each.
//
// Names, parameters and results are PyTorch's. A row is a verb whose first argument is the tensor.

import Interpreter
import Tensors

extension Call {
  /// The tensor that a method was called on.
  var own: Tensor { get throws { try tensor(0) } }

  /// The tensor that a method was called on, or the number that PyTorch's function takes before a tensor.
  var numberOrOwn: Operand {
    get throws {
      if self[0].tensor == nil, self[1].tensor != nil, let number = self[0].operand { return number }
      return .tensor(try own)
    }
  }

  /// The number that a conversion such as `float(x)` takes out.
  fileprivate var onlyNumber: Scalar {
    get throws {
      guard try own.count == 1 else {
        throw machine.valueError("only one element tensors can be converted to Python scalars")
      }
      return try own.item()
    }
  }
}

extension TensorTypes {
  /// Puts the methods and properties into the class.
  func install(in library: CourseLibrary, _ machine: Machine) {
    installCopying(machine)
    for verb in TensorTypes.methods {
      tensor.define(verb.name, verb.function(in: library, heap: machine.heap, of: "Tensor"))
    }
    for (name, get) in TensorTypes.properties + TensorTypes.gradientProperties + TensorTypes.kindProperties {
      let change = TensorTypes.gradientSetters[name]
      let property = NativeProperty(
        name, of: tensor.name, heap: machine.heap,
        set: { [unowned self] (instance, value, machine) throws(Raise) in
          guard let change else {
            throw machine.error(
              "AttributeError", "attribute '\(name)' of 'torch._C.TensorBase' objects is not writable")
          }
          try machine.raising { try change(self.own(instance, name, machine), value, machine) }
        },
        get: { [unowned self] (instance, machine) throws(Raise) in
          try machine.raising { try get(self.own(instance, name, machine), self, machine) }
        })
      tensor.define(name, .object(property))
    }
  }

  private func own(_ instance: Value, _ name: String, _ machine: Machine) throws -> Tensor {
    guard let tensor = instance.tensor else { throw machine.typeError("\(name) needs a Tensor") }
    return tensor
  }

  typealias Getter = (Tensor, TensorTypes, Machine) throws -> Value
  typealias Setter = (Tensor, Value, Machine) throws -> Void

  private static var properties: [(String, Getter)] {
    [
      ("shape", { tensor, types, _ in types.size(tensor.shape) }),
      ("dtype", { tensor, types, _ in types.value(tensor.dtype) }),
      ("ndim", { tensor, _, _ in .int(tensor.rank) }),
      ("T", { tensor, types, machine in types.value(try tensor.transposed(), machine) }),
      ("mT", { tensor, types, machine in types.value(try tensor.transpose(-2, -1), machine) }),
    ]
  }

  static var methods: [Verb] {
    let rows =
      shapes + reductions + elementwise + conversions + gradientMethods + arrangingMethods + mathMethods
      + shapeMethods + kindMethods
    return rows + inPlace(of: rows) + axesInPlace(of: rows) + chanceMethods + fillingMethods
  }

  // MARK: Shapes

  private static var shapes: [Verb] {
    [
      Verb("numel", "self", "The number of elements.") { .int(try $0.own.count) },
      Verb("dim", "self", "The number of dimensions.") { .int(try $0.own.rank) },
      Verb("size", "self, dim=None", "The shape, or the size of one dimension.") { call in
        let shape = try call.own.shape
        guard let dim = try call.optionalInt(1) else { return call.library.types.size(shape) }
        return .int(try call.own.entry(of: shape, dim))
      },
      Verb("stride", "self, dim=None", "How far apart in memory neighbours are, for every dimension or one.") {
        call in
        let strides = try call.own.strides
        guard let dim = try call.optionalInt(1) else { return call.machine.tuple(strides.map { .int($0) }) }
        return .int(try call.own.entry(of: strides, dim))
      },
      Verb("is_contiguous", "self, *, memory_format=None", "Whether the elements lie in memory in order.") {
        call in
        .bool(try call.own.isContiguous(call.memoryFormat(1) ?? .contiguous))
      },
      Verb("reshape", "self, *shape", "The same elements in another shape; one size may be -1.") {
        $0.result(try $0.own.reshape($0.sizes(1)))
      },
      Verb("view", "self, *shape", "As reshape, but never a copy; or the same bytes as another type.") { call in
        let items = call.machine.sequence(call[1]) ?? []
        if items.count == 1, let dtype = call.library.types.dtype(items[0], call.machine) {
          return call.result(try call.own.view(as: dtype))
        }
        return call.result(try call.own.viewInOrder(call.sizes(1)))
      },
      Verb("flatten", "self, start_dim=0, end_dim=-1", "Some dimensions, or all, made into one.") {
        $0.result(try $0.own.flatten(from: $0.int(1), to: $0.int(2)))
      },
      Verb("permute", "self, *dims", "The dimensions in another order.") {
        $0.result(try $0.own.permute($0.sizes(1)))
      },
      Verb("transpose", "self, dim0, dim1", "Two dimensions exchanged.") {
        $0.result(try $0.own.transpose($0.int(1), $0.int(2)))
      },
      Verb("unsqueeze", "self, dim", "A new dimension of size 1.") {
        $0.result(try $0.own.unsqueeze($0.int(1)))
      },
      Verb("squeeze", "self, dim=None", "Without dimensions of size 1.") {
        $0.result(try $0.own.squeeze($0.optionalAxes(1)))
      },
      Verb("expand", "self, *sizes", "Dimensions of size 1 repeated, without a copy.") {
        $0.result(try $0.own.expand($0.sizes(1)))
      },
      Verb("flip", "self, *dims", "A copy with some dimensions in reverse.") {
        $0.result(try $0.own.flip($0.sizes(1)))
      },
      Verb("roll", "self, shifts, dims=None", "A copy whose elements moved round.") {
        $0.result(try $0.own.roll($0.axes(1), dims: $0.optionalAxes(2) ?? []))
      },
    ]
  }

  // MARK: Reductions

  private typealias Reduction = (Tensor, [Int]?, Bool) throws -> Tensor

  private static func reduction(
    _ name: String, _ help: String, ofFloats: Bool = false, _ reduce: @escaping Reduction
  ) -> Verb {
    Verb(name, "self, dim=None, keepdim=False, *, dtype=None", help) { call in
      let (x, type) = (try call.own, try call.dtype(3))
      if ofFloats, let type, !type.isFloat { throw TensorError.meanOfIntegers(type, isAsked: true) }
      let made = try reduce(x.to(type ?? x.dtype), call.optionalAxes(1), call.bool(2))
      return call.result(try made.to(type ?? made.dtype))
    }
  }

  private typealias Spread = (Tensor, [Int]?, Double, Bool) throws -> Tensor

  private static func spread(_ name: String, _ help: String, _ reduce: @escaping Spread) -> Verb {
    Verb(name, "self, dim=None, unbiased=True, keepdim=False, *, correction=None", help) { call in
      // `std(False)` means `unbiased`, as in PyTorch.
      if case .bool(let unbiased) = call[1] {
        return call.result(try reduce(call.own, nil, unbiased ? 1 : 0, false))
      }
      let correction = call.isMissing(4) ? (try call.bool(2) ? 1 : 0) : try call.double(4)
      return call.result(try reduce(call.own, call.optionalAxes(1), correction, call.bool(3)))
    }
  }

  private static var reductions: [Verb] {
    [
      reduction("sum", "The sum of all elements, or along dimensions.") { try $0.sum($1, keepdim: $2) },
      reduction("mean", "The mean of all elements, or along dimensions.", ofFloats: true) {
        try $0.mean($1, keepdim: $2)
      },
      reduction("prod", "The product of all elements, or along dimensions.") { try $0.prod($1, keepdim: $2) },
      reduction("any", "Whether any element is not zero.") { try $0.any($1, keepdim: $2) },
      reduction("all", "Whether no element is zero.") { try $0.all($1, keepdim: $2) },
      spread("std", "The standard deviation, with n - 1 below the line unless unbiased=False.") {
        try $0.std($1, correction: $2, keepdim: $3)
      },
      spread("var", "The variance, with n - 1 below the line unless unbiased=False.") {
        try $0.variance($1, correction: $2, keepdim: $3)
      },
      Verb(
        "max", "self, dim=None, keepdim=False",
        "The greatest element; along a dimension, the greatest elements and where they are."
      ) { try extreme($0, .maximum, { try $0.max() }, { try $0.max(along: $1, keepdim: $2) }) },
      Verb(
        "min", "self, dim=None, keepdim=False",
        "The least element; along a dimension, the least elements and where they are."
      ) { try extreme($0, .minimum, { try $0.min() }, { try $0.min(along: $1, keepdim: $2) }) },
      Verb("argmax", "self, dim=None, keepdim=False", "The index of the first greatest element.") {
        $0.result(try $0.own.argmax($0.optionalInt(1), keepdim: $0.bool(2)))
      },
      Verb("argmin", "self, dim=None, keepdim=False", "The index of the first least element.") {
        $0.result(try $0.own.argmin($0.optionalInt(1), keepdim: $0.bool(2)))
      },
    ]
  }

  /// `x.max()`, `x.max(dim)` or `x.max(other)`.
  private static func extreme(
    _ call: Call, _ pairwise: BinaryOperation, _ whole: (Tensor) throws -> Tensor,
    _ along: (Tensor, Int, Bool) throws -> (values: Tensor, indices: Tensor)
  ) throws -> Value {
    if call.isMissing(1) { return call.result(try whole(call.own)) }
    if let other = call[1].tensor, other.rank > 0 {
      return call.result(try Tensor.combine(pairwise, .tensor(call.own), .tensor(other)))
    }
    let (values, indices) = try along(call.own, call.int(1), call.bool(2))
    return call.library.types.extremes(call.verb.name, values: values, indices: indices, call.machine)
  }

  // MARK: Every element

  private static func unary(_ name: String, _ operation: UnaryOperation, _ help: String) -> Verb {
    Verb(name, "self", help) { $0.result(try $0.own.apply(operation)) }
  }

  private static func clamping(_ name: String) -> Verb {
    Verb(name, "self, min=None, max=None", "Every element brought between two bounds.") { call in
      let low = call.isMissing(1) ? nil : try call.operand(1)
      let high = call.isMissing(2) ? nil : try call.operand(2)
      return call.result(try call.own.clamp(low: low, high: high))
    }
  }

  private static var elementwise: [Verb] {
    [
      unary("abs", .absolute, "The magnitude of every element."),
      unary("__abs__", .absolute, "The magnitude of every element."),
      unary("exp", .exp, "e to the power of every element."),
      unary("log", .log, "The natural logarithm of every element."),
      unary("sqrt", .sqrt, "The square root of every element."),
      unary("square", .square, "Every element times itself."),
      unary("sin", .sin, "The sine of every element."),
      unary("cos", .cos, "The cosine of every element."),
      unary("tanh", .tanh, "The hyperbolic tangent of every element."),
      unary("sigmoid", .sigmoid, "1 / (1 + exp(-x)) of every element."),
      unary("relu", .relu, "Every element, but 0 where it is negative."),
      unary("sign", .sign, "-1, 0 or 1 for every element."),
      unary("floor", .floor, "The next whole number below or at every element."),
      unary("ceil", .ceil, "The next whole number above or at every element."),
      Verb("round", "self, *, decimals=0", "Every element rounded, halves to the even neighbour.") {
        $0.result(try $0.own.rounded(decimals: $0.int(1)))
      },
      Verb("__round__", "self, ndigits=0", "Every element rounded.") {
        $0.result(try $0.own.rounded(decimals: $0.isMissing(1) ? 0 : $0.int(1)))
      },
      clamping("clamp"), clamping("clip"),
      Verb("clamp_min", "self, min", "Every element, but at least min.") {
        $0.result(try $0.own.clamp(low: $0.operand(1)))
      },
      Verb("clamp_max", "self, max", "Every element, but at most max.") {
        $0.result(try $0.own.clamp(high: $0.operand(1)))
      },
      Verb("softmax", "self, dim, dtype=None", "exp(x) over the sum of exp(x) along a dimension.") { call in
        call.result(try call.own.to(call.dtype(2) ?? call.own.dtype).softmax(call.int(1)))
      },
    ]
  }

  // MARK: Conversions

  private static func cast(_ name: String, _ dtype: DType) -> Verb {
    Verb(name, "self", "The elements as \(dtype.name).") {
      try $0.own.dtype == dtype ? $0[0] : $0.result($0.own.to(dtype))
    }
  }

  private static var conversions: [Verb] {
    [
      Verb("item", "self", "The only element as a Python number.") { try $0.own.item().value },
      Verb("numpy", "self, *, force=False", "The NumPy array over the tensor's own memory.") { call in
        let x = try call.own
        if x.requiresGrad, try !call.bool(1) {
          throw call.machine.error(
            "RuntimeError",
            "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
        }
        return call.arrays.array(x.detach(), ArrayType(x.dtype))
      },
      Verb("tolist", "self", "The elements as nested lists.") { try $0.machine.nestedList($0.own) },
      Verb(
        "to", "self, *kind, dtype=None, device=None, non_blocking=False, copy=False, memory_format=None",
        "The elements as another type, of another tensor's type, or in another order of memory."
      ) {
        try moved($0)
      },
      cast("float", .float32), cast("double", .float64), cast("long", .int64), cast("byte", .uint8),
      cast("bool", .bool),
      Verb("clone", "self", "A copy with memory of its own.") { $0.result(try $0.own.clone()) },
      Verb(
        "contiguous", "self, *, memory_format=None",
        "The tensor, copied where its elements do not lie in order."
      ) {
        call in
        guard let format = try call.memoryFormat(1) else { return call.result(try call.own.contiguous()) }
        return call.result(try call.own.contiguous(format))
      },
      Verb("type", "self, dtype=None", "The name of the tensor's class, or the elements as another type.") {
        call in
        let own = try call.own
        if call.isMissing(1) { return call.machine.string(Text("torch." + own.dtype.className)) }
        if case .string(let text) = call[1] {
          let name = text.text.string
          guard let dtype = DType.allCases.first(where: { "torch." + $0.className == name }) else {
            throw call.machine.valueError("invalid type: '\(name)'")
          }
          return call.result(try own.to(dtype))
        }
        return call.result(try own.to(call.dtype(1) ?? own.dtype))
      },
      Verb("type_as", "self, other", "The elements as another tensor's type.") {
        $0.result(try $0.own.to($0.tensor(1).dtype))
      },
      Verb("__float__", "self", "float(x) of one element.") { .float(try $0.onlyNumber.double) },
      Verb("__int__", "self", "int(x) of one element.") { call in
        try call.machine.call(.object(call.machine.heap.types.int), [try call.onlyNumber.value])
      },
      Verb("__index__", "self", "One integer, as an index.") { .int(try $0.int(0)) },
    ]
  }
}

extension TensorTypes {
  /// `x.to(torch.float64)`, `x.to("cpu")`, `x.to(other)`, and all of it by name.
  private static func moved(_ call: Call) throws -> Value {
    let own = try call.own
    var dtype = try call.dtype(1)
    try call.checkDevice(call[2])
    for kind in call.machine.sequence(call[6]) ?? [] {
      if let other = kind.tensor {
        dtype = other.dtype
      } else if let given = call.library.types.dtype(kind, call.machine) {
        dtype = given
      } else if case .bool = kind {
        continue
      } else {
        try call.checkDevice(kind)
      }
    }
    if let format = try call.memoryFormat(5) { return call.result(try own.to(dtype, format)) }
    if try !call.bool(4), dtype ?? own.dtype == own.dtype { return call[0] }
    let made = try own.to(dtype ?? own.dtype)
    return call.result(made === own ? try own.clone() : made)
  }
}

extension Tensor {
  /// The entry of a shape or of strides for a dimension that may count from the end.
  fileprivate func entry(of list: [Int], _ dim: Int) throws(TensorError) -> Int {
    let place = dim < 0 ? dim + list.count : dim
    guard list.indices.contains(place) else { throw .dimOutOfRange(dim: dim, rank: rank) }
    return list[place]
  }

  /// Rounded to a number of decimals, halves to even.
  fileprivate func rounded(decimals: Int) throws(TensorError) -> Tensor {
    if decimals == 0 || !dtype.isFloat { return try apply(.round) }
    let digits = Swift.min(40, decimals.magnitude)
    let power = (0..<digits).reduce(1.0) { product, _ in product * 10 }
    let (up, down): (BinaryOperation, BinaryOperation) =
      decimals > 0 ? (.multiply, .divide) : (.divide, .multiply)
    let scaled = try Tensor.combine(up, .tensor(self), .scalar(.float(power)))
    return try Tensor.combine(down, .tensor(scaled.apply(.round)), .scalar(.float(power)))
  }
}
