// From words to a network, and back.
//
//     conv 8 3x3, relu, pool 2, dense 10            layers, in a row
//     conv 8 3x3 stride 2 same relu                 options in any order, and an activation after them
//     (conv 10 3x3 pad 1, relu) x3                  the bracket three times
//     conv 8 1x1 from pool1 as side, add from side+relu2      points by name, for graphs
//
// A dense layer after maps has a Flatten put before it, as any speaker means it. Every network can be said: `words`
// gives the description from which `build` makes the same network, names and branches included.

/// Makes a network of a description in words.
///
/// ```swift
/// try build("conv 8 3x3, relu, pool 2, dense 10").words
/// // "conv 8 3x3, relu, pool 2, flatten, dense 10"
/// ```
/// A word that makes no sense throws with its place.
public func build(_ text: String, name: String = "Network") throws(DescriptionError) -> Network {
  var builder = NetworkBuilder(text: text, name: name)
  return try builder.build()
}

extension Network {
  /// The description from which `build` makes this network.
  public var words: String {
    var copy = Network()
    return layers.enumerated().map { index, layer in
      var words = layer.rule.words
      let previous: Point = index == 0 ? .input(0) : .layer(index - 1)
      let isUsual = copy.nextName(nil, stem: layer.rule.stem).name == layer.name
      copy.add(layer.rule, named: isUsual ? nil : layer.name)
      if !isUsual { words += " as \(layer.name)" }
      if layer.from != [previous] { words += " from " + layer.from.map(name).joined(separator: "+") }
      return words + (layer.isFrozen ? " frozen" : "")
    }.joined(separator: ", ")
  }

  /// `input`, `input2`, or the layer's name.
  private func name(of point: Point) -> String {
    switch point {
    case .input(let number): number == 0 ? "input" : "input\(number + 1)"
    case .layer(let number): layers.indices.contains(number) ? layers[number].name : "layer\(number)"
    }
  }
}

private struct NetworkBuilder {
  let text: String
  var network: Network
  /// Whether a dense layer needs a Flatten before it.
  private var isFlat = false
  private var points: [String: Network.Point] = ["input": .input(0)]
  private var flats: Set<Network.Point> = []

  static let mostCharacters = 100_000
  static let mostLayers = 10_000

  init(text: String, name: String) {
    self.text = text
    network = Network(name)
  }

  mutating func build() throws(DescriptionError) -> Network {
    if text.utf8.count > Self.mostCharacters { throw error(.tooLong(most: Self.mostCharacters), at: nil) }
    let words = Word.words(of: text)
    try add(words[...])
    if network.layers.isEmpty { throw error(.noLayers, at: nil) }
    return network
  }

  private func error(_ problem: DescriptionError.Problem, at word: Word?) -> DescriptionError {
    DescriptionError(problem: problem, text: text, offset: word?.offset ?? 0, length: word?.length ?? 1)
  }

  /// Adds the layers of some words, brackets included.
  private mutating func add(_ all: ArraySlice<Word>) throws(DescriptionError) {
    var words = all
    while let word = words.first {
      if word.text == "," {
        words.removeFirst()
      } else if word.text == ")" {
        throw error(.unopened, at: word)
      } else if word.text == "(" {
        try addRepeated(&words, times: nil)
      } else if let times = Self.times(word.text), words.dropFirst().first?.text == "(" {
        words.removeFirst()
        try addRepeated(&words, times: times)
      } else {
        let phrase = words.prefix { ![",", "(", ")"].contains($0.text) }
        words = words.dropFirst(phrase.count)
        try addLayer(phrase)
      }
    }
  }

  /// `x3`, `3x`, or `3` before a bracket.
  private static func times(_ text: String) -> Int? {
    let text = text.lowercased()
    return Int(
      text.hasPrefix("x") ? String(text.dropFirst()) : text.hasSuffix("x") ? String(text.dropLast()) : text)
  }

