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

  /// The mistake in words: `kernel flipped: …`; nil where none is recognised.
  func mistake() throws -> String? {
    if answer.isEmpty || matches(expected) { return nil }
    // What is nothing, or all zeros, comes of too many mistakes.
    if answer.allSatisfy({ $0.values.allSatisfy { $0 == 0 } }) { return constantDifference() }
    if let mistake = try mistakeInArguments() { return mistake }
    if answer.count == expected.count {
      for variant in AnswerVariant.spoiling where isSeveral || !variant.needsSeveral {
        let spoilt = zip(expected, answer).compactMap { variant.change($0, $1.shape) }
        if spoilt.count == expected.count, matches(spoilt) { return variant.name }
      }
      for variant in AnswerVariant.mending where isSeveral || !variant.needsSeveral {
        let mended = zip(answer, expected).compactMap { variant.change($0, $1.shape) }
        if mended.count == expected.count, agree(mended, expected) { return variant.name }
      }
      if expected.count > 1, matches(expected.reversed()) { return "order reversed" }
    }
    return constantFactor() ?? constantDifference()
  }

  /// Whether there are different numbers to be hit.
  private var isSeveral: Bool { Set(expected.flatMap(\.values)).count > 1 }

  /// Whether the student's numbers are these, up to rounding.
  private func matches(_ grids: [NumberGrid]) -> Bool { agree(answer, grids) }

  private func agree(_ some: [NumberGrid], _ others: [NumberGrid]) -> Bool {
    let loose = loose(expected.flatMap(\.values))
    return some.count == others.count
      && zip(some, others).allSatisfy { one, other in
        one.shape == other.shape && zip(one.values, other.values).allSatisfy(loose.accepts)
      }
  }

  /// Rounding is to be forgiven, as much as the largest of the numbers has of it.
  private func loose(_ numbers: [Double]) -> Tolerance {
    let largest = numbers.lazy.filter(\.isFinite).map { abs($0) }.max() ?? 0
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

  /// Sizes that a sum may wrongly have been divided by, or not divided by. That something is twice what it should be says
  /// little of what it was not divided by.
  private var sizes: [Double] {
    let given = (given?.values ?? []).compactMap { (try? call.tensor(of: $0))?.shape }
    let sizes = (given + expected.map(\.shape)).flatMap { shape -> [Int] in
      let count = shape.reduce(1, *)
      // All of it, one axis, and all but one axis: a mean for each channel.
      return [count] + shape + shape.filter { $0 > 0 }.map { count / $0 }
    }
    return sizes.filter { $0 > 2 }.map(Double.init)
  }

  private var pairs: [(own: Double, right: Double)] {
    guard answer.map(\.shape) == expected.map(\.shape) else { return [] }
    return zip(answer, expected).flatMap { zip($0.values, $1.values).map { ($0, $1) } }
  }

  private func constantFactor() -> String? {
    guard let largest = pairs.max(by: { abs($0.right) < abs($1.right) }), largest.right != 0 else { return nil }
    let factor = largest.own / largest.right
    // A small answer must not be all rounding of a large one.
    let loose = loose(pairs.map(\.own))
    guard factor.isFinite, factor != 0, pairs.allSatisfy({ loose.accepts($0.own, factor * $0.right) }) else {
      return nil
    }
    func isNear(_ other: Double) -> Bool { abs(factor - other) < 1e-4 * abs(other) }
    for size in sizes {
      let (words, fewer) = ("\(Int(size))", "\(Int(size) - 1)")
      if isNear(1 / size) { return "mean for sum: divided by \(words)" }
      if isNear(size) { return "sum for mean: not divided by \(words)" }
      if isNear((size - 1) / size) { return "biased variance: divided by \(words), not by \(fewer)" }
      if isNear(size / (size - 1)) { return "unbiased variance: divided by \(fewer), not by \(words)" }
      // Of what is divided by a deviation, which is the root of a variance.
      if isNear(((size - 1) / size).squareRoot()) {
        return "unbiased deviation: its variance is divided by \(fewer), not by \(words)"
      }
      if isNear((size / (size - 1)).squareRoot()) {
        return "biased deviation: its variance is divided by \(words), not by \(fewer)"
      }
    }
    let distinct = Set(pairs.map(\.right).filter { $0 != 0 })
    if distinct.count < 2 || short(factor) == "0" { return nil }
    return "a factor: every number is \(short(factor)) times what it should be"
  }

  private func constantDifference() -> String? {
    guard let first = pairs.first else { return nil }
    let difference = first.own - first.right
    let loose = loose(expected.flatMap(\.values))
    guard difference.isFinite, pairs.allSatisfy({ loose.accepts($0.own - $0.right, difference) }) else {
      return nil
    }
    let side = difference > 0 ? "large" : "small"
    let isWhole = pairs.allSatisfy { $0.own == $0.own.rounded() && $0.right == $0.right.rounded() }
    if isWhole, abs(difference) == 1 {
      return "off by one: \(pairs.count == 1 ? "it" : "every number") is 1 too \(side)"
    }
    // Two numbers may lie equally far from their places for other reasons.
    if Set(pairs.map(\.right)).count < 3 || short(difference) == "0" { return nil }
    return "off by a constant: every number is \(short(abs(difference))) too \(side)"
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
