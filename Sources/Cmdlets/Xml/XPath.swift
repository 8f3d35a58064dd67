import Objects

/// Finds nodes by the part of XPath 1.0 that administrators write: paths, `//`, attributes, predicates and a few functions.
package struct XPath {
  package struct Failure: Error { let message: String }

  /// A found node: an element or text, or one attribute of an element.
  package enum Item {
    case node(XmlNode)
    case attribute(XmlNode, name: String)

    var text: String {
      switch self {
      case .node(let node): node.innerText
      case .attribute(let owner, let name): owner.attribute(name) ?? ""
      }
    }
  }

  private indirect enum Expression {
    case path([Step], isAbsolute: Bool)
    case union(Expression, Expression)
    case binary(String, Expression, Expression)
    case function(String, [Expression])
    case text(String)
    case number(Double)
    case negated(Expression)
  }

  private struct Step {
    enum Axis { case child, descendant, attribute, itself, parent, following, preceding, ancestor }
    var axis: Axis
    var test: String
    var predicates: [Expression]
  }

  private enum Outcome {
    case items([Item])
    case text(String)
    case number(Double)
    case flag(Bool)

    var isTrue: Bool {
      switch self {
      case .items(let items): !items.isEmpty
      case .text(let text): !text.isEmpty
      case .number(let number): number != 0 && !number.isNaN
      case .flag(let flag): flag
      }
    }

    var asText: String {
      switch self {
      case .items(let items): items.first?.text ?? ""
      case .text(let text): text
      case .number(let number): number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : String(number)
      case .flag(let flag): flag ? "true" : "false"
      }
    }

    var asNumber: Double {
      switch self {
      case .number(let number): number
      case .flag(let flag): flag ? 1 : 0
      default: Double(asText[...].trimmingSpace) ?? .nan
      }
    }
  }

  private let root: Expression
  private let namespaces: [String: String]

  package init(_ text: String, namespaces: [String: String] = [:]) throws {
    var parser = Reader(text)
    root = try parser.expression()
    guard parser.isAtEnd else { throw Failure(message: "'\(text)' has an invalid token.") }
    self.namespaces = namespaces
  }

  package func select(_ node: XmlNode) throws -> [Item] {
    guard case .items(let items) = try evaluate(root, .node(node), position: 1, count: 1) else { return [] }
    return items
  }

  // MARK: Evaluation

  private func evaluate(_ expression: Expression, _ context: Item, position: Int, count: Int) throws -> Outcome {
    switch expression {
    case .path(let steps, let isAbsolute): return .items(try walk(steps, isAbsolute, context))
    case .union(let left, let right):
      guard case .items(let a) = try evaluate(left, context, position: position, count: count),
        case .items(let b) = try evaluate(right, context, position: position, count: count)
      else { return .items([]) }
      return .items(a + b)
    case .text(let text): return .text(text)
    case .number(let number): return .number(number)
    case .negated(let inner): return .number(-(try evaluate(inner, context, position: position, count: count).asNumber))
    case .binary(let sign, let left, let right):
      return try binary(sign, evaluate(left, context, position: position, count: count)) {
        try evaluate(right, context, position: position, count: count)
      }
    case .function(let name, let arguments):
      return try function(name, arguments.map { try evaluate($0, context, position: position, count: count) }, context, position, count)
    }
  }

  private func binary(_ sign: String, _ left: Outcome, _ right: () throws -> Outcome) throws -> Outcome {
    switch sign {
    case "and": return .flag(try left.isTrue && right().isTrue)
    case "or": return .flag(try left.isTrue || right().isTrue)
    case "=", "!=":
      let right = try right()
      return .flag(compare(left, right) { sign == "=" ? $0 == $1 : $0 != $1 } number: { sign == "=" ? $0 == $1 : $0 != $1 })
    case "<", "<=", ">", ">=":
      let test: (Double, Double) -> Bool =
        switch sign {
        case "<": { $0 < $1 }
        case "<=": { $0 <= $1 }
        case ">": { $0 > $1 }
        default: { $0 >= $1 }
        }
      return .flag(compare(left, try right()) { test(Double($0) ?? .nan, Double($1) ?? .nan) } number: { test($0, $1) })
    default:
      let a = left.asNumber, b = try right().asNumber
      switch sign {
      case "+": return .number(a + b)
      case "-": return .number(a - b)
      case "*": return .number(a * b)
      case "div": return .number(a / b)
      default: return .number(a.truncatingRemainder(dividingBy: b))
      }
    }
  }

  private func compare(_ left: Outcome, _ right: Outcome, _ text: (String, String) -> Bool, number: (Double, Double) -> Bool) -> Bool {
    func each(_ outcome: Outcome) -> [Outcome] {
      if case .items(let items) = outcome { return items.map { .text($0.text) } }
      return [outcome]
    }
    for a in each(left) {
      for b in each(right) {
        if case .number = a { if number(a.asNumber, b.asNumber) { return true } else { continue } }
        if case .number = b { if number(a.asNumber, b.asNumber) { return true } else { continue } }
        if case .flag(let flag) = a { if text(String(flag), String(b.isTrue)) { return true } else { continue } }
        if text(a.asText, b.asText) { return true }
      }
    }
    return false
  }

  private func function(_ name: String, _ arguments: [Outcome], _ context: Item, _ position: Int, _ count: Int) throws -> Outcome {
    let texts = arguments.map(\.asText)
    switch name {
    case "position": return .number(Double(position))
    case "last": return .number(Double(count))
    case "count": if case .items(let items)? = arguments.first { return .number(Double(items.count)) }; return .number(0)
    case "not": return .flag(!(arguments.first?.isTrue ?? false))
    case "true": return .flag(true)
    case "false": return .flag(false)
    case "contains": return .flag(texts.count > 1 && (texts[1].isEmpty || texts[0].contains(texts[1])))
    case "starts-with": return .flag(texts.count > 1 && texts[0].hasPrefix(texts[1]))
    case "concat": return .text(texts.joined())
    case "string": return .text(texts.first ?? context.text)
    case "string-length": return .number(Double((texts.first ?? context.text).utf16.count))
    case "normalize-space": return .text((texts.first ?? context.text).split(whereSeparator: \.isWhitespace).joined(separator: " "))
    case "number": return .number(arguments.first?.asNumber ?? .nan)
    case "sum": if case .items(let items)? = arguments.first { return .number(items.reduce(0) { $0 + (Double($1.text) ?? .nan) }) }; return .number(0)
    case "name", "local-name":
      let target: Item?
      if case .items(let items)? = arguments.first { target = items.first } else { target = context }
      switch target {
      case .node(let node)?: return .text(name == "name" ? node.name : node.localName)
      case .attribute(_, let attribute)?: return .text(attribute)
      case nil: return .text("")
      }
    case "translate":
      guard texts.count == 3 else { return .text("") }
      let from = Array(texts[1]), to = Array(texts[2])
      return .text(String(texts[0].compactMap { letter in from.firstIndex(of: letter).map { $0 < to.count ? to[$0] : nil } ?? letter }))
    case "substring-after", "substring-before", "substring": return .text(texts.first ?? "")
    default: throw Failure(message: "Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.")
    }
  }

  private func walk(_ steps: [Step], _ isAbsolute: Bool, _ context: Item) throws -> [Item] {
    var items = [context]
    if isAbsolute, case .node(var top) = context {
      while let parent = top.parent { top = parent }
      items = [.node(top)]
    } else if isAbsolute, case .attribute(var top, _) = context {
      while let parent = top.parent { top = parent }
      items = [.node(top)]
    }
    for step in steps {
      var next: [Item] = []
      for item in items {
        var found = candidates(step, item).filter { matches(step, $0) }
        for predicate in step.predicates {
          let count = found.count
          found = try found.enumerated().filter { index, candidate in
            let outcome = try evaluate(predicate, candidate, position: index + 1, count: count)
            if case .number(let number) = outcome { return number == Double(index + 1) }
            return outcome.isTrue
          }.map(\.element)
        }
        for candidate in found where !next.contains(where: { isSame($0, candidate) }) { next.append(candidate) }
      }
      items = next
    }
    return items
  }

  private func isSame(_ left: Item, _ right: Item) -> Bool {
    switch (left, right) {
    case (.node(let a), .node(let b)): a === b
    case (.attribute(let a, let x), .attribute(let b, let y)): a === b && x == y
    default: false
    }
  }

  private func candidates(_ step: Step, _ item: Item) -> [Item] {
    guard case .node(let node) = item else {
      if case .attribute(let owner, _) = item, step.axis == .parent { return [.node(owner)] }
      return step.axis == .itself ? [item] : []
    }
    func below(_ node: XmlNode) -> [XmlNode] { node.children.flatMap { [$0] + below($0) } }
    switch step.axis {
    case .child: return node.children.map { .node($0) }
    case .descendant: return ([node] + below(node)).map { .node($0) }
    case .attribute: return node.attributes.filter { $0.name != "xmlns" && !$0.name.hasPrefix("xmlns:") }.map { .attribute(node, name: $0.name) }
    case .itself: return [item]
    case .parent: return node.parent.map { [.node($0)] } ?? []
    case .ancestor:
      var result: [Item] = [], at = node.parent
      while let here = at {
        result.append(.node(here))
        at = here.parent
      }
      return result
    case .following, .preceding:
      guard let siblings = node.parent?.children, let place = siblings.firstIndex(where: { $0 === node }) else { return [] }
      return step.axis == .following ? siblings[(place + 1)...].map { .node($0) } : siblings[..<place].reversed().map { .node($0) }
    }
  }

  private func matches(_ step: Step, _ item: Item) -> Bool {
    switch item {
    case .attribute(_, let name): return step.test == "*" || step.test == name || step.test == "node()"
    case .node(let node):
      switch step.test {
      case "node()": return true
      case "text()": return node.kind == .text || node.kind == .cdata
      case "comment()": return node.kind == .comment
      case "*": return node.kind == .element
      default:
        guard node.kind == .element else { return false }
        let parts = step.test.split(separator: ":", maxSplits: 1).map(String.init)
        let own = node.name.split(separator: ":", maxSplits: 1).map(String.init)
        let uri = node.namespace(of: own.count > 1 ? own[0] : "")
        if parts.count > 1 { return (parts[1] == "*" || node.localName == parts[1]) && uri == namespaces[parts[0]] }
        return node.name == step.test && (uri ?? "").isEmpty
      }
    }
  }

  // MARK: Parsing

  private struct Reader {
    let text: [Character]
    var position = 0

    init(_ text: String) { self.text = Array(text) }

    mutating func skip() { while position < text.count, text[position].isWhitespace { position += 1 } }
    var isAtEnd: Bool { text[position...].allSatisfy(\.isWhitespace) }
    func starts(_ word: String) -> Bool { text[position...].starts(with: Array(word)) }

    mutating func take(_ word: String) -> Bool {
      skip()
      guard starts(word) else { return false }
      if word.first?.isLetter ?? false, position + word.count < text.count, text[position + word.count].isLetter || text[position + word.count] == "-" { return false }
      position += word.count
      return true
    }

    mutating func expression() throws -> Expression { try level(0) }

    private static let levels: [[String]] = [["or"], ["and"], ["!=", "="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "div", "mod"]]

    mutating func level(_ depth: Int) throws -> Expression {
      guard depth < Reader.levels.count else { return try unary() }
      var left = try level(depth + 1)
      scan: while true {
        for sign in Reader.levels[depth] where take(sign) {
          left = .binary(sign, left, try level(depth + 1))
          continue scan
        }
        return left
      }
    }

    mutating func unary() throws -> Expression {
      if take("-") { return .negated(try unary()) }
      var left = try primary()
      while take("|") { left = .union(left, try primary()) }
      return left
    }

    mutating func primary() throws -> Expression {
      skip()
      guard position < text.count else { throw Failure(message: "Expression must evaluate to a node-set.") }
      let first = text[position]
      if first == "'" || first == "\"" {
        position += 1
        let start = position
        while position < text.count, text[position] != first { position += 1 }
        guard position < text.count else { throw Failure(message: "This is an unclosed string.") }
        position += 1
        return .text(String(text[start..<(position - 1)]))
      }
      if first.isNumber { return .number(Double(String(number())) ?? 0) }
      if first == "(" {
        position += 1
        let inner = try expression()
        guard take(")") else { throw Failure(message: "'\(String(text))' has an invalid token.") }
        return inner
      }
      if let name = functionName() { return try call(name) }
      return try path()
    }

    mutating func number() -> [Character] {
      let start = position
      while position < text.count, text[position].isNumber || text[position] == "." { position += 1 }
      return Array(text[start..<position])
    }

    mutating func name() -> String {
      let start = position
      while position < text.count, text[position].isLetter || text[position].isNumber || "_-.:".contains(text[position]) {
        if text[position] == ":", position + 1 < text.count, text[position + 1] == ":" { break }
        position += 1
      }
      return String(text[start..<position])
    }

    mutating func functionName() -> String? {
      let saved = position
      let word = name()
      if !word.isEmpty, position < text.count, text[position] == "(", !["text", "node", "comment"].contains(word) { return word }
      position = saved
      return nil
    }

    mutating func call(_ name: String) throws -> Expression {
      position += 1
      var arguments: [Expression] = []
      if !take(")") {
        repeat { arguments.append(try expression()) } while take(",")
        guard take(")") else { throw Failure(message: "'\(String(text))' has an invalid token.") }
      }
      return .function(name, arguments)
    }

    mutating func path() throws -> Expression {
      var steps: [Step] = []
      var isAbsolute = false
      if take("//") {
        isAbsolute = true
        steps.append(Step(axis: .descendant, test: "node()", predicates: []))
      } else if take("/") {
        isAbsolute = true
        skip()
        if position >= text.count { return .path([], isAbsolute: true) }
      }
      steps.append(try step())
      while true {
        if take("//") {
          steps.append(Step(axis: .descendant, test: "node()", predicates: []))
          steps.append(try step())
        } else if take("/") {
          steps.append(try step())
        } else {
          return .path(steps, isAbsolute: isAbsolute)
        }
      }
    }

    mutating func step() throws -> Step {
      skip()
      if take("..") { return Step(axis: .parent, test: "node()", predicates: []) }
      if take(".") { return Step(axis: .itself, test: "node()", predicates: []) }
      var axis = Step.Axis.child
      if take("@") { axis = .attribute }
      for (word, named) in [("child::", Step.Axis.child), ("descendant-or-self::", .descendant), ("descendant::", .descendant), ("attribute::", .attribute), ("self::", .itself), ("parent::", .parent), ("ancestor::", .ancestor), ("following-sibling::", .following), ("preceding-sibling::", .preceding)] where starts(word) {
        position += word.count
        axis = named
      }
      var test: String
      if take("*") { test = "*" } else {
        test = name()
        if test.hasSuffix(":"), take("*") { test += "*" }
      }
      if test.isEmpty { throw Failure(message: "'\(String(text))' has an invalid token.") }
      if ["text", "node", "comment"].contains(test), take("(") {
        _ = take(")")
        test += "()"
      }
      var predicates: [Expression] = []
      while take("[") {
        predicates.append(try expression())
        guard take("]") else { throw Failure(message: "'\(String(text))' has an invalid token.") }
      }
      return Step(axis: axis, test: test, predicates: predicates)
    }
  }
}

extension String {
  fileprivate func contains(_ other: String) -> Bool {
    indices.contains { self[$0...].hasPrefix(other) }
  }
}
