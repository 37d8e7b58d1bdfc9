// `repr` and `ascii`: a text as a literal that would make it.

extension Text {
  /// As CPython's `repr`: in single quotes, or double ones where only single quotes stand inside; what cannot
  /// be printed is escaped.
  package var representation: Text { representation(nil) }

  package func representation(_ charge: Charge?) -> Text { quoted(charge) { CodePoint.isPrintable($0) } }

  /// As CPython's `ascii`: the same with everything beyond ASCII escaped.
  package func asciiRepresentation(_ charge: Charge? = nil) -> Text {
    quoted(charge) { $0 >= 0x20 && $0 < 0x7F }
  }

  private func quoted(_ charge: Charge?, _ isPlain: (UInt32) -> Bool) -> Text {
    if let plain = quotedPlain(charge) { return plain }
    var builder = TextBuilder(charge)
    let quote: UInt32 = codePoints(charge).contains(0x27) && !codePoints(charge).contains(0x22) ? 0x22 : 0x27
    builder.append(codePoint: quote)
    for unit in codePoints(charge) {
      // Looking a character up costs far more than the stretch says.
      if builder.count & 0xFFF == 0, let charge, charge.stops(after: 1 << 16) { break }
      switch unit {
      case quote, 0x5C:
        builder.append(codePoint: 0x5C)
        builder.append(codePoint: unit)
      case 0x09: builder.append("\\t")
      case 0x0A: builder.append("\\n")
      case 0x0D: builder.append("\\r")
      default:
        if isPlain(unit) { builder.append(codePoint: unit) } else { builder.append(CodePoint.escape(unit)) }
      }
    }
    builder.append(codePoint: quote)
    return builder.text
  }

  /// The text in single quotes where it is ASCII and needs no escape, as most texts do; else nil.
  private func quotedPlain(_ charge: Charge?) -> Text? {
    withUnits(
      narrow: { units in
        var isPlain = true
        Text.forEachStretch(of: 0..<units.count, charge) { stretch in
          guard isPlain else { return }
          for i in stretch where units[i] &- 0x20 >= 0x5F || units[i] == 0x27 || units[i] == 0x5C {
            isPlain = false
            return
          }
        }
        if !isPlain { return nil }
        return Text(narrow: units.count &+ 2) { target in
          target[0] = 0x27
          Text.forEachStretch(of: 0..<units.count, charge) { for i in $0 { target[i &+ 1] = units[i] } }
          target[units.count &+ 1] = 0x27
        }
      },
      wide: { _ in nil })
  }

  /// The text with everything beyond ASCII escaped but not quoted, as Python writes what an encoding cannot hold.
  package func backslashReplaced(_ charge: Charge? = nil) -> Text {
    var builder = TextBuilder(charge)
    for unit in codePoints(charge) {
      if unit < 0x80 { builder.append(codePoint: unit) } else { builder.append(CodePoint.escape(unit)) }
    }
    return builder.text
  }
}

extension CodePoint {
  /// `\xe9`, `\u20ac` or `\U0001f600`.
  static func escape(_ unit: UInt32) -> String {
    let digits = String(unit, radix: 16)
    let (letter, width) = unit < 0x100 ? ("x", 2) : unit < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
