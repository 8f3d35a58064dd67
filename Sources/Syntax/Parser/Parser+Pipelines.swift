import Diagnostics

extension SyntaxParser {
  /// pipeline-chain: assignment | pipeline ((&& | ||) pipeline)* &?
  func pipelineChain() -> PipelineBaseSyntax? {
    guard enter() else {
      leave()
      return nil
    }
    defer { leave() }
    var chain: PipelineBaseSyntax?
    var chainOperator: Token?
    while true {
      let first = peek()
      var start: ExpressionSyntax?
      if mayBeginExpression(first) {
        // An operator behind an operand is one only in expression mode: `=b` is a word otherwise.
        let mode = lexer.mode
        setMode(.expression)
        start = expression(endsNumberAtTernary: true)
        if chain == nil, let target = start, peek().kind.isAssignment {
          let sign = next()
          setMode(mode)
          return assignment(target, sign)
        }
        setMode(mode)
      }
      guard let pipeline = pipeline(start) else {
        guard let chain, let chainOperator else { return nil }
        return missingChainElement(chain, chainOperator)
      }
      var following = peek()
      var isBackground = false
      if following.kind == .ampersand {
        skip()
        following = peek()
        if following.kind == .andAnd || following.kind == .orOr {
          skip()
          report(.backgroundOperatorInPipelineChain, following.extent)
          return ErrorStatementSyntax((chain?.extent ?? pipeline.extent).through(following.extent))
        }
        isBackground = true
      }
      let isLast = following.kind != .andAnd && following.kind != .orOr
      let link: PipelineBaseSyntax
      if let left = chain, let chainOperator {
        link = PipelineChainSyntax(
          left.extent.through(pipeline.extent), operator: chainOperator.kind, left: left, right: pipeline,
          isBackground: isLast && isBackground)
      } else {
        link = isBackground ? PipelineSyntax(pipeline.extent, first: pipeline.first, others: pipeline.others, isBackground: true) : pipeline
      }
      if isLast { return link }
      skip()
      skipNewLines()
      chain = link
      chainOperator = following
    }
  }

  private func missingChainElement(_ chain: PipelineBaseSyntax, _ chainOperator: Token) -> PipelineBaseSyntax {
    let following = peek()
    if following.kind == .endOfInput {
      reportIncomplete(.emptyPipelineChainElement, after(chainOperator), text(chainOperator))
      return chain
    }
    let extent = chainOperator.extent.through(following.extent)
    reportIncomplete(.emptyPipelineChainElement, extent, text(chainOperator))
    return ErrorStatementSyntax(chain.extent.through(chainOperator.extent), keyword: chainOperator.kind, nested: [chain])
  }

  /// Whether a token read in command mode may begin an expression; a plain word cannot.
  private func mayBeginExpression(_ token: Token) -> Bool {
    switch token.kind {
    case .identifier, .semi, .rCurly, .rParen, .endOfInput, .pipe, .newLine, .ampersand, .andAnd, .orOr, .redirection, .label: return false
    case .generic:
      let first = lexer.base[lexer.skipped?.position(ofOriginal: token.start) ?? token.start]
      // Words of letters only stay words.
      return !lexer.traits[Int(first)].contains(.identifierStart) && first != UInt8(ascii: "\\") && first != UInt8(ascii: "?")
        && first != UInt8(ascii: "*") && first != UInt8(ascii: "/") && first != UInt8(ascii: "%")
    default: return !token.traits.contains(.keyword)
    }
  }

  /// assignment: expression operator statement
  ///
  /// The start of each right side is first read as a word, to its end: a chain of assignments costs the square of its length, so it has a limit.
  private func assignment(_ target: ExpressionSyntax, _ sign: Token) -> PipelineBaseSyntax {
    skipNewLines()
    assignmentDepth += 1
    defer { assignmentDepth -= 1 }
    if assignmentDepth > 1_000 { giveUp() }
    var value = statement()
    if value == nil {
      reportIncomplete(.expectedValueExpression, after(sign), text(sign))
      value = ErrorStatementSyntax(after(sign))
    }
    var right: StatementSyntax = value ?? ErrorStatementSyntax(after(sign))
    if right.kind == .pipeline, let pipeline = right as? PipelineSyntax, !pipeline.isBackground, pipeline.others.isEmpty,
      pipeline.first.kind == .commandExpression
    {
      right = pipeline.first
    }
    checkAssignable(target, isPlain: sign.kind == .equals, .invalidLeftHandSide)
    return AssignmentStatementSyntax(
      target.extent.through(right.extent), left: target, operator: sign.kind, right: right, operatorExtent: sign.extent)
  }

