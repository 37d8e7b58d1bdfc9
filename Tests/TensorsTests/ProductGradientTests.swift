// Gradients of products, of every combination of ranks, against finite differences.

import Testing

@testable import Tensors

@Suite struct ProductGradientTests {
  let engine = Engine(threads: 2)

  func random(_ shape: [Int], seed: UInt64 = 1) throws -> Tensor {
    var numbers = Numbers(seed: seed)
    return try numbers.tensor(engine, shape)
  }

  @Test(
    arguments: [
      ([3], [3]), ([2, 3], [3]), ([3], [3, 2]), ([2, 3], [3, 4]), ([2, 5, 3], [3, 4]), ([2, 5, 3], [2, 3, 4]),
      ([2, 5, 3], [3]), ([3], [2, 3, 4]), ([2, 3], [5, 3, 4]), ([2, 1, 2, 3], [4, 3, 2]),
      ([1, 2, 3], [4, 3, 2]),
      ([2, 0], [0, 3]), ([2, 2, 2, 3], [3, 2]), ([2, 2, 2, 3], [3]), ([1, 1], [1, 1]),
    ] as [([Int], [Int])])
  func `matmul`(a: [Int], b: [Int]) throws {
    try expectGradients([random(a), random(b, seed: 2)]) { try $0[0].matmul($0[1]) }
  }

  @Test func `matmul of transposed operands, and with only one that wants a gradient`() throws {
    let (a, b) = (try random([4, 3]).transpose(0, 1), try random([5, 4], seed: 2).transpose(0, 1))
    try expectGradients([a, b]) { try $0[0].matmul($0[1]) }
    try expectGradients([a]) { try $0[0].matmul(b) }
    try expectGradients([b]) { try a.matmul($0[0]) }
    let batch = try random([3, 2, 4]).permute([1, 0, 2])
    try expectGradients([batch, b]) { try $0[0].matmul($0[1]) }
  }

  @Test(arguments: [[3], [2, 3], [4, 2, 3], [2, 2, 2, 3], [0, 3]])
  func `linear with any leading axes`(shape: [Int]) throws {
    let (x, weight, bias) = (try random(shape), try random([5, 3], seed: 2), try random([5], seed: 3))
    try expectGradients([x, weight, bias]) { try $0[0].linear($0[1], $0[2]) }
    try expectGradients([x, weight]) { try $0[0].linear($0[1]) }
  }

  @Test(arguments: [[4], [2, 4], [1], [2, 1], []])
  func `addmm with every addend that broadcasts`(shape: [Int]) throws {
    let inputs = [try random(shape), try random([2, 3], seed: 2), try random([3, 4], seed: 3)]
    try expectGradients(inputs) { try $0[0].addmm($0[1], $0[2]) }
    try expectGradients(inputs) { try $0[0].addmm($0[1], $0[2], beta: 0.5, alpha: -2) }
  }

  @Test func `a bias is added to float32 rows in place of nobody else's numbers`() throws {
    let x = try engine.randn([70, 33])
    let (weight, bias) = (try engine.randn([40, 33]), try engine.randn([40]))
    let got = try x.linear(weight, bias)
    let expected = try x.matmul(weight.transposed()) + bias
    #expect(try got.floats() == expected.floats())
    #expect(bias.storage.version == 0)
  }

  @Test func `the result of a product is nobody's view, so that a part of it can be overwritten`() throws {
    let x = try random([2, 3]).requireGrad()
    let y = try x.matmul(random([3], seed: 2))
    try y.set([.at(0)], to: .scalar(1))
    try y.sum().backward()
    #expect(try x.gradient?.doubles().prefix(3) == [0, 0, 0])
    #expect(try x.gradient?.doubles().last != 0)
  }
}
