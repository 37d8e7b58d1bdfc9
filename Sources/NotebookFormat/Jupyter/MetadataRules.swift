import JSON

// Metadata may hold anything, except that nbformat's schema gives a few names a type. They are checked when a
// notebook is read, from either spelling: then whatever is written later passes `nbformat.validate`, and a
// mistyped tag is reported with its line instead of by some other tool.

private struct Rule: Sendable {
  let expected: String
  let accepts: @Sendable (JSONValue) -> Bool

  static let string = Rule(expected: "a string") { $0.string != nil }
  static let name = Rule(expected: "a string that is not empty") { $0.string?.isEmpty == false }
  static let bool = Rule(expected: "true or false") { $0.bool != nil }
  static let object = Rule(expected: "an object") { $0.object != nil }
  static let texts = Rule(expected: "an object whose values are strings") {
    $0.object?.members.allSatisfy { $0.value.string != nil } == true
  }
  static let scrolled = Rule(expected: "true, false or \"auto\"") { $0.bool != nil || $0.string == "auto" }
  static let list = Rule(expected: "a list") { $0.array != nil }
  static let tags = Rule(expected: "a list of different strings, none empty or with a comma") { value in
    guard let tags = value.array else { return false }
    let names = tags.compactMap(\.string)
    return names.count == tags.count && Set(names).count == names.count
      && names.allSatisfy { !$0.isEmpty && !$0.contains(",") }
  }
}

private let anyCell: [(String, Rule)] = [("name", .name), ("tags", .tags), ("jupyter", .object)]
private let codeCell: [(String, Rule)] = [("collapsed", .bool), ("scrolled", .scrolled), ("execution", .texts)]
private let rawCell: [(String, Rule)] = [("format", .string)]
private let notebook: [(String, Rule)] = [
  ("kernelspec", .object), ("language_info", .object), ("title", .string), ("authors", .list),
]

func checkCellMetadata(_ metadata: JSONPlace, kind: Cell.Kind) throws(Misplaced) {
  try check(metadata, anyCell)
  switch kind {
  case .code: try check(metadata, codeCell)
  case .raw: try check(metadata, rawCell)
  case .markdown: break
  }
}

func checkNotebookMetadata(_ metadata: JSONPlace) throws(Misplaced) {
  try check(metadata, notebook)
  if let kernel = metadata["kernelspec"] {
    for name in ["name", "display_name"] { _ = try kernel.required(name).string() }
  }
  if let language = metadata["language_info"] {
    _ = try language.required("name").string()
    for name in ["file_extension", "mimetype", "pygments_lexer"] { _ = try language[name]?.string() }
    if let mode = language["codemirror_mode"], mode.value.string == nil { _ = try mode.object() }
  }
}

private func check(_ metadata: JSONPlace, _ rules: [(String, Rule)]) throws(Misplaced) {
  for (name, rule) in rules {
    if let member = metadata[name], !rule.accepts(member.value) { throw member.wrong(rule.expected) }
  }
}
