import JSON

// Parameters, by papermill's rule: the cell tagged `parameters` assigns defaults, and a cell tagged
// `injected-parameters` right behind it assigns what this run was given. A notebook that was run with parameters already
// has such a cell, which is replaced; one that has neither gets it at its top.

/// One `NAME=VALUE` for a notebook.
///
///     NotebookParameter("epochs=3", isLiteral: isLiteral)?.assignment       // epochs = 3
///     NotebookParameter("name=resnet", isLiteral: isLiteral)?.assignment    // name = "resnet"
package struct NotebookParameter: Equatable, Sendable {
  package let name: String
  /// The value as an expression of Python.
  package let value: String

  /// Nil where no identifier stands before the "=". A value that is a literal of the language stands for itself, any other
  /// is a text.
  package init?(_ words: String, isLiteral: (_ text: String) -> Bool) {
    guard let equals = words.firstIndex(of: "=") else { return nil }
    name = words[..<equals].trimmed()
    let text = words[words.index(after: equals)...].trimmed()
    value = isLiteral(text) ? text : JSONValue.string(text).text()
    guard isVariableName(name) else { return nil }
  }

  /// The line that assigns it.
  package var assignment: String { "\(name) = \(value)" }
}

private func isVariableName(_ name: String) -> Bool {
  let keywords: Set = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield",
  ]
  guard let first = name.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
  return name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue } && !keywords.contains(name)
}

extension Notebook {
  private static let tag = "parameters"
  private static let injectedTag = "injected-parameters"

  /// The notebook with a cell that assigns the parameters, where papermill puts it.
  package func injecting(_ parameters: [NotebookParameter]) -> Notebook {
    if parameters.isEmpty { return self }
    let lines = ["# Parameters"] + parameters.map(\.assignment)
    let injected = Cell(
      .code, lines.joined(separator: "\n"), metadata: ["tags": [.string(Self.injectedTag)]])
    var notebook = self
    if let place = place(tagged: Self.injectedTag) {
      var cell = injected
      cell.id = cells[place].id
      notebook.cells[place] = cell
    } else {
      notebook.cells.insert(injected, at: place(tagged: Self.tag).map { $0 + 1 } ?? 0)
    }
    return notebook
  }

  /// Which of the parameters no line of the cell tagged `parameters` assigns: misspelt, perhaps. None where there is no
  /// such cell.
  package func unknown(among parameters: [NotebookParameter]) -> [NotebookParameter] {
    guard let place = place(tagged: Self.tag) else { return [] }
    let assigned = lines(of: cells[place].source).compactMap { line -> String? in
      guard let equals = line.firstIndex(of: "=") else { return nil }
      return line[..<equals].prefix { $0 != ":" }.trimmed()
    }
    return parameters.filter { !assigned.contains($0.name) }
  }

  private func place(tagged tag: String) -> Int? {
    cells.firstIndex { $0.kind == .code && $0.tags.contains(tag) }
  }
}
