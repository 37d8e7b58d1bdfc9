// `_io.TextIOWrapper`: what text is read from or written to, a file or one of the script's own streams.

/// Text that comes in or goes out.
class TextStream: Container {
  let name: Value
  let mode: String
  let access: FileAccess
  let encoding: String

  init(_ name: Value, mode: String, _ access: FileAccess, encoding: String, heap: Heap) {
    self.name = name
    self.mode = mode
    self.access = access
    self.encoding = encoding
    super.init(heap: heap)
  }

  final override var type: TypeObject { heap.types.named("_io.TextIOWrapper") }
  final override var isIterator: Bool { true }

  final override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<_io.TextIOWrapper name=\(try machine.repr(name).string) mode='\(mode)' encoding='\(encoding)'>")
  }

  final override func attribute(_ name: Symbol, _ machine: Machine) -> Value? {
    switch heap.names.string(name) {
    case "name": self.name
    case "mode": machine.string(Text(mode))
    case "closed": .bool(isClosed)
    case "encoding": machine.string(Text(encoding))
    case "errors": machine.string("strict")
    default: nil
    }
  }

  final override var attributeNames: [String] { ["closed", "encoding", "errors", "mode", "name"] }

  final override func next(_ machine: Machine) throws(Raise) -> Value? {
    let line = try line(atMost: .max, machine)
    return line.count == 0 ? nil : machine.string(line)
  }

  final override func iterate(_ machine: Machine) throws(Raise) -> Object? {
    try require(nil, machine)
    return self
  }

  final override func forEachReference(_ visit: (Value) -> Void) { visit(name) }

  enum Purpose { case reading, writing }

  /// Raises unless the stream is open, and was opened for this.
  final func require(_ purpose: Purpose?, _ machine: Machine) throws(Raise) {
    if isClosed { throw machine.valueError("I/O operation on closed file.") }
    if purpose == .reading, !access.reads { throw machine.unsupportedOperation("not readable") }
    if purpose == .writing, !access.writes { throw machine.unsupportedOperation("not writable") }
  }

  // MARK: What the kinds do

  var isClosed: Bool { false }
  var isSeekable: Bool { false }

  /// The next line with its end, or the rest; empty at the end. No more than `limit` characters.
  func line(atMost limit: Int, _ machine: Machine) throws(Raise) -> Text {
    throw machine.unsupportedOperation("not readable")
  }

  /// The next `count` characters, or the rest.
  func characters(_ count: Int, _ machine: Machine) throws(Raise) -> Text {
    throw machine.unsupportedOperation("not readable")
  }

  func write(_ text: Text, _ machine: Machine) throws(Raise) {
    throw machine.unsupportedOperation("not writable")
  }

  func flush(_ machine: Machine) {}

  func close(_ machine: Machine) throws(Raise) {}

  func tell(_ machine: Machine) throws(Raise) -> Int {
    throw machine.unsupportedOperation("underlying stream is not seekable")
  }

  /// Moves to a byte, or to the end where `offset` is nil; gives the position.
  func seek(to offset: Int?, _ machine: Machine) throws(Raise) -> Int {
    throw machine.unsupportedOperation("underlying stream is not seekable")
  }

  func truncate(to size: Int?, _ machine: Machine) throws(Raise) -> Int {
    throw machine.unsupportedOperation("truncate")
  }
}

/// `sys.stdout` and `sys.stderr`: what they are given goes to the host.
final class OutputStream: TextStream {
  /// `stdout` or `stderr`.
  let stream: String

  init(_ stream: String, heap: Heap) {
    self.stream = stream
    super.init(
      .string(StringObject(Text("<\(stream)>"), heap: heap)), mode: "w",
      FileAccess(start: .existing, reads: false, writes: true), encoding: "utf-8", heap: heap)
  }

  override func write(_ text: Text, _ machine: Machine) throws(Raise) { try machine.write(text, to: stream) }
  override func flush(_ machine: Machine) { machine.host.flush() }
}

/// `sys.stdin`: the lines that the host's input gives.
final class InputStream: TextStream {
  /// What is left of a line of which only a part was read.
  private var rest = Text()

  init(heap: Heap) {
    super.init(
      .string(StringObject("<stdin>", heap: heap)), mode: "r",
      FileAccess(start: .existing, reads: true, writes: false), encoding: "utf-8", heap: heap)
  }

  override func line(atMost limit: Int, _ machine: Machine) throws(Raise) -> Text {
    if rest.count == 0, let line = try machine.inputLine(prompt: "") { rest = line.appending("\n") }
    return take(limit)
  }

  override func characters(_ count: Int, _ machine: Machine) throws(Raise) -> Text {
    while rest.count < count, let line = try machine.inputLine(prompt: "") {
      try machine.reserve(bytes: rest.byteCount * 2 + line.byteCount)
      rest = rest.appending(line).appending("\n")
    }
    return take(count)
  }

  private func take(_ limit: Int) -> Text {
    let units = (0..<rest.count).map { rest.unit($0) }
    rest = Text(codePoints: units.dropFirst(limit))
    return Text(codePoints: units.prefix(limit))
  }
}
