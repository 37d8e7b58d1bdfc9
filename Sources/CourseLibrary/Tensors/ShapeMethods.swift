// Methods of tensors that rearrange and pick, beyond the plainest ones: one row each, with PyTorch's names.

import Interpreter
import Tensors

extension TensorTypes {
  static var shapeMethods: [Verb] { rearranging + changing + unequal }

  // MARK: Rearranging

  private static func exchange(_ name: String) -> Verb {
    Verb(name, "self, axis0, axis1", "Two dimensions exchanged.") {
      $0.result(try $0.own.transpose($0.int(1), $0.int(2)))
    }
  }

  /// `x.hsplit(2)`: along the columns, or the rows of a vector.
  private static func splitting(
    _ name: String, least: Int, _ dim: @escaping (Tensor) -> Int
  ) -> Verb {
    Verb(name, "self, indices_or_sections", "Parts of equal size, or cut before the indices in a list.") {
      call in
      let own = try call.own
      if own.rank < least {
        throw call.refused(
          "torch.\(name) requires a tensor with at least \(least) dimension, but got a tensor with \(own.rank) "
            + "dimensions!")
      }
      let dim = dim(own)
      if call.machine.sequence(call[1]) != nil {
        return call.results(try own.tensorSplit(at: call.axes(1), dim: dim))
      }
      let parts = try call.int(1)
      if parts == 0 || own.shape[dim] % parts != 0 {
        throw call.refused(
          "torch.\(name) attempted to split along dimension \(dim), but the size of the dimension "
            + "\(own.shape[dim]) is not divisible by the split_size \(parts)!")
      }
      return call.results(try own.tensorSplit(parts, dim: dim))
    }
  }

  private static var rearranging: [Verb] {
    [
      exchange("swapaxes"), exchange("swapdims"),
      Verb("ravel", "self", "All elements in one dimension.") { $0.result(try $0.own.flatten()) },
      Verb("reshape_as", "self, other", "The same elements in another tensor's shape.") {
        $0.result(try $0.own.reshape($0.tensor(1).shape))
      },
      Verb("adjoint", "self", "Matrices turned over: rows become columns.") {
        $0.result(try $0.own.transpose(-2, -1))
      },
      Verb("broadcast_to", "self, size", "Dimensions of size 1 repeated, without a copy.") {
        $0.result(try $0.own.expand($0.axes(1)))
      },
      Verb("as_strided", "self, size, stride, storage_offset=None", "Any view of the memory behind a tensor.") {
        $0.result(try $0.own.asStrided($0.axes(1), $0.axes(2), offset: $0.optionalInt(3)))
      },
      Verb("diagonal", "self, offset=0, dim1=0, dim2=1", "The diagonal of matrices, as a view.") {
        $0.result(try $0.own.diagonal(offset: $0.int(1), $0.int(2), $0.int(3)))
      },
      Verb("diag_embed", "self, offset=0", "Matrices with the vectors along the last dimension for diagonals.")
      {
        $0.result(try $0.own.diagEmbed($0.int(1)))
      },
      Verb("diagflat", "self, offset=0", "The matrix with all elements along its diagonal.") {
        $0.result(try $0.own.flatten().diag($0.int(1)))
      },
      Verb(
        "tensor_split", "self, indices_or_sections, dim=0",
        "So many parts of nearly equal size, or cut before the indices in a list."
      ) { call in
        if call.machine.sequence(call[1]) != nil {
          return call.results(try call.own.tensorSplit(at: call.axes(1), dim: call.int(2)))
        }
        return call.results(try call.own.tensorSplit(call.int(1), dim: call.int(2)))
      },
      splitting("hsplit", least: 1) { $0.rank == 1 ? 0 : 1 }, splitting("vsplit", least: 2) { _ in 0 },
      splitting("dsplit", least: 3) { _ in 2 },
      Verb("argwhere", "self", "The indices of all elements that are not zero, one row each.") {
        $0.result(try $0.own.nonzero())
      },
      Verb("take_along_dim", "self, indices, dim=None", "Elements picked along a dimension, broadcast.") {
        $0.result(try $0.own.takeAlong($0.tensor(1), dim: $0.optionalInt(2)))
      },
      Verb("equal", "self, other", "Whether two tensors have the same shape and elements.") { call in
        let (a, b) = (try call.own, try call.tensor(1))
        return .bool(try a.shape == b.shape && Tensor.combine(.equal, .tensor(a), .tensor(b)).all().truth())
      },
      Verb(
        "allclose", "self, other, rtol=1e-05, atol=1e-08, equal_nan=False",
        "Whether abs(self - other) <= atol + rtol * abs(other) everywhere."
      ) { call in
        .bool(
          try call.own.isClose(
            to: call.tensor(1), relative: call.double(2), absolute: call.double(3), equalNaN: call.bool(4)
          ).all().truth())
      },
      Verb("bernoulli", "self, *, generator=None", "1 with the probability that stands there, else 0.") {
        call in
        call.result(try call.drawing(1) { _ in try call.own.bernoulli() })
      },
      Verb("prelu", "self, weight", "x, or weight x where negative.") {
        $0.result(try $0.own.prelu($0.tensor(1)))
      },
      Verb("hardshrink", "self, lambd=0.5", "x, or 0 within lambd of 0.") {
        $0.result(try $0.own.activate(.hardShrink(lambda: $0.double(1))))
      },
      Verb("msort", "self", "In order along the first dimension.") { $0.result(try $0.own.sort(0).values) },
    ]
  }

