// The rule of everything that slides: how many places a window has.
//
// A window of k taps, d apart, spans n = d(k-1) + 1. Over an axis of w places with p added at each end and steps of s it
// stands at floor((w + 2p - n)/s) + 1 places. "Same" asks instead for ceil(w/s) places and pads as much as that takes,
// the odd one at the end; "valid" pads nothing; "causal" puts all of n - 1 in front, so that no output sees the future.
// With ceil mode the last window may hang over the end, as long as it begins before the padding at the end does.

/// What stands around the input.
public enum WindowPadding: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// So many at both ends of an axis.
  case number(Sides)
  /// So many before and after, for each axis.
  case pairs([Pair])
  case same, valid, causal

  /// Places before and after the input along one axis.
  public struct Pair: Hashable, Sendable {
    public var before, after: Size

    /// So many before, so many after.
    public init(_ before: Size, _ after: Size) {
      self.before = before
      self.after = after
    }
  }

  /// The numbers are checked when a shape is known: kernel, stride and dilation at least 1, padding at least 0.
  public init(integerLiteral value: Int) { self = .number(Sides(.number(value))) }
}

extension [WindowPadding.Pair] {
  /// The pair of each of `axes` axes; throws when there is another count of pairs, or a number below 0.
  func along(_ axes: Int, name: String) throws(LayerProblem) -> [WindowPadding.Pair] {
    guard let first, count == 1 || count == axes else { throw .sides(name: name, count: count, axes: axes) }
    for size in flatMap({ [$0.before, $0.after] }) {
      if let number = size.number, number < 0 { throw .number(name: name, value: size, least: 0) }
    }
    return count == axes ? self : Array(repeating: first, count: axes)
  }
}

/// What the padding holds.
public enum PaddingMode: String, CaseIterable, Sendable {
  case zeros, reflect, replicate, circular
}

/// The windows of a layer over all axes, and how they move.
public struct SlidingWindow: Hashable, Sendable {
  public var kernel: Sides
  public var stride: Sides
  public var padding: WindowPadding
  public var dilation: Sides
  public var ceilMode: Bool

  /// The numbers are checked when a shape is known: kernel, stride and dilation are at least 1, the padding at least 0.
  public init(
    kernel: Sides, stride: Sides = 1, padding: WindowPadding = 0, dilation: Sides = 1, ceilMode: Bool = false
  ) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.ceilMode = ceilMode
  }

  /// The window along one axis of `input` places.
  struct Axis {
    var name: String
    var input, kernel, stride, before, after, dilation: Size
    var output: Worked
    var reach: Reach { .window(kernel: kernel, stride: stride, padding: before, dilation: dilation) }
  }

  /// The windows over each axis; throws what is wrong with the numbers, or that a window does not fit.
  func axes(over places: [Size]) throws(LayerProblem) -> [Axis] {
    let count = places.count
    let kernels = try kernel.along(count, name: "kernel size", least: 1)
    let strides = try stride.along(count, name: "stride", least: 1)
    let dilations = try dilation.along(count, name: "dilation", least: 1)
    var axes: [Axis] = []
    for axis in 0..<count {
      var one = Axis(
        name: FeatureShape.axisName(axis, of: count), input: places[axis], kernel: kernels[axis],
        stride: strides[axis], before: 0, after: 0, dilation: dilations[axis], output: .none(""))
      try pad(&one, axis: axis, of: count)
      axes.append(one)
    }
    return axes
  }

  private func pad(_ axis: inout Axis, axis index: Int, of count: Int) throws(LayerProblem) {
    let span = axis.dilation * (axis.kernel - 1) + 1
    switch padding {
    case .same:
      let output = axis.input.quotientRoundedUp(by: axis.stride)
      axis.output = Worked(
        axis.name, formula: axis.stride == 1 ? "w (same)" : "ceil(w/s)",
        numbers: axis.stride == 1 ? "\(output)" : "ceil(\(axis.input.factor)/\(axis.stride.factor))",
        value: output)
      var total = (output - 1) * axis.stride + span - axis.input
      if let number = total.number { total = Size(max(0, number)) }
      axis.before = total.quotient(by: 2)
      axis.after = total - axis.before
      return
    case .valid: break
    case .causal: axis.before = span - 1
    case .number(let sides):
      axis.before = try sides.along(count, name: "padding", least: 0)[index]
      axis.after = axis.before
    case .pairs(let pairs):
      let pair = try pairs.along(count, name: "padding")[index]
      (axis.before, axis.after) = (pair.before, pair.after)
    }
    axis.output = try output(of: axis, span: span)
  }

  private func output(of axis: Axis, span: Size) throws(LayerProblem) -> Worked {
    let padded = axis.input + axis.before + axis.after
    let room = padded - span
    let (formula, numbers) = fraction(of: axis)
    var places = (ceilMode ? room.quotientRoundedUp(by: axis.stride) : room.quotient(by: axis.stride)) + 1
    var note = ""
    // A window that would begin in the padding at the end is left out.
    if ceilMode, let last = ((places - 1) * axis.stride).number, let end = (axis.input + axis.before).number,
      last >= end
    {
      places = places - 1
      note = " - 1 (it would begin in the padding)"
    }
    let rounding = ceilMode ? "ceil" : "floor"
    let size = Worked(
      axis.name, formula: "\(rounding)(\(formula)/s) + 1",
      numbers: "\(rounding)(\(numbers)/\(axis.stride.factor)) + 1\(note)", value: places)
    guard let number = places.number, number < 1 else { return size }
    let largest = (padded - 1).quotient(by: axis.dilation) + 1
    throw .doesNotFit(
      axis: axis.name, input: axis.input, kernel: axis.kernel, size: size,
      padding: (span - axis.input).quotientRoundedUp(by: 2),
      largest: largest.number.map { $0 < 1 } == true ? nil : largest)
  }

  /// The numerator, in letters and in numbers.
  private func fraction(of axis: Axis) -> (formula: String, numbers: String) {
    let (w, k, d) = (axis.input.factor, axis.kernel, axis.dilation)
    let isEven = axis.before == axis.after
    let paddingLetters = isEven ? "2p" : "p1 + p2"
    let paddingNumbers = isEven ? "2*\(axis.before.factor)" : "\(axis.before.factor) + \(axis.after.factor)"
    if d == 1 {
      return ("(w + \(paddingLetters) - k)", "(\(w) + \(paddingNumbers) - \(k.factor))")
    }
    return (
      "(w + \(paddingLetters) - d(k - 1) - 1)",
      "(\(w) + \(paddingNumbers) - \(d.factor)*(\(k) - 1) - 1)"
    )
  }

  /// The settings that differ from a stride of 1 (or of the kernel, for pooling) without padding, in words.
  func words(strideIsKernel: Bool = false) -> String {
    var text = ""
    let usual = strideIsKernel ? kernel : 1
    if stride.words != usual.words { text += " stride \(stride.words)" }
    switch padding {
    case .same: text += " same"
    case .causal: text += " causal"
    case .valid: break
    case .number(let sides): if sides.sizes.contains(where: { $0 != 0 }) { text += " pad \(sides.words)" }
    case .pairs(let pairs): text += " pad " + pairs.map { "\($0.before):\($0.after)" }.joined(separator: "x")
    }
    if dilation.sizes.contains(where: { $0 != 1 }) { text += " dilation \(dilation.words)" }
    return text + (ceilMode ? " ceil" : "")
  }
}
