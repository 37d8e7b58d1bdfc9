// What more can be said about a wrong answer: the mistake it may be, and the sum that gives the right number.

import Interpreter
import Pictures
import Tensors

/// A wrong answer and all that is known of it.
struct Question {
  let call: Call
  let tolerance: Tolerance
  let answer: Value
  let expected: Value
  let judgement: Judgement
  var reference: Value?
  var given: GivenArguments?
  var names: ParameterNames?

  /// Lines that explain a failure; nil where there is nothing to say.
  func explanation() throws -> String? {
    guard judgement.complaint != nil, judgement.failure == .values || judgement.failure == .shape,
      let right = try call.grids(of: expected)
    else { return nil }
    var parts: [String] = []
    // One number by itself can be explained in many ways, and none is likely.
    let isTelling = given != nil || right.reduce(0) { $0 + $1.values.count } > 1
    // Of yes and no, neither is too large.
    if isTelling, !isYesOrNo(answer), !isYesOrNo(expected), let own = try call.grids(of: answer) {
      let recogniser = Recogniser(
        call: call, tolerance: tolerance, answer: own, expected: right, reference: reference, given: given,
        names: names)
      if let mistake = try recogniser.mistake() { parts.append("perhaps: \(mistake)") }
    }
    if let index = judgement.firstWrong, index.count == 2, right.count == 1, let given, let names {
      let sum = PatchSum(given: given, names: names, expected: right[0], at: index, tolerance: tolerance)
      if let lines = try sum.lines() { parts.append(lines.joined(separator: "\n")) }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "\n")
  }

  private func isYesOrNo(_ value: Value, depth: Int = 0) -> Bool {
    if case .bool? = value.scalar { return true }
    if let tensor = value.numbers { return tensor.dtype == .bool }
    guard depth < 32, let items = call.machine.sequence(value), !items.isEmpty else { return false }
    return items.allSatisfy { isYesOrNo($0, depth: depth + 1) }
  }
}

/// One output of a convolution as a table: patch, kernel, products.
private struct PatchSum {
  let given: GivenArguments
  let names: ParameterNames
  let expected: NumberGrid
  let at: [Int]
  let tolerance: Tolerance

  private static let largestKernel = 7

  /// The table, where one of the arguments slides over another one and the sum of products is what is expected.
  func lines() throws -> [String]? {
    let pictures = try given.values.enumerated().compactMap { place, value -> (place: Int, grid: NumberGrid)? in
      guard let tensor = value.numbers, tensor.rank == 2 else { return nil }
      return (place, NumberGrid(shape: tensor.shape, values: try tensor.doubles()))
    }
    guard pictures.count == 2, expected.rank == 2 else { return nil }
    let kernelFirst = names.role(pictures[0].place) == .kernel
    let picture = pictures[kernelFirst ? 1 : 0].grid
    let kernel = pictures[kernelFirst ? 0 : 1].grid
    let (high, wide) = (kernel.shape[0], kernel.shape[1])
    guard high <= PatchSum.largestKernel, wide <= PatchSum.largestKernel,
      expected.shape == [picture.shape[0] - high + 1, picture.shape[1] - wide + 1],
      let patch = picture.rearranged(kernel.shape, { [at[0] + $0[0], at[1] + $0[1]] }),
      let right = expected.rearranged([1, 1], { _ in at })?.values.first
    else { return nil }
    for (isTurned, laid) in [(false, kernel), (true, kernel.flipped([-2, -1]) ?? kernel)] {
      let products = zip(patch.values, laid.values).map { $0 * $1 }
      guard let ending = ending(products.reduce(0, +), right) else { continue }
      return [
        "output [\(at[0]), \(at[1])]: the \(high) x \(wide) kernel\(isTurned ? ", turned by half a turn," : "") on "
          + "rows \(at[0]) to \(at[0] + high - 1), columns \(at[1]) to \(at[1] + wide - 1)"
      ] + table([("patch", patch.values), ("kernel", laid.values), ("products", products)], high, wide) + [
        ending
      ]
    }
    return nil
  }

  /// How the sum of products becomes the expected number; nil where it does not.
  private func ending(_ sum: Double, _ right: Double) -> String? {
    let loose = Tolerance(absolute: max(tolerance.absolute, 1e-5 * max(1, abs(right))))
    if loose.accepts(sum, right) { return "sum \(text(right))" }
    let biases = given.values.compactMap(\.scalar).map(\.double)
    for bias in [0] + biases {
      let added = bias == 0 ? "" : " \(bias < 0 ? "-" : "+") \(text(abs(bias))) = \(text(sum + bias))"
      if loose.accepts(sum + bias, right) { return "sum \(text(sum))\(added)" }
      if loose.accepts(max(0, sum + bias), right) { return "sum \(text(sum))\(added), ReLU \(text(right))" }
    }
    return nil
  }

  private func text(_ number: Double) -> String { NumberText.shortest((number * 1e4).rounded() / 1e4) }

  /// Tables side by side, each under its title.
  private func table(_ parts: [(title: String, values: [Double])], _ rows: Int, _ columns: Int) -> [String] {
    let blocks = parts.map { title, values in
      [title] + NumberTable(values: values, rows: rows, columns: columns).lines(width: 80)
    }
    let widths = blocks.map { $0.map(\.count).max() ?? 0 }
    return (0...rows).map { row in
      let cells = zip(blocks, widths).map { lines, width in
        let line = row < lines.count ? lines[row] : ""
        return line + String(repeating: " ", count: width - line.count)
      }
      return trimmed(cells.joined(separator: "   "))
    }
  }

  private func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