  /// pipeline: (expression redirection* | command) (| command)*
  private func pipeline(_ first: ExpressionSyntax?) -> PipelineSyntax? {
    var head: CommandBaseSyntax?
    var others: [CommandBaseSyntax] = []
    var pipe: Token?
    var operand = first
    while true {
      if pipe != nil, mayBeginExpression(peek()) { operand = expression(endsNumberAtTernary: true) }
      var element: CommandBaseSyntax?
      if let expression = operand {
        if head != nil { report(.expressionsMustBeFirstInPipeline, expression.extent) }
        element = commandExpression(expression)
      } else {
        element = command()
      }
      if let element {
        if head == nil { head = element } else { others.append(element) }
      } else if head != nil || peek().kind == .pipe {
        reportIncomplete(.emptyPipeElement, pipe.map { after($0) } ?? peek().extent)
      }
      operand = nil
      guard let following = pipeBehindElement() else { break }
      pipe = following
    }
    guard let head else { return nil }
    return PipelineSyntax(head.extent.through((others.last ?? head).extent), first: head, others: others)
  }

  /// Takes the pipe behind a stage; nil when the pipeline ends here.
  private func pipeBehindElement() -> Token? {
    var token = peek()
    if token.kind == .newLine, lexer.nextLineBeginsWithPipe(after: lexer.skipped?.position(ofOriginal: token.end) ?? token.end) {
      skipNewLines()
      token = peek()
    }
    switch token.kind {
    case .semi, .newLine, .rParen, .rCurly, .endOfInput, .andAnd, .orOr, .ampersand: return nil
    case .pipe:
      skip()
      skipNewLines()
      if peek().kind == .endOfInput {
        reportIncomplete(.emptyPipeElement, after(token))
        return nil
      }
      return token
    default:
      report(.unexpectedToken, token.extent, source.substring(token.extent))
      return nil
    }
  }

  private func commandExpression(_ expression: ExpressionSyntax) -> CommandExpressionSyntax {
    var redirections = Redirections()
    var end = expression.extent
    while true {
      let token = peek()
      guard token.kind == .redirection || token.kind == .redirectInStd else { break }
      skip()
      let covered = redirection(token, &redirections)
      if token.kind == .redirection { end = covered }
    }
    return CommandExpressionSyntax(expression.extent.through(end), expression: expression, redirections: redirections.list)
  }

  // MARK: Redirections

  /// Holds at most one redirection per stream; they stand in the order of the streams.
  struct Redirections {
    private(set) var list: [RedirectionSyntax] = []

    /// Puts a redirection in its place; false when its stream has one already.
    mutating func insert(_ redirection: RedirectionSyntax) -> Bool {
      let index = list.firstIndex { $0.stream.rawValue >= redirection.stream.rawValue } ?? list.count
      if index < list.count, list[index].stream == redirection.stream { return false }
      list.insert(redirection, at: index)
      return true
    }
  }

  /// redirection: [n]> file | [n]>> file | n>&m
  func redirection(_ token: Token, _ redirections: inout Redirections) -> Extent {
    let written = source.substring(token.extent)
    let stream = Self.stream(written.utf8.first ?? 0) ?? .output
    var result: RedirectionSyntax
    if written.contains("&"), let target = written.utf8.last.flatMap(Self.stream) {
      result = MergingRedirectionSyntax(token.extent, from: stream, to: .output)
      if target != .output || stream == .output { report(.redirectionNotSupported, token.extent, written) }
    } else {
      var file = singleArgument(.fileName)
      if file == nil {
        reportIncomplete(.missingFileSpecification, after(token))
        file = ErrorExpressionSyntax(token.extent, nested: [])
      }
      let location: ExpressionSyntax = file ?? ErrorExpressionSyntax(token.extent, nested: [])
      let extent = token.extent.through(location.extent)
      if token.kind == .redirectInStd {
        report(.redirectionNotSupported, token.extent, written)
        return extent
      }
      result = FileRedirectionSyntax(extent, stream: stream, location: location, isAppend: written.hasSuffix(">>"))
    }
    if !redirections.insert(result) { report(.streamAlreadyRedirected, result.extent, "\(stream)") }
    return result.extent
  }

  private static func stream(_ digit: UInt8) -> RedirectionStream? {
    switch digit {
    case UInt8(ascii: "*"): return .all
    case UInt8(ascii: "1"), UInt8(ascii: ">"): return .output
    case UInt8(ascii: "2"): return .error
    case UInt8(ascii: "3"): return .warning
    case UInt8(ascii: "4"): return .verbose
    case UInt8(ascii: "5"): return .debug
    case UInt8(ascii: "6"): return .information
    default: return nil
    }
  }
}
