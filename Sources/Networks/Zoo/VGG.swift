// VGG: nothing but 3x3 convolutions that keep the size, and pooling that halves it.
//
// The number in the name counts the layers with weights: the convolutions of five blocks and three dense layers.

extension Zoo {
  /// VGG-11, 13, 16 or 19 on 3x224x224; another number gives the nearest of them.
  public static func vgg(_ depth: Int, classes: Size = 1000) -> Network {
    let blocks: [Int] =
      switch depth {
      case ...11: [1, 1, 2, 2, 2]
      case 12...14: [2, 2, 2, 2, 2]
      case 15...17: [2, 2, 3, 3, 3]
      default: [2, 2, 4, 4, 4]
      }
    var net = Network("VGG-\(blocks.reduce(3, +))")
    for (block, filters) in zip(blocks, [64, 128, 256, 512, 512] as [Size]) {
      for _ in 0..<block { net.add(row: [ConvolutionRule(filters, kernel: 3, padding: 1), relu]) }
      net.add(PoolingRule(.max, 2))
    }
    net.add(row: [
      FlattenRule(), DenseRule(4096), relu, DropoutRule(), DenseRule(4096), relu, DropoutRule(),
      DenseRule(classes),
    ])
    return net
  }

  /// Three blocks of two, for pictures of 28x28; its last map sees 36 pixels.
  public static var tinyVGG: Network {
    var net = Network("tiny VGG")
    for filters in [16, 32, 64] as [Size] {
      for _ in 0..<2 { net.add(row: [ConvolutionRule(filters, kernel: 3, padding: 1), relu]) }
      net.add(PoolingRule(.max, 2))
    }
    net.add(row: [FlattenRule(), DenseRule(64), relu, DropoutRule(), DenseRule(10)])
    return net
  }
}
