internal import CZlib

// A zip file of a few files, not compressed: what course systems take as an upload.

/// Files packed into one, each with its permissions. No times are written, so that the same files give the same bytes.
struct ZipArchive {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ bytes: [UInt8], isExecutable: Bool) {
    let offset = body.count
    let sizes =
      number(Int(crc32(0, bytes, uInt(bytes.count))), 4) + number(bytes.count, 4) + number(bytes.count, 4)
    let names = Array(name.utf8)
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    let common = number(20, 2) + number(1 << 11, 2) + number(0, 2) + number(0, 2) + number(0x21, 2) + sizes
    body += number(0x0403_4B50, 4) + common + number(names.count, 2) + number(0, 2) + names + bytes
    let mode = isExecutable ? 0o100755 : 0o100644
    directory +=
      number(0x0201_4B50, 4) + number(3 << 8 | 20, 2) + common + number(names.count, 2) + number(0, 8)
      + number(mode << 16, 4) + number(offset, 4) + names
    count += 1
  }

  var bytes: [UInt8] {
    body + directory + number(0x0605_4B50, 4) + number(0, 4) + number(count, 2) + number(count, 2)
      + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  /// Little-endian.
  private func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
