// SHA-512, which stirs the seed of `random.seed("text")` and tells whether a file is the one it was.
//
// The message is padded to whole blocks of 128 bytes and its length; each block, spread over 80 words, turns the
// eight words of state around. The constants are the first 64 bits behind the point of the square roots of the
// first eight primes and of the cube roots of the first eighty, and are computed as that.

import BigInt

package enum SHA512 {
  /// The 64 bytes for a message; `poll` is called every 64 kilobytes.
  package static func digest<Failure: Error>(
    _ message: [UInt8], poll: () throws(Failure) -> Void
  ) throws(Failure) -> [UInt8] {
    var state = initialState
    let constants = roundConstants
    var schedule = [UInt64](repeating: 0, count: 80)
    let whole = message.count / 128 * 128
    for block in stride(from: 0, to: whole, by: 128) {
      if block & 0xFFFF == 0 { try poll() }
      mix(message, block, into: &state, &schedule, constants)
    }
    var rest = message[whole...] + [0x80]
    rest += [UInt8](repeating: 0, count: (240 - rest.count % 128) % 128 + 8)
    rest += bytes(of: UInt64(message.count) << 3)
    let padded = Array(rest)
    for block in stride(from: 0, to: padded.count, by: 128) {
      mix(padded, block, into: &state, &schedule, constants)
    }
    return state.flatMap(bytes)
  }

  /// The digest as 128 hexadecimal digits.
  package static func text(of message: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let digest = digest(message) { () throws(Never) in }
    return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func mix(
    _ message: [UInt8], _ block: Int, into state: inout [UInt64], _ schedule: inout [UInt64],
    _ constants: [UInt64]
  ) {
    for word in 0..<16 {
      var value: UInt64 = 0
      for byte in 0..<8 { value = value << 8 | UInt64(message[block + 8 * word + byte]) }
      schedule[word] = value
    }
    for index in 16..<80 {
      let (near, far) = (schedule[index - 2], schedule[index - 15])
      let sigma0 = turned(far, 1) ^ turned(far, 8) ^ far >> 7
      let sigma1 = turned(near, 19) ^ turned(near, 61) ^ near >> 6
      schedule[index] = schedule[index - 16] &+ sigma0 &+ schedule[index - 7] &+ sigma1
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<80 {
      let choice = (e & f) ^ (~e & g)
      let sum1 = turned(e, 14) ^ turned(e, 18) ^ turned(e, 41)
      let first = h &+ sum1 &+ choice &+ constants[index] &+ schedule[index]
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let sum0 = turned(a, 28) ^ turned(a, 34) ^ turned(a, 39)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
    }
    for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { state[index] &+= word }
  }

  private static func turned(_ word: UInt64, _ count: UInt64) -> UInt64 { word >> count | word << (64 - count) }

  private static func bytes(of word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) }
  }

  private static let primes: [BigUInt] = (2..<410).filter { number in
    (2..<number).allSatisfy { $0 * $0 > number || number % $0 != 0 }
  }.map { BigUInt($0) }

  private static let initialState: [UInt64] = primes.prefix(8).map { fraction($0, root: 2) }

  private static let roundConstants: [UInt64] = primes.map { fraction($0, root: 3) }

  /// The first 64 bits behind the point of a root, by Newton's method on whole numbers, from above.
  private static func fraction(_ number: BigUInt, root: Int) -> UInt64 {
    let scaled = number << (64 * root)
    var guess = BigUInt((approximate(Double(number), root: root) * 0x1p64 * (1 + 0x1p-40)).rounded(.up))
    while true {
      let better = (guess * BigUInt(root - 1) + scaled / guess.power(root - 1)) / BigUInt(root)
      if better >= guess { return UInt64(truncatingIfNeeded: guess) }
      guess = better
    }
  }

  /// The root to some forty bits, for a first guess.
  private static func approximate(_ number: Double, root: Int) -> Double {
    var guess = number
    for _ in 0..<24 {
      let power = root == 2 ? guess : guess * guess
      guess = (guess * Double(root - 1) + number / power) / Double(root)
    }
    return guess
  }
}
