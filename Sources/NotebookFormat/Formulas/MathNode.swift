// Formulas read as a tree, which browsers get as MathML and terminals as a line of text.
//
// TeX is read by recursive descent as far as lessons use it: letters, numbers and signs, groups, sub- and superscripts,
// fractions, roots, `\text`, Greek letters and the usual operators. A formula with anything else in it is not guessed
// at: there is no tree of it, and it stands as it was typed.

/// A piece of a formula.
indirect enum MathNode: Equatable {
  case row([MathNode])
  case number(String)
  case letter(String)
  /// A name in upright letters: `max`, `exp`.
  case function(String)
  case text(String)
  case bold(String)
  /// An operator, a relation, a bracket, a comma.
  case sign(String)
  /// A sign that takes its limits above and below: a sum.
  case large(String)
  case space(MathSpace)
  case fraction(MathNode, MathNode)
  case root(MathNode)
  case accent(MathNode, MathAccent)
  case scripts(MathNode, below: MathNode?, above: MathNode?)

  /// The formula as a tree; nil where it holds something that is not known.
  static func read(_ formula: String) -> MathNode? {
    var reader = MathReader(rest: Array(formula))
    return reader.row(until: nil)
  }
}

enum MathSpace: Equatable { case negative, thin, thick, quad, doubleQuad }

enum MathAccent: String { case bar, hat, tilde, vec }

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
    "infty": "∞", "partial": "∂", "nabla": "∇",
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
  private static let spaces: [String: MathSpace] = [
    ",": .thin, ";": .thick, "quad": .quad, "qquad": .doubleQuad, "!": .negative,
  ]

  /// The formula up to a sign, which is taken too; nil at something unknown.
  mutating func row(until end: Character?) -> MathNode? {
    var pieces: [MathNode] = []
    while true {
      while position < rest.count, rest[position].isWhitespace { position += 1 }
      guard position < rest.count else { return end == nil ? .row(pieces) : nil }
      if rest[position] == end {
        position += 1
        return .row(pieces)
      }
      guard let piece = scripted() else { return nil }
      pieces.append(piece)
    }
  }

  /// One thing with what stands below and above it.
  private mutating func scripted() -> MathNode? {
    guard let base = atom() else { return nil }
    var (below, above): (MathNode?, MathNode?)
    while position < rest.count, rest[position] == "_" || rest[position] == "^" {
      let sign = rest[position]
      position += 1
      guard let script = atom() else { return nil }
      if sign == "_" { below = script } else { above = script }
    }
    return below == nil && above == nil ? base : .scripts(base, below: below, above: above)
  }

  /// The name behind a backslash that stands here.
  private func command() -> String? {
    guard position < rest.count, rest[position] == "\\", position + 1 < rest.count else { return nil }
    let name = rest[(position + 1)...].prefix { $0.isASCII && $0.isLetter }
    return name.isEmpty ? String(rest[position + 1]) : String(name)
  }

  private mutating func atom() -> MathNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepest else { return nil }
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
      return .number(number)
    }
    if character.isLetter { return .letter(String(character)) }
    if "}^_&#$~".contains(character) { return nil }
    return .sign(character == "-" ? "−" : character == "'" ? "′" : character == "*" ? "∗" : String(character))
  }

  private mutating func known(_ name: String) -> MathNode? {
    if let accent = MathAccent(rawValue: name) { return atom().map { .accent($0, accent) } }
    switch name {
    case "frac":
      guard let top = atom(), let bottom = atom() else { return nil }
      return .fraction(top, bottom)
    case "sqrt": return atom().map { .root($0) }
    case "text", "mathrm", "operatorname", "mathbf", "textbf":
      guard position < rest.count, rest[position] == "{", let end = rest[position...].firstIndex(of: "}") else {
        return nil
      }
      let text = String(rest[(position + 1)..<end])
      position = end + 1
      return name.hasSuffix("bf") ? .bold(text) : .text(text)
    case "left", "right", "big", "Big", "bigl", "bigr":
      if position < rest.count, rest[position] == "." {
        position += 1
        return .row([])
      }
      return atom()
    default:
      if let letter = Self.letters[name] { return .letter(letter) }
      if let sign = Self.signs[name] { return .sign(sign) }
      if let sign = Self.large[name] { return .large(sign) }
      if Self.functions.contains(name) { return .function(name) }
      return Self.spaces[name].map { .space($0) }
    }
  }
}
