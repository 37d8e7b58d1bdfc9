// Growing a text.
//
// One rule serves `s += x` in a script and the builder inside the interpreter: if nobody else holds the block
// and the new code points fit in its width and room, they are written behind the old ones; otherwise the block
// is replaced by a larger one. Room grows by half when the block was already ours (it is being built), and not
// at all the first time (it may be the only time).

extension Text {
  /// Appends in place where nobody else holds this text's block; amortised cost is the length of `other`.
  ///
  /// The memory that may be taken is at most `growth(appending:)` bytes; charge them first.
  package mutating func append(_ other: Text) {
    let header = storage.header
    if other.isEmpty { return }
    if header.count == 0 {
      self = other
      return
    }
    let shift = header.shift | other.storage.header.shift
    makeRoom(count: header.count &+ other.count, shift: shift)
    other.copyUnits(to: storage, at: header.count)
  }

  /// Appends one code point in place.
  package mutating func append(codePoint: UInt32) {
    let header = storage.header
    makeRoom(count: header.count &+ 1, shift: codePoint < 256 ? header.shift : 2)
    storage.withUnsafeMutablePointers { head, bytes in
      if head.pointee.shift == 0 {
        bytes[header.count] = UInt8(truncatingIfNeeded: codePoint)
      } else {
        UnsafeMutableRawPointer(bytes).storeBytes(
          of: codePoint, toByteOffset: header.count &<< 2, as: UInt32.self)
      }
    }
  }

  /// The bytes of the result of appending `other`.
  package func growth(appending other: Text) -> Int {
    (count &+ other.count) << (storage.header.shift | other.storage.header.shift)
  }

  /// Makes the block ours, `count` long and of the width `shift`, its first code points as they were.
  private mutating func makeRoom(count: Int, shift: Int) {
    let bytes = count &<< shift
    let isUnique = isKnownUniquelyReferenced(&storage)
    let header = storage.header
    if isUnique, header.shift == shift, bytes <= header.capacity {
      storage.header.count = count
      storage.header.hash = 0
      return
    }
    let grown = TextStorage.make(count: count, shift: shift, capacity: isUnique ? bytes &+ bytes / 2 : bytes)
    copyUnits(to: grown, at: 0)
    storage = grown
  }

  /// Writes this text's code points into a block of the same or the larger width, from index `start`.
  func copyUnits(to target: TextStorage, at start: Int) {
    let shift = target.header.shift
    target.withUnsafeMutablePointerToElements { bytes in
      let place = UnsafeMutableRawPointer(bytes + start &<< shift)
      let room = UnsafeMutableRawBufferPointer(start: place, count: count &<< shift)
      withUnits(
        narrow: { units in
          if shift == 0 {
            room.copyMemory(from: UnsafeRawBufferPointer(units))
          } else {
            let wide = place.assumingMemoryBound(to: UInt32.self)
            for i in 0..<units.count { wide[i] = UInt32(units[i]) }
          }
        },
        wide: { units in room.copyMemory(from: UnsafeRawBufferPointer(units)) })
    }
  }

  /// Appends a Swift string; ASCII is copied without an intermediate text.
  package mutating func append(_ string: String) {
    var string = string
    let appended = string.withUTF8 { bytes in
      guard !isWide, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      let start = count
      makeRoom(count: start &+ bytes.count, shift: 0)
      storage.withUnsafeMutablePointerToElements { target in
        if let source = bytes.baseAddress { (target + start).update(from: source, count: bytes.count) }
      }
      return true
    }
    if !appended { append(Text(string)) }
  }
}

/// Collects a text piece by piece at amortised linear cost, widening when the first wide code point comes.
///
/// ```swift
/// var builder = TextBuilder()
/// builder.append("x = ")
/// builder.append(codePoint: 0x1F600)
/// let text = builder.text
/// ```
/// It allocates without asking: whoever builds from a script's data charges ``byteCount`` as it grows.
package struct TextBuilder {
  package private(set) var text = Text()

  package init() {}

  package var count: Int { text.count }
  package var byteCount: Int { text.byteCount }

  package mutating func append(_ piece: Text) { text.append(piece) }
  package mutating func append(_ piece: String) { text.append(piece) }
  package mutating func append(codePoint: UInt32) { text.append(codePoint: codePoint) }
}
