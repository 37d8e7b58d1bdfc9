// Members stand in an array, in the order they came; an index from name to place is built only once there are
// more of them than a linear search likes. Most objects of a notebook have fewer than eight members.

/// The members of a JSON object, in order, each name once.
///
///     var metadata: JSONObject = ["name": "convbook"]
///     metadata["display_name"] = "Convbook"
///     metadata.keys   // ["name", "display_name"]
///
/// Setting an existing name keeps its place; setting nil removes it. Lookup costs O(1), removal O(n).
package struct JSONObject: Sendable {
  package private(set) var members: [(name: String, value: JSONValue)] = []
  private var places: [ExactString: Int] = [:]

  private static let indexedFrom = 9

  package init() {}

  /// Members in order; of a repeated name the last value counts, in the place of the first.
  package init(_ members: some Sequence<(String, JSONValue)>) {
    for (name, value) in members { self[name] = value }
  }

  package var count: Int { members.count }
  package var isEmpty: Bool { members.isEmpty }
  package var keys: [String] { members.map(\.name) }

  package subscript(name: String) -> JSONValue? {
    get { place(of: name).map { members[$0].value } }
    set {
      switch (place(of: name), newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): remove(at: place)
      case (nil, let value?): append(name, value)
      case (nil, nil): break
      }
    }
  }

  private func place(of name: String) -> Int? {
    let name = ExactString(name)
    if members.count < Self.indexedFrom {
      return members.firstIndex { ExactString($0.name) == name }
    }
    return places[name]
  }

  private mutating func append(_ name: String, _ value: JSONValue) {
    members.append((name, value))
    if members.count == Self.indexedFrom {
      rebuildPlaces()
    } else if members.count > Self.indexedFrom {
      places[ExactString(name)] = members.count - 1
    }
  }

  private mutating func remove(at place: Int) {
    members.remove(at: place)
    rebuildPlaces()
  }

  private mutating func rebuildPlaces() {
    places.removeAll()
    guard members.count >= Self.indexedFrom else { return }
    for (place, member) in members.enumerated() { places[ExactString(member.name)] = place }
  }
}

extension JSONObject: Equatable {
  /// The same names with equal values, in any order.
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.members.allSatisfy { right[$0.name] == $0.value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

/// A string that is equal only to the same code points, and ordered by them.
struct ExactString: Hashable, Comparable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ExactString, right: ExactString) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  static func < (left: ExactString, right: ExactString) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
  }
}
