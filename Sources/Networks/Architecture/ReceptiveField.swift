// How far an output looks.
//
// Three numbers an axis say it: the *size* of the stretch of input pixels that one output can be influenced by, the
// *jump* between the stretches of neighbouring outputs, and where the first one *starts* (negative where it begins in
// the padding). A window of span n = d(k-1) + 1 and stride s turns them into
//
//     size + (n - 1)*jump      jump*s      start - p*jump
//
// and a layer that enlarges divides the jump. Behind such a layer neighbouring outputs may see stretches of different
// length, so the size is taken from the network itself, as the widest of them. Where branches meet, the field is the
// hull of theirs.

/// The receptive field of a feature map along one axis, in pixels of the input.
///
/// ```swift
/// field.size    // 26: pixels that one output depends on
/// field.jump    // 4: pixels between neighbouring outputs
/// field.start   // 0: the first pixel that output 0 sees
/// ```
public struct ReceptiveField: Hashable, Sendable {
  public var size: Size
  /// Pixels between the fields of neighbouring outputs, over `jumpDivisor`.
  public var jump: Size
  /// 1, except where a map is finer than the input.
  public var jumpDivisor: Int
  public var start: Size
  /// Whether one output depends on everything; `size` is then that of the input.
  public var isWhole: Bool
  /// After how many places what is seen repeats: more than 1 behind a layer that enlarged the map.
  var period = 1

  /// Longer periods are not looked through: those of U-Nets of up to five levels.
  private static let longestPeriod = 32

  public static let pixel = ReceptiveField(size: 1, jump: 1, jumpDivisor: 1, start: 0, isWhole: false)

  static func whole(of input: Size) -> ReceptiveField {
    ReceptiveField(size: input, jump: 0, jumpDivisor: 1, start: 0, isWhole: true)
  }

  /// The field after a layer that reads this map as `reach` says; `input` is the network's input along the axis.
  func through(_ reach: Reach, input: Size) -> ReceptiveField {
    if isWhole { return self }
    var field = self
    switch reach {
    case .window(let kernel, let stride, let padding, let dilation):
      field.size += scaled(dilation * (kernel - 1))
      field.start = start - scaled(padding)
      field.setJump(jump * stride, over: Size(jumpDivisor))
    case .transposed(let kernel, let stride, let padding, let dilation):
      guard let step = stride.number, step > 0 else { return .whole(of: input) }
      // Of the kernel's d(k-1) + 1 places every s-th meets an input.
      let span = dilation * (kernel - 1) + 1
      field.size += scaled(span.quotientRoundedUp(by: stride) - 1)
      field.start = start + scaled((padding - span + 1).quotientRoundedUp(by: stride))
      field.divideJump(by: step)
      field.lengthenPeriod(by: step)
    case .enlarged(let scale, let isLinear):
      guard let step = scale.number, step > 0 else { return .whole(of: input) }
      if isLinear, step > 1 { field.size += scaled(1) }
      field.divideJump(by: step)
      field.lengthenPeriod(by: step)
    case .adaptive(let size, let output):
      // Bins are at most ceil(size/output) + 1 long when the sizes do not divide.
      guard let size = size.number, let output = output.number, output > 1 else { return .whole(of: input) }
      let bin = size % output == 0 ? size / output : (size - 1) / output + 2
      field.size += scaled(Size(min(bin, size) - 1))
      field.setJump(jump * Size(size), over: Size(jumpDivisor) * Size(output))
      field.lengthenPeriod(by: output)
    case .whole:
      return .whole(of: input)
    }
    return field
  }

  /// So many places of this map in pixels, rounded up.
  private func scaled(_ places: Size) -> Size {
    jumpDivisor == 1 ? places * jump : (places * jump).quotientRoundedUp(by: Size(jumpDivisor))
  }

  private mutating func lengthenPeriod(by step: Int) {
    period = min(Self.longestPeriod, period * min(step, Self.longestPeriod))
  }

  private mutating func divideJump(by step: Int) { setJump(jump, over: Size(jumpDivisor) * Size(step)) }

  private mutating func setJump(_ jump: Size, over divisor: Size) {
    guard let divisor = divisor.number, divisor > 0 else {
      (self.jump, jumpDivisor) = (.tooLarge, 1)
      return
    }
    guard let number = jump.number else {
      (self.jump, jumpDivisor) = (jump, divisor)
      return
    }
    var (a, b) = (abs(number), divisor)
    while b != 0 { (a, b) = (b, a % b) }
    (self.jump, jumpDivisor) = (Size(number / max(1, a)), divisor / max(1, a))
  }

  /// The smallest field that holds both; sizes in names cannot be compared, and there the first one stays.
  func joined(with other: ReceptiveField) -> ReceptiveField {
    if isWhole { return self }
    if other.isWhole { return other }
    guard let a = size.number, let b = other.size.number, let from = start.number,
      let begin = other.start.number
    else { return self }
    let first = min(from, begin)
    var field = self
    field.start = Size(first)
    field.size = Size(max(from + a, begin + b) - first)
    field.period = max(period, other.period)
    return field
  }
}

extension ReceptiveField: CustomStringConvertible {
  /// `26 (jump 4, start 0)`, or `all`.
  public var description: String {
    if isWhole { return "all" }
    return "\(size) (jump \(jump)\(jumpDivisor == 1 ? "" : "/\(jumpDivisor)"), start \(start))"
  }
}
