// `convbook answer-worker`: what a grader starts to run a student's code in. It is of no use to anybody else, and in no help.

import ArgumentParser
import Grading

struct AnswerWorker: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer-worker", abstract: "Runs answers for a grader.", shouldDisplay: false)

  @Option(help: "The bytes of address space that the process may have.")
  var addressSpace: UInt64
  @Option(help: "The seconds of processor time that it may take.")
  var processorSeconds: UInt64

  func run() throws {
    Worker.run(addressSpace: addressSpace, processorSeconds: processorSeconds)
  }
}
