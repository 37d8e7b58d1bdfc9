// Which program this is, to the byte: results of another build are not taken for its own.
//
// A linker on Linux writes a digest of everything it linked into the program (the "build ID", a note of the ELF file).
// Where there is none, the program's own bytes are digested.

import Interpreter

extension System {
  /// A text that two builds have in common only if they are the same; nil where the program cannot read itself.
  static let programIdentity: String? = {
    if let start = try? Files.read(executable, first: 1 << 16), let digest = ELFNotes(start).buildID {
      return digest
    }
    return (try? Files.read(executable)).map { SHA512.text(of: $0) }
  }()
}

/// The notes of a 64-bit little-endian ELF file, each a kind, a name and a description; they stand at its start.
private struct ELFNotes {
  let buildID: String?

  init(_ file: [UInt8]) {
    func number(_ place: Int, _ width: Int) -> Int {
      guard place >= 0, place + width <= file.count else { return 0 }
      return (0..<width).reduce(0) { $0 | Int(truncatingIfNeeded: file[place + $1]) << (8 * $1) }
    }
    guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else {
      buildID = nil
      return
    }
    let (table, size, count) = (number(32, 8), number(54, 2), number(56, 2))
    let segments = (0..<count).map { table + $0 * size }.filter { number($0, 4) == 4 }
    for segment in segments {
      var note = number(segment + 8, 8)
      let end = min(file.count, note + number(segment + 32, 8))
      while note >= 0, note + 12 <= end {
        let (name, description) = (number(note, 4), number(note + 4, 4))
        let start = note + 12 + (name + 3) / 4 * 4
        if number(note + 8, 4) == 3, number(note + 12, 4) == 0x55_4E47, description > 0,
          start + description <= end
        {
          buildID = file[start..<start + description].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
            .joined()
          return
        }
        note = start + (description + 3) / 4 * 4
      }
    }
    buildID = nil
  }
}
