// Arithmetic and elementary functions of tensors beyond those with an operator, with PyTorch's names: one row each.
//
// Several names may stand for one function (`arcsin` is `asin`), as PyTorch and NumPy have it.

import Interpreter
import Tensors

extension TensorTypes {
  static var mathMethods: [Verb] { functions + pairs + comparisons + sums + distances }

  // MARK: One tensor

  private static func unary(_ names: String, _ operation: UnaryOperation, _ help: String) -> [Verb] {
    names.split(separator: " ").map { name in
      Verb(String(name), "self", help) { $0.result(try $0.own.apply(operation)) }
    }
  }

  private static func composed(
    _ names: String, _ help: String, _ body: @escaping (Tensor) throws -> Tensor
  ) -> [Verb] {
    names.split(separator: " ").map { name in
      Verb(String(name), "self", help) { $0.result(try body($0.own)) }
    }
  }

  private static var functions: [Verb] {
    [
      unary("absolute", .absolute, "The magnitude of every element."),
      unary("neg negative", .negate, "Every element with the other sign."),
      unary("exp2", .exp2, "2 to the power of every element."),
      unary("expm1", .expm1, "exp(x) - 1, exact for small x."),
      unary("log2", .log2, "The logarithm to base 2 of every element."),
      unary("log10", .log10, "The logarithm to base 10 of every element."),
      unary("log1p", .log1p, "log(1 + x), exact for small x."),
      unary("rsqrt", .rsqrt, "1 / sqrt(x) of every element."),
      unary("reciprocal", .reciprocal, "1 / x of every element."),
      unary("tan", .tan, "The tangent of every element."),
      unary("asin arcsin", .asin, "The angle whose sine is x."),
      unary("acos arccos", .acos, "The angle whose cosine is x."),
      unary("atan arctan", .atan, "The angle whose tangent is x."),
      unary("sinh", .sinh, "The hyperbolic sine of every element."),
      unary("cosh", .cosh, "The hyperbolic cosine of every element."),
      unary("asinh arcsinh", .asinh, "The number whose hyperbolic sine is x."),
      unary("acosh arccosh", .acosh, "The number whose hyperbolic cosine is x."),
      unary("atanh arctanh", .atanh, "The number whose hyperbolic tangent is x."),
      unary("erf", .erf, "The error function of every element."),
      unary("erfc", .erfc, "1 - erf(x) of every element."),
      unary("lgamma", .lgamma, "The logarithm of the gamma function's magnitude: log((x - 1)!) for whole x."),
      unary("trunc fix", .trunc, "The whole number next to every element on the way to 0."),
      unary("frac", .frac, "What trunc leaves of every element."),
      unary("sgn", .sign, "-1, 0 or 1 for every element."),
      unary("logical_not", .logicalNot, "Whether the element is 0."),
      unary("bitwise_not", .bitwiseNot, "Every bit of every integer the other way."),
      unary("isnan", .isNaN, "Whether the element is not a number."),
      unary("isinf", .isInfinite, "Whether the element is infinite."),
      unary("isfinite", .isFinite, "Whether the element is neither infinite nor not a number."),
      composed("positive", "The tensor as it is.") { $0 },
      composed("deg2rad", "Degrees as parts of a circle of 2 pi.") { try $0.times(.pi / 180) },
      composed("rad2deg", "Parts of a circle of 2 pi as degrees.") { try $0.times(180 / .pi) },
      composed("isposinf", "Whether the element is infinity.") {
        try Tensor.combine(.equal, .tensor($0), .scalar(.float(.infinity)))
      },
      composed("isneginf", "Whether the element is minus infinity.") {
        try Tensor.combine(.equal, .tensor($0), .scalar(.float(-.infinity)))
      },
      unary("signbit", .signBit, "Whether the sign of the element is minus, also that of -0.0."),
      [
        Verb("logit", "self, eps=None", "log(x / (1 - x)), of x brought between eps and 1 - eps.") { call in
          var x = try call.own
          if !call.isMissing(1) {
            let eps = try call.double(1)
            x = try x.clamp(low: .scalar(.float(eps)), high: .scalar(.float(1 - eps)))
          }
          return call.result(try x.apply(.logit))
        },
        Verb("nan_to_num", "self, nan=0.0, posinf=None, neginf=None", "Numbers in place of what is none.") {
          call in
          let x = try call.own
          if !x.dtype.isFloat { return call.result(try x.clone()) }
          let greatest = x.dtype == .float32 ? Double(Float.greatestFiniteMagnitude) : .greatestFiniteMagnitude
          let high = call.isMissing(2) ? greatest : try call.double(2)
          let low = call.isMissing(3) ? -greatest : try call.double(3)
          let numbers = try x.maskedFill(x.apply(.isNaN), .scalar(.float(call.double(1))))
          let above = try Tensor.combine(.equal, .tensor(x), .scalar(.float(.infinity)))
          let below = try Tensor.combine(.equal, .tensor(x), .scalar(.float(-.infinity)))
          return call.result(
            try numbers.maskedFill(above, .scalar(.float(high))).maskedFill(below, .scalar(.float(low))))
        },
      ],
    ].flatMap { $0 }
  }

