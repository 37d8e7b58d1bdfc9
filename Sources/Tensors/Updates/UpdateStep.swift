import CKernels

// The arithmetic that changes one parameter in one step, for every update rule.
//
// Optimizers differ in what they remember of earlier gradients: nothing, a velocity, a mean of squares, several of
// these. Written with a slope s (the gradient, its sign and the penalty's share), remembered numbers a, b, c and the
// numbers of an `UpdateStep`, all of them are ten short loops:
//
//     s = sign*g + decay*p
//     descent    p' = keep*p - rate*s
//     momentum   a' = old1*a + new1*s               p' = keep*p - (direct*s + rate*a')
//     adagrad    a' = a + s²                        p' = keep*p - rate*s / (√(a' + inside) + outside)
//     adadelta   a' = old2*a + new2*s²              d = √((b + inside) / (a' + inside)) * s
//                b' = old2*b + new2*d²              p' = keep*p - rate*d
//     rmsprop    a' = old2*a + new2*s²              d = new1*s / (√(v + inside) + outside),  v = a'
//         centered:  b' = b + new2*(s - b)          v = a' - b'²
//         momentum:  c' = old1*c + d                d = c'
//                                                   p' = keep*p - rate*d
//     adam       a' = a + new1*(s - a)
//                b' = old2*b + new2*s²              p' = keep*p - rate*a' / (scale*√b' + outside)
//         amsgrad:   c' = max(c, b')                with c' for b' under the root
//
// What the libraries do differently (where epsilon stands, whether the rate is inside the velocity, how a bias of the
// first steps is corrected) is in the numbers; the loops are the same. float32 runs the loops of CKernels,
// float64 the function here, which is the same arithmetic once more in plain Swift.

/// How one parameter changes in one step: a rule and its numbers.
///
/// ```swift
/// var step = UpdateStep(.momentum)
/// (step.old1, step.new1, step.rate) = (0.9, 1, 0.01)
/// try engine.update([ParameterUpdate(weight, by: gradient, remembering: [velocity], step)])
/// ```
public struct UpdateStep: Equatable, Sendable {
  /// Which loop; its raw value is the row of the kernels' table.
  public enum Rule: Int, CaseIterable, Sendable {
    case descent, momentum, adagrad, adadelta, rmsprop, rmspropMomentum, rmspropCentered,
      rmspropCenteredMomentum, adam, amsgrad

    /// How many numbers are remembered for each element.
    public var buffers: Int {
      switch self {
      case .descent: 0
      case .momentum, .adagrad, .rmsprop: 1
      case .adadelta, .rmspropMomentum, .rmspropCentered, .adam: 2
      case .rmspropCenteredMomentum, .amsgrad: 3
      }
    }
  }

  public var rule: Rule
  public var sign = 1.0
  public var decay = 0.0
  public var keep = 1.0
  public var rate = 0.0
  public var direct = 0.0
  public var old1 = 0.0
  public var new1 = 1.0
  public var old2 = 0.0
  public var new2 = 1.0
  public var inside = 0.0
  public var outside = 0.0
  public var scale = 1.0

  /// A step of rate 0 without decay, in which the rule sets what it needs.
  public init(_ rule: Rule) { self.rule = rule }

  /// The numbers as the float32 loops take them.
  var numbers: ck_step_numbers {
    ck_step_numbers(
      sign: Float(sign), decay: Float(decay), keep: Float(keep), rate: Float(rate), direct: Float(direct),
      old1: Float(old1), new1: Float(new1), old2: Float(old2), new2: Float(new2), inside: Float(inside),
      outside: Float(outside), scale: Float(scale))
  }

  /// The change of one element.
  @inline(__always)
  func change(_ p: inout Double, by g: Double, _ a: inout Double, _ b: inout Double, _ c: inout Double) {
    let slope = sign * g + decay * p
    p *= keep
    switch rule {
    case .descent: p -= rate * slope
    case .momentum:
      a = old1 * a + new1 * slope
      p -= direct * slope + rate * a
    case .adagrad:
      a += slope * slope
      p -= rate * slope / ((a + inside).squareRoot() + outside)
    case .adadelta:
      a = old2 * a + new2 * slope * slope
      let change = ((b + inside) / (a + inside)).squareRoot() * slope
      b = old2 * b + new2 * change * change
      p -= rate * change
    case .rmsprop:
      p -= rate * scaled(slope, &a, mean: nil)
    case .rmspropMomentum:
      b = old1 * b + scaled(slope, &a, mean: nil)
      p -= rate * b
    case .rmspropCentered:
      b += new2 * (slope - b)
      p -= rate * scaled(slope, &a, mean: b)
    case .rmspropCenteredMomentum:
      b += new2 * (slope - b)
      c = old1 * c + scaled(slope, &a, mean: b)
      p -= rate * c
    case .adam, .amsgrad:
      a += new1 * (slope - a)
      b = old2 * b + new2 * slope * slope
      if rule == .amsgrad { c = c > b ? c : b }
      p -= rate * a / (scale * (rule == .amsgrad ? c : b).squareRoot() + outside)
    }
  }

  /// RMSprop's slope over the root of its mean square, which `square` is brought to first.
  private func scaled(_ slope: Double, _ square: inout Double, mean: Double?) -> Double {
    square = old2 * square + new2 * slope * slope
    let spread = mean.map { square - $0 * $0 } ?? square
    return new1 * slope / ((spread + inside).squareRoot() + outside)
  }
}

extension ck_kernels {
  func step(_ rule: UpdateStep.Rule) -> ck_step? {
    switch rule {
    case .descent: step.0
    case .momentum: step.1
    case .adagrad: step.2
    case .adadelta: step.3
    case .rmsprop: step.4
    case .rmspropMomentum: step.5
    case .rmspropCentered: step.6
    case .rmspropCenteredMomentum: step.7
    case .adam: step.8
    case .amsgrad: step.9
    }
  }
}
