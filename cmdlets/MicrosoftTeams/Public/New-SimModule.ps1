function New-SimModule {
  <#
  .EXAMPLE
    New-SimModule -FromHelp ./help -Name Contoso.Stubs -ErrorAction SilentlyContinue -WhatIf
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
      # A pack from elsewhere is judged before anything is written.
      foreach ($file in Get-ChildItem -LiteralPath $FromHelp -Filter *.md) {
        if ($file.Length -gt 1MB) { Stop-Command ($script:Text.HelpTooLarge -f $file.Name) HelpFileTooLarge InvalidData $file.Name }
      }
      $commands = @(foreach ($file in Get-ChildItem -LiteralPath $FromHelp -Filter *.md | Sort-Object Name) { ConvertFrom-HelpMarkdown (Get-Content -LiteralPath $file.FullName -Raw) $file.Name })
      if (-not $commands) { Stop-Command ($script:Text.NoHelp -f $FromHelp) HelpFolderEmpty ObjectNotFound $FromHelp }
      if (-not $Name) { $Name = @($commands.Module | Where-Object { $_ }) + (Split-Path $FromHelp -Leaf) | Select-Object -First 1 }
      if ($Name -notmatch '^[A-Za-z0-9_][A-Za-z0-9_.-]*$') { Stop-Command ($script:Text.BadModuleName -f $Name) InvalidModuleName InvalidArgument $Name }
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
