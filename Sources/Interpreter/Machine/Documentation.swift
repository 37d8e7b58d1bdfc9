// What there is to say of a value: how it is called, what its author wrote about it, and its source.
//
// Functions and classes of the language carry their documentation and know where they were defined; host functions
// declare their parameters and may be given a sentence. Nothing of the script runs here.

internal import Syntax

/// What help prints of a value.
public struct Documentation: Sendable {
  /// `conv2d(input, weight, bias=None)`, `class Conv2d(in_channels, out_channels)`, `module torch.nn`.
  public var heading: String
  /// What its author wrote; nil where nobody did.
  public var text: String?

  public init(heading: String, text: String?) {
    self.heading = heading
    self.text = text
  }
}

extension Machine {
  /// What there is to say of a function, a class or a module; nil for every other value.
  public func documentation(of value: Value) -> Documentation? {
    switch value {
    case .function(let function):
      return Documentation(
        heading: heading(of: function), text: text(function.attribute(heap.names.intern("__doc__"), self)))
    case .object(let method as BoundMethod):
      if case .function(let function) = method.function {
        return Documentation(
          heading: function.code.heading(isMethod: true), text: function.code.documentation?.string)
      }
      return documentation(of: method.function)
    case .object(let function as NativeFunction):
      let parameters = function.signature?.shown ?? "(…)"
      return Documentation(heading: function.name + parameters, text: function.documentation)
    case .object(let module as ModuleObject):
      return Documentation(heading: "module \(module.name)", text: text(module.members["__doc__"]))
    case .object(let type as TypeObject): return documentation(of: type)
    case .object(let object): return object.help
    default: return nil
    }
  }

  /// A function's name and parameters: as they are written, or as it was told to say of itself.
  private func heading(of function: FunctionObject) -> String {
    guard let parameters = text(function.attribute(heap.names.intern("__text_signature__"), self)) else {
      return function.code.heading(isMethod: false)
    }
    let name = text(function.attribute(heap.names.intern("__name__"), self))
    return (name ?? function.code.name) + parameters
  }

  private func documentation(of type: TypeObject) -> Documentation {
    let name = heap.names.intern("__doc__")
    let found = ([type] + type.resolutionOrder).lazy.compactMap { self.text($0.attributes[name]) }.first
    return Documentation(heading: "class \(type.name)\(parameters(of: type) ?? "")", text: found)
  }

  /// How a class is called: as the nearest class above it says of itself, or as its `__init__` is written.
  private func parameters(of type: TypeObject) -> String? {
    let (told, make) = (heap.names.intern("__text_signature__"), heap.names.intern("__init__"))
    return ([type] + type.resolutionOrder).lazy.compactMap { type in
      if let parameters = self.text(type.attributes[told]) { return parameters }
      guard case .function(let make)? = type.attributes[make] else { return nil }
      return make.code.parameterText(isMethod: true)
    }.first
  }

  private func text(_ value: Value?) -> String? {
    guard case .string(let text)? = value else { return nil }
    return text.text.string
  }

  /// The text that defines a function or a class of the language, or the whole of a library module; nil for others.
  public func sourceText(of value: Value) -> String? {
    switch value {
    case .function(let function): return function.code.definition
    case .object(let method as BoundMethod): return sourceText(of: method.function)
    case .object(let module as ModuleObject):
      return host.library(module.name).map { String(decoding: $0.bytes, as: UTF8.self) }
    case .object(let type as TypeObject) where type.isScript:
      for name in type.attributeNames {
        guard case .function(let function)? = type.attributes[heap.names.intern(name)] else { continue }
        return function.code.source.definition(named: type.name)
      }
      return nil
    default: return nil
    }
  }
}

extension Code {
  /// `name(parameters)`, as it is written.
  func heading(isMethod: Bool) -> String { name + parameterText(isMethod: isMethod) }

  /// The parameters with their brackets, as they are written; a method's without the receiver.
  func parameterText(isMethod: Bool) -> String {
    let text = source.text(Span(Int(place.start), source.bytes.count))
    guard let start = text.firstRange(of: "def \(name)(") else { return "(…)" }
    var parts = partsInBrackets(text[start.upperBound...])
    if isMethod, let receiver = parts.first, receiver == "self" || receiver == "cls" { parts.removeFirst() }
    return "(\(parts.joined(separator: ", ")))"
  }

  /// The definition from its first line to the last that belongs to it.
  var definition: String { source.block(at: source.lineIndex(at: Int(place.start))) }
}

extension Source {
  /// The statement that defines a class or gives a name at the margin: `class Name…`, `Name = …`.
  func definition(named name: String) -> String? {
    lineStarts.indices.first { index in
      let line = line(index)
      return ["class \(name)(", "class \(name):", "\(name) = "].contains { line.hasPrefix($0) }
    }.map(block)
  }

  /// A line and all lines after it that are indented more, or that close its brackets.
  func block(at first: Int) -> String {
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    let margin = indent(line(first))
    var lines = [line(first)]
    for index in lineStarts.indices.dropFirst(first + 1) {
      let text = line(index)
      let isBlank = text.allSatisfy(\.isWhitespace)
      if !isBlank, indent(text) <= margin, !text.drop(while: { $0 == " " }).hasPrefix(")") { break }
      lines.append(text)
    }
    while lines.last?.allSatisfy(\.isWhitespace) == true { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

/// What stands up to the closing bracket, cut at the commas that are in no brackets and no text of their own; blanks
/// and comments between two words are one blank.
private func partsInBrackets(_ text: Substring) -> [String] {
  var (parts, part, depth, rest) = ([String](), "", 1, text)
  func end() {
    while part.last == " " { part.removeLast() }
    if !part.isEmpty { parts.append(part) }
    part = ""
  }
  while let character = rest.first {
    if character == "\"" || character == "'" {
      let literal = rest.prefix(literalLength(rest))
      part += literal
      rest = rest.dropFirst(literal.count)
      continue
    }
    if character == "#" {
      rest = rest.drop { $0 != "\n" }
      continue
    }
    rest = rest.dropFirst()
    if "([{".contains(character) { depth += 1 }
    if ")]}".contains(character) { depth -= 1 }
    if depth == 0 { break }
    if character == ",", depth == 1 {
      end()
    } else if !character.isWhitespace {
      part.append(character)
    } else if let last = part.last, !" ([{".contains(last) {
      part.append(" ")
    }
  }
  end()
  return parts
}

/// How many characters a text has that begins with its quotes.
private func literalLength(_ text: Substring) -> Int {
  let mark = String(text.prefix(1))
  let quotes = text.hasPrefix(mark + mark + mark) ? mark + mark + mark : mark
  var (length, rest) = (quotes.count, text.dropFirst(quotes.count))
  while !rest.isEmpty, !rest.hasPrefix(quotes) {
    let step = rest.first == "\\" ? 2 : 1
    length += step
    rest = rest.dropFirst(step)
  }
  return length + quotes.count
}
