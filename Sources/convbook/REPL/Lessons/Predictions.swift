// The predictions of a lesson's cell: where their answers stand, and where the last of them ends.
//
// The scanner's words tell: `predict(`, neither behind a dot nor behind `def`, and what follows the question between its
// brackets. So a prediction is found wherever it stands: assigned, inside a block, inside another call.

import Syntax

/// The calls of `predict` in a cell, by their bytes.
struct Predictions {
  /// What each call gives as its answer.
  private(set) var answers: [Range<Int>] = []
  /// Where the last call ends; nil where there is none.
  private(set) var end: Int?

  init(in source: String) {
    let source = Source(name: "", text: source)
    let tokens = (try? scan(source)) ?? []
    for (place, pair) in zip(tokens, tokens.dropFirst()).enumerated() {
      guard pair.0.kind == .name, source.text(pair.0.span) == "predict", pair.1.kind == .leftParen else {
        continue
      }
      if place > 0, tokens[place - 1].kind == .dot || tokens[place - 1].kind == .def { continue }
      read(tokens[(place + 2)...], depth: pair.1.depth, source)
    }
  }

  /// Reads the arguments behind an opening bracket, which left so many brackets open.
  private mutating func read(_ tokens: ArraySlice<Token>, depth: UInt8, _ source: Source) {
    guard let closing = tokens.first(where: { $0.depth < depth }) else { return }
    end = Int(closing.span.end)
    let inside = tokens.prefix { $0.depth >= depth }.filter { $0.kind != .newline }
    var arguments = inside.split(omittingEmptySubsequences: true) { $0.kind == .comma && $0.depth == depth }
    if let named = arguments.first(where: { Self.name(of: $0, source) == "answer" }) {
      arguments = [named]
    } else {
      arguments.removeFirst(min(1, arguments.count))
    }
    guard var first = arguments.first, let last = arguments.last?.last else { return }
    if Self.name(of: first, source) != nil { first.removeFirst(2) }
    if let start = first.first { answers.append(Int(start.span.start)..<Int(last.span.end)) }
  }

  /// The name of a keyword argument.
  private static func name(of argument: ArraySlice<Token>, _ source: Source) -> String? {
    guard let word = argument.first, word.kind == .name, argument.dropFirst().first?.kind == .equal else {
      return nil
    }
    return source.text(word.span)
  }
}