  // MARK: Two tensors

  private static func pairwise(_ names: String, _ operation: BinaryOperation, _ help: String) -> [Verb] {
    names.split(separator: " ").map { name in
      Verb(String(name), "self, other", help) { call in
        call.result(try Tensor.combine(operation, .tensor(call.own), call.operand(1)))
      }
    }
  }

  /// Where a number may also stand before a tensor.
  private static func eitherWay(
    _ names: String, _ operation: BinaryOperation, _ help: String, other: String = "other"
  ) -> [Verb] {
    names.split(separator: " ").map { name in
      Verb(String(name), "self, \(other)", help) { call in
        call.result(try Tensor.combine(operation, call.numberOrOwn, call.operand(1)))
      }
    }
  }

  private static func scaled(_ names: String, _ operation: BinaryOperation, _ help: String) -> [Verb] {
    names.split(separator: " ").map { name in
      Verb(String(name), "self, other, *, alpha=1", help) { call in
        let own = try call.numberOrOwn
        return call.result(
          try Tensor.combine(operation, own, call.scaledOperand(1, by: 2, beside: own, for: operation)))
      }
    }
  }

  /// `other * alpha`, where alpha is not 1.
  private static var pairs: [Verb] {
    [
      scaled("add", .add, "self + alpha * other"),
      scaled("sub subtract", .subtract, "self - alpha * other"),
      eitherWay("mul multiply", .multiply, "self * other"),
      ["div", "divide", "true_divide"].map { name in
        Verb(name, "self, other, *, rounding_mode=None", "self / other, \"floor\" or \"trunc\" rounded.") {
          call in
          let own = try call.numberOrOwn
          guard let mode = try call.optionalString(2) else {
            return call.result(try Tensor.combine(.divide, own, call.operand(1)))
          }
          switch mode {
          case "floor": return call.result(try Tensor.combine(.floorDivide, own, call.operand(1)))
          case "trunc":
            let other = try call.operand(1)
            let type = DType.result(of: [own, other])
            if type.isFloat { return call.result(try Tensor.combine(.divide, own, other).apply(.trunc)) }
            if type == .bool { throw TensorError.notImplemented(kernel: "div_trunc_cpu", type) }
            // What is left is taken away first, so that nothing is rounded.
            let rest = try Tensor.combine(.truncatedRemainder, own.converted(to: type), other)
            let whole = try Tensor.combine(.subtract, own.converted(to: type), .tensor(rest))
            return call.result(try Tensor.combine(.floorDivide, .tensor(whole), other))
          default:
            throw call.machine.error(
              "RuntimeError",
              "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(mode)'")
          }
        }
      },
      eitherWay("pow", .power, "self ** exponent", other: "exponent"),
      pairwise("fmod", .truncatedRemainder, "What a division that is rounded to 0 leaves: the sign of self."),
      eitherWay("remainder", .remainder, "self % other, with the sign of other"),
      eitherWay("floor_divide", .floorDivide, "self // other"),
      [
        Verb("rsub", "self, other", "other - self") { call in
          call.result(try Tensor.combine(.subtract, call.operand(1), .tensor(call.own)))
        }
      ],
      pairwise("atan2 arctan2", .atan2, "The angle of the point (other, self)."),
      pairwise("hypot", .hypot, "sqrt(self² + other²)"),
      pairwise("maximum", .maximum, "The greater of two elements."),
      pairwise("minimum", .minimum, "The lesser of two elements."),
      pairwise("logical_and", .logicalAnd, "Whether neither is 0."),
      pairwise("logical_or", .logicalOr, "Whether one of the two is not 0."),
      pairwise("logical_xor", .logicalXor, "Whether exactly one of the two is 0."),
      eitherWay("bitwise_and", .and, "self & other"),
      eitherWay("bitwise_or", .or, "self | other"),
      eitherWay("bitwise_xor", .xor, "self ^ other"),
      eitherWay("bitwise_left_shift __lshift__", .shiftLeft, "self << other"),
      eitherWay("bitwise_right_shift __rshift__", .shiftRight, "self >> other"),
      [
        Verb("lerp", "self, end, weight", "self + weight * (end - self)") {
          $0.result(try $0.own.lerp($0.tensor(1), $0.operand(2)))
        },
        Verb("addcmul", "self, tensor1, tensor2, *, value=1", "self + value * tensor1 * tensor2") { call in
          let (own, a, b) = (try call.own, try call.tensor(1), try call.tensor(2))
          let type = DType.result(of: [.tensor(own), .tensor(a), .tensor(b)])
          return call.result(try Tensor.combine(.add, .tensor(own), call.times(a.to(type) * b.to(type), 3)))
        },
        Verb("addcdiv", "self, tensor1, tensor2, *, value=1", "self + value * tensor1 / tensor2") { call in
          let (own, a, b) = (try call.own, try call.tensor(1), try call.tensor(2))
          let type = DType.result(of: [.tensor(own), .tensor(a), .tensor(b)])
          if !a.dtype.isFloat, !b.dtype.isFloat { throw call.refused(integerQuotients) }
          return call.result(try Tensor.combine(.add, .tensor(own), call.times(a.to(type) / b.to(type), 3)))
        },
        Verb("logaddexp", "self, other", "log(exp(self) + exp(other)), without overflow.") { call in
          let type = try DType.result(of: [.tensor(call.own), .tensor(call.tensor(1))])
          if !type.isFloat { throw TensorError.notImplemented(kernel: "logaddexp_cpu", type) }
          let (a, b) = (try call.own.to(type), try call.tensor(1).to(type))
          let most = try Tensor.combine(.maximum, .tensor(a), .tensor(b))
          let difference = try a - b
          // Of two infinities alike, too.
          let same = try Tensor.combine(.equal, .tensor(a), .tensor(b)).expand(difference.shape)
          let gap = try difference.maskedFill(same, .scalar(0)).apply(.absolute).apply(.negate)
          return call.result(try most + gap.apply(.exp).apply(.log1p))
        },
        Verb("xlogy", "self, other", "self * log(other), 0 where self is 0.") { call in
          let (first, second) = (try call.numberOrOwn, try call.operand(1))
          let common = DType.result(of: [first, second])
          let type = common.isFloat ? common : .float32
          let (x, other) = (try call.tensor(of: first, type), try call.tensor(of: second, type))
          let product = try x * other.apply(.log)
          let isNumber = try Tensor.combine(.equal, .tensor(other), .tensor(other))
          let none = try Tensor.combine(
            .and, .tensor(Tensor.combine(.equal, .tensor(x), .scalar(0))), .tensor(isNumber)
          ).expand(product.shape)
          return call.result(try product.maskedFill(none, .scalar(0)))
        },
      ],
    ].flatMap { $0 }
  }

