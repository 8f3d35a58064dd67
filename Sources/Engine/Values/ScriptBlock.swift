import Diagnostics
import Objects
import Syntax

/// A block of code as it stands in a source, compiled on first use; all `ScriptBlock` values made from one literal share it.
package final class BlockTemplate {
  package let syntax: ScriptBlockSyntax
  package let source: SourceText
  /// The parenthesised parameters of `function f($a) { }`, which stand outside the body.
  package let outerParameters: [ParameterSyntax]?
  package let isFilter: Bool
  /// The function that the block is the body of.
  package let definition: FunctionDefinitionSyntax?
  /// The body of a class's method: what it returns is one value as it stands.
  let isMethod: Bool
  private var own: CompiledBlock?
  /// Bodies compiled into the layouts of scopes that the block ran in (dot-sourced, `ForEach-Object`).
  private var inlined: [(layout: Layout, block: CompiledBlock)] = []

  package init(_ syntax: ScriptBlockSyntax, source: SourceText, outerParameters: [ParameterSyntax]? = nil, isFilter: Bool = false, definition: FunctionDefinitionSyntax? = nil, isMethod: Bool = false) {
    self.isMethod = isMethod
    self.definition = definition
    self.syntax = syntax
    self.source = source
    self.outerParameters = outerParameters
    self.isFilter = isFilter
  }

  /// The block compiled for scopes of its own.
  func compiled(_ session: SessionState) -> CompiledBlock {
    if let own { return own }
    let made = Compiler.compile(self, layout: Layout(), session: session)
    own = made
    return made
  }

  /// The block compiled into another scope's layout, which may grow by that.
  func compiled(in layout: Layout, _ session: SessionState) -> CompiledBlock {
    for entry in inlined where entry.layout === layout { return entry.block }
    let made = Compiler.compile(self, layout: layout, session: session, isInlined: true)
    if inlined.count >= 8 { inlined.removeFirst() }
    inlined.append((layout, made))
    return made
  }
}

/// A script block compiled for one layout.
package final class CompiledBlock {
  let layout: Layout
  package let metadata: CommandMetadata
  let begin, process, end, clean, dynamicParam: StatementList?
  /// The parameters' slots, in the order of `metadata.parameters`.
  let slots: [Int]
  /// Has no begin, process or clean block: the body runs once, after all input.
  let isPlain: Bool
  /// The slot of `$_`, if the block mentions it.
  let underscoreSlot: Int?
  /// Calls may store positional arguments straight into slots.
  let isSimple: Bool
  let mentionsBoundParameters: Bool

  init(
    layout: Layout, metadata: CommandMetadata, begin: StatementList?, process: StatementList?, end: StatementList?, clean: StatementList?,
    dynamicParam: StatementList?, mentionsBoundParameters: Bool
  ) {
    self.layout = layout
    self.metadata = metadata
    self.begin = begin
    self.process = process
    self.end = end
    self.clean = clean
    self.dynamicParam = dynamicParam
    self.mentionsBoundParameters = mentionsBoundParameters
    slots = metadata.parameters.map(\.slot)
    isPlain = begin == nil && process == nil && clean == nil && dynamicParam == nil
    underscoreSlot = layout.slot(of: AutomaticVariable.underscore)
    isSimple =
      !metadata.isAdvanced && dynamicParam == nil && metadata.fault == nil
      && metadata.parameters.allSatisfy { $0.validations.isEmpty && $0.transforms.isEmpty && !$0.isSwitch && $0.type === TypeInfo.object }
  }
}

/// A `[scriptblock]`: code with the session state it belongs to.
package final class ScriptBlock: PSObject {
  package let template: BlockTemplate
  /// The module or global session state whose variables the block sees; nil until it is bound by running.
  package var session: SessionState { sessionReference.takeUnretainedValue() }
  /// The same, to compare without counting references.
  private(set) var sessionReference: Unmanaged<SessionState>
  /// Variables captured by `GetNewClosure`: the scope asked before the session's.
  package var closure: Scope?

  package init(_ template: BlockTemplate, session: SessionState) {
    self.template = template
    sessionReference = .passUnretained(session)
    super.init()
  }

  var compiled: CompiledBlock { template.compiled(session) }

  /// Makes the block run in another session state from now on.
  func bind(to session: SessionState) { sessionReference = Unmanaged.passUnretained(session) }
  package override var type: TypeInfo { .scriptBlock }
  package override var answersCalls: Bool { true }
  /// The text between the braces.
  package override func describe() throws -> String { bodyText }

  package var bodyText: String {
    let text = template.source.substring(template.syntax.extent)
    return text.hasPrefix("{") && text.hasSuffix("}") && text.utf8.count >= 2 ? String(text.dropFirst().dropLast()) : text
  }

  package var path: String? { template.source.name }
}
