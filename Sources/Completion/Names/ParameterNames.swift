import Diagnostics
import Engine
import Objects
import Syntax

/// Holds the names and aliases of a command's parameters, from the command or from the source that its module would load.
struct ParameterNames {
  private let names: [String]

  func verdict(_ name: String) -> KnownNames.Verdict {
    let key = name.lowercased()
    if key == "?" || names.contains(key) { return .known }
    return names.contains { $0.hasPrefix(key) } ? .beginning : .unknown
  }

  /// nil where any name is taken: programs, simple functions, parameters that come at run time.
  static func of(_ command: String, _ engine: Engine) -> ParameterNames? {
    if let info = engine.loadedCommand(command, engine.global.scope) {
      guard info.metadata.isAdvanced, (info as? FunctionInfo)?.block.template.syntax.dynamicParamBlock == nil else { return nil }
      return ParameterNames(names: info.metadata.all.flatMap { [$0.name] + $0.aliases }.map { $0.lowercased() })
    }
    return engine.moduleFile(exporting: command).flatMap { fromSource(of: command, module: $0, engine) }
  }

  /// A module that keeps one function a file need not be loaded.
  private static func fromSource(of command: String, module: String, _ engine: Engine) -> ParameterNames? {
    let folder = String(module.prefix(module.lastIndex(of: "/").map { module.distance(from: module.startIndex, to: $0) } ?? 0)) + "/Public"
    guard let file = HostFile.names(in: folder).first(where: { FoldedName.equal($0, command + ".ps1") }), let bytes = try? HostFile.read(folder + "/" + file) else { return nil }
    let result = Parser.parse(SourceText(decoding: bytes, name: file))
    var found: ParameterNames?
    TreeWalk.visit(result.root) { node in
      guard found == nil, let function = node as? FunctionDefinitionSyntax, FoldedName.equal(function.name, command) else { return }
      found = declared(by: function)
    }
    return found
  }

  private static func declared(by function: FunctionDefinitionSyntax) -> ParameterNames? {
    guard function.body.dynamicParamBlock == nil, let block = function.body.paramBlock else { return nil }
    let attributes = block.attributes + block.parameters.flatMap { $0.attributes.compactMap { $0 as? AttributeSyntax } }
    guard attributes.contains(where: { ["cmdletbinding", "parameter"].contains($0.typeName.fullName.lowercased()) }) else { return nil }
    var names: [String] = []
    for parameter in block.parameters {
      names.append(parameter.name.path.name)
      for attribute in parameter.attributes.compactMap({ $0 as? AttributeSyntax }) where attribute.typeName.fullName.lowercased() == "alias" {
        names += attribute.positionalArguments.compactMap { ($0 as? StringConstantExpressionSyntax)?.value }
      }
    }
    names += CommonParameters.names + CommonParameters.shortNames + ["WhatIf", "wi", "Confirm", "cf"]
    return ParameterNames(names: names.map { $0.lowercased() })
  }
}
