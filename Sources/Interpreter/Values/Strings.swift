internal import Limits

// Text as a script's value. What a text is and does stands in `Text`; here it gets a type and a place in the heap, whose
// account is charged its bytes for as long as it lives.

/// A `str`: immutable text, counted in code points.
public final class StringObject: Object {
  public private(set) var text: Text

  init(_ text: Text, heap: Heap) {
    self.text = text
    super.init(heap: heap)
    ledger.note(bytes: text.byteCount)
  }

  /// A text of the script, in an object that may have been used before.
  static func make(_ text: Text, heap: Heap) -> StringObject {
    guard let spare = heap.ledger.texts.take() else { return StringObject(text, heap: heap) }
    let made = unsafeDowncast(spare.takeRetainedValue(), to: StringObject.self)
    made.text = text
    made.ledger.note(bytes: text.byteCount)
    return made
  }

  public override func retire() -> Bool {
    guard ledger.texts.keep(self) else { return false }
    ledger.release(bytes: text.byteCount)
    text = Text()
    return true
  }

  deinit { ledger.release(bytes: text.byteCount) }

  public override var type: TypeObject { heap.types.str }
}
