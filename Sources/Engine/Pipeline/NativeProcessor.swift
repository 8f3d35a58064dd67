import Objects

/// Runs a native cmdlet.
final class NativeProcessor<Body: Cmdlet>: CommandProcessor {
  private var body = Body()
  private let native: NativeCommand<Body>
  private let run: CommandRuntime
  private var binder: Binder
  private var didProcess = false
  private let valueOffsets: [Int]

  init(_ call: CommandCall, _ info: NativeCommand<Body>) {
    native = info
    valueOffsets = info.valueOffsets
    run = CommandRuntime(call, info)
    binder = Binder(info.metadata, run, isScript: false)
    run.binder = binder
    super.init(call, info)
  }

  override var runtime: CommandRuntime? { run }

  override func begin() throws {
    try enter {
      try guarded {
        try binder.bind(call.arguments)
        try assign(binder.boundIndices)
        _ = try run.apply(binder)
        try checkSupport()
        try body.begin(run)
      }
    }
  }

  override func write(_ value: Value) throws {
    // A long pipeline may pass through no statement that would notice.
    if interruptRequested { throw Interrupted() }
    try beginOnce()
    didProcess = true
    try enter {
      try guarded {
        run.currentObject = value
        guard try binder.bindInput(value) else { return }
        let quick = binder.quickInput
        if quick >= 0, quick < valueOffsets.count, valueOffsets[quick] >= 0 {
          // The usual `InputObject`: stored where it belongs, without the closures of the parameter table.
          let offset = valueOffsets[quick]
          withUnsafeMutablePointer(to: &body) { (UnsafeMutableRawPointer($0) + offset).assumingMemoryBound(to: Value.self).pointee = binder.values[quick] }
        } else if quick >= 0 {
          try assign(quick)
        } else {
          try assignRestored()
          try assign(binder.inputIndices)
        }
        try body.process(run)
      }
    }
  }

  override func end() throws {
    try enter {
      try guarded {
        if !didProcess, !call.receivesInput {
          try binder.finish()
          try body.process(run)
        }
        try body.end(run)
        run.finishVariables()
      }
    }
  }

  override func clean(failed: Bool) {
    run.hasFailed = failed
    body.clean(run)
  }

  /// Refuses parameters that are not supported yet, and warns once of those without effect.
  private func checkSupport() throws {
    for index in binder.boundIndices where index < native.parameters.count {
      let parameter = native.parameters[index].declaration
      switch parameter.support {
      case .works: break
      case .refused: throw PSError.notSupportedYet("\(native.name) -\(parameter.name)")
      case .ignored:
        guard engine.warnedParameters.insert("\(native.name) \(parameter.name)").inserted else { continue }
        try run.warning("\(native.name) -\(parameter.name) is accepted but has no effect here.")
      }
    }
  }

  private func assign(_ index: Int) throws {
    if index < native.parameters.count { try native.parameters[index].assign(&body, binder.values[index]) }
  }

  private func assign(_ indices: [Int]) throws {
    for index in indices where index < native.parameters.count {
      try native.parameters[index].assign(&body, binder.values[index])
    }
  }

  /// Parameters bound from one object fall back to what they were before the next.
  private func assignRestored() throws {
    for index in binder.restoredIndices where index < native.parameters.count && !binder.inputIndices.contains(index) {
      try native.parameters[index].assign(&body, binder.values[index].isUnset ? .null : binder.values[index])
    }
  }

  @inline(__always) private func guarded(_ part: () throws -> Void) throws {
    do { try part() } catch let error as PSError {
      engine.complete(error, by: run)
      throw error
    }
  }
}
