// Exceptions, and how Swift code raises them.
//
// Every call that may fail throws `Raise`, a box around one exception object. The object gathers its
// traceback while the machine unwinds. A budget that ran out and Ctrl-C are exceptions too, but ones that no
// `except` or `finally` of the script sees: `limit` says so.

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
public final class ExceptionObject: Container {
  public let exceptionType: TypeObject
  public private(set) var arguments: [Value]
  /// `raise … from cause`
  public var cause: ExceptionObject?
  /// The exception that was being handled when this one was raised.
  public var context: ExceptionObject?
  public var suppressesContext = false
  /// Innermost frame first.
  public var traceback: [TracebackEntry] = []
  /// Set when a budget or the user stopped the script; such an exception cannot be caught.
  public var limit: LimitError?
  /// "Did you mean …?", shown by the traceback but no part of the message.
  public var suggestion: String?
  /// Where a syntax error lies.
  public var syntax: (file: String, location: FailureLocation)?
  /// Attributes beside `args`: `name`, `value`, `code`.
  public var attributes: [Symbol: Value] = [:]

  public init(_ type: TypeObject, _ arguments: [Value], heap: Heap) {
    exceptionType = type
    self.arguments = arguments
    super.init(heap: heap)
  }

  deinit {
    for index in arguments.indices { heap.bury(&arguments[index]) }
    for linked in [cause, context] {
      if let linked {
        var value = Value.object(linked)
        heap.bury(&value)
      }
    }
  }

  public override var type: TypeObject { exceptionType }

  /// `str(e)`.
  public override func str(_ machine: Machine) throws(Raise) -> Text {
    switch arguments.count {
    case 0: return Text("")
    case 1:
      if exceptionType.isSubtype(of: heap.types.exception("KeyError")) {
        return try machine.repr(arguments[0])
      }
      return try machine.str(arguments[0])
    default: return try machine.repr(.object(TupleObject(arguments, heap: heap)))
    }
  }

  public override func repr(_ machine: Machine) throws(Raise) -> Text {
    var text = TextBuilder()
    text.append(exceptionType.name)
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
    case "__cause__": return cause.map { .object($0) } ?? Value.none
    case "__context__": return context.map { .object($0) } ?? Value.none
    case "__suppress_context__": return .bool(suppressesContext)
    default: return nil
    }
  }

  public override func setAttribute(
    _ name: Symbol, to value: Value, _ machine: Machine
  ) throws(Raise) -> Bool {
    attributes[name] = value
    return true
  }

  public override func forEachReference(_ visit: (Value) -> Void) {
    for value in arguments { visit(value) }
    for value in attributes.values { visit(value) }
    if let cause { visit(.object(cause)) }
    if let context { visit(.object(context)) }
    visit(.object(exceptionType))
  }

  public override func sever() {
    arguments = []
    attributes = [:]
    cause = nil
    context = nil
  }
}
