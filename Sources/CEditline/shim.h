// libedit's native, wide-character interface. `el_wset`, `el_wget` and `history_w` are variadic, which Swift cannot
// call: each form that the line editor uses has a wrapper here, and nothing else does.
#pragma once
#include <histedit.h>

/// Swift refuses C's global streams, `stdin` and its like, as shared mutable state.
static inline EditLine *convbook_open_terminal(const char *program) { return el_init(program, stdin, stdout, stderr); }

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

/// The prompt is asked for at each refresh; text between two `escape` characters takes no column (colours).
static inline int convbook_set_prompt(EditLine *editor, wchar_t *(*prompt)(EditLine *), wchar_t escape) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, escape);
}

/// Chooses the key map: L"emacs" or L"vi". It resets all bindings.
static inline int convbook_set_mode(EditLine *editor, const wchar_t *mode) { return el_wset(editor, EL_EDITOR, mode); }

/// Gives the arrow keys and searches a history to walk through.
static inline int convbook_set_history(EditLine *editor, HistoryW *history) {
  return el_wset(editor, EL_HIST, history_w, history);
}

/// Off: signals are handled by the program, on its own thread, not in libedit's handlers.
static inline int convbook_set_signals(EditLine *editor, int handled) { return el_wset(editor, EL_SIGNAL, handled); }

/// Reads characters by our own function, so that pastes, signals and UTF-8 are seen before libedit sees them.
static inline int convbook_set_reader(EditLine *editor, int (*reader)(EditLine *, wchar_t *)) {
  return el_wset(editor, EL_GETCFN, reader);
}

/// Names our three functions, for `convbook_bind`. libedit keeps the pointers to the names, so they are literals here.
static inline int convbook_add_functions(
    EditLine *editor, convbook_key_function event, convbook_key_function complete, convbook_key_function erase) {
  return el_wset(editor, EL_ADDFN, L"convbook-event", L"Take what came in place of a key", event)
      || el_wset(editor, EL_ADDFN, L"convbook-complete", L"Complete the name before the cursor", complete)
      || el_wset(editor, EL_ADDFN, L"convbook-erase", L"Delete a character, or a step of indentation", erase);
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

/// Draws prompt and line anew where the cursor stands.
static inline int convbook_refresh(EditLine *editor) { return el_wset(editor, EL_REFRESH); }

/// How many entries the history keeps.
static inline int convbook_history_limit(HistoryW *history, int entries) {
  HistEventW event;
  return history_w(history, &event, H_SETSIZE, entries);
}

/// Makes entering what was entered last a single entry.
static inline int convbook_history_unique(HistoryW *history) {
  HistEventW event;
  return history_w(history, &event, H_SETUNIQUE, 1);
}

/// Adds an entry, which may hold several lines.
static inline int convbook_history_enter(HistoryW *history, const wchar_t *entry) {
  HistEventW event;
  return history_w(history, &event, H_ENTER, entry);
}
