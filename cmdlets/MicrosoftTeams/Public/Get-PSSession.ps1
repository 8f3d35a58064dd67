function Get-PSSession {
  <#
  .SYNOPSIS
    Lists the simulated remote sessions.

  .DESCRIPTION
    Lists the sessions that New-CsOnlineSession opened. They are simulated; no computer is contacted.

  .PARAMETER Name
    The names of the sessions; wildcards are permitted.

  .PARAMETER Id
    The numbers of the sessions.

  .PARAMETER ComputerName
    The computers of the sessions; wildcards are permitted.

  .EXAMPLE
    Get-PSSession | Remove-PSSession

    Closes all sessions.

  #>
  [CmdletBinding()]
  param(
    [string[]] $Name,
    [int[]] $Id,
    [Parameter(Position = 0)]
    [Alias('Cn')]
    [string[]] $ComputerName
  )
  process {
    foreach ($session in $script:Sessions) {
      if ($Id -and $session.Id -notin $Id) { continue }
      if ($Name -and -not ($Name | Where-Object { $session.Name -like $_ })) { continue }
      if ($ComputerName -and -not ($ComputerName | Where-Object { $session.ComputerName -like $_ })) { continue }
      $session
    }
  }
}
