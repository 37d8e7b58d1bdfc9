// SHA-512, which stirs the seed of `random.seed("text")`.
//
// The message is padded to whole blocks of 128 bytes and its length; each block, spread over 80 words, turns the
// eight words of state around. The constants are the first 64 bits behind the point of the square roots of the
// first eight primes and of the cube roots of the first eighty, and are computed as that.

import BigInt

enum SHA512 {
  /// The 64 bytes for a message; `poll` is called every 64 kilobytes.
  static func digest(
    _ message: [UInt8], poll: () throws(Raise) -> Void
  ) throws(Raise) -> [UInt8] {
    var padded = message + [0x80]
    padded += [UInt8](repeating: 0, count: (240 - padded.count % 128) % 128 + 8)
    padded += bytes(of: UInt64(message.count) << 3)
    var state = initialState
    for block in stride(from: 0, to: padded.count, by: 128) {
      if block & 0xFFFF == 0 { try poll() }
      mix(padded[block..<block + 128], into: &state)
    }
    return state.flatMap(bytes)
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt64]) {
    var schedule: [UInt64] = []
    for start in stride(from: block.startIndex, to: block.endIndex, by: 8) {
      schedule.append(block[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) })
    }
    for index in 16..<80 {
      let (near, far) = (schedule[index - 2], schedule[index - 15])
      let sigma0 = turned(far, 1) ^ turned(far, 8) ^ far >> 7
      let sigma1 = turned(near, 19) ^ turned(near, 61) ^ near >> 6
      schedule.append(schedule[index - 16] &+ sigma0 &+ schedule[index - 7] &+ sigma1)
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<80 {
      let choice = (e & f) ^ (~e & g)
      let sum1 = turned(e, 14) ^ turned(e, 18) ^ turned(e, 41)
      let first = h &+ sum1 &+ choice &+ roundConstants[index] &+ schedule[index]
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
    var guess = BigUInt(1) << (64 + 9)
    while true {
      let better = (guess * BigUInt(root - 1) + scaled / guess.power(root - 1)) / BigUInt(root)
      if better >= guess { return UInt64(truncatingIfNeeded: guess) }
      guess = better
    }
  }
}
