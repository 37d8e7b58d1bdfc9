import Networks
import Testing

/// What PyTorch's and Keras's schedules gave: see record_schedules.py.
private struct RecordedSchedules: Decodable {
  let rates, plateau: [String: [Double]]
  let losses: [Double]
}

@Suite struct ScheduleTests {
  private let schedules: [String: (schedule: Schedule, base: Double)] = [
    "step": (.step(every: 7, factor: 0.5), 0.1),
    "multistep": (.multiStep([5, 20, 20, 41], factor: 0.1), 0.1),
    "exponential": (.exponential(factor: 0.95), 0.1),
    "polynomial": (.polynomial(40, power: 1.5), 0.1),
    "cosine": (.cosine(40, low: .rate(0.01), mirrored: true), 0.1),
    "restarts": (.cosineRestarts(first: 6, longer: 2, low: .rate(0.01)), 0.1),
    "restarts1": (.cosineRestarts(first: 9), 0.1),
    "linear": (.linear(12, from: 0.25), 0.1),
    "warmup": (.warmup(10, from: 0.1, then: .cosine(40, mirrored: true)), 0.1),
    "onecycle": (.oneCycle(total: 50), 0.4),
    "onecycle-linear": (.oneCycle(total: 45, .init(rising: 0.2, start: 10, end: 100, isLinear: true)), 0.4),
    "onecycle-three": (.oneCycle(total: 50, .init(hasThreePhases: true)), 0.4),
    "keras-exponential": (.exponential(factor: 0.8, over: 10), 0.1),
    "keras-exponential-stairs": (.exponential(factor: 0.8, over: 10, stairs: true), 0.1),
    "keras-inverse": (.inverseTime(decay: 0.5, over: 5), 0.1),
    "keras-inverse-stairs": (.inverseTime(decay: 0.5, over: 5, stairs: true), 0.1),
    "keras-polynomial": (.polynomial(40, power: 2, low: .rate(0.01)), 0.1),
    "keras-polynomial-cycle": (.polynomial(16, low: .rate(0.01), cycles: true), 0.1),
    "keras-cosine": (.cosine(40, low: .share(0.1)), 0.1),
    "keras-cosine-warmup": (.warmup(10, from: 0.1, then: .cosine(30, low: .share(0.1))), 0.1),
    "keras-restarts": (.cosineRestarts(first: 8, longer: 2, peak: 0.7, low: .share(0.1)), 0.1),
    "keras-piecewise": (.pieces(boundaries: [10, 30], rates: [0.1, 0.05, 0.001]), 0.1),
  ]

  @Test("E21 rates of sixty steps are PyTorch's and Keras's")
  func rates() throws {
    let expected = try recorded("schedules", as: RecordedSchedules.self).rates
    #expect(Set(expected.keys) == Set(schedules.keys))
    for (name, entry) in schedules {
      let rates = try #require(expected[name])
      let found = try rates.indices.map { try entry.schedule.rate(at: $0, base: entry.base) }
      // Keras computes in float32.
      #expect(isClose(found, rates, within: name.hasPrefix("keras") ? 1e-7 : 1e-12), "\(name)")
    }
  }

  @Test("E21 plateau rules lower the rate when PyTorch and Keras do")
  func plateau() throws {
    let all = try recorded("schedules", as: RecordedSchedules.self)
    let rules: [String: ReduceOnPlateau] = [
      "torch": try ReduceOnPlateau(factor: 0.5, patience: 2),
      "torch-cooldown": try ReduceOnPlateau(factor: 0.5, patience: 1, cooldown: 3, lowest: 0.01),
      "torch-abs": try ReduceOnPlateau(factor: 0.1, patience: 0, threshold: .absolute(0.02)),
      "torch-max": try ReduceOnPlateau(.larger, factor: 0.5, patience: 3, threshold: .absolute(1e-4)),
      "keras": try .keras(factor: 0.5, patience: 2),
      "keras-cooldown": try .keras(factor: 0.5, patience: 3, threshold: 0.01, cooldown: 2, lowest: 0.005),
      "keras-patience0": try .keras(factor: 0.9, patience: 0, cooldown: 1),
    ]
    #expect(Set(all.plateau.keys) == Set(rules.keys))
    for (name, start) in rules {
      var (rule, rate) = (start, 0.1)
      let found = all.losses.map { loss in
        rate = rule.rate(after: name == "torch-max" ? -loss : loss, current: rate)
        return rate
      }
      #expect(try isClose(found, #require(all.plateau[name]), within: 1e-8), "\(name)")
    }
  }

  @Test("numbers that make no schedule are errors, and distant steps are quick and finite")
  func errors() throws {
    #expect(throws: ScheduleError.steps("every", 0)) {
      try Schedule.step(every: 0, factor: 1).rate(at: 1, base: 1)
    }
    #expect(throws: ScheduleError.step(-1)) { try Schedule.constant.rate(at: -1, base: 1) }
    #expect(throws: ScheduleError.pastEnd(step: 6, total: 5)) {
      try Schedule.oneCycle(total: 5).rate(at: 6, base: 1)
    }
    #expect(throws: ScheduleError.pieces(boundaries: 1, rates: 1)) {
      try Schedule.pieces(boundaries: [1], rates: [1]).rate(at: 0, base: 1)
    }
    #expect(throws: ScheduleError.factor(1)) { try ReduceOnPlateau(factor: 1) }
    #expect(try Schedule.warmup(0, then: .constant).rate(at: 0, base: 1) == 1)
    for schedule in schedules.values.map(\.schedule) {
      if case .oneCycle = schedule { continue }
      #expect(try schedule.rate(at: 1_000_000_000_000, base: 0.1).isFinite)
    }
    #expect(try Schedule.oneCycle(total: 1).rate(at: 0, base: 1).isFinite)
  }
}
