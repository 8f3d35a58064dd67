function Import-PSSession {
  <#
  .EXAMPLE
    Import-PSSession (New-CsOnlineSession) -AllowClobber
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
