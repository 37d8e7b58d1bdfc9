// The two networks that read digits: LeCun's of 1989 for postal codes and of 1998 for cheques.
//
// In the first, H1 has 12 maps of 8x8 from 5x5 windows with stride 2, H2 12 maps of 4x4 that each read 8 of the 12, and
// every unit of both has a bias of its own. The paper says neither the borders nor which 8; two places around each
// picture give the sizes, and the table here takes 8 neighbours going around, so that every map is read 8 times and no
// two maps of H2 read the same.

extension Zoo {
  /// For each map of H2 the 8 maps of H1 it reads.
  public static let lenet1989Table = (0..<12).map { map in (0..<8).map { (map + $0) % 12 }.sorted() }

  /// LeNet of 1989 on 1x16x16: 9,760 parameters, 64,660 connections.
  public static var lenet1989: Network {
    var net = Network("LeNet-1989")
    net.add(
      SparseConvolutionRule(table: Array(repeating: [0], count: 12), kernel: 5, stride: 2, padding: 2),
      named: "H1")
    net.add(ActivationRule("tanh"))
    net.add(SparseConvolutionRule(table: lenet1989Table, kernel: 5, stride: 2, padding: 2), named: "H2")
    net.add(row: [ActivationRule("tanh"), FlattenRule()])
    net.add(DenseRule(30), named: "H3")
    net.add(ActivationRule("tanh"))
    net.add(DenseRule(10), named: "output")
    return net
  }

  /// LeNet-5 as it is taught, on 1x28x28: 61,706 parameters.
  public static var lenet5: Network {
    Network(
      "LeNet-5",
      [
        ConvolutionRule(6, kernel: 5, padding: 2), relu, PoolingRule(.max, 2),
        ConvolutionRule(16, kernel: 5), relu, PoolingRule(.max, 2), FlattenRule(),
        DenseRule(120), relu, DenseRule(84), relu, DenseRule(10),
      ])
  }
}