  // MARK: Changing

  private static var changing: [Verb] {
    [
      Verb("index_add", "self, dim, index, source, *, alpha=1", "A copy with slices added at some indices.") {
        $0.result(
          try $0.own.indexAdd($0.int(1), $0.tensor(2), $0.tensor(3), alpha: $0.double(4)))
      },
      Verb("index_copy", "self, dim, index, source", "A copy with slices put at some indices.") {
        $0.result(try $0.own.indexCopy($0.int(1), $0.tensor(2), $0.tensor(3)))
      },
      Verb("index_fill", "self, dim, index, value", "A copy with one number at some indices.") {
        $0.result(try $0.own.indexFill($0.int(1), $0.tensor(2), $0.operand(3)))
      },
      Verb(
        "index_put", "self, indices, values, accumulate=False",
        "A copy with numbers at places, or with the numbers added to what stands there."
      ) { call in
        let places = try call.tensors(1).map { TensorIndex.tensor($0) }
        let made = try call.own.clone()
        try made.set(places, to: call.operand(2), adds: call.bool(3))
        return call.result(made)
      },
      Verb(
        "masked_scatter", "self, mask, source", "A copy with the next numbers of source where the mask is true."
      ) { call in
        let (own, mask) = (try call.own, try call.tensor(1).expand(call.own.shape))
        let count = try mask.countNonzero().item().value.asInt ?? 0
        let source = try call.tensor(2).flatten()
        if source.count < count {
          throw call.machine.error(
            "RuntimeError", "masked_scatter: expected self and source to have same number of elements")
        }
        let made = try own.clone()
        try made.set([.tensor(mask)], to: .tensor(source.narrow(0, start: 0, length: count)))
        return call.result(made)
      },
    ]
  }

  // MARK: Unequal elements

  private static var unequal: [Verb] {
    [
      Verb(
        "unique", "self, sorted=True, return_inverse=False, return_counts=False, dim=None",
        "The elements, each once, in order; where each element is among them; how often each occurs."
      ) { call in
        if !call.isMissing(4) {
          throw call.machine.error(
            "NotImplementedError", "unique along a dimension is not here: without dim it takes single elements")
        }
        let own = try call.own.detach()
        let order = try own.flatten().sort(0)
        let runs = try Runs(of: order.values)
        var results = [call.result(runs.values)]
        if try call.bool(2) {
          let inverse = try runs.numbers.zerosLike().scatter(0, order.indices, runs.numbers)
          results.append(call.result(try inverse.reshape(own.shape)))
        }
        if try call.bool(3) { results.append(call.result(runs.counts)) }
        return results.count == 1 ? results[0] : call.machine.tuple(results)
      },
      Verb(
        "unique_consecutive", "self, return_inverse=False, return_counts=False, dim=None",
        "The elements without those that repeat the one before them."
      ) { call in
        if !call.isMissing(3) {
          throw call.machine.error("NotImplementedError", "unique_consecutive along a dimension is not here")
        }
        let own = try call.own.detach()
        let runs = try Runs(of: own.flatten())
        var results = [call.result(runs.values)]
        if try call.bool(1) { results.append(call.result(try runs.numbers.reshape(own.shape))) }
        if try call.bool(2) { results.append(call.result(runs.counts)) }
        return results.count == 1 ? results[0] : call.machine.tuple(results)
      },
    ]
  }
}

/// The runs of equal elements in a row.
private struct Runs {
  /// The element of each run.
  let values: Tensor
  /// Which run each element belongs to.
  let numbers: Tensor
  /// How long each run is.
  let counts: Tensor

  init(of row: Tensor) throws(TensorError) {
    let count = row.count
    if count == 0 {
      values = row
      numbers = try row.engine.zeros([0], dtype: .int64)
      counts = numbers
      return
    }
    let changes = try Tensor.combine(
      .notEqual, .tensor(row.narrow(0, start: 1, length: count - 1)),
      .tensor(row.narrow(0, start: 0, length: count - 1)))
    let first = try row.engine.ones([1], dtype: .bool)
    let starts = try Tensor.cat([first, changes])
    values = try row.maskedSelect(starts)
    numbers = try starts.to(.int64).cumulativeSum(0) - row.engine.scalar(.int(1))
    counts = try numbers.counts()
  }
}
