// Colours computed from lightness and hue, so that readers who confuse red and green lose nothing.
//
// OKLab gives equal steps that look equal: L is lightness, a runs from green to red, b from blue to yellow. A scale for
// amounts must first of all climb in lightness, evenly, so that it also reads in grey; its hue goes from blue to yellow,
// the axis that red-green blindness leaves alone. Colours of series and classes step round the circle of hues by the
// golden angle, so that any number of them differ, while lightness takes four turns and tells apart what hue cannot.
//
// A colour given in OKLab becomes linear red, green and blue through two small matrices and a cube between them, and
// then bytes through the curve of sRGB (B. Ottosson, 2020; IEC 61966-2-1).

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Colour {
  /// A colour by perceived lightness 0...1 and the axes green-red and blue-yellow; out of gamut it is clipped.
  init(lightness: Double, a: Double, b: Double) {
    func cube(_ value: Double) -> Double { value * value * value }
    let long = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let medium = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let short = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    self.init(
      red: Colour.byte(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
      green: Colour.byte(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
      blue: Colour.byte(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short))
  }

  private static func byte(_ linear: Double) -> UInt8 {
    let value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055
    return UInt8(min(255, max(0, (value * 255).rounded())))
  }

  /// Amounts: 0 dark blue, over green, to 255 light yellow, in even steps of lightness.
  init(sequential sample: UInt8) { self = Colour.sequential[Int(sample)] }

  private static let sequential: [Colour] = (0..<256).map { step in
    let share = Double(step) / 255
    return Colour(
      lightness: 0.20 + 0.73 * share, a: 0.03 - 0.05 * share - 0.09 * sin(.pi * share), b: -0.11 + 0.27 * share)
  }

  /// The colour of series or class `index`; any number of them are told apart by lightness as well as by hue.
  package init(series index: Int) { self = Colour.series[((index % 32) + 32) % 32] }

  private static let series: [Colour] = (0..<32).map { index in
    let hue = (255 + 137.5 * Double(index)) * .pi / 180
    let lightness = [0.55, 0.68, 0.45, 0.78][index % 4]
    return Colour(lightness: lightness, a: 0.14 * cos(hue), b: 0.14 * sin(hue))
  }
}
