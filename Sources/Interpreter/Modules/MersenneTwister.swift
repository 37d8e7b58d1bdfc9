// The Mersenne Twister MT19937, as CPython seeds and reads it.
//
// 624 words of 32 bits; when all have been read, each is made anew from itself, its neighbour and the word 397
// places on, and what is read goes through a fixed scrambling of its bits. A float takes 53 bits of two words;
// k bits take ⌈k / 32⌉ words, the lowest first. A seed of any length is stirred into all words by the authors'
// `init_by_array`.

import BigInt

struct MersenneTwister {
  static let size = 624
  private static let offset = 397

  /// The words, `size` of them.
  private(set) var words: [UInt32]
  /// How many of them have been read.
  private(set) var position: Int

  /// A generator that goes on where another one stood; nil when that cannot be a state.
  init?(words: [UInt32], position: Int) {
    guard words.count == MersenneTwister.size, (0...MersenneTwister.size).contains(position) else { return nil }
    self.words = words
    self.position = position
  }

  /// A generator seeded with a whole number that is not negative.
  init(seed: BigUInt) {
    var key: [UInt32] = []
    for word in seed.words {
      key += [UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word >> 32)]
    }
    while key.count > 1, key.last == 0 { key.removeLast() }
    if key.isEmpty { key = [0] }
    self.init(key: key)
  }

  private init(key: [UInt32]) {
    let size = MersenneTwister.size
    var words: [UInt32] = [19_650_218]
    for index in 1..<size {
      let last = words[index - 1]
      words.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(index))
    }
    var place = 1
    func advance() {
      place += 1
      if place == size {
        words[0] = words[size - 1]
        place = 1
      }
    }
    for step in 0..<max(size, key.count) {
      let (last, index) = (words[place - 1], step % key.count)
      words[place] = (words[place] ^ ((last ^ (last >> 30)) &* 1_664_525)) &+ key[index] &+ UInt32(index)
      advance()
    }
    for _ in 1..<size {
      let last = words[place - 1]
      words[place] = (words[place] ^ ((last ^ (last >> 30)) &* 1_566_083_941)) &- UInt32(place)
      advance()
    }
    words[0] = 0x8000_0000
    self.words = words
    position = size
  }

  /// The next 32 bits.
  mutating func next() -> UInt32 {
    if position >= MersenneTwister.size { renew() }
    var word = words[position]
    position += 1
    word ^= word >> 11
    word ^= (word << 7) & 0x9D2C_5680
    word ^= (word << 15) & 0xEFC6_0000
    return word ^ (word >> 18)
  }

  private mutating func renew() {
    let size = MersenneTwister.size
    for index in 0..<size {
      let mixed = (words[index] & 0x8000_0000) | (words[(index + 1) % size] & 0x7FFF_FFFF)
      let twist: UInt32 = mixed & 1 == 0 ? 0 : 0x9908_B0DF
      words[index] = words[(index + MersenneTwister.offset) % size] ^ (mixed >> 1) ^ twist
    }
    position = 0
  }

  /// A multiple of 2⁻⁵³ in [0, 1).
  mutating func nextDouble() -> Double {
    let high = next() >> 5
    let low = next() >> 6
    return (Double(high) * 67_108_864 + Double(low)) * 0x1p-53
  }

  /// An integer of `count` random bits, which must be more than 0.
  mutating func nextBits(_ count: Int) -> BigUInt {
    var digits: [UInt] = []
    var left = count
    var isLow = true
    while left > 0 {
      let word = UInt(left < 32 ? next() >> (32 - UInt32(left)) : next())
      if isLow { digits.append(word) } else { digits[digits.count - 1] |= word << 32 }
      isLow.toggle()
      left -= 32
    }
    return BigUInt(words: digits)
  }
}
