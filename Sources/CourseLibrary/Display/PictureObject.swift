// A picture as a script holds it: made by `picture`, shown when it is the last value of a cell, kept by `save`.

package import Interpreter

/// What `picture(x)` gives.
package final class PictureObject: Object {
  package let item: DisplayItem
  private let ownType: TypeObject

  init(_ item: DisplayItem, heap: Heap) {
    self.item = item
    ownType = heap.types.named("Picture")
    super.init(heap: heap)
  }

  package override var type: TypeObject { ownType }

  package override func repr(_ machine: Machine) throws(Raise) -> Text {
    Text("<Picture: \(item.altText ?? item.title ?? "text")>")
  }
}

extension CourseLibrary {
  /// The picture that a cell shows in place of its last value's text; nil when the value is none.
  package func picture(in value: Value) -> DisplayItem? {
    guard case .object(let object) = value else { return nil }
    return (object as? PictureObject)?.item
  }
}
