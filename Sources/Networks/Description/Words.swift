// A description cut into words, each knowing its place.

/// A word of a description.
struct Word: Equatable {
  var text: String
  /// Where it begins and how long it is, in characters.
  var offset, length: Int

  /// Between layers stand commas, semicolons, arrows and line ends; brackets hold what is repeated.
  static func words(of text: String) -> [Word] {
    var words: [Word] = []
    var current = ""
    var start = 0
    func flush(_ end: Int) {
      if !current.isEmpty { words.append(Word(text: current, offset: start, length: end - start)) }
      current = ""
    }
    let characters = Array(text)
    var place = 0
    while place < characters.count {
      let character = characters[place]
      let isArrow =
        character == "→" || (character == "-" && place + 1 < characters.count && characters[place + 1] == ">")
      if isArrow || ",;()[]".contains(character) || character.isNewline {
        flush(place)
        let length = isArrow && character == "-" ? 2 : 1
        let bracket = "()[]".contains(character)
        let text = bracket ? ("([".contains(character) ? "(" : ")") : ","
        words.append(Word(text: text, offset: place, length: length))
        place += length
        continue
      }
      if character.isWhitespace {
        flush(place)
      } else {
        if current.isEmpty { start = place }
        current.append(character == "×" ? "x" : character)
      }
      place += 1
    }
    flush(characters.count)
    return words
  }
}

/// The words of one layer: its name, the arguments before its options, and the options.
struct LayerPhrase {
  var name: Word
  var arguments: [Word]
  var options: LayerOptions
  let text: String

  func error(_ problem: DescriptionError.Problem, at word: Word? = nil) -> DescriptionError {
    let word = word ?? arguments.last ?? name
    return DescriptionError(problem: problem, text: text, offset: word.offset, length: word.length)
  }

  /// An argument, or an error that shows how the layer is written.
  func argument(_ place: Int, _ what: String, example: String) throws(DescriptionError) -> Word {
    guard place < arguments.count else {
      throw error(.missing(layer: name.text, what: what, example: example))
    }
    return arguments[place]
  }

  func size(_ place: Int, _ what: String, example: String) throws(DescriptionError) -> Size {
    let word = try argument(place, what, example: example)
    guard let sides = Sides(words: word.text), sides.sizes.count == 1 else {
      throw error(.notASize(word.text, what: what), at: word)
    }
    return sides.sizes[0]
  }

  func sides(_ place: Int, _ what: String, example: String) throws(DescriptionError) -> Sides {
    let word = try argument(place, what, example: example)
    guard let sides = Sides(words: word.text) else { throw error(.notASize(word.text, what: what), at: word) }
    return sides
  }

  func number(_ place: Int, _ what: String, or usual: Double) throws(DescriptionError) -> Double {
    guard place < arguments.count else { return usual }
    guard let number = Double(arguments[place].text), number.isFinite else {
      throw error(.notANumber(arguments[place].text, what: what), at: arguments[place])
    }
    return number
  }

  func whole(_ place: Int, _ what: String, or usual: Int) throws(DescriptionError) -> Int {
    guard place < arguments.count else { return usual }
    guard let number = Int(arguments[place].text) else {
      throw error(.notANumber(arguments[place].text, what: what), at: arguments[place])
    }
    return number
  }

  /// Borders: `2`, `1:2`, `1:2x0:1`.
  func pairs(_ what: String, example: String) throws(DescriptionError) -> [WindowPadding.Pair] {
    let word = try argument(0, what, example: example)
    guard let pairs = WindowPadding.pairs(words: word.text) else {
      throw error(.notASize(word.text, what: what), at: word)
    }
    return pairs
  }
}

extension Sides {
  /// `3`, `3x5`, `lxl`: numbers or names with x between.
  init?(words text: String) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let sizes = parts.compactMap { part -> Size? in
      if let number = Int(part) { return .number(number) }
      guard let first = part.first, first.isLetter || first == "_" else { return nil }
      return part.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? Size(String(part)) : nil
    }
    if sizes.isEmpty || sizes.count != parts.count { return nil }
    self.init(sizes)
  }
}

extension WindowPadding {
  static func pairs(words text: String) -> [Pair]? {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    let pairs = parts.compactMap { part -> Pair? in
      let ends = part.split(separator: ":", omittingEmptySubsequences: false).map { Sides(words: String($0)) }
      guard ends.count <= 2, let before = ends.first??.sizes.first, let after = ends.last??.sizes.first else {
        return nil
      }
      return Pair(before, after)
    }
    return pairs.count == parts.count ? pairs : nil
  }
}
