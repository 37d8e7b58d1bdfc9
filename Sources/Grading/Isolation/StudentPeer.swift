// The answers of one submission, as the tests of one part see them: foreign objects whose every use is a message to the
// worker. Here is decided what the tests get to know of an exception, and what a part may spend.

internal import CourseLibrary
internal import Interpreter

/// Answers for the student's objects in a test session.
final class StudentPeer: ForeignPeer {
  private var process: AnswerProcess?
  private var border: Crossing?
  /// The names that this part forbids.
  private let forbidden: [String]
  private let stepsPerCall: Int
  /// Whether a call has used up what it may take. Those after it get a tenth: a loop that never ends is not waited for in
  /// full at every check.
  private var hasRunOut = false
  /// What the calls of this part may still take.
  private var stepsLeft: Int
  /// While hidden tests run, what an answer says in an exception is not heard: it could tell what it was given.
  var isHidden = false
  private var released: [PlainValue] = []
  /// What happened that a teacher should know, in order.
  private var events: [Event] = []

  /// What has happened since this was last asked.
  func takeEvents() -> [Event] {
    defer { events = [] }
    return events
  }

  enum Event: Equatable {
    /// A call raised SystemExit.
    case exit
    /// A budget ran out in a call: the class of the exception.
    case limit(String)
    /// Something forbidden was used: the name that stands for it.
    case forbidden(String)
    case worker(WorkerFailure)
  }

  init(forbidden: [String], stepsPerCall: Int, stepsPerPart: Int) {
    self.forbidden = forbidden
    self.stepsPerCall = stepsPerCall
    stepsLeft = stepsPerPart
  }

  /// To be called once, in the session of the tests.
  func enter(_ library: CourseLibrary, _ machine: Machine) {
    border = Crossing(library, machine) { [unowned self] reference in
      ForeignObject(reference, self, heap: machine.heap)
    }
  }

  /// From now on this process answers, for this part; what another one before has lent is known to it no more.
  func turn(to process: AnswerProcess) {
    if self.process !== process { (self.process, released) = (process, []) }
    process.tell(Message("part", [.list(forbidden.map(PlainValue.string))]))
  }

  /// To be called when the tests have ended: the session would otherwise keep itself alive through its objects.
  func leave() { border = nil }

  /// What the student's cells call `name`; nil where they define no such name.
  func global(_ name: String, _ machine: Machine) throws(Raise) -> Value? {
    let answer = try ask(Message("global", [.string(name)]), machine)
    if answer.word == "absent" { return nil }
    return try value(of: answer, machine)
  }

  // MARK: Messages

  private func ask(_ message: Message, _ machine: Machine) throws(Raise) -> Message {
    guard let process else { throw garbled(machine) }
    if !released.isEmpty {
      process.tell(Message("release", [.list(released)]))
      released = []
    }
    let answer: Message
    do {
      answer = try process.ask(message) { [self] said in
        guard said.word == "used" else { return self.answer(said, machine) }
        if let name = try? said.text(0), forbidden.contains(name) || name == CourseLibrary.earlierGradient {
          events.append(.forbidden(name))
        }
        return nil
      }
    } catch {
      if !events.contains(.worker(error)) { events.append(.worker(error)) }
      throw machine.error("RuntimeError", "the process that runs the answer has ended")
    }
    if answer.word == "raised" { throw raise(answer, machine) }
    return answer
  }

  /// Takes off what a worker says it has used; no number of a worker's may leave less than nothing.
  private func spend(_ steps: Int) { stepsLeft -= min(max(0, steps), stepsLeft) }

  private func raise(_ answer: Message, _ machine: Machine) -> Raise {
    guard let raised = try? RaisedMessage(answer) else { return garbled(machine) }
    if case .int(let steps)? = answer.parts.last { spend(steps) }
    if raised.isLimit {
      events.append(.limit(raised.base))
      if raised.base == "StepLimitError" { hasRunOut = true }
      return machine.error("RuntimeError", StudentPeer.sentence(ofLimit: raised.base))
    }
    // What ends a program is an error like any other here.
    if raised.base == "SystemExit" { events.append(.exit) }
    let type = machine.heap.types.exceptions[raised.base]
    let isError = type.map { $0.isSubtype(of: machine.heap.types.exception("Exception")) } ?? false
    let base = isError ? raised.base : "RuntimeError"
    if isHidden { return machine.error(base, isError ? "" : raised.base) }
    let name = raised.name == base ? "" : "\(raised.name): "
    // A stub says nothing, not even where it stands.
    let isStub = base == "NotImplementedError" && name.isEmpty && raised.text.isEmpty
    let place = raised.place.isEmpty || isStub ? "" : " (\(raised.place))"
    return machine.error(base, name + raised.text + place)
  }

