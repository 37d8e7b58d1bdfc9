// What is wrong with a description in words, and at which word.

/// A word of a description that makes no layer.
///
/// ```
/// 'rleu' is no layer; did you mean 'relu'?
///     conv 8 3x3, rleu, pool 2
///                 ^^^^
/// ```
public struct DescriptionError: Error, Equatable, Sendable {
  /// What is wrong with a word, or missing after it.
  public enum Problem: Equatable, Sendable {
    case unknownLayer(String, nearest: String?)
    /// A layer that lacks an argument.
    case missing(layer: String, what: String, example: String)
    case notANumber(String, what: String)
    case notASize(String, what: String)
    case unknownOption(String, layer: String, nearest: String?)
    /// An option that layer does not have.
    case uselessOption(String, layer: String)
    case unknownPoint(String, nearest: String?)
    case repeated(String)
    case unclosed
    case unopened
    case tooManyLayers(most: Int)
    case tooLong(most: Int)
    case noLayers
  }

  public var problem: Problem
  public var text: String
  /// The word: where it begins and how long it is, in characters.
  public var offset, length: Int
}

extension DescriptionError: CustomStringConvertible {
  public var description: String {
    // Only the line with the word is shown.
    let characters = Array(text)
    let at = min(offset, characters.count)
    let start = (characters[..<at].lastIndex { $0.isNewline }).map { $0 + 1 } ?? 0
    let end = characters[at...].firstIndex { $0.isNewline } ?? characters.count
    let marks = String(repeating: " ", count: at - start) + String(repeating: "^", count: max(1, length))
    return "\(problem)\n    \(String(characters[start..<end]))\n    \(marks)"
  }
}

extension DescriptionError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownLayer(let word, let nearest):
      "'\(word)' is no layer" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .missing(let layer, let what, let example): "\(layer) needs \(what), as in '\(example)'"
    case .notANumber(let word, let what): "\(what) must be a number, got '\(word)'"
    case .notASize(let word, let what):
      "\(what) must be a number, a name or several with x between, got '\(word)'"
    case .unknownOption(let word, let layer, let nearest):
      "'\(word)' says nothing about \(layer)" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .uselessOption(let word, let layer): "\(layer) has no \(word)"
    case .unknownPoint(let word, let nearest):
      "there is no layer '\(word)' before this one" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
    case .repeated(let word): "there is a layer '\(word)' already"
    case .unclosed: "this bracket is never closed"
    case .unopened: "this bracket was never opened"
    case .tooManyLayers(let most): "the description makes more than \(most) layers"
    case .tooLong(let most): "the description is longer than \(most) characters"
    case .noLayers: "the description holds no layers, such as 'conv 8 3x3, relu, pool 2, dense 10'"
    }
  }
}
