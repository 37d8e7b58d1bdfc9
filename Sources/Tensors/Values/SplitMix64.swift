// The hash behind all random numbers: Steele, Lea and Flood's SplitMix64.
//
// A counter goes up by an odd constant near 2^64 over the golden ratio, and two multiplications with shifts between them
// spread each of its bits over all of the result. So the n-th number of a stream needs none before it.

package enum SplitMix64 {
  /// What a counter goes up by.
  package static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// 64 bits that look random, from any; different ones from different ones.
  package static func mixed(_ value: UInt64) -> UInt64 {
    var bits = value
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
