public import Tensors

// Parting examples into those to learn from and those to be asked.
//
// The examples are shuffled by the seed and the first of them become the test set. Stratified, each class is parted by
// itself, so that both sets have the classes in the same proportions: class k gives its share of the test set rounded
// down, and what rounding left over goes to the classes that lost most by it.

/// Which examples to train on and which to test on.
///
/// ```swift
/// let split = try Split(count: 1_000, test: 200, seed: 7)
/// split.train.count                                    // 800
/// let (train, test) = try examples.split(test: 200, seed: 7)
/// ```
public struct Split: Equatable, Sendable {
  public let train: [Int]
  public let test: [Int]

  /// Parts the numbers 0..<count, `test` of them, or of each class of `labels` in proportion, into the test set.
  ///
  /// Both sets are in random order. Throws unless 0 <= test <= count and there are as many labels as examples, and for
  /// more than 2^28 of them.
  public init(count: Int, test: Int, seed: Int, labels: [Int]? = nil) throws(DatasetError) {
    guard count >= 0, (0...count).contains(test) else {
      throw .argument("test", got: "\(test)", expected: "from 0 to the number of examples, \(count)")
    }
    try requireNumbered(count)
    if let labels, labels.count != count { throw .rows(shapes: [[count], [labels.count]]) }
    var numbers = KeyedNumbers(seed: seed, key: 0)
    let order = numbers.permutation(count)
    guard let labels else {
      self.test = Array(order.prefix(test))
      train = Array(order.dropFirst(test))
      return
    }
    let quotas = Split.quotas(labels, test: test)
    var left = quotas
    var (chosen, others): ([Int], [Int]) = ([], [])
    for example in order {
      if let quota = left[labels[example]], quota > 0 {
        left[labels[example]] = quota - 1
        chosen.append(example)
      } else {
        others.append(example)
      }
    }
    (self.test, train) = (chosen, others)
  }

  /// How many of each class go to the test set.
  private static func quotas(_ labels: [Int], test: Int) -> [Int: Int] {
    var sizes: [Int: Int] = [:]
    for label in labels { sizes[label, default: 0] += 1 }
    // size * test / count, whole and remainder.
    let shares = sizes.map { label, size in
      let (whole, rest) = labels.count.dividingFullWidth(size.multipliedFullWidth(by: test))
      return (label: label, whole: whole, rest: rest)
    }
    var quotas = Dictionary(uniqueKeysWithValues: shares.map { ($0.label, $0.whole) })
    let missing = test - shares.reduce(0) { $0 + $1.whole }
    for share in shares.sorted(by: { ($1.rest, $0.label) < ($0.rest, $1.label) }).prefix(missing) {
      quotas[share.label, default: 0] += 1
    }
    return quotas
  }
}

extension Examples {
  /// The rows of the given numbers, copied.
  public func rows(_ numbers: [Int]) throws(TensorError) -> Examples {
    Examples(inputs: try inputs.rows(numbers), labels: try labels.rows(numbers))
  }

  /// Parts the examples; `stratified` keeps the classes' proportions in both sets (labels must be one number each).
  public func split(test: Int, seed: Int, stratified: Bool = false) throws -> (train: Examples, test: Examples)
  {
    let count = try commonRows([inputs, labels])
    let classes = stratified ? try labels.ints() : nil
    let split = try Split(count: count, test: test, seed: seed, labels: classes)
    return (try rows(split.train), try rows(split.test))
  }
}