  static func sentence(ofLimit name: String) -> String {
    switch name {
    case "StepLimitError": "it took more steps than an answer may: does a loop never end?"
    case "OutputLimitError": "it printed more than an answer may"
    default: "it used more than an answer may"
    }
  }

  private func garbled(_ machine: Machine) -> Raise {
    events.append(.worker(.garbled("no answer")))
    return machine.error("RuntimeError", "the process that runs the answer sent no answer")
  }

  private func value(of answer: Message, _ machine: Machine) throws(Raise) -> Value {
    guard answer.word == "answered", let border, let plain = answer.parts.first else { throw garbled(machine) }
    do { return try border.value(plain) } catch { throw machine.raise(for: error) }
  }

  /// Runs a function of the tests that was given to an answer.
  private func answer(_ callback: Message, _ machine: Machine) -> Message {
    do {
      guard let border, callback.word == "callback",
        let function = border.value(of: try callback.reference(0).id)
      else { throw machine.typeError("no such function") }
      let arguments = try callback.list(1).map { try border.value($0) }
      var keywords: [(name: Symbol, value: Value)] = []
      for case (.string(let name), let value) in try callback.entries(2) {
        keywords.append((machine.heap.names.intern(name), try border.value(value)))
      }
      return Message("answered", [try border.plain(machine.call(function, arguments, keywords: keywords))])
    } catch {
      let raised = RaisedMessage(machine.raise(for: error).exception, machine)
      return RaisedMessage(
        name: raised.name, base: raised.base, text: isHidden ? "" : raised.text, place: "", isLimit: false
      ).message(steps: 0)
    }
  }

  // MARK: Foreign objects

  func call(
    _ object: ForeignObject, _ arguments: [Value], _ keywords: [(name: String, value: Value)],
    _ machine: Machine
  ) throws(Raise) -> Value {
    guard let border else { throw garbled(machine) }
    var flow = Crossing.Flow()
    let steps = max(1, min(hasRunOut ? stepsPerCall / 10 : stepsPerCall, stepsLeft))
    let message: Message
    do {
      var sent: [PlainValue] = []
      for argument in arguments { sent.append(try border.plain(argument, .arguments, &flow)) }
      var named: [(key: PlainValue, value: PlainValue)] = []
      for (name, value) in keywords {
        named.append((.string(name), try border.plain(value, .arguments, &flow)))
      }
      message = Message("call", [.reference(object.returned), .list(sent), .dict(named), .int(steps)])
    } catch {
      throw machine.raise(for: error)
    }
    let answer = try ask(message, machine)
    do {
      spend(try answer.int(3))
      for change in try answer.list(1) {
        guard case .tuple(let pair) = change, pair.count == 2, case .int(let place) = pair[0],
          arguments.indices.contains(place)
        else { continue }
        try border.change(arguments[place], into: pair[1])
      }
      let way = try answer.int(2)
      return try border.result(
        answer.part(0), from: flow,
        send: { [self] gradients in
          let back = try ask(Message("back", [.int(way), Message.list(gradients)]), machine)
          guard back.word == "gradients" else { throw garbled(machine) }
          return try back.gradients(0)
        },
        forget: { [process] in process?.tell(Message("forget", [.int(way)])) })
    } catch {
      throw machine.raise(for: error)
    }
  }

  func attribute(_ name: String, of object: ForeignObject, _ machine: Machine) throws(Raise) -> Value? {
    let answer = try ask(Message("attribute", [.reference(object.returned), .string(name)]), machine)
    return answer.word == "absent" ? nil : try value(of: answer, machine)
  }

  func setAttribute(
    _ name: String, of object: ForeignObject, to value: Value, _ machine: Machine
  ) throws(Raise) {
    let plain: PlainValue
    do { plain = try border?.plain(value) ?? .none } catch { throw machine.raise(for: error) }
    _ = try ask(Message("set", [.reference(object.returned), .string(name), plain]), machine)
  }

  func elements(of object: ForeignObject, _ machine: Machine) throws(Raise) -> [Value] {
    let answer = try ask(Message("elements", [.reference(object.returned)]), machine)
    return try machine.elements(of: value(of: answer, machine))
  }

  func item(of object: ForeignObject, at index: Value, _ machine: Machine) throws(Raise) -> Value {
    let plain: PlainValue
    do { plain = try border?.plain(index) ?? .none } catch { throw machine.raise(for: error) }
    return try value(of: ask(Message("item", [.reference(object.returned), plain]), machine), machine)
  }

  func length(of object: ForeignObject, _ machine: Machine) throws(Raise) -> Int {
    let answer = try ask(Message("length", [.reference(object.returned)]), machine)
    guard case .int(let length) = try value(of: answer, machine), length >= 0 else { throw garbled(machine) }
    return length
  }

  func release(_ reference: PlainValue.Reference) { released.append(.int(reference.id)) }
}
