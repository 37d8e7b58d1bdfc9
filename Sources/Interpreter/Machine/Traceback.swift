// Tracebacks, as CPython 3.11 prints them.
//
//     Traceback (most recent call last):
//       File "lesson.py", line 3, in f
//         return total / count
//                ~~~~~~^~~~~~~
//     ZeroDivisionError: division by zero
//
// The span of the failing expression is underlined with `^`; when a part of it is to blame (the operator, the
// brackets of a subscript) that part has `^` and the rest `~`. A span that fills its line is not underlined.

internal import Syntax

struct TracebackPrinter {
  let machine: Machine
  private var text = ""

  init(_ machine: Machine) { self.machine = machine }

  /// The whole report of an uncaught exception, ending in a newline.
  static func print(_ exception: ExceptionObject, isChained: Bool = true, _ machine: Machine) -> String {
    var printer = TracebackPrinter(machine)
    var seen: [ExceptionObject] = []
    if isChained { printer.chain(exception, &seen) } else { printer.report(exception) }
    return printer.text
  }

  private mutating func chain(_ exception: ExceptionObject, _ seen: inout [ExceptionObject]) {
    seen.append(exception)
    if seen.count < 100 {
      if let cause = exception.cause {
        if !seen.contains(where: { $0 === cause }) {
          chain(cause, &seen)
          text += "\nThe above exception was the direct cause of the following exception:\n\n"
        }
      } else if let context = exception.context, !exception.suppressesContext,
        !seen.contains(where: { $0 === context })
      {
        chain(context, &seen)
        text += "\nDuring handling of the above exception, another exception occurred:\n\n"
      }
    }
    report(exception)
  }

  private mutating func report(_ exception: ExceptionObject) {
    if !exception.traceback.isEmpty {
      text += "Traceback (most recent call last):\n"
      frames(exception.traceback.reversed())
    }
    if let syntax = machine.syntaxPlace(of: exception) {
      place(
        syntax.file, syntax.location,
        isIndentation: exception.type.isSubtype(of: machine.heap.types.exception("IndentationError")))
    }
    text += TracebackPrinter.summary(of: exception, machine) + "\n"
    if let way = exception.way { text += way + "\n" }
    notes(exception)
  }

  /// What `add_note` added, below the summary.
  private mutating func notes(_ exception: ExceptionObject) {
    let name = machine.heap.names.intern("__notes__")
    guard let notes = try? machine.attributeIfPresent(of: .object(exception), name), !notes.isNone else {
      return
    }
    switch notes.underlying {
    case .list, .tuple:
      for note in (try? machine.elements(of: notes.underlying)) ?? [] {
        text += ((try? machine.str(note).string) ?? "<note str() failed>") + "\n"
      }
    default: text += ((try? machine.repr(notes).string) ?? "<__notes__ repr() failed>") + "\n"
    }
  }

  /// `TypeError: message`, the last line.
  static func summary(of exception: ExceptionObject, _ machine: Machine) -> String {
    let name = exception.type.reportedName
    // The place is shown above.
    let shown = machine.syntaxPlace(of: exception) == nil ? nil : exception.attributes[machine.symbols.message]
    guard let message = try? (shown.map { try machine.str($0) } ?? exception.str(machine)).string else {
      return "\(name): <exception str() failed>"
    }
    let hint = exception.suggestion.map { ". Did you mean: '\($0)'?" } ?? ""
    return message.isEmpty && hint.isEmpty ? name : "\(name): \(message)\(hint)"
  }

  private mutating func frames(_ entries: [TracebackEntry]) {
    var last: (Source, Int, String)?
    var repeats = 0
    func note(_ repeats: Int) -> String {
      let more = repeats - 3
      return more > 0 ? "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n" : ""
    }
    for entry in entries {
      let line = entry.source.lineNumber(at: Int(entry.span.start))
      if let last, last.0 === entry.source, last.1 == line, last.2 == entry.function {
        repeats += 1
      } else {
        text += note(repeats)
        last = (entry.source, line, entry.function)
        repeats = 1
      }
      if repeats > 3 { continue }
      text += "  File \"\(entry.source.name)\", line \(line), in \(entry.function)\n"
      excerpt(entry)
    }
    text += note(repeats)
  }

  private mutating func excerpt(_ entry: TracebackEntry) {
    let source = entry.source
    let index = source.lineIndex(at: Int(entry.span.start))
    let line = Line(source, index)
    // What was made of text, given on the command line or piped in has no lines to show.
    if line.stripped.isEmpty || source.name == "<string>" || source.name == "<stdin>" { return }
    text += "    \(line.stripped)\n"
    let isOneLine = source.lineIndex(at: Int(entry.span.end)) == index
    let start = line.column(Int(entry.span.start))
    let end = isOneLine ? line.column(Int(entry.span.end)) : line.trimmedEnd
    if let anchor = entry.anchor, isOneLine {
      let from = line.column(Int(anchor.start))
      let to = line.column(Int(anchor.end))
      text += "    " + String(repeating: " ", count: start)
      text += String(repeating: "~", count: max(0, from - start))
      text += String(repeating: "^", count: max(0, to - from))
      text += String(repeating: "~", count: max(0, end - to)) + "\n"
    } else if end - start != line.length, end > start {
      text += "    " + String(repeating: " ", count: start)
      text += String(repeating: "^", count: end - start) + "\n"
    }
  }

  /// The place of a syntax error. One of indentation is a point, and shown only where there is text.
  private mutating func place(_ file: String, _ location: FailureLocation, isIndentation: Bool) {
    text += "  File \"\(file)\", line \(location.line)\n"
    let line = Array(location.text.unicodeScalars)
    let indentation = line.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0C}" }.count
    let shown = line.dropFirst(indentation)
    if !location.hasLine { return }
    text += "    " + String(String.UnicodeScalarView(shown)) + "\n"
    if shown.isEmpty || !location.hasPlace { return }
    let start = location.column - 1 - indentation
    if isIndentation, start < 0 { return }
    let last = location.endLine == location.line ? location.endColumn - 1 : line.count
    let width = isIndentation ? 1 : max(1, last - indentation - max(start, 0))
    // Tabs before the error stay tabs, so that the caret stands under it.
    let lead = shown.prefix(max(start, 0)).map { $0 == "\t" ? "\t" : " " }.joined()
    let pad = String(repeating: " ", count: max(0, start - shown.count))
    text += "    \(lead)\(pad)" + String(repeating: "^", count: width) + "\n"
  }

  /// A source line without its indentation, and columns in it counted in characters.
  private struct Line {
    let stripped: String
    private let bytes: [UInt8]
    private let firstByte: Int

    init(_ source: Source, _ index: Int) {
      let text = source.line(index)
      let indentation = text.utf8.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0C }.count
      bytes = Array(text.utf8.dropFirst(indentation))
      let start = source.lineStarts.indices.contains(index) ? source.lineStarts[index] : 0
      firstByte = start + indentation
      stripped = String(decoding: bytes, as: UTF8.self)
    }

    /// Characters before byte `offset` of the source.
    func column(_ offset: Int) -> Int {
      let count = min(max(offset - firstByte, 0), bytes.count)
      return bytes[..<count].filter { $0 & 0xC0 != 0x80 }.count
    }

    var length: Int { stripped.unicodeScalars.count }

    /// Where the line ends but for white space.
    var trimmedEnd: Int {
      length - stripped.unicodeScalars.reversed().prefix { $0 == " " || $0 == "\t" }.count
    }
  }
}
