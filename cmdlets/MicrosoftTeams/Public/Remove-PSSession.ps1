function Remove-PSSession {
  <#
  .EXAMPLE
    Remove-PSSession $session
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
