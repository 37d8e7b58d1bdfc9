// What PyTorch makes of shapes, picks, products, einsum, norms and order statistics (see record_surface.py): values,
// strides of views, gradients and refusals.

import Limits
import Testing

@testable import Tensors

/// An operation by name, its inputs, its parameters, and what PyTorch gave.
private struct SurfaceCase: Decodable {
  struct Parameters: Decodable {
    let dim, n, n2: Int?
    let dims, dims2, sizes: [Int]?
    let value, value2: Number?
    let text: String?
    let keep: Bool?
  }
  let op: String
  let inputs: [Packed]
  let p: Parameters
  let results: [Recorded.Result]?
  let gradients: [[Number]?]?
  let node: String?
  let error: Recorded.Failure?
}

@Suite struct SurfaceTests {
  @Test(arguments: InstructionSet.available)
  func `gives what PyTorch gives`(on set: InstructionSet) throws {
    let engine = Engine(threads: 2, atMost: set)
    for (number, entry) in try recorded("surface", as: SurfaceCase.self).enumerated() {
      let name = "case \(number + 2) of surface.json: \(entry.op)"
      do {
        try check(entry, engine, name)
      } catch let error as TensorError {
        guard let expected = entry.error else {
          Issue.record("\(name) was refused: \(error)")
          continue
        }
        #expect("\(error.kind)" == kinds[expected.type], "\(name): \(expected.message)")
        #expect(error.description == expected.message, "\(name)")
      }
    }
  }

  private struct Print: Decodable {
    let tensor: Packed
    let history, text: String
  }

  @Test func `prints its history as PyTorch does`() throws {
    let engine = Engine()
    for entry in try recorded("surface_prints", as: Print.self) {
      var x = try entry.tensor.tensor(engine)
      if entry.history != "none" { x = try x.detach().requireGrad() }
      if entry.history == "result" { x = try x * x.engine.scalar(1, dtype: x.dtype) }
      #expect(try x.formatted() == entry.text)
    }
  }

  private let kinds = [
    "IndexError": "index", "ValueError": "value", "TypeError": "type", "RuntimeError": "runtime",
    "NotImplementedError": "notImplemented",
  ]

