// Compiled code as text, for `--dump code` and for the compiler's tests.
//
//     f: 3 registers
//        2  0  addK             0 0 1
//        2  1  callMethod       2 1 0
//        2  2                   .append
//        2  3  returnValue      0 0 0
//
// A line shows the source line, the instruction's number, its opcode (`/flag` when there is one) and its three
// operands, or its jump target; names and constants are shown as such. A word that belongs to the instruction before
// it has no opcode of its own.

internal import Syntax

struct Disassembler {
  let machine: Machine
  let globals: GlobalTable

  func dump(_ code: Code) -> String {
    var text = "\(code.qualifiedName): \(code.registerCount) registers\n"
    var previous: Instruction?
    for index in 0..<code.instructionCount {
      let instruction = code.instructions[index]
      let line = code.source.lineNumber(at: Int(code.positions[index].span.start))
      let flag = instruction.flag == 0 ? "" : "/\(instruction.flag)"
      text += "\(pad(line, 5)) \(pad(index, 4))  "
      if let owner = previous, owner.hasSecondWord {
        text += "\(padded("", 22)) \(secondWord(instruction, of: owner, code))\n"
        previous = nil
      } else {
        text += "\(padded("\(instruction.opcode)\(flag)", 22)) \(operands(instruction, code))\n"
        previous = instruction
      }
    }
    for handler in code.handlers {
      text += "      \(handler.start)..<\(handler.end): exception in \(handler.register) -> \(handler.target)\n"
    }
    return code.codes.reduce(text) { $0 + "\n" + dump($1) }
  }

  private func operands(_ i: Instruction, _ code: Code) -> String {
    switch i.opcode {
    case .jump, .loop: "-> \(i.target)"
    case .jumpIfFalse, .jumpIfTrue: "\(i.a) -> \(i.target)"
    case .constant: "\(i.a) = \(constant(i.target, code))"
    case .loadGlobal, .storeGlobal: "\(i.a) \(global(i.b))"
    case .deleteGlobal, .setUpAnnotations: global(i.b)
    case .checkBound, .importModule: "\(i.a) \(name(i.target, code))"
    case .loadCell, .attribute, .setAttribute, .importName, .loadName, .storeName:
      "\(i.a) \(i.b) \(name(Int(i.c), code))"
    case .deleteCell, .deleteAttribute, .deleteName: "\(i.a) \(name(Int(i.c), code))"
    case .addK, .subtractK, .multiplyK, .divideK, .floorDivideK, .moduloK, .itemK:
      "\(i.a) \(i.b) \(constant(Int(i.c), code))"
    case .skipLessK, .skipLessOrEqualK, .skipGreaterK, .skipGreaterOrEqualK, .skipEqualK, .skipNotEqualK:
      "\(i.b) \(constant(Int(i.c), code))"
    case .setItemK: "\(i.a) \(constant(Int(i.b), code)) \(i.c)"
    case .loopNext: "\(i.a) \(i.b)"
    case .matchClass: "\(i.a) \(i.b) (\(names(Int(i.c), code)))"
    case .makeFunction: "\(i.a) = \(code.codes[i.target].name)"
    default: "\(i.a) \(i.b) \(i.c)"
    }
  }

  private func secondWord(_ word: Instruction, of instruction: Instruction, _ code: Code) -> String {
    switch instruction.opcode {
    case .callMethod:
      let keywords = instruction.flag == 1 ? " (\(names(Int(word.a), code)))" : ""
      return ".\(name(word.target, code))\(keywords)"
    case .callKeywords: return "(\(names(word.target, code)))"
    case .loopNext: return "-> \(word.target)"
    default: return "\(word.a) defaults, \(word.b) keyword defaults, \(word.c) cells"
    }
  }

  private func value(_ number: Int, _ code: Code) -> Value {
    number < code.constantCount ? code.constants[number] : .none
  }

  private func constant(_ number: Int, _ code: Code) -> String {
    (try? machine.repr(value(number, code)).string) ?? "?"
  }

  private func name(_ number: Int, _ code: Code) -> String { machine.name(value(number, code)) }

  private func names(_ number: Int, _ code: Code) -> String {
    machine.symbols(value(number, code)).map(machine.heap.names.string).joined(separator: ", ")
  }

  private func global(_ slot: UInt16) -> String {
    globals.names.indices.contains(Int(slot)) ? globals.names[Int(slot)] : "?"
  }

  private func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension Instruction {
  /// Whether the next word holds what did not fit into this one.
  var hasSecondWord: Bool {
    switch opcode {
    case .callMethod, .callKeywords, .makeFunction, .loopNext: true
    default: false
    }
  }
}
