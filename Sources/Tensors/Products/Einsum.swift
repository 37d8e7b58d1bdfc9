// Sums of products by named axes: "ij,jk->ik" is the product of two matrices.
//
// Every letter names an axis. The operands are brought to one order of axes (the output's, then those that are summed,
// an axis that an operand does not have being of size 1), a letter that an operand has twice becoming its
// diagonal. Then they are taken from left to right, two at a time: the axes of both that stay are a batch, those of one
// alone are rows or columns, those that no later operand needs are summed, so that each step is one batch of
// matrix products.

extension Tensor {
  /// The sum of products that an equation in PyTorch's notation names.
  ///
  /// ```swift
  /// try Tensor.einsum("bij,bjk->bik", [x, y])   // a batch of matrix products
  /// try Tensor.einsum("ii", [x])                // the trace
  /// ```
  /// Letters that the output leaves out are summed; without "->" the output has those that occur once, in order;
  /// "..." stands for any axes, which broadcast.
  public static func einsum(_ equation: String, _ operands: [Tensor]) throws(TensorError) -> Tensor {
    let plan = try EinsumPlan(equation, operands)
    guard let first = operands.first else { throw .argument(.einsum(.noOperands)) }
    var result = try plan.arrange(first, 0)
    for number in 1..<Swift.max(1, operands.count) {
      let next = try plan.arrange(operands[number], number)
      let summed = plan.summed.filter { plan.lastUse[$0] == number }
      result = try sumProduct(result, next, summing: summed)
    }
    if operands.count == 1, !plan.summed.isEmpty {
      result = try result.sum(plan.summed, keepdim: true)
    } else if operands.count > 1 {
      // What only the first operand has.
      let left = plan.summed.filter { plan.lastUse[$0] == 0 && result.shape[$0] != 1 }
      if !left.isEmpty { result = try result.sum(left, keepdim: true) }
    }
    let gone = Array(plan.outputRank..<plan.rank)
    return gone.isEmpty ? result : try result.squeeze(gone)
  }

  /// The products of two tensors of one rank, summed over some axes, which stay with size 1; axes of size 1 broadcast.
  private static func sumProduct(
    _ a: Tensor, _ b: Tensor, summing dims: [Int]
  ) throws(TensorError) -> Tensor {
    var (a, b) = (a, b)
    var (batch, rows, columns): ([Int], [Int], [Int]) = ([], [], [])
    // Summed in the product, and before it.
    var (inner, gone): ([Int], [Int]) = ([], [])
    for dim in 0..<a.rank {
      let (inA, inB) = (a.shape[dim] != 1, b.shape[dim] != 1)
      if dims.contains(dim) {
        if inA && inB {
          inner.append(dim)
        } else {
          gone.append(dim)
          if inA { a = try a.sum([dim], keepdim: true) }
          if inB { b = try b.sum([dim], keepdim: true) }
        }
      } else if inA && inB {
        batch.append(dim)
      } else if inA {
        rows.append(dim)
      } else {
        columns.append(dim)
      }
    }
    if inner.isEmpty { return try a * b }
    // Both have an axis for every letter; those that one lacks have size 1 there and go to its end.
    func sizes(_ tensor: Tensor, _ dims: [Int]) -> [Int] { dims.map { tensor.shape[$0] } }
    func product(_ sizes: [Int]) throws(TensorError) -> Int { try Layout.count(of: sizes) }
    let (many, depth) = (try product(sizes(a, batch)), try product(sizes(a, inner)))
    let (height, width) = (try product(sizes(a, rows)), try product(sizes(b, columns)))
    let spare = { (used: [Int]) in (0..<a.rank).filter { !used.contains($0) } }
    let left = try a.permute(batch + rows + inner + spare(batch + rows + inner))
      .reshape([many, height, depth])
    let right = try b.permute(batch + inner + columns + spare(batch + inner + columns))
      .reshape([many, depth, width])
    let summed = inner + gone
    let order = batch + rows + columns + summed
    let result = try left.bmm(right)
      .reshape(sizes(a, batch + rows) + sizes(b, columns) + summed.map { _ in 1 })
    var back = [Int](repeating: 0, count: a.rank)
    for (place, dim) in order.enumerated() { back[dim] = place }
    return try result.permute(back)
  }

  /// The sum of products over pairs of axes: `dims` of this tensor with `otherDims` of the other.
  public func tensordot(_ other: Tensor, _ dims: [Int], _ otherDims: [Int]) throws(TensorError) -> Tensor {
    if dims.count != otherDims.count { throw .argument(.tensordotCounts) }
    var (left, right): ([Int], [Int]) = ([], [])
    for (mine, its) in zip(dims, otherDims) {
      left.append(try layout.resolve(dim: mine))
      right.append(try other.layout.resolve(dim: its))
    }
    for (number, (mine, its)) in zip(left, right).enumerated() where shape[mine] != other.shape[its] {
      throw .argument(
        .tensordotSizes(
          a: shape[mine], aDim: dims[number], b: other.shape[its], bDim: otherDims[number]))
    }
    for list in [left, right] {
      if let twice = list.indices.first(where: { list[..<$0].contains(list[$0]) }) {
        throw .duplicateDim(dim: list[twice])
      }
    }
    let rows = (0..<rank).filter { !left.contains($0) }
    let columns = (0..<other.rank).filter { !right.contains($0) }
    let depth = try Layout.count(of: left.map { shape[$0] })
    let (outer, its) = (rows.map { shape[$0] }, columns.map { other.shape[$0] })
    let a = try permute(rows + left).reshape([Layout.count(of: outer), depth])
    let b = try other.permute(right + columns).reshape([depth, Layout.count(of: its)])
    return try a.mm(b).reshape(outer + its)
  }