  // MARK: Comparisons

  private static var comparisons: [Verb] {
    [
      pairwise("eq", .equal, "self == other"), pairwise("ne not_equal", .notEqual, "self != other"),
      pairwise("lt less", .less, "self < other"), pairwise("le less_equal", .lessEqual, "self <= other"),
      pairwise("gt greater", .greater, "self > other"),
      pairwise("ge greater_equal", .greaterEqual, "self >= other"),
      [
        Verb(
          "isclose", "self, other, rtol=1e-05, atol=1e-08, equal_nan=False",
          "Whether abs(self - other) <= atol + rtol * abs(other), element by element."
        ) { call in
          call.result(
            try call.own.isClose(
              to: call.tensor(1), relative: call.double(2), absolute: call.double(3),
              equalNaN: call.bool(4)))
        },
        Verb(
          "isin", "self, test_elements, *, assume_unique=False, invert=False",
          "Whether the element is one of others."
        ) {
          $0.result(try $0.numbersOrNumber(0).isIn($0.numbersOrNumber(1), invert: $0.bool(3)))
        },
      ],
    ].flatMap { $0 }
  }

  // MARK: Sums

  private typealias Reduction = (Tensor, [Int]?, Bool) throws -> Tensor

  private static func reduction(_ name: String, _ help: String, _ reduce: @escaping Reduction) -> Verb {
    Verb(name, "self, dim=None, keepdim=False", help) {
      $0.result(try reduce($0.own, $0.optionalAxes(1), $0.bool(2)))
    }
  }

