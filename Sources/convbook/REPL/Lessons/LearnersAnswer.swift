// What a learner wrote for an exercise, as one cell: what their code binds, and below it the exercise's checks.
//
// An answer is written in two ways: the stub is changed at the prompt, or functions are typed there one after the other.
// Either way it is taken apart into pieces, each with the names that it binds, and a piece goes when its names are bound
// anew. So the cell runs on another day as if it had been written at once.

import Syntax

/// An answer in the making.
///
/// ```swift
/// var answer = LearnersAnswer("def twice(x):\n    return x\n")
/// answer.add(LearnersAnswer("def twice(x):\n    return 2 * x"))   // in place of the first
/// answer.cell(answering: ["twice"], checks: "check(\"doubles\", twice(4), 8)")
/// ```
struct LearnersAnswer {
  private var pieces: [(names: Set<String>, text: String)] = []

  init() {}

  /// What a source binds at its top level; all else in it is left out.
  init(_ source: String) {
    let found = statements(of: source)
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let starts = Set(found.map(\.line)).sorted()
    for (start, next) in zip(starts, starts.dropFirst() + [lines.count]) {
      let names = Set(found.filter { $0.line == start }.flatMap(\.statement.boundNames))
      if !names.isEmpty { add(names, trimmed(lines[start..<next])) }
    }
  }

  /// The names of functions, classes, variables and modules that it binds.
  var names: Set<String> { pieces.reduce(into: []) { $0.formUnion($1.names) } }

  /// Takes what was written later.
  mutating func add(_ later: LearnersAnswer) {
    for piece in later.pieces { add(piece.names, piece.text) }
  }

  private mutating func add(_ names: Set<String>, _ text: String) {
    pieces.removeAll { $0.names.isSubset(of: names) }
    pieces.append((names, text))
  }

  /// A cell of what binds the names, of all that this speaks of, and of the checks.
  func cell(answering names: Set<String>, checks: String) -> String {
    var needed = names
    var kept: Set<Int> = []
    while let index = pieces.indices.first(where: { index in
      !kept.contains(index) && !pieces[index].names.isDisjoint(with: needed)
    }) {
      kept.insert(index)
      let words = pieces[index].text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      needed.formUnion(words.map(String.init))
    }
    let checks = trimmed(checks.split(separator: "\n", omittingEmptySubsequences: false)[...])
    return (kept.sorted().map { pieces[$0].text } + [checks]).filter { !$0.isEmpty }.joined(separator: "\n\n\n")
  }

  /// The lines without blank ones around them.
  private func trimmed(_ lines: ArraySlice<Substring>) -> String {
    func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
    return lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed().joined(separator: "\n")
  }
}

/// The statements of a source, each with the line, from 0, on which it begins, decorators included; none where it cannot
/// be parsed.
func statements(of source: String) -> [(line: Int, statement: Statement)] {
  let text = Source(name: "", text: source)
  return ((try? parse(text))?.body ?? []).map { statement in
    (text.lineIndex(at: Int(statement.decorators.first?.span.start ?? statement.span.start)), statement)
  }
}

extension Statement {
  fileprivate var decorators: [Expression] {
    switch kind {
    case .function(let function): function.decorators
    case .class(let definition): definition.decorators
    default: []
    }
  }

  fileprivate var boundNames: [String] {
    switch kind {
    case .function(let function): [function.name.name]
    case .class(let definition): [definition.name.name]
    case .assign(let targets, _): targets.flatMap(\.targetNames)
    case .annotatedAssign(let target, _, .some): target.targetNames
    case .import(let aliases), .importFrom(_, let aliases, _):
      aliases.compactMap { alias in
        alias.alias?.name ?? alias.name.name.split(separator: ".").first.map(String.init)
      }
    default: []
    }
  }
}

extension Expression {
  fileprivate var targetNames: [String] {
    switch kind {
    case .name(let name): [name]
    case .list(let parts), .tuple(let parts): parts.flatMap(\.targetNames)
    case .starred(let part): part.targetNames
    default: []
    }
  }
}
