function Import-PSSession {
  <#
  .SYNOPSIS
    Makes the commands of a simulated remote session available.

  .DESCRIPTION
    The commands of the simulated session belong to a module that is here already; this command only says so, as a script expects.

  .PARAMETER Session
    The session that New-CsOnlineSession gave.

  .PARAMETER CommandName
    The commands to import; all of them are here in any case.

  .PARAMETER Module
    The modules to import; all of them are here in any case.

  .PARAMETER Prefix
    Not simulated: the commands keep their names.

  .PARAMETER AllowClobber
    Permits that imported commands hide others.

  .PARAMETER DisableNameChecking
    Suppresses the warning about unusual verbs.

  .EXAMPLE
    Import-PSSession (New-CsOnlineSession) -AllowClobber

    Opens a session and imports its commands.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Mandatory, Position = 0)]
    [object] $Session,
    [Parameter(Position = 2)]
    [string[]] $CommandName,
    [Alias('PSSnapin')]
    [string[]] $Module,
    [string] $Prefix,
    [switch] $AllowClobber,
    [switch] $DisableNameChecking
  )
  process {
    Write-Verbose $script:Text.Imported
    Get-Module MicrosoftTeams
  }
}
