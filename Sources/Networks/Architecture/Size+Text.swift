// How a size is written: as a lecture would, positive terms first, products with *, sums in brackets where they are
// multiplied. Terms stand by falling degree and then by name, so that the same size always prints the same text.

extension Size: CustomStringConvertible {
  /// `26`, `w - l + 1`, `floor((w - 3)/2) + 1`.
  public var description: String {
    switch self {
    case .number(let value): return String(value)
    case .tooLarge: return "more than \(Int.max)"
    case .expression(let polynomial): return polynomial.description
    }
  }

  /// The size as a factor or an axis: sums in brackets.
  public var factor: String {
    guard case .expression(let polynomial) = self, polynomial.terms.count > 1 else {
      return number.map { $0 < 0 } == true ? "(\(self))" : description
    }
    return "(\(self))"
  }

  /// A number with a comma between groups of three digits (`138,357,544`); an expression as it is.
  public var grouped: String {
    guard let number else { return description }
    var text = ""
    let digits = String(number.magnitude)
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }
}

extension Size.Polynomial: CustomStringConvertible {
  public var description: String {
    let sorted = terms.sorted { a, b in
      if a.key.isEmpty != b.key.isEmpty { return b.key.isEmpty }
      if (a.value > 0) != (b.value > 0) { return a.value > 0 }
      if a.key.count != b.key.count { return a.key.count > b.key.count }
      return a.key.lexicographicallyPrecedes(b.key)
    }
    var text = ""
    for (place, (atoms, coefficient)) in sorted.enumerated() {
      let sign = coefficient < 0 ? "-" : "+"
      text += place == 0 ? (coefficient < 0 ? "-" : "") : " \(sign) "
      let product = Self.product(atoms)
      let magnitude = String(coefficient.magnitude)
      text += atoms.isEmpty ? magnitude : coefficient.magnitude == 1 ? product : "\(magnitude)*\(product)"
    }
    return text
  }

  private static func product(_ atoms: [Size.Atom]) -> String {
    var powers: [(atom: Size.Atom, count: Int)] = []
    for atom in atoms {
      if powers.last?.atom == atom { powers[powers.count - 1].count += 1 } else { powers.append((atom, 1)) }
    }
    return powers.map { $0.count == 1 ? "\($0.atom)" : "\($0.atom)^\($0.count)" }.joined(separator: "*")
  }
}

extension Size.Atom: CustomStringConvertible, Comparable {
  public var description: String {
    switch self {
    case .name(let name): name
    case .quotient(let a, let b): "floor(\(a.factor)/\(b.factor))"
    }
  }

  /// Names before quotients, each by its text.
  public static func < (a: Size.Atom, b: Size.Atom) -> Bool {
    switch (a, b) {
    case (.name(let x), .name(let y)): x < y
    case (.name, .quotient): true
    case (.quotient, .name): false
    case (.quotient, .quotient): a.description < b.description
    }
  }
}
