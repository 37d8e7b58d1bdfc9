// How a call hands its arguments to the host.
//
// The machine leaves them where they are, on the value stack; `Arguments` is a checked window on them.
// A host function either takes them as they come, with CPython's arity messages for built-ins, or declares
// a `Signature` and is given them in order.

/// The arguments of one call. Valid only during the call.
public struct Arguments {
  private let base: UnsafePointer<Value>
  /// How many positional arguments there are; the receiver of a method counts.
  public let count: Int
  private let keywordNames: [Symbol]

  init(base: UnsafePointer<Value>, count: Int, keywordNames: [Symbol] = []) {
    self.base = base
    self.count = count
    self.keywordNames = keywordNames
  }

  /// The positional argument at `index`, or nil.
  public subscript(index: Int) -> Value? {
    UInt(bitPattern: index) < UInt(bitPattern: count) ? base[index] : nil
  }

  /// The arguments without the first positional one.
  func dropFirst() -> Arguments {
    count > 0 ? Arguments(base: base + 1, count: count - 1, keywordNames: keywordNames) : self
  }

  public var positional: [Value] { Array(UnsafeBufferPointer(start: base, count: count)) }

  public var hasKeywords: Bool { !keywordNames.isEmpty }

  public var keywords: [(name: Symbol, value: Value)] {
    keywordNames.enumerated().map { ($1, base[count + $0]) }
  }

  /// The keyword argument called `name`.
  public func keyword(_ name: String, _ machine: Machine) -> Value? {
    keywords.first { machine.heap.names.string($0.name) == name }?.value
  }

  /// Requires `allowed` positional arguments after the receiver, and no keywords: `f() takes …`.
  public func expect(
    _ allowed: ClosedRange<Int>, of name: String, receiver: Bool = false, _ machine: Machine
  ) throws(Raise) {
    if hasKeywords { throw machine.typeError("\(name)() takes no keyword arguments") }
    let given = count - (receiver ? 1 : 0)
    if allowed.contains(given) { return }
    if allowed.lowerBound == allowed.upperBound {
      switch allowed.lowerBound {
      case 0: throw machine.typeError("\(name)() takes no arguments (\(given) given)")
      case 1: throw machine.typeError("\(name)() takes exactly one argument (\(given) given)")
      default: break
      }
    }
    let short = name.split(separator: ".").last.map(String.init) ?? name
    let (bound, wanted) =
      given < allowed.lowerBound
      ? (allowed.count == 1 ? "" : "at least ", allowed.lowerBound)
      : (allowed.count == 1 ? "" : "at most ", allowed.upperBound)
    throw machine.typeError(
      "\(short) expected \(bound)\(wanted) argument\(wanted == 1 ? "" : "s"), got \(given)")
  }
}

/// The declared parameters of a host function.
///
/// ```swift
/// let signature = Signature("x, k, stride=1, padding=0, *, title=None")
/// let values = try signature.bind(arguments, function: "xcorr", machine)   // in order, defaults filled in
/// ```
/// Defaults may be integers, floats, `True`, `False`, `None`, or text in double quotes; a parameter with the
/// default `?` stays ``Value/unbound`` when it is not given.
public struct Signature: Sendable {
  struct Parameter: Sendable {
    let name: String
    let standard: Standard
    let isKeywordOnly: Bool
  }

  /// The value of a parameter that is not given.
  enum Standard: Sendable {
    case required, unbound, none
    case bool(Bool)
    case int(Int)
    case float(Double)
    case text(String)

    init(_ text: Substring?) {
      switch text {
      case nil: self = .required
      case "None": self = .none
      case "True": self = .bool(true)
      case "False": self = .bool(false)
      case "?": self = .unbound
      case let text?:
        if text.hasPrefix("\"") {
          self = .text(String(text.dropFirst().dropLast()))
        } else {
          self = Int(text).map { .int($0) } ?? .float(Double(text) ?? .nan)
        }
      }
    }

    var isRequired: Bool { if case .required = self { true } else { false } }

    func value(_ machine: Machine) -> Value {
      switch self {
      case .required, .unbound: .unbound
      case .none: .none
      case .bool(let value): .bool(value)
      case .int(let value): .int(value)
      case .float(let value): .float(value)
      case .text(let text): machine.string(Text(text))
      }
    }
  }

