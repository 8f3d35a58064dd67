function Get-PSSession {
  <#
  .EXAMPLE
    Get-PSSession | Remove-PSSession
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
