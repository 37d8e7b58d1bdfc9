// A file that a script has open, as text.
//
// The host gives bytes. They are read a piece ahead into a buffer; a line or a number of characters is cut off it and
// decoded only then, so that the position of the next character is always known. Line ends of other systems become
// "\n". What is written goes to the host at once: a script that forgets to close its file loses nothing.

/// What `open` gives.
final class TextFile: TextStream {
  private var file: (any HostFile)?
  /// Whether any line end is read as "\n".
  private let translatesNewlines: Bool
  /// Whether a carriage return ends a line.
  private let splitsAtReturns: Bool
  /// What was read ahead and not yet given out.
  private var ahead: ArraySlice<UInt8> = []
  /// Where the first byte of `ahead` lies in the file.
  private var position: Int
  private static let piece = 8192

  init(
    _ file: any HostFile, file name: Value, mode: String, _ access: FileAccess, encoding: String,
    newline: String?, position: Int, heap: Heap
  ) {
    self.file = file
    translatesNewlines = newline == nil
    splitsAtReturns = newline != "\n"
    self.position = position
    super.init(name, mode: mode, access, encoding: encoding, heap: heap)
  }

  override var isClosed: Bool { file == nil }
  override var isSeekable: Bool { true }

  // MARK: Reading

  override func line(atMost limit: Int, _ machine: Machine) throws(Raise) -> Text {
    _ = try opened(.reading, machine)
    var searched = 0
    while true {
      if let end = endOfLine(from: searched) {
        if end == ahead.count, ahead.last == 0x0D, try fill(machine) {
          // The line feed of a pair may only come with the next piece.
          searched = end - 1
          continue
        }
        return try take(end, characters: limit, machine)
      }
      searched = ahead.count
      if limit < .max, ahead.count / 4 > limit { return try take(ahead.count, characters: limit, machine) }
      if !(try fill(machine)) { return try take(ahead.count, characters: limit, machine) }
    }
  }

  override func characters(_ count: Int, _ machine: Machine) throws(Raise) -> Text {
    _ = try opened(.reading, machine)
    // A character takes four bytes at most, a line end two.
    while ahead.count / 4 <= count || ahead.last == 0x0D, try fill(machine) {}
    return try take(ahead.count, characters: count, machine)
  }

  /// How many bytes the first line has, if its end was read; bytes before `start` hold none.
  private func endOfLine(from start: Int) -> Int? {
    var index = ahead.startIndex + start
    while index < ahead.endIndex {
      let byte = ahead[index]
      index += 1
      if byte == 0x0A { return index - ahead.startIndex }
      if byte == 0x0D, splitsAtReturns {
        if index < ahead.endIndex, ahead[index] == 0x0A { index += 1 }
        return index - ahead.startIndex
      }
    }
    return nil
  }

  /// Reads a further piece; false at the end of the file.
  private func fill(_ machine: Machine) throws(Raise) -> Bool {
    let file = try opened(.reading, machine)
    // As a long file fills the buffer, the pieces grow with it.
    let count = max(TextFile.piece, ahead.count)
    try machine.reserve(bytes: ahead.count * 2 + count)
    try machine.poll(steps: 16)
    let bytes: [UInt8]
    do { bytes = try file.read(atMost: count) } catch { throw machine.osError(error) }
    ahead += bytes
    return !bytes.isEmpty
  }

  /// Cuts `count` bytes off what was read ahead, or as many of them as make so many characters, and decodes them.
  private func take(_ count: Int, characters limit: Int, _ machine: Machine) throws(Raise) -> Text {
    try machine.reserve(bytes: count * 4)
    let bytes = ahead.prefix(count)
    guard String(validating: bytes, as: UTF8.self) != nil else { throw undecodable(bytes, machine) }
    var units: [UInt32] = []
    units.reserveCapacity(count)
    var used = 0
    var isAfterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isAfterReturn, scalar == "\n" {
        used += 1
        isAfterReturn = false
        continue
      }
      if units.count >= limit { break }
      isAfterReturn = translatesNewlines && scalar == "\r"
      units.append(isAfterReturn ? 0x0A : scalar.value)
      used += UTF8.width(scalar)
    }
    ahead = ahead.dropFirst(used)
    // A slice keeps all that it was cut off: it is made anew before that is much.
    if ahead.startIndex > 1 << 20 { ahead = ArraySlice(Array(ahead)) }
    position += used
    return Text(codePoints: units)
  }

  private func undecodable(_ bytes: ArraySlice<UInt8>, _ machine: Machine) -> Raise {
    let fault = UTF8Fault(in: bytes)
    let place =
      fault.length == 1
      ? "byte 0x\(String(bytes[bytes.startIndex + fault.offset], radix: 16)) in position \(fault.offset)"
      : "bytes in position \(fault.offset)-\(fault.offset + fault.length - 1)"
    return machine.error("UnicodeDecodeError", "'utf-8' codec can't decode \(place): \(fault.reason)")
  }

  // MARK: Writing

  override func write(_ text: Text, _ machine: Machine) throws(Raise) {
    let file = try opened(.writing, machine)
    try machine.reserve(bytes: text.byteCount * 4)
    try machine.requireEncodable(text)
    var bytes: [UInt8] = []
    for index in 0..<text.count {
      let scalar = Unicode.Scalar(text.unit(index)) ?? "\u{FFFD}"
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    try machine.poll(steps: 16)
    do {
      try file.write(bytes)
      position = access.start == .end ? try file.seek(to: nil) : position + ahead.count + bytes.count
    } catch {
      throw machine.osError(error)
    }
    ahead = []
  }

  // MARK: Places

  override func tell(_ machine: Machine) throws(Raise) -> Int {
    _ = try opened(nil, machine)
    return position
  }

  override func seek(to offset: Int?, _ machine: Machine) throws(Raise) -> Int {
    let file = try opened(nil, machine)
    do { position = try file.seek(to: offset) } catch { throw machine.osError(error) }
    ahead = []
    return position
  }

  override func truncate(to size: Int?, _ machine: Machine) throws(Raise) -> Int {
    let file = try opened(.writing, machine)
    let size = size ?? position
    do { try file.truncate(to: size) } catch { throw machine.osError(error) }
    return size
  }

  override func close(_ machine: Machine) throws(Raise) {
    guard let file else { return }
    self.file = nil
    ahead = []
    do { try file.close() } catch { throw machine.osError(error) }
  }

  /// The file, if it is open and was opened for this.
  private func opened(_ purpose: Purpose?, _ machine: Machine) throws(Raise) -> any HostFile {
    try require(purpose, machine)
    guard let file else { throw machine.valueError("I/O operation on closed file.") }
    return file
  }
}

/// The first bytes of a text that are no UTF-8, in CPython's words.
private struct UTF8Fault {
  let offset: Int
  let length: Int
  let reason: String

  init(in bytes: ArraySlice<UInt8>) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var valid = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { valid += UTF8.width(scalar) }
    offset = min(valid, bytes.count - 1)
    let rest = bytes.dropFirst(offset)
    let first = rest.first ?? 0
    let expected = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard 0xC2...0xF4 ~= first else {
      (length, reason) = (1, "invalid start byte")
      return
    }
    var count = 1
    for byte in rest.dropFirst().prefix(expected - 1) {
      let low: UInt8 = count > 1 ? 0x80 : first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80
      let high: UInt8 = count > 1 ? 0xBF : first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF
      guard low...high ~= byte else { break }
      count += 1
    }
    length = count
    reason = rest.count == count ? "unexpected end of data" : "invalid continuation byte"
  }
}
