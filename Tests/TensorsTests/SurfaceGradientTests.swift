// Gradients of the tensor's surface in float64 against finite differences, of plain and of permuted inputs; and the same
// bits of reductions on any number of threads.

import Testing

@testable import Tensors

@Suite struct SurfaceGradientTests {
  let engine = Engine(threads: 2)

  func random(_ shape: [Int], seed: UInt64 = 1) throws -> Tensor {
    var numbers = Numbers(seed: seed)
    return try numbers.tensor(engine, shape)
  }

  @Test(arguments: [
    TensorFunction("select") { try $0.select(1, -1) },
    TensorFunction("movedim") { try $0.movedim([0, 2], [1, 0]) },
    TensorFunction("unflatten") { try $0.unflatten(2, [2, -1]) },
    TensorFunction("diagonal") { try $0.diagonal(offset: 1, 1, 2) },
    TensorFunction("unfold, overlapping") { try $0.unfold(2, size: 3, step: 1) },
    TensorFunction("unfold with gaps") { try $0.unfold(1, size: 1, step: 2) },
    TensorFunction("rot90") { try $0.rot90(1, [0, 2]) },
    TensorFunction("rot90 back") { try $0.rot90(-1, [1, 2]) },
    TensorFunction("fliplr") { try $0.fliplr() },
    TensorFunction("split") { try Tensor.cat($0.split(3, dim: 2).reversed(), dim: 2) },
    TensorFunction("chunk") { try Tensor.cat($0.chunk(2, dim: 1).reversed(), dim: 1) },
    TensorFunction("tensorSplit") { try $0.tensorSplit(3, dim: 2)[1] },
    TensorFunction("unbind") { try Tensor.hstack($0.unbind(2)) },
    TensorFunction("vstack") { try Tensor.vstack([$0, $0]) },
    TensorFunction("dstack") { try Tensor.dstack([$0, $0]) },
    TensorFunction("repeat") { try $0.repeat([2, 1, 3, 2]) },
    TensorFunction("tile") { try $0.tile([2]) },
    TensorFunction("repeatInterleave") { try $0.repeatInterleave(2, dim: 1) },
    TensorFunction("repeatInterleave by numbers") { x in
      try x.repeatInterleave(x.engine.tensor([2, 0, 1]), dim: 1)
    },
    TensorFunction("meshgrid") { try Tensor.meshgrid([$0.flatten(), $0.select(0, 0).select(0, 0)])[1] },
    TensorFunction("tril") { try $0.tril(-1) },
    TensorFunction("triu") { try $0.triu() },
    TensorFunction("diag of a matrix") { try $0.select(0, 1).diag(-1) },
    TensorFunction("diagEmbed") { try $0.diagEmbed(1) },
    TensorFunction("trace") { try $0.select(0, 1).trace() },
    TensorFunction("maskedFill") { x in
      try x.maskedFill(x.engine.tensor([true, false, true, false]), .scalar(3))
    },
    TensorFunction("maskedSelect") { x in try x.maskedSelect(x.engine.tensor([true, false, true, true])) },
    TensorFunction("take") { x in try x.take(x.engine.tensor([1, 5, 1, -1])) },
    TensorFunction("takeAlong") { x in
      try x.takeAlong(x.engine.tensor([2, 0, 0, 1], shape: [1, 1, 4]), dim: 1)
    },
    TensorFunction("indexAdd") { x in
      try x.indexAdd(1, x.engine.tensor([0, 0]), x.narrow(1, start: 1, length: 2), alpha: 3)
    },
    TensorFunction("indexCopy") { x in
      try x.indexCopy(1, x.engine.tensor([2, 0]), x.narrow(1, start: 1, length: 2))
    },
    TensorFunction("indexFill") { x in try x.indexFill(2, x.engine.tensor([1, -1]), .scalar(2)) },
    TensorFunction("scatter of a number") { x in
      try x.scatter(0, x.engine.tensor([1, 0, 0], shape: [1, 3, 1]), .float(4))
    },
    TensorFunction("indexSelect") { x in try x.indexSelect(2, x.engine.tensor([3, 3, 0])) },
    TensorFunction("channels last and back") { try $0.unsqueeze(0).contiguous(.channelsLast).contiguous() },
    TensorFunction("einsum of one") { try Tensor.einsum("ijk->kj", [$0]) },
    TensorFunction("einsum with itself") { try Tensor.einsum("bij,bkj->ik", [$0, $0]) },
    TensorFunction("einsum of a diagonal") {
      try Tensor.einsum("ijj->ij", [$0.narrow(2, start: 0, length: 3)])
    },
    TensorFunction("einsum with an ellipsis") { try Tensor.einsum("...k,...k->...", [$0, $0]) },
    TensorFunction("tensordot") { try $0.tensordot($0, [1, 2], [1, 2]) },
    TensorFunction("norm") { try $0.norm(2, [1]) }, TensorFunction("norm of all") { try $0.norm() },
    TensorFunction("1-norm") { try $0.norm(1, [0, 2], keepdim: true) },
    TensorFunction("3-norm") { try $0.norm(3, [2]) },
    TensorFunction("greatest norm") { try $0.norm(.infinity, [1]) },
    TensorFunction("inverse") { try $0.narrow(2, start: 0, length: 3).inverse() },
    TensorFunction("determinant") { try $0.narrow(2, start: 1, length: 3).determinant() },
    TensorFunction("logDeterminant") { try $0.narrow(2, start: 0, length: 3).logDeterminant().logarithm },
    TensorFunction("solved") { try $0.narrow(2, start: 0, length: 3).solved($0) },
    TensorFunction("solved for one side of all") {
      try $0.narrow(2, start: 0, length: 3).solved($0.select(0, 1))
    },
    TensorFunction("truncatedRemainder") { x in
      try Tensor.combine(.truncatedRemainder, .tensor(x * 9), .tensor(x.flip([2]).apply(.exp)))
    },
    TensorFunction("cubic") { try $0.unsqueeze(0).upsampled(to: [5, 3], .cubic(alignsCorners: false)) },
    TensorFunction("cubic, corners on corners") {
      try $0.unsqueeze(0).upsampled(to: [2, 6], .cubic(alignsCorners: true))
    },
    TensorFunction("nearest exactly") { try $0.unsqueeze(0).upsampled(to: [4, 3], .nearestExact) },
    TensorFunction("median") { try $0.median() },
    TensorFunction("median along") { try $0.median(along: 2).values },
    TensorFunction("quantile") { x in try x.quantile(x.engine.tensor([0.2, 0.7]), dim: 1) },
    TensorFunction("quantile of all") { try $0.quantile(0.33, keepdim: true) },
    TensorFunction("aminmax") { x in
      let (least, greatest) = try x.aminmax(1)
      return try Tensor.stack([least, greatest])
    },
    TensorFunction("nansum") { try $0.nansum([1]) }, TensorFunction("nanmean") { try $0.nanmean([0]) },
    TensorFunction("cosine") { try $0.cosineSimilarity($0.flip([2]), dim: 2) },
    TensorFunction("cdist") { try $0.cdist($0.flip([1, 2])) },
  ])
  func `gradient`(function: TensorFunction) throws {
    try expectGradients([random([2, 3, 4])], tolerance: 2e-5) { try function.call($0[0]) }
    try expectGradients([random([4, 2, 3]).permute([1, 2, 0])], tolerance: 2e-5) { try function.call($0[0]) }
  }

