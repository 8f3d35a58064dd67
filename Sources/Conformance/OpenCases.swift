import Foundation

/// The list of cases that do not pass yet; it may only shrink.
public struct OpenCases {
  public let file: URL
  public let names: Set<String>

  public init(_ file: URL) throws {
    self.file = file
    names = Set(try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("# ") }.map(String.init))
  }

  /// Cases that fail although they are not on the list.
  public func broken(_ results: [CaseRunner.Result]) -> [String] { results.filter { !$0.passes && !names.contains($0.name) }.map(\.name) }

  /// Cases on the list that pass: they are to be taken off.
  public func mended(_ results: [CaseRunner.Result]) -> [String] { results.filter { $0.passes && names.contains($0.name) }.map(\.name) }

  /// Writes the list anew from what failed.
  public static func write(_ results: [CaseRunner.Result], to file: URL) throws {
    let lines = results.filter { !$0.passes }.map(\.name).sorted()
    try (["# Cases that do not pass yet; the list may only shrink. `swift run dev conformance --update` takes off what passes."] + lines + [""]).joined(separator: "\n")
      .write(to: file, atomically: true, encoding: .utf8)
  }
}
