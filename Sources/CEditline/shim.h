// libedit's native, wide-character interface. `el_wset` and `el_wget` are variadic, which Swift cannot call: each form
// that the line editor uses has a wrapper here, and nothing else does.
#pragma once
#include <histedit.h>

/// Swift refuses C's global stream `stdin` as shared mutable state. libedit draws on `drawing`, and sees the terminal's
/// settings and size through the three descriptors.
static inline EditLine *convbook_open_terminal(const char *program, FILE *drawing) {
  return el_init_fd(program, stdin, drawing, drawing, 0, 1, 2);
}

/// A function bound to a key; gives one of the CC_… codes.
typedef unsigned char (*convbook_key_function)(EditLine *, wint_t);

/// Lets callbacks, which get only the EditLine, find the Swift object that owns it.
static inline int convbook_set_owner(EditLine *editor, void *owner) { return el_wset(editor, EL_CLIENTDATA, owner); }

/// The other half of `convbook_set_owner`.
static inline void *convbook_owner(EditLine *editor) {
  void *owner = 0;
  el_wget(editor, EL_CLIENTDATA, &owner);
  return owner;
}

/// Chooses the key map: L"emacs" or L"vi". It resets all bindings.
static inline int convbook_set_mode(EditLine *editor, const wchar_t *mode) { return el_wset(editor, EL_EDITOR, mode); }

/// Whether the key map is vi's: `.editrc` may have changed it.
static inline int convbook_is_vi(EditLine *editor) {
  const wchar_t *mode = 0;
  return el_wget(editor, EL_EDITOR, &mode) == 0 && mode && mode[0] == L'v';
}

/// Whether lines are edited at all: `.editrc` may say `edit off`.
static inline int convbook_is_editing(EditLine *editor) {
  int mode = 1;
  return el_wget(editor, EL_EDITMODE, &mode) != 0 || mode;
}

/// Off: signals are handled by the program, on its own thread, not in libedit's handlers.
static inline int convbook_set_signals(EditLine *editor, int handled) { return el_wset(editor, EL_SIGNAL, handled); }

/// Reads characters by our own function, so that pastes, signals and UTF-8 are seen before libedit sees them.
static inline int convbook_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  return el_wset(editor, EL_GETCFN, reader);
}

/// Names our three functions, for `convbook_bind`. libedit keeps the pointers to the names, so they are literals here.
static inline int convbook_add_functions(
    EditLine *editor, convbook_key_function key, convbook_key_function meta, convbook_key_function command) {
  return el_wset(editor, EL_ADDFN, L"convbook-key", L"Do what the key does to a cell", key)
      || el_wset(editor, EL_ADDFN, L"convbook-meta", L"The same for a key behind ESC", meta)
      || el_wset(editor, EL_ADDFN, L"convbook-command", L"The same for a letter in vi's command mode", command);
}

/// Binds a key sequence to a named function, in the map one types in (emacs, or vi's insert mode).
static inline int convbook_bind(EditLine *editor, const wchar_t *keys, const wchar_t *function) {
  return el_wset(editor, EL_BIND, keys, function, NULL);
}

/// Binds a key sequence in the other map: vi's command mode.
static inline int convbook_bind_alternative(EditLine *editor, const wchar_t *keys, const wchar_t *function) {
  return el_wset(editor, EL_BIND, L"-a", keys, function, NULL);
}

/// Puts the terminal into editing mode (1) or back (0): before a prompt, and around a stop.
static inline int convbook_prepare_terminal(EditLine *editor, int editing) {
  return el_wset(editor, EL_PREP_TERM, editing);
}
