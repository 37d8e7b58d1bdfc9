// The machine: registers, frames, and what running code can reach.
//
// All registers of all frames lie on one contiguous stack of values. A call's arguments are the first
// registers of the callee's window, so passing them copies nothing, and no call of the script recurses in
// Swift: a frame is a record in an array. Only where native code calls back (a sort key, a generator driven
// by `sum`) does a second run of the loop begin above the first one's registers.

public import Limits
public import Syntax

/// One frame's saved state while a callee runs.
struct Frame {
  /// Where to go on in the caller.
  var resume: UnsafePointer<Instruction>
  var registers: UnsafeMutablePointer<Value>
  var code: UnsafePointer<CodeHead>
  /// Kept alive by the register below its window.
  var function: Unmanaged<FunctionObject>?
  var globals: UnsafeMutablePointer<Value>
  /// The caller's register for the result.
  var destination: Int
  /// What the callee is.
  var kind = Kind.call

  /// Fills a frame in, field by field: made elsewhere and copied, it would be read back before it has been written.
  @inline(__always)
  static func push(
    _ frame: UnsafeMutablePointer<Frame>, resume: UnsafePointer<Instruction>,
    registers: UnsafeMutablePointer<Value>, code: UnsafePointer<CodeHead>, function: Unmanaged<FunctionObject>?,
    globals: UnsafeMutablePointer<Value>, destination: Int, kind: Kind
  ) {
    frame.pointee.resume = resume
    frame.pointee.registers = registers
    frame.pointee.code = code
    frame.pointee.function = function
    frame.pointee.globals = globals
    frame.pointee.destination = destination
    frame.pointee.kind = kind
  }

  enum Kind {
    /// A call of a function.
    case call
    /// A call of a class, whose `__init__` runs: the result is the instance, in the register below its window.
    case construction
    /// A generator that a loop goes over. It lies in the register below its window.
    case generator
  }
}

/// What the loop and native calls change all the time. It lies behind a pointer, since every change of a field of an
/// object pays Swift's check for exclusive access.
struct Position {
  /// The first register above those in use: where a nested run begins.
  var top: UnsafeMutablePointer<Value>
  /// How many frames are in use.
  var depth = 0
  /// How many native calls that may hold values are in flight.
  var nativeDepth = 0
  /// Steps until the next poll.
  var stepsLeft = Machine.pollInterval
  /// As far as registers may be used before the stack grows: 1024 registers lie beyond it.
  var stackEnd: UnsafeMutablePointer<Value>
  /// How many frames there may be: what the script allows, and no more than there is room for, less what runs of
  /// the loop and native code have taken of it.
  var frameLimit = 1000
  /// The exception being handled, for bare `raise` and implicit chaining.
  var handling: ExceptionObject?
}

/// What the host lets a script reach.
public struct Host {
  /// Receives what the script prints: the stream (`stdout` or `stderr`) and the text.
  public var write: (_ stream: String, _ text: Text) -> Void
  /// Asked to let what was written be seen now: `print(…, flush=True)`, `sys.stdout.flush()`.
  public var flush: () -> Void = {}
  /// Native modules by name, made when first imported.
  public var modules: [String: (Machine) throws(Raise) -> ModuleObject]
  /// The source of a module that is written in the language and belongs to the host's own library.
  public var library: (_ module: String) -> Source? = { _ in nil }
  /// What to say of a name that a module or class of the host's own library lacks on purpose; nil for any other name.
  /// The owner is nil for modules: `absence("torch", "jit")`, `absence(nil, "torchaudio")`.
  public var absence: (_ owner: String?, _ name: String) -> String? = { _, _ in nil }
  /// How a script comes by a name that it uses and has not defined, in one line: `nn: from torch import nn`; nil for
  /// names that the host does not know.
  public var way: (_ name: String) -> String? = { _ in nil }
  /// Whether a text is one of the host's own library.
  public var isLibrary: (_ source: Source) -> Bool = { _ in false }
  /// The last names of the modules in a package of the host's library: `submodules("torch")` has "nn".
  public var submodules: (_ package: String) -> [String] = { _ in [] }
  /// Parameters that mean the same in different packages: `["lr", "learning_rate"]`.
  public var synonyms: [Set<String>] = []
  /// Told what names are forbidden from now on.
  public var forbids: (_ names: Set<String>) -> Void = { _ in }
  /// Told the name whenever a script uses what ``Machine/forbid(_:)`` forbids.
  public var refused: (_ name: String) -> Void = { _ in }
  /// The source of a script module, where the host grants imports of files beside the script.
  public var source: (_ module: String) -> Source?
  /// Shows a prompt and gives the line that is typed, without its end; nil at the end of input. Nil where there is
  /// nobody to ask.
  public var readLine: ((_ prompt: Text) -> Text?)?
  /// The files that the script may open; nil where it has none.
  public var files: (any HostFiles)?
  /// The seed of a generator of random numbers that is given none; asked anew for each.
  public var entropy: () -> UInt64
  /// The time of day, a clock to measure with, and waiting; absent where a script must not know.
  public var clock: Clock?
  /// The script's name and arguments, as `sys.argv` gives them.
  public var arguments: [String]

