// Formulas as MathML, which browsers lay out without a script.
//
// TeX is read by recursive descent as far as lessons use it: letters, numbers and signs, groups, sub- and superscripts,
// fractions, roots, `\text`, Greek letters and the usual operators. A formula with anything else in it is not guessed
// at: there is no MathML for it, and it stands as it was typed.

enum MathMarkup {
  /// The formula as a `<math>` element; nil where it holds something that is not known.
  static func html(_ formula: String, isDisplay: Bool) -> String? {
    var reader = MathReader(rest: Array(formula))
    guard let inner = reader.row(until: nil) else { return nil }
    return "<math display=\"\(isDisplay ? "block" : "inline")\">\(inner)</math>"
  }
}

private struct MathReader {
  let rest: [Character]
  private var position = 0
  private var depth = 0

  init(rest: [Character]) { self.rest = rest }

  private static let deepest = 40

  private static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "eta": "η",
    "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ",
    "infty": "∞", "partial": "∂", "nabla": "∇", "hat": "^",
  ]

  private static let signs: [String: String] = [
    "cdot": "·", "times": "×", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠",
    "approx": "≈",
    "in": "∈", "to": "→", "rightarrow": "→", "leftarrow": "←", "pm": "±", "sim": "∼", "mid": "|", "odot": "⊙",
    "ast": "∗", "star": "⋆", "ldots": "…", "dots": "…", "cdots": "⋯", "lfloor": "⌊", "rfloor": "⌋",
    "lceil": "⌈", "rceil": "⌉", "langle": "⟨", "rangle": "⟩", "lVert": "‖", "rVert": "‖", "|": "‖", "{": "{",
    "}": "}", "%": "%", "_": "_", "propto": "∝", "circ": "∘", "cup": "∪", "cap": "∩", "Vert": "‖",
  ]

  /// Their limits stand above and below.
  private static let large = ["sum": "∑", "prod": "∏", "max": "max", "min": "min", "int": "∫"]
  private static let functions: Set = ["log", "exp", "sin", "cos", "tan", "tanh", "arg", "ln", "det"]
  private static let spaces = [",": "0.17em", ";": "0.28em", "quad": "1em", "qquad": "2em", "!": "-0.17em"]

  /// The formula up to a sign, which is taken too; nil at something unknown.
  mutating func row(until end: Character?) -> String? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return nil }
    var inner = ""
    while true {
      while position < rest.count, rest[position].isWhitespace { position += 1 }
      guard position < rest.count else { return end == nil ? "<mrow>\(inner)</mrow>" : nil }
      if rest[position] == end {
        position += 1
        return "<mrow>\(inner)</mrow>"
      }
      guard let piece = scripted() else { return nil }
      inner += piece
    }
  }

  /// One thing with what stands below and above it.
  private mutating func scripted() -> String? {
    let isLarge = Self.large[command() ?? ""] != nil
    guard let base = atom() else { return nil }
    var (below, above): (String?, String?)
    while position < rest.count, rest[position] == "_" || rest[position] == "^" {
      let sign = rest[position]
      position += 1
      guard let script = atom() else { return nil }
      if sign == "_" { below = script } else { above = script }
    }
    let (sub, sup) = isLarge ? ("munder", "mover") : ("msub", "msup")
    switch (below, above) {
    case (nil, nil): return base
    case (let low?, nil): return "<\(sub)>\(base)\(low)</\(sub)>"
    case (nil, let high?): return "<\(sup)>\(base)\(high)</\(sup)>"
    case (let low?, let high?):
      let both = isLarge ? "munderover" : "msubsup"
      return "<\(both)>\(base)\(low)\(high)</\(both)>"
    }
  }

  /// The name behind a backslash that stands here.
  private func command() -> String? {
    guard position < rest.count, rest[position] == "\\", position + 1 < rest.count else { return nil }
    let name = rest[(position + 1)...].prefix { $0.isASCII && $0.isLetter }
    return name.isEmpty ? String(rest[position + 1]) : String(name)
  }

  private mutating func atom() -> String? {
    while position < rest.count, rest[position] == " " { position += 1 }
    guard position < rest.count else { return nil }
    if let name = command() {
      position += 1 + name.count
      return known(name)
    }
    let character = rest[position]
    position += 1
    if character == "{" { return row(until: "}") }
    if character.isNumber {
      var number = String(character)
      while position < rest.count, rest[position].isNumber || rest[position] == "." {
        number.append(rest[position])
        position += 1
      }
      return "<mn>\(number)</mn>"
    }
    if character.isLetter { return "<mi>\(character)</mi>" }
    if "}^_&#$~".contains(character) { return nil }
    let sign = character == "-" ? "−" : character == "'" ? "′" : character == "*" ? "∗" : String(character)
    return "<mo>\(escapedHTML(sign))</mo>"
  }

  private mutating func known(_ name: String) -> String? {
    switch name {
    case "frac":
      guard let top = atom(), let bottom = atom() else { return nil }
      return "<mfrac>\(top)\(bottom)</mfrac>"
    case "sqrt": return atom().map { "<msqrt>\($0)</msqrt>" }
    case "bar", "hat", "tilde", "vec":
      let marks = ["bar": "¯", "hat": "^", "tilde": "~", "vec": "→"]
      return atom().map { "<mover accent=\"true\">\($0)<mo>\(marks[name] ?? "")</mo></mover>" }
    case "text", "mathrm", "operatorname", "mathbf", "textbf":
      guard position < rest.count, rest[position] == "{", let end = rest[position...].firstIndex(of: "}") else {
        return nil
      }
      let text = escapedHTML(String(rest[(position + 1)..<end]))
      position = end + 1
      return name.hasSuffix("bf") ? "<mi mathvariant=\"bold\">\(text)</mi>" : "<mtext>\(text)</mtext>"
    case "left", "right", "big", "Big", "bigl", "bigr":
      if position < rest.count, rest[position] == "." {
        position += 1
        return "<mrow></mrow>"
      }
      return atom()
    default:
      if let letter = Self.letters[name] { return "<mi>\(letter)</mi>" }
      if let sign = Self.signs[name] { return "<mo>\(escapedHTML(sign))</mo>" }
      if let sign = Self.large[name] { return "<mo>\(sign)</mo>" }
      if Self.functions.contains(name) { return "<mi>\(name)</mi>" }
      return Self.spaces[name].map { "<mspace width=\"\($0)\"/>" }
    }
  }
}
