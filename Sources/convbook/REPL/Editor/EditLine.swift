// libedit, as the engine that turns keys into changes of a text, in emacs' way or vi's.
//
// It keeps the text, the cursor, the key maps and `.editrc`, and puts the terminal into the mode for editing and back.
// It does not draw: it cannot colour a text, nor show a prompt on every line of a cell. What it writes goes to
// /dev/null, and whoever owns it draws the text when it asks for the next character, which it does whenever all is as
// the last key wanted it.
//
// What happens at the keyboard is not always a character: a paste, an arrow, a Ctrl-C. Such an event is announced to
// libedit as one key that nobody types, whose function does what is due.

import CEditline
import Glibc

/// A text edited by keys.
final class EditLine {
  /// What libedit gets when it asks for a character.
  enum Reply {
    case character(Unicode.Scalar)
    /// Call ``perform`` with `.event`.
    case event
    /// The keyboard is gone, or the program is to end.
    case stop
  }

  /// A key that is ours to act on.
  enum Key {
    case event
    case plain(Unicode.Scalar)
    /// Behind ESC, in emacs' mode.
    case meta(Unicode.Scalar)
    /// A letter in vi's command mode.
    case command(Unicode.Scalar)
  }

  enum Outcome {
    case goesOn, ends
    /// Another key completes this one; the count typed before it still holds.
    case waits
  }

  /// Gives the next character.
  var read: () -> Reply = { .stop }
  /// Acts on a key.
  var perform: (Key) -> Outcome = { _ in .goesOn }

  private let editor: OpaquePointer
  private let nowhere: UnsafeMutablePointer<FILE>

  /// Ctrl-^: libedit leaves it free in all of its key maps.
  private static let eventKey: Unicode.Scalar = "\u{1E}"
  private static let plainKeys =
    "\t\r\n\u{7F}\u{8}\u{1}\u{4}\u{5}\u{B}\u{C}\u{E}\u{10}\u{12}\u{13}\u{15}\u{17}\u{19}\u{1F}:"
  private static let metaKeys = "bfdpn<>\u{7F}\u{8}\r\n"
  private static let commandKeys = "\r\n\u{4}\u{C}\u{E}\u{10}\u{12}jkJK+-/?nNvGAICDSoO0^$:dcyxXspP"
  /// Keys of ours in vi's command mode that libedit has to act on in some cases, the keys that then stand for them (no
  /// use there, and seldom typed), and libedit's functions.
  private static let standIns: [Unicode.Scalar: (key: Unicode.Scalar, function: String)] = [
    "d": ("\u{1C}", "vi-delete-meta"), "c": ("\u{1D}", "vi-change-meta"), "y": ("\u{F}", "vi-yank"),
    "p": ("\u{14}", "vi-paste-next"), "P": ("\u{18}", "vi-paste-prev"),
  ]

  /// Whether a key of ours in vi's command mode takes the count that was typed before it.
  static func isCounted(_ key: Unicode.Scalar) -> Bool { "dcyxXspP".unicodeScalars.contains(key) }

  /// What to hand on in place of a key of ours, for libedit to act on it.
  static func standIn(for key: Unicode.Scalar) -> Unicode.Scalar? { standIns[key]?.key }

  /// Takes over the terminal on standard input and output; nil when libedit cannot, or `.editrc` says `edit off`.
  ///
  /// Sets the process's character encoding to UTF-8, whatever the environment says, and reads the user's `.editrc`,
  /// which has the last word on vi's or emacs' keys.
  init?(prefersVi: Bool) {
    let encodings: [String] = ["C.UTF-8", "en_US.UTF-8"]
    _ = encodings.first { setlocale(LC_CTYPE, $0) != nil }
    guard let nowhere = fopen("/dev/null", "w") else { return nil }
    guard let editor = convbook_open_terminal("convbook", nowhere) else {
      fclose(nowhere)
      return nil
    }
    self.editor = editor
    self.nowhere = nowhere
    configure(prefersVi)
    if convbook_is_editing(editor) == 0 { return nil }
  }

  deinit {
    el_end(editor)
    fclose(nowhere)
  }

