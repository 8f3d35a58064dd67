import Objects
import Syntax

/// The body of a class's method or constructor, ready to run.
final class ClassMethod {
  let method: FunctionMemberSyntax
  private let builder: ClassBuilder
  private let type: TypeInfo
  private let home: Scope
  private let result: TypeInfo?
  private let returnsNothing: Bool
  /// The compiled body and the slots of `$this` and of the class it belongs to, known when it first runs.
  private var ready: (site: CallSite, block: CompiledBlock, this: Int, owner: Int)?

  init(_ method: FunctionMemberSyntax, _ builder: ClassBuilder, of type: TypeInfo, _ home: Scope, result: TypeInfo? = nil) {
    self.method = method
    self.builder = builder
    self.type = type
    self.home = home
    self.result = result
    returnsNothing = method.isConstructor || result == nil || result?.fullName == "System.Void"
  }

  private func prepare() -> (site: CallSite, block: CompiledBlock, this: Int, owner: Int)? {
    if let ready { return ready }
    let site = ClassRegistry.site(method, builder.source, in: builder.syntax.name, builder.scope.session)
    guard let block = site.block?.compiled else { return nil }
    ready = (site, block, block.layout.add(AutomaticVariable.this), block.layout.add(ClassBuilder.ownerSymbol))
    return ready
  }

  /// Runs the body: only `return` gives a value; other output is dropped.
  @discardableResult func run(this: Value, _ arguments: [Value]) throws -> Value {
    let engine = builder.scope.engine
    guard let (site, compiled, thisSlot, ownerSlot) = prepare() else { return .void }
    var frame = engine.makeScope(compiled.layout, parent: home, like: home)
    defer { engine.release(&frame) }
    frame.call.isCall = true
    frame.call.site = site
    frame.call.otherCaller = engine.activeScope
    frame.call.ownPosition = engine.activeScope?.current
    for (index, parameter) in compiled.metadata.parameters.enumerated() {
      let value = index < arguments.count ? arguments[index] : .null
      frame.slots[parameter.slot] = parameter.type === TypeInfo.object || isOf(parameter.type, value) ? value : try engine.convert(value, to: parameter.type, home)
    }
    frame.slots[thisSlot] = this
    frame.slots[ownerSlot] = type.value
    try engine.descend(nil)
    defer { engine.depth &-= 1 }
    let before = engine.propagatesErrors
    engine.propagatesErrors = true
    defer { engine.propagatesErrors = before }
    let sink = ReturnSink()
    let flow: Flow
    do { flow = try compiled.end?.execute(frame, sink) ?? .next } catch let transfer as FlowTransfer where transfer.flow == .returned && transfer.scope === frame {
      return sink.result
    }
    if returnsNothing { return .void }
    let value = flow == .returned ? sink.result : .null
    guard let result, !isOf(result, value) else { return value }
    return try engine.convert(value.isVoid ? .null : value, to: result, home)
  }

  /// Whether a plain value is of a type already, so that there is nothing to convert.
  private func isOf(_ type: TypeInfo, _ value: Value) -> Bool {
    switch value {
    case .bool, .char, .int, .long, .double, .string: value.type === type
    default: false
    }
  }
}
