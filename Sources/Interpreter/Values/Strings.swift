internal import Limits

// Text as a script's value. What a text is and does stands in `Text`; here it gets a type and a place in the heap, whose
// account is charged its bytes for as long as it lives.

/// A `str`: immutable text, counted in code points.
public final class StringObject: Object {
  public let text: Text

  init(_ text: Text, heap: Heap) {
    self.text = text
    super.init(heap: heap)
    ledger.note(bytes: text.byteCount)
  }

  deinit { ledger.release(bytes: text.byteCount) }

  public override var type: TypeObject { heap.types.str }
}
