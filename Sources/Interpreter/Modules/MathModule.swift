// The module `math`: C's functions with Python's errors, and the functions on whole numbers.
//
// CPython decides after the fact whether a C function failed: a NaN that was not given is a domain error, an
// infinity that was not given is an overflow, or a domain error for functions that cannot overflow.

import BigInt
import Syntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

enum MathModule {
  static func make(_ machine: Machine) throws(Raise) -> ModuleObject {
    let members = GlobalTable(heap: machine.heap)
    for (name, value) in constants { members[name] = .float(value) }
    for row in realFunctions + roundings + logarithms + combinatorics + sums {
      members[row.name] = machine.function(row, qualifiedName: "math." + row.name)
    }
    return ModuleObject("math", members: members, heap: machine.heap)
  }

  private static let constants: [(String, Double)] = [
    ("pi", .pi), ("e", M_E), ("tau", 2 * .pi), ("inf", .infinity), ("nan", .nan),
  ]

  // MARK: Functions of reals

  private static let realFunctions: [NativeRow] = [
    unary("acos", acos), unary("acosh", acosh), unary("asin", asin), unary("asinh", asinh),
    unary("atan", atan), unary("atanh", atanh), unary("cbrt", cbrt), unary("cos", cos),
    unary("cosh", overflows: true, cosh), unary("erf", erf), unary("erfc", erfc),
    unary("exp", overflows: true, exp), unary("exp2", overflows: true, exp2),
    unary("expm1", overflows: true, expm1), unary("fabs") { $0.magnitude },
    unary("gamma", overflows: true, Gamma.gamma), unary("lgamma", overflows: true, Gamma.logarithm),
    unary("log1p", log1p), unary("sin", sin), unary("sinh", overflows: true, sinh),
    unary("sqrt") { $0.squareRoot() }, unary("tan", tan), unary("tanh", tanh),
    unary("degrees", overflows: nil) { $0 * (180 / .pi) }, unary("radians") { $0 * (.pi / 180) },
    unary("ulp") { $0.isFinite ? $0.ulp : $0.magnitude },
    binary("atan2", atan2),
    binary("copysign") { Double(signOf: $1, magnitudeOf: $0) },
    binary("fmod", fmod),
    binary("nextafter", overflows: nil, nextafter),
    binary("pow", overflows: true, pow),
    binary("remainder", remainder),
    predicate("isfinite", \.isFinite), predicate("isinf", \.isInfinite), predicate("isnan", \.isNaN),
    NativeRow("isclose", .named(["a", "b", "rel_tol", "abs_tol"], required: 2, positional: 2)) {
      given, machine throws(Raise) in
      let (a, b) = (try machine.double(given[0]), try machine.double(given[1]))
      let relative = try given.optional(2).map { (value) throws(Raise) in try machine.double(value) } ?? 1e-9
      let absolute = try given.optional(3).map { (value) throws(Raise) in try machine.double(value) } ?? 0
      if relative < 0 || absolute < 0 { throw machine.valueError("tolerances must be non-negative") }
      if a == b { return .bool(true) }
      if a.isInfinite || b.isInfinite { return .bool(false) }
      let difference = (a - b).magnitude
      return .bool(
        difference <= (relative * b).magnitude || difference <= (relative * a).magnitude
          || difference <= absolute)
    },
    NativeRow("frexp", .one) { given, machine throws(Raise) in
      let value = try machine.double(given[0])
      if value == 0 || !value.isFinite { return machine.tuple([.float(value), .int(0)]) }
      // Swift's mantissa is that of the magnitude.
      let (mantissa, exponent) = frexp(value.magnitude)
      return machine.tuple([.float(Double(signOf: value, magnitudeOf: mantissa)), .int(exponent)])
    },
    NativeRow("ldexp", .count(2...2)) { given, machine throws(Raise) in
      let value = try machine.double(given[0])
      guard let exponent = BigIntObject.integer(given[1]) else {
        throw machine.typeError("Expected an int as second argument to ldexp.")
      }
      if value == 0 || !value.isFinite { return .float(value) }
      let result = scalbn(value, Int(Int32(clamping: exponent)))
      if result.isInfinite { throw machine.overflowError("math range error") }
      return .float(result)
    },
    NativeRow("modf", .one) { given, machine throws(Raise) in
      let value = try machine.double(given[0])
      let whole = value.rounded(.towardZero)
      let fraction = value.isInfinite ? 0 : value - whole
      return machine.tuple([.float(Double(signOf: value, magnitudeOf: fraction)), .float(whole)])
    },
  ]

