import Objects

/// One parameter as `(Get-Command x).Parameters` lists it.
package final class ParameterMetadata: PSObject {
  package let declaration: ParameterDeclaration

  init(_ declaration: ParameterDeclaration) {
    self.declaration = declaration
    super.init()
  }

  package override var type: TypeInfo { ParameterMetadata.info }

  private static let info = TypeInfo("System.Management.Automation.ParameterMetadata", base: .object) { members in
    func add(_ name: String, _ typeName: String, _ get: @escaping (ParameterDeclaration) -> Value) {
      members.property(name, typeName, get: { target in (target.asObject as? ParameterMetadata).map { get($0.declaration) } ?? .null })
    }
    add("Name", "string") { Value($0.name) }
    add("ParameterType", "type") { $0.type.value }
    add("ParameterSets", "System.Collections.Generic.Dictionary[string,System.Management.Automation.ParameterSetMetadata]") { declaration in
      let table = PSHashtable(kind: .dictionary(key: .string, value: .object))
      for entry in declaration.sets {
        table.set(entry.set.isEmpty ? "__AllParameterSets" : entry.set, .object(ParameterSetMetadata(entry)))
      }
      return .object(table)
    }
    add("IsDynamic", "bool") { .bool($0.isDynamic) }
    add("Aliases", "System.Collections.ObjectModel.Collection[string]") { Value($0.aliases.map { Value($0) }) }
    add("Attributes", "System.Collections.ObjectModel.Collection[System.Attribute]") { Value($0.attributes.isEmpty ? NativeAttributes.of($0) : $0.attributes) }
    add("SwitchParameter", "bool") { .bool($0.isSwitch) }
  }
}

/// `$Host.UI`.
final class HostInterface: PSObject {
  unowned let engine: Engine

  init(_ engine: Engine) {
    self.engine = engine
    super.init()
  }

  override var type: TypeInfo { HostInterface.info }

  private static let info = TypeInfo("System.Management.Automation.Internal.Host.InternalHostUserInterface", base: .object) { members in
    func engine(_ target: Value) -> Engine? { (target.asObject as? HostInterface)?.engine }
    members.property("RawUI", "System.Management.Automation.Host.PSHostRawUserInterface", get: { target in
      engine(target).map { .object(RawInterface($0.host)) } ?? .null
    })
    members.property("SupportsVirtualTerminal", "bool", get: { target in .bool(engine(target)?.host.isTerminal ?? false) })
    members.method("void WriteLine(string value)") { target, arguments in
      engine(target)?.host.write(try arguments.first?.text() ?? "", newLine: true, foreground: nil, background: nil)
      return .void
    }
    members.method("void WriteLine()") { target, _ in
      engine(target)?.host.write("", newLine: true, foreground: nil, background: nil)
      return .void
    }
    members.method("void Write(string value)") { target, arguments in
      engine(target)?.host.write(try arguments[0].text(), newLine: false, foreground: nil, background: nil)
      return .void
    }
    members.method("void WriteErrorLine(string value)") { target, arguments in
      engine(target)?.host.writeRaw(Array((try arguments[0].text() + "\n").utf8), toError: true)
      return .void
    }
    members.method("void WriteWarningLine(string message)") { target, arguments in
      engine(target)?.host.write(StreamRecord(.warning, try arguments[0].text()))
      return .void
    }
    members.method("string ReadLine()") { target, _ in try engine(target)?.host.readLine(prompt: "", masked: false).map { Value($0) } ?? .null }
    members.method("securestring ReadLineAsSecureString()") { target, _ in try engine(target)?.host.readSecret(prompt: "") ?? .null }
    members.method("pscredential PromptForCredential(string caption, string message, string userName, string targetName)") { target, arguments in
      guard let host = engine(target)?.host else { return .null }
      for index in 0...1 where !(try arguments[index].text()).isEmpty { host.write((index == 0 ? "\n" : "") + (try arguments[index].text()), newLine: true, foreground: nil, background: nil) }
      return try host.readCredential(userName: arguments[2].text()) ?? .null
    }
    members.method("System.Collections.Generic.Dictionary[string,psobject] Prompt(string caption, string message, System.Object descriptions)") { target, arguments in
      guard let host = engine(target)?.host else { return .null }
      return try FieldPrompt.ask(host, caption: arguments[0].text(), message: arguments[1].text(), arguments[2])
    }
    members.method("int PromptForChoice(string caption, string message, System.Object choices, int defaultChoice)") { target, arguments in
      guard let host = engine(target)?.host else { return .int(-1) }
      let choices = try (arguments[2].enumerated() ?? [arguments[2]]).map { item -> (label: String, help: String) in
        (try Members.get(item, "Label")?.text() ?? item.text(), try Members.get(item, "HelpMessage")?.text() ?? "")
      }
      let preset = if case .int(let number) = arguments[3] { Int(number) } else { -1 }
      return .int(Int32(try host.choose(caption: arguments[0].text(), message: arguments[1].text(), choices: choices, preset: preset)))
    }
  }
}
