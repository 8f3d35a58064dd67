# Loops with arithmetic, conditions, switch and properties.
$s = 0
foreach ($i in 1..300000) { if ($i % 3 -eq 0 -and $i % 5 -ne 0) { $s += $i } }
$i = 0
while ($i -lt 300000) { $i++; if ($i % 2) { continue }; $s -= 1 }
do { $i -= 2 } until ($i -le 0)
foreach ($i in 1..100000) { switch ($i % 4) { 0 { $s++ } 1 { $s += 2 } default { $s-- } } }
$point = [pscustomobject]@{ X = 0; Y = 1 }
for ($i = 0; $i -lt 200000; $i++) { $point.X += $point.Y }
foreach ($i in 1..30000) { try { if ($i % 100 -eq 0) { throw 'x' }; $s++ } catch { $s-- } }
"$s $($point.X)"
