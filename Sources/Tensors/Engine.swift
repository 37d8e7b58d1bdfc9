import CKernels
public import Limits
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// What all tensors of a session share: the budgets, the kernels, the threads, the generator, the pool of memory.
//
// Work is split into chunks by the shape of the data alone, and the threads take chunks from one counter.
// Which thread does a chunk, and how many threads there are, never shows in a result: chunks write
// different elements, or leave partial results that one thread combines in order. Between chunks the
// cancel flag and the clock are looked at, so chunks are made to last well below a millisecond.

/// An instruction set that the float32 kernels are compiled for; results are the same bits within one set.
public enum InstructionSet: Int, CaseIterable, Sendable, Comparable {
  case generic, avx2, avx512

  /// The sets that this processor can run.
  public static var available: [InstructionSet] { allCases.filter { $0.kernels != nil } }

  /// The set that goes by a name, as `avx2`.
  public init?(named name: String) {
    guard let set = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
    self = set
  }

  var kernels: UnsafePointer<ck_kernels>? {
    switch self {
    case .generic: ck_kernels_for(ck_generic)
    case .avx2: ck_kernels_for(ck_avx2)
    case .avx512: ck_kernels_for(ck_avx512)
    }
  }

  public static func < (a: InstructionSet, b: InstructionSet) -> Bool { a.rawValue < b.rawValue }
}

/// The maker of tensors, owned by a session and reached from every tensor through its storage.
///
/// ```swift
/// let engine = Engine(limits: Limits(), seed: 7, threads: 2)
/// let x = try engine.tensor([1, 2, 3] as [Float])
/// let y = try x + engine.ones([3])
/// ```
/// An engine and its tensors belong to one thread; the engine spreads its own loops over several.
public final class Engine {
  public let limits: Limits
  /// How many threads the host gave: no loop uses more.
  public let mostThreads: Int
  /// How many threads a long loop is to use, as far as the host gave them. Results do not depend on it.
  public var threads: Int {
    didSet {
      threads = max(1, threads)
      if threads != oldValue { others = nil }
    }
  }
  /// The instruction set in use.
  public let instructions: InstructionSet
  /// Where random tensors take their numbers from; assign `Generator(seed:)` to begin anew.
  public var generator: Generator
  /// Whether operations on tensors that want gradients leave nodes.
  public var recordsGradients = true
  /// Whether what is made now is for inference only, as in PyTorch's mode of that name: nothing may save it for a way back.
  public var isInference = false
  /// Which of the host's stretches of time this is. In one that is not 0, no gradient goes through what was computed in
  /// another: a gradient may be as good as the operation itself, which the host did not refuse there.
  public var era = 0
  /// How tensors are printed.
  public var printing = PrintOptions()
  /// Takes the times of operations where it is set.
  public var profile: Profile?
  /// Whether loops end when the cancel flag is up.
  private var isStoppable = true
  /// Whether a body has left its chunk before its end.
  private let isLeft = Atomic<Bool>(false)
  /// The address that the next storage gets which is asked for its own.
  private var freeAddress = 0x7e00_0000_0000
  /// The number of the latest node.
  var nodesMade = 0
  let kernels: ck_kernels
  private var pool = BlockPool()
  /// How often memory was asked of the system, because no freed block of that size was left.
  package private(set) var blocksFromSystem = 0
  private let machineBytes: Int
  /// The other threads, made when the first long loop comes, and anew when their number has changed.
  private var others: Workers?

  /// `threads` is the most that loops may use, now and later; `atMost` holds the kernels to an instruction set or a
  /// lesser one the processor has.
  public init(
    limits: Limits = Limits(), seed: UInt64 = 0, threads: Int = 1, atMost set: InstructionSet = .avx512
  ) {
    self.limits = limits
    mostThreads = max(1, threads)
    self.threads = mostThreads
    let best = InstructionSet.available.last { $0 <= set } ?? .generic
    instructions = best
    kernels = (best.kernels ?? ck_kernels_for(ck_generic)).pointee
    generator = Generator(seed: seed)
    let pages = sysconf(Int32(_SC_PHYS_PAGES)).multipliedReportingOverflow(by: sysconf(Int32(_SC_PAGESIZE)))
    machineBytes = pages.overflow || pages.partialValue <= 0 ? .max : pages.partialValue
  }

  deinit { pool.drain() }

  /// The steps that an operation takes beside its work: each allocates what it gives.
  private static let stepsPerStorage = 8

  /// Charges bytes to the account; more than the machine has is refused whatever the budget.
  package func charge(_ bytes: Int) throws(TensorError) {
    if bytes > machineBytes {
      throw .limit(.memory(requested: bytes, used: limits.bytesUsed, allowed: machineBytes))
    }
    do { try limits.charge(bytes: bytes) } catch { throw .limit(error) }
  }

  package func release(_ bytes: Int) { limits.release(bytes: bytes) }

  func nextAddress(for bytes: Int) -> Int {
    defer { freeAddress &+= (bytes / Storage.alignment &+ 1) &* Storage.alignment }
    return freeAddress
  }