  /// A function of a real; `overflows` is nil for one that may well give an infinity.
  private static func unary(
    _ name: String, overflows: Bool? = false, _ function: @escaping @Sendable (Double) -> Double
  ) -> NativeRow {
    NativeRow(name, .one) { given, machine throws(Raise) in
      let value = try machine.double(given[0])
      let result = function(value)
      if result.isNaN, !value.isNaN { throw machine.valueError("math domain error") }
      if let overflows, result.isInfinite, value.isFinite {
        // The poles of the gamma function are no overflows.
        throw overflows && !(name.hasSuffix("gamma") && value <= 0 && value.rounded() == value)
          ? machine.overflowError("math range error") : machine.valueError("math domain error")
      }
      return .float(result)
    }
  }

  /// A function of two reals; `overflows` is nil for one that may well give an infinity.
  private static func binary(
    _ name: String, overflows: Bool? = false, _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> NativeRow {
    NativeRow(name, .count(2...2)) { given, machine throws(Raise) in
      let (a, b) = (try machine.double(given[0]), try machine.double(given[1]))
      let result = function(a, b)
      if result.isNaN, !a.isNaN, !b.isNaN { throw machine.valueError("math domain error") }
      if let overflows, result.isInfinite, a.isFinite, b.isFinite {
        throw overflows && a != 0
          ? machine.overflowError("math range error") : machine.valueError("math domain error")
      }
      return .float(result)
    }
  }

  private static func predicate(_ name: String, _ test: @escaping @Sendable (Double) -> Bool) -> NativeRow {
    NativeRow(name, .one) { given, machine throws(Raise) in .bool(test(try machine.double(given[0]))) }
  }

  // MARK: Rounding

  private static let roundings: [NativeRow] = [
    rounding("ceil", .up), rounding("floor", .down),
    NativeRow("trunc", .one) { given, machine throws(Raise) in
      if let result = try machine.answer(.truncate, of: given[0]) { return result }
      if case .float(let float) = given[0].underlying { return try machine.whole(float) }
      guard let integer = BigIntObject.integer(given[0]) else {
        throw machine.typeError("type \(machine.typeName(given[0])) doesn't define __trunc__ method")
      }
      return machine.integer(integer)
    },
  ]

  private static func rounding(_ name: String, _ rule: FloatingPointRoundingRule) -> NativeRow {
    NativeRow(name, .one) { given, machine throws(Raise) in
      if let result = try machine.answer(rule == .up ? .ceiling : .floor, of: given[0]) { return result }
      if let integer = BigIntObject.integer(given[0]) { return machine.integer(integer) }
      return try machine.whole(machine.double(given[0]).rounded(rule))
    }
  }

  // MARK: Logarithms

  private static let logarithms: [NativeRow] = [
    NativeRow("log", .any) { given, machine throws(Raise) in
      guard (1...2).contains(given.count), !given.arguments.hasKeywords else {
        throw machine.typeError("math.log requires 1 to 2 arguments")
      }
      let numerator = try logarithm(given[0], machine, log)
      guard let base = given.optional(1) else { return .float(numerator) }
      let denominator = try logarithm(base, machine, log)
      if denominator == 0 { throw machine.zeroDivisionError("float division by zero") }
      return .float(numerator / denominator)
    },
    NativeRow("log2", .one) { given, machine throws(Raise) in
      .float(try logarithm(given[0], machine, log2))
    },
    NativeRow("log10", .one) { given, machine throws(Raise) in
      .float(try logarithm(given[0], machine, log10))
    },
  ]

  /// A logarithm; for integers beyond all floats as that of a fraction and of a power of two.
  private static func logarithm(
    _ value: Value, _ machine: Machine, _ function: (Double) -> Double
  ) throws(Raise) -> Double {
    if let big = (value.object as? BigIntObject)?.value {
      if big.sign == .minus { throw machine.valueError("math domain error") }
      let bits = big.magnitude.bitWidth
      if bits > 1023 {
        let fraction = try machine.double(big >> (bits - 1000))
        return function(scalbn(fraction, -1000)) + function(2) * Double(bits)
      }
    }
    let real = try machine.double(value)
    if real <= 0 { throw machine.valueError("math domain error") }
    return function(real)
  }

  // MARK: Whole numbers

  private static let combinatorics: [NativeRow] = [
    NativeRow("comb", .count(2...2)) { given, machine throws(Raise) in
      let (n, k) = try choice(given[0], given[1], machine)
      guard k <= n else { return .int(0) }
      guard let count = Int(exactly: min(k, n - k)) else {
        throw machine.overflowError("min(n - k, k) must not exceed \(Int.max)")
      }
      var result = BigInt(1)
      for step in 0..<count {
        try machine.work(Machine.workOfCall)
        result = try machine.floored(machine.product(result, n - BigInt(step)), BigInt(step + 1)).quotient
      }
      return machine.integer(result)
    },
    NativeRow("perm", .count(1...2)) { given, machine throws(Raise) in
      guard let second = given.optional(1), !second.isNone else { return try factorial(given[0], machine) }
      let (n, k) = try choice(given[0], second, machine)
      guard k <= n else { return .int(0) }
      guard let count = Int(exactly: k) else { throw machine.overflowError("k must not exceed \(Int.max)") }
      return machine.integer(try product(from: n - k + 1, count: count, machine))
    },
    NativeRow("factorial", .one) { given, machine throws(Raise) in try factorial(given[0], machine) },
    NativeRow("gcd", .any) { given, machine throws(Raise) in
      var result = BigInt(0)
      for value in given.rest() {
        result = try machine.greatestCommonDivisor(result, machine.integerArgument(value))
      }
      return machine.integer(result)
    },
    NativeRow("lcm", .any) { given, machine throws(Raise) in
      var result = BigInt(1)
      for value in given.rest() {
        let number = try machine.integerArgument(value)
        if result.isZero || number.isZero {
          result = 0
        } else {
          let divisor = try machine.greatestCommonDivisor(result, number)
          result = try machine.product(machine.floored(result, divisor).quotient, number)
        }
      }
      return machine.integer(BigInt(result.magnitude))
    },
    NativeRow("isqrt", .one) { given, machine throws(Raise) in
      let number = try machine.integerArgument(given[0])
      if number.sign == .minus { throw machine.valueError("isqrt() argument must be nonnegative") }
      return machine.integer(try machine.squareRoot(number))
    },
  ]

  private static func choice(
    _ n: Value, _ k: Value, _ machine: Machine
  ) throws(Raise) -> (BigInt, BigInt) {
    let numbers = (try machine.integerArgument(n), try machine.integerArgument(k))
    if numbers.0.sign == .minus { throw machine.valueError("n must be a non-negative integer") }
    if numbers.1.sign == .minus { throw machine.valueError("k must be a non-negative integer") }
    return numbers
  }

  private static func factorial(_ value: Value, _ machine: Machine) throws(Raise) -> Value {
    let number = try machine.integerArgument(value)
    if number.sign == .minus {
      throw machine.valueError("factorial() not defined for negative values")
    }
    guard let count = Int(exactly: number) else {
      throw machine.overflowError("factorial() argument should not exceed \(Int.max)")
    }
    return machine.integer(try product(from: 1, count: count, machine))
  }

  /// `first · (first + 1) · … `, `count` factors, halved again and again so that both halves are of a size.
  private static func product(from first: BigInt, count: Int, _ machine: Machine) throws(Raise) -> BigInt {
    if count <= 0 { return 1 }
    // The mean factor has nearly as many bits as the largest.
    let bits = max((first + BigInt(count)).magnitude.bitWidth - 2, 1)
    let (total, overflow) = bits.multipliedReportingOverflow(by: count)
    try machine.reserve(bytes: overflow ? .max : total / 8)
    if overflow || total > Machine.largestIntegerBits { throw machine.memoryError() }
    func product(_ first: BigInt, _ count: Int) throws(Raise) -> BigInt {
      if count <= 16 {
        try machine.work(count * Machine.workOfCall)
        var result = first
        for step in 1..<count { result = try machine.product(result, first + BigInt(step)) }
        return result
      }
      let half = count / 2
      return try machine.product(
        product(first, half), product(first + BigInt(half), count - half))
    }
    return try product(first, count)
  }

  // MARK: Sums

  private static let sums: [NativeRow] = [
    NativeRow("prod", .named(["", "start"], required: 1, positional: 1)) { given, machine throws(Raise) in
      var result = given.optional(1) ?? .int(1)
      try machine.forEach(in: given[0]) { (item) throws(Raise) in
        result = try machine.binary(.multiply, result, item)
        return true
      }
      return result
    },
    NativeRow("fsum", .one) { given, machine throws(Raise) in
      var sum = ExactSum()
      try machine.forEach(in: given[0]) { (item) throws(Raise) in
        if sum.add(try machine.double(item)) { return true }
        throw machine.overflowError("intermediate overflow in fsum")
      }
      guard let result = sum.value else { throw machine.valueError("-inf + inf in fsum") }
      return .float(result)
    },
    NativeRow("hypot", .any) { given, machine throws(Raise) in
      var coordinates: [Double] = []
      for value in given.rest() { coordinates.append(try machine.double(value)) }
      return .float(norm(coordinates))
    },
    NativeRow("dist", .count(2...2)) { given, machine throws(Raise) in
      let (p, q) = (try machine.elements(of: given[0]), try machine.elements(of: given[1]))
      if p.count != q.count {
        throw machine.valueError("both points must have the same number of dimensions")
      }
      var differences: [Double] = []
      for (a, b) in zip(p, q) { differences.append(try machine.double(a) - machine.double(b)) }
      return .float(norm(differences))
    },
  ]

  /// The Euclidean norm, to the last bit but in rare cases: squares are summed in two doubles, and the root is
  /// corrected once.
  private static func norm(_ coordinates: [Double]) -> Double {
    let largest = coordinates.reduce(0) { max($0, $1.magnitude) }
    if coordinates.contains(where: \.isInfinite) { return .infinity }
    if coordinates.contains(where: \.isNaN) { return .nan }
    if largest == 0 { return 0 }
    // A power of two scales without rounding.
    let scale = Int(largest.exponent)
    var (sum, rest) = (0.0, 0.0)
    for coordinate in coordinates {
      let scaled = scalbn(coordinate, -scale)
      let square = scaled * scaled
      let cut = (-square).addingProduct(scaled, scaled)
      let total = sum + square
      rest += (sum.magnitude >= square ? (sum - total) + square : (square - total) + sum) + cut
      sum = total
    }
    let root = (sum + rest).squareRoot()
    let error = (sum.addingProduct(-root, root)) + rest
    return scalbn(root + error / (2 * root), scale)
  }
}

/// A sum without rounding errors: partial sums that do not overlap, after Shewchuk.
private struct ExactSum {
  private var partials: [Double] = []
  private var special = 0.0
  private var hasOpposites = false

  /// False where the sum of finite numbers went beyond the floats.
  mutating func add(_ number: Double) -> Bool {
    if !number.isFinite {
      if special.isInfinite, number.isInfinite, special != number { hasOpposites = true }
      special += number
      return true
    }
    var carried = number
    var kept: [Double] = []
    for partial in partials {
      let (large, small) = carried.magnitude >= partial.magnitude ? (carried, partial) : (partial, carried)
      let high = large + small
      let low = small - (high - large)
      if low != 0 { kept.append(low) }
      carried = high
    }
    if carried.isInfinite { return false }
    kept.append(carried)
    partials = kept
    return true
  }

  /// The rounded sum; nil for infinities of both signs.
  var value: Double? {
    if hasOpposites { return nil }
    if special != 0 { return special }
    var rest = partials
    guard var high = rest.popLast() else { return 0 }
    var low = 0.0
    while low == 0, let partial = rest.popLast() {
      let sum = high + partial
      low = partial - (sum - high)
      high = sum
    }
    // Half to even holds only if what comes below the tie does not decide it.
    if let next = rest.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
      let doubled = low * 2
      let corrected = high + doubled
      if doubled == corrected - high { high = corrected }
    }
    return high
  }
}
