// Many elements into one, with NumPy's types and bits.

import Interpreter
import Tensors

extension ArrayClasses {
  /// The sum, in the type that NumPy adds up in.
  func sum(
    _ x: Tensor, _ type: ArrayType, _ axes: [Int]?, keepdims: Bool, dtype: ArrayType? = nil
  ) throws -> (tensor: Tensor, type: ArrayType) {
    let type2 = dtype ?? type.summed
    if axes?.isEmpty == true { return (try x.cast(from: type, to: type2), type2) }
    let values = try x.cast(from: type, to: type2)
    if type2.isFloat {
      return (try values.pairwiseSum(axes, keepdim: keepdims).narrowed(to: type2), type2)
    }
    let sum = try values.sum(axes, keepdim: keepdims)
    return (try sum.to(type2.carrier).narrowed(to: type2), type2)
  }

  /// How many elements become one.
  func folded(_ shape: [Int], _ axes: [Int]?) -> Int {
    guard let axes else { return shape.reduce(1, *) }
    return axes.reduce(1) { $0 * (shape.isEmpty ? 1 : shape[$1 < 0 ? $1 + shape.count : $1]) }
  }

  func mean(
    _ x: Tensor, _ type: ArrayType, _ axes: [Int]?, keepdims: Bool, dtype: ArrayType? = nil
  ) throws -> (tensor: Tensor, type: ArrayType) {
    let outer = dtype ?? (type.isFloat ? type : .float64)
    // Halves are added up as float32.
    let inner: ArrayType = outer == .float16 ? .float32 : outer
    let (sum, _) = try sum(x, type, axes, keepdims: keepdims, dtype: inner)
    let count = Scalar.float(Double(folded(x.shape, axes)))
    let mean = try Tensor.combine(.divide, .tensor(sum), .tensor(engine.scalar(count, dtype: sum.dtype)))
    return (try mean.narrowed(to: outer), outer)
  }

  /// The mean of the squared distances from the mean, with `ddof` fewer below the line.
  func variance(
    _ x: Tensor, _ type: ArrayType, _ axes: [Int]?, ddof: Double, keepdims: Bool, dtype: ArrayType? = nil
  ) throws -> (tensor: Tensor, type: ArrayType) {
    let outer = dtype ?? (type.isFloat ? type : .float64)
    let inner: ArrayType = outer == .float16 ? .float32 : outer
    let values = try x.cast(from: type, to: inner)
    let (mean, _) = try mean(values, inner, axes, keepdims: true)
    let distance = try Tensor.combine(.subtract, .tensor(values), .tensor(mean))
    let (squares, _) = try sum(distance.apply(.square), inner, axes, keepdims: keepdims)
    let count = max(0, Double(folded(x.shape, axes)) - ddof)
    let divisor = try engine.scalar(.float(count), dtype: squares.dtype)
    return (try Tensor.combine(.divide, .tensor(squares), .tensor(divisor)).narrowed(to: outer), outer)
  }
}

extension ArrayClasses {
  static var reductions: [Verb] {
    [
      Verb(
        "sum", "self, axis=None, dtype=None, out=None, keepdims=False, initial=None, where=None",
        "The sum of all elements, or along axes: (N, M) with axis=0 gives (M,)."
      ) { call in
        var (x, type) = try call.array(0)
        x = try call.masked(x, 6, with: 0)
        let axes = try call.arrayAxes(1, rank: x.rank)
        var (sum, outer) = try call.arrays.sum(
          x, type, axes, keepdims: call.bool(4), dtype: call.arrayType(2))
        if !call.isMissing(5) {
          (sum, outer) = try call.arrays.combine(
            BinaryUfunc.of(.add), .array(sum, outer), call.arrayOperand(5), call.machine)
        }
        return try call.finish(sum, outer, out: 3)
      },
      Verb(
        "prod", "self, axis=None, dtype=None, out=None, keepdims=False, initial=None",
        "The product of all elements, or along axes."
      ) { call in
        let (x, type) = try call.array(0)
        let axes = try call.arrayAxes(1, rank: x.rank)
        let outer = try call.arrayType(2) ?? type.summed
        var product = try x.cast(from: type, to: outer).prod(axes, keepdim: call.bool(4))
          .to(outer.carrier).narrowed(to: outer)
        if !call.isMissing(5) {
          product = try Tensor.combine(.multiply, .tensor(product), .tensor(call.array(5, dtype: outer).tensor))
        }
        return try call.finish(product, outer, out: 3)
      },
      Verb(
        "mean", "self, axis=None, dtype=None, out=None, keepdims=False, *, where=None",
        "The mean of all elements, or along axes."
      ) { call in
        let (x, type) = try call.array(0)
        let axes = try call.arrayAxes(1, rank: x.rank, "strict")
        if !call.isMissing(5) {
          let (mask, _) = try call.array(5, dtype: .bool)
          let bits = try mask.expand(x.shape)
          let (sum, inner) = try call.arrays.sum(
            call.masked(x, 5, with: 0), type, axes, keepdims: call.bool(4),
            dtype: type.isFloat ? type : .float64)
          let count = try bits.sum(axes, keepdim: call.bool(4)).to(sum.dtype)
          return try call.finish(sum / count, inner, out: 3)
        }
        let (mean, outer) = try call.arrays.mean(
          x, type, axes, keepdims: call.bool(4), dtype: call.arrayType(2))
        return try call.finish(mean, outer, out: 3)
      },
      spread("var", "The variance: sum((x - mean) ** 2) / (n - ddof).") { $0 },
      spread("std", "The standard deviation: the root of the variance.") { try $0.apply(.sqrt) },
      extreme("max", "maximum", "The greatest element, or along axes; NaN wins.") {
        try $0.max($1, keepdim: $2)
      },
      extreme("min", "minimum", "The least element, or along axes; NaN wins.") { try $0.min($1, keepdim: $2) },
      place("argmax", "The index of the first greatest element.") { try $0.argmax($1, keepdim: $2) },
      place("argmin", "The index of the first least element.") { try $0.argmin($1, keepdim: $2) },
      Verb(
        "any", "self, axis=None, out=None, keepdims=False, *, where=None", "Whether any element is not zero."
      ) { call in
        let (x, _) = try call.array(0)
        let masked = try call.masked(x.to(.bool), 4, with: 0)
        let axes = try call.arrayAxes(1, rank: x.rank)
        return try call.finish(masked.any(axes, keepdim: call.bool(3)), .bool, out: 2)
      },
      Verb(
        "all", "self, axis=None, out=None, keepdims=False, *, where=None", "Whether no element is zero."
      ) { call in
        let (x, _) = try call.array(0)
        let masked = try call.masked(x.to(.bool), 4, with: 1)
        let axes = try call.arrayAxes(1, rank: x.rank)
        return try call.finish(masked.all(axes, keepdim: call.bool(3)), .bool, out: 2)
      },
      running("cumsum", .add, "The sums of all elements so far."),
      running("cumprod", .multiply, "The products of all elements so far."),
    ]
  }

