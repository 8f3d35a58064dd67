import Completion
import Engine
import Terminal

/// Offers words for the place of the cursor at the prompt; where nothing has the prefix, what is written much like it.
struct PromptCompletion {
  let engine: Engine

  init(_ engine: Engine) { self.engine = engine }

  func offers(_ line: String, _ cursor: Int) -> LineEditor.Offers {
    let before = String(line.prefix(cursor))
    let found = Completer.complete(line, cursor: before.utf16.count, engine, engine.global.scope)
    var results = found.results
    var start = found.index
    if results.isEmpty { (results, start) = SimilarWords(engine).complete(before) }
    guard start >= 0, !results.isEmpty else { return LineEditor.Offers(replaced: 0, words: []) }
    let head = String(decoding: Array(before.utf16.prefix(start)), as: UTF16.self)
    return LineEditor.Offers(replaced: before.count - head.count, words: results.map(\.text))
  }
}
