// Upper and lower case, by Unicode's full mappings: one code point may become up to three ("ß" -> "SS").
//
// The only mapping that looks around itself is that of capital sigma, which becomes ς at the end of a word.

extension Text {
  package func uppercased(_ charge: Charge? = nil) -> Text {
    if let ascii = mappedASCII(charge, changingCaseOf: 0x61) { return ascii }
    return mapped(charge) { _, unit, builder in builder.append(unit, mapping: \.uppercaseMapping) }
  }

  package func lowercased(_ charge: Charge? = nil) -> Text {
    if let ascii = mappedASCII(charge, changingCaseOf: 0x41) { return ascii }
    return mapped(charge) { index, unit, builder in appendLowercase(of: unit, at: index, to: &builder, charge) }
  }

  /// For comparing without regard to case: full case folding.
  package func casefolded(_ charge: Charge? = nil) -> Text {
    if let ascii = mappedASCII(charge, changingCaseOf: 0x41) { return ascii }
    return mapped(charge) { _, unit, builder in builder.append(folded: unit) }
  }

  /// Each word's first letter in title case, the others in lower case; a word is a run of cased characters.
  package func titlecased(_ charge: Charge? = nil) -> Text {
    var isInWord = false
    return mapped(charge) { index, unit, builder in
      if isInWord {
        appendLowercase(of: unit, at: index, to: &builder, charge)
      } else {
        builder.append(unit, mapping: \.titlecaseMapping)
      }
      isInWord = CodePoint.isCased(unit)
    }
  }

  /// The first character in title case, the others in lower case.
  package func capitalized(_ charge: Charge? = nil) -> Text {
    if let lower = mappedASCII(charge, changingCaseOf: 0x41), !isEmpty {
      return slice(0, 1).uppercased().appending(lower.slice(1, count, charge), charge)
    }
    return mapped(charge) { index, unit, builder in
      if index == 0 {
        builder.append(unit, mapping: \.titlecaseMapping)
      } else {
        appendLowercase(of: unit, at: index, to: &builder, charge)
      }
    }
  }

  package func caseSwapped(_ charge: Charge? = nil) -> Text {
    mapped(charge) { index, unit, builder in
      if CodePoint.isUppercase(unit) {
        appendLowercase(of: unit, at: index, to: &builder, charge)
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
    _ charge: Charge? = nil, _ replacement: (UInt32) throws(Failure) -> Text?
  ) throws(Failure) -> Text {
    var builder = TextBuilder(charge)
    for unit in codePoints(charge) {
      if let text = try replacement(unit) { builder.append(text) } else { builder.append(codePoint: unit) }
    }
    return builder.text
  }

  private func mapped(_ charge: Charge?, _ body: (Int, UInt32, inout TextBuilder) -> Void) -> Text {
    var builder = TextBuilder(charge)
    // Case mapping costs far more than the stretch says.
    var index = 0
    for unit in codePoints(charge) {
      if index & 0xFFF == 0xFFF, let charge, charge.stops(after: 1 << 16) { break }
      body(index, unit, &builder)
      index &+= 1
    }
    return builder.text
  }

  /// The text mapped byte by byte, or nil where it is not ASCII.
  private func mappedASCII(_ charge: Charge?, changingCaseOf first: UInt8) -> Text? {
    if block == nil { return short.changingCase(of: first).map { Text($0) } }
    return withUnits(
      narrow: { units in
        var all: UInt8 = 0
        Text.forEachStretch(of: 0..<units.count, charge) { for i in $0 { all |= units[i] } }
        if all >= 0x80 { return nil }
        return Text(narrow: units.count) { target in
          Text.forEachStretch(of: 0..<units.count, charge) {
            for i in $0 { target[i] = units[i] &- first < 26 ? units[i] ^ 0x20 : units[i] }
          }
        }
      },
      wide: { _ in nil })
  }

  private func appendLowercase(of unit: UInt32, at index: Int, to builder: inout TextBuilder, _ charge: Charge?)
  {
    if unit == 0x3A3 {
      builder.append(codePoint: isFinal(index, charge) ? 0x3C2 : 0x3C3)
    } else {
      builder.append(unit, mapping: \.lowercaseMapping)
    }
  }

  /// Whether a cased character stands before `index` and none after it, looking past those to be ignored.
  private func isFinal(_ index: Int, _ charge: Charge?) -> Bool {
    var before = index &- 1
    while before >= 0, CodePoint.isIgnoredByCase(unit(before)) {
      before &-= 1
      if let charge, charge.stops(after: 16) { return false }
    }
    guard before >= 0, CodePoint.isCased(unit(before)) else { return false }
    var after = index &+ 1
    while after < count, CodePoint.isIgnoredByCase(unit(after)) {
      after &+= 1
      if let charge, charge.stops(after: 16) { return false }
    }
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
