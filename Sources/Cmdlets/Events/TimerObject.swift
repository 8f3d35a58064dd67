import Objects

/// `[System.Timers.Timer]`: raises `Elapsed` again and again while it is enabled.
final class TimerObject: EventSourceObject {
  /// Milliseconds.
  private var interval = 100.0
  private var isRepeating = true
  private var isEnabled = false
  private var due = 0.0
  /// After a long sleep not all that was missed is made up for.
  private static let mostAtOnce = 10_000

  override var type: TypeInfo { TimerObject.info }
  override var events: [String] { ["Elapsed", "Disposed"] }

  private func setInterval(_ milliseconds: Double) throws {
    guard milliseconds > 0, milliseconds <= Double(Int32.max) else {
      throw PSError.dotNet("System.ArgumentException", "Invalid value '\(try Value.double(milliseconds).text())' for parameter 'value'. (Parameter 'value')")
    }
    interval = milliseconds
    if isEnabled { due = SessionEvents.now + interval / 1000 }
  }

  /// Its last event may not have been dealt with yet.
  private var isRunning: Bool { isEnabled && (isRepeating || due > SessionEvents.now) }

  private func enable(_ isOn: Bool) {
    if isOn, !isEnabled { due = SessionEvents.now + interval / 1000 }
    isEnabled = isOn
    setOpen(isOn)
  }

  override func nextDue(_ now: Double) -> Double { due }

  override func take(_ now: Double) throws -> [ObjectEvent] {
    var events: [ObjectEvent] = []
    while isEnabled, due <= now {
      let late = TimeSpan(ticks: Int64((now - due) * 10_000_000))
      let moment = DateTime(ticks: DateTime.now().ticks - late.ticks, kind: .local)
      events.append(ObjectEvent(source: self, name: "Elapsed", details: .object(TimerObject.elapsed.make([Value(moment)])), time: due))
      due += interval / 1000
      if events.count >= TimerObject.mostAtOnce { due = now + interval / 1000 }
      if !isRepeating { enable(false) }
    }
    return events
  }

  static let elapsed = RecordType("System.Timers.ElapsedEventArgs", ["SignalTime:datetime"])

  static let info = NetType.register("System.Timers.Timer") { members in
    func own(_ value: Value) -> TimerObject? { value.unwrapped.asObject as? TimerObject }
    members.property("Interval", "double", get: { .double(own($0)?.interval ?? 0) }, set: { target, value in
      if case .double(let number)? = Conversion.tryConvert(value, to: .double) { try own(target)?.setInterval(number) }
    })
    members.property("AutoReset", "bool", get: { .bool(own($0)?.isRepeating ?? true) }, set: { own($0)?.isRepeating = $1.isTrue })
    members.property("Enabled", "bool", get: { .bool(own($0)?.isRunning ?? false) }, set: { own($0)?.enable($1.isTrue) })
    members.property("SynchronizingObject", "System.ComponentModel.ISynchronizeInvoke", get: { _ in .null })
    members.property("Site", "System.ComponentModel.ISite", get: { _ in .null })
    members.property("Container", "System.ComponentModel.IContainer", get: { _ in .null })
    for (name, isOn) in [("Start", true), ("Stop", false), ("Close", false), ("Dispose", false)] {
      members.method("void \(name)()") { target, _ in
        own(target)?.enable(isOn)
        return .void
      }
    }
    members.constructor("System.Timers.Timer()") { _ in .object(TimerObject()) }
    for parameter in ["double interval", "timespan interval"] {
      members.constructor("System.Timers.Timer(\(parameter))") { arguments in
        let made = TimerObject()
        if case .double(let number) = arguments[0] { try made.setInterval(number) } else if let span = arguments[0].asTimeSpan { try made.setInterval(span.totalSeconds * 1000) }
        return .object(made)
      }
    }
    EventSourceObject.declareEvents(["Elapsed", "Disposed"], &members)
  }
}