  public init(
    write: @escaping (_ stream: String, _ text: Text) -> Void = { _, _ in },
    modules: [String: (Machine) throws(Raise) -> ModuleObject] = [:],
    source: @escaping (_ module: String) -> Source? = { _ in nil },
    entropy: @escaping () -> UInt64 = Host.countedSeeds(),
    clock: Clock? = nil,
    arguments: [String] = [""]
  ) {
    self.write = write
    self.modules = modules
    self.source = source
    self.entropy = entropy
    self.clock = clock
    self.arguments = arguments
  }

  /// What `time` needs of the host.
  public struct Clock: Sendable {
    /// Seconds since 1970.
    public var now: @Sendable () -> Double
    /// Seconds since any fixed moment; it never goes back.
    public var monotonic: @Sendable () -> Double
    /// Waits for so many seconds, or a little longer.
    public var sleep: @Sendable (_ seconds: Double) -> Void

    public init(
      now: @escaping @Sendable () -> Double, monotonic: @escaping @Sendable () -> Double,
      sleep: @escaping @Sendable (_ seconds: Double) -> Void
    ) {
      self.now = now
      self.monotonic = monotonic
      self.sleep = sleep
    }
  }

  /// Seeds that are the same in every run: 1, 2, 3, …
  public static func countedSeeds() -> () -> UInt64 {
    var count: UInt64 = 0
    return {
      count += 1
      return count
    }
  }
}

/// Symbols that the machine itself looks up.
public struct WellKnownSymbols {
  public let name, plainName, value, message, dict, `class`: Symbol

  init(_ names: Names) {
    name = names.intern("__name__")
    plainName = names.intern("name")
    value = names.intern("value")
    message = names.intern("msg")
    dict = names.intern("__dict__")
    `class` = names.intern("__class__")
  }
}

/// Runs code. Belongs to one thread, whose stack should be large: native callbacks nest on it.
public final class Machine {
  public let heap: Heap
  public var host: Host
  public let symbols: WellKnownSymbols
  /// The names every script sees.
  public let builtins: GlobalTable
  public let ellipsis: Value
  public let notImplemented: Value

  static let stackSize = 1 << 20
  /// CPython's default.
  public var recursionLimit = 1000 {
    didSet {
      let capacity = Machine.frameCapacity - 1
      frameLimit &+= min(recursionLimit, capacity) - min(oldValue, capacity)
    }
  }
  let stack: UnsafeMutablePointer<Value>
  /// How many registers hold a value, if only `unbound`: a script that nests little touches little memory.
  private var usableRegisters = 1 << 14
  let position: UnsafeMutablePointer<Position>
  let frames: UnsafeMutablePointer<Frame>
  static let frameCapacity = 100_000
  let cache = AttributeCache()
  /// The class of instances of the plain kind.
  let plainInstance = ObjectIdentifier(InstanceObject.self)
  /// The texts of one code point below 256, made when first needed.
  let characters: UnsafeMutablePointer<StringObject?>
  private(set) lazy var emptyText = StringObject(Text(), heap: heap)
  private(set) lazy var emptyTuple = TupleObject([], heap: heap)
  /// Format specifications, placed by the address of their text.
  let formats: UnsafeMutablePointer<KnownFormat?>
  /// The numbers of the built-in classes in ``cache``.
  let listID, stringID, dictID, setID: Int32
  var importedModules: [String: ModuleObject] = [:]
  /// The globals of the module that is being run.
  var runningGlobals: GlobalTable?
  /// Native work since it last polled, see ``work(_:)``.
  var unpolledWork = 0
  /// The account of work on texts.
  let charge: Text.Charge
  /// The names of the keyword arguments of the latest call with `**`.
  var spreadNames: SymbolList?
  /// The frame that is about to call a function that reads it.
  var notedFrame: NotedFrame?
  /// Whether `x[i]` was what failed in the fused `x[i][j]`.
  var innerItemFailed = false
  /// Whether something is forbidden now; ``ban`` knows what.
  var isForbidding = false
  var ban: Ban?
  /// Objects whose repr is being made, so that a list within itself prints as `[...]`.
  var reprStack = ObjectStack()

