// Tensors in files: what `torch.save` and `safetensors.torch` call. The host says which files there are, and writes a
// file whole or leaves the old one.

import Interpreter
import Networks
import Tensors

extension CourseLibrary {
  static var tensorFileVerbs: [Verb] {
    [
      Verb("_write_tensors", "path, names, tensors, metadata", "Writes a safetensors file.") { call in
        let machine = call.machine
        let names = try (machine.sequence(call[1]) ?? []).map { try machine.str($0).string }
        var metadata: [String: String] = [:]
        for pair in machine.sequence(call[3]) ?? [] {
          let texts = try (machine.sequence(pair) ?? []).map { try machine.str($0).string }
          if texts.count == 2 { metadata[texts[0]] = texts[1] }
        }
        let named = NamedTensors(zip(names, try call.tensors(2)))
        try call.save(named.map(\.tensor), to: call.string(0)) {
          try Safetensors.encode(named, metadata: metadata)
        }
        return .none
      },
      Verb("_read_tensors", "path", "The (name, tensor) pairs of a safetensors file, and its texts.") { call in
        let (machine, path) = (call.machine, try call.string(0))
        let (tensors, metadata) = try call.file(path) { bytes in
          if let other = otherFormat(bytes) { throw machine.error("RuntimeError", "\(path) \(other)") }
          do throws(WeightFileError) {
            return try Safetensors.decode(bytes, on: call.engine)
          } catch {
            if case .tensor(let problem) = error { throw problem }
            throw machine.error("RuntimeError", "\(path): \(error)")
          }
        }
        let pairs = tensors.map { machine.tuple([machine.string(Text($0.name)), call.result($0.tensor)]) }
        let texts = metadata.sorted { $0.key < $1.key }.map {
          machine.tuple([machine.string(Text($0.key)), machine.string(Text($0.value))])
        }
        return machine.tuple([machine.list(pairs), machine.list(texts)])
      },
    ]
  }

  /// What is to be said of a file that others read.
  private static func otherFormat(_ bytes: [UInt8]) -> String? {
    // A safetensors file begins with a length, then a brace.
    if bytes.count < 8 || bytes[8...].first == UInt8(ascii: "{") { return nil }
    if bytes.starts(with: [0x93] + Array("NUMPY".utf8)) {
      return
        "holds an array of NumPy's: np.load(path) reads it, and torch.from_numpy(array) makes a tensor of it"
    }
    guard bytes.starts(with: [0x80, 0x02]) || bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) else { return nil }
    return "is in PyTorch's own format, which holds a program (a pickle) and is not read here: in PyTorch, "
      + "safetensors.torch.save_file(net.state_dict(), path) writes one that is"
  }
}
