import Cmdlets
import Engine
import Objects

/// Completes paths: files and folders, and items of the drives that PowerShell makes of its own tables.
struct FileCompleter {
  let context: CompletionContext
  var foldersOnly = false

  init(_ context: CompletionContext, foldersOnly: Bool = false) {
    self.context = context
    self.foldersOnly = foldersOnly
  }

  /// Completes a path as typed, without its quotes; `quote` is the one that it began with.
  func complete(_ word: String, quote: String, suffixes: [String]? = nil) -> [CompletionResult] {
    let path = String(word.map { $0 == "\\" ? "/" : $0 })
    if let drive = drive(path) { return onDrive(drive, String(path.dropFirst(drive.count + 1)), quote) }
    let folderEnd = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let folder = String(path[..<folderEnd]), start = String(path[folderEnd...])
    let place = context.engine.absolutePath(folder.isEmpty ? "." : Wildcard.unescape(folder))
    let fits = CompletionText.matcher(start)
    let shownFolder = folder.isEmpty ? "./" : isRooted(folder) ? Wildcard.unescape(folder) : "./" + Wildcard.unescape(folder)
    let names = CompletionText.sorted(((try? HostFiles.names(in: place)) ?? []).filter(fits))
    return names.compactMap { name in
      let full = place == "/" ? "/" + name : place + "/" + name
      let isFolder = HostFiles.isFolder(full)
      if foldersOnly && !isFolder { return nil }
      if let suffixes, !isFolder, !suffixes.contains(where: { name.lowercased().hasSuffix($0) }) { return nil }
      return CompletionResult(isFolder ? .ProviderContainer : .ProviderItem, written(shownFolder + name, quote), list: name, tip: full)
    }
  }

  private func isRooted(_ folder: String) -> Bool {
    folder.hasPrefix("/") || folder.hasPrefix("./") || folder.hasPrefix("../") || folder.hasPrefix("~/")
  }

  /// The path with quotes and escapes, so that it is one argument and no pattern.
  private func written(_ path: String, _ quote: String) -> String {
    let begins = path.split(separator: "/").last?.first
    let needsQuotes = CompletionText.needsQuotes(path, context.usesLiteralPaths ? "$`" : "$[]`") || begins.map { "-#@".contains($0) } ?? false
    guard needsQuotes || !quote.isEmpty else { return path }
    let used = quote.isEmpty ? "'" : quote
    var text = path
    if used == "'" {
      if !context.usesLiteralPaths { text = text.replacing("`", with: "``").replacing("[", with: "`[").replacing("]", with: "`]") }
      text = text.doubling("'")
    } else {
      text = text.replacing("`", with: context.usesLiteralPaths ? "``" : "````").replacing("$", with: "`$")
      if !context.usesLiteralPaths { text = text.replacing("[", with: "``[").replacing("]", with: "``]") }
    }
    return used + text + used
  }

  private func drive(_ path: String) -> String? {
    guard let colon = path.firstIndex(of: ":") else { return nil }
    let name = String(path[..<colon])
    return name.count > 1 && name.allSatisfy { $0.isLetter || $0.isNumber } ? name : nil
  }

  private func onDrive(_ drive: String, _ rest: String, _ quote: String) -> [CompletionResult] {
    let word = rest.hasPrefix("/") ? String(rest.dropFirst()) : rest
    let fits = CompletionText.matcher(word)
    let names: [String], shown: String
    switch drive.lowercased() {
    case "variable": (names, shown) = (context.engine.visibleVariables(context.scope).map(\.name), "Variable")
    case "env": (names, shown) = (EnvironmentNames.all, "Env")
    case "function": (names, shown) = (context.engine.allCommands(context.scope).compactMap { ($0 as? FunctionInfo)?.name }, "Function")
    case "alias": (names, shown) = (context.engine.allCommands(context.scope).compactMap { ($0 as? AliasInfo)?.name }, "Alias")
    default: return onFolderDrive(drive, word, quote)
    }
    return CompletionText.sorted(names.filter(fits)).map { CompletionResult(.ProviderItem, CompletionText.quoted("\(shown):/\($0)", quote), list: $0) }
  }

  private func onFolderDrive(_ drive: String, _ word: String, _ quote: String) -> [CompletionResult] {
    guard let known = context.engine.drives[drive.lowercased()] else { return [] }
    let end = word.lastIndex(of: "/").map { word.index(after: $0) } ?? word.startIndex
    let folder = known.root + "/" + word[..<end], fits = CompletionText.matcher(String(word[end...]))
    return CompletionText.sorted(((try? HostFiles.names(in: folder)) ?? []).filter(fits)).compactMap { name in
      let isFolder = HostFiles.isFolder(folder + "/" + name)
      if foldersOnly && !isFolder { return nil }
      return CompletionResult(isFolder ? .ProviderContainer : .ProviderItem, written("\(known.name):/\(word[..<end])\(name)", quote), list: name)
    }
  }
}
