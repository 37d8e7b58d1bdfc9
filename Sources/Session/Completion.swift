// What may stand at the cursor: names and attributes as they are at this moment, modules behind `import`, keys of a
// dictionary, keyword arguments of the function that is being called (with its signature to be shown), files in a string.
//
// Nothing of the script runs for it but what an attribute may run, and that with a small budget.

internal import CourseLibrary
internal import Interpreter
internal import Syntax

/// What a front end offers when somebody asks how to go on.
package struct Completions: Equatable, Sendable {
  /// Where the text begins that a candidate takes the place of, in Unicode scalars.
  package var start: Int
  /// Whole replacements of the text from `start` to the cursor.
  package var candidates: [String] = []
  /// How the function is called whose parentheses are open, and the first line of what it does.
  package var signature: [String] = []
  /// Whether the candidates are files.
  package var areFiles = false

  package init(start: Int, candidates: [String] = [], signature: [String] = []) {
    (self.start, self.candidates, self.signature) = (start, candidates, signature)
  }
}

extension Session {
  /// What may stand in place of the word that ends at `cursor`, which is counted in Unicode scalars.
  ///
  /// `files` lists a folder's names, folders with "/" at their end; without it, files are not completed.
  ///
  ///     session.completions(of: "y = lincoln.sh", at: 14)   // start 4, candidates ["lincoln.shape"]
  ///     session.completions(of: "show(", at: 5).signature   // ["show(x, kind=None, title=None)", "Shows …"]
  package func completions(
    of text: String, at cursor: Int, files: (_ folder: String) -> [String]? = { _ in nil }
  ) -> Completions {
    let before = Array(text.unicodeScalars.prefix(max(0, cursor)))
    let context = TypingContext(before: Self.string(before[...]))
    var found = Completions(start: before.count)
    withReportBudget {
      if context.isInComment {
        return
      } else if let typed = context.openString {
        found = completions(string: typed, context, end: before.count, files)
      } else {
        found = completions(word: before, context)
      }
    }
    return found
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  // MARK: Words

  private func completions(word before: [Unicode.Scalar], _ context: TypingContext) -> Completions {
    let typed = before.reversed().prefix { $0 == "." || $0 == "_" || $0.properties.isXIDContinue }.reversed()
    let start = before.count - typed.count
    var path = Self.string(Array(typed)[...]).split(separator: ".", omittingEmptySubsequences: false).map(
      String.init)
    let prefix = path.popLast() ?? ""
    var found = Completions(start: start)
    func fitting(_ names: [String]) -> [String] {
      let shown = prefix.hasPrefix("_") ? names : names.filter { !$0.hasPrefix("_") }
      return Set(shown.filter { $0.hasPrefix(prefix) }).sorted()
    }
    if let module = context.imports {
      let names = module.isEmpty ? moduleNames(below: path) : members(ofModule: module)
      found.candidates = fitting(names).map { (path + [$0]).joined(separator: ".") }
      return found
    }
    if !path.isEmpty {
      found.candidates = fitting(value(at: path).map(attributeNames) ?? []).map {
        (path + [$0]).joined(separator: ".")
      }
      return found
    }
    if let mapping = context.subscripted.flatMap(value(at:)), prefix.isEmpty {
      found.candidates = keys(of: mapping).compactMap { try? machine.repr($0).string }.map { $0 + "]" }
      if !found.candidates.isEmpty { return found }
    }
    let function = context.called.flatMap(value(at:)).flatMap(documentation)
    found.signature = function.map { [$0.heading] + ($0.text.map { [Self.firstLine($0)] } ?? []) } ?? []
    let keywords = Self.parameters(of: function?.heading ?? "").filter { !context.keywords.contains($0) }
      .filter { $0.hasPrefix(prefix) }.map { $0 + "=" }
    let isInside = found.signature.isEmpty || !prefix.isEmpty
    let names = Self.keywords + interpreter.globals.boundNames + machine.builtins.boundNames
    found.candidates = keywords + (isInside ? fitting(names) : [])
    return found
  }

  private static let keywords = [
    "False", "None", "True", "and", "as", "assert", "break", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass",
    "raise", "return", "try", "while", "with", "yield", "class",
  ]

  private func attributeNames(_ value: Value) -> [String] {
    (value.object?.attributeNames ?? []) + machine.type(of: value).attributeNames
  }

  /// What stands directly below a package: of `torch`, `nn` and `optim`.
  private func moduleNames(below path: [String]) -> [String] {
    (machine.moduleNames + CourseLibrary.moduleNames).map { $0.split(separator: ".").map(String.init) }
      .filter { $0.count > path.count && Array($0.prefix(path.count)) == path }.map { $0[path.count] }
  }

  private func members(ofModule path: [String]) -> [String] {
    let name = path.joined(separator: ".")
    guard let module = try? machine.importModule(name) else { return [] }
    return module.members.boundNames + moduleNames(below: path)
  }

  // MARK: Strings

  private func completions(
    string typed: String, _ context: TypingContext, end: Int, _ files: (_ folder: String) -> [String]?
  ) -> Completions {
    var found = Completions(start: end - typed.unicodeScalars.count)
    if let mapping = context.subscripted.flatMap(value(at:)), case let keys = keys(of: mapping), !keys.isEmpty {
      let names = keys.compactMap { key -> String? in
        guard case .string(let text) = key else { return nil }
        return text.text.string
      }
      found.candidates = names.filter { $0.hasPrefix(typed) && !$0.contains(context.quote) }
        .map { $0 + context.quote + "]" }
      return found
    }
    found.candidates = Self.files(typed, files)
    found.areFiles = true
    return found
  }

  /// The files that a path may go on with, each as the whole path.
  package static func files(_ typed: String, _ files: (_ folder: String) -> [String]?) -> [String] {
    let slash = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, prefix) = (String(typed[..<slash]), typed[slash...])
    let names = files(folder.isEmpty ? "." : folder) ?? []
    return names.filter { $0.hasPrefix(prefix) && (prefix.hasPrefix(".") || !$0.hasPrefix(".")) }.sorted()
      .map { folder + $0 }
  }

  /// The keys of a dictionary, as far as a list of candidates goes.
  private func keys(of value: Value) -> [Value] {
    guard case .dict = value else { return [] }
    return Array(((try? machine.elements(of: value)) ?? []).prefix(1000))
  }

  // MARK: Signatures

  private func documentation(of value: Value) -> Documentation? {
    machine.documentation(of: value)
  }

  private static func firstLine(_ text: String) -> String {
    String(text.drop(while: \.isWhitespace).prefix { $0 != "\n" })
  }

  /// The names of parameters in `f(a, b=(1, 2), *rest, c: int = 3, **more)` that a keyword may name: a, b, c.
  static func parameters(of heading: String) -> [String] {
    guard let open = heading.firstIndex(of: "("), heading.last == ")" else { return [] }
    var parts: [String] = [""]
    var depth = 0
    var quote: Character?
    for character in heading[heading.index(after: open)...].dropLast() {
      if let mark = quote {
        if character == mark { quote = nil }
      } else if "([{".contains(character) {
        depth += 1
      } else if ")]}".contains(character) {
        depth -= 1
      } else if character == "'" || character == "\"" {
        quote = character
      }
      if character == ",", depth == 0, quote == nil {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    if let end = parts.firstIndex(where: { $0.filter { $0 != " " } == "/" }) { parts.removeFirst(end + 1) }
    return parts.map { part in
      String(part.drop(while: \.isWhitespace).prefix { $0.isLetter || $0.isNumber || $0 == "_" })
    }
    .filter { !$0.isEmpty && $0 != "self" }
  }
}
