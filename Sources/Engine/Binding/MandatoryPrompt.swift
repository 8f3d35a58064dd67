import Objects

/// Asks at the console for mandatory parameters that were left out.
enum MandatoryPrompt {
  static func ask(_ absent: [Int], _ binder: Binder) throws {
    let host = binder.run.engine.host
    host.write(
      "\ncmdlet \(binder.run.info.name) at command pipeline position \(binder.run.call.pipelinePosition)\nSupply values for the following parameters:", newLine: true,
      foreground: nil, background: nil)
    for index in absent {
      let parameter = binder.parameters[index]
      try binder.set(index, parameter.type.isArray ? list(parameter, host) : single(parameter, host), at: nil)
    }
  }

  private static func single(_ parameter: ParameterDeclaration, _ host: Host) throws -> Value {
    guard let text = try host.readLine(prompt: "\(parameter.name): ", masked: parameter.type.name == "SecureString") else { throw Interrupted() }
    return Value(text)
  }

  private static func list(_ parameter: ParameterDeclaration, _ host: Host) throws -> Value {
    var items: [Value] = []
    while true {
      guard let text = try host.readLine(prompt: "\(parameter.name)[\(items.count)]: ", masked: false) else { throw Interrupted() }
      if text.isEmpty { return Value(items) }
      items.append(Value(text))
    }
  }
}
