// Reverse mode: what arrives where, what is kept, what is refused.

import Limits
import Testing

@testable import Tensors

@Suite struct AutogradTests {
  let engine = Engine()

  func random(_ shape: [Int], seed: UInt64 = 1) throws -> Tensor {
    var numbers = Numbers(seed: seed)
    return try numbers.tensor(engine, shape)
  }

  // MARK: Gradients of views, copies and joins

  @Test(arguments: [
    TensorFunction("view") { x in try x.view([6, 4]) },
    TensorFunction("reshape of a transpose") { x in try x.transpose(0, 1).reshape([4, 6]) },
    TensorFunction("flatten") { x in try x.flatten() },
    TensorFunction("permute") { x in try x.permute([2, 0, 1]) },
    TensorFunction("transpose") { x in try x.transpose(-1, 0) },
    TensorFunction("squeeze and unsqueeze") { x in try x.unsqueeze(1).unsqueeze(-1).squeeze() },
    TensorFunction("expand") { x in try x.unsqueeze(0).expand([3, -1, -1, -1]) },
    TensorFunction("expand of an axis") { x in try x.narrow(1, start: 1, length: 1).expand([2, 5, 4]) },
    TensorFunction("flip") { x in try x.flip([0, 2]) },
    TensorFunction("roll") { x in try x.roll([1, -2], dims: [1, 2]) },
    TensorFunction("roll of all") { x in try x.roll([5]) },
    TensorFunction("narrow") { x in try x.narrow(2, start: 1, length: 2) },
    TensorFunction("select") { x in try x[.at(1), .at(-1)] },
    TensorFunction("slice with a step") { x in try x[.ellipsis, .slice(lower: 1, upper: nil, step: 2)] },
    TensorFunction("new axis") { x in try x[.newAxis, .at(0)] },
    TensorFunction("pad") { x in try x.pad([(1, 2), (0, 3)], value: 7) },
    TensorFunction("clone") { x in try x.permute([1, 0, 2]).clone() },
    TensorFunction("contiguous") { x in try x.permute([1, 0, 2]).contiguous() },
    TensorFunction("to and back") { x in try x.to(.float64) },
    TensorFunction("cat with itself") { x in try Tensor.cat([x, x.flip([0]), x], dim: 1) },
    TensorFunction("stack") { x in try Tensor.stack([x, x], dim: 2) },
  ])
  func `gradient of a rearrangement`(function: TensorFunction) throws {
    try expectGradients([random([2, 3, 4])]) { try function.call($0[0].clone()) }
    let permuted = try random([4, 2, 3]).permute([1, 2, 0])
    try expectGradients([permuted]) { try function.call($0[0].clone()) }
  }

  @Test func `gradient through an index tensor adds up what was picked twice`() throws {
    let rows = try engine.tensor([2, 0, 2])
    let columns = try engine.tensor([1, 1, 1])
    try expectGradients([random([3, 2])]) { try $0[0][.tensor(rows)] }
    try expectGradients([random([3, 2])]) { try $0[0][.tensor(rows), .tensor(columns)] }
  }

  @Test func `gradient through a mask`() throws {
    let mask = try engine.tensor([true, false, true, true, false, false], shape: [3, 2])
    try expectGradients([random([3, 2])]) { try $0[0][.tensor(mask)] }
  }

  @Test func `gradient through gather, scatter and scatterAdd`() throws {
    let index = try engine.tensor([0, 2, 1, 1, 0, 0], shape: [2, 3])
    let places = try engine.tensor([0, 2, 1, 3, 1, 0], shape: [2, 3])
    try expectGradients([random([3, 3])]) { try $0[0].gather(0, index) }
    try expectGradients([random([4, 3]), random([2, 3], seed: 2)]) { try $0[0].scatter(0, places, $0[1]) }
    try expectGradients([random([3, 3]), random([2, 3], seed: 2)]) { try $0[0].scatterAdd(0, index, $0[1]) }
  }