  private func check(_ entry: SurfaceCase, _ engine: Engine, _ name: String) throws {
    let inputs = try entry.inputs.map { try $0.tensor(engine) }
    let recordsGradients = entry.gradients != nil
    let leaves = try zip(inputs, entry.inputs).map { input, packed in
      recordsGradients && packed.dtype != nil && input.dtype.isFloat ? try input.requireGrad() : input
    }
    let results = try evaluate(entry.op, leaves, entry.inputs, entry.p, engine)
    guard let expected = entry.results else {
      Issue.record("\(name) gave \(results) but PyTorch refused: \(entry.error?.message ?? "")")
      return
    }
    #expect(results.count == expected.count, "\(name)")
    for (result, expected) in zip(results, expected) {
      #expect(result.dtype.name == expected.dtype, "\(name)")
      #expect(result.shape == expected.shape, "\(name)")
      if let strides = expected.strides { #expect(result.strides == strides, "\(name)") }
      try compare(result.detach(), expected.values, "\(name), value")
    }
    guard let gradients = entry.gradients else { return }
    let sent = results.filter(\.requiresGrad)
    let wanted = leaves.filter(\.requiresGrad)
    #expect(wanted.count == gradients.count, "\(name)")
    if let node = entry.node { #expect(sent.first?.gradientFunction?.name == node, "\(name)") }
    let got = try Tensor.gradients(of: sent, for: wanted, gradients: sent.map(weights))
    for (place, (gradient, expected)) in zip(got, gradients).enumerated() {
      guard let expected else { continue }
      guard let gradient else {
        let isZero = expected.allSatisfy { $0.value == 0 }
        #expect(isZero, "\(name): input \(place) has no gradient")
        continue
      }
      #expect(gradient.shape == wanted[place].shape, "\(name)")
      try compare(gradient, expected, "\(name), gradient of input \(place)")
    }
  }

  /// What the gradients were sent back from: ((7 i) mod 11 - 5) / 4.
  private func weights(_ x: Tensor) throws -> Tensor {
    try x.engine.tensor((0..<x.count).map { Double((7 * $0) % 11 - 5) / 4 }, shape: x.shape, dtype: x.dtype)
  }

  private func compare(_ result: Tensor, _ expected: [Number], _ name: String) throws {
    let values = try result.doubles()
    guard values.count == expected.count else {
      Issue.record("\(name): \(values.count) numbers instead of \(expected.count)")
      return
    }
    let scale = expected.map(\.value.magnitude).filter(\.isFinite).max() ?? 1
    let tolerance = (result.dtype == .float32 ? 3e-6 : result.dtype == .float64 ? 1e-12 : 0) * max(1, scale)
    let wrong = values.indices.filter { place in
      let (value, want) = (values[place], expected[place].value)
      if value == want || (value.isNaN && want.isNaN) { return false }
      return !((value - want).magnitude <= tolerance)
    }
    if let place = wrong.first {
      Issue.record("\(name): element \(place) is \(values[place]), not \(expected[place].value)")
    }
  }

  private func evaluate(
    _ op: String, _ x: [Tensor], _ packed: [Packed], _ p: SurfaceCase.Parameters, _ engine: Engine
  ) throws -> [Tensor] {
    for part in [products, parts, axes, picks, statistics, nodes] {
      if let results = try part(op, x, packed, p, engine) { return results }
    }
    throw UnknownName(name: op)
  }

  private func products(
    _ op: String, _ x: [Tensor], _: [Packed], _ p: SurfaceCase.Parameters, _: Engine
  ) throws -> [Tensor]? {
    switch op {
    case "matmul": [try x[0].matmul(x[1])]
    case "mm": [try x[0].mm(x[1])]
    case "bmm": [try x[0].bmm(x[1])]
    case "mv": [try x[0].mv(x[1])]
    case "dot": [try x[0].dot(x[1])]
    case "outer": [try x[0].outer(x[1])]
    case "linear": [try x[0].linear(x[1], x.count > 2 ? x[2] : nil)]
    case "addmm": [try x[0].addmm(x[1], x[2], beta: p.value?.value ?? 1, alpha: p.value2?.value ?? 1)]
    case "einsum": [try Tensor.einsum(p.text ?? "", x)]
    case "tensordot":
      if let n = p.n {
        [try x[0].tensordot(x[1], n)]
      } else {
        [try x[0].tensordot(x[1], p.dims ?? [], p.dims2 ?? [])]
      }
    default: nil
    }
  }

  private func parts(
    _ op: String, _ x: [Tensor], _: [Packed], _ p: SurfaceCase.Parameters, _: Engine
  ) throws -> [Tensor]? {
    let dim = p.dim ?? 0
    switch op {
    case "split":
      if let sizes = p.sizes { return try x[0].split(sizes, dim: dim) }
      return try x[0].split(p.n ?? 0, dim: dim)
    case "chunk": return try x[0].chunk(p.n ?? 0, dim: dim)
    case "tensorSplit":
      if let sizes = p.sizes { return try x[0].tensorSplit(at: sizes, dim: dim) }
      return try x[0].tensorSplit(p.n ?? 0, dim: dim)
    case "unbind": return try x[0].unbind(dim)
    case "hstack": return [try Tensor.hstack(x)]
    case "vstack": return [try Tensor.vstack(x)]
    case "dstack": return [try Tensor.dstack(x)]
    case "tile": return [try x[0].tile(p.sizes ?? [])]
    case "repeat": return [try x[0].repeat(p.sizes ?? [])]
    case "repeatInterleave":
      if x.count > 1 { return [try x[0].repeatInterleave(x[1], dim: p.dim)] }
      return [try x[0].repeatInterleave(p.n ?? 0, dim: p.dim)]
    case "meshgrid": return try Tensor.meshgrid(x, indexing: p.text ?? "ij")
    default: return nil
    }
  }

  private func axes(
    _ op: String, _ x: [Tensor], _: [Packed], _ p: SurfaceCase.Parameters, _ engine: Engine
  ) throws -> [Tensor]? {
    let (dims, n) = (p.dims ?? [], p.n ?? 0)
    switch op {
    case "rot90": return [try x[0].rot90(n, dims)]
    case "movedim": return [try x[0].movedim(dims, p.dims2 ?? [])]
    case "unflatten": return [try x[0].unflatten(p.dim ?? 0, p.sizes ?? [])]
    case "t": return [try x[0].t()]
    case "fliplr": return [try x[0].fliplr()]
    case "flipud": return [try x[0].flipud()]
    case "tril": return [try x[0].tril(n)]
    case "triu": return [try x[0].triu(n)]
    case "diag": return [try x[0].diag(n)]
    case "diagonal": return [try x[0].diagonal(offset: n, dims[0], dims[1])]
    case "diagEmbed": return [try x[0].diagEmbed(n)]
    case "trace": return [try x[0].trace()]
    case "eye": return [try engine.eye(n, p.n2)]
    case "unfold": return [try x[0].unfold(p.dim ?? 0, size: n, step: p.n2 ?? 0)]
    case "asStrided": return [try x[0].asStrided(p.sizes ?? [], dims, offset: n)]
    case "select": return [try x[0].select(p.dim ?? 0, n)]
    case "squeeze": return [try x[0].squeeze(dims)]
    case "pad": return [try x[0].pad(pairs(p.sizes), value: 9)]
    case "border":
      return [try x[0].pad(pairs(p.sizes), border: try #require(Border(rawValue: p.text ?? "")))]
    case "upsample":
      let kind = p.text == "nearest" ? Interpolation.nearest : .linear(alignsCorners: p.keep ?? false)
      return [try x[0].upsampled(to: p.sizes ?? [], kind)]
    case "channelsLast": return [try x[0].contiguous(.channelsLast)]
    case "isChannelsLast": return [try engine.scalar(.bool(x[0].isContiguous(.channelsLast)))]
    case "linspace":
      return [try engine.linspace(p.value?.value ?? 0, p.value2?.value ?? 0, steps: n)]
    case "logspace":
      return [try engine.logspace(p.value?.value ?? 0, p.value2?.value ?? 0, steps: n, base: 2)]
    default: return nil
    }
  }

  /// The widths of a border, from PyTorch's list, which begins with the last axis.
  private func pairs(_ widths: [Int]?) -> [(before: Int, after: Int)] {
    let widths = widths ?? []
    return stride(from: widths.count - 2, through: 0, by: -2).map { (widths[$0], widths[$0 + 1]) }
  }

  private func nodes(
    _ op: String, _ x: [Tensor], _: [Packed], _: SurfaceCase.Parameters, _: Engine
  ) throws -> [Tensor]? {
    let (all, x) = (TensorIndex.slice(lower: nil, upper: nil, step: nil), x[0])
    let tail = TensorIndex.slice(lower: 1, upper: nil, step: nil)
    let result: Tensor? =
      switch op {
      case "index0": try x[.at(0)]
      case "index00": try x[.at(0), .at(0)]
      case "indexSlice": try x[all, tail]
      case "indexSelectAll": try x[.at(0), all]
      case "indexNew": try x[.newAxis]
      case "indexAll": try x[all]
      case "indexMixed": try x[tail, .at(0)]
      case "transposed": try x.transpose(0, 1)
      case "T": try x.transposed()
      case "stack": try Tensor.stack([x, x])
      case "cat": try Tensor.cat([x, x])
      case "roll": try x.roll([1])
      case "rollAlong": try x.roll([1, -1], dims: [0, 1])
      case "flatten": try x.flatten()
      case "unsqueezed": try x.unsqueeze(0)
      case "squeezed": try x.squeeze()
      case "squeezedOne": try x.squeeze([0])
      case "squeezedTwo": try x.squeeze([0, 1])
      case "narrow": try x.narrow(1, start: 0, length: 2)
      case "expanded": try x.expand([2, 2, 3])
      case "flip": try x.flip([0])
      default: nil
      }
    return result.map { [$0] }
  }

  private func picks(
    _ op: String, _ x: [Tensor], _ packed: [Packed], _ p: SurfaceCase.Parameters, _ engine: Engine
  ) throws -> [Tensor]? {
    let dim = p.dim ?? 0
    func operand(_ place: Int) throws -> Operand {
      if case .scalar(let scalar) = try packed[place].operand(engine) { return .scalar(scalar) }
      return .tensor(x[place])
    }
    switch op {
    case "maskedFill": return [try x[0].maskedFill(x[1], operand(2))]
    case "maskedSelect": return [try x[0].maskedSelect(x[1])]
    case "nonzero": return [try x[0].nonzero()]
    case "nonzeroPlaces": return try x[0].nonzeroPlaces()
    case "take": return [try x[0].take(x[1])]
    case "takeAlong": return [try x[0].takeAlong(x[1], dim: p.dim)]
    case "indexAdd": return [try x[0].indexAdd(dim, x[1], x[2], alpha: p.value?.value ?? 1)]
    case "indexCopy": return [try x[0].indexCopy(dim, x[1], x[2])]
    case "indexFill": return [try x[0].indexFill(dim, x[1], operand(2))]
    case "scatter": return [try x[0].scatter(dim, x[1], .float(p.value?.value ?? 0))]
    case "indexSelect": return [try x[0].indexSelect(dim, x[1])]
    case "isIn": return [try x[0].isIn(x[1])]
    default: return nil
    }
  }

  private func statistics(
    _ op: String, _ x: [Tensor], _: [Packed], _ p: SurfaceCase.Parameters, _: Engine
  ) throws -> [Tensor]? {
    let (dims, keep) = (p.dims, p.keep ?? false)
    switch op {
    case "std": return [try x[0].std(dims)]
    case "topOf":
      let (values, indices) = try x[0].top(p.n ?? 0)
      return [values, indices]
    case "norm": return [try x[0].norm(p.value?.value ?? 2, dims, keepdim: keep)]
    case "varianceAndMean":
      let (variance, mean) = try x[0].varianceAndMean(dims)
      return [variance, mean]
    case "stdAndMean":
      let (std, mean) = try x[0].stdAndMean(dims)
      return [std, mean]
    case "median": return [try x[0].median()]
    case "medianAlong":
      let (values, indices) = try x[0].median(along: p.dim ?? 0, keepdim: keep)
      return [values, indices]
    case "mode":
      let (values, indices) = try x[0].mode(along: p.dim ?? -1)
      return [values, indices]
    case "quantile":
      let interpolation = try #require(Tensor.QuantilePlacing(rawValue: p.text ?? "linear"))
      return [
        try x[0].quantile(x[1].detach(), dim: p.dim, keepdim: keep, interpolation: interpolation)
      ]
    case "countNonzero": return [try x[0].countNonzero(dims)]
    case "aminmax":
      let (least, greatest) = try x[0].aminmax(p.dim, keepdim: keep)
      return [least, greatest]
    case "nansum": return [try x[0].nansum(dims)]
    case "nanmean": return [try x[0].nanmean(dims)]
    case "cosineSimilarity": return [try x[0].cosineSimilarity(x[1], dim: p.dim ?? 1)]
    case "cdist": return [try x[0].cdist(x[1])]
    case "sum": return [try x[0].sum()]
    case "sumAlong": return [try x[0].sum(dims)]
    case "mean": return [try x[0].mean()]
    case "max": return [try x[0].max()]
    case "amax": return [try x[0].max([0, 1])]
    case "prod": return [try x[0].prod()]
    case "variance": return [try x[0].variance()]
    default: return nil
    }
  }
}

/// Rows too long for one worker are sorted in pieces.
@Suite struct LongRowTests {
  @Test(arguments: [1, 2, 3]) func sortsAsOnePieceWould(threads: Int) throws {
    let engine = Engine(seed: 4, threads: threads)
    for count in [(1 << 15) + 1, 100_000, 1 << 17] {
      let x = try (engine.rand([2, count]) * engine.full([], .float(1000))).apply(.floor)
      for descending in [false, true] {
        let (values, indices) = try x.sort(descending: descending)
        for row in 0..<2 {
          let numbers = try x[.at(row)].floats()
          let expected = numbers.indices.sorted {
            numbers[$0] == numbers[$1] ? $0 < $1 : (numbers[$0] < numbers[$1]) != descending
          }
          #expect(try indices[.at(row)].ints() == expected)
          #expect(try values[.at(row)].floats() == expected.map { numbers[$0] })
        }
      }
    }
  }

  @Test(arguments: [1, 5, 700, 9_000])
  func aFewOfALongRowAreTheFirstOfItsOrder(_ count: Int) throws {
    let engine = Engine(seed: 4, threads: 2)
    let x = try engine.randint(high: 20_000, [1 << 17]).to(.float32)
    for row in [x, try engine.arange(stop: 131_072), try engine.arange(stop: 131_072).flip([0])] {
      for largest in [false, true] {
        let (values, indices) = try row.top(count, largest: largest)
        let all = try row.sort(descending: largest)
        let kept = TensorIndex.slice(lower: 0, upper: count, step: nil)
        #expect(try indices.ints() == all.indices[kept].ints())
        #expect(try values.doubles() == all.values[kept].doubles())
      }
    }
  }

  @Test func longRowsAccumulateAsShortOnes() throws {
    let engine = Engine(seed: 5)
    let size = (1 << 20) + 70_000
    let x = try engine.randn([size])
    let numbers = try x.floats()
    let (sums, most) = (try x.cumulativeSum(0).floats(), try x.cumulativeMax(0))
    let (values, places) = (try most.values.floats(), try most.indices.ints())
    var (sum, best) = (Double(numbers[0]), 0)
    #expect(sums[0] == numbers[0])
    var wrong = 0
    for place in 1..<size {
      sum += Double(numbers[place])
      if numbers[place] >= numbers[best] { best = place }
      if sums[place] != Float(sum) || values[place] != numbers[best] || places[place] != best { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test func findsMembers() throws {
    let engine = Engine(threads: 2)
    let x = try engine.tensor([3, .nan, -0.0, 7, 2.5] as [Double])
    let wanted = try engine.tensor([7, .nan, 0, 3, 3] as [Double])
    #expect(try x.isIn(wanted).bools() == [true, false, true, true, false])
    #expect(try x.isIn(wanted, invert: true).bools() == [false, true, false, false, true])
    #expect(try x.isIn(engine.zeros([0])).bools() == [false, false, false, false, false])
    #expect(try engine.tensor([1, 2]).isIn(engine.scalar(2)).bools() == [false, true])
  }

  @Test func stopsInTheMiddle() throws {
    let clock = CountingClock()
    let limits = Limits(budget: Budget(), clock: { clock.tick() })
    let engine = Engine(limits: limits)
    let x = try engine.rand([1 << 18])
    limits.begin(Budget(seconds: 12))
    #expect(throws: TensorError.limit(.time(allowedSeconds: 12))) { try x.sort() }
  }
}
