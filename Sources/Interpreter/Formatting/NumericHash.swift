// The hash of a number: its value modulo the prime 2^61 - 1.
//
// Numbers that compare equal must hash alike whatever their type, so the hash is taken from the mathematical
// value. Modulo that prime 2^61 is 1: to multiply by 2^k is to rotate 61 bits by k, which makes the hash of
// m·2^e as cheap for a fraction (negative e) as for a whole number.

package import BigInt

private let hashModulus: UInt64 = 1 << 61 - 1

/// The hash of a machine integer; -1 is never a hash.
package func numericHash(_ value: Int) -> Int {
  if value.magnitude < UInt(hashModulus) { return value == -1 ? -2 : value }
  return signed(UInt64(value.magnitude) % hashModulus, isNegative: value < 0)
}

package func numericHash(_ value: BigInt) -> Int {
  // 2^64 is 2^3 modulo the prime: each step turns what is there by three bits and adds a word.
  var rest: UInt64 = 0
  for word in value.magnitude.words.reversed() {
    let rotated = (rest << 3 | rest >> 58) & hashModulus
    let sum = rotated + (UInt64(word) & hashModulus) + (UInt64(word) >> 61)
    rest = sum >= hashModulus ? sum - hashModulus : sum
    if rest >= hashModulus { rest -= hashModulus }
  }
  return signed(rest, isNegative: value.sign == .minus)
}

/// The hash of a float; equal to that of the whole number it may be. Nan, equal to nothing, has the hash of its
/// object in CPython; here it is 0, and the caller takes the object's.
package func numericHash(_ value: Double) -> Int {
  if !value.isFinite { return value.isNaN ? 0 : value < 0 ? -314_159 : 314_159 }
  if value == 0 { return 0 }
  let (mantissa, exponent) = value.wholeMantissa
  let shift = UInt64((exponent % 61 + 61) % 61)
  let rotated = (mantissa << shift | mantissa >> (61 - shift)) & hashModulus
  return signed(rotated % hashModulus, isNegative: value < 0)
}

private func signed(_ magnitude: UInt64, isNegative: Bool) -> Int {
  let hash = isNegative ? -Int(magnitude) : Int(magnitude)
  return hash == -1 ? -2 : hash
}