  /// The declaration as given, for help.
  public let text: String
  /// The declaration as help prints it.
  public var shown: String {
    "(" + text.split(separator: "=?", omittingEmptySubsequences: false).joined(separator: "=None") + ")"
  }
  let parameters: [Parameter]
  /// How many of them, the first ones, may be given by place.
  private let positionalCount: Int
  /// Whether `*name` collects further positional arguments, as a tuple in the last place.
  let collectsExtra: Bool
  /// Other names under which parameters may be given, where no parameter is called so.
  private let aliases: [String: String]

  public init(_ text: String, aliases: [String: String] = [:]) {
    self.text = text
    self.aliases = aliases
    var parameters: [Parameter] = []
    var collects = false
    var keywordOnly = false
    for piece in text.utf8.split(separator: UInt8(ascii: ",")) {
      let part = piece.drop { $0 == UInt8(ascii: " ") }
      if part.first == UInt8(ascii: "*") {
        keywordOnly = true
        collects = part.count > 1
        continue
      }
      let sides = part.split(separator: UInt8(ascii: "="), maxSplits: 1).map { Substring($0) }
      guard let name = sides.first else { continue }
      parameters.append(
        Parameter(
          name: String(name), standard: Standard(sides.count > 1 ? sides[1] : nil), isKeywordOnly: keywordOnly)
      )
    }
    self.parameters = parameters
    positionalCount = parameters.prefix { !$0.isKeywordOnly }.count
    collectsExtra = collects
  }

  /// Where `bind` puts the parameter of that name.
  public func place(of name: String) -> Int? { parameters.firstIndex { $0.name == name } }

  /// The arguments in the order of the parameters; collected extra ones come last, as a tuple.
  public func bind(
    _ arguments: Arguments, function: String, _ machine: Machine
  ) throws(Raise) -> [Value] {
    var values = [Value](repeating: .unbound, count: parameters.count)
    var extra: [Value] = []
    for index in 0..<arguments.count {
      guard let value = arguments[index] else { continue }
      if index < positionalCount {
        values[index] = value
      } else if collectsExtra {
        extra.append(value)
      } else {
        let required = parameters[..<positionalCount].count { $0.standard.isRequired }
        let range =
          required == positionalCount ? "\(positionalCount)" : "from \(required) to \(positionalCount)"
        let plural = positionalCount == 1 ? "" : "s"
        let was = arguments.count == 1 ? "was" : "were"
        throw machine.typeError(
          "\(function)() takes \(range) positional argument\(plural) but \(arguments.count) \(was) given")
      }
    }
    for (symbol, value) in arguments.keywords {
      let name = machine.heap.names.string(symbol)
      guard
        let place = parameters.firstIndex(where: { $0.name == name })
          ?? parameters.firstIndex(where: { $0.name == aliases[name] })
      else {
        let meant = machine.meantParameter(name, among: parameters.map(\.name))
        let hint = meant.map { ". Did you mean '\($0)'?" } ?? ""
        throw machine.typeError("\(function)() got an unexpected keyword argument '\(name)'\(hint)")
      }
      if !values[place].isUnbound {
        throw machine.typeError("\(function)() got multiple values for argument '\(name)'")
      }
      values[place] = value
    }
    var missing: [String] = []
    for (place, parameter) in parameters.enumerated() where values[place].isUnbound {
      if parameter.standard.isRequired {
        missing.append(parameter.name)
      } else {
        values[place] = parameter.standard.value(machine)
      }
    }
    if !missing.isEmpty {
      throw machine.typeError(
        "\(function)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): "
          + Signature.listing(missing))
    }
    if collectsExtra { values.append(machine.tuple(extra)) }
    return values
  }

  /// `'a', 'b', and 'c'`, as CPython lists names.
  static func listing(_ names: [String]) -> String {
    let quoted = names.map { "'\($0)'" }
    switch quoted.count {
    case 0: return ""
    case 1: return quoted[0]
    case 2: return "\(quoted[0]) and \(quoted[1])"
    default: return quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
  }
}
