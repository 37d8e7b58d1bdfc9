import Testing

@testable import Tensors

/// Matrix products of float32 against the definition in double precision, on operands of any strides.
@Suite struct MatrixProductTests {
  /// Rows, inner, columns: empty, single, around the sizes of tiles and of slices, long and thin.
  static let sizes: [(rows: Int, inner: Int, columns: Int)] = [
    (0, 3, 4), (3, 0, 4), (1, 1, 1), (4, 4, 4), (1, 400, 120), (120, 400, 1), (1, 37, 5), (5, 37, 1),
    (7, 5, 33),
    (64, 84, 10), (33, 300, 17), (70, 600, 40), (25, 31, 300), (70, 65, 129), (30, 289, 100), (300, 20, 50),
  ]

  /// A matrix of that shape: row-major, transposed, every other column of a wider one, or rows far apart.
  private func matrix(_ engine: Engine, _ rows: Int, _ columns: Int, kind: Int) throws -> Tensor {
    switch kind {
    case 0: try engine.randn([rows, columns])
    case 1: try engine.randn([columns, rows]).transpose(0, 1)
    case 2: try engine.randn([rows, 2 * columns])[.ellipsis, .slice(lower: nil, upper: nil, step: 2)]
    default: try engine.randn([rows, columns + 19])[.ellipsis, .slice(lower: 3, upper: columns + 3, step: nil)]
    }
  }

  private func expect(_ result: Tensor, near exact: Tensor, inner: Int, _ name: String) throws {
    #expect(result.shape == exact.shape, "\(name)")
    let tolerance = 1e-5 * (1 + Double(inner).squareRoot())
    let (values, wanted) = (try result.doubles(), try exact.doubles())
    let wrong = values.indices.first { !((values[$0] - wanted[$0]).magnitude <= tolerance) }
    if let wrong { Issue.record("\(name): element \(wrong) is \(values[wrong]), not \(wanted[wrong])") }
  }

  @Test(arguments: InstructionSet.available)
  func agreesWithTheDefinition(on set: InstructionSet) throws {
    let engine = Engine(seed: 2, threads: 2, atMost: set)
    for (rows, inner, columns) in Self.sizes {
      for (kind, other) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 3), (3, 2)] {
        let (a, b) = (
          try matrix(engine, rows, inner, kind: kind), try matrix(engine, inner, columns, kind: other)
        )
        let name = "(\(rows), \(inner)) x (\(inner), \(columns)), kinds \(kind) and \(other)"
        try expect(a.matmul(b), near: a.to(.float64).matmul(b.to(.float64)), inner: inner, name)
      }
    }
  }

  @Test(arguments: InstructionSet.available)
  func takesBatchesOfAnyStrides(on set: InstructionSet) throws {
    let engine = Engine(seed: 4, threads: 2, atMost: set)
    let (a, b) = (try engine.randn([5, 9, 2, 33]).permute([2, 0, 1, 3]), try engine.randn([5, 33, 20]))
    try expect(a.matmul(b), near: a.to(.float64).matmul(b.to(.float64)), inner: 33, "batch")
    let many = try engine.randn([700, 3, 4])
    let turned = try many.transpose(1, 2)
    try expect(many.matmul(turned), near: many.to(.float64).matmul(turned.to(.float64)), inner: 4, "small ones")
    let (rows, column) = (try engine.randn([6, 40, 50]), try engine.randn([50]))
    try expect(rows.matmul(column), near: rows.to(.float64).matmul(column.to(.float64)), inner: 50, "vectors")
    let shared = try engine.randn([1, 40, 50]).expand([3, 40, 50])
    try expect(
      shared.matmul(rows[.slice(lower: 0, upper: 3, step: nil)].transpose(1, 2)),
      near: shared.to(.float64).matmul(
        rows[.slice(lower: 0, upper: 3, step: nil)].transpose(1, 2).to(.float64)), inner: 50, "broadcast")
  }

  @Test(arguments: InstructionSet.available)
  func givesTheSameBitsOnAnyNumberOfThreads(on set: InstructionSet) throws {
    func results(threads: Int) throws -> [[UInt32]] {
      let engine = Engine(seed: 3, threads: threads, atMost: set)
      let (a, b) = (try engine.randn([211, 603]), try engine.randn([603, 190]))
      let (tall, vector) = (try engine.randn([5000, 300]), try engine.randn([300]))
      return try [
        a.matmul(b), b.transposed().matmul(a.transposed()), tall.matmul(vector),
        a.transposed().matmul(a), engine.randn([40, 30, 50]).matmul(engine.randn([40, 50, 20])),
      ].map { try $0.floats().map(\.bitPattern) }
    }
    let alone = try results(threads: 1)
    #expect(try results(threads: 2) == alone)
    #expect(try results(threads: 3) == alone)
  }
}
