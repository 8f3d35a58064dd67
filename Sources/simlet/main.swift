#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Shell

exit(Simlet.main(Array(CommandLine.arguments.dropFirst())))
