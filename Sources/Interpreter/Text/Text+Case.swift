// Upper and lower case, by Unicode's full mappings: one code point may become up to three ("ß" -> "SS").
//
// The only mapping that looks around itself is that of capital sigma, which becomes ς at the end of a word.

extension Text {
  package func uppercased() -> Text {
    if let ascii = mappedASCII({ $0 &- 0x61 < 26 ? $0 ^ 0x20 : $0 }) { return ascii }
    return mapped { _, unit, builder in builder.append(unit, mapping: \.uppercaseMapping) }
  }

  package func lowercased() -> Text {
    if let ascii = mappedASCII({ $0 &- 0x41 < 26 ? $0 ^ 0x20 : $0 }) { return ascii }
    return mapped { index, unit, builder in appendLowercase(of: unit, at: index, to: &builder) }
  }

  /// For comparing without regard to case: full case folding.
  package func casefolded() -> Text {
    if let ascii = mappedASCII({ $0 &- 0x41 < 26 ? $0 ^ 0x20 : $0 }) { return ascii }
    return mapped { _, unit, builder in builder.append(folded: unit) }
  }

  /// Each word's first letter in title case, the others in lower case; a word is a run of cased characters.
  package func titlecased() -> Text {
    var isInWord = false
    return mapped { index, unit, builder in
      if isInWord {
        appendLowercase(of: unit, at: index, to: &builder)
      } else {
        builder.append(unit, mapping: \.titlecaseMapping)
      }
      isInWord = CodePoint.isCased(unit)
    }
  }

  /// The first character in title case, the others in lower case.
  package func capitalized() -> Text {
    mapped { index, unit, builder in
      if index == 0 {
        builder.append(unit, mapping: \.titlecaseMapping)
      } else {
        appendLowercase(of: unit, at: index, to: &builder)
      }
    }
  }

  package func caseSwapped() -> Text {
    mapped { index, unit, builder in
      if CodePoint.isUppercase(unit) {
        appendLowercase(of: unit, at: index, to: &builder)
      } else if CodePoint.isLowercase(unit) {
        builder.append(unit, mapping: \.uppercaseMapping)
      } else {
        builder.append(codePoint: unit)
      }
    }
  }

  /// The text that `replacement` makes of each code point; nil keeps it. `str.translate` fetches them from its
  /// table, may fail there, and charges what it returns.
  package func translated<Failure>(
    _ replacement: (UInt32) throws(Failure) -> Text?
  ) throws(Failure) -> Text {
    var builder = TextBuilder()
    for unit in codePoints {
      if let text = try replacement(unit) { builder.append(text) } else { builder.append(codePoint: unit) }
    }
    return builder.text
  }

  private func mapped(_ body: (Int, UInt32, inout TextBuilder) -> Void) -> Text {
    var builder = TextBuilder()
    for index in 0..<count { body(index, unit(index), &builder) }
    return builder.text
  }

  /// The text mapped byte by byte, or nil where it is not ASCII.
  private func mappedASCII(_ map: (UInt8) -> UInt8) -> Text? {
    withUnits(
      narrow: { units in
        var all: UInt8 = 0
        for unit in units { all |= unit }
        if all >= 0x80 { return nil }
        return Text(narrow: units.count) { target in
          for i in 0..<units.count { target[i] = map(units[i]) }
        }
      },
      wide: { _ in nil })
  }

  private func appendLowercase(of unit: UInt32, at index: Int, to builder: inout TextBuilder) {
    if unit == 0x3A3 {
      builder.append(codePoint: isFinal(index) ? 0x3C2 : 0x3C3)
    } else {
      builder.append(unit, mapping: \.lowercaseMapping)
    }
  }

  /// Whether a cased character stands before `index` and none after it, looking past those to be ignored.
  private func isFinal(_ index: Int) -> Bool {
    var before = index &- 1
    while before >= 0, CodePoint.isIgnoredByCase(unit(before)) { before &-= 1 }
    guard before >= 0, CodePoint.isCased(unit(before)) else { return false }
    var after = index &+ 1
    while after < count, CodePoint.isIgnoredByCase(unit(after)) { after &+= 1 }
    return after == count || !CodePoint.isCased(unit(after))
  }
}

extension TextBuilder {
  /// Appends what a case mapping makes of a code point, unless that is younger than Unicode 14.
  fileprivate mutating func append(_ unit: UInt32, mapping: KeyPath<Unicode.Scalar.Properties, String>) {
    guard let properties = CodePoint.properties(unit) else {
      append(codePoint: unit)
      return
    }
    let mapped = properties[keyPath: mapping].unicodeScalars
    if mapped.allSatisfy({ CodePoint.properties($0.value) != nil }) {
      for scalar in mapped { append(codePoint: scalar.value) }
    } else {
      append(codePoint: unit)
    }
  }

  /// Appends the full case folding: the lower case of the upper case, but for dotless i, capital sharp s, and
  /// Cherokee, which folds to its capitals because they were there first.
  fileprivate mutating func append(folded unit: UInt32) {
    switch unit {
    case 0x131: append(codePoint: unit)
    case 0x1E9E: append("ss")
    case 0x13A0...0x13FF, 0xAB70...0xABBF: append(unit, mapping: \.uppercaseMapping)
    default:
      var upper = TextBuilder()
      upper.append(unit, mapping: \.uppercaseMapping)
      for capital in upper.text.codePoints { append(capital, mapping: \.lowercaseMapping) }
    }
  }
}
