// Exceptions, and how Swift code raises them.
//
// Every call that may fail throws `Raise`, a box around one exception object. The object gathers its
// traceback while the machine unwinds. A budget that ran out and Ctrl-C pressed again and again are exceptions
// too, but ones that no `except` or `finally` of the script sees: `limit` says so.

public import Limits
public import Syntax

/// A raised exception on its way to a handler.
public struct Raise: Error, @unchecked Sendable {
  public let exception: ExceptionObject

  public init(_ exception: ExceptionObject) { self.exception = exception }
}

/// Where an exception passed through: one frame of a traceback.
public struct TracebackEntry {
  public let source: Source
  public let function: String
  public let span: Span
  /// The part of `span` that is to blame: a binary operator, the brackets of a subscript.
  public let anchor: Span?
}

/// An exception.
public final class ExceptionObject: InstanceObject {
  public private(set) var arguments: [Value] { didSet { note() } }
  /// `raise … from cause`
  public var cause: ExceptionObject?
  /// The exception that was being handled when this one was raised.
  public var context: ExceptionObject?
  public var suppressesContext = false
  /// Innermost frame first.
  public var traceback: [TracebackEntry] = [] { didSet { note() } }
  /// Set when a budget or the user stopped the script; such an exception cannot be caught.
  public var limit: LimitError?
  /// "Did you mean …?", shown by the traceback but no part of the message.
  public var suggestion: String?
  /// How to come by a name that is not defined: a line of the traceback below the message.
  public var way: String?
  /// Where a syntax error of a source lies; one that the script makes says so by its attributes.
  public var syntax: (file: String, location: FailureLocation)?
  /// Attributes beside `args`: `name`, `value`, `code`.
  public var attributes: [Symbol: Value] = [:] { didSet { note() } }
  /// Bytes in use beyond those of any instance.
  private var noted = 0

  public init(_ type: TypeObject, _ arguments: [Value], heap: Heap) {
    self.arguments = arguments
    super.init(type, heap: heap)
    note()
  }

  deinit {
    ledger.release(bytes: noted)
    for index in arguments.indices { ledger.bury(&arguments[index]) }
    for linked in [cause, context] {
      if let linked {
        var value = Value.object(linked)
        ledger.bury(&value)
      }
    }
  }

  /// Charges what the exception has come to hold.
  private func note() {
    let bytes =
      ExceptionObject.ownBytes + arguments.count * 16 + traceback.count * MemoryLayout<TracebackEntry>.stride
      + attributes.count * 64
    ledger.note(bytes: bytes - noted)
    noted = bytes
  }

  /// The properties above, and the blocks of two short arrays.
  private static let ownBytes = 256

  /// `BaseException.__init__`: from now on these are its `args`.
  func take(_ arguments: [Value]) { self.arguments = arguments }

  /// `str(e)`.
  public override func nativeStr(_ machine: Machine) throws(Raise) -> Text {
    if let text = try systemText(machine) { return text }
    if let text = try syntaxText(machine) { return text }
    if let text = try encodingText(machine) { return text }
    switch arguments.count {
    case 0: return Text("")
    case 1:
      if type.isSubtype(of: heap.types.exception("KeyError")) {
        return try machine.repr(arguments[0])
      }
      return try machine.str(arguments[0])
    default: return try machine.repr(.object(TupleObject(arguments, heap: heap)))
    }
  }

  /// `[Errno 2] No such file or directory: 'name'`, where the class has such attributes and they are set.
  private func systemText(_ machine: Machine) throws(Raise) -> Text? {
    func part(_ name: String) -> Value? {
      attributes[heap.names.intern(name)].flatMap { $0.isNone ? nil : $0 }
    }
    guard type.isSubtype(of: heap.types.exception("OSError")) else { return nil }
    // Two arguments that are None are a number and a message as well.
    func given(_ name: String) -> Value? {
      arguments.count > 1 ? attributes[heap.names.intern(name)] : part(name)
    }
    guard let number = given("errno"), let message = given("strerror") else { return nil }
    var text = "[Errno \(try machine.str(number).string)] \(try machine.str(message).string)"
    if let file = part("filename") {
      text += ": \(try machine.repr(file).string)"
      if let other = part("filename2") { text += " -> \(try machine.repr(other).string)" }
    }
    return Text(text)
  }

  public override func nativeRepr(_ machine: Machine) throws(Raise) -> Text {
    var text = TextBuilder()
    text.append(type.name)
    text.append("(")
    for (index, argument) in arguments.enumerated() {
      if index > 0 { text.append(", ") }
      text.append(try machine.repr(argument))
    }
    text.append(")")
    return text.text
  }

  public override func attribute(_ name: Symbol, _ machine: Machine) throws(Raise) -> Value? {
    if let value = attributes[name] { return value }
    switch heap.names.string(name) {
    case "args": return machine.tuple(arguments)
    case "__traceback__": return TracebackObject.of(self, heap: heap)
    case "__cause__": return cause.map { .object($0) } ?? Value.none
    case "__context__": return context.map { .object($0) } ?? Value.none
    case "__suppress_context__": return .bool(suppressesContext)
    default:
      // What its class gives it and nobody has set.
      guard machine.attributeSymbols(of: type).contains(name) else { return nil }
      return name == machine.symbols.message ? arguments.first ?? Value.none : Value.none
    }
  }

  /// Sets what every exception has, and what its class made of the arguments; all else is the instance's own.
  public override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    switch heap.names.string(name) {
    case "args": arguments = try machine.elements(of: value)
    case "__traceback__": try machine.setTraceback(of: self, to: value)
    case "__cause__":
      cause = try linked(value, "cause", machine)
      suppressesContext = true
    case "__context__": context = try linked(value, "context", machine)
    case "__suppress_context__": suppressesContext = try machine.isTrue(value)
    default:
      if attributes[name] == nil, !machine.attributeSymbols(of: type).contains(name) { return false }
      attributes[name] = value
    }
    return true
  }

  private func linked(
    _ value: Value, _ role: String, _ machine: Machine
  ) throws(Raise) -> ExceptionObject? {
    if value.isNone { return nil }
    if let exception = value.object as? ExceptionObject { return exception }
    throw machine.typeError("exception \(role) must be None or derive from BaseException")
  }

  public override func forEachFurtherReference(_ visit: (Value) -> Void) {
    for value in arguments { visit(value) }
    for value in attributes.values { visit(value) }
    if let cause { visit(.object(cause)) }
    if let context { visit(.object(context)) }
  }

  public override func severFurther() {
    arguments = []
    attributes = [:]
    cause = nil
    context = nil
  }
}
