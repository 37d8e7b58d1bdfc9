// Growing a text.
//
// One rule serves `s += x` in a script and the builder inside the interpreter: if nobody else holds the block
// and the new code points fit in its width and room, they are written behind the old ones; otherwise the block
// is replaced by a larger one. Room grows by half when the block was already ours (it is being built), and not
// at all the first time (it may be the only time).

extension Text {
  /// Appends in place where nobody else holds this text's block; amortised cost is the length of `other`. A text that
  /// is stopped stays as it was.
  ///
  /// Charge `growth(appending:)` bytes first; a block that grows repeatedly takes half as much again.
  package mutating func append(_ other: Text, _ charge: Charge? = nil) {
    let header = storage.head
    if other.isEmpty { return }
    if header.count == 0 {
      self = other
      return
    }
    let shift = header.shift | other.storage.head.shift
    makeRoom(count: header.count &+ other.count, shift: shift, charge)
    if charge?.isStopped != true { other.copyUnits(to: storage, at: header.count, charge) }
    if let charge, charge.isStopped {
      storage.withUnsafeMutablePointerToHeader { $0.pointee.count = header.count }
    }
  }

  /// Appends one code point in place.
  package mutating func append(codePoint: UInt32) {
    let count = count
    makeRoom(count: count &+ 1, shift: codePoint < 256 ? storage.head.shift : 2)
    storage.withUnsafeMutablePointers { header, bytes in
      if header.pointee.shift == 0 {
        bytes[count] = UInt8(truncatingIfNeeded: codePoint)
      } else {
        UnsafeMutableRawPointer(bytes).storeBytes(of: codePoint, toByteOffset: count &<< 2, as: UInt32.self)
      }
    }
  }

  /// The bytes of the result of appending `other`.
  package func growth(appending other: Text) -> Int {
    (count &+ other.count) << (storage.head.shift | other.storage.head.shift)
  }

  /// Makes the block ours, `count` long and of the width `shift`, its first code points as they were.
  @inline(__always)
  private mutating func makeRoom(count: Int, shift: Int, _ charge: Charge? = nil) {
    let isUnique = isKnownUniquelyReferenced(&storage)
    let isRoomy = storage.withUnsafeMutablePointerToHeader { header in
      guard isUnique, header.pointee.shift == shift, count &<< shift <= header.pointee.capacity else {
        return false
      }
      header.pointee.count = count
      header.pointee.hash = 0
      return true
    }
    if !isRoomy { replaceBlock(count: count, shift: shift, isGrowing: isUnique, charge) }
  }

  @inline(never)
  private mutating func replaceBlock(count: Int, shift: Int, isGrowing: Bool, _ charge: Charge?) {
    let bytes = count &<< shift
    let capacity = isGrowing ? bytes &+ bytes / 2 : bytes
    let larger = TextStorage.make(count: count, shift: shift, capacity: capacity)
    copyUnits(to: larger, at: 0, charge)
    if let charge, charge.isStopped { return }
    storage = larger
  }

  /// Writes this text's code points into a block of the same or the larger width, from index `start`.
  func copyUnits(to target: TextStorage, at start: Int, _ charge: Charge? = nil) {
    let shift = target.head.shift
    target.withUnsafeMutablePointerToElements { bytes in
      let place = UnsafeMutableRawPointer(bytes + start &<< shift)
      if shift == 0 || isWide {
        storage.withUnsafeMutablePointerToElements { source in
          Text.forEachStretch(of: 0..<byteCount, charge) { stretch in
            (place + stretch.lowerBound).copyMemory(from: source + stretch.lowerBound, byteCount: stretch.count)
          }
        }
      } else {
        let wide = place.assumingMemoryBound(to: UInt32.self)
        storage.withUnsafeMutablePointerToElements { units in
          Text.forEachStretch(of: 0..<count, charge) { stretch in
            for i in stretch { wide[i] = UInt32(units[i]) }
          }
        }
      }
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
  private let charge: Text.Charge?

  package init(_ charge: Text.Charge? = nil) { self.charge = charge }

  package var count: Int { text.count }
  package var byteCount: Int { text.byteCount }

  package mutating func append(_ piece: Text) { text.append(piece, charge) }
  package mutating func append(_ piece: String) { text.append(piece) }
  package mutating func append(codePoint: UInt32) { text.append(codePoint: codePoint) }
}

extension Text {
  /// The digits of an integer, behind a minus sign where it is negative.
  package init(decimal value: Int) {
    var left = value.magnitude
    var count = value < 0 ? 1 : 0
    repeat {
      count += 1
      left /= 10
    } while left > 0
    self.init(narrow: count) { target in
      var left = value.magnitude
      var place = count
      repeat {
        let (quotient, digit) = left.quotientAndRemainder(dividingBy: 10)
        place -= 1
        target[place] = 0x30 + UInt8(truncatingIfNeeded: digit)
        left = quotient
      } while left > 0
      if value < 0 { target[0] = 0x2D }
    }
  }
}
