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
        let bytes = try Safetensors.encode(named, metadata: metadata)
        try call.library.environment.writeFile(try call.string(0), bytes)
        return .none
      },
      Verb("_read_tensors", "path", "The (name, tensor) pairs of a safetensors file, and its texts.") { call in
        let (machine, path) = (call.machine, try call.string(0))
        let bytes = try call.file(path)
        // A safetensors file begins with a length, then a brace.
        let isPickle = bytes.starts(with: [0x80, 0x02]) || bytes.starts(with: Array("PK\u{3}\u{4}".utf8))
        if isPickle, bytes.dropFirst(8).first != UInt8(ascii: "{") {
          throw call.machine.error(
            "RuntimeError",
            "\(path) is in PyTorch's own format, which holds a program (a pickle) and is not read here: in PyTorch, "
              + "safetensors.torch.save_file(net.state_dict(), path) writes one that is")
        }
        let (tensors, metadata): (NamedTensors, [String: String])
        do throws(WeightFileError) {
          (tensors, metadata) = try Safetensors.decode(bytes, on: call.engine)
        } catch {
          if case .tensor(let problem) = error { throw problem }
          throw machine.error("RuntimeError", "\(path): \(error)")
        }
        let pairs = tensors.map { machine.tuple([machine.string(Text($0.name)), call.result($0.tensor)]) }
        let texts = metadata.sorted { $0.key < $1.key }.map {
          machine.tuple([machine.string(Text($0.key)), machine.string(Text($0.value))])
        }
        return machine.tuple([machine.list(pairs), machine.list(texts)])
      },
    ]
  }
}
