// `from __future__ import …`: a word to the compiler, beside the import that it is as well.
//
// All features but one are the rule by now. `annotations` keeps annotations as text. Such an import may stand only
// at the very beginning, after nothing but the documentation and others of its kind.

internal import Syntax

/// The features that a source asks for.
struct FutureImports {
  private(set) var features: Set<String> = []

  private static let known: Set<String> = [
    "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
    "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
  ]

  init(_ tree: SyntaxTree) throws(SyntaxFailure) {
    var mayFollow = true
    for (index, statement) in tree.body.enumerated() {
      guard case .importFrom(let module, let names, 0) = statement.kind, module.name == "__future__" else {
        let isDocumentation = index == 0 && tree.body.documentation != nil
        if !isDocumentation { mayFollow = false }
        continue
      }
      if !mayFollow { throw FutureImports.late(statement) }
      // CPython points at the first character alone.
      let place = Span(Int(statement.span.start), Int(statement.span.start))
      for name in names.map(\.name.name) {
        if name == "braces" { throw SyntaxFailure(.syntax, "not a chance", place) }
        if !FutureImports.known.contains(name) {
          throw SyntaxFailure(.syntax, "future feature \(name) is not defined", place)
        }
        features.insert(name)
      }
    }
  }

  static func late(_ statement: Statement) -> SyntaxFailure {
    SyntaxFailure(
      .syntax, "from __future__ imports must occur at the beginning of the file", statement.span)
  }
}
