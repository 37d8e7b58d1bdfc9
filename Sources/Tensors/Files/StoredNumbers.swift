// Numbers as files hold them.
//
// Files know more types than the engine computes with: halves, short integers, either order of bytes. A type of a file
// has a width, and a type of the engine that holds all its numbers. A tensor's own memory takes the file's bytes, at its
// end where they are fewer; from there each number is read, widened and written to its place, from the first to the
// last: what is written never reaches what has not been read.

/// A type of numbers in a file.
///
/// ```swift
/// try engine.tensor([2], of: .bfloat16) { bytes in … }   // float32, from 4 bytes
/// ```
package enum StoredType: String, CaseIterable, Sendable {
  case bool, int8, int16, int32, int64, uint8, uint16, uint32, uint64, float16, bfloat16, float32, float64

  init(_ dtype: DType) {
    self =
      switch dtype {
      case .bool: .bool
      case .uint8: .uint8
      case .int64: .int64
      case .float32: .float32
      case .float64: .float64
      }
  }

  /// Bytes of a number in the file.
  package var width: Int {
    switch self {
    case .bool, .int8, .uint8: 1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .int64, .uint64, .float64: 8
    }
  }

  /// What the engine makes of them; uint64 keeps its bits.
  package var dtype: DType {
    switch self {
    case .bool: .bool
    case .uint8: .uint8
    case .float16, .bfloat16, .float32: .float32
    case .float64: .float64
    default: .int64
    }
  }

  /// The number whose bits are the lowest of these.
  private func integer(_ bits: UInt64) -> Int {
    switch self {
    case .int8: Int(Int8(truncatingIfNeeded: bits))
    case .int16: Int(Int16(truncatingIfNeeded: bits))
    case .int32: Int(Int32(truncatingIfNeeded: bits))
    default: Int(truncatingIfNeeded: bits)
    }
  }

  private func float(_ bits: UInt64) -> Float {
    switch self {
    case .float16: StoredType.half(UInt32(truncatingIfNeeded: bits))
    case .bfloat16: Float(bitPattern: UInt32(truncatingIfNeeded: bits) << 16)
    default: Float(bitPattern: UInt32(truncatingIfNeeded: bits))
    }
  }

  /// A sign, 5 bits of exponent, 10 of fraction.
  private static func half(_ bits: UInt32) -> Float {
    let (sign, exponent, fraction) = ((bits >> 15) << 31, (bits >> 10) & 31, bits & 0x3ff)
    switch exponent {
    case 0: return Float(bitPattern: sign | (Float(fraction) * 0x1p-24).bitPattern)
    case 31: return Float(bitPattern: sign | 0x7f80_0000 | (fraction << 13))
    default: return Float(bitPattern: sign | ((exponent + 112) << 23) | (fraction << 13))
    }
  }

  /// Reads the numbers at the end of a tensor's memory and writes them to their places.
  fileprivate func widen(
    _ memory: UnsafeMutableRawBufferPointer, count: Int, isBigEndian: Bool, on engine: Engine
  ) throws(TensorError) {
    let start = memory.count - count * width
    func each<Element>(_: Element.Type, _ number: (UInt64) -> Element) throws(TensorError) {
      try engine.inTurn(count) { range in
        for place in range {
          var bits: UInt64 = 0
          for byte in 0..<width {
            let shift = 8 * (isBigEndian ? width - 1 - byte : byte)
            bits |= UInt64(memory[start + place * width + byte]) << UInt64(shift)
          }
          memory.storeBytes(
            of: number(bits), toByteOffset: place * MemoryLayout<Element>.stride, as: Element.self)
        }
      }
    }
    switch dtype {
    case .bool: try each(Bool.self) { $0 != 0 }
    case .uint8: try each(UInt8.self) { UInt8(truncatingIfNeeded: $0) }
    case .int64: try each(Int.self, integer)
    case .float32: try each(Float.self, float)
    case .float64: try each(Double.self) { Double(bitPattern: $0) }
    }
  }

  /// The bytes of the type for numbers of the engine's type, which it holds, the low byte first.
  fileprivate func narrow(_ numbers: UnsafeRawBufferPointer) -> [UInt8] {
    func bytes<Element>(_: Element.Type, _ bits: (Element) -> UInt64) -> [UInt8] {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(numbers.count / MemoryLayout<Element>.stride * width)
      for number in numbers.bindMemory(to: Element.self) {
        let bits = bits(number)
        for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * byte))) }
      }
      return bytes
    }
    switch dtype {
    case .bool, .uint8: return Array(numbers)
    case .int64: return bytes(Int.self) { UInt64(bitPattern: Int64($0)) }
    case .float32: return bytes(Float.self, bits)
    case .float64: return bytes(Double.self) { $0.bitPattern }
    }
  }

  private func bits(_ number: Float) -> UInt64 {
    switch self {
    case .float16: UInt64(StoredType.halfBits(number))
    case .bfloat16: UInt64(number.bitPattern >> 16)
    default: UInt64(number.bitPattern)
    }
  }

  /// The bits of a number that halves hold.
  private static func halfBits(_ number: Float) -> UInt32 {
    let (bits, size) = (number.bitPattern, number.magnitude)
    let sign = (bits >> 31) << 15
    if size.isNaN { return sign | 0x7e00 }
    if size >= 0x1p16 { return sign | 0x7c00 }
    if size < 0x1p-14 { return sign | UInt32(size * 0x1p24) }
    return sign | ((((bits >> 23) & 255) - 112) << 10) | ((bits >> 13) & 0x3ff)
  }

  /// Whether the file's bytes are the engine's.
  fileprivate func isOwn(isBigEndian: Bool) -> Bool {
    self != .bool && width == dtype.byteCount && (width == 1 || isBigEndian == (Int(bigEndian: 1) == 1))
  }
}

