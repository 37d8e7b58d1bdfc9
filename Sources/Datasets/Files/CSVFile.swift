public import Tensors

// Tables of numbers as text: a line a row, commas between the columns.
//
// One pass over the bytes: lines end with LF, CRLF or CR; a line that is blank or begins with "#" says nothing; fields
// may stand in double quotes (a quote inside doubled, no line break inside). The first line that says something is a
// header when the caller says so or, unasked, when a field of it is not a number. All rows must have as many columns
// as the first line. A number is what Python's `float` takes in ASCII, underscores aside.

/// A table of numbers read from CSV text.
///
/// ```swift
/// let table = try CSVFile.decode(Array("x,y\n1,2\n3,4\n".utf8), path: "t.csv")
/// table.names                         // ["x", "y"]
/// try table.tensor(on: engine)        // float64 (2, 2)
/// ```
public struct CSVFile: Equatable, Sendable {
  /// The names of the columns, where the file has a header.
  public let names: [String]?
  public let rows: Int
  public let columns: Int
  /// Row by row.
  public let values: [Double]

  /// Reads a table. `hasHeader` nil looks whether the first line holds anything but numbers.
  ///
  /// Errors name `path`, line and column, counted from 1, and what stands there.
  public static func decode(
    _ file: [UInt8], path: String, hasHeader: Bool? = nil, separator: Character = ","
  ) throws(DatasetError) -> CSVFile {
    guard let mark = separator.asciiValue, ![10, 13, 34, 35].contains(mark) else {
      throw .argument(
        "separator", got: "\"\(separator)\"", expected: "one ASCII character but quote, # or line break")
    }
    var reader = CSVReader(bytes: file, separator: mark)
    do { return try reader.table(hasHeader: hasHeader) } catch {
      throw .file(path: path, problem: error.description)
    }
  }

  /// Reads the table at `path`.
  public static func read(
    _ path: String, with reader: FileReader, hasHeader: Bool? = nil, separator: Character = ","
  ) throws -> CSVFile {
    try decode(reader.require(path), path: path, hasHeader: hasHeader, separator: separator)
  }

  /// The numbers, (rows, columns), float64 unless another type is asked for.
  public func tensor(on engine: Engine, dtype: DType = .float64) throws(TensorError) -> Tensor {
    try engine.tensor(values, shape: [rows, columns], dtype: dtype)
  }
}

/// What is wrong with a table of numbers.
enum CSVError: Error, Equatable, CustomStringConvertible {
  case notANumber(String, line: Int, column: Int)
  case empty(line: Int, column: Int)
  case quote(line: Int, column: Int)
  case ragged(line: Int, columns: Int, expected: Int, firstLine: Int)
  case nothing

  var description: String {
    switch self {
    case .notANumber(let text, let line, let column):
      return "line \(line), column \(column): \"\(text)\" is not a number"
    case .empty(let line, let column): return "line \(line), column \(column) is empty"
    case .quote(let line, let column):
      return "line \(line), column \(column): the quotes do not enclose the whole field"
    case .ragged(let line, let columns, let expected, let firstLine):
      return "line \(line) has \(columns) column\(columns == 1 ? "" : "s"), line \(firstLine) has \(expected)"
    case .nothing: return "there is no row of numbers in it"
    }
  }
}

private struct CSVReader {
  let bytes: [UInt8]
  let separator: UInt8
  private var place = 0
  private var line = 0

  init(bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    // The mark that some programs put before UTF-8.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  mutating func table(hasHeader: Bool?) throws(CSVError) -> CSVFile {
    guard let first = try nextLine() else { throw .nothing }
    let firstLine = line
    var names: [String]?
    var values: [Double] = []
    if hasHeader ?? first.contains(where: { CSVReader.number($0) == nil && !$0.isEmpty }) {
      names = first
    } else {
      try append(first, to: &values)
    }
    while let fields = try nextLine() {
      guard fields.count == first.count else {
        throw .ragged(line: line, columns: fields.count, expected: first.count, firstLine: firstLine)
      }
      try append(fields, to: &values)
    }
    if values.isEmpty { throw .nothing }
    return CSVFile(names: names, rows: values.count / first.count, columns: first.count, values: values)
  }

  private func append(_ fields: [String], to values: inout [Double]) throws(CSVError) {
    for (index, field) in fields.enumerated() {
      guard let value = CSVReader.number(field) else {
        throw field.isEmpty
          ? .empty(line: line, column: index + 1)
          : .notANumber(String(field.prefix(40)), line: line, column: index + 1)
      }
      values.append(value)
    }
  }

  /// The fields of the next line that says something, without the space around them.
  private mutating func nextLine() throws(CSVError) -> [String]? {
    while place < bytes.count {
      let start = place
      while place < bytes.count, bytes[place] != 10, bytes[place] != 13 { place += 1 }
      let text = bytes[start..<place]
      if place < bytes.count { place += bytes[place...].starts(with: [13, 10]) ? 2 : 1 }
      line += 1
      let isBlank = text.allSatisfy { $0 == 32 || $0 == 9 }
      if !isBlank, text.first != UInt8(ascii: "#") { return try fields(of: text) }
    }
    return nil
  }

  private func fields(of text: ArraySlice<UInt8>) throws(CSVError) -> [String] {
    var fields: [String] = []
    var start = text.startIndex
    var isQuoted = false
    for index in text.startIndex...text.endIndex {
      let isEnd = index == text.endIndex
      if !isEnd, text[index] == 34 { isQuoted.toggle() }
      guard isEnd || (text[index] == separator && !isQuoted) else { continue }
      fields.append(try field(text[start..<index], column: fields.count + 1))
      start = index + 1
    }
    return fields
  }

  private func field(_ text: ArraySlice<UInt8>, column: Int) throws(CSVError) -> String {
    var inner = text
    while let byte = inner.first, byte == 32 || byte == 9 { inner.removeFirst() }
    while let byte = inner.last, byte == 32 || byte == 9 { inner.removeLast() }
    guard inner.contains(34) else { return String(decoding: inner, as: UTF8.self) }
    guard inner.count >= 2, inner.first == 34, inner.last == 34 else {
      throw .quote(line: line, column: column)
    }
    var plain: [UInt8] = []
    var pending = false
    for byte in inner.dropFirst().dropLast() {
      if byte == 34, !pending {
        pending = true
      } else {
        if pending, byte != 34 { throw .quote(line: line, column: column) }
        pending = false
        plain.append(byte)
      }
    }
    if pending { throw .quote(line: line, column: column) }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Digits, point, exponent; "nan" and "inf" in any case. Swift's own hexadecimal numbers are not CSV.
  static func number(_ text: String) -> Double? {
    text.utf8.contains { $0 | 0x20 == UInt8(ascii: "x") || $0 | 0x20 == UInt8(ascii: "(") | 0x20 }
      ? nil : Double(text)
  }
}