  private static func spread(_ name: String, _ help: String, _ finish: @escaping (Tensor) throws -> Tensor)
    -> Verb
  {
    Verb(
      name, "self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, *, where=None, correction=None",
      help
    ) { call in
      let (x, type) = try call.array(0)
      let (variance, outer) = try call.arrays.variance(
        x, type, call.arrayAxes(1, rank: x.rank, "strict"), ddof: call.double(call.isMissing(7) ? 4 : 7),
        keepdims: call.bool(5), dtype: call.arrayType(2))
      return try call.finish(finish(variance).narrowed(to: outer), outer, out: 3)
    }
  }

  private static func extreme(
    _ name: String, _ ufunc: String, _ help: String,
    _ reduce: @escaping (Tensor, [Int]?, Bool) throws -> Tensor
  ) -> Verb {
    Verb(name, "self, axis=None, out=None, keepdims=False, initial=None, where=None", help) { call in
      var (x, type) = try call.array(0)
      if !call.isMissing(5), !call.isMissing(4) {
        x = try Tensor.where(
          call.array(5, dtype: .bool).tensor, .tensor(x), .tensor(call.array(4, dtype: type).tensor))
      }
      let axes = try call.arrayAxes(1, rank: x.rank)
      if axes?.isEmpty == true { return try call.finish(x.clone(), type, out: 2) }
      if call.arrays.folded(x.shape, axes) == 0 {
        if !call.isMissing(4) { return try call.finish(call.array(4, dtype: type).tensor, type, out: 2) }
        throw call.machine.valueError(
          "zero-size array to reduction operation \(ufunc) which has no identity")
      }
      let carried = type == .bool ? try x.to(.uint8) : x
      var found = try reduce(carried, axes, call.bool(3)).to(type.carrier)
      if !call.isMissing(4) {
        let (other, outer) = try call.arrays.combine(
          BinaryUfunc.of(name == "max" ? .maximum : .minimum), .array(found, type), call.arrayOperand(4),
          call.machine)
        (found, type) = (other, outer)
      }
      return try call.finish(found, type, out: 2)
    }
  }

  private static func place(
    _ name: String, _ help: String, _ find: @escaping (Tensor, Int?, Bool) throws -> Tensor
  ) -> Verb {
    Verb(name, "self, axis=None, out=None, *, keepdims=False", help) { call in
      let (x, type) = try call.array(0)
      let axis = call.isMissing(1) ? nil : try call.arrayAxis(1, rank: max(1, x.rank))
      if call.arrays.folded(x.shape, axis.map { [$0] }) == 0 {
        throw call.machine.valueError("attempt to get \(name) of an empty sequence")
      }
      let carried = type == .bool ? try x.to(.uint8) : x
      var found = try find(carried, axis, axis != nil && call.bool(3))
      if axis == nil, try call.bool(3) { found = try found.reshape(x.shape.map { _ in 1 }) }
      return try call.finish(found, .int64, out: 2)
    }
  }

  private static func running(_ name: String, _ operation: BinaryOperation, _ help: String) -> Verb {
    Verb(name, "self, axis=None, dtype=None, out=None", help) { call in
      var (x, type) = try call.array(0)
      let outer = try call.arrayType(2) ?? type.summed
      x = try x.cast(from: type, to: outer)
      var axis = 0
      if call.isMissing(1) {
        x = try x.contiguous().reshape([x.count])
      } else {
        axis = try call.arrayAxis(1, rank: x.rank)
        if x.rank == 0 { x = try x.reshape([1]) }
      }
      if outer == .bool { x = try x.to(.uint8) }
      return try call.finish(
        x.accumulated(operation, axis).to(outer.carrier).narrowed(to: outer), outer, out: 3)
    }
  }
}

extension Call {
  /// The elements with a number where the mask `where=` is false.
  fileprivate func masked(_ x: Tensor, _ place: Int, with number: Scalar) throws -> Tensor {
    if isMissing(place) { return x }
    if case .bool(true) = self[place] { return x }
    let (mask, _) = try array(place, dtype: .bool)
    let filling = try engine.scalar(number, dtype: x.dtype)
    return try Tensor.where(mask, .tensor(x), .tensor(filling))
  }
}
