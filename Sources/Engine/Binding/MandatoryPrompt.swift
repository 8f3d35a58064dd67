import Objects

/// Asks at the console for mandatory parameters that were left out.
enum MandatoryPrompt {
  static func ask(_ absent: [Int], _ binder: Binder) throws {
    let host = binder.run.engine.host
    var lines = "\ncmdlet \(binder.run.info.name) at command pipeline position \(binder.run.call.pipelinePosition - (binder.run.call.hasExpressionSource ? 1 : 0))\nSupply values for the following parameters:"
    if absent.contains(where: { !help(binder.parameters[$0]).isEmpty }) { lines += "\n(Type !? for Help.)" }
    host.write(lines, newLine: true, foreground: nil, background: nil)
    for index in absent {
      let parameter = binder.parameters[index]
      try binder.set(index, parameter.type.isArray ? list(parameter, binder) : single(parameter, parameter.type, parameter.name, binder), at: nil)
    }
  }

  private static func help(_ parameter: ParameterDeclaration) -> String { parameter.sets.first { !$0.helpMessage.isEmpty }?.helpMessage ?? "" }

  private static func single(_ parameter: ParameterDeclaration, _ type: TypeInfo, _ label: String, _ binder: Binder) throws -> Value {
    let host = binder.run.engine.host
    switch type.name {
    case "SecureString":
      guard let secret = try host.readSecret(prompt: "\(label): ") else { throw Interrupted() }
      return secret
    case "PSCredential":
      host.write(label, newLine: true, foreground: nil, background: nil)
      guard let credential = try host.readCredential(userName: "") else { throw Interrupted() }
      return credential
    default: return try answer(parameter, type, label, host)
    }
  }

  /// Asks until the answer can be read as a number, date or the like; what fails otherwise is the binder's to report.
  private static func answer(_ parameter: ParameterDeclaration, _ type: TypeInfo, _ label: String, _ host: Host) throws -> Value {
    while true {
      guard let text = try host.readLine(prompt: "\(label): ", masked: false) else { throw Interrupted() }
      if text == "!?" {
        let words = help(parameter)
        host.write(words.isEmpty ? "No help is available for \(parameter.name)." : words, newLine: true, foreground: nil, background: nil)
        continue
      }
      let plain = text.hasPrefix("!!") ? String(text.dropFirst()) : text
      guard let problem = problem(plain, type) else { return Value(plain) }
      host.write(problem, newLine: true, foreground: "Red", background: nil)
    }
  }

  private static func problem(_ text: String, _ type: TypeInfo) -> String? {
    guard !text.isEmpty, !type.isEnum, type !== TypeInfo.object, type !== TypeInfo.string else { return nil }
    do {
      _ = try Conversion.convert(Value(text), to: type)
      return nil
    } catch let error as PSError {
      switch error.record.exception.inner?.exceptionType.fullName {
      case "System.FormatException": return "Cannot recognize \"\(text)\" as a \(type.fullName) due to a format error."
      case "System.OverflowException": return "Cannot recognize \"\(text)\" as a \(type.fullName) due to an overflow error."
      default: return nil
      }
    } catch { return nil }
  }

  private static func list(_ parameter: ParameterDeclaration, _ binder: Binder) throws -> Value {
    var items: [Value] = []
    let element = parameter.type.elementType ?? .object
    while true {
      let item = try single(parameter, element, "\(parameter.name)[\(items.count)]", binder)
      if item.asString == "" { return Value(items) }
      items.append(item)
    }
  }
}
