// `help` shows examples: `>>>` lines with what they print below, as in CPython's doctest. Here they are run.

import CourseLibrary
import Foundation
import Testing

@Suite("Examples in help are true")
struct HelpExampleTests {
  @Test("the examples of a module print what stands below them", arguments: HelpExamples.all())
  func examples(_ module: HelpExamples) {
    let bench = Bench()
    #expect(bench.transcript(module.prelude) == "")
    for example in module.examples {
      let before = bench.output.count
      let lines = bench.transcript(example.script).dropFirst(before).split(separator: "\n")
      #expect(lines.map { $0.trimmingCharacters(in: .whitespaces) } == example.output, "\(example.script)")
    }
  }
}

/// The examples in the docstrings of one module.
struct HelpExamples: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let prelude: String
  let examples: [Example]

  struct Example: Sendable {
    let script: String
    let output: [String]
  }

  /// What examples call the packages.
  private static let customary = [
    "np": "import numpy as np", "torch": "import torch", "nn": "import torch.nn as nn",
    "F": "import torch.nn.functional as F", "keras": "import keras", "tf": "import tensorflow as tf",
    "layers": "from keras import layers", "plt": "import matplotlib.pyplot as plt",
    "cnn": "import convbook.nn as cnn", "zoo": "from convbook import zoo",
    "metrics": "from convbook import metrics", "transforms": "from torchvision import transforms",
  ]

  private init(name: String, text: String) {
    testDescription = name
    examples = Self.examples(in: text)
    let code = examples.map(\.script).joined()
    let imports = Self.customary.filter { code.contains("\($0.key).") }.values.sorted()
    let own =
      CourseLibrary.moduleNames.contains(name)
      ? ["from \(name) import *", "import \(name) as \(name.split(separator: ".").last ?? "")"] : []
    prelude = (own + imports).joined(separator: "\n")
  }

  static func all() -> [HelpExamples] {
    let verbs = ["xcorr", "conv2d_true", "scan", "conv_out", "check", "validate_image"]
    let helps = verbs.map { ($0, CourseLibrary.help(for: $0) ?? "") }
    let texts = helps + CourseLibrary.libraryTexts.sorted { $0 < $1 }
    return texts.map { HelpExamples(name: $0, text: $1) }.filter { !$0.examples.isEmpty }
  }

  /// Each block of typed lines whose last one is an expression, with what it prints.
  private static func examples(in text: String) -> [Example] {
    let lines = text.components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    func isTyped(_ line: String) -> Bool { line.hasPrefix(">>> ") || line.hasPrefix("... ") }
    return lines.indices.compactMap { start in
      guard lines[start].hasPrefix(">>> "), start == 0 || !isTyped(lines[start - 1]) else { return nil }
      let typed = lines[start...].prefix(while: isTyped)
      let below = lines[(start + typed.count)...]
      let printed = below.prefix { !$0.isEmpty && !$0.hasPrefix("\"\"\"") }
      guard let last = typed.last, last.hasPrefix(">>> "), !printed.isEmpty else { return nil }
      // As a prompt shows a value: not when it is None.
      let expression = String(last.dropFirst(4))
      let shown =
        expression.hasPrefix("_ = ")
        ? expression : "shown = \(expression)\nif shown is not None: print(repr(shown))"
      let script = typed.dropLast().map { "\($0.dropFirst(4))\n" }.joined() + shown
      return Example(script: script, output: Array(printed))
    }
  }
}
