// The words of the two sides. A message is a tuple: a word, then what belongs to it.
//
//     begin     seed, bytes, numbering, names      starts the session; the names may be forbidden later
//     part      names                              from now on answers must not use what these stand for
//     run       code, name, line, steps            ran: failed, class, message, traceback, printed, steps
//     global    name                               answered, or absent
//     call      object, arguments, keywords, steps answered: value, changed arguments, way back, steps; or raised
//     attribute object, name                       answered, absent or raised; likewise set, elements, item, length
//     back      way back, gradients                gradients
//     forget    way back                           nothing
//     release   numbers                            nothing
//     callback  object, arguments, keywords        the other way: what the answer asks of a function it was given
//     used      name                               the other way, before an answer: something forbidden was used

internal import CourseLibrary
internal import Interpreter
internal import Limits
internal import Syntax

/// A message taken apart.
struct Message {
  let word: String
  let parts: [PlainValue]

  init(_ word: String, _ parts: [PlainValue] = []) { (self.word, self.parts) = (word, parts) }

  init(_ value: PlainValue) throws(ChannelFailure) {
    guard case .tuple(let items) = value, case .string(let word)? = items.first else {
      throw .garbled("no word")
    }
    (self.word, parts) = (word, Array(items.dropFirst()))
  }

  var plain: PlainValue { .tuple([.string(word)] + parts) }

  private func missing(_ place: Int) -> ChannelFailure { .garbled("part \(place) of \"\(word)\"") }

  func part(_ place: Int) throws(ChannelFailure) -> PlainValue {
    guard parts.indices.contains(place) else { throw missing(place) }
    return parts[place]
  }

  func int(_ place: Int) throws(ChannelFailure) -> Int {
    guard case .int(let int) = try part(place) else { throw missing(place) }
    return int
  }

  func bool(_ place: Int) throws(ChannelFailure) -> Bool {
    guard case .bool(let flag) = try part(place) else { throw missing(place) }
    return flag
  }

  func text(_ place: Int) throws(ChannelFailure) -> String {
    guard case .string(let text) = try part(place) else { throw missing(place) }
    return text
  }

  func list(_ place: Int) throws(ChannelFailure) -> [PlainValue] {
    guard case .list(let items) = try part(place) else { throw missing(place) }
    return items
  }

  func texts(_ place: Int) throws(ChannelFailure) -> [String] {
    var texts: [String] = []
    for item in try list(place) {
      guard case .string(let text) = item else { throw missing(place) }
      texts.append(text)
    }
    return texts
  }

  func entries(_ place: Int) throws(ChannelFailure) -> [(key: PlainValue, value: PlainValue)] {
    guard case .dict(let entries) = try part(place) else { throw missing(place) }
    return entries
  }

  func reference(_ place: Int) throws(ChannelFailure) -> PlainValue.Reference {
    guard case .reference(let reference) = try part(place) else { throw missing(place) }
    return reference
  }

  /// A list of gradients, of which some may not be there.
  func gradients(_ place: Int) throws(ChannelFailure) -> [PlainTensor?] {
    var gradients: [PlainTensor?] = []
    for item in try list(place) {
      switch item {
      case .none: gradients.append(nil)
      case .tensor(let tensor): gradients.append(tensor)
      default: throw missing(place)
      }
    }
    return gradients
  }

  static func list(_ gradients: [PlainTensor?]) -> PlainValue {
    .list(gradients.map { $0.map(PlainValue.tensor) ?? .none })
  }
}

/// An exception as it crosses.
struct RaisedMessage {
  /// What its class is called.
  var name: String
  /// The nearest built-in class.
  var base: String
  var text: String
  /// "line 3 of <xcorr>", of the student's own code; empty where there is none.
  var place: String
  /// A budget ran out.
  var isLimit: Bool

  private static let longest = 2000
  /// What the answer's code may take to say what its exception says.
  private static let stepsForText = 100_000

  init(name: String, base: String, text: String, place: String, isLimit: Bool) {
    self.name = String(name.prefix(80))
    self.base = base
    self.text = RaisedMessage.told(text)
    self.place = place
    self.isLimit = isLimit
  }

  /// As much of a text as is told; however long it is, no more is looked through.
  static func told(_ text: String) -> String {
    String(String(text.prefix(2 * longest)).withoutAddresses.prefix(longest))
  }

  init(_ message: Message) throws(ChannelFailure) {
    self.init(
      name: try message.text(0), base: try message.text(1), text: try message.text(2),
      place: try message.text(3), isLimit: try message.bool(4))
  }

  /// `machine` is the one that it was raised in; its own text may be the answer's code.
  init(_ exception: ExceptionObject, _ machine: Machine) {
    let classes = [exception.type] + exception.type.resolutionOrder
    let base = classes.first { machine.heap.types.exceptions[$0.name] === $0 }?.name
    let text = try? machine.limits.with(stepsAtMost: RaisedMessage.stepsForText) {
      try exception.str(machine).string
    }
    let entry = exception.traceback.last { $0.source.name.hasPrefix("<") && $0.source.name.hasSuffix(">") }
    self.init(
      name: exception.type.name, base: base ?? "Exception",
      text: text ?? "",
      place: entry.map { "line \($0.source.lineNumber(at: Int($0.span.start))) of \($0.source.name)" } ?? "",
      isLimit: exception.limit != nil)
  }

  func message(steps: Int) -> Message {
    Message(
      "raised",
      [.string(name), .string(base), .string(text), .string(place), .bool(isLimit), .int(steps)])
  }
}
