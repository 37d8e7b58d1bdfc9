import Interpreter
import Tensors

// Orders of axes in memory as scripts name them: two constants, and the argument of the methods that take one.

/// `torch.channels_last` and `torch.contiguous_format`.
final class MemoryFormatObject: Object {
  let format: MemoryFormat

  init(_ format: MemoryFormat, heap: Heap) {
    self.format = format
    super.init(heap: heap)
  }

  override var type: TypeObject { heap.types.named("torch.memory_format") }

  override func repr(_ machine: Machine) -> Text {
    format == .channelsLast ? "torch.channels_last" : "torch.contiguous_format"
  }
}

extension Call {
  func memoryFormat(_ place: Int) throws -> MemoryFormat? {
    if isMissing(place) { return nil }
    guard case .object(let object) = self[place], let format = object as? MemoryFormatObject else {
      throw mismatch(place, "torch.memory_format")
    }
    return format.format
  }
}