  @Test func `a norm of zero has a gradient of zero`() throws {
    let x = try engine.zeros([3], dtype: .float64).requireGrad()
    for p in [0.5, 1, 2, 3] {
      x.gradient = nil
      try x.norm(p).backward()
      #expect(try x.gradient?.doubles() == [0, 0, 0])
    }
  }

  @Test func `reductions give the same bits on any number of threads`() throws {
    var bits: [[UInt32]] = []
    for threads in 1...3 {
      let engine = Engine(seed: 8, threads: threads)
      let x = try engine.randn([70, 30, 50])
      let results = [
        try x.sum(), try x.mean([0]), try x.sum([1]), try x.sum([2]), try x.std([0, 2]), try x.norm(),
        try x.norm(3, [0]), try x.median(along: 0).values, try x.quantile(0.4, dim: 1), try x.max([0]),
        try Tensor.einsum("aij,bij->ab", [x, x]),
      ]
      bits.append(try results.flatMap { try $0.floats().map(\.bitPattern) })
    }
    #expect(bits[0] == bits[1] && bits[1] == bits[2])
  }

  @Test func `views show updates of what they view`() throws {
    let x = try engine.zeros([3, 4])
    try x.diagonal().fill(1)
    try x.unbind(0)[1].fill(2)
    try x.split(1, dim: 1)[3].fill(5)
    #expect(try x.floats() == [1, 0, 0, 5, 2, 2, 2, 5, 0, 0, 1, 5])
  }

  @Test func `a view as another type, and what does not fit a storage, are refused`() throws {
    let x = try engine.zeros([3])
    #expect(throws: TensorError.argument(.viewAsType(from: .float32, to: .int64))) { try x.view(as: .int64) }
    #expect(throws: TensorError.self) { try x.asStrided([.max, 2], [.max, 1]) }
    #expect(throws: TensorError.self) { try x.asStrided([2], [.max], offset: .max) }
    #expect(throws: TensorError.self) { try x.repeat([.max]) }
    #expect(throws: TensorError.self) { try x.diagEmbed(.max) }
    #expect(throws: TensorError.self) { try x.repeatInterleave(engine.tensor([Int.max, .max, 4]), dim: 0) }
    #expect(throws: TensorError.self) { try engine.zeros([0]).chunk(.max) }
    #expect(throws: TensorError.self) { try x[.at(0)].expand([1 << 60]).unbind() }
    #expect(throws: TensorError.self) { try x[.at(0)].expand([1 << 60]).split(1) }
    #expect(throws: TensorError.self) { try x.tensorSplit(.max) }
    #expect(throws: TensorError.self) { try x.diagEmbed(.min) }
    #expect(try x.unsqueeze(0).diagonal(offset: .min).count == 0)
    #expect(try x.unsqueeze(0).tril(.min).floats() == [0, 0, 0])
    #expect(try x.unsqueeze(0).triu(.max).floats() == [0, 0, 0])
  }
}
