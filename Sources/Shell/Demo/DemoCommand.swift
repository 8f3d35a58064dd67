#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import Completion
import Engine
import Stage
import Transcripts

/// `simlet demo`: lists demos, or plays one.
struct DemoCommand {
  let options: Options
  let stackLimit: UInt

  init(_ options: Options, stackLimit: UInt) {
    self.options = options
    self.stackLimit = stackLimit
  }

  func run(_ arguments: [String]) -> Int32 {
    var wanted = DemoOptions(arguments)
    wanted.isSpoken = options.screenReader
    if let problem = wanted.problem { return fail(problem, 64) }
    let language = wanted.language ?? options.culture ?? Session.environmentLanguage
    guard let name = wanted.name else { return list(language) }
    if name == "help" {
      StandardOutput.output.write(DemoOptions.usage)
      return 0
    }
    guard let path = DemoLibrary.path(name, language: wanted.language ?? (HostFile.isFile(name) ? nil : language)) else {
      let hint = SimilarWords.nearest(name, DemoLibrary.names).map { "Did you mean \($0)?" } ?? "simlet demo lists those that there are."
      return fail("There is no demo '\(PlainText.line(name))'. \(hint)", 66)
    }
    do {
      let script = try DemoScript(try SmallFile.read(path, limit: DemoScript.largestFile))
      guard wanted.first <= script.steps.count else { return fail("The demo has \(script.steps.count) steps.", 64) }
      return play(script, path, wanted)
    } catch let problem as DemoScript.Problem {
      return fail("\(path):\(problem.line): \(problem.message)", 65)
    } catch let problem as SmallFile.Problem {
      return fail("\(path) \(problem.message).", 66)
    } catch { return fail("\(path) cannot be read.", 66) }
  }

  private func play(_ script: DemoScript, _ path: String, _ wanted: DemoOptions) -> Int32 {
    var notes: DemoNotes?
    if let target = wanted.notes {
      notes = DemoNotes(target)
      if notes == nil { return fail("\(target) cannot be written: \(String(cString: strerror(errno))).", 73) }
    }
    var recorder: CastRecorder?
    if let target = wanted.recording {
      if HostFile.exists(target), !wanted.overwrites { return fail("\(target) exists; --overwrite replaces it.", 73) }
      recorder = CastRecorder(target)
      if recorder == nil { return fail("\(target) cannot be written: \(String(cString: strerror(errno))).", 73) }
    }
    let player = DemoPlayer(script, folder: path.folderAbove, wanted, stackLimit: stackLimit)
    player.notes = notes
    player.recorder = recorder
    return player.run()
  }

  private func list(_ language: String) -> Int32 {
    let names = DemoLibrary.names, width = names.map(\.count).max() ?? 0
    for name in names {
      guard let path = DemoLibrary.path(name, language: language), let bytes = try? HostFile.read(path), let script = try? DemoScript(bytes) else { continue }
      StandardOutput.output.write("\(name)\(String(repeating: " ", count: width - name.count))  \(script.title)\n")
    }
    StandardOutput.output.write(names.isEmpty ? "There are no demos here.\n" : "\nsimlet demo \(names[0]) plays one; simlet demo help tells how.\n")
    return 0
  }

  private func fail(_ message: String, _ code: Int32) -> Int32 {
    StandardOutput.error.write("simlet: \(message)\n")
    return code
  }
}