  private static var sums: [Verb] {
    [
      reduction("amax", "The greatest element of all, or along dimensions.") { try $0.max($1, keepdim: $2) },
      reduction("amin", "The least element of all, or along dimensions.") { try $0.min($1, keepdim: $2) },
      reduction("nansum", "The sum of all elements that are numbers.") { try $0.nansum($1, keepdim: $2) },
      reduction("nanmean", "The mean of all elements that are numbers.") { try $0.nanmean($1, keepdim: $2) },
      Verb(
        "aminmax", "self, *, dim=None, keepdim=False", "The least and the greatest element, in one pass."
      ) { call in
        let both = try call.own.aminmax(call.optionalInt(1), keepdim: call.bool(2))
        return call.library.types.named(
          "aminmax", ["min", "max"], [both.least, both.greatest], call.machine)
      },
      Verb(
        "std_mean", "self, dim=None, unbiased=True, keepdim=False, *, correction=None",
        "The standard deviation and the mean."
      ) { call in
        let correction = call.isMissing(4) ? (try call.bool(2) ? 1 : 0) : try call.double(4)
        let both = try call.own.stdAndMean(
          call.optionalAxes(1), correction: correction, keepdim: call.bool(3))
        return call.results([both.std, both.mean])
      },
      Verb(
        "var_mean", "self, dim=None, unbiased=True, keepdim=False, *, correction=None",
        "The variance and the mean."
      ) { call in
        let correction = call.isMissing(4) ? (try call.bool(2) ? 1 : 0) : try call.double(4)
        let both = try call.own.varianceAndMean(
          call.optionalAxes(1), correction: correction, keepdim: call.bool(3))
        return call.results([both.variance, both.mean])
      },
      Verb("cummax", "self, dim", "The greatest element so far along a dimension, and where it is.") { call in
        let both = try call.own.cumulativeMax(call.int(1))
        return call.library.types.extremes("cummax", values: both.values, indices: both.indices, call.machine)
      },
      Verb("cummin", "self, dim", "The least element so far along a dimension, and where it is.") { call in
        let both = try call.own.cumulativeMin(call.int(1))
        return call.library.types.extremes("cummin", values: both.values, indices: both.indices, call.machine)
      },
      Verb(
        "median", "self, dim=None, keepdim=False",
        "The middle one of all elements, the lower of two; along a dimension, also where it is."
      ) { call in
        if call.isMissing(1) { return call.result(try call.own.median()) }
        let both = try call.own.median(along: call.int(1), keepdim: call.bool(2))
        return call.library.types.extremes("median", values: both.values, indices: both.indices, call.machine)
      },
      Verb(
        "mode", "self, dim=-1, keepdim=False", "The most frequent element along a dimension, and where it is."
      ) { call in
        let both = try call.own.mode(along: call.int(1), keepdim: call.bool(2))
        return call.library.types.extremes("mode", values: both.values, indices: both.indices, call.machine)
      },
      Verb("kthvalue", "self, k, dim=-1, keepdim=False", "The k-th least element along a dimension, and where.")
      {
        call in
        let (k, dim) = (try call.int(1), try call.int(2))
        let x = try call.own
        let row = x.rank == 0 ? try x.unsqueeze(0) : x
        let axis = try row.axis(dim)
        if k < 1 || k > row.shape[axis] {
          throw call.machine.error(
            "RuntimeError", "kthvalue(): selected number k out of range for dimension \(axis)")
        }
        let sorted = try row.sort(axis)
        var both = try [sorted.values, sorted.indices].map { try $0.narrow(axis, start: k - 1, length: 1) }
        if try x.rank == 0 || !call.bool(3) { both = try both.map { try $0.squeeze([axis]) } }
        return call.library.types.extremes("kthvalue", values: both[0], indices: both[1], call.machine)
      },
      Verb(
        "quantile", "self, q, dim=None, keepdim=False, *, interpolation=\"linear\"",
        "The numbers below which the parts q of the elements lie."
      ) { call in
        let x = try call.own
        let q = try call[1].tensor ?? call.engine.scalar(.float(call.double(1)), dtype: x.dtype)
        let name = try call.string(4)
        guard let placing = Tensor.QuantilePlacing(rawValue: name) else {
          throw call.machine.error(
            "RuntimeError",
            "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got \(name)"
          )
        }
        return call.result(
          try x.quantile(q, dim: call.optionalInt(2), keepdim: call.bool(3), interpolation: placing))
      },
      Verb("histc", "self, bins=100, min=0, max=0", "How many elements lie in each of so many equal ranges.") {
        call in
        let x = try call.own
        let (low, high) = (try call.double(2), try call.double(3))
        let isGiven = low != 0 || high != 0
        let found = try x.histogram(bins: call.int(1), low: isGiven ? low : nil, high: isGiven ? high : nil)
        return call.result(try found.counts.to(x.dtype.isFloat ? x.dtype : .float32))
      },
      Verb("diff", "self, n=1, dim=-1", "Every element less the one before it along a dimension, n times.") {
        call in
        var x = try call.own
        let dim = try x.axis(call.int(2))
        for _ in 0..<max(0, try call.int(1)) {
          let size = x.shape[dim]
          if size == 0 { break }
          let later = try x.narrow(dim, start: 1, length: size - 1)
          let earlier = try x.narrow(dim, start: 0, length: size - 1)
          // Of bools, whether they differ.
          x =
            try x.dtype == .bool ? Tensor.combine(.notEqual, .tensor(later), .tensor(earlier)) : later - earlier
        }
        return call.result(x === (try call.own) ? try x.clone() : x)
      },
      Verb("logcumsumexp", "self, dim", "log of the sums of exp(x) so far along a dimension.") { call in
        let x = try call.own
        if !x.dtype.isFloat {
          throw call.machine.error(
            "NotImplementedError", "\"logcumsumexp_out_cpu\" not implemented for '\(x.dtype.scalarName)'")
        }
        return call.result(try x.logCumulativeSumExp(call.int(1)))
      },
    ]
  }

