import Diagnostics
import Syntax
import Testing

/// Reads trees through the nodes, as the engine does.
struct ExpressionTests {
  private func expression(_ text: String) throws -> ExpressionSyntax {
    let result = Parser.parse(SourceText(text))
    #expect(result.errors.isEmpty, "\(text): \(result.errors.map(\.id))")
    let pipeline = try #require(result.root.endBlock?.statements.first as? PipelineSyntax)
    return try #require(pipeline.pureExpression)
  }

  @Test func operatorsBindByPrecedence() throws {
    let sum = try #require(try expression("1 + 2 * 3 -eq 7 -and $true") as? BinaryExpressionSyntax)
    #expect(sum.binaryOperator == .and)
    let equal = try #require(sum.left as? BinaryExpressionSyntax)
    #expect(equal.binaryOperator == .ieq)
    let plus = try #require(equal.left as? BinaryExpressionSyntax)
    #expect(plus.binaryOperator == .plus)
    #expect((plus.right as? BinaryExpressionSyntax)?.binaryOperator == .multiply)
  }

  @Test func operatorsOfOneKindLeanLeft() throws {
    let outer = try #require(try expression("1 - 2 - 3") as? BinaryExpressionSyntax)
    #expect((outer.left as? BinaryExpressionSyntax)?.binaryOperator == .minus)
    #expect(outer.right.kind == .constantExpression)
  }

  @Test func stringsAreCutIntoParts() throws {
    let node = try #require(try expression("\"a $b `$c $(1 + 2) d\"") as? ExpandableStringExpressionSyntax)
    #expect(node.value == "a $b $c $(1 + 2) d")
    #expect(node.parts.count == 5)
    if case .text(let text) = node.parts[2] { #expect(text == " $c ") } else { Issue.record("text expected") }
    if case .expression(let inner) = node.parts[3] { #expect(inner.kind == .subExpression) } else { Issue.record("expression expected") }
  }

  @Test(arguments: [
    ("1kb", NumericConstant.int32(1024)), ("0xFF", .int32(255)), ("0xFFFFFFFF", .int32(-1)), ("2147483648", .int64(2_147_483_648)),
    ("1.5e3", .double(1500)), ("5l", .int64(5)), ("7uy", .uint8(7)), ("0b101", .int32(5)), ("1n", .bigint("1")),
    ("1.50d", .decimal(DecimalLiteral(isNegative: false, magnitude: 150, scale: 2))), ("-5", .int32(-5)),
    ("99999999999999999999", .decimal(DecimalLiteral(isNegative: false, magnitude: 99_999_999_999_999_999_999, scale: 0))),
  ])
  func numbersHaveTypes(_ text: String, _ value: NumericConstant) throws {
    #expect((try expression(text) as? ConstantExpressionSyntax)?.value == value)
  }

  @Test(arguments: [
    ("$x", VariablePath.Scope.unqualified, "x", nil as String?), ("$global:x", .global, "x", nil), ("$env:PATH", .drive, "PATH", "env"),
    ("${C:\\a b}", .drive, "\\a b", "C"), ("$Script:y", .script, "y", nil), ("$variable:z", .variable, "z", nil),
  ])
  func variablesKnowTheirScope(_ text: String, _ scope: VariablePath.Scope, _ name: String, _ drive: String?) throws {
    let path = try #require(try expression(text) as? VariableExpressionSyntax).path
    #expect(path.scope == scope)
    #expect(path.name == name)
    #expect(path.drive == drive)
  }

  @Test func usingDropsItsPrefix() throws {
    let node = try #require(try expression("$using:a.b") as? UsingExpressionSyntax)
    let member = try #require(node.child as? MemberExpressionSyntax)
    #expect((member.target as? VariableExpressionSyntax)?.path.userPath == "a")
  }
}
