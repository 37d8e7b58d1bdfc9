// Filling a text up to a width, and tabs up to their columns.

package import Limits

extension Text {
  /// This text with `left` and `right` times the code point `fill` around it; negative numbers count as none.
  package func padded(
    left: Int, right: Int, with fill: UInt32 = 0x20, charge: Charge
  ) throws(LimitError) -> Text {
    let left = Swift.max(left, 0)
    let right = Swift.max(right, 0)
    if left == 0, right == 0 { return self }
    let shift = shift | (fill < 256 ? 0 : 2)
    let total = Text.sum(Text.sum(left, right), count)
    let length = try Text.charged(count: total, times: 1, isWide: shift != 0, charge: charge)
    return Text(count: length, shift: shift) { bytes in
      let wide = UnsafeMutableRawPointer(bytes).assumingMemoryBound(to: UInt32.self)
      for margin in [0..<left, length &- right..<length] {
        Text.forEachStretch(of: margin, charge) { stretch in
          if shift == 0 {
            let place = bytes + stretch.lowerBound
            place.update(repeating: UInt8(truncatingIfNeeded: fill), count: stretch.count)
          } else {
            (wide + stretch.lowerBound).update(repeating: fill, count: stretch.count)
          }
        }
      }
      copyUnits(to: bytes + left &<< shift, shift: shift, charge)
    }
  }

  /// In the middle of `width`; where it cannot be exact, CPython's choice of side.
  package func centered(_ width: Int, fill: UInt32 = 0x20, charge: Charge) throws(LimitError) -> Text {
    guard width > count else { return self }
    let margin = width &- count
    let left = margin / 2 &+ (margin & width & 1)
    return try padded(left: left, right: margin &- left, with: fill, charge: charge)
  }

  package func leftJustified(_ width: Int, fill: UInt32 = 0x20, charge: Charge) throws(LimitError) -> Text {
    guard width > count else { return self }
    return try padded(left: 0, right: width &- count, with: fill, charge: charge)
  }

  package func rightJustified(_ width: Int, fill: UInt32 = 0x20, charge: Charge) throws(LimitError) -> Text {
    guard width > count else { return self }
    return try padded(left: width &- count, right: 0, with: fill, charge: charge)
  }

  /// With zeros up to `width`, behind a leading sign.
  package func zeroFilled(_ width: Int, charge: Charge) throws(LimitError) -> Text {
    guard width > count else { return self }
    guard !isEmpty, unit(0) == 0x2B || unit(0) == 0x2D else {
      return try padded(left: width &- count, right: 0, with: 0x30, charge: charge)
    }
    let digits = slice(1, count, charge)
    var result = slice(0, 1)
    result.append(try digits.padded(left: width &- count, right: 0, with: 0x30, charge: charge), charge)
    return result
  }

  /// With each tab replaced by spaces up to the next multiple of `size` columns; none where it is not positive.
  package func tabsExpanded(_ size: Int = 8, charge: Charge) throws(LimitError) -> Text {
    var total = 0
    forEachTabPiece(size, charge) { spaces, _ in total = Text.sum(total, spaces ?? 1) }
    if total == count, !codePoints(charge).contains(9) { return self }
    _ = try Text.charged(count: total, times: 1, isWide: isWide, charge: charge)
    var builder = TextBuilder(charge)
    forEachTabPiece(size, charge) { spaces, unit in
      if let spaces {
        builder.append(Text.spaces(spaces, charge))
      } else {
        builder.append(codePoint: unit)
      }
    }
    return builder.text
  }

  /// For each code point: the spaces a tab becomes, or nil for any other.
  private func forEachTabPiece(_ size: Int, _ charge: Charge, _ body: (Int?, UInt32) -> Void) {
    var column = 0
    for unit in codePoints(charge) {
      if unit == 9 {
        let spaces = size > 0 ? size &- column % size : 0
        column = size > 0 ? 0 : column
        body(spaces, unit)
      } else {
        body(nil, unit)
        column = unit == 10 || unit == 13 ? 0 : column &+ 1
      }
    }
  }

  private static func spaces(_ count: Int, _ charge: Charge) -> Text {
    Text(narrow: count) { target in
      Text.forEachStretch(of: 0..<count, charge) { stretch in
        (target + stretch.lowerBound).update(repeating: 0x20, count: stretch.count)
      }
    }
  }
}
