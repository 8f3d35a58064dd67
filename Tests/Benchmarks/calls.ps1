# Calls: plain, typed with names, nested, splatted, recursive.
function Add-Pair($a, $b) { $a + $b }
function Get-Scaled { param([int]$Value, [int]$Factor = 2) $Value * $Factor }
function Get-Outer([int]$n) { function Get-Inner($x) { $x + 1 } Get-Inner $n }
function Get-Fibonacci($n) { if ($n -lt 2) { return $n } (Get-Fibonacci ($n - 1)) + (Get-Fibonacci ($n - 2)) }
$total = 0
for ($i = 0; $i -lt 50000; $i++) {
    $total += Add-Pair $i 1
    $total += Get-Scaled -Value $i -Factor 3
}
for ($i = 0; $i -lt 10000; $i++) { $total += Get-Outer $i }
$parameters = @{ Value = 4; Factor = 5 }
for ($i = 0; $i -lt 10000; $i++) { $total += Get-Scaled @parameters }
"$total $(Get-Fibonacci 18)"
