// What arguments become: the registers of the function that is called.
//
// A call with just the arguments that a function names in order binds nothing: they lie where its first registers are.
// All others come here, as do the lists and mappings that `*` and `**` spread.

internal import Syntax

extension Machine {
  // MARK: Binding

  /// Arranges the arguments at `window` as the registers of `function` expect them, there or at `target`.
  func bind(
    _ function: FunctionObject, _ window: UnsafeMutablePointer<Value>, _ count: Int, _ keywords: [Symbol],
    to target: UnsafeMutablePointer<Value>? = nil
  ) throws(Raise) {
    let layout = function.code.parameters
    let name = function.qualifiedName
    var bound = [Value](repeating: .unbound, count: layout.count)
    var extra: [Value] = []
    for index in 0..<count {
      if index < layout.positionalCount { bound[index] = window[index] } else { extra.append(window[index]) }
    }
    let namable = layout.positionalCount + layout.keywordOnlyCount
    let extraKeywords = layout.hasExtraKeywords ? DictObject(heap: heap) : nil
    for (offset, keyword) in keywords.enumerated() {
      let value = window[count + offset]
      let place = (layout.positionalOnlyCount..<namable).first { layout.symbols[$0] == keyword }
      if let place {
        if !bound[place].isUnbound {
          throw typeError("\(name)() got multiple values for argument '\(heap.names.string(keyword))'")
        }
        bound[place] = value
      } else if let extraKeywords {
        try extraKeywords.set(string(Text(heap.names.string(keyword))), to: value, self)
      } else {
        let text = heap.names.string(keyword)
        let positionalOnly = keywords.filter { layout.symbols.prefix(layout.positionalOnlyCount).contains($0) }
        if !positionalOnly.isEmpty {
          let names = positionalOnly.map(heap.names.string).joined(separator: ", ")
          throw typeError(
            "\(name)() got some positional-only arguments passed as keyword arguments: '\(names)'")
        }
        if !isLibrary(function) {
          throw typeError("\(name)() got an unexpected keyword argument '\(text)'")
        }
        let names = layout.symbols[layout.positionalOnlyCount..<namable].map(heap.names.string)
        throw unexpectedKeyword(name, text, among: names.filter { $0 != "self" })
      }
    }
    if !extra.isEmpty, !layout.hasExtraPositional {
      let given = bound[layout.positionalCount..<namable].filter { !$0.isUnbound }.count
      throw tooManyArguments(function, count, keywordOnlyGiven: given)
    }
    do { try fillDefaults(function, &bound) } catch {
      if layout.hasExtraKeywords, isLibrary(function) { suggest(error.exception, keywords, layout) }
      throw error
    }
    if _slowPath(isForbidding) {
      try refuseForbidden(function, layout.positionalCount > 0 ? bound[0] : extra.first)
    }
    if layout.hasExtraPositional { bound[namable] = tuple(extra) }
    if let extraKeywords { bound[layout.count - 1] = .dict(extraKeywords) }
    for (index, value) in bound.enumerated() { ((target ?? window) + index).put(value) }
    if target != nil { return }
    let used = count + keywords.count
    if used > bound.count { (window + bound.count).clear(used - bound.count) }
  }

  /// Whether a function belongs to the host's library. Those say which parameter was probably meant; all others say what
  /// CPython says.
  private func isLibrary(_ function: FunctionObject) -> Bool {
    host.isLibrary(function.code.source)
  }

  /// Where an argument is missing: the keyword among those given that was probably meant for it.
  private func suggest(_ exception: ExceptionObject, _ keywords: [Symbol], _ layout: ParameterLayout) {
    let names = layout.symbols.prefix(layout.positionalCount).map(heap.names.string).filter { $0 != "self" }
    let given = keywords.filter { !layout.symbols.contains($0) }.map(heap.names.string)
    for word in given {
      guard let meant = meantParameter(word, among: names) else { continue }
      let note = "'\(word)' is none of its arguments. Did you mean '\(meant)'?"
      exception.attributes[heap.names.intern("__notes__")] = list([string(Text(note))])
      return
    }
  }

