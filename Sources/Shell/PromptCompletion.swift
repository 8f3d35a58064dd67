import Completion
import Engine
import Terminal

/// Offers words for the place of the cursor at the prompt; where nothing has the prefix, what is written much like it.
final class PromptCompletion: LineCompleter {
  private let engine: Engine

  init(_ engine: Engine) { self.engine = engine }

  func offers(_ text: String, cursor: Int) -> LineOffers {
    let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
    let found = Completer.complete(text, cursor: before.utf16.count, engine, engine.global.scope)
    var results = found.results, start = found.index, length = found.length
    if results.isEmpty {
      (results, start) = SimilarWords(engine).complete(before)
      length = before.utf16.count - start
    }
    guard start >= 0, !results.isEmpty else { return LineOffers(replaced: cursor..<cursor, offers: []) }
    func byte(_ place: Int) -> Int { String(decoding: Array(text.utf16.prefix(place)), as: UTF16.self).utf8.count }
    let offers = results.map { LineOffers.Offer(text: $0.text, label: $0.listItem, toolTip: $0.tip) }
    return LineOffers(replaced: byte(start)..<byte(start + max(length, 0)), offers: offers)
  }
}
