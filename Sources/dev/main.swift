import Foundation

// The developers' tool: `dev conformance`, `dev bench parse FOLDER` …
let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "conformance": exit(try ConformanceCommand.run(Array(arguments.dropFirst())))
case "specs": exit(try SpecsCommand.run(Array(arguments.dropFirst())))
case "coverage": exit(try CoverageCommand.run())
case "bench" where arguments.dropFirst().first == "parse": exit(BenchParse.run(Array(arguments.dropFirst(2))))
case "bench" where arguments.dropFirst().first == "scripts": exit(try BenchScripts.run(Array(arguments.dropFirst(2))))
case "bench" where arguments.dropFirst().first == "keys": exit(try BenchKeys.run(Array(arguments.dropFirst(2))))
default:
  print("usage: dev conformance [--update] [AREA…] | dev bench parse FOLDER | dev bench scripts [NAME…] | dev bench keys [PROGRAM] | dev specs [--update] | dev coverage")
  exit(64)
}