  // MARK: Gradients of reductions

  @Test(arguments: [
    TensorFunction("sum") { x in try x.sum() }, TensorFunction("sum of rows") { x in try x.sum([1]) },
    TensorFunction("sum keeping") { x in try x.sum([0, 2], keepdim: true) },
    TensorFunction("mean") { x in try x.mean() }, TensorFunction("mean of axes") { x in try x.mean([0, 2]) },
    TensorFunction("variance") { x in try x.variance([1]) },
    TensorFunction("biased variance") { x in try x.variance(correction: 0) },
    TensorFunction("std") { x in try x.std([0, 1], keepdim: true) },
    TensorFunction("prod") { x in try x.prod([2]) }, TensorFunction("prod of all") { x in try x.prod() },
    TensorFunction("max") { x in try x.max() }, TensorFunction("max of axes") { x in try x.max([0, 2]) },
    TensorFunction("min") { x in try x.min([1], keepdim: true) },
    TensorFunction("max along") { x in try x.max(along: 1).values },
    TensorFunction("min along") { x in try x.min(along: -1, keepdim: true).values },
  ])
  func `gradient of a reduction`(function: TensorFunction) throws {
    try expectGradients([random([2, 3, 4])]) { try function.call($0[0]) }
    try expectGradients([random([4, 2, 3]).permute([1, 2, 0])]) { try function.call($0[0]) }
  }

  @Test func `a product's gradient is right where factors are zero`() throws {
    let x = try engine.tensor([2.0, 0, 3]).requireGrad()
    try x.prod().backward()
    #expect(try x.gradient?.doubles() == [0, 6, 0])
  }

  @Test func `the greatest of equal numbers share the gradient, the first of them along an axis has it`() throws
  {
    let x = try engine.tensor([5.0, 1, 5]).requireGrad()
    try x.max().backward()
    #expect(try x.gradient?.doubles() == [0.5, 0, 0.5])
    x.gradient = nil
    try x.max(along: 0).values.backward()
    #expect(try x.gradient?.doubles() == [1, 0, 0])
  }

  // MARK: What is kept

