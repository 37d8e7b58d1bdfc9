import JSON
import Yams

// YAML into JSON values, by YAML 1.1's words for true, false and null, as PyYAML has them. Two limits stand against
// hostile headers: on the nesting, and on the values, which an alias can multiply.

struct YAMLReader {
  /// The line of the file, from 0, on which the YAML starts.
  let line: Int
  private var values = 0

  init(line: Int) { self.line = line }

  mutating func read(_ text: String) throws(Misplaced) -> JSONValue {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw problem(error)
    }
    return try node.map { node throws(Misplaced) in try value(node, depth: 0) } ?? .null
  }

  private mutating func value(_ node: Node, depth: Int) throws(Misplaced) -> JSONValue {
    values += 1
    guard values <= 10_000, depth <= 40 else { throw problem("it holds too many or too deeply nested values") }
    switch node {
    case .scalar(let scalar): return scalar.style == .plain ? Self.plain(scalar.string) : .string(scalar.string)
    case .sequence(let sequence):
      var elements: [JSONValue] = []
      for element in sequence { elements.append(try value(element, depth: depth + 1)) }
      return .array(elements)
    case .mapping(let mapping):
      var object = JSONObject()
      for (key, member) in mapping {
        guard let name = key.scalar?.string else { throw problem("a name is not a word") }
        object[name] = try value(member, depth: depth + 1)
      }
      return .object(object)
    case .alias: throw problem("an alias leads nowhere")
    }
  }

  private static func plain(_ text: String) -> JSONValue {
    switch text.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    case "null", "~", "": return .null
    default: break
    }
    if let int = Int(text) { return .int(int) }
    if text.contains("."), text.allSatisfy({ $0.isNumber || "+-.eE".contains($0) }), let number = Double(text),
      number.isFinite
    {
      return .number(number)
    }
    return .string(text)
  }

  private func problem(_ reason: String, line offset: Int = 0) -> Misplaced {
    Misplaced(path: [.index(line + offset)], problem: .header(reason))
  }

  private func problem(_ error: any Error) -> Misplaced {
    switch error as? YamlError {
    case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
      .composer(_, let reason, let mark, _):
      problem(reason, line: max(0, mark.line - 1))
    case .duplicatedKeysInMapping: problem("a name stands twice in one mapping")
    default: problem("\(error)")
    }
  }
}

/// A JSON value as YAML lines, names sorted; what YAML cannot say gives no lines.
func yamlLines(_ value: JSONValue) -> [String] {
  let text = try? Yams.serialize(node: node(value), width: -1, allowUnicode: false, sortKeys: true)
  return lines(of: text ?? "").filter { !$0.isEmpty }
}

private func node(_ value: JSONValue) -> Node {
  switch value {
  case .null: Node("null", Tag(.null), .plain)
  case .bool(let bool): Node(bool ? "true" : "false", Tag(.bool), .plain)
  case .int(let int): Node(String(int), Tag(.int), .plain)
  case .number(let number): Node(shortestDecimal(number), Tag(.float), .plain)
  case .digits("NaN"): Node(".nan", Tag(.float), .plain)
  case .digits(let text): Node(text.replacing("Infinity", with: ".inf"), Tag(.float), .plain)
  case .string(let text): Node(text, Tag(.str), reads(text, as: value) ? .any : .singleQuoted)
  case .array(let elements): Node(elements.map(node))
  case .object(let object): Node(object.members.map { (Node($0.name), node($0.value)) })
  }
}

private func reads(_ text: String, as value: JSONValue) -> Bool {
  var reader = YAMLReader(line: 0)
  return (try? reader.read(text)) == value
}
