/// What `simlet -Help` prints.
enum HelpText {
  static let usage = """

    Usage: simlet [-File] <script> [arguments] | -Command <text> | -Command - | (nothing: a prompt)
           simlet demo | lesson | test FILE.md   demos, lessons, sessions as tests: simlet demo help, simlet lesson help

      -NoProfile -NonInteractive -NoLogo -NoExit -WorkingDirectory <folder> -Version -Help   as pwsh
      -Tenant <name>       the simulated tenant to work on (default: contoso)
      -Fresh               work on a throw-away copy of the sample tenant
      -Era SfBO|Teams      answer in the shape of this era, however the script connects
      -Plan                run on a copy and tell what would change: exit code 0 nothing, 2 changes, 1 an error
      -PlanFormat F        show the plan as Short, Full or Json
      -Seed <n>            make every id, PIN and random number the same in each run
      -Clock <time>        stop the clock at a time, such as 2026-01-01T09:00:00Z
      -Culture <name>      language of messages, mails and numbers: en-US, sv-SE, de-DE, zh-CN, it-IT
      -CmdletsPath <dir>   look for cmdlet modules here first
      -HostAccess <level>  what scripts may do to this computer: None, Folder (default), Full
      -ScreenReader        made to be read aloud; also by TERM=dumb
      -Strict              no help beyond what PowerShell itself gives

    """
}
