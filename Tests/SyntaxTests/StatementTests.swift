import Diagnostics
import Syntax
import Testing

struct StatementTests {
  private func parse(_ text: String) -> ParseResult { Parser.parse(SourceText(text)) }

  @Test(arguments: [
    "Get-Item a --foo=bar a:b http://x.y/?a=b /c:d @splat -Force:$true *>&1",
    "1..3 | % { $_ } | ? Name -eq x",
    "$x = if ($a) { 1 } else { 2 }",
    "Get-Thing `\r\n  -Name x `\r\n  -Value @{ a = 1\r\n b = 2 }\r\n",
    "function Get-It {\n<#\n.SYNOPSIS\nx\n#>\n[CmdletBinding()]\nparam(\n[Parameter(Mandatory)][ValidateSet('a','b')]\n[string]$Name = \"x$(1)\"\n)\nbegin { } process { } end { }\n}",
    "$a\n  | Sort-Object\n  # note\n  | Select-Object -First 1",
    "switch -Regex ($a) { '^x' { 1 } default { 2 } }",
    "[pscustomobject]@{ A = 1 } | Format-Table",
    "& { param($x) $x } 1; . ./a.ps1; &'b c' d",
    "cmd /c dir --% %PATH% | x",
    "$h.Where{ $_ }.ForEach({ $_ }).Count",
    "a && b || c &",
    "try { 1 } catch [System.IO.IOException], [Foo] { 2 } finally { 3 }",
    "$x?.y; ${x}?.y; ${x}?[0]; $x ??= 1; $x ?? 2",
    "class A : B { [int]$X = 1; A([int]$x) : base($x) { } static [void] M() { } }",
    "@'\nx\n'@ + @\"\n$(1)\n\"@",
    "\u{201C}a\u{201D} \u{2013}eq \u{2018}a\u{2019}",
  ])
  func validScriptsHaveNoErrors(_ text: String) {
    let errors = parse(text).errors.filter { $0.id != "TypeNotFound" }
    #expect(errors.isEmpty, "\(errors)")
  }

  @Test(arguments: ["if ($a) {", "$x = @{", "\"abc", "Get-Item |", "1 +", "foo(", "@'\nx", "function f", "a &&", "<# x"])
  func unfinishedTextAsksForMore(_ text: String) { #expect(parse(text).isIncomplete) }

  @Test(arguments: [("1 2", "UnexpectedToken"), ("}", "UnexpectedToken"), ("$x = = ", ""), ("1 = 2", "InvalidLeftHandSide"), ("foreach ($a of $b) { }", "MissingInInForeach")])
  func mistakesCarryPowerShellsIds(_ text: String, _ id: String) {
    let errors = parse(text).errors
    if id.isEmpty { #expect(errors.isEmpty) } else { #expect(errors.first?.id == id) }
    #expect(!parse(text).isIncomplete)
  }

  @Test func messagesAreWordedAsPowerShellDoes() {
    #expect(parse("1 2").errors.first?.message == "Unexpected token '2' in expression or statement.")
    #expect(parse("if ($a) {\n1").errors.first?.message == "Missing closing '}' in statement block or type definition.")
    #expect(parse("'a").errors.first?.message == "The string is missing the terminator: '.")
  }

  @Test func requiresAreRead() {
    let needs = parse("#requires -Version 7.2 -Modules A, @{ModuleName='B'; ModuleVersion='1.0'}\n1").root.requirements
    #expect(needs?.version == "7.2")
    #expect(needs?.modules.map(\.name) == ["A", "B"])
  }

  @Test func aMissingModuleIsReportedOnlyWhenAsked() {
    let source = SourceText("using module Nowhere")
    #expect(Parser.parse(source).errors.isEmpty)
    let asked = Parser.parse(source, environment: ParseEnvironment(moduleExists: { _ in false }))
    #expect(asked.errors.map(\.id) == ["ModuleNotFoundDuringParse"])
  }

  @Test(arguments: [
    "<#\n.SYNOPSIS\n  Gets it.\n.PARAMETER Name\n  The name.\n#>\nfunction Get-It { param($Name) $Name }",
    "function Get-It {\n<#\r\n.SYNOPSIS\r\n  Gets it.\r\n.PARAMETER Name\r\n  The name.\r\n#>\nparam($Name) $Name }",
    "# .SYNOPSIS\n#  Gets it.\n# .PARAMETER name\n#  The name.\n\nfunction Get-It { param($Name) $Name }",
    "function Get-It { param($Name) $Name\n# .synopsis\n# Gets it.\n# .parameter Name\n# The name.\n}",
  ])
  func helpStandsInComments(_ text: String) throws {
    let function = try #require(parse(text).root.endBlock?.statements.first as? FunctionDefinitionSyntax)
    let help = try #require(CommentHelp.of(function))
    #expect(help.text("SYNOPSIS") == "Gets it.")
    #expect(help.parameter("name") == "The name.")
  }
}
