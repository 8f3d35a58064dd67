function Remove-PSSession {
  <#
  .SYNOPSIS
    Closes simulated remote sessions.

  .DESCRIPTION
    Closes sessions that New-CsOnlineSession opened.

  .PARAMETER Session
    The sessions to close.

  .PARAMETER Id
    The numbers of the sessions to close.

  .PARAMETER Name
    The names of the sessions to close; wildcards are permitted.

  .EXAMPLE
    Remove-PSSession $session

    Closes one session.

  #>
  [CmdletBinding(DefaultParameterSetName = 'Session', SupportsShouldProcess)]
  param(
    [Parameter(ParameterSetName = 'Session', Mandatory, Position = 0, ValueFromPipeline)]
    [object[]] $Session,
    [Parameter(ParameterSetName = 'Id', Mandatory)]
    [int[]] $Id,
    [Parameter(ParameterSetName = 'Name', Mandatory)]
    [string[]] $Name
  )
  process {
    $numbers = if ($Session) { $Session.Id } elseif ($Id) { $Id } else { (Get-PSSession -Name $Name).Id }
    $script:Sessions = @($script:Sessions | Where-Object { $_.Id -notin $numbers })
  }
}
