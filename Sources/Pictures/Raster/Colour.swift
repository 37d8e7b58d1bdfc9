// Colours of the palettes. The signed palette runs from blue over white to orange: the two ends differ for
// colour-blind readers too, and white is the zero that both ends fade into.

/// A 24-bit colour.
package struct Colour: Equatable, Sendable {
  package var red: UInt8
  package var green: UInt8
  package var blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  package init(gray: UInt8) { self.init(red: gray, green: gray, blue: gray) }

  static let gap = Colour(gray: 128)
  static let notANumber = Colour(red: 255, green: 0, blue: 255)
  static let infinite = Colour(red: 0, green: 215, blue: 215)
  static let window = Colour(red: 0, green: 190, blue: 60)

  private static let negative = Colour(red: 33, green: 102, blue: 205)
  private static let zero = Colour(gray: 247)
  private static let positive = Colour(red: 230, green: 97, blue: 1)

  /// The colour of a signed sample: 128 is zero.
  init(signed sample: UInt8) {
    let end = sample < 128 ? Colour.negative : Colour.positive
    self = Colour.zero.mixed(with: end, parts: min(127, abs(Int(sample) - 128)), of: 127)
  }

  /// `parts` of `whole` of the other colour, the rest of this one.
  func mixed(with other: Colour, parts: Int, of whole: Int) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(clamping: (Int(a) * (whole - parts) + Int(b) * parts + whole / 2) / whole)
    }
    return Colour(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// Rec. 601 luma in integers.
  var lightness: UInt8 {
    UInt8(clamping: (299 * Int(red) + 587 * Int(green) + 114 * Int(blue) + 500) / 1000)
  }
}
