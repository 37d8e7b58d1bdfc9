// `e.__traceback__`: the way of an exception through the frames, as an object.

internal import Syntax

/// A traceback, outermost frame first: what `__exit__` is given and `e.__traceback__` is.
public final class TracebackObject: Object {
  /// The frames from here inwards, innermost first.
  let entries: ArraySlice<TracebackEntry>

  init(_ entries: ArraySlice<TracebackEntry>, heap: Heap) {
    self.entries = entries
    super.init(heap: heap)
  }

  /// The traceback of an exception; None before it has been raised.
  static func of(_ exception: ExceptionObject, heap: Heap) -> Value {
    exception.traceback.isEmpty ? .none : .object(TracebackObject(exception.traceback[...], heap: heap))
  }

  public override var type: TypeObject { heap.types.named("traceback") }

  public override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    switch heap.names.string(name) {
    case "tb_lineno":
      return entries.last.map { .int($0.source.lineNumber(at: Int($0.span.start))) } ?? .some(.none)
    case "tb_next":
      let rest = entries.dropLast()
      return rest.isEmpty ? .some(.none) : .object(TracebackObject(rest, heap: heap))
    default: return nil
    }
  }

  public override var attributeNames: [String] { ["tb_lineno", "tb_next"] }
}
