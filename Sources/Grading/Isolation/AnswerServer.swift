// The student's side: a session in a process of its own that does what it is asked, and nothing else.
//
// Script code has no way to the channel: the interpreter knows no descriptors, and only this file writes to it. While a
// call runs, the answer may ask something of a function that it was given; then this side asks, and waits for the answer
// within the call.

internal import CourseLibrary
internal import Interpreter
internal import Limits
internal import Session
internal import Syntax

/// Serves one channel until it is closed.
final class AnswerServer {
  private let channel: Channel
  private let session: Session
  private let budget: Budget
  private var border: Crossing?
  private var ways: [Int: Crossing.Flow] = [:]
  private var lastWay = 0
  /// The forbidden names of whose use the grader knows.
  private var told: Set<String> = []
  /// How many calls wait for others, on both sides together.
  private var depth = 0

  private static let deepest = 40
  private static let longestOutput = 4000

  /// `names` are those that some part of the homework forbids.
  init(_ channel: Channel, seed: UInt64, bytes: Int, numbering: Int, watching names: Set<String>) {
    self.channel = channel
    var configuration = Session.Configuration()
    configuration.seed = seed
    configuration.threads = 1
    budget = Budget(bytes: bytes, outputBytes: 1 << 20)
    configuration.budget = budget
    session = Session(configuration)
    session.lend { [self] interpreter, library in
      // A check that a student has left in an answer must not end its cell.
      library.environment.checked = { _ in }
      let machine = interpreter.machine
      // Before a cell of the student's has run: what names mean is not the student's to say.
      machine.watch(names)
      machine.host.refused = { [unowned self] name in
        if told.insert(name).inserted { try? self.channel.send(Message("used", [.string(name)]).plain) }
      }
      border = Crossing(library, machine, numbering: numbering) { [unowned self] reference in
        ForeignObject(reference, self, heap: machine.heap)
      }
    }
  }

  func serve() {
    while let message = try? Message(channel.receive()) {
      do {
        if let answer = try handle(message) { try channel.send(answer.plain) }
      } catch {
        return
      }
    }
  }

  /// What to answer; nil to say nothing. Throws for what is no request.
  private func handle(_ message: Message) throws(ChannelFailure) -> Message? {
    switch message.word {
    case "run": return try run(message)
    case "part":
      told = []
      let names = Set(try message.texts(0))
      session.lend { interpreter, _ in interpreter.machine.forbid(names) }
      return nil
    case "forget":
      ways[try message.int(0)] = nil
      return nil
    case "release":
      for case .int(let id) in try message.list(0) { border?.release(id) }
      return nil
    default: break
    }
    let steps = message.word == "call" ? try message.int(3) : AnswerServer.stepsToLook
    if depth > 0 { return within(message) }
    var answer: Message?
    session.lend(Budget(steps: steps, bytes: budget.bytes, outputBytes: budget.outputBytes)) { interpreter, _ in
      answer = within(message)
      interpreter.machine.forgetFrames()
    }
    return answer
  }

  /// What asking for an attribute may take, which may run the answer's code.
  private static let stepsToLook = 10_000_000

  private func run(_ message: Message) throws(ChannelFailure) -> Message {
    session.budget = budget
    session.budget.steps = try message.int(3)
    let result = session.run(
      try message.text(0), name: try message.text(1), firstLine: try message.int(2))
    var (name, text, traceback, printed) = ("", "", "", "")
    for event in result.events {
      switch event {
      case .stream(_, let output): printed += output
      case .failure(let ename, let message, let report): (name, text, traceback) = (ename, message, report)
      default: break
      }
    }
    return Message(
      "ran",
      [
        .bool(result.failed || result.exitCode != nil),
        .string(String((result.exitCode == nil ? name : "SystemExit").prefix(80))),
        .string(RaisedMessage.told(text)),
        .string(String(String(traceback.suffix(8000)).withoutAddresses.suffix(4000))),
        .string(String(printed.prefix(AnswerServer.longestOutput))), .int(result.steps),
      ])
  }

  // MARK: On the large stack

  private func within(_ message: Message) -> Message {
    depth += 1
    defer { depth -= 1 }
    guard let border else { return Message("absent") }
    let machine = border.machine
    let before = machine.limits.stepsLeft
    func used() -> Int { max(0, before - machine.limits.stepsLeft) }
    do {
      guard depth <= AnswerServer.deepest else {
        throw machine.error("RecursionError", "maximum recursion depth exceeded")
      }
      return try perform(message, border, machine, used)
    } catch {
      return RaisedMessage(machine.raise(for: error).exception, machine).message(steps: used())
    }
  }

