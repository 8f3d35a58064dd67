#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What libFuzzer calls with each input; the environment's `SIMLET_FUZZ` names the target.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let bytes, count > 0 else { return 0 }
  Target.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// A room of the program that takes text from outside.
enum Target: String, CaseIterable {
  case parser, binder, format, regex, csv, json, xml

  static let chosen: Target = {
    let name = getenv("SIMLET_FUZZ").map { String(cString: $0) } ?? ""
    if let target = Target(rawValue: name) { return target }
    fputs("SIMLET_FUZZ must be one of \(allCases.map(\.rawValue).joined(separator: ", "))\n", stderr)
    exit(64)
  }()

  func run(_ bytes: [UInt8]) {
    if self == .parser { ParserTarget.run(bytes) } else { ScriptTarget.shared.run(String(decoding: bytes, as: UTF8.self)) }
  }

  /// The script that gets the input as `$data`; every error is caught, for what is looked for are crashes and hangs.
  var script: String {
    switch self {
    case .parser: ""
    case .binder:
      """
      function Test-Binder {
        [CmdletBinding(DefaultParameterSetName = 'A', SupportsShouldProcess)]
        param(
          [Parameter(ParameterSetName = 'A', Position = 0, ValueFromPipeline)][int[]]$Number,
          [Parameter(ParameterSetName = 'B', Mandatory, ValueFromPipelineByPropertyName)][Alias('id', 'i')][string]$Name,
          [ValidateSet('Toll', 'TollFree')][string]$Kind, [ValidateRange(4, 12)][int]$Length, [datetime]$When, [switch]$Force,
          [ValidatePattern('^a')][string]$Pattern, [Parameter(ValueFromRemainingArguments)]$Rest)
        process { "$Number$Name$Kind$Length$When$Force$Rest" }
      }
      $named = @{}
      $plain = foreach ($line in $data -split "`n") {
        $name, $value = $line -split '=', 2
        if ($null -eq $value) { $line } else { $named[$name] = $value }
      }
      try { Test-Binder @named } catch { }
      try { Test-Binder @plain } catch { }
      try { $plain | Test-Binder @named } catch { }
      try { [pscustomobject]$named | Test-Binder } catch { }
      """
    case .format:
      """
      $values = 5, -1.5, 12345678901234567890d, [int]::MinValue, [double]::NaN, [datetime]'2026-01-02T03:04:05', [timespan]'1.02:03:04', [guid]::Empty, 'text', $null
      try { $data -f $values } catch { }
      foreach ($value in $values[0..6]) { try { $value.ToString($data) } catch { } }
      try { [datetime]$data } catch { }
      try { [double]$data; [decimal]$data; [int]$data; [version]$data } catch { }
      """
    case .regex:
      """
      $pattern, $text = $data -split "`n", 2
      try { $text -match $pattern } catch { }
      try { $text -replace $pattern, '<$&|$1|${a}>' } catch { }
      try { [regex]::Matches("$text", $pattern, 'IgnoreCase, Multiline').Count } catch { }
      try { 'abc' -replace 'b', $data } catch { }
      try { 'abc' -like $data } catch { }
      """
    case .csv: "try { $data | ConvertFrom-Csv | ConvertTo-Csv } catch { }; try { ConvertFrom-StringData $data } catch { }"
    case .json: "try { $data | ConvertFrom-Json -AsHashtable | ConvertTo-Json -Depth 5 } catch { }; try { $data | ConvertFrom-Json | Out-String } catch { }"
    case .xml:
      "try { $x = [xml]$data; $x.OuterXml; $x.SelectNodes('//*').Count } catch { }; try { ([xml]'<a><b c=\"1\">t</b></a>').SelectNodes($data).Count } catch { }; try { [System.Management.Automation.PSSerializer]::Deserialize($data) } catch { }"
    }
  }
}
