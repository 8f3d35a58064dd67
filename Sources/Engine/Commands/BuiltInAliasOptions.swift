import Objects

/// Knows which of PowerShell's own aliases are read-only, and which are seen in all scopes.
enum BuiltInAliasOptions {
  private static let both: Set<String> = ["foreach", "%", "where", "?", "select"]
  private static let allScope: Set<String> = [
    "cd", "chdir", "clear", "cls", "copy", "cp", "del", "dir", "echo", "erase", "h", "history", "kill", "lp", "ls", "mount", "move", "mv", "popd", "ps", "pushd", "pwd",
    "r", "rd", "ren", "rm", "rmdir", "set", "sleep", "sort", "tee", "type", "write", "cat", "man", "md", "diff", "start",
  ]
  private static let readOnly: Set<String> = [
    "clc", "cli", "clp", "clv", "cpi", "cpp", "cvpa", "dbp", "ebp", "epal", "epcsv", "fc", "fl", "ft", "fw", "gal", "gbp", "gc", "gci", "gcm", "gcs", "gdr", "ghy",
    "gi", "gjb", "gl", "gm", "gmo", "gp", "gps", "group", "gu", "gv", "icm", "iex", "ihy", "ii", "ipal", "ipcsv", "ipmo", "measure", "mi", "mp", "nal", "ndr", "ni",
    "nmo", "nv", "oh", "rbp", "rcjb", "rdr", "ri", "rjb", "rmo", "rni", "rnp", "rp", "rv", "rvpa", "sajb", "sal", "saps", "sbp", "si", "sl", "sp", "spjb", "spps",
    "sv", "wjb",
  ]

  static func of(_ alias: String) -> Variable.Options {
    if both.contains(alias) { return [.readOnly, .allScope] }
    if allScope.contains(alias) { return .allScope }
    return readOnly.contains(alias) ? .readOnly : []
  }
}
