// The cells of earlier sessions, in libedit's own file format: a first line `_HiStOrY_V2_`, then an entry a line, with
// blanks, line feeds and backslashes as octal escapes (BSD's `vis`). We read and write it ourselves: libedit's loader
// stops at nothing, and a damaged line would be handed on as a null pointer. Here a line that cannot be read is left
// out, the first one whatever it says; a huge file is read from its end, and a file is replaced as a whole or not at
// all, and never when it could not be read. Each entry is added to what
// the file holds at that moment, so that sessions side by side keep each other's.

import Glibc

/// The history kept across runs.
///
/// ```swift
/// let file = HistoryFile(folder: folder)
/// for entry in file.entries() { editor.remember(entry) }
/// file.add("x = 1")
/// ```
struct HistoryFile {
  /// How many entries are kept.
  static let limit = 2000
  private static let header = "_HiStOrY_V2_"
  private static let mostBytes = 4 << 20
  /// A longer entry is used in its session only.
  private static let longestEntry = 64 << 10

  let folder: StateFolder

  private static let name = "history"

  /// The entries, oldest first.
  func entries() -> [String] { kept() ?? [] }

  /// The entries of the file, none when there is no file; nil when it cannot be read.
  private func kept() -> [String]? {
    tail()?.split(separator: UInt8(ascii: "\n")).suffix(Self.limit).compactMap(Self.decoded)
  }

  /// Adds an entry, unless it is the latest one already.
  func add(_ entry: String) {
    guard !entry.isEmpty, entry.utf8.count <= Self.longestEntry else { return }
    folder.update(Self.name) {
      guard let entries = kept(), entries.last != entry else { return nil }
      let lines = [Self.header] + (entries + [entry]).suffix(Self.limit).map(Self.encoded)
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// The file's lines after the first, which is the header; of a huge file, those at its end.
  private func tail() -> [UInt8]? {
    let file = open(folder.file(Self.name), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return errno == ENOENT ? [] : nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let start = max(0, Int(status.st_size) - Self.mostBytes)
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size) - start)
    let got = pread(file, &bytes, bytes.count, off_t(start))
    return got < 0 ? nil : Array(bytes.prefix(got).drop { $0 != UInt8(ascii: "\n") })
  }

  // MARK: Escapes

  private static func encoded(_ entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      if scalar == "\\" {
        line += "\\\\"
      } else if scalar.value <= 0x20 || scalar.value == 0x7F {
        let digits = String(scalar.value, radix: 8)
        line += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }

  /// The entry of a line; nil when it is damaged.
  private static func decoded(_ line: ArraySlice<UInt8>) -> String? {
    var bytes: [UInt8] = []
    var rest = line
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "\\") {
        bytes.append(byte)
      } else if rest.first == UInt8(ascii: "\\") {
        bytes.append(rest.removeFirst())
      } else {
        let digits = String(decoding: rest.prefix(3), as: UTF8.self)
        guard digits.utf8.count == 3, let value = UInt8(digits, radix: 8) else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(3)
      }
    }
    guard let entry = String(validating: bytes, as: UTF8.self), !entry.contains("\0") else { return nil }
    return entry
  }
}