extension Engine {
  /// A tensor of numbers in row-major order as a file has them; `fill` is given the place of their bytes.
  package func tensor(
    _ shape: [Int], of type: StoredType, isBigEndian: Bool = false,
    filling fill: (UnsafeMutableRawBufferPointer) throws -> Void
  ) throws -> Tensor {
    let tensor = try empty(shape, dtype: type.dtype)
    let count = tensor.count
    let memory = UnsafeMutableRawBufferPointer(
      start: tensor.storage.memory, count: count * type.dtype.byteCount)
    try fill(UnsafeMutableRawBufferPointer(rebasing: memory[(memory.count - count * type.width)...]))
    if !type.isOwn(isBigEndian: isBigEndian) {
      try type.widen(memory, count: count, isBigEndian: isBigEndian, on: self)
    }
    return tensor
  }

  /// The same, where `read` is given a piece at a time, with its range among the bytes.
  package func tensor(
    _ shape: [Int], of type: StoredType, isBigEndian: Bool = false,
    reading read: (Range<Int>, UnsafeMutableRawBufferPointer) throws -> Void
  ) throws -> Tensor {
    try tensor(shape, of: type, isBigEndian: isBigEndian) { (bytes: UnsafeMutableRawBufferPointer) in
      for start in stride(from: 0, to: bytes.count, by: StoredPieces.size) {
        try poll()
        let piece = bytes.dropFirst(start).prefix(StoredPieces.size)
        try read(start..<start + piece.count, UnsafeMutableRawBufferPointer(rebasing: piece))
      }
    }
  }
}

/// A tensor's numbers in row-major order as the bytes of a file, piece by piece, the low byte first.
///
/// ```swift
/// var pieces = try StoredPieces(tensor)
/// while let piece = try pieces.next() { try file.write(piece) }
/// ```
package struct StoredPieces {
  fileprivate static let size = 1 << 18

  package let type: StoredType
  private let source: Tensor
  private var place = 0

  /// As the type given, which must hold the numbers, or as the engine has them.
  package init(_ tensor: Tensor, as type: StoredType? = nil) throws(TensorError) {
    self.type = type ?? StoredType(tensor.dtype)
    source = try tensor.detach().contiguous()
  }

  package var byteCount: Int { source.count * type.width }

  package mutating func next() throws(TensorError) -> [UInt8]? {
    if place >= source.count { return nil }
    try source.engine.poll()
    let width = source.dtype.byteCount
    let length = min(source.count - place, StoredPieces.size / width)
    let numbers = UnsafeRawBufferPointer(
      start: source.storage.memory + (source.offset + place) * width, count: length * width)
    place += length
    let isSame = type.width == width && Int(littleEndian: 1) == 1
    return isSame ? Array(numbers) : type.narrow(numbers)
  }
}
