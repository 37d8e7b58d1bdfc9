// Floating-point numbers as NumPy writes them.
//
// Digits come in two ways: the fewest that read back as the same number (of its own type: float32 needs nine at most), or
// so many places behind the point, rounded from the exact value. NumPy takes the first unless it has more places than are
// allowed. Zeros at the end then go, and the point stays: "0.5", "3.".

import Interpreter
import Tensors

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The digits of a positive number and where its point stands: 0.digits * 10^point.
struct ShortestDigits {
  var digits: [UInt8]
  var point: Int

  /// The fewest digits that are read back as the number in its type.
  init(_ value: Double, _ type: ArrayType) {
    let text =
      switch type {
      case .float16: ShortestDigits.half(value)
      case .float32: Float(value).magnitude.description
      default: value.magnitude.description
      }
    self.init(text)
  }

  /// Of a text such as `12.5` or `1.25e-07`.
  private init(_ text: String) {
    digits = []
    point = 0
    var (seenPoint, exponent) = (false, 0)
    let parts = text.split(separator: "e", maxSplits: 1)
    if parts.count > 1 { exponent = Int(parts[1]) ?? 0 }
    for byte in parts[0].utf8 {
      if byte == 0x2E {
        seenPoint = true
        continue
      }
      digits.append(byte &- 0x30)
      if !seenPoint { point += 1 }
    }
    point += exponent
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 1 }
  }

  /// The shortest text whose number rounds to the same half.
  private static func half(_ value: Double) -> String {
    let value = value.magnitude
    for places in 0..<6 {
      let text = cFormat("%.\(places)e", value)
      if let read = Double(text), HalfFloat.rounded(read) == Float(value) { return text }
    }
    return value.description
  }
}

/// The C library's formatting of one finite number.
func cFormat(_ format: String, _ value: Double) -> String {
  withVaList([value]) { arguments in
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1600) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      let length = vsnprintf(start, buffer.count, format, arguments)
      return String(
        decoding: UnsafeRawBufferPointer(start: start, count: min(Int(length), 1599)), as: UTF8.self)
    }
  }
}

/// How the numbers of one array are laid out.
struct FloatLayout {
  /// Most places behind the point; nil for as many as it takes.
  var places: Int?
  /// No double has a digit other than zero further behind the point.
  static let mostPlaces = 1074
  /// Whether exactly as many stand there, whatever the number needs.
  var isFixed = false

  /// The whole part with its sign, and the part behind the point without zeros at its end.
  func positional(_ value: Double, _ type: ArrayType) -> (whole: String, fraction: String) {
    let sign = value.sign == .minus ? "-" : ""
    let shortest = ShortestDigits(value, type)
    let needed = shortest.digits.count - shortest.point
    if let places, isFixed || needed > places {
      let text = cFormat("%.\(places)f", value.magnitude)
      let parts = text.split(separator: ".", maxSplits: 1)
      return (sign + parts[0], parts.count > 1 ? trimmed(parts[1], keeping: isFixed) : "")
    }
    var (whole, fraction) = ("", "")
    for (index, digit) in shortest.digits.enumerated() {
      if index < shortest.point { whole += String(digit) } else { fraction += String(digit) }
    }
    whole += String(repeating: "0", count: max(0, shortest.point - shortest.digits.count))
    if shortest.point < 0 { fraction = String(repeating: "0", count: -shortest.point) + fraction }
    return (sign + (whole.isEmpty ? "0" : whole), shortest.digits.isEmpty ? "" : fraction)
  }

  /// The digit before the point with its sign, those behind it without zeros at the end, and the exponent.
  func scientific(_ value: Double, _ type: ArrayType) -> (whole: String, fraction: String, exponent: Int) {
    let sign = value.sign == .minus ? "-" : ""
    let shortest = ShortestDigits(value, type)
    if let places, isFixed || shortest.digits.count - 1 > places {
      let text = cFormat("%.\(places)e", value.magnitude)
      let parts = text.split(separator: "e", maxSplits: 1)
      let number = parts[0].split(separator: ".", maxSplits: 1)
      return (
        sign + number[0], number.count > 1 ? trimmed(number[1], keeping: isFixed) : "",
        parts.count > 1 ? Int(parts[1]) ?? 0 : 0
      )
    }
    let digits = shortest.digits
    return (
      sign + String(digits.first ?? 0), digits.dropFirst().map { String($0) }.joined(),
      digits.isEmpty ? 0 : shortest.point - 1
    )
  }

  private func trimmed(_ digits: Substring, keeping: Bool) -> String {
    var digits = digits
    if !keeping { while digits.last == "0" { digits.removeLast() } }
    return String(digits)
  }

  /// `e+08`: at least two digits, more where `width` asks.
  static func exponent(_ value: Int, width: Int = 2) -> String {
    let digits = String(value.magnitude)
    return "e" + (value < 0 ? "-" : "+") + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension ArrayType {
  /// A number of the type as `str` writes it: with an exponent below 1e-4 and from 1e16 on (float32:
  /// from 1e6, float16: from 1e3).
  func text(_ number: Scalar) -> String {
    switch number {
    case .bool(let bool): return bool ? "True" : "False"
    case .int(let int): return String(int)
    case .float(let float):
      if float.isNaN { return "nan" }
      if float.isInfinite { return float < 0 ? "-inf" : "inf" }
      if self == .float64 { return floatRepr(float) }
      if float != 0, float.magnitude < 1e-4 || float.magnitude >= (self == .float16 ? 1e3 : 1e6) {
        let (whole, fraction, exponent) = FloatLayout().scientific(float, self)
        return whole + (fraction.isEmpty ? "" : "." + fraction) + FloatLayout.exponent(exponent)
      }
      let (whole, fraction) = FloatLayout().positional(float, self)
      return whole + "." + (fraction.isEmpty ? "0" : fraction)
    }
  }
}
