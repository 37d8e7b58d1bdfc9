// The memory behind tensors.
//
// A storage is a run of bytes that any number of tensors view. It is charged to its engine's account
// before it is allocated, and given back when the last tensor over it goes. Freed blocks are kept for the
// next tensor of the same size (a training step makes the same sizes again and again), because fresh pages
// from the system cost more than the arithmetic done on them; the pool itself is not charged, and bounded.

/// A block of numbers that tensors share, with the version that counts its in-place updates.
public final class Storage {
  public let engine: Engine
  public let dtype: DType
  /// The number of elements.
  public let count: Int
  let memory: UnsafeMutableRawPointer
  private let blockSize: Int
  /// Goes up with every in-place update, so that what was saved of an older state can be told apart.
  public private(set) var version = 0

  /// Bytes after the end that vector loops may read (never use) past the last element.
  static let slack = 128
  static let alignment = 64

  /// Uninitialised: whoever makes one fills it before it is seen.
  init(engine: Engine, dtype: DType, count: Int) throws(TensorError) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: dtype.byteCount)
    let (size, overflow2) = bytes.addingReportingOverflow(Storage.slack + Storage.alignment)
    if overflow || overflow2 { throw .sizeOverflow(shape: [count]) }
    let block = size / Storage.alignment * Storage.alignment
    self.memory = try engine.allocate(block)
    self.engine = engine
    self.dtype = dtype
    self.count = count
    self.blockSize = block
  }

  /// Room for one number, which is noted and not asked for.
  init(single engine: Engine, dtype: DType) {
    let size = Storage.slack + Storage.alignment
    memory = engine.allocateUnasked(size)
    self.engine = engine
    self.dtype = dtype
    count = 1
    blockSize = size
  }

  deinit { engine.free(memory, size: blockSize) }

  func pointer<Element: TensorElement>(_: Element.Type = Element.self) -> UnsafeMutablePointer<Element> {
    memory.assumingMemoryBound(to: Element.self)
  }

  func bumpVersion() { version &+= 1 }

  /// Where its numbers lie, as scripts are told: not where they do in memory, which differs from run to run, but behind
  /// all storages that were asked before.
  package private(set) lazy var address = engine.nextAddress(for: count &* dtype.byteCount)
}

/// A count of updates in place, apart from that of the storage.
final class Version {
  fileprivate(set) var number = 0

  func bump() { number &+= 1 }
}

/// Freed blocks, kept by size for the next storage of that size.
///
/// The system's allocator takes as long for a small aligned block as an operation on it does, and for a large one fetches
/// new pages. Small blocks are chains, one for each size, whose links stand in the blocks themselves.
struct BlockPool {
  private var blocks: [Int: [UnsafeMutableRawPointer]] = [:]
  private var bytes = 0
  private var chains = [UnsafeMutableRawPointer?](
    repeating: nil, count: BlockPool.leastBlock / Storage.alignment)
  private var chainedBytes = 0
  private static let leastBlock = 1 << 14
  private static let mostBytes = 1 << 28
  private static let mostChainedBytes = 1 << 21

  mutating func take(_ size: Int) -> UnsafeMutableRawPointer? {
    if size < BlockPool.leastBlock {
      let chain = size / Storage.alignment
      guard let block = chains[chain] else { return nil }
      chains[chain] = block.load(as: UnsafeMutableRawPointer?.self)
      chainedBytes -= size
      return block
    }
    guard let block = blocks[size]?.popLast() else { return nil }
    bytes -= size
    return block
  }

  /// Whether the pool keeps the block.
  mutating func give(_ block: UnsafeMutableRawPointer, size: Int) -> Bool {
    if size < BlockPool.leastBlock {
      if chainedBytes + size > BlockPool.mostChainedBytes { return false }
      let chain = size / Storage.alignment
      block.storeBytes(of: chains[chain], as: UnsafeMutableRawPointer?.self)
      chains[chain] = block
      chainedBytes += size
      return true
    }
    guard size <= BlockPool.mostBytes else { return false }
    if bytes + size > BlockPool.mostBytes { drain() }
    blocks[size, default: []].append(block)
    bytes += size
    return true
  }

  mutating func drain() {
    for block in blocks.values.joined() { block.deallocate() }
    for chain in chains.indices {
      while let block = chains[chain] {
        chains[chain] = block.load(as: UnsafeMutableRawPointer?.self)
        block.deallocate()
      }
    }
    blocks = [:]
    (bytes, chainedBytes) = (0, 0)
  }
}
