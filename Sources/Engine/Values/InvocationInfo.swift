import Diagnostics
import Objects

/// `$MyInvocation` and the `InvocationInfo` of an error: which command was called how and where.
package final class InvocationInfo: PSObject {
  package let command: CommandInfo?
  package let position: SyntaxPosition?
  package let invocationName: String
  package var boundParameters: PSHashtable?
  package var unboundArguments: [Value]
  package var pipelineLength, pipelinePosition: Int
  package var expectingInput: Bool
  /// The script that contains the call.
  package var callerPath: String?
  /// The script that the called code stands in.
  package var commandPath: String?
  package var historyId: Int64 = 1

  package init(command: CommandInfo?, position: SyntaxPosition?, invocationName: String = "") {
    self.command = command
    self.position = position
    self.invocationName = invocationName
    unboundArguments = []
    pipelineLength = 1
    pipelinePosition = 1
    expectingInput = false
    callerPath = position?.source.name
    super.init()
  }

  convenience init(scope: Scope) {
    self.init(command: scope.call.command ?? scope.call.block.map { BlockCommand($0) }, position: scope.call.position, invocationName: scope.call.invocationName)
    boundParameters = scope.boundParameters
    unboundArguments = scope.call.rest
    pipelineLength = scope.call.pipelineLength
    pipelinePosition = scope.call.pipelinePosition
    expectingInput = scope.call.receivesInput
    commandPath = scope.call.block?.path
  }

  package override var type: TypeInfo { EngineTypes.invocationInfo }

  /// `At file:line char:column` with the line and its underline.
  package var positionMessage: String {
    guard let place = position?.errorPosition else { return "" }
    let file = place.file.isEmpty ? "line" : place.file
    let underline = String(repeating: " ", count: place.underlineStart) + String(repeating: "~", count: max(1, place.underlineLength))
    return "At \(file):\(place.line) char:\(place.column)\n+ \(place.lineText)\n+ \(underline)"
  }

  /// The text of the calling line.
  package var line: String {
    guard let position else { return "" }
    let number = position.source.line(at: Int(position.extent.start))
    // The line keeps its own end.
    return position.source.line(number) + (number < position.source.lineStarts.count ? "\n" : "")
  }
}

extension SyntaxPosition {
  /// Resolves the position for an error view.
  package var errorPosition: ErrorPosition {
    let start = source.position(at: Int(extent.start)), end = source.position(at: Int(extent.end))
    let text = source.line(start.line)
    let length = end.line == start.line ? end.column - start.column : max(1, text.utf16.count - start.column + 1)
    return ErrorPosition(
      file: source.name ?? "", line: start.line, column: start.column, lineText: text, underlineStart: start.column - 1, underlineLength: max(0, length),
      extentText: source.substring(extent), endLine: end.line, endColumn: end.column)
  }

  package var line: Int { source.line(at: Int(extent.start)) }
  package var text: String { source.substring(extent) }
}
