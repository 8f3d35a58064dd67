function Export-SimTenant {
  <#
  .EXAMPLE
    Export-SimTenant -As Script | Select-Object -First 1
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
