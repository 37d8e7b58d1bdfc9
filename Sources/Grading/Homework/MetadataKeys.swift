// The keys that a homework's cells have in their metadata. One that is misspelt would be passed over without a word, and
// what it asks for would not happen.

internal import Interpreter
internal import JSON
internal import NotebookFormat

/// What is wrong with the metadata of a cell, in words.
enum MetadataKeys {
  private static let names = ["answers", "forbidden", "forbidden_anywhere"]
  /// How a marker line was written, which the reader of scripts keeps in any cell.
  private static let notebooks = "script"
  private static let own = (names + ["part"]).sorted()
  private static let nbgraders = [
    "cell_type", "checksum", "grade", "grade_id", "locked", "points", "schema_version", "solution", "task",
  ]

  /// `isTests` says whether the cell is one of tests, to which the section "convbook" belongs.
  static func problems(_ cell: Cell, isTests: Bool) -> [String] {
    var problems: [String] = []
    if cell.metadata["incorrectly_encoded_metadata"] != nil {
      problems.append(
        "the metadata behind \"# %%\" cannot be read: look for a comma or quote too many or too few")
    }
    // Other programs have sections of their own, and so may nbgrader's have keys that we do not know.
    for key in cell.metadata.keys where !["convbook", "nbgrader"].contains(key) {
      if let meant = Suggestion.nearest(to: key, among: ["convbook", "nbgrader"]) {
        problems.append("nobody reads the metadata \"\(key)\"; \"\(meant)\" was probably meant")
      }
    }
    for key in cell.metadata["nbgrader"]?.object?.keys ?? [] where !nbgraders.contains(key) {
      if let meant = Suggestion.nearest(to: key, among: nbgraders) {
        problems.append("nobody reads the key \"\(key)\" of \"nbgrader\"; \"\(meant)\" was probably meant")
      }
    }
    guard let section = cell.metadata["convbook"] else { return problems }
    guard let section = section.object else {
      return problems + ["the metadata \"convbook\" must be an object, as {\"part\": \"xcorr\"}"]
    }
    let keys = section.keys.filter { $0 != MetadataKeys.notebooks }
    if !isTests, !keys.isEmpty {
      problems.append("the metadata \"convbook\" belongs to a cell of tests, which this one is not")
    }
    for key in keys where !own.contains(key) {
      let meant = Suggestion.nearest(to: key, among: own) ?? Suggestion.related(to: key, among: own)
      problems.append(
        "nobody reads the key \"\(key)\" of \"convbook\"; "
          + (meant.map { "\"\($0)\" was probably meant" } ?? "it may have \(own.joined(separator: ", "))"))
    }
    for key in names {
      guard let value = section[key] else { continue }
      if value.array?.allSatisfy({ $0.string != nil }) != true {
        problems.append("\"\(key)\" must be a list of names, as [\"conv2d\", \"unfold\"], not \(value.text())")
      }
    }
    if let part = section["part"], part.string == nil {
      problems.append("\"part\" must be a text, not \(part.text())")
    }
    return problems
  }
}