  /// What a class statement calls.
  private(set) lazy var classBuilder = makeClassBuilder()

  public var limits: Limits { heap.limits }

  public init(limits: Limits, host: Host = Host()) {
    heap = Heap(limits: limits)
    charge = Text.Charge(limits)
    self.host = host
    symbols = WellKnownSymbols(heap.names)
    stack = .allocate(capacity: Machine.stackSize)
    stack.initialize(repeating: .unbound, count: usableRegisters)
    position = .allocate(capacity: 1)
    position.initialize(to: Position(top: stack, stackEnd: stack + (usableRegisters - 1024)))
    frames = .allocate(capacity: Machine.frameCapacity)
    characters = .allocate(capacity: 256)
    characters.initialize(repeating: nil, count: 256)
    formats = .allocate(capacity: KnownFormat.capacity)
    formats.initialize(repeating: nil, count: KnownFormat.capacity)
    builtins = GlobalTable(heap: heap)
    listID = heap.types.list.id
    stringID = heap.types.str.id
    dictID = heap.types.dict.id
    setID = heap.types.set.id
    ellipsis = .object(Singleton("Ellipsis", typeName: "ellipsis", heap: heap))
    notImplemented = .object(
      Singleton("NotImplemented", typeName: "NotImplementedType", heap: heap))
    installBuiltins()
    markIntrinsics()
  }

  deinit {
    importedModules = [:]
    stack.deinitialize(count: usableRegisters)
    stack.deallocate()
    frames.deallocate()
    position.deinitialize(count: 1)
    position.deallocate()
    characters.deinitialize(count: 256)
    characters.deallocate()
    formats.deinitialize(count: KnownFormat.capacity)
    formats.deallocate()
    cache.deallocate()
    heap.close()
  }

  var top: UnsafeMutablePointer<Value> {
    @inline(__always) get { position.pointee.top }
    @inline(__always) set { position.pointee.top = newValue }
  }

  var frameLimit: Int {
    @inline(__always) get { position.pointee.frameLimit }
    @inline(__always) set { position.pointee.frameLimit = newValue }
  }

  var handling: ExceptionObject? {
    get { position.pointee.handling }
    set { position.pointee.handling = newValue }
  }

  var depth: Int {
    @inline(__always) get { position.pointee.depth }
    @inline(__always) set { position.pointee.depth = newValue }
  }

  var nativeDepth: Int {
    @inline(__always) get { position.pointee.nativeDepth }
    @inline(__always) set { position.pointee.nativeDepth = newValue }
  }

  /// Whether registers up to `end` cannot be had.
  @inline(__always)
  func lacksRegisters(to end: UnsafeMutablePointer<Value>) -> Bool {
    _slowPath(end > position.pointee.stackEnd) && !growStack(to: end)
  }

  @inline(never)
  private func growStack(to end: UnsafeMutablePointer<Value>) -> Bool {
    while end > position.pointee.stackEnd {
      if usableRegisters == Machine.stackSize { return false }
      let count = min(usableRegisters, Machine.stackSize - usableRegisters)
      (stack + usableRegisters).initialize(repeating: .unbound, count: count)
      usableRegisters += count
      position.pointee.stackEnd = stack + (usableRegisters - 1024)
    }
    return true
  }

  /// Frees unreachable cycles. Does nothing while native code is in flight.
  public func collectCycles() {
    if nativeDepth > 0 { return }
    heap.collect { visit in
      var register = stack
      while register < top {
        visit(register.pointee)
        register += 1
      }
      for index in 0..<depth {
        if let function = frames[index].function?.takeUnretainedValue() { visit(.function(function)) }
      }
      visit(.object(builtins))
      if let runningGlobals { visit(.object(runningGlobals)) }
      for module in importedModules.values { visit(.object(module)) }
      if let handling { visit(.object(handling)) }
      for root in extraRoots.values { visit(root) }
    }
  }

  /// Values the host keeps: the globals of the session, displayed results.
  public var extraRoots: [String: Value] = [:]
  /// Whether the variables of frames that an exception leaves are kept.
  public var keepsLeftFrames = false
  /// The frames that the latest exception left, innermost first.
  public internal(set) var leftFrames: [LeftFrame] = []
  var leavingException: ExceptionObject?
}
