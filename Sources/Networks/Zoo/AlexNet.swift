// AlexNet: the network of 2012, which lived on two graphics cards.
//
// Its second, fourth and fifth convolutions read only the maps on their own card: two groups. Without groups they have
// 1.4 million weights more. Its first layer needs 227 pixels (or 224 with a padding of 2): (224 - 11)/4 is not whole.

extension Zoo {
  /// AlexNet on 3x227x227: 60,965,224 parameters with two groups, 62,378,344 with one.
  public static func alexnet(groups: Size = 2, classes: Size = 1000) -> Network {
    var net = Network("AlexNet")
    net.add(row: [
      ConvolutionRule(96, kernel: 11, stride: 4), relu, LocalResponseNormRule(),
      PoolingRule(.max, 3, stride: 2),
      ConvolutionRule(256, kernel: 5, padding: 2, groups: groups), relu, LocalResponseNormRule(),
      PoolingRule(.max, 3, stride: 2),
      ConvolutionRule(384, kernel: 3, padding: 1), relu,
      ConvolutionRule(384, kernel: 3, padding: 1, groups: groups), relu,
      ConvolutionRule(256, kernel: 3, padding: 1, groups: groups), relu, PoolingRule(.max, 3, stride: 2),
      FlattenRule(), DenseRule(4096), relu, DropoutRule(), DenseRule(4096), relu, DropoutRule(),
      DenseRule(classes),
    ])
    return net
  }
}
