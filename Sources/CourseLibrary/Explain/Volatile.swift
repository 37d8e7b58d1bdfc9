// What differs from run to run: seconds, rates, how far something is. It is seen while it happens and forgotten.
//
// No time reaches the language here: a script says how much is done, and what is made of it with the host's clock goes
// straight to the host.

import Interpreter
import Limits

/// Something to be seen that is never recorded, compared or graded.
package enum Volatile: Equatable, Sendable {
  /// A line that stays.
  case line(String)
  /// A line in the place of the one before; empty when the work has ended.
  case progress(String)
}

/// How far something long is.
struct ProgressMeter {
  private let title: String
  private let total: Int
  private let start: Double
  private var shown: Double

  init(_ title: String, total: Int, now: Double) {
    (self.title, self.total, start) = (title, max(1, total), now)
    shown = now
  }

  /// The line at this moment, with a bar, the rate and the time left; nil where the last one is not old enough.
  mutating func line(done: Int, _ note: String, now: Double) -> String? {
    let interval = 0.1
    guard now - shown >= interval, done > 0 else { return nil }
    shown = now
    let (spent, done) = (now - start, min(done, total))
    let cells = 20
    let filled = cells * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled)
    let left = spent / Double(done) * Double(total - done)
    let rate = Double(done) / spent
    let pace = rate >= 10 ? "\(Int(rate)) steps/s" : "\(Int(1000 / rate)) ms a step"
    return "\(title) [\(bar)] \(100 * done / total) %"
      + (note.isEmpty ? "" : "  \(note)") + "  \(pace)  \(Self.text(seconds: left)) left"
  }

  /// `0.4 s`, `12 s`, `3 min 5 s`.
  static func text(seconds: Double) -> String {
    if seconds < 10 { return "\((seconds * 10).rounded() / 10) s" }
    let whole = Int(min(seconds, 1e9))
    return whole < 120 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
  }
}

extension CourseLibrary {
  /// Rows of the private module `_teaching`.
  static var volatileVerbs: [Verb] {
    [
      Verb("begin_progress", "title, total", "Something of so many steps begins.") { call in
        call.library.progress = ProgressMeter(
          try call.string(0), total: try call.int(1), now: call.machine.limits.seconds)
        return .none
      },
      Verb("progress", "done, note=\"\"", "So many steps are done.") { call in
        let now = call.machine.limits.seconds
        if let line = call.library.progress?.line(done: try call.int(0), try call.string(1), now: now) {
          call.library.environment.show(.progress(line))
        }
        return .none
      },
      Verb("end_progress", "", "It has ended.") { call in
        call.library.progress = nil
        call.library.environment.show(.progress(""))
        return .none
      },
      Verb("show_cost", "function, times", "Says about how long so many calls of a function take here.") {
        call in
        // The first call makes ready what the others find.
        _ = try call.machine.call(call[0], [])
        let start = call.machine.limits.seconds
        _ = try call.machine.call(call[0], [])
        let spent = (call.machine.limits.seconds - start) * (try call.double(1))
        if spent > 0 {
          call.library.environment.show(.line("about \(ProgressMeter.text(seconds: spent)) here"))
        }
        return .none
      },
    ]
  }
}
