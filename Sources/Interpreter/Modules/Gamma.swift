// The gamma function, by Lanczos' formula.
//
//     gamma(x) = L(x) * ((x + g - 1/2) / e) ** (x - 1/2) * e ** -g
//
// For a fixed g, L is nearly a rational function: a polynomial of degree 12 over x (x + 1) … (x + 11). Its thirteen
// coefficients follow from gamma(n) = (n - 1)! at n = 1 … 13, by interpolation in many digits. With this g, which
// CPython uses too, the formula errs by less than one part in 10^15. The order of the operations below is what makes
// the last bit agree with CPython's: the rounding error of x + g - 1/2, which the power magnifies, is put right, and
// negative arguments are reflected.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

enum Gamma {
  private static let g = 6.024680040776729583740234375
  private static let shift = 5.524680040776729583740234375

  /// From x ** 0 on.
  private static let numerator = [
    23531376880.41075968857200767445163675473484680494, 42919803642.64909876895789904700198885092635584895,
    35711959237.35566804944018545154716670596048863584, 17921034426.03720969991975575445893111267140326538,
    6039542586.352028005064291644307297921069938842070, 1439720407.311721673663223072794912393971548578677,
    248874557.8620541565114603864132294232163212512780, 31426415.58540019438061423162831820536287468498763,
    2876370.628935372441225409051620849613599114537876, 186056.2653952234950402949897160456992822078423632,
    8071.672002365816210638002902272250613821851632502, 210.8242777515793458725097339207133627116696958029,
    2.506628274631000270164908177133837338626431079340,
  ]
  private static let denominator: [Double] = [
    0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32670,
    1925,
    66, 1,
  ]

  private static func quotient(_ x: Double) -> Double {
    var (above, below) = (0.0, 0.0)
    if x < 5 {
      for index in numerator.indices.reversed() {
        above = above * x + numerator[index]
        below = below * x + denominator[index]
      }
    } else {
      // Divided by x ** 12, so that nothing overflows.
      for index in numerator.indices {
        above = above / x + numerator[index]
        below = below / x + denominator[index]
      }
    }
    return above / below
  }

  /// sin(pi * x), exact where x is a multiple of 1/2.
  private static func sineOfPi(_ x: Double) -> Double {
    let turn = fmod(x.magnitude, 2)
    let sine =
      switch (2 * turn).rounded() {
      case 0: sin(.pi * turn)
      case 1: cos(.pi * (turn - 0.5))
      case 2: sin(.pi * (1 - turn))
      case 3: -cos(.pi * (turn - 1.5))
      default: sin(.pi * (turn - 2))
      }
    return x.sign == .minus ? -sine : sine
  }

  /// gamma(x); NaN for negative whole numbers, an infinity for zeros.
  static func gamma(_ x: Double) -> Double {
    if x.isNaN || x == .infinity { return x }
    if x == -.infinity { return .nan }
    if x == 0 { return Double(signOf: x, magnitudeOf: .infinity) }
    if x.rounded() == x {
      if x < 0 { return .nan }
      // The factorials that a float holds exactly.
      if x <= 23 { return (1..<max(Int(x), 2)).reduce(1.0) { $0 * Double($1) } }
    }
    let size = x.magnitude
    if size < 1e-20 { return 1 / x }
    if size > 200 { return x < 0 ? 0 / sineOfPi(x) : .infinity }
    let y = size + shift
    let error = size > shift ? (y - size) - shift : (y - shift) - size
    let correction = error * g / y
    // The power alone may overflow where the product does not.
    let isHalved = size >= 140
    let power = pow(y, isHalved ? size / 2 - 0.25 : size - 0.5)
    var result: Double
    if x < 0 {
      result = -.pi / sineOfPi(size) / size * exp(y) / quotient(size)
      result -= correction * result
      result /= power
      if isHalved { result /= power }
    } else {
      result = quotient(size) / exp(y)
      result += correction * result
      result *= power
      if isHalved { result *= power }
    }
    return result
  }

  /// The logarithm of the magnitude of gamma(x); infinite at 0, -1, -2 …
  static func logarithm(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x.isInfinite { return .infinity }
    if x.rounded() == x, x <= 2 { return x <= 0 ? .infinity : 0 }
    let size = x.magnitude
    if size < 1e-20 { return -log(size) }
    var result = log(quotient(size)) - g
    result += (size - 0.5) * (log(size + g - 0.5) - 1)
    if x < 0 { result = log(.pi) - log(sineOfPi(size).magnitude) - log(size) - result }
    return result
  }
}
