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
    if other.isEmpty { return }
    let (count, shift) = (count, shift | other.shift)
    if count == 0 {
      self = other
      return
    }
    let total = count &+ other.count
    if shift == 0, total <= ShortText.most {
      short.append(other.count) { other.copyUnits(to: $0, shift: 0) }
      return
    }
    let before = block == nil ? short : nil
    makeRoom(count: total, shift: shift, charge)
    if charge?.isStopped != true, let block {
      other.copyUnits(to: block.elements + count &<< shift, shift: shift, charge)
    }
    if let charge, charge.isStopped {
      if let before { (block, short) = (nil, before) }
      block?.withUnsafeMutablePointerToHeader { $0.pointee.count = count }
    }
  }

  /// Appends one code point in place.
  package mutating func append(codePoint: UInt32) {
    let count = count
    if block == nil, codePoint < 256, count < ShortText.most {
      short.append(1) { $0[0] = UInt8(truncatingIfNeeded: codePoint) }
      return
    }
    makeRoom(count: count &+ 1, shift: codePoint < 256 ? shift : 2)
    block?.withUnsafeMutablePointers { header, bytes in
      if header.pointee.shift == 0 {
        bytes[count] = UInt8(truncatingIfNeeded: codePoint)
      } else {
        UnsafeMutableRawPointer(bytes).storeBytes(of: codePoint, toByteOffset: count &<< 2, as: UInt32.self)
      }
    }
  }

  /// The bytes of the result of appending `other`.
  package func growth(appending other: Text) -> Int {
    (count &+ other.count) << (shift | other.shift)
  }

  /// Gives the text a block of our own, `count` long and of the width `shift`, its first code points as they were.
  @inline(__always)
  private mutating func makeRoom(count: Int, shift: Int, _ charge: Charge? = nil) {
    let isUnique = isKnownUniquelyReferenced(&block)
    let isRoomy = block?.withUnsafeMutablePointerToHeader { header in
      guard isUnique, header.pointee.shift == shift, count &<< shift <= header.pointee.capacity else {
        return false
      }
      header.pointee.count = count
      header.pointee.hash = 0
      return true
    }
    if isRoomy != true { replaceBlock(count: count, shift: shift, isGrowing: isUnique, charge) }
  }

  @inline(never)
  private mutating func replaceBlock(count: Int, shift: Int, isGrowing: Bool, _ charge: Charge?) {
    let bytes = count &<< shift
    let capacity = isGrowing ? bytes &+ bytes / 2 : bytes
    let larger = TextStorage.make(count: count, shift: shift, capacity: capacity)
    copyUnits(to: larger.elements, shift: shift, charge)
    if let charge, charge.isStopped { return }
    (block, short) = (larger, ShortText())
  }

  /// Writes this text's code points to `target` in the width `shift`, which is the text's own or the larger one.
  func copyUnits(to target: UnsafeMutablePointer<UInt8>, shift: Int, _ charge: Charge? = nil) {
    let place = UnsafeMutableRawPointer(target)
    withBytes { source in
      if shift == 0 || isWide {
        Text.forEachStretch(of: 0..<byteCount, charge) { stretch in
          (place + stretch.lowerBound).copyMemory(from: source + stretch.lowerBound, byteCount: stretch.count)
        }
      } else {
        let wide = place.assumingMemoryBound(to: UInt32.self)
        Text.forEachStretch(of: 0..<count, charge) { stretch in
          for i in stretch { wide[i] = UInt32(source[i]) }
        }
      }
    }
  }

  /// Appends a Swift string; ASCII is copied without an intermediate text.
  package mutating func append(_ string: String) {
    var string = string
    let appended = string.withUTF8 { bytes in
      guard !isWide, bytes.allSatisfy({ $0 < 0x80 }) else { return false }
      guard let source = bytes.baseAddress else { return true }
      let start = count
      if start &+ bytes.count <= ShortText.most {
        short.append(bytes.count) { $0.update(from: source, count: bytes.count) }
        return true
      }
      makeRoom(count: start &+ bytes.count, shift: 0)
      if let block { (block.elements + start).update(from: source, count: bytes.count) }
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
