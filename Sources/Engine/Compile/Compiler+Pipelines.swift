import Objects
import Syntax

/// Pipelines and commands.
extension Compiler {
  func pipeline(_ syntax: PipelineSyntax) -> StatementNode {
    let made = foreground(syntax)
    return syntax.isBackground ? BackgroundNode(made, text: source.substring(syntax.extent)) : made
  }

  private func foreground(_ syntax: PipelineSyntax) -> StatementNode {
    if let pure = syntax.pureExpression { return expressionStatement(pure) }
    return pipeline(syntax.elements)
  }

  /// The stages of a pipeline; a lone stage stands without one on the right of `=`.
  func pipeline(_ stages: [CommandBaseSyntax]) -> StatementNode {
    var elements = stages[...]
    var input: Node?
    var redirections: [RedirectionNode] = []
    if let first = elements.first as? CommandExpressionSyntax {
      input = expression(first.expression)
      redirections = first.redirections.map { redirection($0) }
      elements = elements.dropFirst()
    }
    let commands = elements.compactMap { ($0 as? CommandSyntax).map { command($0) } }
    return PipelineNode(source: input, sourceRedirections: redirections, commands: commands)
  }

  /// `$x++` and `[void](…)` as statements output nothing.
  private func expressionStatement(_ syntax: ExpressionSyntax) -> StatementNode {
    if let unary = syntax as? UnaryExpressionSyntax {
      switch unary.unaryOperator {
      case .plusPlus, .minusMinus, .postfixPlusPlus, .postfixMinusMinus: return SilentStatement.make(expression(syntax))
      default: break
      }
    }
    return ExpressionStatement(expression(syntax), isSuccess: syntax.isSuccess)
  }

  func redirection(_ syntax: RedirectionSyntax) -> RedirectionNode {
    if let file = syntax as? FileRedirectionSyntax { return .file(file.stream, expression(file.location), append: file.isAppend) }
    return .merge(syntax.stream, into: (syntax as? MergingRedirectionSyntax)?.target ?? .output)
  }

  func command(_ syntax: CommandSyntax) -> CommandNode {
    let head = syntax.elements.first
    var name: String?
    if let constant = head as? StringConstantExpressionSyntax { name = constant.value }
    let nameNode = (head as? ExpressionSyntax).map { expression($0) } ?? ConstantNode(Value(""))
    return CommandNode(
      position(syntax), name: name, nameNode: nameNode, namePosition: head.map { position($0) } ?? position(syntax),
      isDotSourced: syntax.invocationOperator == .dot, isAmpersand: syntax.invocationOperator == .ampersand, arguments: arguments(syntax),
      redirections: syntax.redirections.map { redirection($0) }, looksLikeMethodCall: Compiler.looksLikeMethodCall(syntax))
  }

  /// `Name(a, b)`: a list in parentheses right behind the name.
  private static func looksLikeMethodCall(_ syntax: CommandSyntax) -> Bool {
    guard syntax.elements.count == 2, let head = syntax.elements.first, let list = syntax.elements.last as? ParenExpressionSyntax else { return false }
    return head.extent.end == list.extent.start && (list.pipeline as? PipelineSyntax)?.pureExpression is ArrayLiteralSyntax
  }

  private func arguments(_ syntax: CommandSyntax) -> [ArgumentNode] {
    var result: [ArgumentNode] = []
    // Behind `--` every word is an argument; the mark itself goes to programs only.
    var isPlain = false
    var isVerbatim = false
    for element in syntax.elements.dropFirst() {
      if let word = element as? StringConstantExpressionSyntax, word.stringKind == .bareWord {
        if isVerbatim {
          result.append(.verbatim(word.value, position(word)))
          continue
        }
        if word.value == "--%" {
          isVerbatim = true
          continue
        }
      }
      if let parameter = element as? CommandParameterSyntax {
        let spelling = String(source.substring(parameter.extent).prefix { $0 != ":" })
        if isPlain {
          result.append(.value(ConstantNode(Value(source.substring(parameter.extent))), position(parameter)))
          continue
        }
        if spelling == "--" {
          isPlain = true
          result.append(.endOfParameters(position(parameter)))
          continue
        }
        result.append(
          .parameter(
            parameter.name, value: parameter.argument.map { argumentValue($0) }, hasColon: parameter.hasColon,
            spelling: spelling, position(parameter),
            valuePosition: parameter.argument.map { position($0) }))
      } else if let variable = element as? VariableExpressionSyntax, variable.isSplatted {
        result.append(.splat(self.variable(variable.path, variable), position(variable)))
      } else if let word = element as? StringConstantExpressionSyntax, word.stringKind == .bareWord {
        result.append(.word(expression(word), position(word)))
      } else if let expression = element as? ExpressionSyntax {
        result.append(expression is ArrayLiteralSyntax ? .list(argumentValue(expression), text: source.substring(expression.extent), position(expression)) : .value(argumentValue(expression), position(expression)))
      }
    }
    return result
  }

  /// Numbers written as words keep their spelling; everything else is an expression.
  private func argumentValue(_ syntax: ExpressionSyntax) -> Node {
    guard let constant = syntax as? ConstantExpressionSyntax else { return expression(syntax) }
    let value = Compiler.constant(constant.value), text = source.substring(constant.extent)
    if (try? value.text()) == text { return ConstantNode(value) }
    let wrapped = WrappedValue(value)
    wrapped.literalText = text
    return ConstantNode(.object(wrapped))
  }
}
