// How far a batch is: `[2/20] 05-why-convolution, cell 7 of 31; about 1 min 20 s left`.
//
// Notebooks count by the seconds they took last time, where that is known of all, else as one each. What is left is what
// went by, times what remains over what is done: no more than a guess, so it is shown rounded, and never recorded.

import Synchronization

final class BatchProgress: Sendable {
  private struct State {
    var running: [(place: Int, name: String, cell: Int, cells: Int)] = []
    var done: Set<Int> = []
  }

  private let weights: [Double]
  private let start: Double
  private let state = Mutex(State())

  /// `expected` holds the seconds that each notebook took last time, nil where that is not known.
  init(expected: [Double?], now: Double) {
    let known = expected.compactMap { $0 }
    weights = known.count == expected.count ? known.map { max($0, 0.01) } : expected.map { _ in 1 }
    start = now
  }

  /// A notebook begins its n-th code cell of so many.
  func begin(cell: Int, of cells: Int, in name: String, place: Int) {
    state.withLock { state in
      state.running.removeAll { $0.place == place }
      state.running.append((place, name, cell, cells))
    }
  }

  func end(place: Int) {
    state.withLock { state in
      state.running.removeAll { $0.place == place }
      state.done.insert(place)
    }
  }

  /// The line at a moment.
  func line(now: Double) -> String {
    let (running, done) = state.withLock { ($0.running, $0.done) }
    let names = running.map { "\($0.name), cell \($0.cell) of \($0.cells)" }.joined(separator: "; ")
    let finished = done.reduce(0) { $0 + weights[$1] }
    let begun = running.reduce(0) { $0 + weights[$1.place] * Double($1.cell - 1) / Double(max(1, $1.cells)) }
    let fraction = (finished + begun) / max(weights.reduce(0, +), 1e-9)
    let left = (now - start) * (1 - fraction) / max(fraction, 1e-9)
    let time = now - start > 2 && fraction > 0.02 ? "; about \(Self.words(seconds: left)) left" : ""
    let count = weights.count > 1 ? "[\(min(done.count + 1, weights.count))/\(weights.count)] " : ""
    return count + names + time
  }

  /// `40 s`, `3 min 20 s`, `2 h 5 min`: two numbers at most.
  static func words(seconds: Double) -> String {
    let seconds = Int(min(max(seconds, 1), 1e9).rounded())
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min" + (seconds < 600 ? " \(seconds % 60 / 10 * 10) s" : "") }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }
}
