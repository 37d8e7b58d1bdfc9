import ArgumentParser

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

// `convbook FILE.py` must start in milliseconds and leave the script's own arguments alone, so the two forms are told
// apart here: what is no subcommand and no option is a script.
exit(Invocation(arguments: Array(CommandLine.arguments.dropFirst())).run())
