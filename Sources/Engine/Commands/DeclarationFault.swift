import Diagnostics
import Objects

/// A mistake in a `param` block that shows when the command is called: an unknown attribute or type, a name used twice.
package struct DeclarationFault {
  let message, id: String
  let category: ErrorCategory
  /// The culprit in the declaration; nil to point at the command's name.
  let position: SyntaxPosition?

  /// The first mistake among a command's own parameters.
  static func first(in parameters: [ParameterDeclaration], isAdvanced: Bool, hidesCommon: Bool) -> DeclarationFault? {
    if let fault = parameters.compactMap(\.fault).first { return fault }
    guard isAdvanced else { return nil }
    let common = CommonParameters.names + (hidesCommon ? ["WhatIf", "Confirm"] : [])
    guard let twice = parameters.first(where: { own in common.contains { FoldedName.equal($0, own.name) } }) else { return nil }
    return DeclarationFault(
      message: "A parameter with the name '\(twice.name)' was defined multiple times for the command.", id: "ParameterNameAlreadyExistsForCommand",
      category: .MetadataError, position: nil)
  }

  func error(_ run: CommandRuntime) -> PSError {
    let error = PSError(position == nil ? "MetadataException" : "RuntimeException", message, id: id, category: category)
    if let position { return error.at(position) }
    error.record.isComplete = true
    error.record.activity = run.info.name
    error.record.invocation = InvocationInfo(command: run.info, position: run.call.position, invocationName: run.call.invocationName)
    if let call = run.call.position {
      let end = Int(call.extent.start) + run.call.invocationName.utf8.count
      error.record.position = SyntaxPosition(call.source, Extent(Int(call.extent.start), end)).errorPosition
    }
    return error
  }
}
