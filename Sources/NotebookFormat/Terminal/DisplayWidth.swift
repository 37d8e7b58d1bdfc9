// A terminal gives East Asian wide letters and emoji two columns, and combining marks none. Columns belong to what a
// reader sees as one character: a family emoji of five code points takes two columns, "e" + accent takes one. Emoji
// are known to the standard library; the wide scripts are the few ranges below, from Unicode's EastAsianWidth.

/// How many terminal columns a text takes.
///
///     displayWidth("Pixel")    // 5
///     displayWidth("画素")      // 4
///     displayWidth("e\u{301}") // 1
///
/// Control characters count nothing: the text should have none. O(length).
package func displayWidth(_ text: some StringProtocol) -> Int {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// How many terminal columns one character takes: 0, 1 or 2 (a few clusters of Indic and Thai scripts, more).
package func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.count > 1, isEmojiSequence(scalars, first) { return 2 }
  return scalars.reduce(0) { $0 + width($1) }
}

/// Joined emoji, flags, skin tones, and symbols that ask for their emoji form.
private func isEmojiSequence(_ scalars: Character.UnicodeScalarView, _ first: Unicode.Scalar) -> Bool {
  guard first.properties.isEmoji else { return false }
  return scalars.dropFirst().contains {
    $0 == "\u{FE0F}" || $0 == "\u{200D}" || $0.properties.isEmojiModifier
      || ("\u{1F1E6}"..."\u{1F1FF}").contains($0)
  }
}

private func width(_ scalar: Unicode.Scalar) -> Int {
  switch scalar.value {
  case 0x20..<0x7F: return 1
  case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
  case 0xAD: return 1
  default: break
  }
  switch scalar.properties.generalCategory {
  case .control, .format, .nonspacingMark, .enclosingMark, .spacingMark, .lineSeparator, .paragraphSeparator:
    return 0
  default:
    return scalar.properties.isEmojiPresentation || isWide(scalar.value) ? 2 : 1
  }
}

private func isWide(_ code: UInt32) -> Bool {
  guard code >= 0x1100 else { return false }
  switch code {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF, 0x4E00...0xA4C6,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
    return true
  default: return false
  }
}
