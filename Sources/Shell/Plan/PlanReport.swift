import Objects
import Tenant

/// Tells what a planned script would change: short, full, or as JSON.
struct PlanReport {
  let changes: [TenantStore.Difference]

  /// The last line: what would be added, changed and removed, and how many mails and PINs there would be.
  var summary: String {
    if changes.isEmpty { return "No changes." }
    func objects(_ kind: String) -> Int { Set(changes.filter { $0.change == kind && !isCounted($0) }.map { "\($0.kind) \($0.name)" }).count }
    let mails = changes.filter { $0.kind == "Mail" }.count, pins = changes.filter { $0.kind == "Secret" && $0.change != "Removed" }.count
    return "Plan: \(objects("Added")) to add, \(objects("Changed")) to change, \(objects("Removed")) to remove; \(mails) \(mails == 1 ? "mail" : "mails"); \(pins) PIN \(pins == 1 ? "reset" : "resets")"
  }

  private func isCounted(_ change: TenantStore.Difference) -> Bool { change.kind == "Mail" || change.kind == "Secret" }

  func text(_ format: String) -> String {
    switch format {
    case "Json": json + "\n"
    case "Full": (changes.flatMap(full) + [summary]).joined(separator: "\n") + "\n"
    default: (short + [summary]).joined(separator: "\n") + "\n"
    }
  }

  /// One line an object: its sign, its name and the properties that change.
  private var short: [String] {
    var order: [String] = [], properties: [String: [String]] = [:]
    for change in changes {
      let head = "\(Self.sign(change)) \(change.kind) \(change.name)"
      if properties[head] == nil { order.append(head) }
      properties[head, default: []].append(change.kind == "Mail" ? Self.text(change.after) : change.property)
    }
    return order.map { head in
      let names = (properties[head] ?? []).filter { !$0.isEmpty }
      return names.isEmpty ? head : "\(head): \(names.joined(separator: ", "))"
    }
  }

  private func full(_ change: TenantStore.Difference) -> [String] {
    let head = "\(Self.sign(change)) \(change.kind) \(change.name)"
    if change.property.isEmpty, let object = (change.after.isNull ? change.before : change.after).asObject as? CustomObject {
      return [head] + zip(object.properties.shape.names, object.properties.slots).map { "    \($0): \(Self.text($1))" }
    }
    return ["\(head) \(change.property): \(Self.text(change.before)) -> \(Self.text(change.after))"]
  }

  private static func sign(_ change: TenantStore.Difference) -> String { change.change == "Added" ? "+" : change.change == "Removed" ? "-" : "~" }

  private static func text(_ value: Value) -> String { value.isNull ? "(none)" : value.asString ?? TenantContent.write(value) }

  private var json: String {
    let list = changes.map { change -> Value in
      .object(
        CustomObject([
          "Change": Value(change.change), "Kind": Value(change.kind), "Name": Value(change.name), "Property": Value(change.property), "Before": change.before,
          "After": change.after,
        ]))
    }
    return TenantContent.write(.object(CustomObject(["Summary": Value(summary), "Changes": .array(PSArray(ContiguousArray(list)))])))
  }
}