  private func perform(
    _ message: Message, _ border: Crossing, _ machine: Machine, _ used: () -> Int
  ) throws -> Message {
    func answered(_ value: Value) throws -> Message {
      Message("answered", [try border.plain(value), .list([]), .int(0), .int(used())])
    }
    func target() throws -> Value {
      guard let value = border.value(of: try message.reference(0).id) else {
        throw machine.error("ReferenceError", "nobody knows this object any more")
      }
      return value
    }
    switch message.word {
    case "global":
      guard let value = globals?[try message.text(0)] else { return Message("absent") }
      return try answered(value)
    case "call": return try call(target(), message, border, machine, used)
    case "attribute":
      guard
        let value = try machine.attributeIfPresent(
          of: target(), machine.heap.names.intern(message.text(1)))
      else { return Message("absent") }
      return try answered(value)
    case "set":
      try machine.setAttribute(
        of: target(), machine.heap.names.intern(message.text(1)), to: border.value(message.part(2)))
      return try answered(.none)
    case "elements": return try answered(machine.list(elements(of: target(), machine)))
    case "item": return try answered(machine.item(of: target(), at: border.value(message.part(1))))
    case "length": return try answered(.int(machine.length(target())))
    case "back":
      guard let flow = ways[try message.int(0)] else { return Message("absent") }
      return Message("gradients", [Message.list(try border.wayBack(flow, message.gradients(1)))])
    default: throw ChannelFailure.garbled(message.word)
    }
  }

  private var globals: GlobalTable? { session.globals }

  /// As many as a loop of a test may want; an endless generator is cut.
  private func elements(of value: Value, _ machine: Machine) throws -> [Value] {
    var elements: [Value] = []
    let iterator = try machine.iterator(of: value)
    while elements.count < 100_000, let next = try machine.next(of: iterator) { elements.append(next) }
    return elements
  }

  private func call(
    _ callee: Value, _ message: Message, _ border: Crossing, _ machine: Machine, _ used: () -> Int
  ) throws -> Message {
    let sent = try message.list(1)
    var flow = Crossing.Flow()
    var arguments: [Value] = []
    for argument in sent { arguments.append(try border.argument(argument, &flow)) }
    var keywords: [(name: Symbol, value: Value)] = []
    for case (.string(let name), let value) in try message.entries(2) {
      keywords.append((machine.heap.names.intern(name), try border.argument(value, &flow)))
    }
    let value = try machine.call(callee, arguments, keywords: keywords)
    let plain = try border.plain(value, .result, &flow)
    var way = 0
    if !flow.isEmpty {
      lastWay += 1
      way = lastWay
      ways[way] = flow
    }
    return Message(
      "answered",
      [plain, .list(changes(of: arguments, since: sent, border)), .int(way), .int(used())])
  }

  /// The arguments that are no longer as they were sent: pairs of place and value.
  private func changes(of arguments: [Value], since sent: [PlainValue], _ border: Crossing) -> [PlainValue] {
    var changes: [PlainValue] = []
    for (place, (argument, sent)) in zip(arguments, sent).enumerated() {
      if case .reference = sent { continue }
      let now = (try? border.plain(argument)) ?? .none
      if PlainValueCodec.bytes(of: now) != PlainValueCodec.bytes(of: sent) {
        changes.append(.tuple([.int(place), now]))
      }
    }
    return changes
  }

  // MARK: Asking back

  private func ask(_ message: Message, _ machine: Machine) throws(Raise) -> Message {
    do {
      try channel.send(message.plain)
      while true {
        let answer = try Message(channel.receive())
        if answer.word == "answered" || answer.word == "raised" { return answer }
        if let reply = try handle(answer) { try channel.send(reply.plain) }
      }
    } catch {
      throw machine.error("RuntimeError", "nobody answers")
    }
  }
}

extension AnswerServer: ForeignPeer {
  func call(
    _ object: ForeignObject, _ arguments: [Value], _ keywords: [(name: String, value: Value)],
    _ machine: Machine
  ) throws(Raise) -> Value {
    let message: Message
    do {
      guard let border else { throw ChannelFailure.closed }
      message = Message(
        "callback",
        [
          .reference(object.returned), .list(try arguments.map { try border.plain($0) }),
          .dict(try keywords.map { (.string($0.name), try border.plain($0.value)) }),
        ])
    } catch {
      throw machine.raise(for: error)
    }
    let answer = try ask(message, machine)
    do {
      guard answer.word == "answered", let border else {
        let raised = try RaisedMessage(answer)
        throw machine.error(raised.base, raised.text)
      }
      return try border.value(answer.part(0))
    } catch {
      throw machine.raise(for: error)
    }
  }

  func attribute(_ name: String, of object: ForeignObject, _ machine: Machine) throws(Raise) -> Value? { nil }

  func setAttribute(_ name: String, of object: ForeignObject, to value: Value, _ machine: Machine) throws(Raise)
  {
    throw machine.error("AttributeError", "this object is not yours to change")
  }

  func elements(of object: ForeignObject, _ machine: Machine) throws(Raise) -> [Value] {
    throw machine.typeError("'\(object.reference.kind)' object is not iterable")
  }

  func item(of object: ForeignObject, at index: Value, _ machine: Machine) throws(Raise) -> Value {
    throw machine.typeError("'\(object.reference.kind)' object is not subscriptable")
  }

  func length(of object: ForeignObject, _ machine: Machine) throws(Raise) -> Int {
    throw machine.typeError("object of type '\(object.reference.kind)' has no len()")
  }

  /// The grader's functions are few and live as long as their part.
  func release(_ reference: PlainValue.Reference) {}
}
