import Diagnostics
import Engine
import Objects
import Syntax

/// Runs the code of a lesson unseen: in a scope of its own, ended by its first error.
enum LessonScript {
  /// What the code outputs.
  static func values(of code: String, _ engine: Engine) throws -> [Value] {
    let result = Parser.parse(SourceText(code))
    if let first = result.errors.first { throw engine.parseError(first, result) }
    let block = ScriptBlock(BlockTemplate(result.root, source: result.source), session: engine.global)
    let sink = ListSink()
    // Modules see the global preference only.
    let preference = Symbol("ErrorActionPreference"), global = engine.global.scope
    let before = (try? global.lookup(preference)) ?? Value("Continue")
    global.force(preference, Value("Stop"))
    defer { global.force(preference, before) }
    var failure: Error?
    _ = StandardOutput.capture {
      do { try engine.call(block, [Argument](), engine.global.scope, sink) } catch { failure = error }
    }
    if let failure { throw failure }
    return Array(sink.items)
  }

  /// Runs code for what it does; the message of the error that ended it.
  static func problem(of code: String, _ engine: Engine) throws -> String? {
    do {
      _ = try values(of: code, engine)
      return nil
    } catch let error as PSError { return error.record.exception.message } catch is ExitRequest { return "It ends with exit." }
  }

  /// The statements of a script: its text without each of them in turn.
  static func withoutEachStatement(_ code: String) -> [(line: Int, statement: String, rest: String)] {
    let result = Parser.parse(SourceText(code))
    guard result.errors.isEmpty, let statements = result.root.endBlock?.statements else { return [] }
    return statements.map { statement in
      let extent = statement.extent, source = result.source
      let rest = source.text(0, Int(extent.start)) + source.text(Int(extent.end), source.count)
      return (source.line(at: Int(extent.start)), source.substring(extent), rest)
    }
  }
}
