// Activations change each value by itself (softmax: the values of one place).

/// An activation by name; `prelu` has one learned slope a channel.
public struct ActivationRule: LayerRule, Hashable {
  /// Names with the kinds they show as.
  public static let kinds: [(name: String, kind: String)] = [
    ("relu", "ReLU"), ("leakyrelu", "LeakyReLU"), ("prelu", "PReLU"), ("relu6", "ReLU6"), ("elu", "ELU"),
    ("selu", "SELU"), ("celu", "CELU"), ("gelu", "GELU"), ("silu", "SiLU"), ("mish", "Mish"),
    ("sigmoid", "Sigmoid"), ("hardsigmoid", "Hardsigmoid"), ("hardswish", "Hardswish"), ("tanh", "Tanh"),
    ("hardtanh", "Hardtanh"), ("softplus", "Softplus"), ("softsign", "Softsign"), ("softmax", "Softmax"),
    ("logsoftmax", "LogSoftmax"), ("exponential", "Exponential"), ("linear", "Identity"),
  ]
  static let aliases = [
    "leaky_relu": "leakyrelu", "leaky": "leakyrelu", "swish": "silu", "hard_sigmoid": "hardsigmoid",
    "hard_silu": "hardswish", "hard_swish": "hardswish", "log_softmax": "logsoftmax", "identity": "linear",
  ]

  public var name: String

  /// Any of `kinds`, in either spelling; another name is refused when the layer is accounted for.
  public init(_ name: String) { self.name = ActivationRule.aliases[name] ?? name }

  public var kind: String { Self.kinds.first { $0.name == name }?.kind ?? name }
  public var stem: String { name }
  public var words: String { name }

  public func account(of inputs: [FeatureShape]) throws(LayerProblem) -> LayerAccount {
    let input = try only(inputs, rank: 1...8)
    guard Self.kinds.contains(where: { $0.name == name }) else {
      throw .unknownName(
        what: "activation", name: name, nearest: Spelling.nearest(to: name, among: Self.kinds.map(\.name)))
    }
    var account = LayerAccount.unchanged(input)
    if name == "prelu" {
      account.parameters = [ParameterRule("weight", [input.channels])]
      account.count = Worked("parameters", formula: "c", value: input.channels)
    }
    return account
  }
}
