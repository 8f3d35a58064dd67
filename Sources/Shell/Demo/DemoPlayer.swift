#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Engine
import Formatting
import Stage
import TenantCmdlets
import Terminal

/// Plays a demo: step by step, back and forth, off the script and back to it.
///
/// A step's state is what the steps before make of a new session: with fixed clock and seed that is the same in every run,
/// variables, functions and PINs included. Going back or jumping therefore plays the steps before unseen.
final class DemoPlayer {
  private let script: DemoScript
  private let folder: String
  private let options: DemoOptions
  private let stackLimit: UInt
  private let screen: DemoScreen
  private var session: Session
  private var step = 0
  private var words: PlayerWords { PlayerWords.of(script.settings["culture"] ?? "en") }
  var notes: DemoNotes?
  var recorder: CastRecorder? { didSet { screen.recorder = recorder } }

  init(_ script: DemoScript, folder: String, _ options: DemoOptions, stackLimit: UInt) {
    self.script = script
    self.folder = folder.hasPrefix("/") ? folder : "\(Session.currentFolder)/\(folder)"
    self.options = options
    self.stackLimit = stackLimit
    TerminalSettings.watchSignals(Repl.interruptFlag)
    screen = DemoScreen(options)
    session = DemoPlayer.makeSession(script, self.folder, options, stackLimit)
  }

  private static func makeSession(_ script: DemoScript, _ folder: String, _ options: DemoOptions, _ stackLimit: UInt) -> Session {
    var words = Options.rehearsal(folder: folder, script.settings)
    words.screenReader = options.isSpoken
    return Session(words, stackLimit: stackLimit)
  }

  /// What comes after a wait.
  private enum Turn { case goOn, moved }

  func run() -> Int32 {
    begin()
    do {
      if options.first > 1 { arrive(at: options.first - 1) }
      try introduce()
      repeat {
        while step < script.steps.count, StandardOutput.output.failure == 0 { try play() }
      } while try !end()
    } catch {}
    return finish()
  }

  private func begin() {
    guard let recorder else { return }
    recorder.begin(width: session.host.width, height: session.host.isTerminal ? session.host.height : 24, title: script.title)
    StandardOutput.watcher = { recorder.take($0) }
    watchSecrets()
  }

  private func watchSecrets() {
    guard let recorder else { return }
    TenantCmdletTable.store(of: session.engine)?.secretMade = { recorder.keepSecret($0) }
  }

  private func finish() -> Int32 {
    screen.close()
    session.cleanUp()
    StandardOutput.watcher = nil
    guard let recorder, !recorder.finish() else { return 0 }
    StandardOutput.error.write("simlet: the recording could not be written: \(String(cString: strerror(recorder.failure))).\n")
    return 74
  }

  // MARK: Steps

  private func introduce() throws {
    notes?.show(script, step: step - 1)
    guard step == 0 else { return }
    screen.heading(script.title)
    tell(script.introduction)
    screen.line()
    _ = try wait(reading: [script.title] + script.introduction)
  }

  private func play() throws {
    let current = script.steps[step]
    notes?.show(script, step: step)
    hasBegun = false
    screen.heading("\(step + 1)/\(script.steps.count)  \(current.title)")
    tell(current.text)
    let visible = current.commands.filter { !$0.isSetup }
    if visible.isEmpty {
      if try wait(reading: current.text) == .moved { return }
    }
    for command in current.commands {
      if command.isSetup { rehearse(command) } else if try perform(command, current.text) == .moved { return }
    }
    screen.line()
    step += 1
  }

  private func tell(_ paragraphs: [String]) {
    for text in paragraphs { for line in Prose.lines(text, width: session.host.width - 1, culture: script.settings["culture"] ?? "en") { screen.line(line) } }
  }

  private func perform(_ command: DemoStep.Command, _ text: [String]) throws -> Turn {
    screen.show("PS> ")
    if try wait(reading: text, pause: command.pause, prompt: "PS> ") == .moved { return .moved }
    hasBegun = true
    try screen.type(command)
    screen.keys?.watch()
    defer { screen.keys?.enter() }
    Attention.clearInterrupt()
    // `exit` in a demo ends nothing: the next step goes on.
    _ = ScriptRunner(session).runInteractively(command.input)
    StandardOutput.output.flush()
    if StandardOutput.output.failure != 0 { throw DemoScreen.Leave() }
    return .goOn
  }

  private func rehearse(_ command: DemoStep.Command) {
    Attention.clearInterrupt()
    _ = StandardOutput.capture { _ = ScriptRunner(session).runInteractively(command.input) }
  }

  /// Begins anew and plays what stands before a step unseen.
  private func arrive(at target: Int) {
    session.cleanUp()
    session = DemoPlayer.makeSession(script, folder, options, stackLimit)
    watchSecrets()
    for earlier in script.steps.prefix(target) { for command in earlier.commands { rehearse(command) } }
    step = target
  }

  /// True when the presenter has seen enough.
  private func end() throws -> Bool {
    guard screen.keys != nil, !options.isAutomatic else { return true }
    notes?.show(script, step: script.steps.count)
    screen.show("\u{25a0} ")
    return try wait(reading: []) == .goOn
  }

  // MARK: Keys

  /// Waits for the key to go on, and does what other keys ask for.
  private func wait(reading text: [String], pause: Int = 0, prompt: String = "") throws -> Turn {
    while true {
      switch screen.key(within: options.isAutomatic ? screen.readingTime(text) + pause : nil, pause: pause) {
      case .next: return .goOn
      case .quit:
        screen.line()
        throw DemoScreen.Leave()
      case .back: return move(to: hasBegun ? step : step - 1)
      case .restart: return move(to: min(step, script.steps.count - 1))
      case .skip: return move(to: min(step + 1, script.steps.count))
      case .jump: if let target = askForStep() { return move(to: target) }
      case .list:
        screen.line()
        for (index, step) in script.steps.enumerated() { screen.line("\(index == self.step ? ">" : " ") \(index + 1)  \(step.title)") }
      case .offScript: if leaveScript() { return move(to: min(step, script.steps.count - 1)) }
      default: screen.line("\n" + words.keys)
      }
      screen.show(prompt)
    }
  }

  /// Whether a command of this step has run already: then going back means its beginning.
  private var hasBegun = false

  private func move(to target: Int) -> Turn {
    screen.line()
    arrive(at: max(target, 0))
    return .moved
  }

  private func askForStep() -> Int? {
    screen.line()
    guard let text = screen.answer("1-\(script.steps.count): "), let number = Int(text), script.steps.indices.contains(number - 1) else { return nil }
    return number - 1
  }

  /// Opens the ordinary prompt in the same session; true when the state of the step is to be restored.
  private func leaveScript() -> Bool {
    screen.line("\n" + words.offScript)
    recorder?.commit()
    recorder?.isListening = false
    screen.keys?.leave()
    session.host.allowsPrompts = true
    _ = Repl(session).run(.quiet)
    session.host.allowsPrompts = false
    screen.keys?.enter()
    recorder?.isListening = true
    screen.show(words.backOnScript + " ")
    let answer = screen.anyKey()
    screen.line()
    return answer == .restart
  }
}
