/// Aliases of Windows PowerShell that PowerShell on Linux leaves to the programs of that name.
enum UnixNames {
  static let targets = [
    "cat": "Get-Content", "clear": "Clear-Host", "compare": "Compare-Object", "cp": "Copy-Item", "diff": "Compare-Object", "ls": "Get-ChildItem", "man": "Get-Help",
    "mv": "Move-Item", "ps": "Get-Process", "rm": "Remove-Item", "rmdir": "Remove-Item", "sleep": "Start-Sleep", "sort": "Sort-Object", "tee": "Tee-Object",
    "cpp": "Copy-ItemProperty", "mkdir": "md",
  ]
}
