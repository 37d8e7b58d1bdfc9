// Which mistake gives just these numbers?
//
// The recogniser knows no homework. It spoils the reference in the ways that students do (`AnswerVariants.swift`,
// `ArgumentVariants.swift`), and names a way only if it gives the student's numbers where the reference does not.

import Interpreter
import Limits
import Pictures
import Tensors

/// Looks for the mistake behind a wrong answer.
struct Recogniser {
  let call: Call
  let tolerance: Tolerance
  let answer: [NumberGrid]
  let expected: [NumberGrid]
  /// The function that gives the right answer, and what it is given; nil where a check has no such function.
  let reference: Value?
  let given: GivenArguments?
  let names: ParameterNames?

  /// The most calls of the reference, and the most steps that they may take together.
  private static let mostCalls = 100
  private static let mostSteps = 20_000_000

  /// The mistake in words: `kernel flipped (…)`; nil where none is recognised.
  func mistake() throws -> String? {
    if answer.isEmpty || matches(expected) { return nil }
    let onArguments = try mistakeInArguments()
    if let onArguments { return onArguments }
    for variant in AnswerVariant.all {
      let shapes = answer.map(\.shape)
      guard shapes.count == expected.count else { break }
      let spoilt = zip(expected, shapes).compactMap { variant.spoil($0, $1) }
      if spoilt.count == expected.count, matches(spoilt) { return variant.name }
    }
    if answer.count == expected.count, expected.count > 1, matches(expected.reversed()) {
      return "order reversed"
    }
    return constantFactor() ?? constantDifference()
  }

  /// Whether the student's numbers are these, up to rounding.
  private func matches(_ grids: [NumberGrid]) -> Bool {
    grids.count == answer.count
      && zip(answer, grids).allSatisfy { own, other in
        own.shape == other.shape && zip(own.values, other.values).allSatisfy(loose.accepts)
      }
  }

  private var loose: Tolerance {
    let largest = expected.flatMap(\.values).lazy.filter(\.isFinite).map { abs($0) }.max() ?? 0
    return Tolerance(absolute: max(tolerance.absolute, 1e-5 * largest))
  }

  // MARK: Other arguments

  private func mistakeInArguments() throws -> String? {
    guard let reference, let given, let names else { return nil }
    let (machine, limits) = (call.machine, call.machine.limits)
    // Numbers that a reference draws are not to be drawn again by those who come after it.
    let generator = call.engine.generator
    defer { call.engine.generator = generator }
    let start = limits.stepsLeft
    var dearest = 0
    for variant in try ArgumentVariants(call: call, given: given, names: names).all().prefix(
      Recogniser.mostCalls)
    {
      let before = limits.stepsLeft
      if start - before > Recogniser.mostSteps || before < 8 * dearest { return nil }
      do {
        let value = try variant.arguments.copied(machine).call(reference, machine)
        if let grids = try call.grids(of: value), matches(grids.map(variant.finish)) { return variant.name }
      } catch let raise as Raise where raise.exception.limit == nil {
        // The reference has no answer to such arguments.
      }
      dearest = max(dearest, before - limits.stepsLeft)
    }
    return nil
  }

  // MARK: Constants

  /// Sizes that a sum may wrongly have been divided by, or not divided by.
  private var sizes: [Double] {
    let shapes = (given?.values ?? []).compactMap { $0.numbers?.shape }
    return shapes.flatMap { [$0.reduce(1, *)] + $0 }.filter { $0 > 1 }.map(Double.init)
  }

  private var pairs: [(own: Double, right: Double)] {
    guard answer.map(\.shape) == expected.map(\.shape) else { return [] }
    return zip(answer, expected).flatMap { zip($0.values, $1.values).map { ($0, $1) } }
  }

  private func constantFactor() -> String? {
    guard let largest = pairs.max(by: { abs($0.right) < abs($1.right) }), largest.right != 0 else { return nil }
    let factor = largest.own / largest.right
    guard factor.isFinite, factor != 0, pairs.allSatisfy({ loose.accepts($0.own, factor * $0.right) }) else {
      return nil
    }
    func isNear(_ other: Double) -> Bool { abs(factor - other) < 1e-4 * abs(other) }
    for size in sizes {
      if isNear(1 / size) { return "mean for sum: divided by \(Int(size))" }
      if isNear(size) { return "sum for mean: not divided by \(Int(size))" }
      if isNear((size - 1) / size) {
        return "biased variance: divided by \(Int(size)), not by \(Int(size) - 1)"
      }
      if isNear(size / (size - 1)) {
        return "unbiased variance: divided by \(Int(size) - 1), not by \(Int(size))"
      }
    }
    let distinct = Set(pairs.map(\.right).filter { $0 != 0 })
    return distinct.count > 1 ? "a factor: every number is \(short(factor)) times what it should be" : nil
  }

  private func constantDifference() -> String? {
    guard let first = pairs.first else { return nil }
    let difference = first.own - first.right
    guard difference.isFinite, pairs.allSatisfy({ loose.accepts($0.own - $0.right, difference) }) else {
      return nil
    }
    let isWhole = pairs.allSatisfy { $0.own == $0.own.rounded() && $0.right == $0.right.rounded() }
    if isWhole, abs(difference) == 1 {
      return "off by one: every number is 1 too \(difference > 0 ? "large" : "small")"
    }
    if Set(pairs.map(\.right)).count < 2 { return nil }
    return
      "off by a constant: every number is \(short(abs(difference))) too \(difference > 0 ? "large" : "small")"
  }

  private func short(_ number: Double) -> String { NumberText.shortest((number * 1e4).rounded() / 1e4) }
}

extension Call {
  /// The numbers of a value: one grid for a tensor, a number or nested lists, several for a list of tensors; nil for all
  /// else.
  func grids(of value: Value) throws -> [NumberGrid]? {
    if let tensor = try tensor(of: value) {
      return [NumberGrid(shape: tensor.shape, values: try tensor.doubles())]
    }
    guard let items = machine.sequence(value), !items.isEmpty else { return nil }
    var grids: [NumberGrid] = []
    for item in items {
      guard let tensor = try tensor(of: item) else { return nil }
      grids.append(NumberGrid(shape: tensor.shape, values: try tensor.doubles()))
    }
    return grids
  }
}
