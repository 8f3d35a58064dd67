#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Objects

/// The session as the objects see it.
package final class EngineRuntime: ObjectRuntime {
  package unowned(unsafe) let engine: Engine
  /// The scope in which script members run when no better one is known.
  var scope: Scope { engine.global.scope }
  package var clock: () -> Int64 = { EngineRuntime.systemTicks() }
  package var random: (() -> UInt64)?

  init(_ engine: Engine) { self.engine = engine }

  package override func invoke(_ block: PSObject, this: Value, underscore: Value, arguments: [Value]) throws -> Value {
    guard let block = block as? ScriptBlock else { return .null }
    // An error in a calculated property is its user's to report.
    let propagates = engine.propagatesErrors
    if !underscore.isUnset { engine.propagatesErrors = true }
    defer { engine.propagatesErrors = propagates }
    return try engine.callForValue(block, arguments, engine.activeScope ?? scope, underscore: underscore, this: this)
  }

  package override var cultureName: String { engine.cultureName }
  package override func setCulture(_ name: String) { engine.cultureName = name }
  package override var utcTicks: Int64 { clock() }
  package override func endProcess(_ code: Int32) throws {
    engine.hooks.endProcess?(code)
    throw ExitRequest(code: code)
  }
  package override func randomBits() -> UInt64 { random?() ?? UInt64.random(in: .min ... .max) }
  package override var currentFolder: String { engine.currentFolder }
  package override var temporaryFolder: String { engine.fileAccess.temporaryFolder() ?? super.temporaryFolder }
  package override func makeTemporaryFile() throws -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz012345")
    let path = temporaryFolder + "tmp" + String((0..<6).map { _ in letters[Int(randomBits() & 31)] }) + ".tmp"
    try engine.fileAccess.check(path, forWriting: true)
    let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw PSError.dotNet("System.IO.IOException", "The file '\(path)' could not be created.") }
    close(descriptor)
    return path
  }

  package override var outputFieldSeparator: String {
    guard Layout.mentionsSeparator, let value = (engine.activeScope ?? scope).lookup(AutomaticVariable.separator), !value.isNull else { return " " }
    return (try? value.text()) ?? " "
  }

  /// The system's clock in ticks of 100 ns since 0001-01-01.
  static func systemTicks() -> Int64 {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return (Int64(now.tv_sec) + 62_135_596_800) * 10_000_000 + Int64(now.tv_nsec) / 100
  }

  package override func localOffsetSeconds(utcTicks: Int64) -> Int {
    var moment = time_t(utcTicks / 10_000_000 - 62_135_596_800), local = tm()
    localtime_r(&moment, &local)
    return local.tm_gmtoff
  }

  package override var hasExtendedMembers: Bool { !engine.typeData.isEmpty }

  package override func extendedMember(_ typeNames: [String], _ name: String) -> Value? {
    if engine.typeData.isEmpty { return nil }
    for typeName in typeNames {
      if let bag = engine.typeData[FoldedName(typeName)], let index = bag.find(name) { return bag.slots[index] }
    }
    return nil
  }

  package override func extendedMembers(_ typeNames: [String]) -> [(name: String, member: Value)] {
    if engine.typeData.isEmpty { return [] }
    return typeNames.flatMap { typeName in
      engine.typeData[FoldedName(typeName)].map { bag in zip(bag.shape.names, bag.slots).map { (name: $0, member: $1) } } ?? []
    }
  }
}
