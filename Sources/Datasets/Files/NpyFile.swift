public import Tensors

// NumPy's own file of one array.
//
// Six bytes of magic, two of version, the length of the header (two bytes in version 1, four in 2 and 3, the low one
// first), the header: a Python dictionary as text that says the type of the elements ('<f4': little-endian, float,
// four bytes), the shape, and whether the first axis runs fastest ("Fortran order"). Then the elements. What
// Fortran wrote is the transpose of what C would have written, so it is read as the reversed shape and shown with
// its axes reversed: no number moves. The header is a closed little language, so its reader is a closed little parser;
// the count of elements it promises is checked against the bytes there are before anything is allocated.

/// One array in a `.npy` file: versions 1.0 to 3.0; bools, integers and floats of every width, in either order of bytes.
///
/// ```swift
/// let x = try NpyFile.read("x.npy", with: .disk, on: engine)
/// try NpyFile.write(x, to: "copy.npy", with: .disk)
/// ```
/// Narrow integers become int64, halves float32. Other element types are errors that name the type.
public enum NpyFile {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)
  /// NumPy's names without the order of bytes.
  private static let types: [(name: String, type: StoredType)] = [
    ("f4", .float32), ("f8", .float64), ("f2", .float16), ("i8", .int64), ("i4", .int32), ("i2", .int16),
    ("i1", .int8), ("u1", .uint8), ("u2", .uint16), ("u4", .uint32), ("u8", .uint64), ("b1", .bool),
  ]

  /// Reads the array at `path`.
  public static func read(_ path: String, with reader: FileReader, on engine: Engine) throws -> Tensor {
    try decode(reader.require(path), path: path, on: engine)
  }

  /// The array of a file's bytes; one in Fortran order comes as a view whose first axis is contiguous.
  /// Errors name `path`, the byte and the numbers.
  public static func decode(_ file: [UInt8], path: String, on engine: Engine) throws -> Tensor {
    try decodeTyped(file, path: path, on: engine).tensor
  }

  /// The array, and the type that its elements have in the file.
  package static func decodeTyped(
    _ file: [UInt8], path: String, on engine: Engine
  ) throws -> (tensor: Tensor, type: StoredType) {
    let header: NpyHeader
    let place: Int
    let type: StoredType
    do throws(NpyError) {
      (header, place) = try readHeader(file)
      type = try storedType(named: header.type)
      try check(header, type, found: file.count - place)
    } catch {
      throw DatasetError.file(path: path, problem: error.description)
    }
    let shape = header.isFortran ? Array(header.shape.reversed()) : header.shape
    let tensor = try engine.tensor(shape, of: type, isBigEndian: header.type.hasPrefix(">")) { range, memory in
      memory.copyBytes(from: file[place + range.lowerBound..<place + range.upperBound])
    }
    return (header.isFortran ? try tensor.transposed() : tensor, type)
  }

  /// The bytes that NumPy would write: version 1.0, C order, the header padded to a multiple of 64.
  ///
  /// Version 2.0 where the header is longer than 65,535 bytes. Cost: a copy of the tensor's bytes.
  public static func encode(_ tensor: Tensor) throws(TensorError) -> [UInt8] { try encode(tensor, as: nil) }

  /// The same for elements of a type that holds the numbers.
  package static func encode(_ tensor: Tensor, as type: StoredType?) throws(TensorError) -> [UInt8] {
    var numbers = try StoredPieces(tensor, as: type)
    let name = types.first { $0.type == numbers.type }?.name ?? ""
    let order = numbers.type.width == 1 ? "|" : "<"
    let sizes = tensor.shape.map(String.init).joined(separator: ", ")
    let tuple = tensor.rank == 1 ? "(\(sizes),)" : "(\(sizes))"
    var header = Array("{'descr': '\(order)\(name)', 'fortran_order': False, 'shape': \(tuple), }".utf8)
    let isLong = header.count + 64 > 65_535
    let fixed = magic.count + 2 + (isLong ? 4 : 2)
    header += [UInt8](repeating: 0x20, count: 63 - (fixed + header.count) % 64) + [0x0A]
    var file = magic + [isLong ? 2 : 1, 0]
    for shift in stride(from: 0, to: isLong ? 32 : 16, by: 8) {
      file.append(UInt8(truncatingIfNeeded: header.count >> shift))
    }
    file += header
    file.reserveCapacity(file.count + numbers.byteCount)
    while let piece = try numbers.next() { file += piece }
    return file
  }

  /// Writes the tensor to `path`, whole or not at all where the writer keeps that promise (`.disk` does).
  public static func write(_ tensor: Tensor, to path: String, with writer: FileWriter) throws {
    try writer.write(encode(tensor), path)
  }

  // MARK: Reading

  private static func readHeader(_ file: [UInt8]) throws(NpyError) -> (NpyHeader, end: Int) {
    let found = Array(file.prefix(magic.count))
    guard found == magic else { throw .magic(found) }
    guard file.count >= 8 else { throw .headerEnds(needed: 8, found: file.count) }
    guard (1...3).contains(file[6]), file[7] == 0 else { throw .version(file[6], file[7]) }
    let start = file[6] == 1 ? 10 : 12
    guard file.count >= start else { throw .headerEnds(needed: start, found: file.count) }
    let length = file[8..<start].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= file.count - start else { throw .headerEnds(needed: start + length, found: file.count) }
    var parser = NpyHeaderParser(bytes: file[start..<start + length])
    return (try parser.header(), start + length)
  }

  private static func storedType(named name: String) throws(NpyError) -> StoredType {
    // A single byte has no order, whatever stands before it.
    guard let order = name.first, "<>|=".contains(order),
      let found = types.first(where: { $0.name == name.dropFirst() }), order != "|" || found.type.width == 1
    else { throw .type(name, known: types.map(\.name)) }
    return found.type
  }

  private static func check(_ header: NpyHeader, _ type: StoredType, found: Int) throws(NpyError) {
    var needed = type.width
    for size in header.shape where !header.shape.contains(0) {
      let (product, overflow) = needed.multipliedReportingOverflow(by: size)
      if overflow { throw .tooLarge(shape: header.shape) }
      needed = product
    }
    if header.shape.contains(0) { needed = 0 }
    guard needed == found else { throw .elements(shape: header.shape, needed: needed, found: found) }
  }
}