  /// As above with the last `count` axes of this tensor and the first of the other.
  public func tensordot(_ other: Tensor, _ count: Int = 2) throws(TensorError) -> Tensor {
    if count < 0 { throw .argument(.tensordotNegative(count)) }
    if count > rank || count > other.rank { throw .argument(.tensordotCount(count)) }
    return try tensordot(other, Array(-count..<0), Array(0..<count))
  }
}

/// What is wrong with an equation, or with its operands.
public enum EinsumFault: Equatable, Sendable {
  case noOperands
  case character(index: Int)
  case strayDot(operand: Int?)
  case secondEllipsis(operand: Int?)
  case fewerOperands, moreOperands
  case ranks(subscripts: Int, rank: Int, operand: Int, hasEllipsis: Bool)
  case repeatedSizes(letter: Character, operand: Int, Int, Int)
  case outputUnknown(Character)
  case outputTwice(Character)
  case sizes(letter: Character, operand: Int, size: Int, seen: Int)
  case ellipsisSizes(dim: Int, operand: Int, size: Int, seen: Int)

  var description: String {
    switch self {
    case .noOperands:
      "must provide at least one operand"
    case .character(let index):
      "invalid subscript given at index \(index) in the equation string, subscripts must be in [a-zA-Z]"
    case .strayDot(let operand):
      operand.map { "found '.' for operand \($0) that is not part of any ellipsis" }
        ?? "found '.' for output that is not part of any ellipsis (...)"
    case .secondEllipsis(let operand):
      operand.map { "found '.' for operand \($0) for which an ellipsis was already found" }
        ?? "found '.' for output but an ellipsis (...) was already found"
    case .fewerOperands:
      "fewer operands were provided than specified in the equation"
    case .moreOperands:
      "more operands were provided than specified in the equation"
    case .ranks(let subscripts, let rank, let operand, let hasEllipsis):
      "the number of subscripts in the equation (\(subscripts)) "
        + (hasEllipsis ? "is more than the number of dimensions" : "does not match the number of dimensions")
        + " (\(rank)) for operand \(operand)" + (hasEllipsis ? "" : " and no ellipsis was given")
    case .repeatedSizes(let letter, let operand, let a, let b):
      "subscript \(letter) is repeated for operand \(operand) but the sizes don't match, \(a) != \(b)"
    case .outputUnknown(let letter):
      "output subscript \(letter) does not appear in the equation for any input operand"
    case .outputTwice(let letter):
      "output subscript \(letter) appears more than once in the output"
    case .sizes(let letter, let operand, let size, let seen):
      "subscript \(letter) has size \(size) for operand \(operand) which does not broadcast with previously seen "
        + "size \(seen)"
    case .ellipsisSizes(let dim, let operand, let size, let seen):
      "dimension \(dim) covered by ellipsis in operand \(operand)has size \(size) which does not broadcast with "
        + "previously seen ellipsis with size \(seen) for the respective dimension"
    }
  }
}

/// An equation, read: which axis of every operand goes where.
private struct EinsumPlan {
  private enum Subscript { case letter(Character), ellipsis }

  private let inputs: [[Subscript]]
  /// How many axes "..." stands for.
  private var dots = 0
  private var hasDotsInOutput = false
  /// The place of every letter, and of the first axis of the ellipsis, among the arranged axes.
  private var places: [Character: Int] = [:]
  private var dotPlace = 0
  private(set) var outputRank = 0
  private(set) var rank = 0
  /// Which operand is the last to have an arranged axis.
  private(set) var lastUse: [Int] = []

  /// The arranged axes that are summed.
  var summed: [Int] { Array(outputRank..<rank) }

