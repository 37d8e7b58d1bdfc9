public import Tensors
import JSON

// The safetensors format: numbers that can be read without trusting whoever wrote them.
//
//     8 bytes     length N of the header, little-endian
//     N bytes     JSON: name -> {"dtype", "shape", "data_offsets": [begin, end]}, padded with blanks to 8
//     the rest    the tensors' bytes, row-major, little-endian, without gaps
//
// Types with wide elements come first and then names in order of their bytes, so that every tensor is aligned and equal
// contents give equal files: byte for byte what Python's `safetensors` writes. A reader checks the header against the
// size of the file before anything of a claimed size is allocated: every tensor must begin where the one before ends,
// have exactly the bytes its shape needs, and the last must end with the file.

/// Reads and writes tensors by name.
///
/// ```swift
/// let bytes = try Safetensors.encode(state, metadata: ["format": "pt"])
/// let (state, metadata) = try Safetensors.decode(bytes, on: engine)
/// ```
public enum Safetensors {
  /// A header longer than this is refused, as Python's reader does.
  static let longestHeader = 100_000_000

  /// The types in the order in which they are written.
  private static let dtypes: [(dtype: DType, name: String)] = [
    (.int64, "I64"), (.float64, "F64"), (.float32, "F32"), (.uint8, "U8"), (.bool, "BOOL"),
  ]

  /// The types that can be read: those, and what others write to save room.
  private static let stored: [(name: String, type: StoredType)] = [
    ("F64", .float64), ("F32", .float32), ("F16", .float16), ("BF16", .bfloat16), ("I64", .int64),
    ("I32", .int32),
    ("I16", .int16), ("I8", .int8), ("U32", .uint32), ("U16", .uint16), ("U8", .uint8), ("BOOL", .bool),
  ]

  private static let metadataName = "__metadata__"

  // MARK: Writing

  /// The file's bytes. Cost: one copy of all tensors.
  public static func encode(
    _ tensors: NamedTensors, metadata: [String: String] = [:]
  ) throws(WeightFileError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write(tensors, metadata: metadata) { piece, size throws(WeightFileError) in
      bytes.reserveCapacity(size)
      bytes += piece
    }
    return bytes
  }

  /// Writes the file at a path: complete, or not at all, leaving what stood there.
  public static func save(
    _ tensors: NamedTensors, metadata: [String: String] = [:], to path: String
  ) throws(WeightFileError) {
    func reworded<Result>(_ work: () throws(FileFailure) -> Result) throws(WeightFileError) -> Result {
      do { return try work() } catch { throw .file(error) }
    }
    let file = try reworded { () throws(FileFailure) in try AtomicFile(replacing: path) }
    try write(tensors, metadata: metadata) { piece, _ throws(WeightFileError) in
      try reworded { () throws(FileFailure) in try file.write(piece) }
    }
    try reworded { () throws(FileFailure) in try file.publish() }
  }

