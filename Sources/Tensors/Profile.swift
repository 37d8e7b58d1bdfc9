// Where the time of a training step goes: seconds and calls, operation by operation.

import CKernels
import Limits

/// Times by the name of an operation: each its own, without those of the operations inside it.
///
/// ```swift
/// engine.profile = Profile()
/// try step()
/// engine.profile?.rows      // ("conv2d", 4 calls, 0.0011 s), …
/// ```
public final class Profile {
  private var times: [String: (calls: Int, seconds: Double)] = [:]
  /// The time of the operations inside the one that is running.
  fileprivate var inside = 0.0

  /// A profile without entries.
  public init() {}

  public var rows: [(name: String, calls: Int, seconds: Double)] {
    times.map { ($0.key, $0.value.calls, $0.value.seconds) }.sorted { $0.0 < $1.0 }
  }

  fileprivate func add(_ name: String, _ seconds: Double) {
    times[name, default: (0, 0)].calls += 1
    times[name, default: (0, 0)].seconds += seconds
  }
}

extension Engine {
  /// Keeps the multiply-add units of one core busy and gives the number of operations done.
  public func multiplyAddPeak() -> Int {
    let rounds = 1_000_000
    guard let peak = kernels.peak else { return 0 }
    _ = peak(rounds)
    return rounds * 12 * 2 * Int(kernels.lanes)
  }

  /// Runs `body`, and notes its time where a profile is taken.
  public func measured<Result, Failure: Error>(
    _ name: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard let profile else { return try body() }
    let (begin, before) = (limits.seconds, profile.inside)
    profile.inside = 0
    defer {
      let total = limits.seconds - begin
      profile.add(name, total - profile.inside)
      profile.inside = before + total
    }
    return try body()
  }
}
