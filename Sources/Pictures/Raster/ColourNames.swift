// Colours as scripts name them: a word, a letter, a place in the cycle, hexadecimal digits, a grey.

extension Colour {
  /// `red`, `r`, `C0`, `tab:blue`, `#1f77b4`, `#f00`, `0.5`; nil for any other text.
  ///
  /// The names of the cycle (`C0`, `tab:blue` and its kin) are Convbook's own colours in that place, which readers who
  /// confuse red and green can tell apart.
  package init?(named name: String) {
    let name = name.lowercased()
    if let colour = Colour.names[name] {
      self = Colour(hexadecimal: colour)
    } else if let place = Colour.tableau.firstIndex(of: name) {
      self = Colour(series: place)
    } else if name.hasPrefix("c"), let place = Int(name.dropFirst()), place >= 0 {
      self = Colour(series: place)
    } else if name.hasPrefix("#"), let digits = Int(name.dropFirst(), radix: 16), digits >= 0 {
      switch name.count {
      case 7: self = Colour(hexadecimal: digits)
      case 9: self = Colour(hexadecimal: digits >> 8)
      case 4:
        self = Colour(
          red: UInt8(digits >> 8 & 15) * 17, green: UInt8(digits >> 4 & 15) * 17, blue: UInt8(digits & 15) * 17)
      default: return nil
      }
    } else if let gray = Double(name), gray >= 0, gray <= 1 {
      self = Colour(gray: UInt8((gray * 255).rounded()))
    } else {
      return nil
    }
  }

  private init(hexadecimal digits: Int) {
    self.init(
      red: UInt8(digits >> 16 & 255), green: UInt8(digits >> 8 & 255), blue: UInt8(digits & 255))
  }

  /// The names that may have been meant by another.
  package static var knownNames: [String] { names.keys.filter { $0.count > 1 }.sorted() + tableau }

  private static let tableau = [
    "blue", "orange", "green", "red", "purple", "brown", "pink", "gray", "olive", "cyan",
  ].map { "tab:" + $0 }

  private static let names: [String: Int] = [
    "b": 0x0000FF, "g": 0x008000, "r": 0xFF0000, "c": 0x00BFBF, "m": 0xBF00BF, "y": 0xBFBF00, "k": 0x000000,
    "w": 0xFFFFFF, "black": 0x000000, "white": 0xFFFFFF, "red": 0xFF0000, "green": 0x008000, "blue": 0x0000FF,
    "yellow": 0xFFFF00, "cyan": 0x00FFFF, "magenta": 0xFF00FF, "gray": 0x808080, "grey": 0x808080,
    "silver": 0xC0C0C0, "maroon": 0x800000, "olive": 0x808000, "lime": 0x00FF00, "teal": 0x008080,
    "navy": 0x000080, "purple": 0x800080, "orange": 0xFFA500, "brown": 0xA52A2A, "pink": 0xFFC0CB,
    "gold": 0xFFD700, "indigo": 0x4B0082, "violet": 0xEE82EE, "turquoise": 0x40E0D0, "salmon": 0xFA8072,
    "coral": 0xFF7F50, "crimson": 0xDC143C, "tomato": 0xFF6347, "orangered": 0xFF4500, "darkorange": 0xFF8C00,
    "darkred": 0x8B0000, "darkgreen": 0x006400, "darkblue": 0x00008B, "lightblue": 0xADD8E6,
    "lightgreen": 0x90EE90, "lightgray": 0xD3D3D3, "lightgrey": 0xD3D3D3, "darkgray": 0xA9A9A9,
    "darkgrey": 0xA9A9A9, "skyblue": 0x87CEEB, "steelblue": 0x4682B4, "royalblue": 0x4169E1,
    "dodgerblue": 0x1E90FF, "cornflowerblue": 0x6495ED, "firebrick": 0xB22222, "forestgreen": 0x228B22,
    "seagreen": 0x2E8B57, "khaki": 0xF0E68C, "orchid": 0xDA70D6, "plum": 0xDDA0DD, "slategray": 0x708090,
    "chocolate": 0xD2691E, "tan": 0xD2B48C, "beige": 0xF5F5DC, "aqua": 0x00FFFF, "fuchsia": 0xFF00FF,
  ]
}
