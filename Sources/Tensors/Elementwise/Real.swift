#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The two floating-point types under one name, so that a formula is written once for both.

/// `Float` or `Double`, with the functions of the C library.
protocol Real: TensorElement, BinaryFloatingPoint {
  static func exp(_ x: Self) -> Self
  static func exp2(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func log2(_ x: Self) -> Self
  static func log10(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func tan(_ x: Self) -> Self
  static func asin(_ x: Self) -> Self
  static func acos(_ x: Self) -> Self
  static func atan(_ x: Self) -> Self
  static func sinh(_ x: Self) -> Self
  static func cosh(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func asinh(_ x: Self) -> Self
  static func acosh(_ x: Self) -> Self
  static func atanh(_ x: Self) -> Self
  static func erf(_ x: Self) -> Self
  static func erfc(_ x: Self) -> Self
  static func lgamma(_ x: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
  static func fmod(_ x: Self, _ y: Self) -> Self
  static func atan2(_ y: Self, _ x: Self) -> Self
  static func hypot(_ x: Self, _ y: Self) -> Self
}

extension Float: Real {
  static func exp(_ x: Float) -> Float { expf(x) }
  static func exp2(_ x: Float) -> Float { exp2f(x) }
  static func expm1(_ x: Float) -> Float { expm1f(x) }
  static func log(_ x: Float) -> Float { logf(x) }
  static func log1p(_ x: Float) -> Float { log1pf(x) }
  static func log2(_ x: Float) -> Float { log2f(x) }
  static func log10(_ x: Float) -> Float { log10f(x) }
  static func sin(_ x: Float) -> Float { sinf(x) }
  static func cos(_ x: Float) -> Float { cosf(x) }
  static func tan(_ x: Float) -> Float { tanf(x) }
  static func asin(_ x: Float) -> Float { asinf(x) }
  static func acos(_ x: Float) -> Float { acosf(x) }
  static func atan(_ x: Float) -> Float { atanf(x) }
  static func sinh(_ x: Float) -> Float { sinhf(x) }
  static func cosh(_ x: Float) -> Float { coshf(x) }
  static func tanh(_ x: Float) -> Float { tanhf(x) }
  static func asinh(_ x: Float) -> Float { asinhf(x) }
  static func acosh(_ x: Float) -> Float { acoshf(x) }
  static func atanh(_ x: Float) -> Float { atanhf(x) }
  static func erf(_ x: Float) -> Float { erff(x) }
  static func erfc(_ x: Float) -> Float { erfcf(x) }
  static func lgamma(_ x: Float) -> Float { Float(lgamma64(Double(x))) }
  static func pow(_ x: Float, _ y: Float) -> Float { powf(x, y) }
  static func fmod(_ x: Float, _ y: Float) -> Float { fmodf(x, y) }
  static func atan2(_ y: Float, _ x: Float) -> Float { atan2f(y, x) }
  static func hypot(_ x: Float, _ y: Float) -> Float { hypotf(x, y) }
}

extension Double: Real {
  static func exp(_ x: Double) -> Double { exp64(x) }
  static func exp2(_ x: Double) -> Double { exp264(x) }
  static func expm1(_ x: Double) -> Double { expm164(x) }
  static func log(_ x: Double) -> Double { log64(x) }
  static func log1p(_ x: Double) -> Double { log1p64(x) }
  static func log2(_ x: Double) -> Double { log264(x) }
  static func log10(_ x: Double) -> Double { log1064(x) }
  static func sin(_ x: Double) -> Double { sin64(x) }
  static func cos(_ x: Double) -> Double { cos64(x) }
  static func tan(_ x: Double) -> Double { tan64(x) }
  static func asin(_ x: Double) -> Double { asin64(x) }
  static func acos(_ x: Double) -> Double { acos64(x) }
  static func atan(_ x: Double) -> Double { atan64(x) }
  static func sinh(_ x: Double) -> Double { sinh64(x) }
  static func cosh(_ x: Double) -> Double { cosh64(x) }
  static func tanh(_ x: Double) -> Double { tanh64(x) }
  static func asinh(_ x: Double) -> Double { asinh64(x) }
  static func acosh(_ x: Double) -> Double { acosh64(x) }
  static func atanh(_ x: Double) -> Double { atanh64(x) }
  static func erf(_ x: Double) -> Double { erf64(x) }
  static func erfc(_ x: Double) -> Double { erfc64(x) }
  static func lgamma(_ x: Double) -> Double { lgamma64(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { pow64(x, y) }
  static func fmod(_ x: Double, _ y: Double) -> Double { fmod64(x, y) }
  static func atan2(_ y: Double, _ x: Double) -> Double { atan264(y, x) }
  static func hypot(_ x: Double, _ y: Double) -> Double { hypot64(x, y) }
}

extension Real {
  /// The slope of `lgamma`: by the recurrence to where its asymptotic series is exact, and by reflection below 0.
  static func digamma(_ x: Self) -> Self { Self(digamma64(x.asDouble)) }
}

private func digamma64(_ x: Double) -> Double {
  if x == 0 { return x.sign == .minus ? .infinity : -.infinity }
  if x < 0 {
    let whole = x.rounded(.towardZero)
    return x == whole ? .nan : digamma64(1 - x) - .pi / tan(.pi * (x - whole))
  }
  var (x, sum) = (x, 0.0)
  while x < 10 {
    sum -= 1 / x
    x += 1
  }
  // The Bernoulli numbers over twice their places.
  let terms = [1.0 / 12, -1.0 / 120, 1.0 / 252, -1.0 / 240, 1.0 / 132, -691.0 / 32760, 1.0 / 12]
  let y = 1 / (x * x)
  return sum + log(x) - 0.5 / x - y * terms.reversed().reduce(0) { $0 * y + $1 }
}

// Within `Double`, a bare `exp` would be the function above itself; out here it is the C library's.

private func exp64(_ x: Double) -> Double { exp(x) }
private func exp264(_ x: Double) -> Double { exp2(x) }
private func expm164(_ x: Double) -> Double { expm1(x) }
private func log64(_ x: Double) -> Double { log(x) }
private func log1p64(_ x: Double) -> Double { log1p(x) }
private func log264(_ x: Double) -> Double { log2(x) }
private func log1064(_ x: Double) -> Double { log10(x) }
private func sin64(_ x: Double) -> Double { sin(x) }
private func cos64(_ x: Double) -> Double { cos(x) }
private func tan64(_ x: Double) -> Double { tan(x) }
private func asin64(_ x: Double) -> Double { asin(x) }
private func acos64(_ x: Double) -> Double { acos(x) }
private func atan64(_ x: Double) -> Double { atan(x) }
private func sinh64(_ x: Double) -> Double { sinh(x) }
private func cosh64(_ x: Double) -> Double { cosh(x) }
private func tanh64(_ x: Double) -> Double { tanh(x) }
private func asinh64(_ x: Double) -> Double { asinh(x) }
private func acosh64(_ x: Double) -> Double { acosh(x) }
private func atanh64(_ x: Double) -> Double { atanh(x) }
private func erf64(_ x: Double) -> Double { erf(x) }
private func erfc64(_ x: Double) -> Double { erfc(x) }
private func lgamma64(_ x: Double) -> Double { lgamma(x).0 }
private func pow64(_ x: Double, _ y: Double) -> Double { pow(x, y) }
private func fmod64(_ x: Double, _ y: Double) -> Double { fmod(x, y) }
private func atan264(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
private func hypot64(_ x: Double, _ y: Double) -> Double { hypot(x, y) }
