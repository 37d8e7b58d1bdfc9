// An autoencoder: through a bottleneck of 16 numbers and back.

extension Zoo {
  /// Convolutional autoencoder on 1x28x28 with a code of 16: 27,689 parameters.
  public static var autoencoder: Network {
    var net = Network("autoencoder")
    net.add(row: [
      ConvolutionRule(8, kernel: 3, stride: 2, padding: .same), relu,
      ConvolutionRule(16, kernel: 3, stride: 2, padding: .same), relu, FlattenRule(),
    ])
    net.add(DenseRule(16), named: "code")
    net.add(row: [
      DenseRule(784), relu, ReshapeRule(16, 7, 7),
      TransposedConvolutionRule(8, kernel: 2, stride: 2), relu,
      TransposedConvolutionRule(1, kernel: 2, stride: 2), ActivationRule("sigmoid"),
    ])
    return net
  }
}
