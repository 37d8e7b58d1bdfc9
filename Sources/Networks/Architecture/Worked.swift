// A number is only half an answer: the other half is how it came about.

/// A value with its formula, in letters and with the numbers put in.
///
/// ```swift
/// worked.description   // "floor((28 + 2*0 - 3)/1) + 1 = 26"
/// worked.formula       // "floor((w + 2p - k)/s) + 1"
/// ```
public struct Worked: Hashable, Sendable {
  /// What it is the value of: "height", "parameters", "MACs".
  public var name: String
  public var formula: String
  public var numbers: String
  public var value: Size

  /// A value, its formula in letters, and the same with the numbers put in.
  public init(_ name: String, formula: String, numbers: String, value: Size) {
    self.name = name
    self.formula = formula
    self.numbers = numbers
    self.value = value
  }

  /// A value that nothing computes: an output of 0 weights, a size that stays.
  public init(_ name: String, formula: String, value: Size) {
    self.init(name, formula: formula, numbers: "\(value)", value: value)
  }

  static func none(_ name: String) -> Worked { Worked(name, formula: "0", value: 0) }
}

extension Worked: CustomStringConvertible {
  public var description: String { numbers == "\(value)" ? numbers : "\(numbers) = \(value)" }
}