/// What the header of a `.npy` file says.
private struct NpyHeader {
  var type = ""
  var isFortran = false
  var shape: [Int] = []
}

/// What is wrong with a `.npy` file.
enum NpyError: Error, Equatable, CustomStringConvertible {
  case magic([UInt8])
  case version(UInt8, UInt8)
  case headerEnds(needed: Int, found: Int)
  case header(expected: String, offset: Int)
  case key(String)
  case missingKey(String)
  case type(String, known: [String])
  case tooLarge(shape: [Int])
  case elements(shape: [Int], needed: Int, found: Int)

  var description: String {
    switch self {
    case .magic(let bytes):
      let found = bytes.map(String.init).joined(separator: " ")
      return "not a .npy file: it "
        + (bytes.isEmpty ? "is empty" : "begins with the bytes \(found), expected 147 78 85 77 80 89")
    case .version(let major, let minor):
      return ".npy files of version \(major).\(minor) are not read, only 1.0, 2.0 and 3.0"
    case .headerEnds(let needed, let found):
      return "the .npy header needs \(needed) bytes, the file has \(found)"
    case .header(let expected, let offset): return "byte \(offset) of the .npy header is not \(expected)"
    case .key(let name): return "the .npy header has \"\(name)\", or has it twice"
    case .missingKey(let name): return "the .npy header does not say \"\(name)\""
    case .type(let name, let known):
      return "elements of type \"\(name)\" are not read, only \(known.joined(separator: ", ")) behind < or >"
    case .tooLarge(let shape): return "the shape (\(NpyError.text(shape))) has more bytes than can be counted"
    case .elements(let shape, let needed, let found):
      return "the shape (\(NpyError.text(shape))) needs \(needed) bytes of elements, the file has \(found)"
    }
  }

  private static func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: ", ") }
}

/// Reads `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }`, keys in any order.
private struct NpyHeaderParser {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  private var keys: [String] = []

  init(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    place = bytes.startIndex
  }

  mutating func header() throws(NpyError) -> NpyHeader {
    var header = NpyHeader()
    try expect("{")
    while !skips("}") {
      let key = try string()
      try expect(":")
      guard !keys.contains(key) else { throw .key(key) }
      keys.append(key)
      switch key {
      case "descr": header.type = try string()
      case "fortran_order": header.isFortran = try truth()
      case "shape": header.shape = try tuple()
      default: throw .key(key)
      }
      if !skips(",") {
        try expect("}")
        break
      }
    }
    if let missing = ["descr", "fortran_order", "shape"].first(where: { !keys.contains($0) }) {
      throw .missingKey(missing)
    }
    skipSpace()
    if place < bytes.endIndex { throw wrong("its end") }
    return header
  }

  private mutating func string() throws(NpyError) -> String {
    skipSpace()
    guard let quote = peek, quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw wrong("a string")
    }
    place += 1
    guard let end = bytes[place...].firstIndex(of: quote) else { throw wrong("a string that ends") }
    defer { place = end + 1 }
    return String(decoding: bytes[place..<end], as: UTF8.self)
  }

  private mutating func truth() throws(NpyError) -> Bool {
    if skips("True") { return true }
    if skips("False") { return false }
    throw wrong("True or False")
  }

  private mutating func tuple() throws(NpyError) -> [Int] {
    var sizes: [Int] = []
    try expect("(")
    while !skips(")") {
      sizes.append(try size())
      if !skips(",") {
        // (3) is a number in Python, no tuple.
        if sizes.count == 1 { throw wrong("a comma") }
        try expect(")")
        break
      }
    }
    return sizes
  }

  private mutating func size() throws(NpyError) -> Int {
    skipSpace()
    let start = place
    var value = 0
    while let byte = peek, (0x30...0x39).contains(byte) {
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow2) = tens.addingReportingOverflow(Int(byte - 0x30))
      if overflow || overflow2 { throw wrong("a size that can be counted") }
      value = sum
      place += 1
    }
    if place == start { throw wrong("a size") }
    // Python 2 wrote long integers so.
    _ = skips("L")
    return value
  }

  private var peek: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

  private mutating func expect(_ text: String) throws(NpyError) {
    if !skips(text) { throw wrong("\"\(text)\"") }
  }

  private mutating func skips(_ text: String) -> Bool {
    skipSpace()
    guard bytes[place...].starts(with: text.utf8) else { return false }
    place += text.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 32 || (9...13).contains(byte) { place += 1 }
  }

  private func wrong(_ expected: String) -> NpyError {
    .header(expected: expected, offset: place - bytes.startIndex)
  }
}
