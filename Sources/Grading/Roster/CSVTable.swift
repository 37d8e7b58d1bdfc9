// A table with a head, read from CSV as spreadsheets write it: commas or semicolons, fields in quotes, any line ending.

/// Rows by the names in the first line.
struct CSVTable {
  struct Row {
    /// The line of the file that it begins at.
    let line: Int
    let fields: [String: String]
  }

  /// The names in the first line, in small letters.
  let columns: [String]
  let rows: [Row]

  /// What makes a table another one than was meant.
  enum Fault: Error {
    case openQuote(line: Int)
    case tooManyFields(line: Int, count: Int, columns: Int)
  }

  init(_ text: String) throws(Fault) {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    let head = text.prefix { !$0.isNewline }
    let separator: Character = head.count { $0 == ";" } > head.count { $0 == "," } ? ";" : ","
    var records = try CSVTable.records(text, separator)
    columns = records.isEmpty ? [] : records.removeFirst().fields.map { $0.lowercased() }
    let names = columns
    for record in records where !record.fields.dropFirst(names.count).allSatisfy(\.isEmpty) {
      throw .tooManyFields(line: record.line, count: record.fields.count, columns: names.count)
    }
    // Spreadsheets write lines of separators alone where nothing stands.
    rows = records.filter { !$0.fields.allSatisfy(\.isEmpty) }.map { record in
      Row(
        line: record.line,
        fields: Dictionary(zip(names, record.fields), uniquingKeysWith: { first, _ in first }))
    }
  }

  private static func records(
    _ text: String, _ separator: Character
  ) throws(Fault) -> [(line: Int, fields: [String])] {
    var records: [(line: Int, fields: [String])] = []
    var fields: [String] = []
    var field = ""
    var (line, start) = (1, 1)
    var (isQuoted, wasQuoted) = (false, false)
    func trimmed(_ text: String) -> String {
      var part = text[...]
      while part.first?.isWhitespace == true { part.removeFirst() }
      while part.last?.isWhitespace == true { part.removeLast() }
      return String(part)
    }
    func endField() {
      fields.append(wasQuoted ? field : trimmed(field))
      (field, wasQuoted) = ("", false)
    }
    func endRecord() {
      endField()
      records.append((start, fields))
      fields = []
    }
    for character in text {
      if isQuoted {
        if character == "\"" { isQuoted = false } else { field.append(character) }
      } else if character == "\"" {
        // A second quote within a quoted field stands for itself.
        if wasQuoted { field.append("\"") }
        (isQuoted, wasQuoted) = (true, true)
      } else if character == separator {
        endField()
      } else if character.isNewline {
        endRecord()
        start = line + 1
      } else {
        field.append(character)
      }
      if character.isNewline { line += 1 }
    }
    if isQuoted { throw .openQuote(line: start) }
    if !field.isEmpty || !fields.isEmpty || wasQuoted { endRecord() }
    return records
  }
}
