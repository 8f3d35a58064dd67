import Objects

/// Where the five streams beside the output go at the moment.
package struct Streams {
  package var error: Sink
  package var warning: Sink
  package var verbose: Sink
  package var debug: Sink
  package var information: Sink
}

/// Drops everything.
package final class NullSink: Sink {
  package static let shared = NullSink()
  public override func write(_ value: Value) throws {}
}

/// Collects values.
package final class ListSink: Sink {
  package var items: ContiguousArray<Value> = []

  public override func write(_ value: Value) throws { items.append(value) }

  /// What an expression makes of the output: nothing, the one object, or an array.
  package var result: Value {
    switch items.count {
    case 0: .void
    case 1: items[0]
    default: .array(PSArray(items))
    }
  }
}

/// Collects what one expression's statement outputs: mostly one value, which needs no list.
///
/// The engine keeps used ones for the next statement, so that `(f 1)` allocates nothing.
final class ResultSink: Sink {
  private var first = Value.unset
  private var others: ContiguousArray<Value> = []

  override func write(_ value: Value) throws {
    if case .unset = first { first = value } else {
      if others.isEmpty { others.append(first) }
      others.append(value)
    }
  }

  /// The output as one value, as `ListSink.result` gives it; the sink is empty afterwards.
  func take() -> Value {
    if others.isEmpty {
      let value = first
      first = .unset
      return value.isUnset ? .void : value
    }
    let array = Value.array(PSArray(others))
    first = .unset
    others = []
    return array
  }
}

/// Passes values to a closure.
package final class ClosureSink: Sink {
  private let body: (Value) throws -> Void

  package init(_ body: @escaping (Value) throws -> Void) { self.body = body }
  public override func write(_ value: Value) throws { try body(value) }
}

/// A record of the warning, verbose, debug or information stream.
public final class StreamRecord: PSObject {
  public enum Stream: String { case warning, verbose, debug, information }

  public let stream: Stream
  public let message: String
  /// The object of `Write-Information`; the message's text otherwise.
  public let data: Value
  public var tags: [String] = []
  /// Written by `Write-Host`: shown even when information is not.
  public var isHostOutput = false
  public var endsLine = true
  /// Whether the console shows the record when it gets there.
  public var isShown = true
  public var foreground: String?, background: String?
  public var invocation: PSObject?
  /// Seconds since 1970 of its making.
  public var ticks: Int64 = ObjectRuntime.current.utcTicks

  public init(_ stream: Stream, _ message: String, data: Value? = nil) {
    self.stream = stream
    self.message = message
    self.data = data ?? Value(message)
    super.init()
  }

  public override var type: TypeInfo {
    switch stream {
    case .warning: StreamRecordTypes.warning
    case .verbose: StreamRecordTypes.verbose
    case .debug: StreamRecordTypes.debug
    case .information: StreamRecordTypes.information
    }
  }

  public override func describe() throws -> String { message }
}
