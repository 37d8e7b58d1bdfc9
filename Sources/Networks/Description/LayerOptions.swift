// What can be said of a layer after its arguments, in any order.

/// The options of a layer, as they were said.
struct LayerOptions {
  var stride: Sides?
  var padding: WindowPadding = 0
  var dilation: Sides = 1
  var outputPadding: Sides = 0
  var groups: Size = 1
  var multiplier: Size = 1
  var mode: PaddingMode = .zeros
  /// Words that are said or not.
  var flags: Set<String> = []
  /// The options that were said, with their words.
  var said: [(name: String, word: Word)] = []
  /// Said of any layer: its name, what it reads, that it is frozen, an activation after it.
  var layerName: Word?
  var from: [Word] = []
  var isFrozen = false
  var activation: ActivationRule?

  /// Options followed by a number, by the name they are known as.
  private static let numbered = [
    "stride": "stride", "strides": "stride", "pad": "pad", "padding": "pad", "dilation": "dilation",
    "groups": "groups", "output-pad": "output-pad", "multiplier": "multiplier",
  ]
  private static let flagNames: Set<String> = ["nobias", "ceil", "bilinear", "nearest", "mapbias"]
  private static let general: Set<String> = ["as", "from", "frozen"]
  /// Words that may stand anywhere and say nothing.
  static let fillers: Set<String> = [
    "filters", "filter", "maps", "units", "of", "with", "and", "kernel", "window",
  ]

  static var names: [String] {
    Array(numbered.keys) + flagNames + ["same", "valid", "causal", "as", "from", "frozen"]
      + PaddingMode.allCases.map(\.rawValue) + ActivationRule.kinds.map(\.name)
  }

  /// Whether a word begins an option: `stride`, `same`, `s2`.
  static func isOption(_ text: String) -> Bool {
    names.contains(text) || ActivationRule.aliases[text] != nil || short(text) != nil
  }

  /// `s2`, `p1`, `d3`, `/2` as option and number.
  private static func short(_ text: String) -> (name: String, number: String)? {
    let number = String(text.dropFirst())
    guard let letter = text.first, !number.isEmpty, number.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    let name: [Character: String] = ["s": "stride", "/": "stride", "p": "pad", "d": "dilation"]
    return name[letter].map { ($0, number) }
  }

  /// Takes one option from the front of the words.
  mutating func take(
    _ words: inout ArraySlice<Word>, phrase: LayerPhrase
  ) throws(DescriptionError) {
    let word = words.removeFirst()
    let text = word.text.lowercased()
    if let (name, number) = Self.short(text) {
      try set(name, Word(text: number, offset: word.offset, length: word.length), phrase)
      said.append((name, word))
    } else if let name = Self.numbered[text] {
      guard let value = words.popFirst() else {
        throw phrase.error(.missing(layer: text, what: "a number", example: "\(text) 2"), at: word)
      }
      // `padding same` is said as often as `same`.
      if name == "pad", ["same", "valid", "causal"].contains(value.text.lowercased()) {
        setPadding(value.text.lowercased())
      } else {
        try set(name, value, phrase)
      }
      said.append((name, word))
    } else if ["same", "valid", "causal"].contains(text) {
      setPadding(text)
      said.append(("pad", word))
    } else if let mode = PaddingMode(rawValue: text) {
      self.mode = mode
      said.append(("mode", word))
    } else if Self.flagNames.contains(text) {
      flags.insert(text)
      said.append((text, word))
    } else if Self.general.contains(text) {
      try takeGeneral(text, word, &words, phrase)
    } else if Self.isOption(text) {
      activation = ActivationRule(text)
    } else {
      let nearest = Spelling.nearest(to: text, among: Self.names.sorted())
      throw phrase.error(.unknownOption(word.text, layer: phrase.name.text, nearest: nearest), at: word)
    }
  }

  private mutating func setPadding(_ text: String) {
    padding = text == "same" ? .same : text == "causal" ? .causal : .valid
  }

  private mutating func set(_ name: String, _ value: Word, _ phrase: LayerPhrase) throws(DescriptionError) {
    if name == "pad" {
      guard let pairs = WindowPadding.pairs(words: value.text) else {
        throw phrase.error(.notASize(value.text, what: "the padding"), at: value)
      }
      let isEven = pairs.allSatisfy { $0.before == $0.after }
      padding = isEven ? .number(Sides(pairs.map(\.before))) : .pairs(pairs)
      return
    }
    guard let sides = Sides(words: value.text) else {
      throw phrase.error(.notASize(value.text, what: "the \(name)"), at: value)
    }
    switch name {
    case "stride": stride = sides
    case "dilation": dilation = sides
    case "output-pad": outputPadding = sides
    case "multiplier": multiplier = sides.sizes[0]
    default: groups = sides.sizes[0]
    }
  }

  private mutating func takeGeneral(
    _ text: String, _ word: Word, _ words: inout ArraySlice<Word>, _ phrase: LayerPhrase
  ) throws(DescriptionError) {
    if text == "frozen" {
      isFrozen = true
      return
    }
    guard let value = words.popFirst() else {
      throw phrase.error(.missing(layer: text, what: "a name", example: "\(text) conv1"), at: word)
    }
    if text == "as" {
      layerName = value
      return
    }
    // Several points stand with + between them: from relu1+norm2
    var offset = value.offset
    for part in value.text.split(separator: "+", omittingEmptySubsequences: false) {
      from.append(Word(text: String(part), offset: offset, length: part.count))
      offset += part.count + 1
    }
  }
}
