// Convolution and pooling as the decks compute them, and the size rule behind both.
//
// The numbers are the tensor library's; what is added here is the explanation when shapes do not fit: both shapes, the
// formula with the numbers put in, and what to change.

import Interpreter
import Tensors

extension CourseLibrary {
  static var convolutionVerbs: [Verb] {
    [
      Verb(
        "xcorr", "x, k, stride=1, padding=0, dilation=1",
        "The kernel k slid over x: at every place the sum of patch * kernel. x (H,W) with k (K,L); x (C,H,W) or "
          + "(N,C,H,W) with k (O,C,K,L); x (C,H,W) with k (C,K,L) sums over the channels."
            + """

            out[i, j] = sum over k, l of x[i s + k d - p, j s + l d - p] kernel[k, l]

            >>> xcorr([[1, 2, 3], [4, 5, 6]], [[1, 1]])
            tensor([[ 3,  5],
                    [ 9, 11]])
            """
      ) {
        try convolve($0) { (x, k, stride, padding, dilation) throws(TensorError) in
          try x.xcorr(k, stride: stride, padding: padding, dilation: dilation)
        }
      },
      Verb(
        "conv2d_true", "x, k, stride=1, padding=0, dilation=1",
        "What mathematics calls convolution: xcorr with the kernel flipped along both axes."
          + """

          out[i, j] = sum over k, l of x[i + K - 1 - k, j + L - 1 - l] kernel[k, l]

          >>> conv2d_true([[1, 2, 3]], [[1, 0]])
          tensor([[2, 3]])
          """
      ) {
        try convolve($0) { (x, k, stride, padding, dilation) throws(TensorError) in
          try x.conv2dTrue(k, stride: stride, padding: padding, dilation: dilation)
        }
      },
      Verb(
        "max_pool", "x, size=2, stride=None, padding=0",
        "The greatest number of every window of the last two axes; stride is size unless given."
      ) {
        try pool($0) { (x, size, stride, padding) throws(TensorError) in
          try x.maxPool(size, stride: stride, padding: padding)
        }
      },
      Verb(
        "avg_pool", "x, size=2, stride=None, padding=0",
        "The mean of every window of the last two axes; stride is size unless given."
      ) {
        try pool($0) { (x, size, stride, padding) throws(TensorError) in
          try x.avgPool(size, stride: stride, padding: padding)
        }
      },
      Verb(
        "conv_out", "w, k, s=1, p=0, d=1",
        "The output size of a kernel of k over w: floor((w + 2p - d(k-1) - 1)/s) + 1."
          + "\n\n>>> conv_out(28, 5, s=1, p=2)\n28"
      ) { call in
        let numbers = try (0..<5).map { try call.int($0) }
        do throws(TensorError) {
          let window = try Tensors.Window(
            kernel: numbers[1], stride: numbers[2], padding: numbers[3], dilation: numbers[4])
          return .int(try window.places(over: numbers[0]))
        } catch {
          throw call.invalid(error.description)
        }
      },
      Verb(
        "scan", "score, image, size, step",
        "The function score of every region of that size, step by step: a map of scores, as a tensor."
          + """

          >>> scan(lambda region: region.max(), [[1, 2, 3], [4, 5, 6]], size=2, step=1)
          tensor([[5., 6.]])
          """
      ) { try scan($0) },
    ]
  }

  private typealias Convolve = (Tensor, Tensor, Extent, Extent, Extent) throws(TensorError) -> Tensor

  private static func convolve(_ call: Call, _ body: Convolve) throws -> Value {
    let (x, k) = (try call.picture(0), try call.picture(1))
    let (stride, padding, dilation) = (try call.extent(2), try call.extent(3), try call.extent(4))
    do throws(TensorError) {
      return call.result(try body(x, k, stride, padding, dilation))
    } catch {
      switch error {
      case .window:
        let fit = WindowFit(
          kernel: k.windowExtent, input: x.windowExtent, stride: stride, padding: padding, dilation: dilation)
        throw call.shapeError(fit.advice(order: "\(call.verb.name)(x, k)"))
      case .convolutionChannels: throw call.shapeError(channelAdvice(x, k))
      default: throw error
      }
    }
  }

  private typealias Pooling = (Tensor, Extent, Extent?, Extent) throws(TensorError) -> Tensor

  private static func pool(_ call: Call, _ body: Pooling) throws -> Value {
    let x = try call.picture(0)
    let (size, stride, padding) = (try call.extent(1), try call.optionalExtent(2), try call.extent(3))
    do throws(TensorError) {
      return call.result(try body(x, size, stride, padding))
    } catch {
      guard case .window = error else { throw error }
      let fit = WindowFit(
        kernel: size, input: x.windowExtent, stride: stride ?? size, padding: padding, dilation: 1,
        name: "window")
      throw call.shapeError(fit.advice())
    }
  }

  /// Why the channels of input and kernel do not go together, and what would.
  static func channelAdvice(_ x: Tensor, _ k: Tensor) -> String {
    let (inChannels, ownChannels) = (x.shape[x.rank - 3], k.shape[k.rank - 3])
    let wanted = Array(k.shape.dropLast(3)) + [inChannels] + Array(k.shape.suffix(2))
    return
      "the input \(shapeText(x.shape)) has \(inChannels) channel\(inChannels == 1 ? "" : "s"), but the kernel "
      + "\(shapeText(k.shape)) has \(ownChannels): use a kernel of shape \(shapeText(wanted))"
  }

  private static func scan(_ call: Call) throws -> Value {
    let image = try call.picture(1)
    let (size, step) = (try call.extent(2), try call.extent(3))
    guard image.rank >= 2 else {
      throw call.invalid("the image must have rows and columns, but its shape is \(shapeText(image.shape))")
    }
    let input = image.windowExtent
    let fit = WindowFit(kernel: size, input: input, stride: step, padding: 0, dilation: 1, name: "region")
    let rows: Int
    let columns: Int
    do throws(TensorError) {
      rows = try Tensors.Window(kernel: size.height, stride: step.height).places(over: input.height)
      columns = try Tensors.Window(kernel: size.width, stride: step.width).places(over: input.width)
    } catch {
      guard case .window = error else { throw call.invalid(error.description) }
      throw call.invalid(fit.advice())
    }
    var scores: [Float] = []
    for row in 0..<rows {
      for column in 0..<columns {
        let (top, left) = (row * step.height, column * step.width)
        let region = try image[
          .ellipsis, .slice(lower: top, upper: top + size.height, step: nil),
          .slice(lower: left, upper: left + size.width, step: nil)]
        try call.machine.poll(steps: 32)
        let score = try call.machine.call(call[0], [call.result(region)])
        guard let number = try call.machine.number(score) else {
          throw call.machine.typeError(
            "scan: score must return a number for every region, but returned \(call.machine.typeName(score)) "
              + "at row \(row), column \(column)")
        }
        scores.append(Float(number.double))
      }
    }
    return call.result(try call.engine.tensor(scores, shape: [rows, columns]))
  }
}

extension Tensor {
  /// The last two sizes, over which windows slide; the rank must be at least 2.
  var windowExtent: Extent { Extent(shape[rank - 2], shape[rank - 1]) }
}

extension Call {
  /// Shapes that do not go together: a RuntimeError, as PyTorch raises.
  fileprivate func shapeError(_ message: String) -> Raise {
    machine.error("RuntimeError", "\(verb.name): \(message)")
  }
}
