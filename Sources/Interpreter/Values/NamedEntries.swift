// A dict as a namespace: entries with names for keys, found without running any code of the script.

extension DictObject {
  /// The value of the key that is the text `name`.
  public func value(named name: String) -> Value? {
    guard let number = place(ofName: name) else { return nil }
    return entry(number)?.value
  }

  public func set(named name: String, to value: Value) {
    let text = Text(name)
    if let number = place(ofName: name) {
      replaceValue(value, at: number)
    } else {
      insertNew(.string(StringObject(text, heap: heap)), hash: text.hash, value: value)
    }
  }

  /// Removes the entry called `name`; false when there is none.
  func remove(named name: String) -> Bool {
    guard let number = place(ofName: name) else { return false }
    removeEntry(at: number)
    return true
  }

  /// The keys that are texts, in order.
  public var names: [String] {
    items.compactMap { if case .string(let text) = $0.key { text.text.string } else { nil } }
  }

  private func place(ofName name: String) -> Int? {
    let text = Text(name)
    return find(text, hash: text.hash)
  }
}
