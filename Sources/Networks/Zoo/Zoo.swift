// The networks of the lectures, as they are counted there.

/// Well-known networks as descriptions.
///
/// ```swift
/// try Zoo.named("vgg16")?.network.summary(of: FeatureShape(3, 224, 224)).total   // 138357544
/// ```
public enum Zoo {
  /// A network with the input it is made for.
  public struct Entry: Sendable {
    public var name: String
    public var input: FeatureShape
    public var network: Network

    init(_ name: String, _ input: FeatureShape, _ network: Network) {
      self.name = name
      self.input = input
      self.network = network
    }
  }

  /// All networks by name.
  public static var all: [Entry] {
    let picture = FeatureShape(3, 224, 224)
    return [
      Entry("lenet1989", FeatureShape(1, 16, 16), lenet1989),
      Entry("lenet5", FeatureShape(1, 28, 28), lenet5),
      Entry("alexnet", FeatureShape(3, 227, 227), alexnet(groups: 2)),
      Entry("alexnet-ungrouped", FeatureShape(3, 227, 227), alexnet(groups: 1)),
      Entry("vgg11", picture, vgg(11)), Entry("vgg13", picture, vgg(13)),
      Entry("vgg16", picture, vgg(16)), Entry("vgg19", picture, vgg(19)),
      Entry("tinyvgg", FeatureShape(1, 28, 28), tinyVGG),
      Entry("karpathy", FeatureShape(3, 32, 32), karpathy),
      Entry("generate_model", FeatureShape(1, 28, 28), listingS1),
      Entry("cartruck", FeatureShape(1, 32, 32), listingS4),
      Entry("resnet18", picture, resnet18),
      Entry("resnet20", FeatureShape(3, 32, 32), resnet(20, shortcut: .zeros)),
      Entry("resnet20b", FeatureShape(3, 32, 32), resnet(20, shortcut: .projection)),
      Entry("unet", FeatureShape(1, 572, 572), unet),
      Entry("smallunet", FeatureShape(1, 32, 32), smallUNet),
      Entry("autoencoder", FeatureShape(1, 28, 28), autoencoder),
    ]
  }

  /// The network of that name.
  public static func named(_ name: String) -> Entry? { all.first { $0.name == name } }

  static let relu = ActivationRule("relu")
}
