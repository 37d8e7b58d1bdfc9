// Other numbers for a tensor that stays the same one.
//
// Gradients, optimizers and modules know a parameter as an object. Where its numbers are to become others of another
// type or shape (`module.double()`, `x.data = y`), the object is therefore given another storage and layout. What
// operations saved of the old numbers keeps the old storage: a gradient belongs to the numbers it was computed from.

extension Tensor {
  /// Makes this tensor one of the numbers of `other`, which both then show; its gradient and its history stay.
  ///
  /// ```swift
  /// weight.replaceData(with: try weight.detach().to(.float64))
  /// ```
  /// Views of the old numbers keep those.
  public func replaceData(with other: Tensor) {
    storage = other.storage
    ownLayout = other.layout
  }

  /// Throws where an update in place would be refused: before work is done for it that would be lost.
  public func checkUpdate() throws(TensorError) { try checkWritable() }

  /// All numbers of the storage, as a copy in one dimension.
  public func copyOfStorage() throws(TensorError) -> Tensor {
    try Tensor(storage: storage, layout: Layout(shape: [storage.count])).clone()
  }

  /// The view that this tensor is of its storage, of a copy of that storage.
  public func placed(in copy: Tensor) throws(TensorError) -> Tensor {
    if copy.storage.count < storage.count || copy.dtype != dtype { throw .sizeOverflow(shape: shape) }
    return Tensor(storage: copy.storage, layout: layout)
  }
}
