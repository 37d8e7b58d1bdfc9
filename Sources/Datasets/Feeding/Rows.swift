package import Tensors

// Picking examples: rows of a tensor, in any order.
//
// The rows are copied in the order that the memory has, whatever the order of the axes: images whose channels come last
// in memory keep them so, which convolutions want.

extension Tensor {
  /// The rows of the given numbers along the first axis, a copy with this tensor's order of memory.
  package func rows(_ numbers: [Int]) throws(TensorError) -> Tensor {
    let axes = Array(1..<Swift.max(1, rank)).sorted { strides[$0] > strides[$1] }
    let order = [0] + axes
    let picked = try permute(order)[.tensor(engine.tensor(numbers))]
    var back = [Int](repeating: 0, count: rank)
    for (place, axis) in order.enumerated() { back[axis] = place }
    return try picked.permute(back)
  }
}

/// The number of rows that all tensors have.
func commonRows(_ tensors: [Tensor]) throws(DatasetError) -> Int {
  let shapes = tensors.map(\.shape)
  guard let count = shapes.first?.first, shapes.allSatisfy({ $0.first == count }) else {
    throw .rows(shapes: shapes)
  }
  return count
}
