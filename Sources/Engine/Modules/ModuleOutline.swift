import Diagnostics
import Objects
import Syntax

/// The functions that a module's script defines at its top level, read without running it.
struct ModuleOutline {
  let functions: [String]

  init(_ file: String, _ engine: Engine) {
    guard (try? engine.fileAccess.check(file, forWriting: false)) != nil, let bytes = try? HostFile.read(file) else {
      functions = []
      return
    }
    let root = Parser.parse(SourceText(decoding: bytes, name: file)).root
    let statements = root.endBlock?.statements ?? []
    let defined = statements.compactMap { ($0 as? FunctionDefinitionSyntax)?.name }
    let exports = statements.compactMap { ($0 as? PipelineSyntax)?.elements.first as? CommandSyntax }.compactMap(ModuleOutline.exports)
    let wanted = NamePatterns(exports.flatMap { $0 })
    functions = exports.isEmpty ? defined : defined.filter { wanted.contains($0) }
  }

  /// The names behind `Export-ModuleMember [-Function]`.
  private static func exports(_ command: CommandSyntax) -> [String]? {
    guard let head = command.elements.first as? StringConstantExpressionSyntax, FoldedName.equal(head.value, "Export-ModuleMember") else { return nil }
    var names: [String] = [], takes = true
    for element in command.elements.dropFirst() {
      if let parameter = element as? CommandParameterSyntax { takes = "function".hasPrefix(parameter.name.lowercased()) } else if takes {
        if let word = element as? StringConstantExpressionSyntax { names.append(word.value) }
        if let list = element as? ArrayLiteralSyntax { names += list.elements.compactMap { ($0 as? StringConstantExpressionSyntax)?.value } }
      }
    }
    return names
  }
}
