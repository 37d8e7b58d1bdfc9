// libedit's native interface. `el_set`, `el_wset` and `history` are variadic, which Swift cannot call:
// each form that the REPL uses has a wrapper here.
#pragma once
#include <histedit.h>
