import Diagnostics
import Engine
import Objects
import Syntax

/// Finds the commands and parameters of a script that do not exist, before anything of it runs.
final class PlanCheck {
  private let engine: Engine
  private let source: SourceText
  private var own: Set<FoldedName> = []
  private var commands: [CommandSyntax] = []
  /// A script that loads others may call what is not known here.
  private var loadsOthers = false

  init(_ engine: Engine, _ source: SourceText) {
    self.engine = engine
    self.source = source
  }

  /// One line for each problem: place and message.
  func problems(_ root: SyntaxNode) -> [String] {
    collect(root)
    return commands.flatMap(check)
  }

  private func collect(_ node: SyntaxNode) {
    switch node {
    case let function as FunctionDefinitionSyntax: own.insert(FoldedName(function.name.split(separator: ":").last.map(String.init) ?? function.name))
    case let command as CommandSyntax:
      commands.append(command)
      noteDefinition(command)
    default: break
    }
    node.forEachChild(collect)
  }

  private func noteDefinition(_ command: CommandSyntax) {
    if command.invocationOperator == .dot { loadsOthers = true }
    let words = command.elements.compactMap { ($0 as? StringConstantExpressionSyntax)?.value }
    switch command.commandName?.lowercased() {
    case "set-alias", "new-alias", "sal", "nal": if words.count > 1 { own.insert(FoldedName(words[1])) }
    case "import-module", "ipmo", "using": if words.dropFirst().contains(where: { $0.contains("/") || $0.contains("\\") }) { loadsOthers = true }
    case "set-item", "new-item", "new-module": loadsOthers = true
    default: break
    }
  }

  private func check(_ command: CommandSyntax) -> [String] {
    guard let name = command.commandName, command.invocationOperator == .unknown, !own.contains(FoldedName(name)), !name.contains("/"), !name.contains("\\") else {
      return []
    }
    do {
      let info = try engine.findCommand(name, engine.global.scope, at: nil)
      return parameters(command, info)
    } catch let error as PSError { return loadsOthers ? [] : [place(command.extent) + error.record.exception.message.split(separator: "\n").joined(separator: " ")] } catch { return [] }
  }

  private func parameters(_ command: CommandSyntax, _ found: CommandInfo) -> [String] {
    var info = found
    if let alias = info as? AliasInfo, let target = try? engine.findCommand(alias.target, engine.global.scope, at: nil) { info = target }
    guard info is CmdletInfo || (info as? FunctionInfo)?.metadata.isAdvanced == true else { return [] }
    let metadata = info.metadata
    return command.elements.enumerated().compactMap { index, element in
      guard let parameter = element as? CommandParameterSyntax, metadata.matching(prefix: parameter.name).isEmpty else { return nil }
      // `-amos.marble@contoso.com`: an identity with a dash before it.
      if index + 1 < command.elements.count, let next = command.elements[index + 1] as? StringConstantExpressionSyntax, next.value.hasPrefix(".") || next.value.hasPrefix("@") { return nil }
      let nearest = Self.nearest(parameter.name, metadata.all.filter { !$0.isCommon }.map(\.name)).map { " Did you mean -\($0)?" } ?? ""
      return place(parameter.extent) + "\(info.name): A parameter cannot be found that matches parameter name '\(parameter.name)'.\(nearest)"
    }
  }

  private func place(_ extent: Extent) -> String {
    let position = SyntaxPosition(source, extent).errorPosition
    return "line \(position.line), column \(position.column): "
  }

  /// The name that differs least, if it differs little.
  static func nearest(_ name: String, _ candidates: [String]) -> String? {
    let rated = candidates.map { ($0, distance(Array(name.lowercased().utf8), Array($0.lowercased().utf8))) }
    guard let best = rated.min(by: { $0.1 < $1.1 }), best.1 <= max(2, name.utf8.count / 3) else { return nil }
    return best.0
  }

  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    guard left.count < 200, right.count < 200 else { return .max }
    var row = Array(0...right.count)
    for (line, byte) in left.enumerated() {
      var corner = row[0]
      row[0] = line + 1
      for (column, other) in right.enumerated() {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, corner + (byte == other ? 0 : 1))
        corner = above
      }
    }
    return row[right.count]
  }
}
