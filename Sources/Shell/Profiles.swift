import Engine

/// Runs the user's profiles before anything else: `profile.ps1`, then that of the console, as pwsh does.
struct Profiles {
  let session: Session

  /// The exit code if a profile ended the session.
  func run() -> Int32? {
    let engine = session.engine
    guard !session.options.noProfile, session.options.plan == nil, let folder = engine.profileFolder else { return nil }
    for name in ["profile.ps1", "Microsoft.PowerShell_profile.ps1"] where HostFile.isFile(folder + "/" + name) {
      // It is the user's own, wherever the session began.
      engine.fileAccess.allowReading(folder)
      if let code = ScriptRunner(session).runInteractively(". '\(folder.replacing("'", with: "''"))/\(name)'") { return code }
    }
    return nil
  }
}
