// A thread with a deep stack.
//
// The machine runs script calls without recursing, but native code that calls back into a script (a sort key, a
// generator inside `sum`) nests on the stack of its thread, and so do deep syntax trees. The main thread's 8 MB, which a
// program cannot enlarge, are too few. So each cell runs on a thread of its own, made for it and joined: only the pages
// that it touches ever take memory, and they are given back at once.

#if canImport(Darwin)
  internal import Darwin
#else
  internal import Glibc
#endif

package enum LargeStack {
  /// Tried in turn, for hosts that limit address space.
  private static let sizes = [512 << 20, 128 << 20, 64 << 20]

  /// Runs `body` on a thread with a large stack and waits for it; false when no such thread could be made.
  package static func run(_ body: () -> Void) -> Bool {
    withoutActuallyEscaping(body) { body in
      let work = Work(body: body)
      return sizes.contains { run(work, stackSize: $0) }
    }
  }

  private final class Work {
    let body: () -> Void
    init(body: @escaping () -> Void) { self.body = body }
  }

  private static func run(_ work: Work, stackSize: Int) -> Bool {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard pthread_attr_init(attributes) == 0 else { return false }
    defer { pthread_attr_destroy(attributes) }
    guard pthread_attr_setstacksize(attributes, stackSize) == 0 else { return false }
    let argument = Unmanaged.passUnretained(work).toOpaque()
    #if canImport(Darwin)
      var made: pthread_t?
      let failure = pthread_create(&made, attributes, { LargeStack.start($0) }, argument)
      guard failure == 0, let thread = made else { return false }
    #else
      var thread = pthread_t()
      guard pthread_create(&thread, attributes, { LargeStack.start($0) }, argument) == 0 else { return false }
    #endif
    return withExtendedLifetime(work) { pthread_join(thread, nil) == 0 }
  }

  private static func start(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Unmanaged<Work>.fromOpaque(argument).takeUnretainedValue().body() }
    return nil
  }
}
