function Get-Thing { [pscustomobject]@{ PSTypeName = 'Thing'; Name = 'lamp'; Size = 3 } }
