// The nets whose listings the lectures type in.

extension Zoo {
  /// [CONV-RELU-CONV-RELU-POOL] x 3 and a dense layer, on 3x32x32: 6,440 parameters.
  public static var karpathy: Network {
    var net = Network("Karpathy's net")
    for _ in 0..<3 {
      for _ in 0..<2 { net.add(row: [ConvolutionRule(10, kernel: 3, padding: 1), relu]) }
      net.add(PoolingRule(.max, 2))
    }
    net.add(row: [FlattenRule(), DenseRule(10)])
    return net
  }

  /// `generate_model()`: 1,668,490 parameters on 1x28x28, 2,389,962 on 3x32x32.
  public static var listingS1: Network {
    Network(
      "generate_model",
      [
        ConvolutionRule(32, kernel: 3), relu, PoolingRule(.max, 2),
        ConvolutionRule(64, kernel: 3), relu, PoolingRule(.max, 2), FlattenRule(),
        DenseRule(1024), relu, DenseRule(10), ActivationRule("softmax"),
      ])
  }

  /// Car or truck, on 1x32x32: 106,305 parameters.
  public static var listingS4: Network {
    Network(
      "car or truck",
      [
        ConvolutionRule(32, kernel: 7), relu, PoolingRule(.max, 2),
        ConvolutionRule(64, kernel: 5), relu, PoolingRule(.max, 2),
        ConvolutionRule(64, kernel: 3), relu, FlattenRule(), DropoutRule(),
        DenseRule(64), relu, DenseRule(1), ActivationRule("sigmoid"),
      ])
  }
}
