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
    // A percentage of the total must stay a number.
    (self.title, self.total, start) = (title, max(1, min(1 << 50, total)), now)
    shown = now
  }

  /// Whether the last line is old enough.
  func isDue(now: Double) -> Bool { now - shown >= 0.1 }

  /// The line at this moment, with a bar, the rate and the time left; nil before the first step.
  mutating func line(done: Int, _ note: String, now: Double) -> String? {
    guard done > 0 else { return nil }
    shown = now
    let (spent, done) = (now - start, min(done, total))
    let left = spent / Double(done) * Double(total - done)
    let rate = Double(done) / spent
    let pace = rate >= 10 ? "\(Int(rate)) steps/s" : "\(Int(1000 / rate)) ms a step"
    let start = title.isEmpty ? "" : title + " "
    let facts = ["\(100 * done / total) %", note, pace, "\(Self.text(seconds: left)) left"].filter {
      !$0.isEmpty
    }
    // What is said goes before the bar, and how far it is before the pace.
    let end = facts.joined(separator: "  ")
    let cells = min(20, Self.width - start.count - end.count - 3)
    if cells < 4 {
      return start
        + facts.filter { start.count + end.count <= Self.width || $0 != pace }.joined(separator: "  ")
    }
    let filled = cells * done / total
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: cells - filled)
    return "\(start)[\(bar)] \(end)"
  }

  /// The columns of a usual terminal but the last.
  private static let width = 79

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
      // What is long may be part of something longer, whose line is seen again when the part has ended.
      Verb("begin_progress", "title, total", "Something of so many steps begins; gives its number.") { call in
        call.library.progress.append(
          ProgressMeter(try call.string(0), total: try call.int(1), now: call.machine.limits.seconds))
        return .int(call.library.progress.count - 1)
      },
      Verb(
        "progress", "number, done, note",
        "So many of its steps are done; `note()` is asked when it is to be seen."
      ) {
        call in
        let (number, now) = (try call.int(0), call.machine.limits.seconds)
        guard call.library.progress.indices.contains(number), call.library.progress[number].isDue(now: now)
        else { return .none }
        let note = try call.machine.str(call.machine.call(call[2], [])).string
        // The note is the script's and may have ended what it speaks of.
        guard call.library.progress.indices.contains(number) else { return .none }
        if let line = call.library.progress[number].line(done: try call.int(1), note, now: now) {
          call.library.environment.show(.progress(line))
        }
        return .none
      },
      Verb("in_cell", "", "Whether a cell runs, not a plain script, which shows only what it prints.") { call in
        .bool(call.library.runsCell)
      },
      Verb("end_progress", "number", "It has ended, and what was part of it.") { call in
        let number = try call.int(0)
        guard call.library.progress.indices.contains(number) else { return .none }
        call.library.progress.removeSubrange(number...)
        call.library.environment.show(.progress(""))
        return .none
      },
      Verb(
        "show_cost", "function, times, words=\"\", least=0.0",
        "Says about how long so many calls of a function take here, where that is no less than `least` seconds."
      ) { call in
        // The first call makes ready what the others find.
        _ = try call.machine.call(call[0], [])
        let start = call.machine.limits.seconds
        _ = try call.machine.call(call[0], [])
        let spent = (call.machine.limits.seconds - start) * (try call.double(1))
        if spent > 0, spent >= (try call.double(3)) {
          let time = "about \(ProgressMeter.text(seconds: spent)) here"
          call.library.environment.show(.line(try call.string(2) + time))
        }
        return .none
      },
    ]
  }
}
