/// The parts of `CategoryInfo`, derived where the record says nothing itself.
extension ErrorRecord {
  public var categoryReason: String { reason.isEmpty ? exception.exceptionType.name : reason }

  public var categoryTargetName: String {
    if !targetName.isEmpty { return targetName }
    return targetObject.isNull ? "" : (try? targetObject.text()) ?? ""
  }

  public var categoryTargetType: String {
    if !targetType.isEmpty { return targetType }
    return targetObject.isNull ? "" : targetObject.type.name
  }

  /// `ObjectNotFound: (/x:String) [Get-Item], ItemNotFoundException`.
  public var categoryMessage: String {
    "\(category): (\(ErrorRecord.shortened(categoryTargetName)):\(categoryTargetType)) [\(activity)], \(categoryReason)"
  }

  /// Long parts are cut in the middle, to 40 characters.
  private static func shortened(_ text: String) -> String {
    let units = Array(text.utf16)
    guard units.count > 40 else { return text }
    return String(decoding: units.prefix(18), as: UTF16.self) + "..." + String(decoding: units.suffix(19), as: UTF16.self)
  }
}