  // MARK: Distances and products

  private static var distances: [Verb] {
    [
      Verb("outer", "self, vec2", "All products of an element of one vector with one of the other.") {
        $0.result(try $0.own.outer($0.tensor(1)))
      },
      Verb("ger", "self, vec2", "As outer.") { $0.result(try $0.own.outer($0.tensor(1))) },
      Verb("inner", "self, other", "The sums of products along the last dimension of both.") { call in
        let (a, b) = (try call.own, try call.tensor(1))
        if a.rank == 0 || b.rank == 0 { return call.result(try a * b) }
        return call.result(try a.tensordot(b, [a.rank - 1], [b.rank - 1]))
      },
      Verb("addmm", "self, mat1, mat2, *, beta=1, alpha=1", "beta * self + alpha * mat1 @ mat2") {
        $0.result(
          try $0.own.addmm($0.tensor(1), $0.tensor(2), beta: $0.double(3), alpha: $0.double(4)))
      },
      Verb("dist", "self, other, p=2", "The p-norm of self - other.") {
        $0.result(try ($0.own - $0.tensor(1)).norm($0.double(2)))
      },
    ]
  }
}

extension Call {
  /// A tensor or a number, times the number at another place, in the type that it has together with `own`.
  func scaledOperand(
    _ place: Int, by factor: Int, beside own: Operand, for operation: BinaryOperation
  ) throws -> Operand {
    let other = try operand(place)
    guard let alpha = try machine.number(self[factor]) else { return other }
    // No factor makes a truth value one that can be subtracted: the operation says so.
    if operation == .subtract, own.dtype == .bool || other.dtype == .bool { return other }
    let type = DType.result(of: [own, other])
    switch alpha {
    case .bool where type != .bool: throw refused("Boolean alpha only supported for Boolean results.")
    case .float where !type.isFloat:
      throw refused("For integral input tensors, argument alpha must not be a floating point number.")
    default: break
    }
    if alpha.double == 1 { return other }
    return .tensor(try Tensor.combine(.multiply, .tensor(tensor(of: other, type)), .scalar(alpha)).to(type))
  }