  init(_ equation: String, _ operands: [Tensor]) throws(TensorError) {
    let text = Array(equation)
    let arrow = text.indices.first { text[$0] == "-" && $0 + 1 < text.count && text[$0 + 1] == ">" }
    inputs = try EinsumPlan.read(text[..<(arrow ?? text.count)])
    if inputs.count > operands.count { throw .argument(.einsum(.fewerOperands)) }
    if inputs.count < operands.count { throw .argument(.einsum(.moreOperands)) }
    var counts: [Character: Int] = [:]
    for (number, (list, operand)) in zip(inputs, operands).enumerated() {
      let letters = list.compactMap { if case .letter(let letter) = $0 { letter } else { nil } }
      for letter in letters { counts[letter, default: 0] += 1 }
      let hasDots = letters.count < list.count
      if hasDots ? letters.count > operand.rank : letters.count != operand.rank {
        throw .argument(
          .einsum(
            .ranks(
              subscripts: letters.count, rank: operand.rank, operand: number, hasEllipsis: hasDots)))
      }
      if hasDots { dots = Swift.max(dots, operand.rank - letters.count) }
    }
    if let arrow {
      try readOutput(text[(arrow + 2)...], counts)
    } else {
      hasDotsInOutput = true
      outputRank = dots
      for letter in counts.keys.sorted() where counts[letter] == 1 { place(letter) }
      outputRank = rank + dots
      rank = outputRank
    }
    if !hasDotsInOutput {
      dotPlace = rank
      rank += dots
    }
    for letter in counts.keys.sorted() where places[letter] == nil {
      places[letter] = rank
      rank += 1
    }
    try checkSizes(operands)
  }

  private mutating func place(_ letter: Character) {
    places[letter] = dots + rank
    rank += 1
  }

  private mutating func readOutput(
    _ text: ArraySlice<Character>, _ counts: [Character: Int]
  ) throws(TensorError) {
    let list = try EinsumPlan.read(text, operand: nil)
    for subscripted in list[0] {
      switch subscripted {
      case .ellipsis:
        hasDotsInOutput = true
        dotPlace = rank
        rank += dots
      case .letter(let letter):
        if places[letter] != nil { throw .argument(.einsum(.outputTwice(letter))) }
        if counts[letter] == nil { throw .argument(.einsum(.outputUnknown(letter))) }
        places[letter] = rank
        rank += 1
      }
    }
    outputRank = rank
  }

  /// The subscripts of operands divided by commas; of the output when no operand is counted.
  private static func read(
    _ text: ArraySlice<Character>, operand first: Int? = 0
  ) throws(TensorError) -> [[Subscript]] {
    var lists: [[Subscript]] = [[]]
    var hasDots = false
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      let operand = first.map { $0 + lists.count - 1 }
      switch character {
      case " ": break
      case "." where hasDots: throw .argument(.einsum(.secondEllipsis(operand: operand)))
      case ".":
        guard text[index...].prefix(3) == [".", ".", "."] else {
          throw .argument(.einsum(.strayDot(operand: operand)))
        }
        hasDots = true
        lists[lists.count - 1].append(.ellipsis)
        index += 2
      case "," where first != nil:
        lists.append([])
        hasDots = false
      case "a"..."z", "A"..."Z": lists[lists.count - 1].append(.letter(character))
      default: throw .argument(.einsum(.character(index: index)))
      }
      index += 1
    }
    return lists
  }

  /// Every letter has one size, or 1; and the operand that has it last is noted.
  private mutating func checkSizes(_ operands: [Tensor]) throws(TensorError) {
    var sizes = [Int](repeating: 1, count: rank)
    lastUse = [Int](repeating: 0, count: rank)
    for (number, operand) in operands.enumerated() {
      var own: [Character: Int] = [:]
      for (axis, place, letter) in axes(of: operand, number) {
        let size = operand.shape[axis]
        if let letter {
          if let before = own[letter], before != size {
            throw .argument(.einsum(.repeatedSizes(letter: letter, operand: number, size, before)))
          }
          own[letter] = size
        }
        if size != 1 {
          if sizes[place] != 1, sizes[place] != size {
            throw .argument(
              .einsum(
                letter.map { .sizes(letter: $0, operand: number, size: size, seen: sizes[place]) }
                  ?? .ellipsisSizes(
                    dim: place - dotPlace, operand: number, size: size, seen: sizes[place])))
          }
          sizes[place] = size
        }
        lastUse[place] = number
      }
    }
  }

  /// Every axis of an operand, its arranged place, and its letter unless an ellipsis covers it.
  private func axes(of operand: Tensor, _ number: Int) -> [(axis: Int, place: Int, letter: Character?)] {
    var result: [(Int, Int, Character?)] = []
    let list = inputs[number]
    for subscripted in list {
      switch subscripted {
      case .letter(let letter): result.append((result.count, places[letter] ?? 0, letter))
      case .ellipsis:
        // Fewer axes than the longest ellipsis are the last ones of it.
        let covered = operand.rank - (list.count - 1)
        for axis in 0..<covered { result.append((result.count, dotPlace + dots - covered + axis, nil)) }
      }
    }
    return result
  }

  /// An operand with its axes in the arranged order, diagonals taken, missing axes of size 1.
  func arrange(_ operand: Tensor, _ number: Int) throws(TensorError) -> Tensor {
    var (result, order) = (operand, axes(of: operand, number).map(\.place))
    while let second = order.indices.first(where: { order[..<$0].contains(order[$0]) }) {
      guard let first = order.firstIndex(of: order[second]) else { break }
      result = try result.diagonal(first, second)
      let place = order.remove(at: second)
      order.remove(at: first)
      order.append(place)
    }
    result = try result.permute(order.indices.sorted { order[$0] < order[$1] })
    for place in 0..<rank where !order.contains(place) { result = try result.unsqueeze(place) }
    return result
  }
}
