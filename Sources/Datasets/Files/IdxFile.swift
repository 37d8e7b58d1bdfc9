// The idx format of MNIST and its successors.
//
// Two zero bytes, a byte for the type of the elements, a byte for the number of dimensions; then each dimension as a
// big-endian 32-bit number; then the elements, last dimension fastest. The course's files hold unsigned bytes and are
// mostly packed with gzip. The header is checked before anything of its size is allocated: against overflow, against what
// the bytes of the file could hold or unpack to at most, and in the end against the bytes that came.

/// An array of unsigned bytes read from an idx file.
public struct IdxFile: Equatable, Sendable {
  /// Every dimension, the number of items first.
  public let shape: [Int]
  public let bytes: [UInt8]

  /// Reads an idx file of `dimensions` dimensions, packed with gzip or not, at most `limit` items of it.
  ///
  /// With a limit nothing after those items is unpacked or checked. Errors name `path`.
  public static func decode(
    _ file: [UInt8], path: String, dimensions: Int, limit: Int? = nil
  ) throws(DatasetError) -> IdxFile {
    GzipStream.isGzip(file)
      ? try decode(gzip: file, path: path, dimensions: dimensions, limit: limit)
      : try reading(path, limit: limit, dimensions: dimensions) { PlainStream(file) }
  }

  /// The same for a file that must be packed.
  public static func decode(
    gzip file: [UInt8], path: String, dimensions: Int, limit: Int? = nil
  ) throws(DatasetError) -> IdxFile {
    try reading(path, limit: limit, dimensions: dimensions) { try GzipStream(file) }
  }

  private static func reading(
    _ path: String, limit: Int?, dimensions: Int, _ stream: () throws -> any ByteStream
  ) throws(DatasetError) -> IdxFile {
    do {
      return try decode(stream(), dimensions: dimensions, limit: limit)
    } catch {
      throw DatasetError.file(path: path, problem: "\(error)")
    }
  }

  private static func decode(_ stream: any ByteStream, dimensions: Int, limit: Int?) throws -> IdxFile {
    var shape = try readHeader(stream, dimensions: dimensions)
    let itemSize = try size(of: Array(shape.dropFirst()), whole: shape)
    let total = try size(of: shape, whole: shape)
    guard total <= stream.mostBytes else {
      throw stream is PlainStream
        ? IdxError.truncated(needed: total, found: stream.fileSize - 4 - 4 * dimensions)
        : IdxError.promisesTooMuch(shape: shape, needed: total, packed: stream.fileSize)
    }
    let isWhole = limit.map { $0 >= shape[0] } ?? true
    if let limit, !isWhole { shape[0] = max(0, limit) }
    let needed = shape[0] * itemSize
    let bytes = try stream.read(needed)
    guard bytes.count == needed else {
      throw IdxError.truncated(needed: needed, found: bytes.count)
    }
    if isWhole { try checkEnd(stream) }
    return IdxFile(shape: shape, bytes: bytes)
  }

  private static func readHeader(_ stream: any ByteStream, dimensions: Int) throws -> [Int] {
    let magic = try stream.read(4)
    guard magic.count == 4 else { throw IdxError.headerEnds }
    guard magic[0] == 0, magic[1] == 0 else { throw IdxError.magic(magic) }
    guard magic[2] == 0x08 else { throw IdxError.elementType(magic[2]) }
    guard Int(magic[3]) == dimensions else {
      throw IdxError.dimensions(found: Int(magic[3]), expected: dimensions)
    }
    var shape: [Int] = []
    for axis in 0..<dimensions {
      let bytes = try stream.read(4)
      guard bytes.count == 4 else { throw IdxError.headerEnds }
      let size = Int(Int32(bitPattern: bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }))
      guard size > 0 || (axis == 0 && size == 0) else { throw IdxError.size(size, axis: axis) }
      shape.append(size)
    }
    return shape
  }

  private static func size(of sizes: [Int], whole shape: [Int]) throws -> Int {
    try sizes.reduce(1) { product, size in
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow { throw IdxError.tooLarge(shape: shape) }
      return next
    }
  }

  /// The data must end where the header says, and the file where the data does.
  private static func checkEnd(_ stream: any ByteStream) throws {
    let extra = try stream.read(1)
    if !extra.isEmpty { throw IdxError.trailing }
    guard stream.isAtEnd else { throw IdxError.unfinished }
    if stream.trailingCount > 0 { throw IdxError.trailingPacked(stream.trailingCount) }
  }
}

/// What is wrong with an idx file.
enum IdxError: Error, Equatable, CustomStringConvertible {
  case headerEnds
  case magic([UInt8])
  case elementType(UInt8)
  case dimensions(found: Int, expected: Int)
  case size(Int, axis: Int)
  case tooLarge(shape: [Int])
  case promisesTooMuch(shape: [Int], needed: Int, packed: Int)
  case truncated(needed: Int, found: Int)
  case trailing
  case unfinished
  case trailingPacked(Int)

  var description: String {
    switch self {
    case .headerEnds: return "the idx header is cut off"
    case .magic(let bytes):
      return "not an idx file: it begins with the bytes \(bytes.map(String.init).joined(separator: " ")), "
        + "expected 0 0"
    case .elementType(let type):
      return "idx elements of type \(type) are not read, only unsigned bytes (type 8)"
    case .dimensions(let found, let expected):
      return "the idx file has \(found) dimension\(found == 1 ? "" : "s"), expected \(expected)"
    case .size(let size, let axis): return "the idx header says size \(size) for dimension \(axis)"
    case .tooLarge(let shape):
      return "the idx header promises \(IdxError.text(shape)) bytes, more than can be counted"
    case .promisesTooMuch(let shape, let needed, let packed):
      return
        "the idx header promises \(IdxError.text(shape)) = \(needed) bytes, but \(packed) packed bytes cannot "
        + "hold so many"
    case .truncated(let needed, let found):
      return "the idx file is cut off: it needs \(needed) bytes of elements, there are \(found)"
    case .trailing: return "the idx file goes on after its last element"
    case .unfinished: return "the gzip data is cut off before its checksum"
    case .trailingPacked(let count):
      return "\(count) byte\(count == 1 ? "" : "s") after the end of the gzip data"
    }
  }

  private static func text(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: " x ") }
}
