// Formulas as a line of text, for a terminal: w_out = ⌊(w − k)/s⌋ + 1.
//
// Scripts become Unicode's small letters where there are all of them, else `x_(i, j)` and `e^(−x)`; fractions become
// quotients with the parentheses that they need.

enum MathText {
  /// The formula on one line; nil where it holds something that is not known.
  static func line(_ formula: String) -> String? {
    MathNode.read(formula).map { text($0).trimmed() }
  }

  private static let marks: [MathAccent: String] = [
    .bar: "\u{304}", .hat: "\u{302}", .tilde: "\u{303}", .vec: "\u{20D7}",
  ]
  private static let small: (below: [Character: Character], above: [Character: Character]) = (
    pairs("0123456789+−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ"),
    pairs(
      "0123456789+−=()abcdefghijklmnoprstuvwxyzT′",
      "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ′")
  )
  /// They stand between blanks, where something stands before them.
  private static let operators = Set("=+−·×≤≥≠≈∈→←±∼|⊙∗∝∘∪∩<>∖".map(String.init))
  private static let openers = Set("([{⌊⌈⟨".map(String.init))

  private static func pairs(_ plain: String, _ small: String) -> [Character: Character] {
    Dictionary(zip(plain, small), uniquingKeysWith: { first, _ in first })
  }

  private static func text(_ node: MathNode) -> String {
    switch node {
    case .row(let pieces): row(pieces)
    case .number(let text), .letter(let text), .function(let text), .text(let text), .bold(let text),
      .sign(let text), .large(let text):
      text
    case .space(let space): [.quad: "   ", .doubleQuad: "      ", .negative: ""][space] ?? " "
    case .fraction(let top, let bottom): "\(enclosed(top))/\(enclosed(bottom))"
    case .root(let inner): "√\(enclosed(inner))"
    case .accent(let inner, let accent): text(inner) + (marks[accent] ?? "")
    case .scripts(let base, let below, let above):
      text(base) + script(below, "_", small.below) + script(above, "^", small.above)
    }
  }

  private static func row(_ pieces: [MathNode]) -> String {
    var line = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .sign(let sign) where operators.contains(sign):
        let isBinary = !line.isEmpty && !(line.last.map { openers.contains(String($0)) || $0 == " " } ?? true)
        line += isBinary ? " \(sign) " : sign
      case .sign(","): line += ", "
      case .large, .scripts(.large, _, _), .function:
        let isFollowedByBracket = index + 1 < pieces.count && pieces[index + 1] == .sign("(")
        line += text(piece) + (isFollowedByBracket ? "" : " ")
      case .space where line.hasSuffix(" "): break
      default: line += text(piece)
      }
    }
    return line
  }

  /// In parentheses when it is more than one thing.
  private static func enclosed(_ node: MathNode) -> String {
    let text = text(node).trimmed()
    return text.contains(where: { " +−/(".contains($0) }) ? "(\(text))" : text
  }

  private static func script(_ node: MathNode?, _ sign: String, _ small: [Character: Character]) -> String {
    guard let node else { return "" }
    let text = text(node).trimmed()
    let letters = text.filter { $0 != " " }.map { small[$0] }
    if !letters.contains(nil), letters.count <= 5 { return String(letters.compactMap { $0 }) }
    let isOne = text.allSatisfy { $0.isLetter || $0.isNumber }
    return sign + (isOne ? text : "(\(text))")
  }
}