  private func configure(_ prefersVi: Bool) {
    _ = convbook_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    _ = convbook_set_signals(editor, 0)
    _ = convbook_set_reader(editor) { editor, place in
      guard let place, let owner = EditLine.owner(of: editor) else { return -1 }
      return owner.nextCharacter(into: place)
    }
    _ = convbook_set_mode(editor, wide(prefersVi ? "vi" : "emacs"))
    _ = el_source(editor, nil)
    _ = convbook_add_functions(
      editor,
      { editor, key in EditLine.act(editor, key) { $0 == EditLine.eventKey ? .event : .plain($0) } },
      { editor, key in EditLine.act(editor, key) { .meta($0) } },
      { editor, key in EditLine.act(editor, key) { $0 == EditLine.eventKey ? .event : .command($0) } })
    let isVi = convbook_is_vi(editor) != 0
    for key in Self.plainKeys.unicodeScalars + [Self.eventKey] { bind(String(key), "convbook-key") }
    if isVi {
      for key in Self.commandKeys.unicodeScalars + [Self.eventKey] {
        // A ^ by itself begins the name of a control character.
        let name = key == "^" ? "\\^" : String(key)
        _ = convbook_bind_alternative(editor, wide(name), wide("convbook-command"))
      }
      for (key, function) in Self.standIns.values {
        _ = convbook_bind_alternative(editor, wide(String(key)), wide(function))
      }
    } else {
      for key in Self.metaKeys.unicodeScalars { bind("\u{1B}" + String(key), "convbook-meta") }
    }
  }

  /// Whether a 0 in vi's command mode is a digit of a count, which libedit gathers, or a command of ours.
  func takeZero(asDigit: Bool) {
    _ = convbook_bind_alternative(editor, wide("0"), wide(asDigit ? "vi-zero" : "convbook-command"))
  }

  /// Whether we act on a key in vi's command mode.
  static func isOurs(inCommandMode key: Unicode.Scalar) -> Bool { commandKeys.unicodeScalars.contains(key) }

  private func bind(_ keys: String, _ function: String) {
    _ = convbook_bind(editor, wide(keys), wide(function))
  }

  // MARK: Callbacks

  private static func owner(of editor: OpaquePointer?) -> EditLine? {
    guard let editor, let owner = convbook_owner(editor) else { return nil }
    return Unmanaged<EditLine>.fromOpaque(owner).takeUnretainedValue()
  }

  private static func act(_ editor: OpaquePointer?, _ key: wint_t, _ kind: (Unicode.Scalar) -> Key) -> UInt8 {
    guard let owner = owner(of: editor), let scalar = Unicode.Scalar(UInt32(key)) else { return code(CC_ERROR) }
    switch owner.perform(kind(scalar)) {
    case .goesOn: return code(CC_REFRESH)
    case .ends: return code(CC_NEWLINE)
    case .waits: return code(CC_ARGHACK)
    }
  }

  private static func code(_ code: Int32) -> UInt8 { UInt8(truncatingIfNeeded: code) }

  /// Gives libedit its next character: 1, or 0 at the end of input.
  private func nextCharacter(into place: UnsafeMutablePointer<wchar_t>) -> Int32 {
    switch read() {
    case .character(let scalar): place.pointee = wchar_t(scalar.value)
    case .event: place.pointee = wchar_t(Self.eventKey.value)
    case .stop: return 0
    }
    return 1
  }

  // MARK: Editing

  /// Edits an empty text until a key ends it or `read` stops it.
  func edit() {
    var count: Int32 = 0
    _ = el_wgets(editor, &count)
  }

  /// Puts the terminal into editing mode, or back.
  func prepareTerminal(_ isEditing: Bool) { _ = convbook_prepare_terminal(editor, isEditing ? 1 : 0) }

  /// The window has another size.
  func resize() { el_resize(editor) }

  /// The text as it stands.
  var draft: Draft {
    get {
      guard let info = el_wline(editor)?.pointee, let start = info.buffer, let cursor = info.cursor,
        let end = info.lastchar
      else { return Draft("") }
      var scalars = String.UnicodeScalarView()
      for character in UnsafeBufferPointer(start: start, count: end - start) {
        scalars.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}")
      }
      return Draft(String(scalars), cursor: cursor - start)
    }
    set {
      let old = draft
      if newValue.scalars != old.scalars {
        _ = el_cursor(editor, Int32(clamping: old.scalars.count))
        el_deletestr(editor, Int32(clamping: old.scalars.count))
        if !newValue.isEmpty { _ = el_winsertstr(editor, wide(newValue.text)) }
      }
      let place = draft.cursor
      if place != newValue.cursor { _ = el_cursor(editor, Int32(clamping: newValue.cursor - place)) }
    }
  }
}

/// Zero-terminated wide characters; a NUL within ends them.
private func wide(_ text: String) -> [wchar_t] { text.unicodeScalars.map { wchar_t($0.value) } + [0] }
