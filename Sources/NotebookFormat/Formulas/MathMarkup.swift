// Formulas as MathML, which browsers lay out without a script.

enum MathMarkup {
  /// The formula as a `<math>` element; nil where it holds something that is not known.
  static func html(_ formula: String, isDisplay: Bool) -> String? {
    MathNode.read(formula).map {
      "<math display=\"\(isDisplay ? "block" : "inline")\">\(markup($0))</math>"
    }
  }

  private static let marks: [MathAccent: String] = [.bar: "¯", .hat: "^", .tilde: "~", .vec: "→"]
  private static let widths: [MathSpace: String] = [
    .thin: "0.17em", .thick: "0.28em", .quad: "1em", .doubleQuad: "2em", .negative: "-0.17em",
  ]

  private static func markup(_ node: MathNode) -> String {
    switch node {
    case .row(let pieces): "<mrow>\(pieces.map(markup).joined())</mrow>"
    case .number(let text): "<mn>\(text)</mn>"
    case .letter(let text), .function(let text): "<mi>\(text)</mi>"
    case .text(let text): "<mtext>\(escapedHTML(text))</mtext>"
    case .bold(let text): "<mi mathvariant=\"bold\">\(escapedHTML(text))</mi>"
    case .sign(let text), .large(let text): "<mo>\(escapedHTML(text))</mo>"
    case .space(let space): "<mspace width=\"\(widths[space] ?? "0")\"/>"
    case .fraction(let top, let bottom): "<mfrac>\(markup(top))\(markup(bottom))</mfrac>"
    case .root(let inner): "<msqrt>\(markup(inner))</msqrt>"
    case .accent(let inner, let accent):
      "<mover accent=\"true\">\(markup(inner))<mo>\(marks[accent] ?? "")</mo></mover>"
    case .scripts(let base, let below, let above): scripts(base, below, above)
    }
  }

  private static func scripts(_ base: MathNode, _ below: MathNode?, _ above: MathNode?) -> String {
    var (low, high, both) = ("msub", "msup", "msubsup")
    if case .large = base { (low, high, both) = ("munder", "mover", "munderover") }
    let name = below == nil ? high : above == nil ? low : both
    return "<\(name)>\(markup(base))\(below.map(markup) ?? "")\(above.map(markup) ?? "")</\(name)>"
  }
}
