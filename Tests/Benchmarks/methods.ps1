# Methods of strings, lists and classes; -match; .Where() and .ForEach().
class Counter { [int]$Value = 0; [void] Add([int]$n) { $this.Value += $n } [int] Twice() { return $this.Value * 2 } }
$counter = [Counter]::new()
for ($i = 0; $i -lt 20000; $i++) { $counter.Add($i) }
$list = [System.Collections.Generic.List[int]]::new()
for ($i = 0; $i -lt 100000; $i++) { $list.Add($i) }
$n = 0
for ($i = 0; $i -lt 50000; $i++) { $n += 'a-b-c'.Replace('-', '+').ToUpper().IndexOf('C') }
for ($i = 0; $i -lt 50000; $i++) { if ("user$i@contoso.com" -match '^user(\d+)@') { $n += $Matches[1].Length } }
$even = (1..100000).Where({ $_ % 2 -eq 0 }).ForEach({ $_ * 2 })
$text = [System.Text.StringBuilder]::new()
for ($i = 0; $i -lt 50000; $i++) { [void]$text.Append('x').Append($i) }
"$($counter.Twice()) $($list.Count) $n $($even.Count) $($text.Length)"
