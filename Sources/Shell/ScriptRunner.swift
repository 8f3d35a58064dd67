#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Cmdlets
import Diagnostics
import Engine
import Objects
import Syntax

/// Runs scripts and commands without a prompt, with pwsh's exit codes.
final class ScriptRunner {
  let session: Session
  /// The script called `exit`.
  private(set) var hasExited = false
  private var engine: Engine { session.engine }
  private var host: ConsoleHost { session.host }

  init(_ session: Session) { self.session = session }

  /// `-File`: the script's scope is the global one.
  func runFile(_ path: String, _ arguments: [String]) -> Int32 {
    let full = engine.absolutePath(path)
    guard HostFile.isFile(full) else {
      StandardOutput.error.write(
        "The argument '\(path)' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.\n")
      StandardOutput.output.write(HelpText.usage)
      return 64
    }
    return guarded {
      let block = try engine.loadScript(full)
      try run(block, ArgumentWords.parse(arguments), name: path)
    }
  }

  /// `-Command`: an unfinished text ends silently; `arguments` are those of -CommandWithArgs.
  func runCommand(_ text: String, _ arguments: [String] = []) -> Int32 {
    let result = Parser.parseToRun(SourceText(text))
    if result.isIncomplete { return 1 }
    let code = guarded {
      if let first = result.errors.first { throw engine.parseError(first, result) }
      try run(ScriptBlock(BlockTemplate(result.root, source: result.source), session: engine.global), arguments.map { Argument(value: Value($0)) }, name: "")
    }
    if code == 0, !hasExited, !engine.lastSucceeded { return 1 }
    return code
  }

  /// Runs one command line of a prompt: errors are shown and the session goes on; the exit code if it was `exit`.
  func runInteractively(_ text: String, in scope: Scope? = nil, isNested: Bool = false) -> Int32? {
    defer {
      engine.resetAfterError()
      if !isNested { endCommand() }
    }
    do {
      let result = Parser.parseToRun(SourceText(text))
      if let first = result.errors.first { throw engine.parseError(first, result) }
      let scope = scope ?? engine.global.scope
      let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: scope.session)
      let sink = ClosureSink { [host] value in try host.show(value) }
      try engine.call(block, [Argument](), scope, isDotSourced: true, sink)
      try host.finishOutput()
    } catch let exit as ExitRequest {
      try? host.finishOutput()
      return exit.code & 0xff
    } catch let error as PSError {
      try? host.finishOutput()
      engine.remember(error.record)
      engine.lastSucceeded = false
      host.show(error: error.record)
    } catch is Interrupted {
      try? host.finishOutput()
      engine.lastSucceeded = false
    } catch { try? host.finishOutput() }
    return nil
  }

  /// The debugger begins anew with the next command line.
  private func endCommand() {
    engine.debugger.commandEnded()
    if SessionEvents.of(engine).hasSources {
      try? SessionEvents.of(engine).attend()
      try? host.finishOutput()
    }
    host.hasGreetedDebugger = false
  }

  private func run(_ block: ScriptBlock, _ arguments: [Argument], name: String) throws {
    let sink = ClosureSink { [host] value in try host.show(value) }
    try engine.runOutermost(block, arguments, input: try input(of: block), sink)
    try host.finishOutput()
  }

  /// The lines of a redirected standard input, if the script asks for `$input`.
  private func input(of block: ScriptBlock) throws -> ContiguousArray<Value>? {
    if session.options.readsXml, isatty(0) == 0 { return ContiguousArray(try CliXmlStream.values(of: StandardInput.readToEnd())) }
    guard isatty(0) == 0, block.template.source.text.lowercased().contains("$input") else { return nil }
    return ContiguousArray(StandardInput.rest().map { Value($0) })
  }

  /// Runs and turns what went wrong into an exit code.
  private func guarded(_ body: () throws -> Void) -> Int32 {
    do {
      try body()
      return 0
    } catch let exit as ExitRequest {
      try? host.finishOutput()
      hasExited = true
      return exit.code & 0xff
    } catch let error as PSError {
      try? host.finishOutput()
      engine.remember(error.record)
      host.show(error: error.record)
      return 1
    } catch is Interrupted {
      try? host.finishOutput()
      if case .file = session.options.work { return 0 }
      return 1
    } catch {
      try? host.finishOutput()
      return engine.isLoopTransfer(error) ? 0 : 1
    }
  }
}

/// Reads the words behind a script's name as pwsh does: `-Name value`, `-Switch`, `-Name:value`.
enum ArgumentWords {
  static func parse(_ words: [String]) -> [Argument] {
    words.map { word in
      guard word.hasPrefix("-"), word.count > 1, let first = word.dropFirst().first, first.isLetter || first == "_" || first == "?" else {
        return Argument(value: Value(word))
      }
      if let colon = word.firstIndex(of: ":") {
        let name = String(word[word.index(after: word.startIndex)..<colon]), text = String(word[word.index(after: colon)...])
        let words: [String: Bool] = ["$true": true, "true": true, "$false": false, "false": false]
        let value: Value = words[text.lowercased()].map { .bool($0) } ?? Value(text)
        return Argument(name: name, value: value, hasColon: true, spelling: "-" + name)
      }
      return Argument(name: String(word.dropFirst()), spelling: word)
    }
  }
}
