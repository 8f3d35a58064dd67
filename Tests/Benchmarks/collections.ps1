# Objects made, filtered, grouped, sorted, selected; hashtables; growing arrays and strings.
$users = foreach ($i in 1..50000) { [pscustomobject]@{ Name = "User $i"; Dept = "D$($i % 40)"; Pin = $i * 7919 % 9973; Enabled = $i % 2 -eq 0 } }
$top = $users | Where-Object { $_.Enabled } | Group-Object Dept | Sort-Object Count, Name -Descending | Select-Object -First 3
$last = ($users | Sort-Object Pin, Name | Select-Object -Last 1).Name
$short = $users | Select-Object Name, Pin
$h = @{}
foreach ($user in $users) { $h[$user.Name] = $user; $h[$user.Dept] += 1 }
$a = @(); foreach ($i in 1..20000) { $a += $i }
$t = ''; foreach ($i in 1..20000) { $t += "line $i`n" }
"$($top[0].Name) $last $($short.Count) $($h.Count) $($a.Count) $($t.Length) $(($users | Measure-Object Pin -Maximum).Maximum)"
