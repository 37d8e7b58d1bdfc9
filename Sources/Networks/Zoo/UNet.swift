// U-Net: down to see far, up to say where, and across so that the fine detail is not lost on the way.
//
// The original pads nothing, so each convolution takes a border of one and the maps from the way down are cropped to
// meet those on the way up: 572 pixels in, 388 out. With "same" padding, sizes that halve evenly meet by themselves.

extension Zoo {
  /// The U-Net of 2015 on 1x572x572: 31,030,658 parameters, 2x388x388 out.
  public static var unet: Network {
    // The places that the map of each level has more than the map that meets it, on each side.
    uNet("U-Net", widths: [64, 128, 256, 512, 1024], crops: [88, 40, 16, 4], classes: 2, padding: 0)
  }

  /// Three levels of 8, 16 and 32 maps, on 1x32x32: 29,339 parameters, three classes.
  public static var smallUNet: Network {
    uNet("small U-Net", widths: [8, 16, 32], crops: [], classes: 3, padding: 1)
  }

  /// A U-Net of any widths; `crops` are cut from all sides of the maps that go across (none: sizes meet).
  public static func uNet(
    _ name: String, widths: [Size], crops: [Size], classes: Size, padding: WindowPadding = 1
  ) -> Network {
    var net = Network(name)
    func double(_ filters: Size) -> [any LayerRule] {
      [
        ConvolutionRule(filters, kernel: 3, padding: padding), relu,
        ConvolutionRule(filters, kernel: 3, padding: padding), relu,
      ]
    }
    var across: [Network.Point] = []
    for (level, width) in widths.enumerated() {
      if level > 0 { net.add(PoolingRule(.max, 2)) }
      across.append(net.add(row: double(width)))
    }
    for level in Swift.stride(from: widths.count - 2, through: 0, by: -1) {
      let up = net.add(TransposedConvolutionRule(widths[level], kernel: 2, stride: 2))
      var skip = across[level]
      if level < crops.count { skip = net.add(CroppingRule(crops[level]), from: [skip]) }
      net.add(ConcatRule(), from: [skip, up])
      net.add(row: double(widths[level]))
    }
    net.add(ConvolutionRule(classes, kernel: 1))
    return net
  }
}
