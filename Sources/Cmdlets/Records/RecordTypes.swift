import Objects

/// Makes the types known that cmdlets return, before the first of their objects: completion asks for their members.
package enum RecordTypes {
  package static func registerAll() { _ = types }

  private nonisolated(unsafe) static let types: [TypeInfo] = [
    GetProcess.record, GetFileHash.record, SelectXml.record, GroupObject.groupInfo, MeasureObject.genericInfo, MeasureObject.textInfo, GetMember.definition,
    MatchInfo.record, FormatHex.record, SessionHistory.record,
  ].map(\.info)
}
