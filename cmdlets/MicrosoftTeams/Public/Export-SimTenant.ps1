function Export-SimTenant {
  <#
  .SYNOPSIS
    Gives the simulated tenant as objects, as JSON, or as a script that makes it again.

  .DESCRIPTION
    Objects and settings are exported; PINs, mails and the journal are not. The script, run anywhere, leads to
    a tenant with the same hash.

  .PARAMETER As
    Object, Json or Script.

  .PARAMETER Path
    A file to write to, instead of giving the text.

  .EXAMPLE
    Export-SimTenant -As Script | Select-Object -First 1

    Shows the first line of the script.

  #>
  [CmdletBinding()]
  param(
    [Parameter(Position = 0)]
    [ValidateSet('Object', 'Json', 'Script')]
    [string] $As = 'Object',
    [string] $Path
  )
  process {
    try {
      $content = Get-SimContent
      $json = if ($As -ne 'Object') { $content | ConvertTo-Json -Depth 20 -Compress }
      $text = switch ($As) {
        'Object' { $content }
        'Json' { $json }
        'Script' {
          $hash = (Get-SimTenant).Hash
          @(
            "# The tenant $((Get-SimOption).Tenant), hash $hash."
            "Import-SimTenant @'"
            $json -replace "(?m)^'@", " '@"
            "'@"
            "if ((Get-SimTenant).Hash -ne '$hash') { throw 'The tenant could not be made again.' }"
          ) -join "`n"
        }
      }
      if ($Path) { Set-Content -LiteralPath $Path -Value $text -ErrorAction Stop } else { $text }
    } catch { Write-SimError $PSCmdlet $_ }
  }
}
