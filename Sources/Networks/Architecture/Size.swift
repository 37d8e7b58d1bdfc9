// Sizes that may be numbers or names.
//
// A lecture says "k1 filters of l x l over a w x h picture" before it says 28, and the rules of the layers are the same
// for both. A size is therefore a whole number, or a polynomial with whole coefficients over *atoms*: names, and
// quotients rounded down (what strides leave behind). Sums are kept flat and sorted, so that two ways of arriving at the
// same size compare equal: (w - 2) - 2 is w - 4. Arithmetic never traps: a result that 64 bits cannot hold, or a
// polynomial of more terms than anyone reads, becomes `tooLarge` and stays it, as NaN does; whoever needs a number
// looks for it once, at the end.

/// A number of pixels, channels or weights: a whole number, or an expression in names.
///
/// ```swift
/// let w: Size = "w", l: Size = "l"
/// (w - l + 1).description                    // "w - l + 1"
/// (w - l + 1).setting(["w": 28, "l": 3])     // 26
/// ```
public enum Size: Hashable, Sendable {
  case number(Int)
  case expression(Polynomial)
  /// What 64 bits cannot hold.
  case tooLarge

  /// A sum of products of atoms, with whole coefficients other than 0.
  public struct Polynomial: Hashable, Sendable {
    var terms: [[Atom]: Int]
  }

  /// What a polynomial is made of.
  public indirect enum Atom: Hashable, Sendable {
    case name(String)
    /// floor(numerator / denominator)
    case quotient(Size, Size)
  }

  /// Expressions of more terms than this count as too large.
  static let mostTerms = 512
  /// And so do products of more atoms.
  static let mostFactors = 64

  /// The number, where it is one.
  public var number: Int? { if case .number(let value) = self { value } else { nil } }

  init(terms: [[Atom]: Int]) {
    let kept = terms.filter { $0.value != 0 }
    if kept.count > Size.mostTerms {
      self = .tooLarge
    } else if kept.isEmpty {
      self = .number(0)
    } else if kept.count == 1, let constant = kept[[]] {
      self = .number(constant)
    } else {
      self = .expression(Polynomial(terms: kept))
    }
  }

  init(atom: Atom) { self.init(terms: [[atom]: 1]) }

  var terms: [[Atom]: Int]? {
    switch self {
    case .number(let value): value == 0 ? [:] : [[]: value]
    case .expression(let polynomial): polynomial.terms
    case .tooLarge: nil
    }
  }
}

extension Size: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
  public init(integerLiteral value: Int) { self = .number(value) }

  /// The number that the text writes, else the name that it is.
  public init(stringLiteral text: String) { self.init(text) }

  /// The number that the text writes, else the name that it is.
  public init(_ text: String) { self = Int(text).map(Size.number) ?? Size(atom: .name(text)) }

  /// A number.
  public init(_ value: Int) { self = .number(value) }
}

// MARK: Arithmetic

extension Size {
  /// Expressions are added term by term; what 64 bits cannot hold is `tooLarge`.
  public static func + (a: Size, b: Size) -> Size { combine(a, b) { $0.addingReportingOverflow($1) } }
  /// Expressions are subtracted term by term: w - w is 0.
  public static func - (a: Size, b: Size) -> Size { combine(a, b) { $0.subtractingReportingOverflow($1) } }
  public static func += (a: inout Size, b: Size) { a = a + b }

  private static func combine(
    _ a: Size, _ b: Size, _ operation: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> Size {
    if case .number(let x) = a, case .number(let y) = b {
      let (value, overflow) = operation(x, y)
      return overflow ? .tooLarge : .number(value)
    }
    guard var terms = a.terms, let others = b.terms else { return .tooLarge }
    for (atoms, coefficient) in others {
      let (value, overflow) = operation(terms[atoms] ?? 0, coefficient)
      if overflow { return .tooLarge }
      terms[atoms] = value
    }
    return Size(terms: terms)
  }

  /// Every term with every other; 0 times anything is 0. Cost: the product of the numbers of terms.
  public static func * (a: Size, b: Size) -> Size {
    if case .number(let x) = a, case .number(let y) = b {
      let (value, overflow) = x.multipliedReportingOverflow(by: y)
      return overflow ? .tooLarge : .number(value)
    }
    if a == 0 || b == 0 { return 0 }
    guard let left = a.terms, let right = b.terms, left.count * right.count <= mostTerms * 4 else {
      return .tooLarge
    }
    var terms: [[Atom]: Int] = [:]
    for (atoms, coefficient) in left {
      for (others, other) in right {
        if atoms.count + others.count > mostFactors { return .tooLarge }
        let key = (atoms + others).sorted()
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other)
        let (sum, carried) = (terms[key] ?? 0).addingReportingOverflow(product)
        if overflow || carried { return .tooLarge }
        terms[key] = sum
      }
    }
    return Size(terms: terms)
  }

  /// floor(self / divisor); a divisor below 1 gives `tooLarge`.
  public func quotient(by divisor: Size) -> Size {
    if divisor == 1 { return self }
    if case .number(let x) = self, case .number(let y) = divisor {
      if y < 1 { return .tooLarge }
      return .number(x >= 0 ? x / y : -((-(x + 1)) / y) - 1)
    }
    guard let terms, divisor != .tooLarge else { return .tooLarge }
    guard case .number(let y) = divisor else { return Size(atom: .quotient(self, divisor)) }
    if y < 1 { return .tooLarge }
    if terms.values.allSatisfy({ $0 % y == 0 }) { return Size(terms: terms.mapValues { $0 / y }) }
    // floor(floor(x/a)/b) = floor(x/(ab))
    if terms.count == 1, let only = terms.first, only.value == 1, only.key.count == 1,
      case .quotient(let inner, .number(let first)) = only.key[0]
    {
      return inner.quotient(by: .number(first) * divisor)
    }
    return Size(atom: .quotient(self, divisor))
  }

  /// ceil(self / divisor)
  public func quotientRoundedUp(by divisor: Size) -> Size {
    divisor == 1 ? self : (self + divisor - 1).quotient(by: divisor)
  }

  /// The size with names replaced by numbers; names that are not given stay.
  public func setting(_ values: [String: Int]) -> Size {
    guard case .expression(let polynomial) = self else { return self }
    var result: Size = 0
    for (atoms, coefficient) in polynomial.terms {
      result += atoms.reduce(Size.number(coefficient)) { product, atom in
        switch atom {
        case .name(let name): product * (values[name].map(Size.number) ?? Size(atom: atom))
        case .quotient(let a, let b): product * a.setting(values).quotient(by: b.setting(values))
        }
      }
    }
    return result
  }
}

extension Sequence<Size> {
  /// 1 of none.
  public func product() -> Size { reduce(1, *) }
  /// 0 of none.
  public func sum() -> Size { reduce(0, +) }
}
