import Engine
import Formatting
import Objects

/// A help topic, or a part of one: its properties, and the text that it prints as.
final class HelpObject: PSObject {
  let lines: [String]
  private let kind: String

  init(_ kind: String, _ properties: PropertyBag, lines: [String]) {
    self.kind = kind
    self.lines = lines
    super.init()
    added = properties
  }

  override var type: TypeInfo { TypeCatalog.type(kind) }
  override func describe() throws -> String { kind }
}

/// Gathers what is known of a command for its help.
struct CommandHelp {
  let command: CommandInfo
  let comment: CommentHelp?
  private let parameterTexts: [FoldedName: String]
  private let defaults: [FoldedName: String]
  private let moduleText: (String) -> String?

  init(_ command: CommandInfo, _ engine: Engine, _ native: NativeHelp) {
    self.command = command
    let hook = engine.hooks.helpText
    moduleText = { hook?(command, $0) }
    let block = (command as? FunctionInfo)?.block ?? (command as? ScriptInfo)?.block
    guard let template = block?.template else {
      comment = native.comment(of: command)
      parameterTexts = comment?.parameters ?? [:]
      defaults = [:]
      return
    }
    let comments = HelpComments(template.source)
    let isBuiltIn = (command as? FunctionInfo).map(BuiltInFunctions.isBuiltIn) ?? false
    comment = comments.help(template.syntax.extent, isScript: command is ScriptInfo)?.completed(moduleText) ?? (isBuiltIn ? native.comment(of: command) : nil)
    var texts = comment?.parameters ?? [:]
    var defaults: [FoldedName: String] = [:]
    var after = Int(template.syntax.paramBlock?.extent.start ?? 0)
    for parameter in template.syntax.paramBlock?.parameters ?? template.outerParameters ?? [] {
      let name = FoldedName(template.source.substring(parameter.name.extent).split(whereSeparator: { "${}".contains($0) }).joined())
      if texts[name] == nil { texts[name] = comments.comment(before: parameter.extent, after: after) }
      if let value = parameter.defaultValue { defaults[name] = template.source.substring(value.extent) }
      after = Int(parameter.extent.end)
    }
    parameterTexts = texts
    self.defaults = defaults
  }

  struct Row {
    let name: String, type: TypeInfo, isSwitch: Bool
    let text: String, required: Bool, position: String, value: String, pipeline: String, wildcards: Bool
  }

  var rows: [Row] {
    let metadata = command.metadata
    var declarations = metadata.parameters.filter { !$0.isHidden }
    if metadata.traits.supportsShouldProcess { declarations += metadata.all.filter { ["WhatIf", "Confirm"].contains($0.name) } }
    let implied = !(command is CmdletInfo) && metadata.traits.positionalBinding && !metadata.parameters.contains { $0.sets.contains { $0.position != nil } }
    var next = 0
    return declarations.map { declaration in
      var position = declaration.sets.compactMap(\.position).first.map { String($0 + 1) } ?? "named"
      if implied, !declaration.isSwitch, !declaration.isCommon {
        next += 1
        position = String(next)
      }
      var ways: [String] = []
      if declaration.acceptsPipeline { ways.append("ByValue") }
      if declaration.acceptsPipelineByPropertyName { ways.append("ByPropertyName") }
      let name = FoldedName(declaration.name)
      return Row(
        name: declaration.name, type: declaration.type, isSwitch: declaration.isSwitch, text: parameterTexts[name] ?? moduleText("-" + declaration.name) ?? declaration.help,
        required: declaration.sets.contains { $0.isMandatory }, position: position,
        value: defaults[name] ?? (declaration.isSwitch && !declaration.isCommon ? "False" : declaration.defaultText),
        pipeline: ways.isEmpty ? "false" : "true (\(ways.joined(separator: ", ")))", wildcards: declaration.supportsWildcards)
    }
  }

  /// The syntax lines; with help the types are .NET's names, without it PowerShell's.
  var syntax: [String] {
    CommandSyntaxText.lines(command).map { line in
      var line = line + (command.metadata.isAdvanced ? "" : " ")
      guard comment != nil else { return line }
      for parameter in command.metadata.parameters {
        let short = "<\(CommandSyntaxText.typeName(parameter.type))>"
        for start in ["-\(parameter.name)] ", "-\(parameter.name) "] { line = line.replacing(start + short, with: start + "<\(parameter.type.name)>") }
      }
      return line
    }
  }
}

extension CommentHelp {
  /// The help with what its module has to say of each part; a part that the module does not have stays as the comment has it.
  fileprivate func completed(_ text: (String) -> String?) -> CommentHelp {
    var result = self
    result.synopsis = text("") ?? synopsis
    result.description = text("Description") ?? description
    result.notes = text("Notes") ?? notes
    for index in examples.indices {
      if let remark = text("Example\(index + 1)") { result.examples[index].add(remark) }
    }
    return result
  }
}

extension String {
  /// The text with each occurrence of a part replaced.
  fileprivate func replacing(_ part: String, with other: String) -> String {
    var result = "", rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
