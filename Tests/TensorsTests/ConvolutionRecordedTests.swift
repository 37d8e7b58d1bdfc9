import Testing

@testable import Tensors

/// Convolutions and the gradients of all their operands as PyTorch computed them (see record_convolution.py).
@Suite struct ConvolutionRecordedTests {
  private struct Entry: Decodable {
    let operation: String
    let options: [String: Choice]
    let operands: [Packed]
    let result, gradient: Packed
    let gradients: [Packed]
  }

  /// A number or a pair.
  private struct Choice: Decodable {
    let values: [Int]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      values = try (try? container.decode([Int].self)) ?? [container.decode(Int.self)]
    }
  }

  private func run(_ entry: Entry, _ x: Tensor, _ w: Tensor, _ bias: Tensor?) throws -> Tensor {
    func extent(_ name: String, _ missing: Int) -> Extent {
      let values = entry.options[name]?.values ?? [missing]
      return Extent(values[0], values[values.count - 1])
    }
    let (stride, padding, dilation) = (extent("stride", 1), extent("padding", 0), extent("dilation", 1))
    let (extra, groups) = (extent("output_padding", 0), extent("groups", 1).width)
    switch entry.operation {
    case "conv2d":
      return try x.conv2d(
        w, bias: bias, stride: stride, padding: Padding(padding), dilation: dilation, groups: groups)
    case "conv1d":
      return try x.conv1d(
        w, bias: bias, stride: stride.width, padding: (padding.width, padding.width), dilation: dilation.width,
        groups: groups)
    case "conv_transpose2d":
      return try x.convTranspose2d(
        w, bias: bias, stride: stride, padding: padding, outputPadding: extra, groups: groups,
        dilation: dilation)
    case "conv_transpose1d":
      return try x.convTranspose1d(
        w, bias: bias, stride: stride.width, padding: padding.width, outputPadding: extra.width, groups: groups,
        dilation: dilation.width)
    default: throw UnknownName(name: entry.operation)
    }
  }

  @Test(arguments: InstructionSet.available, [DType.float32, .float64])
  func computesWhatPyTorchComputes(on set: InstructionSet, in dtype: DType) throws {
    let engine = Engine(threads: 2, atMost: set)
    for (number, entry) in try recorded("convolution", as: Entry.self).enumerated() {
      let name = "case \(number + 2) of convolution.json: \(entry.operation)"
      func tensor(_ packed: Packed) throws -> Tensor {
        try engine.tensor((packed.values ?? []).map(\.value), shape: packed.shape, dtype: dtype)
      }
      let operands = try entry.operands.map { try tensor($0).requireGrad() }
      let result = try run(entry, operands[0], operands[1], operands.count > 2 ? operands[2] : nil)
      #expect(result.shape == entry.result.shape, "\(name)")
      #expect(try result.doubles() == tensor(entry.result).doubles(), "\(name)")
      try result.backward(gradient: tensor(entry.gradient))
      for (place, (operand, wanted)) in zip(operands, entry.gradients).enumerated() {
        let gradient = try #require(operand.gradient, "\(name)")
        #expect(gradient.shape == wanted.shape, "\(name)")
        #expect(try gradient.doubles() == tensor(wanted).doubles(), "\(name), gradient \(place)")
      }
    }
  }

  @Test func sendsGradientsThroughCrossCorrelation() throws {
    let engine = Engine(threads: 2)
    var source = Numbers(seed: 3)
    let (x, k) = (try source.tensor(engine, [2, 7, 6]), try source.tensor(engine, [2, 3, 3]))
    try expectGradients([x, k]) { try $0[0].xcorr($0[1], stride: 2, padding: 1) }
    try expectGradients([x, k]) { try $0[0].xcorr($0[1].unsqueeze(0), dilation: 2) }
  }
}
