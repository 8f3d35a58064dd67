function New-SimModule {
  <#
  .SYNOPSIS
    Makes a module of stubs from the help files of a real one.

  .DESCRIPTION
    Reads the Markdown files (PlatyPS) of a folder, one for each command, and writes a module whose commands
    have the same names, parameter sets, types and aliases. Each says that it is a stub and gives back what it
    was called with. Edit the functions to make them answer.

  .PARAMETER FromHelp
    The folder with the Markdown files.

  .PARAMETER Path
    The folder to write the module to; the current one if nothing is said.

  .PARAMETER Name
    The name of the module; that of the help, or of its folder, if nothing is said.

  .EXAMPLE
    New-SimModule -FromHelp ./help -Name Contoso.Stubs -ErrorAction SilentlyContinue -WhatIf

    Shows what would be written.

  #>
  [CmdletBinding(SupportsShouldProcess)]
  param(
    [Parameter(Mandatory, Position = 0)]
    [string] $FromHelp,
    [Parameter(Position = 1)]
    [string] $Path = '.',
    [string] $Name
  )
  process {
    try {
      if (-not (Test-Path -LiteralPath $FromHelp)) {
        if ($WhatIfPreference) { return }
        Stop-Command ($script:Text.NoHelp -f $FromHelp) HelpFolderNotFound ObjectNotFound $FromHelp
      }
      $commands = @(foreach ($file in Get-ChildItem -LiteralPath $FromHelp -Filter *.md | Sort-Object Name) { ConvertFrom-HelpMarkdown (Get-Content -LiteralPath $file.FullName -Raw) $file.Name })
      if (-not $commands) { Stop-Command ($script:Text.NoHelp -f $FromHelp) HelpFolderEmpty ObjectNotFound $FromHelp }
      if (-not $Name) { $Name = @($commands.Module | Where-Object { $_ }) + (Split-Path $FromHelp -Leaf) | Select-Object -First 1 }
      $folder = Join-Path $Path $Name
      if (-not $PSCmdlet.ShouldProcess($folder, 'New-SimModule')) { return }
      $null = New-Item -ItemType Directory -Path $folder -Force
      Set-Content -LiteralPath "$folder/$Name.psm1" -Value (($commands.Text) -join "`n")
      $list = ($commands.Name | ForEach-Object { "    '$_'" }) -join "`n"
      Set-Content -LiteralPath "$folder/$Name.psd1" -Value "@{`n  RootModule = '$Name.psm1'`n  ModuleVersion = '0.1'`n  FunctionsToExport = @(`n$list`n  )`n  CmdletsToExport = @()`n  AliasesToExport = @()`n}"
      foreach ($command in $commands) { [pscustomobject]@{ Command = $command.Name; Parameters = $command.Parameters; Module = $Name } }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
