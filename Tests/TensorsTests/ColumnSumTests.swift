// Sums over leading axes, which take another road than sums along rows: the same numbers, on any number of threads.

import Testing

@testable import Tensors

@Suite struct ColumnSumTests {
  /// Shapes, the order of axes in memory, and the axes that are summed.
  static let cases: [(shape: [Int], order: [Int], dims: [Int])] = [
    ([64, 1024], [0, 1], [0]), ([7, 3], [0, 1], [0]), ([2000, 40], [0, 1], [0]), ([130, 2100], [0, 1], [0]),
    ([1, 9], [0, 1], [0]), ([2, 3, 4, 5], [0, 1, 2, 3], [1]), ([2, 3, 4, 5], [0, 1, 2, 3], [0, 2]),
    ([8, 14, 14, 6], [0, 3, 1, 2], [0, 2, 3]), ([8, 14, 14, 6], [0, 3, 1, 2], [2, 3]),
    ([8, 14, 14, 6], [0, 3, 1, 2], [0, 2]), ([3, 20, 30, 40], [0, 3, 1, 2], [0, 2, 3]),
    ([40, 9, 9, 600], [0, 3, 1, 2], [0, 2, 3]),
  ]

  @Test(arguments: cases)
  func `agrees with the sum in double, the same bits on any number of threads`(
    shape: [Int], order: [Int], dims: [Int]
  ) throws {
    var bits: [[UInt32]] = []
    for threads in 1...3 {
      let engine = Engine(seed: 3, threads: threads)
      let x = try engine.randn(shape).permute(order)
      let wide = try x.to(.float64).contiguous()
      for (got, expected) in [
        (try x.sum(dims), try wide.sum(dims)), (try x.mean(dims), try wide.mean(dims)),
        (try x.variance(dims), try wide.variance(dims)),
        (
          try x.variance(dims, correction: 0, keepdim: true),
          try wide.variance(dims, correction: 0, keepdim: true)
        ),
        (try x.std(dims, correction: 0), try wide.std(dims, correction: 0)),
      ] {
        #expect(got.shape == expected.shape)
        let scale = Swift.max(1, try expected.doubles().map(\.magnitude).max() ?? 1)
        for (a, b) in zip(try got.doubles(), try expected.doubles()) where a != b && !a.isNaN {
          #expect((a - b).magnitude < 1e-6 * scale)
        }
      }
      bits.append(try x.sum(dims).floats().map(\.bitPattern) + x.std(dims).floats().map(\.bitPattern))
    }
    #expect(bits[0] == bits[1] && bits[1] == bits[2])
  }

  @Test func `a million small numbers and a spread beside a large mean do not drown`() throws {
    let engine = Engine()
    let x = try engine.full([1_000_000, 2], .float(0.1))
    for sum in try x.sum([0]).doubles() { #expect((sum - 100_000).magnitude < 0.05) }
    let far = try engine.tensor((0..<4000).map { Float(1_000_000 + $0 / 2 % 2) }, shape: [2000, 2])
    #expect(try far.variance([0], correction: 0).doubles() == [0.25, 0.25])
    #expect(try far.transposed().contiguous().variance([1], correction: 0).doubles() == [0.25, 0.25])
  }

  @Test func `equal numbers have a spread of exactly 0, and gradients of 0`() throws {
    for dtype in [DType.float32, .float64] {
      for (shape, order) in [
        ([3, 2], [0, 1]), ([7, 300], [1, 0]), ([70_000, 3], [0, 1]), ([2, 3, 4, 5], [0, 3, 1, 2]),
      ] {
        for number in [0.1, -1e7 / 3, 1e-30] {
          for dims in [nil, [0], [1], [0, shape.count - 1]] {
            let x = try Engine(threads: 2).full(shape, .float(number), dtype: dtype).permute(order)
              .requireGrad()
            let (variance, std) = (try x.variance(dims), try x.std(dims))
            #expect(try variance.doubles().allSatisfy { $0 == 0 } && std.doubles().allSatisfy { $0 == 0 })
            try std.sum().backward()
            #expect(try x.gradient?.doubles().allSatisfy { $0 == 0 } == true)
          }
        }
      }
    }
  }

  @Test func `what is no number spreads to its column and no further`() throws {
    let x = try Engine().tensor([.nan, 1, .infinity, 2, 4, 3, 5, 7, 6] as [Float], shape: [3, 3])
    let variance = try x.variance([0]).floats()
    #expect(variance[0].isNaN && variance[1] == 9 && variance[2].isNaN)
  }

  @Test func `a column of a view is summed where it stands`() throws {
    let engine = Engine()
    let x = try engine.arange(stop: 24, dtype: .float32).reshape([4, 6])
    #expect(try x.narrow(1, start: 2, length: 3).sum([0]).floats() == [44, 48, 52])
    #expect(try x[.slice(lower: nil, upper: nil, step: 2)].sum([0]).floats() == [12, 14, 16, 18, 20, 22])
    #expect(try x[.at(0)].expand([5, 6]).sum([0]).floats() == [0, 5, 10, 15, 20, 25])
  }
}