  /// Runs `body`, which holds so many copies of `count` doubles besides tensors, with them charged to the account.
  package func charging<Result>(
    copies: Int, of count: Int, _ body: () throws(TensorError) -> Result
  ) throws(TensorError) -> Result {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: copies * MemoryLayout<Double>.stride)
    if overflow { throw .sizeOverflow(shape: [count]) }
    try charge(bytes)
    defer { release(bytes) }
    return try body()
  }

  func allocate(_ size: Int) throws(TensorError) -> UnsafeMutableRawPointer {
    limits.charge(steps: Engine.stepsPerStorage)
    try charge(size)
    if let block = pool.take(size) { return block }
    blocksFromSystem += 1
    if let block = aligned_alloc(Storage.alignment, size) { return block }
    pool.drain()
    if let block = aligned_alloc(Storage.alignment, size) { return block }
    limits.release(bytes: size)
    throw .limit(.memory(requested: size, used: limits.bytesUsed, allowed: limits.bytesUsed))
  }

  /// A small block, which is only noted.
  func allocateUnasked(_ size: Int) -> UnsafeMutableRawPointer {
    limits.charge(steps: Engine.stepsPerStorage)
    limits.note(bytes: size)
    if let block = pool.take(size) { return block }
    blocksFromSystem += 1
    return .allocate(byteCount: size, alignment: Storage.alignment)
  }

  func free(_ block: UnsafeMutableRawPointer, size: Int) {
    limits.release(bytes: size)
    if !pool.give(block, size: size) { block.deallocate() }
  }

  /// What a loop that has not announced its work does from one poll to the next, in steps.
  private static let stepsPerPoll = 128

  /// To be called by loops that announce nothing to ``inChunks(_:nanoseconds:_:)``: charges a little to the step budget,
  /// and looks at it, the cancel flag and the clock.
  package func poll() throws(TensorError) {
    limits.charge(steps: Engine.stepsPerPoll)
    try look()
  }

  /// Looks at the cancel flag, the clock and the steps, unless something is under way that is to be done in one go.
  private func look() throws(TensorError) {
    if !isStoppable { return }
    do { try limits.poll() } catch { throw .limit(error) }
  }

  /// Runs `body`, which changes what others see already and must not be left half done: the cancel flag and the clock
  /// are looked at before, and not again until it has ended.
  ///
  /// ```swift
  /// try engine.inOneGo { for tensor in tensors { try tensor.fill(0) } }
  /// ```
  public func inOneGo<Result>(_ body: () throws(TensorError) -> Result) throws(TensorError) -> Result {
    try look()
    let before = isStoppable
    isStoppable = false
    defer { isStoppable = before }
    return try body()
  }
}

extension Engine {
  private func otherThreads() -> Workers {
    if let others { return others }
    let made = Workers(usableThreads - 1)
    others = made
    return made
  }

  /// Nanoseconds of work below which starting threads costs more than it gains.
  private static let serialBelow = 30_000.0

  var usableThreads: Int { min(threads, mostThreads) }

  /// How many workers `chunks` would use for about that much work: the scratch memory to prepare.
  func workers(for chunks: Int, nanoseconds: Double) -> Int {
    nanoseconds < Engine.serialBelow ? 1 : max(1, min(usableThreads, chunks))
  }

  /// Runs `body(chunk, worker)` for every chunk, on several threads when there is enough work, and charges that work to
  /// the step budget; stops between chunks when cancelled. The body must write only what belongs to its chunk (or to its
  /// worker, as scratch).
  package func inChunks(
    _ chunks: Int, nanoseconds: Double, _ body: (_ chunk: Int, _ worker: Int) -> Void
  ) throws(TensorError) {
    limits.charge(nanoseconds: nanoseconds)
    let workers = workers(for: chunks, nanoseconds: nanoseconds)
    if workers == 1 {
      for chunk in 0..<chunks {
        if isLeft.load(ordering: .relaxed) || !goesOn() { break }
        body(chunk, 0)
      }
    } else {
      let next = Atomic<Int>(0)
      otherThreads().run(workers) { worker in
        while true {
          let chunk = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if chunk >= chunks || isLeft.load(ordering: .relaxed) || !goesOn() { return }
          body(chunk, worker)
        }
      }
    }
    // Some body was left before its end, or never began.
    if isLeft.exchange(false, ordering: .relaxed) {
      try look()
      throw .limit(.cancelled)
    }
  }

  /// Whether a loop should go on: what a body of `inChunks` asks from time to time when one chunk may take long. If not,
  /// the body returns as it is, and `inChunks` throws.
  package func goesOn() -> Bool {
    if !isStoppable || (try? limits.poll()) != nil { return true }
    isLeft.store(true, ordering: .relaxed)
    return false
  }

  /// The same loop in the body of `inChunks`, where a long one just ends when it should not go on.
  @inline(__always)
  func whileGoingOn(_ count: Int, _ body: (Range<Int>) -> Void) {
    if count <= Rows.longest { return body(0..<count) }
    for start in stride(from: 0, to: count, by: Engine.chunk) {
      if !goesOn() { return }
      body(start..<min(count, start + Engine.chunk))
    }
  }

  /// Runs `body` over `0..<count` range by range, in order and on this thread; stops between them when cancelled.
  package func inTurn(_ count: Int, _ body: (Range<Int>) throws(TensorError) -> Void) throws(TensorError) {
    limits.charge(nanoseconds: Double(count))
    for start in stride(from: 0, to: count, by: Engine.chunk) {
      try look()
      try body(start..<min(count, start + Engine.chunk))
    }
  }

  /// Elements of one chunk of an elementwise loop.
  static let chunk = 1 << 15
  /// The cost of an element, in nanoseconds, from which chunks have fewer of them.
  private static let dearest = 64.0

  /// Runs `body(range)` over `0..<count` in chunks whose length depends on `cost` alone, the nanoseconds that an element
  /// takes.
  func inRanges(
    _ count: Int, cost: Double = 1, _ body: (Range<Int>) -> Void
  ) throws(TensorError) {
    if count == 0 { return }
    let length = Int(max(1, min(1, Engine.dearest / max(cost, 1)) * Double(Engine.chunk)))
    let chunks = (count - 1) / length + 1
    try inChunks(chunks, nanoseconds: Double(count) * cost) { chunk, _ in
      body(chunk * length..<min(count, (chunk + 1) * length))
    }
  }
}
