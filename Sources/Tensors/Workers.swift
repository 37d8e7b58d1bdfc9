import CKernels
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// Threads that wait for the engine's next loop.
//
// A training step is hundreds of loops of a tenth of a millisecond; a system's queue needs about as long to wake a
// thread. So the workers look for the next loop for a while after each before they lie down, and the engine's own
// thread wakes them only when they have. A loop is open from the moment it is published until the engine's thread has
// run out of chunks; a worker that comes later than that is not waited for. Opening, joining and closing are changes of
// one word: the number of the loop, whether it is open, and how many workers are in it.

final class Workers: @unchecked Sendable {
  /// What the threads share: it outlives the engine until the last of them has ended.
  private final class Shared: @unchecked Sendable {
    /// loop number << 32 | open bit | workers inside
    let state = Atomic<UInt64>(0)
    let sleeping = Atomic<Int>(0)
    let ends = Atomic<Bool>(false)
    /// Written before a loop opens, read by those who joined it.
    var body: (_ worker: Int) -> Void = { _ in }
    var workers = 0
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_cond_destroy(condition)
      pthread_mutex_destroy(mutex)
      condition.deallocate()
      mutex.deallocate()
    }

    /// A loop that this worker has not been in and that wants it.
    func joined(_ worker: Int, after last: UInt64) -> UInt64? {
      var word = state.load(ordering: .acquiring)
      while word & Workers.open != 0, word >> 32 != last {
        let change = state.compareExchange(expected: word, desired: word + 1, ordering: .acquiringAndReleasing)
        if change.exchanged { return word >> 32 }
        word = change.original
      }
      return nil
    }

    func sleep(after last: UInt64) {
      pthread_mutex_lock(mutex)
      sleeping.wrappingAdd(1, ordering: .sequentiallyConsistent)
      while !ends.load(ordering: .sequentiallyConsistent) {
        let word = state.load(ordering: .sequentiallyConsistent)
        if word & Workers.open != 0, word >> 32 != last { break }
        pthread_cond_wait(condition, mutex)
      }
      sleeping.wrappingSubtract(1, ordering: .sequentiallyConsistent)
      pthread_mutex_unlock(mutex)
    }

    func wake() {
      pthread_mutex_lock(mutex)
      pthread_cond_broadcast(condition)
      pthread_mutex_unlock(mutex)
    }

    /// The life of one worker.
    func work(as worker: Int) {
      var last: UInt64 = 0
      var idle = 0
      while !ends.load(ordering: .relaxed) {
        if let loop = joined(worker, after: last) {
          last = loop
          if worker < workers { body(worker) }
          state.wrappingSubtract(1, ordering: .releasing)
          idle = 0
        } else if idle < Workers.patience {
          idle += 1
          ck_pause()
        } else {
          sleep(after: last)
          idle = 0
        }
      }
    }
  }

  private static let open: UInt64 = 1 << 31
  private static let inside: UInt64 = open - 1
  /// Pauses before a worker lies down, about half a millisecond.
  private static let patience = 10_000

  private let shared = Shared()
  private var isBusy = false

  /// Starts `count` threads, or as many as the system gives.
  init(_ count: Int) {
    for number in 0..<count {
      let shared = shared
      let start = Unmanaged.passRetained(Start { shared.work(as: number + 1) })
      var thread = Workers.noThread
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
      var all = sigset_t()
      var before = sigset_t()
      sigfillset(&all)
      // Signals are for the threads of the host.
      pthread_sigmask(SIG_SETMASK, &all, &before)
      let failure = pthread_create(&thread, &attributes, Workers.main, start.toOpaque())
      pthread_sigmask(SIG_SETMASK, &before, nil)
      pthread_attr_destroy(&attributes)
      if failure != 0 { start.release() }
    }
  }

  deinit {
    shared.ends.store(true, ordering: .sequentiallyConsistent)
    shared.wake()
  }

  /// Runs `body` here as worker 0, and on the threads that come in time as workers below `workers`.
  func run(_ workers: Int, _ body: (_ worker: Int) -> Void) {
    if isBusy { return body(0) }
    isBusy = true
    defer { isBusy = false }
    withoutActuallyEscaping(body) { body in
      shared.body = body
      shared.workers = workers
      let next = (shared.state.load(ordering: .relaxed) >> 32) &+ 1
      shared.state.store(next << 32 | Workers.open, ordering: .sequentiallyConsistent)
      if shared.sleeping.load(ordering: .sequentiallyConsistent) > 0 { shared.wake() }
      body(0)
      shared.state.bitwiseAnd(~Workers.open, ordering: .acquiringAndReleasing)
      var waits = 0
      while shared.state.load(ordering: .acquiring) & Workers.inside != 0 {
        waits += 1
        if waits % 4096 == 0 { sched_yield() } else { ck_pause() }
      }
      shared.body = { _ in }
    }
  }

  /// What a new thread is to do.
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  #if canImport(Darwin)
    private static var noThread: pthread_t? { nil }
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
      Unmanaged<Start>.fromOpaque($0).takeRetainedValue().body()
      return nil
    }
  #else
    private static var noThread: pthread_t { 0 }
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { start in
      if let start { Unmanaged<Start>.fromOpaque(start).takeRetainedValue().body() }
      return nil
    }
  #endif
}
