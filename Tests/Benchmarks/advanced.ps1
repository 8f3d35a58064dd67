# Advanced functions: validation, pipeline input by value and by property name, ShouldProcess.
function Set-Entry {
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [Parameter(Mandatory, ValueFromPipeline)][string]$Identity,
        [ValidateRange(1, 100)][int]$Level = 5,
        [ValidateSet('Low', 'High')][string]$Mode = 'Low',
        [ValidateNotNullOrEmpty()][string]$Owner = 'nobody'
    )
    process { if ($PSCmdlet.ShouldProcess($Identity)) { $Level } }
}
function Get-Label {
    param(
        [Parameter(ValueFromPipelineByPropertyName)][string]$Name,
        [Parameter(ValueFromPipelineByPropertyName)][int]$Id
    )
    process { "$Name-$Id" }
}
$sum = 0
for ($i = 0; $i -lt 20000; $i++) { $sum += Set-Entry "user$i" -Level 7 -Mode High -Owner me }
$sum += (1..50000 | Set-Entry -Level 3 | Measure-Object -Sum).Sum
$objects = foreach ($i in 1..20000) { [pscustomobject]@{ Name = "n$i"; Id = $i } }
$labels = $objects | Get-Label
"$sum $($labels.Count) $($labels[-1])"
