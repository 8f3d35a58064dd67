import Objects

/// `-WhatIf` and `-Confirm`.
extension CommandRuntime {
  /// Asks whether to act on a target: false under `-WhatIf` or when the user declines.
  package func shouldProcess(_ target: String, _ action: String) throws -> Bool {
    if let quiet = try shouldProcessQuietly() { return quiet }
    return try shouldProcess(
      description: "Performing the operation \"\(action)\" on target \"\(target)\".",
      question: "Performing the operation \"\(action)\" on target \"\(target)\".", caption: "Confirm",
      heading: "Are you sure you want to perform this action?")
  }

  /// Decides without the sentences that only questions and messages need; nil if somebody has to see them.
  func shouldProcessQuietly() throws -> Bool? {
    if whatIf || needsConfirmation { return nil }
    if let verbose = common.verbose { return verbose ? nil : true }
    return try engine.preference(Preference.verbose, bodyScope ?? scope) == .silentlyContinue ? true : nil
  }

  func shouldProcess(description: String, question: String, caption: String, heading: String? = nil) throws -> Bool {
    if whatIf {
      engine.host.write("What if: \(description)", newLine: true, foreground: nil, background: nil)
      return false
    }
    if needsConfirmation {
      if confirmAll { return true }
      if denyAll { return false }
      return try ask(caption: caption, message: heading.map { "\($0)\n\(question)" } ?? question)
    }
    let isVerbose = try common.verbose ?? (engine.preference(Preference.verbose, bodyScope ?? scope) != .silentlyContinue)
    if isVerbose { try verbose(description) }
    return true
  }

  private var whatIf: Bool { common.whatIf ?? (bodyScope ?? scope).lookup(Preference.whatIf)?.isTrue ?? false }

  private var needsConfirmation: Bool {
    if let confirm = common.confirm { return confirm }
    let preference = (bodyScope ?? scope).lookup(Preference.confirm)
    // The usual answer without any text: what has less impact than the lowest limit in use is not asked about.
    if let preference, ActionPreference.isHigh(preference) { return info.metadata.traits.confirmImpact.rawValue >= CommandTraits.Impact.high.rawValue }
    let limit: CommandTraits.Impact =
      switch (try? preference?.text().lowercased()) ?? "high" {
      case "none", "0": .none
      case "low", "1": .low
      case "medium", "2": .medium
      default: .high
      }
    return limit != .none && info.metadata.traits.confirmImpact.rawValue >= limit.rawValue
  }

  private func ask(caption: String, message: String) throws -> Bool {
    let answer = try choose(
      caption, message,
      [CommandRuntime.yes, ("Yes to &All", "Continue with all the steps of the operation."), CommandRuntime.no, ("No to A&ll", "Skip this operation and all subsequent operations.")])
    if answer == 1 { confirmAll = true }
    if answer == 3 { denyAll = true }
    return answer <= 1
  }

  static let yes = ("&Yes", "Continue with only the next step of the operation.")
  static let no = ("&No", "Skip this operation and proceed with the next operation.")

  /// Asks with `[S] Suspend` as the last choice: a prompt of its own, and then the question again.
  func choose(_ caption: String, _ message: String, _ choices: [(label: String, help: String)]) throws -> Int {
    let all = choices + [("&Suspend", "Pause the current pipeline and return to the command prompt. Type \"exit\" to resume the pipeline.")]
    while true {
      let answer = try engine.host.choose(caption: caption, message: message, choices: all, preset: 0)
      if answer < choices.count { return answer }
      try engine.host.enterNestedPrompt()
    }
  }

  /// What the preference `Inquire` asks for: whether to go on.
  func inquire(_ message: String) throws {
    if continuesAll { return }
    let answer = try choose(
      "Confirm", message, [CommandRuntime.yes, ("Yes to &All", "Continue with all the steps of the operation."), ("&Halt Command", "Stop this command.")])
    if answer == 1 { continuesAll = true }
    guard answer == 2 else { return }
    let error = PSError(
      "ActionPreferenceStopException", "The running command stopped because the user selected the Stop option.", id: "ActionPreferenceStop", category: .OperationStopped)
    engine.complete(error, by: self)
    throw PSError(error.record, isThrow: true)
  }
}
