// Where numbers belong in rows that are in order, by binary search: O(log n) a number, and no memory but the result.

/// How the search orders NaN.
public enum SearchOrder: Sendable {
  /// Behind every number, all NaN alike, as NumPy sorts them.
  case last
  /// By the comparisons alone, none of which holds: as PyTorch searches.
  case unordered
}

extension Tensor {
  /// For every element of `values`, the index at which it goes into this tensor's sorted row: before the elements equal
  /// to it, or behind them. int64, of the shape of `values`.
  ///
  /// ```swift
  /// try edges.sortedPlaces(of: x)   // edges [1, 3, 5], x [0, 3, 9] -> [0, 1, 3]
  /// ```
  /// A tensor of one dimension is the row of all values; of more, each row along the last one belongs to the values at
  /// the same place, and the shapes must agree but for the last dimension.
  public func sortedPlaces(
    of values: Tensor, behindEqual: Bool = false, nan: SearchOrder = .unordered
  ) throws(TensorError) -> Tensor {
    if rank == 0 || rank > 1 && values.shape.dropLast() != shape.dropLast() {
      throw .argument(.sortedRows(rows: shape, values: values.shape))
    }
    let type = DType.result(of: [.tensor(self), .tensor(values)])
    let result = try engine.empty(values.shape, dtype: .int64)
    func run<Element: TensorElement & Comparable>(_: Element.Type) throws(TensorError) {
      let rows = try detach().to(Element.dtype).contiguous()
      let numbers = try values.detach().to(Element.dtype).contiguous()
      let (row, value, out) = (rows.start(Element.self), numbers.start(Element.self), result.start(Int.self))
      let width = shape[rank - 1]
      let perRow = rank > 1 ? values.shape[rank - 1] : Swift.max(1, values.count)
      func isBefore(_ a: Element, _ b: Element) -> Bool { a < b || (b != b && a == a) }
      try engine.inRanges(values.count, cost: 40) { range in
        for place in range {
          let (row, number) = (row + place / perRow * width, value[place])
          out[place] =
            switch (nan, behindEqual) {
            case (.unordered, false): countBefore(row, width) { $0 >= number }
            case (.unordered, true): countBefore(row, width) { $0 > number }
            case (.last, false): countBefore(row, width) { !isBefore($0, number) }
            case (.last, true): countBefore(row, width) { isBefore(number, $0) }
            }
        }
      }
    }
    switch type {
    case .float32: try run(Float.self)
    case .float64: try run(Double.self)
    default: try run(Int.self)
    }
    return result
  }
}

/// How many elements of a run stand before the first that is there or beyond, all behind which are so too.
@inline(__always)
func countBefore<Element>(
  _ run: UnsafePointer<Element>, _ count: Int, _ isReached: (Element) -> Bool
) -> Int {
  var (low, high) = (0, count)
  while low < high {
    let middle = (low + high) / 2
    if isReached(run[middle]) { high = middle } else { low = middle + 1 }
  }
  return low
}
