// Residual networks: each block adds what it computed to what it was given.
//
// A block that halves the picture and doubles the maps cannot add its input as it is. Option A takes every second place
// and fills up with maps of zeros (no parameters); option B projects with a 1x1 convolution and a batch norm.

extension Zoo {
  /// How a block that changes the shape carries its input over.
  public enum Shortcut: Sendable {
    /// Option A: every second place, and zeros.
    case zeros
    /// Option B: a 1x1 convolution.
    case projection
  }

  /// ResNet-18 on 3x224x224: 11,689,512 parameters.
  public static var resnet18: Network {
    var net = Network("ResNet-18")
    net.add(row: [
      ConvolutionRule(64, kernel: 7, stride: 2, padding: 3, bias: false), NormalizationRule(.batch), relu,
      PoolingRule(.max, 3, stride: 2, padding: 1),
    ])
    stages(&net, widths: [64, 128, 256, 512], blocks: 2, from: 64, shortcut: .projection)
    net.add(row: [GlobalPoolingRule(), DenseRule(1000)])
    return net
  }

  /// ResNet-n for pictures of 32x32: three stages of (n - 2)/6 blocks, 16, 32 and 64 maps.
  ///
  /// ResNet-20 has 269,722 parameters with shortcuts of zeros, 272,474 with projections.
  public static func resnet(_ depth: Int, shortcut: Shortcut = .zeros, classes: Size = 10) -> Network {
    let blocks = max(1, (min(depth, 100_000) - 2) / 6)
    var net = Network("ResNet-\(6 * blocks + 2)")
    net.add(row: [ConvolutionRule(16, kernel: 3, padding: 1, bias: false), NormalizationRule(.batch), relu])
    stages(&net, widths: [16, 32, 64], blocks: blocks, from: 16, shortcut: shortcut)
    net.add(row: [GlobalPoolingRule(), DenseRule(classes)])
    return net
  }

  private static func stages(_ net: inout Network, widths: [Size], blocks: Int, from: Size, shortcut: Shortcut)
  {
    var channels = from
    for (stage, width) in widths.enumerated() {
      for block in 0..<blocks {
        residualBlock(
          &net, from: channels, to: width, stride: stage > 0 && block == 0 ? 2 : 1, shortcut: shortcut)
        channels = width
      }
    }
  }

  /// Two 3x3 convolutions around which the input is carried, added before the last ReLU.
  public static func residualBlock(
    _ net: inout Network, from channels: Size, to filters: Size, stride: Sides = 1,
    shortcut: Shortcut = .projection
  ) {
    let start = net.end
    let computed = net.add(row: [
      ConvolutionRule(filters, kernel: 3, stride: stride, padding: 1, bias: false), NormalizationRule(.batch),
      relu,
      ConvolutionRule(filters, kernel: 3, padding: 1, bias: false), NormalizationRule(.batch),
    ])
    var carried = start
    if stride != 1 || channels != filters {
      switch shortcut {
      case .zeros: carried = net.add(ZeroShortcutRule(filters, stride: stride), from: [start])
      case .projection:
        carried = net.add(
          row: [ConvolutionRule(filters, kernel: 1, stride: stride, bias: false), NormalizationRule(.batch)],
          from: start)
      }
    }
    net.add(AddRule(), from: [computed, carried])
    net.add(relu)
  }
}
