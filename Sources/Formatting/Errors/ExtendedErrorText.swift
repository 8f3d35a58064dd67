import Objects

/// Writes all that an error record knows, as `Get-Error` and the detailed view show it: parts inside parts, indented by four.
struct ExtendedErrorText {
  private static let deepest = 10
  private let style: OutputStyle

  private init(_ style: OutputStyle) { self.style = style }

  static func text(of record: ErrorRecord, style: OutputStyle = .plain) -> String {
    ExtendedErrorText(style).lines(of: .object(record), indent: 0, depth: 1).joined(separator: "\n")
  }

  /// A part has a name and a value that is not empty.
  private func parts(of value: Value) -> [(name: String, value: Value)] {
    let exception = value.unwrapped.asObject as? ExceptionObject
    var parts: [(String, Value)] = []
    let isPlaceholder = exception?.type.name == "ParentContainsErrorRecordException"
    for member in Members.properties(value) where !ExtendedErrorText.hidden.contains(member.name) {
      if isPlaceholder, member.name != "Message", member.name != "HResult" { continue }
      guard let part = try? member.get(), !isEmpty(part) else { continue }
      parts.append((member.name, inner(part, of: exception)))
    }
    if let exception { parts.insert(("Type", Value(exception.type.fullName)), at: 0) }
    return parts
  }

  /// What holds only while a pipeline runs.
  private static let hidden: Set<String> = ["PSErrorIndex", "BoundParameters", "PipelineLength", "PipelinePosition"]

  /// The record inside an exception would hold that exception again: .NET puts one there that only repeats the message.
  private func inner(_ value: Value, of exception: ExceptionObject?) -> Value {
    guard let exception, let record = value.unwrapped.asObject as? ErrorRecord, record.exception === exception else { return value }
    let parent = ExceptionObject(TypeCatalog.type("System.Management.Automation.ParentContainsErrorRecordException"), exception.message)
    return .object(ErrorRecord(parent, id: record.errorId, category: record.category, target: record.targetObject))
  }

  private func isEmpty(_ value: Value) -> Bool {
    if value.isNull || value.isVoid { return true }
    if let text = value.asString { return text.isEmpty }
    if case .bool(false) = value.unwrapped { return true }
    if case .int(0) = value.unwrapped { return true }
    if let table = value.unwrapped.asObject as? PSHashtable { return table.count == 0 }
    return items(of: value)?.isEmpty ?? false
  }

  private func items(of value: Value) -> ContiguousArray<Value>? {
    if value.asString != nil { return nil }
    if let array = value.asArray { return array.items }
    return (try? value.unwrapped.asObject?.enumerated()) ?? nil
  }

  private func lines(of value: Value, indent: Int, depth: Int) -> [String] {
    let parts = parts(of: value)
    let width = parts.map(\.name.count).max() ?? 0
    let prefix = String(repeating: " ", count: indent)
    var lines: [String] = []
    for part in parts {
      let padded = part.name + String(repeating: " ", count: width - part.name.count)
      let head = "\(prefix)\(style.accent)\(padded) : \(style.reset)"
      if isNested(part.value) {
        lines.append(depth >= ExtendedErrorText.deepest ? head + "…" : head)
        if depth < ExtendedErrorText.deepest { lines += self.lines(of: part.value, indent: indent + 4, depth: depth + 1) }
      } else if part.name != "Data", let items = items(of: part.value) {
        lines.append(head)
        lines += elements(items, indent: indent + 4, depth: depth)
      } else {
        lines += plain(part.name, part.value, head: head, indent: indent + width + 3)
      }
    }
    return lines
  }

  private func isNested(_ value: Value) -> Bool {
    let object = value.unwrapped.asObject
    return object is ExceptionObject || object is ErrorRecord || value.type.fullName == "System.Management.Automation.InvocationInfo"
  }

  private func elements(_ items: ContiguousArray<Value>, indent: Int, depth: Int) -> [String] {
    let prefix = String(repeating: " ", count: indent)
    return items.flatMap { item -> [String] in
      if item.asString != nil || item.type.isValueType { return [prefix + ((try? item.text()) ?? "")] }
      return depth >= ExtendedErrorText.deepest ? [prefix + "…"] : lines(of: item, indent: indent, depth: depth + 1)
    }
  }

  private static func trimmed(_ line: Substring) -> String {
    var line = line.drop(while: \.isWhitespace)
    while line.last?.isWhitespace == true { line.removeLast() }
    return String(line)
  }

  private func plain(_ name: String, _ value: Value, head: String, indent: Int) -> [String] {
    var text = (try? value.text()) ?? ""
    if value.unwrapped.asObject is TypeInfo { text = "[\(text)]" }
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    if name == "StackTrace" { return [head] + all.map(String.init) }
    guard all.count > 1 else { return [head + (name == "Message" ? style.error + text + style.reset : text)] }
    let rest = String(repeating: " ", count: indent)
    return all.enumerated().map { ($0.offset == 0 ? head : rest) + ExtendedErrorText.trimmed($0.element) }
  }
}
