import Tensors
import Testing

/// What PyTorch computed, refused and printed (see record.py), on every instruction set of this machine.
@Suite struct RecordedTests {
  @Test(arguments: InstructionSet.available)
  func computesWhatPyTorchComputes(on set: InstructionSet) throws {
    let engine = Engine(threads: 2, atMost: set)
    for (number, entry) in try recorded("cases", as: Recorded.self).enumerated() {
      let name = "case \(number + 2) of cases.json: \(entry.op)"
      do {
        let results = try entry.evaluate(engine)
        guard let expected = entry.results else {
          Issue.record("\(name) gave \(results) but PyTorch refused: \(entry.error?.message ?? "")")
          continue
        }
        #expect(results.count == expected.count, "\(name)")
        for (result, expected) in zip(results, expected) { try compare(result, expected, name) }
      } catch let error as TensorError {
        guard let expected = entry.error else {
          Issue.record("\(name) was refused: \(error)")
          continue
        }
        compare(error, expected, name)
      }
    }
  }

  private func compare(_ result: Tensor, _ expected: Recorded.Result, _ name: String) throws {
    #expect(result.dtype.name == expected.dtype, "\(name)")
    #expect(result.shape == expected.shape, "\(name)")
    if let strides = expected.strides { #expect(result.strides == strides, "\(name)") }
    let values = try result.doubles()
    #expect(values.count == expected.values.count, "\(name)")
    if values.count != expected.values.count { return }
    // Sums of many products differ by their order, in proportion to what was added, not to what is left.
    let scale = expected.values.map(\.value.magnitude).filter(\.isFinite).max() ?? 1
    let step = result.dtype == .float32 ? 0x1p-23 : result.dtype == .float64 ? 0x1p-52 : 0
    let wrong = values.indices.filter { place in
      let (value, want) = (values[place], expected.values[place].value)
      if value == want || (value.isNaN && want.isNaN) { return false }
      return !((value - want).magnitude <= step * (8 * want.magnitude + 4 * scale))
    }
    if let place = wrong.first {
      Issue.record("\(name): element \(place) is \(values[place]), not \(expected.values[place].value)")
    }
  }

  private func compare(_ error: TensorError, _ expected: Recorded.Failure, _ name: String) {
    let types: [TensorError.Kind: String] = [
      .index: "IndexError", .value: "ValueError", .type: "TypeError", .runtime: "RuntimeError",
      .notImplemented: "NotImplementedError",
    ]
    #expect(types[error.kind] == expected.type, "\(name): \(expected.message)")
    #expect(error.description == expected.message, "\(name)")
  }

  private struct Print: Decodable {
    let tensor: Packed
    let text: String
  }

  @Test func printsAsPyTorchPrints() throws {
    let engine = Engine()
    for entry in try recorded("prints", as: Print.self) {
      #expect(try entry.tensor.tensor(engine).formatted() == entry.text)
    }
  }
}
