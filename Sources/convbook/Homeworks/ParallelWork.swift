// Independent pieces of work on several threads, with a line of progress and an ear for Ctrl-C.

import CourseLibrary
import Dispatch
import Synchronization

enum ParallelWork {
  /// Does `work` for each item, at most `jobs` at a time, and gives the results in the items' order; nil for those that
  /// Ctrl-C kept from beginning.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, console: Console, interrupts: Interrupts, name: @Sendable (Item) -> String,
    work: @Sendable (Item) -> Result
  ) -> [Result?] {
    let turn = Atomic<Int>(0)
    let done = Atomic<Int>(0)
    let results = Mutex<[Result?]>(Array(repeating: nil, count: items.count))
    let start = System.seconds()
    DispatchQueue.concurrentPerform(iterations: min(jobs, items.count)) { _ in
      while !interrupts.wereReceived {
        let place = turn.add(1, ordering: .relaxed).oldValue
        guard items.indices.contains(place) else { return }
        let finished = done.load(ordering: .relaxed)
        let time =
          finished > 0
          ? "; about \(BatchProgress.words(seconds: (System.seconds() - start) / Double(finished) * Double(items.count - finished))) left"
          : ""
        let line = "[\(finished + 1)/\(items.count)] \(name(items[place]))\(time)"
        console.use { $0.show(.progress(line)) }
        let result = work(items[place])
        results.withLock { $0[place] = result }
        _ = done.add(1, ordering: .relaxed)
      }
    }
    console.use { $0.show(.progress("")) }
    return results.withLock { $0 }
  }
}