  @Test func `gradients add up until they are cleared`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    try x.sum().backward()
    try x.sum().backward()
    #expect(try x.gradient?.doubles() == [2, 2])
  }

  @Test func `two leaves that get the same gradient do not share it`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let y = try engine.tensor([3.0, 4]).requireGrad()
    try Tensor.stack([x, y]).sum([0]).backward(gradient: engine.tensor([1.0, 1]))
    try x.gradient?.fill(9)
    #expect(try y.gradient?.doubles() == [1, 1])
  }

  @Test func `nothing is recorded when gradients are off`() throws {
    let x = try engine.tensor([1.0]).requireGrad()
    let y = try engine.withoutGradients { try x.sum() }
    #expect(!y.requiresGrad)
    #expect(!x.detach().requiresGrad)
  }

  @Test func `gradients for given inputs leave the leaves alone`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let y = try engine.tensor([1.0, 2]).requireGrad()
    let middle = try x.clone()
    let got = try Tensor.gradients(of: [middle.sum()], for: [x, middle, y])
    #expect(try got.map { try $0?.doubles() } == [[1, 1], [1, 1], nil])
    #expect(x.gradient == nil)
  }

  @Test func `a hook sees a gradient and may replace it`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let middle = try x.clone()
    var seen: [[Double]] = []
    let remove = try middle.addGradientHook { gradient in
      seen.append(try gradient.doubles())
      return try gradient.engine.tensor([5.0, 6])
    }
    try middle.retainGradient()
    try middle.sum().backward()
    #expect(seen == [[1, 1]])
    #expect(try x.gradient?.doubles() == [5, 6])
    #expect(try middle.gradient?.doubles() == [5, 6])
    remove()
    try middle.sum().backward()
    #expect(seen.count == 1)
  }

  @Test func `a custom function's own backward is used, and its shapes are checked`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let result = try engine.withoutGradients { try x.clone() }
    let y = try CustomOperation("Straight", inputs: [x]) { [$0[0]] }.record([.init(result)])[0]
    try y.sum().backward()
    #expect(try x.gradient?.doubles() == [1, 1])
    #expect(y.gradientFunction?.name == "Straight")
    let bad = try CustomOperation("Bad", inputs: [x]) { [try $0[0]?.sum()] }.record([.init(result)])[0]
    #expect(throws: TensorError.invalidGradient(function: "Bad", index: 0, expected: [2], got: [])) {
      try bad.sum().backward()
    }
  }

  @Test func `an operation with several results hears of those that gradients came to`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    var arrived: [[Bool]] = []
    var releases = 0
    let operation = CustomOperation(
      "Both", inputs: [x],
      backward: { gradients in
        arrived.append(gradients.map { $0 != nil })
        return [gradients.compactMap(\.self).first]
      }, release: { releases += 1 })
    let results = try engine.withoutGradients { try [x + x, x * x, x.apply(.floor)] }
    let both = try operation.record([
      .init(results[0]), .init(results[1]), .init(results[2], isDifferentiable: false),
    ])
    #expect(both.map(\.requiresGrad) == [true, true, false])
    try both[1].sum().backward(retainGraph: true)
    #expect(releases == 0)
    try (both[0] + both[1]).sum().backward()
    #expect(arrived == [[false, true, false], [true, true, false]])
    #expect(releases == 1)
    #expect(try x.gradient?.doubles() == [2, 2])
  }

  @Test func `a tensor takes other numbers of another shape and type, and its views keep the old`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let saved = try x * x
    let view = try x[.at(0)]
    x.replaceData(with: try engine.tensor([5, 6, 7] as [Float]))
    #expect(x.shape == [3] && x.dtype == .float32 && x.requiresGrad)
    #expect(try view.item().double == 1)
    #expect(throws: TensorError.gradientShape(gradient: [2], output: [3])) { try saved.sum().backward() }
    try (x * x).sum().backward()
    #expect(try x.gradient?.doubles() == [10, 12, 14])
  }

  @Test func `a graph of 100,000 operations needs no stack`() throws {
    let x = try engine.tensor([1.0]).requireGrad()
    var y = x
    for _ in 0..<100_000 { y = try y.clone() }
    try y.backward()
    #expect(try x.gradient?.doubles() == [1])
    y = x
  }

  @Test func `the graph is freed after the way back`() throws {
    let x = try engine.randn([1000, 1000]).requireGrad()
    let y = try x.variance()
    let before = engine.limits.bytesUsed
    try y.backward()
    #expect(throws: TensorError.graphFreed) { try y.backward() }
    let z = try x.variance()
    try z.backward(retainGraph: true)
    try z.backward()
    #expect(engine.limits.bytesUsed <= before + 4_100_000)
  }

  // MARK: Updates in place

  @Test func `an update of a part sends the gradient to what was written`() throws {
    let x = try engine.tensor([1.0, 2, 3, 4], shape: [2, 2]).requireGrad()
    let w = try engine.tensor([10.0, 20]).requireGrad()
    let y = try x.clone()
    try y.set([.at(0)], to: .tensor(w))
    try y.backward(gradient: engine.tensor([1.0, 2, 3, 4], shape: [2, 2]))
    #expect(try x.gradient?.doubles() == [0, 0, 3, 4])
    #expect(try w.gradient?.doubles() == [1, 2])
  }

  @Test func `writing into a plain tensor gives it a history`() throws {
    let w = try engine.tensor([10.0, 20]).requireGrad()
    let table = try engine.zeros([2, 2], dtype: .float64)
    let row = try table[.at(1)]
    try row.assign(w)
    #expect(table.requiresGrad && row.requiresGrad)
    try table.sum([0]).backward(gradient: engine.tensor([1.0, 2]))
    #expect(try w.gradient?.doubles() == [1, 2])
  }

  @Test func `other views see what was written through one`() throws {
    let x = try engine.tensor([1.0, 2, 3]).requireGrad()
    let y = try x.clone()
    let (first, rest) = (try y[.at(0)], try y[.slice(lower: 1, upper: nil, step: nil)])
    try first.fill(0)
    try Tensor.cat([first.unsqueeze(0), rest]).backward(gradient: engine.tensor([1.0, 2, 3]))
    #expect(try x.gradient?.doubles() == [0, 2, 3])
  }

  @Test func `a view that shows an element several times adds up the same bits on any number of threads`()
    throws
  {
    func gradients(threads: Int) throws -> [[Float]] {
      let engine = Engine(threads: threads)
      var numbers = Numbers(seed: 2)
      let shares = try numbers.tensor(engine, [300, 1000]).to(.float32)
      var found = try [shares.sum([0]).floats() + [Float](repeating: 0, count: 299)]
      for isStrided in [false, true] {
        let leaf = try engine.ones([1000 + 299]).requireGrad()
        let base = try leaf * engine.ones([])
        let view =
          try isStrided
          ? base.asStrided([300, 1000], [1, 1]) : base.narrow(0, start: 0, length: 1000).expand([300, 1000])
        try base.update(.add, with: .scalar(1))
        try view.backward(gradient: shares)
        found.append(try leaf.gradient?.floats() ?? [])
      }
      return found
    }
    let one = try gradients(threads: 1)
    #expect(one[0] == one[1])
    #expect(one[2].count == 1299 && one[2][0] != 0 && one[2][1298] != 0)
    for threads in 2...3 { #expect(try gradients(threads: threads) == one) }
  }

  @Test func `an update at index tensors sends the gradient to what was written`() throws {
    let x = try engine.tensor([1.0, 2, 3]).requireGrad()
    let w = try engine.tensor([10.0, 20]).requireGrad()
    let y = try x.clone()
    try y.set([.tensor(engine.tensor([2, 0]))], to: .tensor(w))
    try y.backward(gradient: engine.tensor([1.0, 2, 3]))
    #expect(try x.gradient?.doubles() == [0, 2, 0])
    #expect(try w.gradient?.doubles() == [3, 1])
  }

  @Test func `a leaf and its views cannot be overwritten while gradients are on`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    #expect(throws: TensorError.leafUpdate) { try x.fill(0) }
    #expect(throws: TensorError.leafViewUpdate) { try x.set([.at(0)], to: .scalar(0)) }
    try engine.withoutGradients { try x.set([.at(0)], to: .scalar(7)) }
    #expect(try x.doubles() == [7, 2])
  }

  @Test func `numbers changed since they were saved are noticed`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let y = try x.clone()
    let z = try y.variance()
    try y.fill(3)
    #expect(
      throws: TensorError.staleSaved(.float64, shape: [2], node: "VarBackward0", version: 1, expected: 0)
    ) { try z.backward() }
  }

  @Test func `numbers changed through data are not noticed`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let y = try x * x
    try x.data[.at(0)].fill(5)
    #expect(x.version == 0)
    try y.sum().backward()
    #expect(try x.gradient?.doubles() == [10, 4])
    let z = try x * x
    try x.detach().fill(3)
    #expect(throws: TensorError.self) { try z.sum().backward() }
  }

  @Test func `a hook may not change shape or type`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    try x.addGradientHook { _ in try engine.tensor([1.0]) }
    #expect(throws: TensorError.hookChangedSize(got: [1], expected: [2])) { try x.sum().backward() }
    let y = try engine.tensor([1.0, 2]).requireGrad()
    try y.addGradientHook { try $0.to(.bool) }
    #expect(throws: TensorError.hookChangedType(got: .bool, expected: .float64)) { try y.sum().backward() }
    #expect(x.gradient == nil && y.gradient == nil)
  }

  @Test func `a custom function's gradient is converted`() throws {
    let x = try engine.tensor([1.0, 2]).requireGrad()
    let result = try engine.withoutGradients { try x.clone() }
    let y = try CustomOperation("Sign", inputs: [x]) { [try $0[0]?.to(.bool)] }.record([.init(result)])[0]
    try y.sum().backward()
    #expect(x.gradient?.dtype == .float64)
    #expect(try x.gradient?.doubles() == [1, 1])
  }

  @Test func `index tensors and masks that changed since are noticed`() throws {
    let x = try engine.tensor([1.0, 2, 3]).requireGrad()
    let mask = try engine.tensor([true, false, false])
    let places = try engine.tensor([0, 1])
    let (masked, picked) = (try x[.tensor(mask)].sum(), try x[.tensor(places)].sum())
    let copy = try x.clone()
    try copy.set([.tensor(mask)], to: .tensor(engine.tensor([5.0])))
    try mask.fill(.bool(true))
    try places.fill(2)
    for loss in [masked, picked, try copy.sum()] {
      #expect(throws: TensorError.self) { try loss.backward() }
    }
    #expect(x.gradient == nil)
  }

  @Test func `a way back that is cancelled leaves every gradient as it was`() throws {
    var completed = false
    for looks in 1..<60 where !completed {
      let clock = CountingClock()
      let limits = Limits(budget: Budget(seconds: .infinity), clock: { clock.tick() })
      let engine = Engine(limits: limits)
      let leaves = try (0..<4).map {
        try engine.full([8], Scalar.float(Double($0 + 1)), dtype: .float32).requireGrad()
      }
      func loss() throws -> Tensor {
        try leaves.reduce(engine.ones([8])) { try $0 * $1 }.sum()
      }
      try loss().backward()
      let before = try leaves.map { try $0.gradient?.floats() }
      let second = try loss()
      limits.begin(Budget(seconds: Double(looks)))
      do throws(TensorError) {
        try second.backward()
        completed = true
      } catch {
        limits.begin(Budget())
        #expect(try leaves.map { try $0.gradient?.floats() } == before)
      }
    }
    #expect(completed)
  }

  @Test func `gradients add up in a view with gaps`() throws {
    let x = try engine.tensor([1.0, 2, 3]).requireGrad()
    let wide = try engine.tensor([10.0, -1, 20, -1, 30, -1])
    x.gradient = try wide[.slice(lower: nil, upper: nil, step: 2)]
    try (x * x).sum().backward()
    #expect(try x.gradient?.doubles() == [12, 24, 36])
    #expect(try wide.doubles() == [12, -1, 24, -1, 36, -1])
  }

  @Test func `an expanded tensor takes one number in place, but not one for each element`() throws {
    let one = try engine.zeros([1])
    let x = try one.expand([5])
    let ones = try engine.ones([5])
    #expect(throws: TensorError.overlappingUpdate(shape: [5], strides: [0])) { try x.assign(ones) }
    #expect(throws: TensorError.self) { try x.update(.add, with: .scalar(1)) }
    #expect(try one.item() == .float(0))
    try x.fill(1)
    #expect(try one.item() == .float(1))
  }

  // MARK: What is refused

  @Test func `what cannot be done is said`() throws {
    #expect(throws: TensorError.gradientOfIntegers) { try engine.tensor([1]).requireGrad() }
    let x = try engine.tensor([1.0, 2])
    #expect(throws: TensorError.backwardWithoutGrad(0)) { try x.sum().backward() }
    try x.requireGrad()
    #expect(throws: TensorError.gradientNeeded) { try x.clone().backward() }
    #expect(throws: TensorError.gradientShape(gradient: [1], output: [2])) {
      try x.clone().backward(gradient: engine.tensor([1.0]))
    }
    #expect(throws: TensorError.requiresGradOfResult) { try x.clone().requireGrad(false) }
  }
}