  /// Gives header and tensors to `write`, piece after piece, with the size of the whole file.
  private static func write(
    _ tensors: NamedTensors, metadata: [String: String],
    to write: (_ piece: [UInt8], _ size: Int) throws(WeightFileError) -> Void
  ) throws(WeightFileError) {
    let ordered = tensors.sorted { a, b in
      let (left, right) = (rank(a.tensor.dtype), rank(b.tensor.dtype))
      return left == right ? a.name.utf8.lexicographicallyPrecedes(b.name.utf8) : left < right
    }
    var header = JSONObject()
    if !metadata.isEmpty {
      let sorted = metadata.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      header[metadataName] = .object(JSONObject(sorted.map { ($0.key, .string($0.value)) }))
    }
    var offset = 0
    for (name, tensor) in ordered {
      if name == metadataName { throw .name(name) }
      let (size, overflow) = tensor.count.multipliedReportingOverflow(by: tensor.dtype.byteCount)
      let (end, isTooLong) = offset.addingReportingOverflow(size)
      if overflow || isTooLong || end > Int.max >> 1 { throw .sizeOverflow(name: name, shape: tensor.shape) }
      header[name] = .object([
        "dtype": .string(dtypes[rank(tensor.dtype)].name), "shape": .array(tensor.shape.map { .int($0) }),
        "data_offsets": .array([.int(offset), .int(end)]),
      ])
      offset = end
    }
    var text = Array(JSONValue.object(header).text(.compact).utf8)
    text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
    let length = (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) }
    let size = 8 + text.count + offset
    try write(length + text, size)
    for (_, tensor) in ordered {
      var pieces = try reworded { () throws(TensorError) in try StoredPieces(tensor) }
      while let piece = try reworded({ () throws(TensorError) in try pieces.next() }) {
        try write(piece, size)
      }
    }
  }

  private static func reworded<Result>(
    _ work: () throws(TensorError) -> Result
  ) throws(WeightFileError) -> Result {
    do { return try work() } catch { throw .tensor(error) }
  }

  private static func rank(_ dtype: DType) -> Int { dtypes.firstIndex { $0.dtype == dtype } ?? 0 }

  // MARK: Reading

  /// The tensors of a file's bytes, in the order of the file, and the texts that came with them.
  public static func decode(
    _ bytes: [UInt8], on engine: Engine
  ) throws(WeightFileError) -> (tensors: NamedTensors, metadata: [String: String]) {
    try read(of: bytes.count, on: engine) { (range: Range<Int>, into: UnsafeMutableRawBufferPointer) in
      into.copyBytes(from: bytes[range])
    }
  }

  /// The tensors of the file at a path. Each is read by itself, so that a large file is held once.
  public static func load(
    _ path: String, on engine: Engine
  ) throws(WeightFileError) -> (tensors: NamedTensors, metadata: [String: String]) {
    let file = try ReadableFile(path)
    return try read(of: file.count, on: engine) { (range, into) throws(WeightFileError) in
      try file.read(range, into: into)
    }
  }

  private typealias Reader = (Range<Int>, UnsafeMutableRawBufferPointer) throws(WeightFileError) -> Void

  private static func read(
    of count: Int, on engine: Engine, _ reader: Reader
  ) throws(WeightFileError) -> (tensors: NamedTensors, metadata: [String: String]) {
    if count < 8 { throw .tooShort(bytes: count) }
    let length = try bytes(0..<8, reader)
    let claimed = length.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard claimed <= UInt64(longestHeader), Int(claimed) <= count - 8 else {
      throw .headerLength(claimed: claimed, most: longestHeader, bytes: count)
    }
    let start = 8 + Int(claimed)
    let (entries, metadata) = try header(bytes(8..<start, reader))
    try check(entries, dataCount: count - start)
    var tensors = NamedTensors()
    for entry in entries {
      do {
        let begin = start + entry.begin
        tensors[entry.name] = try engine.tensor(entry.shape, of: entry.type) { range, memory in
          try reader(begin + range.lowerBound..<begin + range.upperBound, memory)
        }
      } catch let error as TensorError {
        throw .tensor(error)
      } catch let error as WeightFileError {
        throw error
      } catch {
        throw .headerText("\(error)")
      }
    }
    return (tensors, metadata)
  }

  private static func bytes(_ range: Range<Int>, _ reader: Reader) throws(WeightFileError) -> [UInt8] {
    var failure: WeightFileError?
    let values = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      do throws(WeightFileError) {
        try reader(range, UnsafeMutableRawBufferPointer(buffer))
        filled = range.count
      } catch { failure = error }
    }
    if let failure { throw failure }
    return values
  }

  private struct Entry {
    var name: String
    var type: StoredType
    var shape: [Int]
    var begin, end: Int
  }

  private static func header(
    _ bytes: [UInt8]
  ) throws(WeightFileError) -> (entries: [Entry], metadata: [String: String]) {
    let value: JSONValue
    do {
      value = try JSONReader.read(bytes, limits: JSONLimits(depth: 4, bytes: longestHeader, values: 5_000_000))
    } catch { throw .headerText("\(error)") }
    guard let object = value.object else { throw .headerText("it is a JSON \(value.kind), not an object") }
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    for (name, member) in object.members {
      if name == metadataName {
        guard let texts = member.object else { throw .entry(name: name, problem: "is no object") }
        for (key, text) in texts.members {
          guard let text = text.string else {
            throw .entry(name: name, problem: "has a member '\(key)' that is no text")
          }
          metadata[key] = text
        }
      } else {
        entries.append(try entry(name, member))
      }
    }
    return (entries.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }, metadata)
  }

  private static func entry(_ name: String, _ value: JSONValue) throws(WeightFileError) -> Entry {
    guard let dtypeName = value["dtype"]?.string else { throw .entry(name: name, problem: "has no dtype") }
    guard let sizes = value["shape"]?.array else { throw .entry(name: name, problem: "has no shape") }
    let shape = sizes.compactMap(\.int)
    guard shape.count == sizes.count, shape.allSatisfy({ $0 >= 0 }) else {
      throw .entry(name: name, problem: "has a shape that is no list of sizes")
    }
    guard let offsets = value["data_offsets"]?.array, offsets.count == 2, let begin = offsets[0].int,
      let end = offsets[1].int, begin >= 0, end >= begin
    else { throw .entry(name: name, problem: "has no data_offsets [begin, end] with begin at most end") }
    guard let type = stored.first(where: { $0.name == dtypeName })?.type else {
      throw .dtype(name: name, dtype: dtypeName, known: stored.map(\.name))
    }
    // An axis of size 0 counts as 1 here: the strides of the others must be numbers, too.
    let whole = shape.reduce((bytes: type.width, overflow: false)) { whole, size in
      let (bytes, overflow) = whole.bytes.multipliedReportingOverflow(by: max(1, size))
      return (bytes, whole.overflow || overflow)
    }
    if whole.overflow { throw .sizeOverflow(name: name, shape: shape) }
    let needed = shape.contains(0) ? 0 : whole.bytes
    if needed != end - begin {
      throw .size(name: name, shape: shape, dtype: dtypeName, needed: needed, begin: begin, end: end)
    }
    return Entry(name: name, type: type, shape: shape, begin: begin, end: end)
  }

  /// The entries, in order of their places, must fill the data without a gap.
  private static func check(_ entries: [Entry], dataCount: Int) throws(WeightFileError) {
    var (end, before) = (0, "")
    for entry in entries {
      if entry.begin < end { throw .overlap(name: entry.name, begin: entry.begin, other: before, end: end) }
      if entry.begin > end { throw .gap(name: entry.name, begin: entry.begin, expected: end) }
      if entry.end > dataCount { throw .beyondEnd(name: entry.name, end: entry.end, bytes: dataCount) }
      (end, before) = (entry.end, entry.name)
    }
    if end != dataCount { throw .trailing(bytes: dataCount, used: end) }
  }
}