  private func fillDefaults(_ function: FunctionObject, _ bound: inout [Value]) throws(Raise) {
    let layout = function.code.parameters
    let firstDefault = layout.positionalCount - function.defaults.count
    var missing: [String] = []
    for index in 0..<layout.positionalCount where bound[index].isUnbound {
      if index >= firstDefault {
        bound[index] = function.defaults[index - firstDefault]
      } else {
        missing.append(layout.names[index])
      }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
    for offset in 0..<layout.keywordOnlyCount {
      let place = layout.positionalCount + offset
      if !bound[place].isUnbound { continue }
      bound[place] = function.keywordDefault(offset)
      if bound[place].isUnbound { missing.append(layout.names[place]) }
    }
    if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
  }

  private func missingArguments(_ function: FunctionObject, _ names: [String], _ kind: String) -> Raise {
    typeError(
      "\(function.qualifiedName)() missing \(names.count) required \(kind) "
        + "argument\(names.count == 1 ? "" : "s"): \(Signature.listing(names))")
  }

  private func tooManyArguments(_ function: FunctionObject, _ count: Int, keywordOnlyGiven: Int) -> Raise {
    let layout = function.code.parameters
    let most = layout.positionalCount
    let least = most - function.defaults.count
    let takes = function.defaults.isEmpty ? "\(most)" : "from \(least) to \(most)"
    let plural = function.defaults.isEmpty && most == 1 ? "" : "s"
    let keywordOnly =
      keywordOnlyGiven == 0
      ? ""
      : " positional argument\(count == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only "
        + "argument\(keywordOnlyGiven == 1 ? "" : "s"))"
    return typeError(
      "\(function.qualifiedName)() takes \(takes) positional argument\(plural) but \(count)"
        + "\(keywordOnly) \(count == 1 && keywordOnlyGiven == 0 ? "was" : "were") given")
  }

  // MARK: Spread arguments

  func spreadArguments(
    _ callee: Value, _ list: Value, _ dict: Value
  ) throws(Raise) -> (values: [Value], keywords: [Symbol]) {
    guard case .list(let positional) = list, case .dict(let named) = dict else { return ([], []) }
    try reserve(bytes: positional.count * 2 * MemoryLayout<Value>.stride)
    var values = Array(positional.items)
    var keywords: [Symbol] = []
    for (key, value) in named.items {
      guard case .string(let name) = key.underlying else {
        throw typeError("keywords must be strings")
      }
      keywords.append(heap.names.intern(name.text.string))
      values.append(value)
    }
    return (values, keywords)
  }

  /// What CPython calls a callee in messages about its arguments.
  private func describe(_ callee: Value) -> String {
    let named = (callee.object as? BoundMethod)?.function ?? callee
    if let native = named.object as? NativeFunction { return native.qualifiedName + "()" }
    func text(_ symbol: Symbol) -> String? {
      guard let found = try? availableAttribute(of: named, symbol), case .string(let name) = found else {
        return nil
      }
      return name.text.string
    }
    guard let name = text(heap.names.intern("__qualname__")) else {
      return (try? str(callee).string) ?? typeName(callee) + " object"
    }
    let module = text(heap.names.intern("__module__")).flatMap { $0 == "builtins" ? nil : $0 + "." }
    return "\(module ?? "")\(name)()"
  }

  func repeatedKeyword(_ key: Value, callee: Value) -> Raise {
    let name = if case .string(let text) = key { text.text.string } else { "?" }
    return typeError("\(describe(callee)) got multiple values for keyword argument '\(name)'")
  }

  /// `list.extend(values)`; for the arguments of a call, `callee` words the error.
  func extend(_ list: Value, by values: Value, callee: Value?) throws(Raise) {
    guard case .list(let list) = list else { return }
    guard let iterator = try iteratorIfIterable(values) else {
      let type = type(of: values)
      if type.lookup(Special.iterate.symbol) != nil || type.lookup(Special.item.symbol) != nil {
        throw typeError("'\(typeName(values))' object is not iterable")
      }
      let what = callee.map { "\(describe($0)) argument" } ?? "Value"
      throw typeError("\(what) after * must be an iterable, not \(typeName(values))")
    }
    switch values {
    case .list, .tuple: for value in try elements(of: values) { list.append(value) }
    default:
      if let count = try lengthHint(of: values) { try reserve(bytes: min(count, 1 << 40) &* 16) }
      for value in try elements(of: .object(iterator)) { list.append(value) }
    }
  }

  /// Adds a mapping to a dict display or to the keywords of a call.
  func merge(_ mapping: Value, into dict: Value, callee: Value?) throws(Raise) {
    guard case .dict(let dict) = dict else { return }
    if case .dict(let other) = plainDict(mapping) {
      if callee == nil { return try dict.merge(other, self) }
      for (key, value) in other.items {
        if let callee, try dict.get(key, self) != nil { throw repeatedKeyword(key, callee: callee) }
        try dict.set(key, to: value, self)
      }
      return
    }
    guard let keys = try availableAttribute(of: mapping, heap.names.intern("keys")) else {
      if let callee {
        throw typeError(
          "\(describe(callee)) argument after ** must be a mapping, not \(typeName(mapping))")
      }
      throw typeError("'\(typeName(mapping))' object is not a mapping")
    }
    for key in try self.keys(of: mapping, by: keys) {
      let value = try item(of: mapping, at: key)
      if let callee, try dict.get(key, self) != nil { throw repeatedKeyword(key, callee: callee) }
      try dict.set(key, to: value, self)
    }
  }

  // MARK: Making functions

  func makeFunction(
    _ code: Code, base: UnsafeMutablePointer<Value>, defaults: Int, keywordDefaults: Int, closure: Int,
    running: FunctionObject?, globals: GlobalTable
  ) -> Value {
    let first = base + 1
    let cells = first + defaults + keywordDefaults
    return .function(
      FunctionObject(
        code: code, globals: globals,
        defaults: Array(UnsafeBufferPointer(start: first, count: defaults)),
        keywordDefaults: Array(UnsafeBufferPointer(start: first + defaults, count: keywordDefaults)),
        closure: (0..<closure).compactMap { (cells + $0).withCell { $0 } }, heap: heap))
  }
}