  /// An operand as a tensor of a type.
  fileprivate func tensor(of operand: Operand, _ type: DType) throws -> Tensor {
    switch operand {
    case .tensor(let tensor): try tensor.to(type)
    case .scalar(let number): try engine.scalar(number, dtype: type)
    }
  }

  /// A tensor times the number at a place, which is cut to the tensor's type.
  fileprivate func times(_ tensor: Tensor, _ place: Int) throws -> Operand {
    guard let number = try machine.number(self[place]) else { throw mismatch(place, "Number") }
    let factor = tensor.dtype.isFloat ? number : .int(Int(converting: number.double))
    return .tensor(
      factor.double == 1 ? tensor : try Tensor.combine(.multiply, .tensor(tensor), .scalar(factor)))
  }
}

private let integerQuotients =
  "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform a true division "
  + "of tensor1 and tensor2. The historic addcdiv behavior can be implemented as (input + value * torch.trunc(tensor1 / "
  + "tensor2)).to(input.dtype) for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The "
  + "future addcdiv behavior is just the latter implementation: (input + value * tensor1 / tensor2), for all dtypes."

extension Operand {
  /// A tensor as one of another type; a number as it is.
  fileprivate func converted(to type: DType) throws(TensorError) -> Operand {
    guard case .tensor(let tensor) = self else { return self }
    return .tensor(try tensor.to(type))
  }
}

extension Tensor {
  fileprivate func times(_ factor: Double) throws(TensorError) -> Tensor {
    try Tensor.combine(.multiply, .tensor(self), .scalar(.float(factor)))
  }

  /// A dimension counted from the front.
  func axis(_ dim: Int) throws(TensorError) -> Int {
    let place = dim < 0 ? dim + rank : dim
    guard shape.indices.contains(place) else { throw .dimOutOfRange(dim: dim, rank: rank) }
    return place
  }

  /// Whether |a - b| <= absolute + relative |b|, element by element.
  func isClose(
    to other: Tensor, relative: Double, absolute: Double, equalNaN: Bool
  ) throws(TensorError) -> Tensor {
    let (a, b) = (try detach().to(.float64), try other.detach().to(.float64))
    let room = try Tensor.combine(
      .add, .tensor(b.apply(.absolute).times(relative)), .scalar(.float(absolute)))
    let near = try Tensor.combine(.lessEqual, .tensor((a - b).apply(.absolute)), .tensor(room))
    let far = try Tensor.combine(.or, .tensor(a.apply(.isInfinite)), .tensor(b.apply(.isInfinite)))
    let finite = try Tensor.combine(.and, .tensor(near), .tensor(far.apply(.logicalNot)))
    let same = try Tensor.combine(.or, .tensor(finite), .tensor(Tensor.combine(.equal, .tensor(a), .tensor(b))))
    if !equalNaN { return same }
    let none = try Tensor.combine(.and, .tensor(a.apply(.isNaN)), .tensor(b.apply(.isNaN)))
    return try Tensor.combine(.or, .tensor(same), .tensor(none))
  }
}
