import Engine
import Objects
import Syntax

/// Completes `using`: its keywords, namespaces, modules and assemblies.
struct UsingCompleter {
  let context: CompletionContext

  init(_ context: CompletionContext) { self.context = context }

  func complete(_ using: UsingStatementSyntax, _ word: String) -> [CompletionResult] {
    let quote = CompletionText.quote(of: word), plain = quote.isEmpty ? word : String(word.dropFirst())
    switch using.sort {
    case .namespace: return TypeCompleter(context).namespaces(word)
    case .module:
      if plain.contains("/") || plain.contains("\\") { return FileCompleter(context).complete(plain, quote: quote, suffixes: [".psm1", ".psd1", ".dll"]) }
      let fits = CompletionText.matcher(plain)
      let names = Set(context.engine.modules.map(\.name) + context.engine.modulePath.flatMap { HostFile.names(in: $0) }.filter { !$0.contains(".") })
      return CompletionText.sorted(names.filter(fits)).map { CompletionResult(.Text, CompletionText.quoted($0, quote), list: $0) }
        + FileCompleter(context).complete(plain, quote: quote, suffixes: [".psm1", ".psd1", ".dll"])
    case .assembly: return FileCompleter(context).complete(plain, quote: quote, suffixes: [".dll"])
    default: return []
    }
  }

  func keywords(_ word: String) -> [CompletionResult] {
    let fits = CompletionText.matcher(word)
    let all = [
      ("assembly", "Specifies the path to a .NET assembly to load."), ("module", "Specifies a module to load classes from."),
      ("namespace", "Specifies a .NET namespace to resolve types from or a namespace alias."), ("type", "Specifies a type alias."),
    ]
    return all.filter { fits($0.0) && $0.0 != "type" }.map { CompletionResult(.Keyword, $0.0, list: $0.0, tip: $0.1) }
  }
}
