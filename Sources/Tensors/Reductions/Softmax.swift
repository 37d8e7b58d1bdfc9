import CKernels

// Softmax and its logarithm: scores along an axis to probabilities.
//
// The axis is brought to the end, so that memory is rows to normalise; it is there already for the channels of a
// channels-last picture. The greatest score of a row is subtracted first, so that no power overflows. Rows of more than
// a million scores are computed by loops over single elements, which threads share and Ctrl-C stops.

/// The two functions, and their float32 loops.
private enum RowFunction {
  case softmax, logSoftmax

  var node: String { self == .softmax ? "SoftmaxBackward0" : "LogSoftmaxBackward0" }
}

extension Tensor {
  /// Along an axis: exp(x - max) / sum of exp(x - max).
  ///
  /// ```swift
  /// try scores.softmax(1)   // (N, classes): each row sums to 1
  /// ```
  public func softmax(_ dim: Int = -1) throws(TensorError) -> Tensor { try rowwise(.softmax, dim) }

  /// The logarithm of `softmax`, without going through small numbers: x - max - log(sum of exp(x - max)).
  public func logSoftmax(_ dim: Int = -1) throws(TensorError) -> Tensor { try rowwise(.logSoftmax, dim) }

  /// `softmax` of -x: the least has the greatest share.
  public func softmin(_ dim: Int = -1) throws(TensorError) -> Tensor { try apply(.negate).softmax(dim) }

  /// log(sum of exp(x)) over axes (nil: all), in the floating-point type, without overflow.
  public func logSumExp(_ dims: [Int]? = nil, keepdim: Bool = false) throws(TensorError) -> Tensor {
    let x = try to(dtype.floating)
    let result = try engine.withoutGradients { () throws(TensorError) -> Tensor in
      let axes = try Axes(dims, of: layout, keepdim: keepdim)
      if x.count == 0 { return try x.sum(dims, keepdim: keepdim).apply(.log) }
      let greatest = try x.max(axes.reduced, keepdim: true)
      let shift = try Tensor.where(greatest.apply(.isFinite), .tensor(greatest), .scalar(.float(0))).to(x.dtype)
      let sum = try (x - shift).apply(.exp).sum(axes.reduced, keepdim: keepdim)
      return try sum.apply(.log) + shift.reshape(axes.shape)
    }
    return result.recorded("LogsumexpBackward0", from: [x], saving: [x, result]) {
      (gradient) throws(TensorError) in
      let (x, result) = (gradient.saved[0], gradient.saved[1])
      let axes = try Axes(dims, of: x.layout, keepdim: keepdim)
      return [try (x - axes.spread(result)).apply(.exp) * axes.spread(gradient.output)]
    }
  }

  private func rowwise(_ function: RowFunction, _ dim: Int) throws(TensorError) -> Tensor {
    let dim = try layout.resolve(dim: dim)
    if !dtype.isFloat {
      let name = function == .softmax ? "softmax" : "log_softmax"
      throw .notImplemented(kernel: name + (dim == rank - 1 ? "_lastdim_kernel_impl" : "_kernel_impl"), dtype)
    }
    let result = try engine.withoutGradients { () throws(TensorError) -> Tensor in
      if rank > 0, shape[dim] > Rows.longest {
        let logarithm = try self - logSumExp([dim], keepdim: true)
        return function == .logSoftmax ? logarithm : try logarithm.apply(.exp)
      }
      let rows = try asRows(dim)
      let out = try engine.empty(like: rows.layout.likewise(), dtype: dtype)
      try rows.rows.value(function, rows, out)
      return try out.fromRows(dim)
    }
    return result.recorded(function.node, from: [self], saving: [result]) { (gradient) throws(TensorError) in
      let (result, output) = (gradient.saved[0], gradient.output)
      if result.rank > 0, result.shape[dim] > Rows.longest {
        if function == .softmax {
          return [try result * (output - (output * result).sum([dim], keepdim: true))]
        }
        return [try output - result.apply(.exp) * output.sum([dim], keepdim: true)]
      }
      let y = try result.asRows(dim)
      let g = try output.movedToEnd(dim).ordered(as: y.layout)
      let out = try y.engine.empty(like: y.layout.likewise(), dtype: y.dtype)
      try y.rows.back(function, g, y, out)
      return [try out.fromRows(dim)]
    }
  }
}

/// The loops over rows in memory.
extension Rows {
  fileprivate func value(_ function: RowFunction, _ x: Tensor, _ out: Tensor) throws(TensorError) {
    if x.dtype == .float32 {
      let loop =
        function == .softmax ? engine.kernels.vector.softmax : engine.kernels.vector.log_softmax
      let (x, out) = (x.start(Float.self), out.start(Float.self))
      return try each(cost: 1) { rows in
        loop?(rows.count, width, x + rows.lowerBound * width, out + rows.lowerBound * width)
      }
    }
    let (x, out) = (x.start(Double.self), out.start(Double.self))
    try each(cost: 8) { rows in
      for row in rows {
        let (x, out) = (x + row * width, out + row * width)
        var (greatest, sum) = (-Double.infinity, 0.0)
        for i in 0..<width { greatest = x[i] > greatest || x[i].isNaN ? x[i] : greatest }
        for i in 0..<width {
          out[i] = Double.exp(x[i] - greatest)
          sum += out[i]
        }
        switch function {
        case .softmax: for i in 0..<width { out[i] /= sum }
        case .logSoftmax:
          let total = Double.log(sum)
          for i in 0..<width { out[i] = x[i] - greatest - total }
        }
      }
    }
  }

  fileprivate func back(_ function: RowFunction, _ g: Tensor, _ y: Tensor, _ out: Tensor) throws(TensorError) {
    if y.dtype == .float32 {
      let loop =
        function == .softmax ? engine.kernels.vector.softmax_back : engine.kernels.vector.log_softmax_back
      let (g, y, out) = (g.start(Float.self), y.start(Float.self), out.start(Float.self))
      return try each(cost: 1) { rows in
        let first = rows.lowerBound * width
        loop?(rows.count, width, g + first, y + first, out + first)
      }
    }
    let (g, y, out) = (g.start(Double.self), y.start(Double.self), out.start(Double.self))
    try each(cost: 4) { rows in
      for row in rows {
        let (g, y, out) = (g + row * width, y + row * width, out + row * width)
        var sum = 0.0
        switch function {
        case .softmax:
          for i in 0..<width { sum += g[i] * y[i] }
          for i in 0..<width { out[i] = y[i] * (g[i] - sum) }
        case .logSoftmax:
          for i in 0..<width { sum += g[i] }
          for i in 0..<width { out[i] = g[i] - Double.exp(y[i]) * sum }
        }
      }
    }
  }
}
