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

  /// Whether the file's bytes are the engine's.
  fileprivate func isOwn(isBigEndian: Bool) -> Bool {
    self != .bool && width == dtype.byteCount && (width == 1 || isBigEndian == (Int(bigEndian: 1) == 1))
  }
}

extension Engine {
  /// A tensor of numbers in row-major order as a file has them; `read` fills the bytes.
  package func tensor(
    _ shape: [Int], of type: StoredType, isBigEndian: Bool = false,
    reading read: (UnsafeMutableRawBufferPointer) throws -> Void
  ) throws -> Tensor {
    let tensor = try empty(shape, dtype: type.dtype)
    let count = tensor.count
    let memory = UnsafeMutableRawBufferPointer(
      start: tensor.storage.memory, count: count * type.dtype.byteCount)
    try read(UnsafeMutableRawBufferPointer(rebasing: memory[(memory.count - count * type.width)...]))
    if !type.isOwn(isBigEndian: isBigEndian) {
      try type.widen(memory, count: count, isBigEndian: isBigEndian, on: self)
    }
    return tensor
  }
}