  /// A bracket, and how often it is said after it, if not before.
  private mutating func addRepeated(_ words: inout ArraySlice<Word>, times before: Int?)
    throws(DescriptionError)
  {
    let open = words.removeFirst()
    var depth = 1
    guard
      let close = words.indices.first(where: { place in
        depth += words[place].text == "(" ? 1 : words[place].text == ")" ? -1 : 0
        return depth == 0
      })
    else { throw error(.unclosed, at: open) }
    let inside = words[words.startIndex..<close]
    words = words[(close + 1)...]
    var times = before
    if before == nil, let next = words.first {
      if next.text.lowercased() == "x", let count = words.dropFirst().first.flatMap({ Int($0.text) }) {
        times = count
        words.removeFirst(2)
      } else if next.text != ",", let count = Self.times(next.text) {
        times = count
        words.removeFirst()
      }
    }
    for _ in 0..<max(0, times ?? 1) {
      let count = network.layers.count
      try add(inside)
      // What adds nothing adds nothing however often.
      if network.layers.count == count { return }
    }
  }

  private mutating func addLayer(_ words: ArraySlice<Word>) throws(DescriptionError) {
    var words = words.filter { !LayerOptions.fillers.contains($0.text.lowercased()) }[...]
    guard let first = words.popFirst() else { return }
    let lower = first.text.lowercased()
    guard let word = LayerWord.named(lower) else {
      let nearest = Spelling.nearest(to: lower, among: LayerWord.all.flatMap(\.names))
      throw error(.unknownLayer(first.text, nearest: nearest), at: first)
    }
    var phrase = LayerPhrase(
      name: Word(text: lower, offset: first.offset, length: first.length), arguments: [],
      options: LayerOptions(),
      text: text)
    while let next = words.first, phrase.arguments.count < word.arguments,
      !LayerOptions.isOption(next.text.lowercased())
    {
      phrase.arguments.append(next)
      words.removeFirst()
    }
    var options = LayerOptions()
    while !words.isEmpty { try options.take(&words, phrase: phrase) }
    for (name, said) in options.said where !word.options.contains(name) {
      throw error(.uselessOption(name == "mode" ? said.text : name, layer: lower), at: said)
    }
    phrase.options = options
    let rule: any LayerRule
    do {
      rule = try word.make(phrase)
    } catch let error as DescriptionError {
      throw error
    } catch {
      throw self.error(.unknownLayer(first.text, nearest: nil), at: first)
    }
    try place(rule, options)
    if let activation = options.activation { try append(activation, named: nil, from: nil, at: first) }
  }

  private mutating func place(_ rule: any LayerRule, _ options: LayerOptions) throws(DescriptionError) {
    var from: [Network.Point]?
    if !options.from.isEmpty {
      from = []
      for word in options.from { from?.append(try point(word)) }
    }
    if rule is DenseRule, from == nil, !network.layers.isEmpty, !flats.contains(network.end) {
      try append(FlattenRule(), named: nil, from: nil, at: nil)
    }
    if let name = options.layerName, points[name.text] != nil { throw error(.repeated(name.text), at: name) }
    try append(rule, named: options.layerName?.text, from: from, at: options.layerName)
    if options.isFrozen { network.freezeLast() }
  }

  private func point(_ word: Word) throws(DescriptionError) -> Network.Point {
    if let point = points[word.text] { return point }
    if word.text.hasPrefix("input"), let number = Int(word.text.dropFirst(5)), number > 1, number < 100 {
      return .input(number - 1)
    }
    throw error(
      .unknownPoint(word.text, nearest: Spelling.nearest(to: word.text, among: points.keys.sorted())), at: word)
  }

  private mutating func append(
    _ rule: any LayerRule, named name: String?, from: [Network.Point]?, at word: Word?
  ) throws(DescriptionError) {
    if network.layers.count >= Self.mostLayers { throw error(.tooManyLayers(most: Self.mostLayers), at: word) }
    let inputs = from ?? [network.end]
    let point = network.add(rule, named: name, from: from)
    if Self.flattens(rule) || (Self.keepsFlat(rule) && inputs.allSatisfy(flats.contains)) {
      flats.insert(point)
    }
    if let layer = network.layers.last { points[layer.name] = point }
  }

  private static func flattens(_ rule: any LayerRule) -> Bool {
    rule is FlattenRule || rule is DenseRule || rule is GlobalPoolingRule || rule is EmbeddingRule
      || (rule as? ReshapeRule)?.shape.rank == 1
  }

  private static func keepsFlat(_ rule: any LayerRule) -> Bool {
    rule is ActivationRule || rule is DropoutRule || rule is NormalizationRule || rule is AddRule
      || rule is ConcatRule || rule is ChannelPoolingRule
  }
}
