// Compiled code as text, for `--dump code` and for the compiler's tests.
//
//     f: 3 registers
//        2  0  addK            0 0 1
//        2  1  returnValue     0 0 0
//
// A line shows the source line, the instruction's number, its opcode (`/flag` when there is one) and its
// three operands, or its jump target.

internal import Syntax

enum Disassembler {
  static func dump(_ code: Code, _ machine: Machine) -> String {
    var text = "\(code.qualifiedName): \(code.registerCount) registers\n"
    for index in 0..<code.instructionCount {
      let instruction = code.instructions[index]
      let line = code.source.lineNumber(at: Int(code.positions[index].span.start))
      let flag = instruction.flag == 0 ? "" : "/\(instruction.flag)"
      let operands: String
      switch instruction.opcode {
      case .jump, .loop: operands = "-> \(instruction.target)"
      case .jumpIfFalse, .jumpIfTrue: operands = "\(instruction.a) -> \(instruction.target)"
      case .constant:
        let value = (try? machine.repr(code.constants[instruction.target]).string) ?? "?"
        operands = "\(instruction.a) = \(value)"
      default: operands = "\(instruction.a) \(instruction.b) \(instruction.c)"
      }
      text += "\(pad(line, 5)) \(pad(index, 4))  \(padded("\(instruction.opcode)\(flag)", 22)) \(operands)\n"
    }
    for handler in code.handlers {
      text += "      \(handler.start)..<\(handler.end): exception in \(handler.register) -> \(handler.target)\n"
    }
    return code.codes.reduce(text) { $0 + "\n" + dump($1, machine) }
  }

  private static func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
