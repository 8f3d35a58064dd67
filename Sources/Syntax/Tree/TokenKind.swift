/// Names the sorts of tokens as `System.Management.Automation.Language.TokenKind` does.
package enum TokenKind: UInt8, Sendable, CaseIterable {
  case unknown, variable, splattedVariable, parameter, number, label, identifier, generic
  case newLine, lineContinuation, comment, endOfInput
  case stringLiteral, stringExpandable, hereStringLiteral, hereStringExpandable
  case lParen, rParen, lCurly, rCurly, lBracket, rBracket, atParen, atCurly, dollarParen
  case semi, andAnd, orOr, ampersand, pipe, comma, minusMinus, plusPlus, dotDot, colonColon, dot, exclaim
  case multiply, divide, rem, plus, minus
  case equals, plusEquals, minusEquals, multiplyEquals, divideEquals, remainderEquals
  case redirection, redirectInStd, format, not, bnot, and, or, xor, band, bor, bxor, join
  case ieq, ine, ige, igt, ilt, ile, ilike, inotlike, imatch, inotmatch, ireplace, icontains, inotcontains, iin, inotin, isplit
  case ceq, cne, cge, cgt, clt, cle, clike, cnotlike, cmatch, cnotmatch, creplace, ccontains, cnotcontains, cin, cnotin, csplit
  case `is`, isNot, `as`, postfixPlusPlus, postfixMinusMinus, shl, shr, colon
  case questionMark, questionQuestionEquals, questionQuestion, questionDot, questionLBracket
  case begin, `break`, `catch`, `class`, `continue`, data, define, `do`, dynamicparam, `else`, elseIf, end, exit, filter, finally
  case `for`, foreach, from, function, `if`, `in`, param, process, `return`, `switch`, `throw`, trap, `try`, until, using, `var`
  case `while`, workflow, parallel, sequence, inlineScript, configuration, dynamicKeyword
  case `public`, `private`, `static`, interface, `enum`, namespace, module, type, assembly, command, hidden, base, `default`, clean

  /// The name as .NET prints it: `LCurly`, `Ieq`, `ElseIf`.
  package var name: String {
    let own = "\(self)"
    return own.prefix(1).uppercased() + own.dropFirst()
  }
}
